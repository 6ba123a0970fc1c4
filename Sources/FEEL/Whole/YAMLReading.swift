import CivilTime
import SourceText

/// Reads YAML as values: what stands without quotes is a number, `true`, `false`, `null`, a date, a time or a length of
/// time where it is written as one, else a text. What is wrong is reported at its place; then nil.
func readYAMLValue(_ file: SourceFile, _ zones: ZoneTable, diagnostics: inout Diagnostics) -> Value? {
  readYAML(file, diagnostics: &diagnostics).map { Value($0, zones) }
}

extension Value {
  fileprivate init(_ node: YAMLNode, _ zones: ZoneTable) {
    if let items = node.sequence {
      self = .list(ListValue(items.map { Value($0, zones) }))
    } else if let entries = node.entries {
      self = .context(ContextValue(entries.map { ($0.key.text, Value($0.value, zones)) }))
    } else if let scalar = node.scalar {
      self = scalar.style == .plain ? Value(plain: scalar.text, zones) : .string(scalar.text)
    } else {
      self = .null
    }
  }

  private init(plain text: String, _ zones: ZoneTable) {
    switch text {
    case "", "null", "~": self = .null
    case "true": self = .boolean(true)
    case "false": self = .boolean(false)
    default:
      if let number = Decimal(literal: text) {
        self = .number(number)
      } else {
        self = Value(temporal: text, zones) ?? .string(text)
      }
    }
  }
}
