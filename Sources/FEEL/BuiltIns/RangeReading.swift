import SourceText

extension BuiltIn {
  /// The longest text that may spell out a range, in bytes.
  private static let longestRange = 1_000

  /// The range that a text spells out; its ends are literals.
  static func made(_ text: String, _ call: inout Call) -> Value {
    guard text.utf8.count <= longestRange else { return call.fail("the text is too long for a range") }
    guard call.step(8 + text.utf8.count) else { return .null }
    let source = ExpressionSource(SourceFile(name: "", text: text), isWholeFEEL: true)
    var diagnostics = Diagnostics()
    guard let expression = readExpression(source, limits: .standard, diagnostics: &diagnostics),
      case .range(let parts) = expression.root.kind,
      let lower = literal(parts.lower, &call), let upper = literal(parts.upper, &call)
    else { return call.fail("the text is no range of literals; a range is written [1..10]") }
    if lower.isNull != upper.isNull || lower.order(upper, call.zones).map({ $0 <= 0 }) == true {
      return .range(
        RangeValue(lower, upper, includesLower: parts.includesLower, includesUpper: parts.includesUpper))
    }
    return call.fail("the ends must be of one kind, and the smaller comes first")
  }

  /// The value of a literal; nil for anything that must be worked out.
  private static func literal(_ node: Node, _ call: inout Call) -> Value? {
    switch node.kind {
    case .null: return .null
    case .number(let text): return Decimal(literal: text).map { .number($0) }
    case .negative(let operand): return literal(operand, &call)?.negated
    case .string(let text): return .string(text)
    case .temporal(let text): return Value(temporal: text, call.zones)
    case .call(let function, let arguments):
      guard case .name(let name) = function.kind, ["date", "time", "date and time", "duration"].contains(name),
        arguments.count == 1, case .string(let text) = arguments[0].value.kind, let builtIn = BuiltIn.all[name]
      else { return nil }
      let value = builtIn.call([Argument(label: nil, value: .string(text))], &call)
      return value.isNull ? nil : value
    default: return nil
    }
  }
}
