extension WholeReference {
  /// The functions of texts; nil for others, and for what is null.
  static func textFunction(_ name: String, _ arguments: [Value?]) -> Value? {
    let texts = arguments.map { $0?.string }
    switch name {
    case "string": return arguments[0].flatMap { text($0) }.map { .string($0) }
    case "substring": return substring(texts[0] ?? "", arguments)
    case "string length": return texts[0].map { .number($0.unicodeScalars.count) }
    case "upper case": return texts[0].map { .string($0.uppercased()) }
    case "lower case": return texts[0].map { .string($0.lowercased()) }
    case "matches":
      return pattern(texts[1], flags: texts[2]).map { .boolean($0.occurs(in: texts[0] ?? "")) }
    case "replace":
      return pattern(texts[1], flags: texts[3]).map { .string($0.replacing(in: texts[0] ?? "", by: texts[2] ?? "")) }
    case "split":
      return pattern(texts[1], flags: nil).map { .list($0.splitting(texts[0] ?? "").map { .string($0) }) }
    case "substring before", "substring after", "contains", "starts with", "ends with":
      guard let text = texts[0], let match = texts[1] else { return nil }
      return search(name, Array(text.unicodeScalars), Array(match.unicodeScalars))
    default: return nil
    }
  }

  private static func pattern(_ text: String?, flags: String?) -> WholePattern? {
    text.flatMap { WholePattern($0, ignoresCase: flags?.contains("i") ?? false) }
  }

  private static func search(_ name: String, _ text: [Unicode.Scalar], _ match: [Unicode.Scalar]) -> Value {
    let places = 0...max(0, text.count - match.count)
    let found = places.first { text.dropFirst($0).starts(with: match) }
    switch name {
    case "substring before": return .string(found.map { string(text[..<$0]) } ?? "")
    case "substring after": return .string(found.map { string(text[($0 + match.count)...]) } ?? "")
    case "contains": return .boolean(found != nil)
    case "starts with": return .boolean(text.starts(with: match))
    default: return .boolean(text.reversed().starts(with: match.reversed()))
    }
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static func substring(_ text: String, _ arguments: [Value?]) -> Value? {
    let scalars = Array(text.unicodeScalars)
    guard let start = arguments[1]?.cutToInt, start != 0, abs(start) <= scalars.count else { return nil }
    let rest = start > 0 ? scalars.dropFirst(start - 1) : scalars.suffix(-start)
    guard let length = arguments[2] else { return .string(string(rest)) }
    guard let count = length.cutToInt, count > 0 else { return nil }
    return .string(string(rest.prefix(count)))
  }

  // MARK: - Any value as a text

  /// Nil for null and for functions.
  static func text(_ value: Value) -> String? {
    switch value {
    case .string(let text): text
    case .null, .function: nil
    default: inner(value)
    }
  }

  /// As it is written within lists and contexts: texts in quotes, null by name.
  private static func inner(_ value: Value) -> String {
    switch value {
    case .null, .function: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): value.description
    case .string(let text): "\"" + text.map { $0 == "\"" ? "\\\"" : String($0) }.joined() + "\""
    case .list(let items): "[" + items.map { inner($0) }.joined(separator: ", ") + "]"
    case .context(let entries):
      "{" + entries.map { $0.key + ": " + inner($0.value) }.joined(separator: ", ") + "}"
    case .range(let span): span.text { inner($0) }
    default: WholeCalendar.text(of: value) ?? ""
    }
  }

  /// The items of a list, all of them texts or null, which is passed over.
  static func joined(_ items: [Value], _ delimiter: String) -> Value? {
    var texts: [String] = []
    for item in items where !item.isNull {
      guard let text = item.string else { return nil }
      texts.append(text)
    }
    return .string(texts.joined(separator: delimiter))
  }
}
