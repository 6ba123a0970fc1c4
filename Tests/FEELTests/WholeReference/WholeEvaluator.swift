@testable import FEEL

extension WholeReference {
  /// The value of a tree, where names stand for these values. What fails is null.
  static func evaluate(_ node: Node, _ names: Names = [:]) -> Value {
    switch node.kind {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .number(let text): return ExactNumber(literal: text).map { .number($0) } ?? .null
    case .string(let text): return .string(text)
    case .temporal(let text): return WholeCalendar.read(text)
    case .name(let name): return names[name] ?? .null
    case .negative(let operand): return negated(evaluate(operand, names))
    case .arithmetic(let op, let a, let b): return arithmetic(op, evaluate(a, names), evaluate(b, names))
    case .comparison(let op, let a, let b): return .truth(compare(op, evaluate(a, names), evaluate(b, names)))
    case .and(let parts): return .truth(all(parts.map { evaluate($0, names).boolean }))
    case .or(let parts): return .truth(any(parts.map { evaluate($0, names).boolean }))
    case .not(let operand): return .truth(evaluate(operand, names).boolean.map { !$0 })
    case .list(let items): return .list(items.map { evaluate($0, names) })
    case .ifElse(let condition, let then, let otherwise):
      return evaluate(evaluate(condition, names).boolean == true ? then : otherwise, names)
    default: return form(node, names)
    }
  }

  private static func form(_ node: Node, _ names: Names) -> Value {
    switch node.kind {
    case .between(let value, let lower, let upper):
      let value = evaluate(value, names)
      return .truth(
        all([compare(.atLeast, value, evaluate(lower, names)), compare(.atMost, value, evaluate(upper, names))]))
    case .isIn(let value, let tests):
      let value = evaluate(value, names)
      return .truth(any(tests.map { passes(value, $0, names) }))
    case .unaryTest(let op, let end): return range(op, evaluate(end, names))
    case .range(let parts): return range(parts, names)
    case .quantified(let quantifier, let bindings, let body):
      guard let all = bound(bindings[...], names) else { return .null }
      let answers = all.map { evaluate(body, $0).boolean }
      return .truth(quantifier == .some ? any(answers) : self.all(answers))
    case .forEach(let bindings, let body): return loop(bindings, body, names)
    case .path(let base, let name): return path(evaluate(base, names), name.text)
    case .filter(let base, let condition): return filter(evaluate(base, names), condition, names)
    case .call(let function, let arguments): return call(function, arguments, names)
    case .context(let entries): return context(entries, names)
    case .function(let parameters, let body):
      return .function(Function(parameters: parameters, body: body, names: names))
    case .instanceOf(let value, let type):
      let value = evaluate(value, names)
      return .boolean(!value.isNull && conforms(value, to: type))
    default: return .null
    }
  }

  // MARK: - Three-valued logic

  /// False where one is false, true where all are true, else unknown.
  static func all(_ truths: [Bool?]) -> Bool? {
    truths.contains(false) ? false : truths.contains(nil) ? nil : true
  }

  /// True where one is true, false where all are false, else unknown.
  static func any(_ truths: [Bool?]) -> Bool? {
    truths.contains(true) ? true : truths.contains(nil) ? nil : false
  }

  // MARK: - Ranges and tests

  private static func range(_ parts: Node.RangeParts, _ names: Names) -> Value {
    let (lower, upper) = (evaluate(parts.lower, names), evaluate(parts.upper, names))
    // The ends must be of one kind that has an order, the lower not after the upper.
    guard compare(.atMost, lower, upper) == true else { return .null }
    return .range(
      Span(lower: lower, upper: upper, includesLower: parts.includesLower, includesUpper: parts.includesUpper))
  }

  private static func range(_ op: Comparison, _ end: Value) -> Value {
    guard order(end, end) != nil else { return .null }
    switch op {
    case .less, .atMost:
      return .range(Span(lower: nil, upper: end, includesLower: false, includesUpper: op == .atMost))
    case .greater, .atLeast:
      return .range(Span(lower: end, upper: nil, includesLower: op == .atLeast, includesUpper: false))
    case .equal: return .range(Span(lower: end, upper: end, includesLower: true, includesUpper: true))
    case .notEqual: return .null
    }
  }

  static func isIn(_ value: Value, _ span: Span) -> Bool? {
    all([
      span.lower.map { compare(span.includesLower ? .atLeast : .greater, value, $0) } ?? true,
      span.upper.map { compare(span.includesUpper ? .atMost : .less, value, $0) } ?? true,
    ])
  }

  /// Whether a value passes one test of those after `in`.
  private static func passes(_ value: Value, _ test: Node, _ names: Names) -> Bool? {
    if case .unaryTest(let op, let other) = test.kind { return compare(op, value, evaluate(other, names)) }
    switch evaluate(test, names) {
    case .range(let span): return isIn(value, span)
    case .null where test.children.count == 2: return nil  // A range that is none.
    case .list(let items):
      if case .list = value, equal(value, .list(items)) == true { return true }
      return items.contains { item in (item.span.map { isIn(value, $0) } ?? equal(value, item)) == true }
    case let other: return equal(value, other)
    }
  }

  // MARK: - Loops

  /// The names of each round, the last iterator the fastest; nil where something is no list.
  private static func bound(_ bindings: ArraySlice<Node.Binding>, _ names: Names) -> [Names]? {
    guard let first = bindings.first else { return [names] }
    guard let items = rounds(first.list, names) else { return nil }
    var result: [Names] = []
    for item in items {
      guard let inner = bound(bindings.dropFirst(), names.merging([first.name.text: item]) { $1 }) else { return nil }
      result += inner
    }
    return result
  }

  /// What is run over: the items of a list, or the whole numbers or days from one end to the other, up or down.
  private static func rounds(_ node: Node, _ names: Names) -> [Value]? {
    guard case .range(let parts) = node.kind else {
      let value = evaluate(node, names)
      return value.isNull ? nil : value.items ?? [value]
    }
    switch (evaluate(parts.lower, names), evaluate(parts.upper, names)) {
    case (.number(let a), .number(let b)):
      guard let from = a.int, let to = b.int else { return nil }
      return steps(from, to, parts).map { .number($0) }
    case (.date(let from), .date(let to)): return steps(from, to, parts).map { .date($0) }
    default: return nil
    }
  }

  private static func steps(_ from: Int, _ to: Int, _ parts: Node.RangeParts) -> [Int] {
    var steps = Array(min(from, to)...max(from, to))
    if from > to { steps.reverse() }
    return steps.filter { (parts.includesLower || $0 != from) && (parts.includesUpper || $0 != to) }
  }

  private static func loop(_ bindings: [Node.Binding], _ body: Node, _ names: Names) -> Value {
    guard let all = bound(bindings[...], names) else { return .null }
    var results: [Value] = []
    for names in all { results.append(evaluate(body, names.merging(["partial": .list(results)]) { $1 })) }
    return .list(results)
  }

  // MARK: - Contexts, paths and filters

  /// Each entry knows those before it. Null where a key stands twice.
  private static func context(_ entries: [Node.Entry], _ names: Names) -> Value {
    var (names, result) = (names, [Entry]())
    for entry in entries {
      if result.contains(where: { isSame($0.key, entry.key.text) }) { return .null }
      let value = evaluate(entry.value, names)
      names[entry.key.text] = value
      result.append(Entry(key: entry.key.text, value: value))
    }
    return .context(result)
  }

  static func path(_ value: Value, _ name: String) -> Value {
    switch value {
    case .context(let entries): return entries.first { isSame($0.key, name) }?.value ?? .null
    case .list(let items): return .list(items.map { path($0, name) })
    case .range(let span): return property(name, of: span)
    default: return WholeCalendar.property(name, of: value) ?? .null
    }
  }

  private static func property(_ name: String, of span: Span) -> Value {
    switch name {
    case "start": span.lower ?? .null
    case "end": span.upper ?? .null
    case "start included": .boolean(span.includesLower)
    case "end included": .boolean(span.includesUpper)
    default: .null
    }
  }

  private static func filter(_ base: Value, _ condition: Node, _ names: Names) -> Value {
    if base.isNull { return .null }
    let items = base.items ?? [base]
    // An index is what gives a number by itself: `item` is always that of this filter.
    var outer = names
    outer["item"] = nil
    if let place = evaluate(condition, outer).number { return place.int.flatMap { item($0, of: items) } ?? .null }
    return .list(
      items.filter { item in
        var inner = names
        inner["item"] = item
        for entry in item.entries ?? [] { inner[entry.key] = entry.value }
        return evaluate(condition, inner).boolean == true
      })
  }

  /// Counted from 1, or from -1 at the end.
  static func item(_ place: Int, of items: [Value]) -> Value? {
    let index = place > 0 ? place - 1 : items.count + place
    return place != 0 && items.indices.contains(index) ? items[index] : nil
  }
}
