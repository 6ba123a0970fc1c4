import TestSupport

@testable import FEEL

extension WholeExpressionMaker {
  mutating func list(of item: Kind, _ depth: Int, _ sure: Bool) -> Fragment {
    let kind = Kind.list(item)
    switch random.below(18) {
    case 0, 1: return Fragment(literalList(item, depth, sure: sure, count: random.below(4)))
    case 2, 3: return loop(item, depth, sure)
    case 4, 5: return filter(item, depth)
    case 6: return call("concatenate", text(kind, depth, sure: sure), text(kind, depth, sure: sure))
    case 7: return call("append", text(kind, depth, sure: true), text(item, depth, sure: sure))
    case 8: return call("reverse", text(kind, depth, sure: sure))
    case 9: return call("distinct values", text(kind, depth, sure: sure))
    case 10: return call("union", text(kind, depth, sure: sure), text(kind, depth, sure: sure))
    case 11, 12: return byPlace(item, depth, sure)
    case 13: return call("list replace", text(kind, depth, sure: true), matching(item), text(item, depth, sure: true))
    case 14: return path(item, depth, sure)
    default: return ofKind(item, depth, sure)
    }
  }

  private mutating func loop(_ item: Kind, _ depth: Int, _ sure: Bool) -> Fragment {
    if item == .number, random.chance(15) {
      let (from, to) = random.pick([(0, 3), (3, 0)])
      let body = random.pick([
        "count(partial) + i", "if i = \(from) then 1 else i * partial[-1]", "i - count(partial)",
      ])
      return Fragment("for i in \(from)..\(to) return \(body)", .lowest)
    }
    let iterators = (0..<1 + random.below(2)).map { _ in iterator(depth) }
    let body = within(iterators.map(\.variable)) { $0.text(item, depth, sure: sure) }
    return Fragment("for \(iterators.map(\.text).joined(separator: ", ")) return \(body)", .lowest)
  }

  /// By a condition that names the item, or the entries of the records.
  private mutating func filter(_ item: Kind, _ depth: Int) -> Fragment {
    let list = text(.list(item), depth, .postfix, sure: true)
    var inner = [Variable(name: "item", kind: item, isSure: true)]
    if item == .record {
      inner += WholeExpressionMaker.recordKeys.map { Variable(name: $0.name, kind: $0.kind, isSure: true) }
    }
    let condition = within(inner) { maker in
      if item == .record, maker.random.chance(40) {
        return maker.random.pick(["a > 1", "b = \"a\"", "c", "item.a <= 2"])
      }
      if item != .record, maker.random.chance(40) { return maker.comparisonOfItem(item) }
      return maker.text(.boolean, max(1, depth))
    }
    return Fragment("\(list)[\(condition)]")
  }

  private mutating func comparisonOfItem(_ item: Kind) -> String {
    if item == .boolean { return "item" }
    if item == .list(.number) { return "count(item) > \(random.below(3))" }
    return "item \(random.pick(WholeExpressionMaker.comparisons)) \(text(item, 0, .additive, sure: true))"
  }

  /// A list of which the places are known.
  private mutating func byPlace(_ item: Kind, _ depth: Int, _ sure: Bool) -> Fragment {
    let list = literalList(item, depth, sure: sure, count: 3)
    let place = random.pick(["1", "2", "3", "-1", "-2"])
    switch random.below(5) {
    case 0: return call("sublist", list, place)
    case 1: return call("sublist", list, random.pick(["1", "2", "-2"]), random.pick(["1", "2"]))
    case 2: return call("insert before", list, place, text(item, depth, sure: sure))
    case 3: return call("remove", list, place)
    default: return call("list replace", list, place, text(item, depth, sure: sure))
    }
  }

  private mutating func matching(_ item: Kind) -> String {
    switch item {
    case .number, .string, .date:
      "function(item, newItem) item \(random.pick(WholeExpressionMaker.comparisons)) newItem"
    default: "function(x, y) x = y"
    }
  }

  /// The entries of records under one name.
  private mutating func path(_ item: Kind, _ depth: Int, _ sure: Bool) -> Fragment {
    guard let key = WholeExpressionMaker.recordKeys.first(where: { $0.kind == item })?.name else {
      return Fragment(literalList(item, depth, sure: sure, count: 2))
    }
    return Fragment(text(.list(.record), depth, .postfix, sure: true) + "." + key)
  }

  private mutating func ofKind(_ item: Kind, _ depth: Int, _ sure: Bool) -> Fragment {
    switch item {
    case .number: return listOfNumbers(depth, sure)
    case .string: return listOfStrings(depth, sure)
    case .record:
      return random.chance(70) ? Fragment(literalList(.record, depth, sure: sure, count: 2)) : mapped(depth, sure)
    case .date:
      return call("sort", text(.list(.date), depth, sure: true), "function(x, y) x < y")
    default: return Fragment(literalList(item, depth, sure: sure, count: 2))
    }
  }

  private mutating func mapped(_ depth: Int, _ sure: Bool) -> Fragment {
    let name = newName()
    let list = text(.list(.record), depth, sure: true)
    return Fragment(
      "for \(name) in \(list) return context put(\(name), \"a\", \(text(.number, depth, sure: sure)))", .lowest)
  }

  private mutating func listOfNumbers(_ depth: Int, _ sure: Bool) -> Fragment {
    switch random.below(4) {
    case 0: return call("flatten", text(.list(.list(.number)), depth, sure: sure))
    case 1:
      return call("sort", text(.list(.number), depth, sure: true), "function(x, y) x \(random.pick(["<", ">"])) y")
    case 2: return call("index of", text(.list(.number), depth, sure: true), text(.number, depth, sure: sure))
    default: return call("mode", text(.list(.number), depth, sure: sure))
    }
  }

  private mutating func listOfStrings(_ depth: Int, _ sure: Bool) -> Fragment {
    switch random.below(3) {
    case 0:
      return call("split", text(.string, depth, sure: sure), random.pick(["\"b\"", "\";\"", "\"\\\\s\"", "\"[bc]\""]))
    case 1: return Fragment("get entries(\(text(.record, depth, sure: sure))).key")
    default: return call("sort", text(.list(.string), depth, sure: true), "function(x, y) x < y")
    }
  }

  // MARK: - Contexts

  mutating func record(_ depth: Int, _ sure: Bool) -> Fragment {
    switch random.below(6) {
    case 0: return Fragment(literalList(.record, depth, sure: sure, count: 2) + random.pick(["[1]", "[-1]"]))
    case 1: return call("context put", text(.record, depth, sure: true), "\"a\"", text(.number, depth, sure: sure))
    case 2: return call("context put", text(.record, depth, sure: true), "[\"b\"]", text(.string, depth, sure: sure))
    case 3:
      return call("context merge", "[\(text(.record, depth, sure: true)), {b: \(text(.string, depth, sure: sure))}]")
    case 4:
      let entries = WholeExpressionMaker.recordKeys.map {
        "{key: \"\($0.name)\", value: \(text($0.kind, depth, sure: sure))}"
      }
      return call("context", "[\(entries.joined(separator: ", "))]")
    default: return Fragment(recordText(depth, sure))
    }
  }
}
