import SourceText

extension BuiltIn {
  /// The longest text that may spell out a range, in bytes.
  private static let longestRange = 1_000

  /// The range that a text spells out. Its ends are literals; an open end may be left out: `[18..)` is `>= 18`.
  static func made(_ text: String, _ call: inout Call) -> Value {
    guard text.utf8.count <= longestRange else { return call.fail("the text is too long for a range") }
    guard call.step(16 + text.utf8.count) else { return .null }
    guard let parts = RangeText(text), let lower = end(parts.lower, &call), let upper = end(parts.upper, &call) else {
      return call.fail("the text is no range of literals; a range is written [1..10]")
    }
    let range = RangeValue(lower.value, upper.value, includesLower: parts.includesLower, includesUpper: parts.includesUpper)
    guard let lower = lower.value, let upper = upper.value else { return .range(range) }
    if lower.isNull != upper.isNull || lower.order(upper, call.zones).map({ $0 <= 0 }) == true { return .range(range) }
    return call.fail("the ends must be of one kind, and the smaller comes first")
  }

  /// The value of an end, none where nothing is written; nil where what is written is no literal.
  private static func end(_ text: String?, _ call: inout Call) -> RangeEnd? {
    guard let text else { return RangeEnd(value: nil) }
    var diagnostics = Diagnostics()
    let source = ExpressionSource(SourceFile(name: "", text: text), isWholeFEEL: true)
    let expression = readExpression(source, limits: .standard, diagnostics: &diagnostics)
    return expression.flatMap { literal($0.root, &call) }.map { RangeEnd(value: $0) }
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

private struct RangeEnd { let value: Value? }

/// The text of a range taken apart: what is written at its ends, and how it opens and closes.
private struct RangeText {
  let lower: String?
  let upper: String?
  let includesLower: Bool
  let includesUpper: Bool

  /// Nil for what is no range, has no end at all, or leaves out an end that it includes.
  init?(_ text: String) {
    let source = ExpressionSource(SourceFile(name: "", text: text), isWholeFEEL: true)
    guard let tokens = try? Lexer.tokens(of: source).dropLast(), let open = tokens.first, let close = tokens.last,
      ["[", "(", "]"].contains(where: open.isSymbol), ["]", ")", "["].contains(where: close.isSymbol)
    else { return nil }
    let dots = tokens.filter { $0.isSymbol("..") }
    guard dots.count == 1 else { return nil }
    (includesLower, includesUpper) = (open.isSymbol("["), close.isSymbol("]"))
    lower = RangeText.end(source, open.range.upperBound..<dots[0].range.lowerBound)
    upper = RangeText.end(source, dots[0].range.upperBound..<close.range.lowerBound)
    guard lower != nil || upper != nil, lower != nil || !includesLower, upper != nil || !includesUpper else { return nil }
  }

  private static func end(_ source: ExpressionSource, _ range: Range<Int>) -> String? {
    let text = source.text(in: range)
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }
}
