import Caseload
import SourceText

extension Checker {
  mutating func call(_ function: Node, _ arguments: [Node.Argument], _ range: Range<Int>) -> Typed? {
    guard case .name(let name) = function.kind else {
      report(FEELDiagnostics.notAFunction(text(function), span(function.range)))
      return nil
    }
    guard FunctionNames.ofRules.contains(name) else {
      let near = suggestion(for: name, among: FunctionNames.ofRules)
      report(
        FunctionNames.ofWholeFEEL.contains(name)
          ? FEELDiagnostics.functionNotInRules(name, span(function.range))
          : FEELDiagnostics.unknownFunction(name, near: near, span(function.range)))
      return nil
    }
    if let label = arguments.lazy.compactMap(\.label).first {
      report(FEELDiagnostics.namedArgument(label.text, span(label.range)))
      return nil
    }
    let counts = Checker.argumentCounts(name)
    guard counts.contains(arguments.count) else {
      report(FEELDiagnostics.argumentCount(name, counts, arguments.count, span(range)))
      return nil
    }
    return apply(name, arguments.map(\.value), range)
  }

  static func argumentCounts(_ name: String) -> ClosedRange<Int> {
    switch name {
    case "today": 0...0
    case "list contains", "get or else": 2...2
    case "min", "max", "sum": 1...64
    case "date": 1...3
    default: 1...1
    }
  }

  private mutating func apply(_ name: String, _ arguments: [Node], _ range: Range<Int>) -> Typed? {
    switch name {
    case "today":
      facts.today = true
      return Typed(.today, .date, range, isNullable: false)
    case "count": return count(arguments[0], range)
    case "sum": return sum(arguments, range)
    case "min": return extreme(.min, arguments, range)
    case "max": return extreme(.max, arguments, range)
    case "list contains": return listContains(arguments, range)
    case "is missing":
      return check(arguments[0]).flatMap { compare(.equal, $0, Typed(.null, .null, range), range) }
    case "get or else": return orElse(arguments, range)
    case "date": return date(arguments, range)
    case "date and time", "duration": return temporalCall(name, arguments[0], range)
    default:
      // `not` with one argument is read as such before it comes here.
      return nil
    }
  }

  // MARK: - Lists

  /// An argument that must be a list of records or of what they hold.
  private mutating func list(_ node: Node, for name: String) -> (rows: Rows, element: Typed)? {
    guard let typed = check(node) else { return nil }
    if let elements = typed.elements { return elements }
    report(FEELDiagnostics.needsList(name, text(typed), words(typed.type), span(typed.range)))
    return nil
  }

  private mutating func count(_ node: Node, _ range: Range<Int>) -> Typed? {
    list(node, for: "count").map { Typed(.count($0.rows), .number, range, isNullable: false) }
  }

  private mutating func sum(_ nodes: [Node], _ range: Range<Int>) -> Typed? {
    if nodes.count > 1 {
      report(FEELDiagnostics.needsList("sum", text(nodes[0]), "one of several values", span(nodes[0].range)))
      return nil
    }
    guard let (rows, element) = list(nodes[0], for: "sum") else { return nil }
    guard element.type == .number else {
      report(
        FEELDiagnostics.needsElements(
          "sum", "numbers", text(nodes[0]), words(.list(of: element.type)), span(nodes[0].range)))
      return nil
    }
    return Typed(.sum(rows, element), .number, range)
  }

  private mutating func extreme(_ which: Extreme, _ nodes: [Node], _ range: Range<Int>) -> Typed? {
    let name = which == .min ? "min" : "max"
    let checked = nodes.map { check($0) }
    var all = checked.compactMap { $0 }
    guard all.count == nodes.count else { return nil }
    if all.count == 1, case .literalList(let items) = all[0].op { all = items }
    if all.count == 1, let (rows, element) = all[0].elements {
      guard Checker.hasExtremes(element.type) else { return refuse(name, all[0]) }
      return Typed(.extreme(which, rows, element), element.type, range)
    }
    for value in all where !Checker.hasExtremes(value.type) { return refuse(name, value) }
    if let other = all.first(where: { $0.type != all[0].type }) {
      report(
        FEELDiagnostics.mixedTypes(text(all[0]), words(all[0].type), text(other), words(other.type), span(other.range)))
      return nil
    }
    return value(.extremeOf(which, all), all[0].type, range)
  }

  private static func hasExtremes(_ type: ValueType) -> Bool {
    switch type {
    case .number, .date, .daysDuration, .monthsDuration: true
    default: false
    }
  }

  private mutating func refuse(_ name: String, _ value: Typed) -> Typed? {
    report(FEELDiagnostics.needsElements(name, "numbers or dates", text(value), words(value.type), span(value.range)))
    return nil
  }

  private mutating func listContains(_ nodes: [Node], _ range: Range<Int>) -> Typed? {
    let list = check(nodes[0])
    nextSlot += 1
    let value = check(nodes[1], wanted: list?.elementType)
    nextSlot -= 1
    guard let list, let value else { return nil }
    guard list.type.isList else {
      report(FEELDiagnostics.needsList("list contains", text(list), words(list.type), span(list.range)))
      return nil
    }
    return contains(list, value, range)
  }

  // MARK: - Values

  private mutating func orElse(_ nodes: [Node], _ range: Range<Int>) -> Typed? {
    let a = check(nodes[0])
    let b = check(nodes[1], wanted: a?.type)
    guard let a, let b, let (x, y, type) = unify(a, b, range) else { return nil }
    if !x.isNullable {
      report(FEELDiagnostics.neverNull(text(a), isList: false, .equal, span(a.range)))
      return nil
    }
    return Typed(.orElse(x, y), type, range)
  }

  private mutating func date(_ nodes: [Node], _ range: Range<Int>) -> Typed? {
    if nodes.count == 3 { return dateFromNumbers(nodes, range) }
    guard nodes.count == 1 else {
      report(FEELDiagnostics.argumentCount("date", 1...3, nodes.count, span(range)))
      return nil
    }
    guard let value = check(nodes[0]) else { return nil }
    switch (value.type, value.op) {
    case (.date, _): return Typed(value.op, .date, range, isNullable: value.isNullable)
    case (.dateTime, .scalar(let minutes)):
      return Typed(.scalar((minutes >> 1).flooredDays), .date, range, isNullable: false)
    case (.dateTime, _): return Typed(.dateOf(value), .date, range, isNullable: value.isNullable)
    case (.string, .text(let text)):
      if let day = Literals.date(text) { return Typed(.scalar(day), .date, range, isNullable: false) }
      report(FEELDiagnostics.badTemporal(text, span(value.range)))
    default: report(FEELDiagnostics.notADate(text(value), words(value.type), span(value.range)))
    }
    return nil
  }

  private mutating func dateFromNumbers(_ nodes: [Node], _ range: Range<Int>) -> Typed? {
    var parts: [String] = []
    for node in nodes {
      guard case .number(let text) = node.kind, text.utf8.count <= 4, !text.contains(".") else {
        report(FEELDiagnostics.notADate(text(node), "not a plain number", span(node.range)))
        return nil
      }
      parts.append(String(repeating: "0", count: max(0, (parts.isEmpty ? 4 : 2) - text.utf8.count)) + text)
    }
    return temporal(parts.joined(separator: "-"), range).flatMap { $0.type == .date ? $0 : nil }
  }

  /// `date and time("…")` and `duration("…")`: of a text that is written there.
  private mutating func temporalCall(_ name: String, _ node: Node, _ range: Range<Int>) -> Typed? {
    guard case .string(let text) = node.kind else {
      report(FEELDiagnostics.needsLiteral(name, span(node.range)))
      return nil
    }
    if name == "duration" {
      if let duration = duration(text, range) { return duration }
    } else if let minutes = Literals.dateTime(text) ?? Literals.date(text).map({ $0 * 2880 }) {
      return Typed(.scalar(minutes), .dateTime, range, isNullable: false)
    }
    report(FEELDiagnostics.badTemporal(text, span(node.range)))
    return nil
  }
}

extension Int64 {
  /// The day number that minutes since 1970-01-01 fall on.
  var flooredDays: Int64 { self >= 0 ? self / 1440 : (self - 1439) / 1440 }
}

extension Typed {
  var elementType: ValueType? { if case .list(let element) = type { element } else { nil } }
}
