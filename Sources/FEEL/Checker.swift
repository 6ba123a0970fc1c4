import Caseload
import CivilTime
public import SourceText

/// Checks an expression against the names and types of a schema. All mistakes are reported at their places; then nil.
///
/// - Parameter expecting: the type that the value must have; nil for any.
public func check(
  _ expression: Expression, in scope: Scope, expecting: ValueType?, diagnostics: inout Diagnostics
) -> CheckedExpression? {
  var checker = Checker(expression, scope)
  let root = checker.root(expecting: expecting)
  let failed = checker.diagnostics.hasErrors
  diagnostics.append(checker.diagnostics)
  guard let root, !failed else { return nil }
  return CheckedExpression(expression: expression, root: root, shape: scope.shape, facts: checker.facts)
}

/// What an expression reads.
struct ReadFacts: Sendable {
  var fields: Set<FieldAddress> = []
  var lists: Set<Int> = []
  var dated: Set<FieldAddress> = []
  var histories: Set<FieldAddress> = []
  var today = false
  /// A date that the caller gives.
  var extra = false
  var previous = false, next = false
  var calendars: Set<CalendarKind> = []
}

/// Gives every part of an expression its meaning and type.
struct Checker {
  let source: ExpressionSource
  let node: Node
  let scope: Scope
  let shape: Shape
  var diagnostics = Diagnostics()
  var facts = ReadFacts()
  /// Who lends names, outermost first.
  var frames: [NameFrame]
  /// Whole FEEL: what loops, functions, contexts and filters lend.
  var variables = Variables()
  /// The slot that the next list may use.
  var nextSlot = Slot.firstLocal

  init(_ expression: Expression, _ scope: Scope) {
    source = expression.source
    node = expression.root
    self.scope = scope
    shape = scope.shape
    frames = scope.given != nil ? [] : [
      .record(
        list: shape.aboutList, Typed(.slot(Slot.subject), .record(list: shape.aboutList), 0..<0, isNullable: false))
    ]
    if let item = scope.item {
      frames.append(.record(list: item, Typed(.slot(Slot.item), .record(list: item), 0..<0, isNullable: false)))
    }
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.report(diagnostic) }
  func span(_ range: Range<Int>) -> SourceSpan { source.span(ofUTF8: range) }
  func text(_ node: Node) -> String { source.text(in: node.range) }
  func text(_ typed: Typed) -> String { source.text(in: typed.range) }
  func words(_ type: ValueType) -> String { type.inWords(shape) }

  mutating func root(expecting: ValueType?) -> Typed? {
    if case .unaryTest(let op, let operand) = node.kind {
      report(FEELDiagnostics.bareTest(op, text(operand), example: exampleName(), span(node.range)))
      return nil
    }
    guard let expecting else { return check(node) }
    if expecting == .boolean { return condition(node) }
    guard let typed = check(node, wanted: expecting) else { return nil }
    if typed.type == expecting { return typed }
    if let code = expecting.codes, case .text = typed.op { return codeLiteral(typed, code, beside: nil) }
    report(FEELDiagnostics.wrongResult(text(typed), words(typed.type), words(expecting), span(typed.range)))
    return nil
  }

  /// A field to show in an example of a comparison.
  private func exampleName() -> String {
    shape.lists[scope.item ?? shape.aboutList].fields.first { if case .code = $0.type { true } else { false } }?.name
      ?? "category"
  }

  /// Checks a part; `wanted` is the type that its neighbour has, for better advice.
  mutating func check(_ node: Node, wanted: ValueType? = nil) -> Typed? {
    switch node.kind {
    case .null: return Typed(.null, .null, node.range)
    case .boolean(let value): return Typed(.truth(value), .boolean, node.range, isNullable: false)
    case .number(let text): return number(text, node.range)
    case .string(let text): return Typed(.text(text), .string, node.range, isNullable: false)
    case .temporal(let text): return temporal(text, node.range)
    case .name(let name): return resolve(name, node.range, use: .value, wanted: wanted)
    case .path(let base, let name): return path(base, name, node.range)
    case .filter(let base, let condition): return filter(base, condition, node.range)
    case .call(let function, let arguments): return call(function, arguments, node.range)
    case .comparison, .between, .isIn, .unaryTest: return comparing(node)
    case .and, .or, .not, .ifElse, .quantified: return logic(node)
    case .negative, .arithmetic: return arithmetic(node)
    case .list(let items): return literalList(items, node.range)
    case .range(let parts): return self.range(parts, node.range)
    case .forEach(let bindings, let body): return forEach(bindings, body, node)
    case .context, .function, .external, .instanceOf:
      report(FEELDiagnostics.notInRules(node, text(node), span(node.range)))
      return nil
    }
  }

  // MARK: - Literals

  private mutating func number(_ text: String, _ range: Range<Int>) -> Typed? {
    switch Literals.number(text) {
    case .millionths(let value): return Typed(.scalar(value), .number, range, isNullable: false)
    case .tooManyDecimals: report(FEELDiagnostics.numberTooFine(span(range)))
    case .tooLarge: report(FEELDiagnostics.numberTooLarge(span(range)))
    }
    return nil
  }

  /// `@"…"`: a date, a date with a time, or a duration.
  mutating func temporal(_ text: String, _ range: Range<Int>) -> Typed? {
    if let day = Literals.date(text) { return Typed(.scalar(day), .date, range, isNullable: false) }
    if let minutes = Literals.dateTime(text) { return Typed(.scalar(minutes), .dateTime, range, isNullable: false) }
    if let duration = duration(text, range) { return duration }
    report(FEELDiagnostics.badTemporal(text, span(range)))
    return nil
  }

  func duration(_ text: String, _ range: Range<Int>) -> Typed? {
    switch Literals.duration(text) {
    case .seconds(let seconds): Typed(.scalar(seconds), .daysDuration, range, isNullable: false)
    case .months(let months): Typed(.scalar(months), .monthsDuration, range, isNullable: false)
    case nil: nil
    }
  }

  private mutating func literalList(_ items: [Node], _ range: Range<Int>) -> Typed? {
    let checked = items.map { check($0) }
    let all = checked.compactMap { $0 }
    guard all.count == items.count else { return nil }
    guard let first = all.first(where: { !$0.isNullLiteral }) else {
      report(FEELDiagnostics.emptyList(span(range)))
      return nil
    }
    guard let other = all.first(where: { $0.type != first.type && !$0.isNullLiteral }) else {
      return Typed(.literalList(all), .list(of: first.type), range, isNullable: false)
    }
    report(
      FEELDiagnostics.mixedTypes(text(first), words(first.type), text(other), words(other.type), span(other.range)))
    return nil
  }

  // MARK: - Constants

  /// A condition made of other parts: one that reads nothing has one answer for ever.
  mutating func truth(_ op: Op, _ range: Range<Int>) -> Typed? {
    let typed = Typed(op, .boolean, range)
    guard typed.isConstant else { return typed }
    let answer = Binder.constant(typed, shape).truth
    report(FEELDiagnostics.settled(answer.value ?? false, span(range)))
    return nil
  }

  /// A value made of other parts: a constant one must be there.
  mutating func value(_ op: Op, _ type: ValueType, _ range: Range<Int>) -> Typed? {
    let typed = Typed(op, type, range)
    guard typed.isConstant, type != .string, !typed.isGeneral else { return typed }
    let value = Binder.constant(typed, shape)
    if !value.flags.isNull { return Typed(.scalar(value.value), type, range, isNullable: false) }
    report(FEELDiagnostics.alwaysFails(source.text(in: range), span(range)))
    return nil
  }
}
