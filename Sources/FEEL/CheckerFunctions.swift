import Caseload
import SourceText

extension Checker {
  mutating func call(_ function: Node, _ arguments: [Node.Argument], _ range: Range<Int>) -> Typed? {
    guard case .name(let name) = function.kind else {
      report(FEELDiagnostics.notAFunction(text(function), span(function.range)))
      return nil
    }
    guard let builtIn = BuiltIn.all[name] else {
      let near = suggestion(for: name, among: FunctionNames.ofRules)
      report(FEELDiagnostics.unknownFunction(name, near: near, span(function.range)))
      return nil
    }
    guard builtIn.use == .everywhere else {
      report(FEELDiagnostics.functionNotInRules(name, span(function.range)))
      return nil
    }
    if let calendar = builtIn.needs {
      facts.calendars.insert(calendar)
      if scope.calendars?.contains(calendar) != true {
        report(FEELDiagnostics.noCalendar(name, calendar, canBeNamed: scope.calendars != nil, span(function.range)))
        return nil
      }
    }
    guard let values = inOrder(builtIn, arguments, range) else { return nil }
    return apply(builtIn, values, range)
  }

  /// The arguments without their labels, in the order in which functions of rules take them.
  private mutating func inOrder(_ builtIn: BuiltIn, _ arguments: [Node.Argument], _ range: Range<Int>) -> [Node]? {
    guard arguments.contains(where: { $0.label != nil }) else { return arguments.map(\.value) }
    let labelled = arguments.map { (label: $0.label?.text, value: $0.value) }
    var problem: String?
    for form in builtIn.forms {
      switch form.placed(labelled) {
      // What is left out in the middle would have to be null.
      case .success(let placed): return placed.reversed().drop(while: \.isEmpty).reversed().flatMap(\.self)
      case .failure(let why): problem = problem ?? why.text
      }
    }
    report(FEELDiagnostics.badArguments(builtIn.name, problem ?? "", span(range)))
    return nil
  }

  /// A call as rules compile it best; else as whole FEEL does.
  private mutating func apply(_ builtIn: BuiltIn, _ arguments: [Node], _ range: Range<Int>) -> Typed? {
    let name = builtIn.name
    switch (name, arguments.count) {
    case ("today", 0):
      facts.today = true
      return Typed(.today, .date, range, isNullable: false)
    case ("count", 1), ("sum", 1): return ofRecords(builtIn, arguments[0], range)
    case ("min", 1...), ("max", 1...): return extreme(builtIn, arguments, range)
    case ("list contains", 2): return listContains(builtIn, arguments, range)
    case ("is missing", 1):
      return check(arguments[0]).flatMap { compare(.equal, $0, Typed(.null, .null, range), range) }
    case ("get or else", 2): return orElse(arguments, range)
    case ("date", 1): return date(arguments[0], range)
    case ("date", 3) where arguments.allSatisfy(\.isNumberLiteral): return dateFromNumbers(arguments, range)
    case ("date and time", 1), ("duration", 1): return temporalCall(name, arguments[0], range)
    default:
      let checked = arguments.map { check($0) }
      let values = checked.compactMap { $0 }
      guard values.count == arguments.count else { return nil }
      return general(builtIn, values, range)
    }
  }

  private mutating func general(_ builtIn: BuiltIn, _ values: [Typed], _ range: Range<Int>) -> Typed? {
    apply(builtIn, values.map { GeneralArgument(label: nil, value: $0) }, range)
  }

  // MARK: - Lists

  /// `count` and `sum` of records, or of a list that was worked out.
  private mutating func ofRecords(_ builtIn: BuiltIn, _ node: Node, _ range: Range<Int>) -> Typed? {
    guard let typed = check(node) else { return nil }
    guard let (rows, element) = typed.elements else {
      if typed.type.isList { return general(builtIn, [typed], range) }
      report(FEELDiagnostics.needsList(builtIn.name, text(typed), words(typed.type), span(typed.range)))
      return nil
    }
    if builtIn.name == "count" { return Typed(.count(rows), .number, range, isNullable: false) }
    guard element.type == .number, !element.isGeneral else {
      if Checker.hasSum(element.type) { return general(builtIn, [typed], range) }
      report(
        FEELDiagnostics.needsElements("sum", "numbers", text(node), words(.list(of: element.type)), span(node.range)))
      return nil
    }
    return Typed(.sum(rows, element), .number, range)
  }

  private static func hasSum(_ type: ValueType) -> Bool {
    type == .number || type == .daysDuration || type == .monthsDuration
  }

  private mutating func extreme(_ builtIn: BuiltIn, _ nodes: [Node], _ range: Range<Int>) -> Typed? {
    let which: Extreme = builtIn.name == "min" ? .min : .max
    let checked = nodes.map { check($0) }
    var all = checked.compactMap { $0 }
    guard all.count == nodes.count else { return nil }
    if all.count == 1, case .literalList(let items) = all[0].op { all = items }
    if all.count == 1, let (rows, element) = all[0].elements, !element.isGeneral {
      guard Checker.hasExtremes(element.type) else { return refuse(builtIn.name, all[0]) }
      return Typed(.extreme(which, rows, element), element.type, range)
    }
    if all.count == 1, all[0].type.isList { return general(builtIn, all, range) }
    for value in all where !Checker.hasExtremes(value.type) { return refuse(builtIn.name, value) }
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

  private mutating func listContains(_ builtIn: BuiltIn, _ nodes: [Node], _ range: Range<Int>) -> Typed? {
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

  private mutating func date(_ node: Node, _ range: Range<Int>) -> Typed? {
    guard let value = check(node) else { return nil }
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

extension Node {
  fileprivate var isNumberLiteral: Bool { if case .number = kind { true } else { false } }
}
