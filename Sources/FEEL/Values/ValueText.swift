extension Value {
  /// As `string()` gives it: a text as it is, anything else as it could be written.
  var text: String { if case .string(let text) = self { text } else { literal } }

  /// As it could be written in an expression; functions in words.
  var literal: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let number): number.description
    case .string(let text): NodePrinter.quoted(text)
    case .date(let date): date.text
    case .time(let time): time.text
    case .dateTime(let dateTime): dateTime.text
    case .daysDuration(let duration): duration.text
    case .monthsDuration(let duration): duration.text
    case .list(let list): "[" + list.items.map(\.literal).joined(separator: ", ") + "]"
    case .context(let context): "{" + context.entries.map { Value.key($0.key) + ": " + $0.value.literal }.joined(separator: ", ") + "}"
    case .range(let range): range.literal
    case .function(let function): function.inWords
    }
  }

  /// A key without quotes where it is a plain name.
  static func key(_ key: String) -> String {
    let scalars = key.unicodeScalars
    let isPlain = scalars.first.map { $0.properties.isAlphabetic || $0 == "_" } ?? false
    let isName = isPlain && scalars.allSatisfy { $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0) }
    return isName && !Token.keywords.contains(key) ? key : NodePrinter.quoted(key)
  }
}

extension RangeValue {
  var literal: String {
    switch (kind, lower, upper) {
    case (.equal, let value?, _): return "= " + value.literal
    case (.different, let value?, _): return "!= " + value.literal
    case (_, nil, let upper?): return (includesUpper ? "<= " : "< ") + upper.literal
    case (_, let lower?, nil): return (includesLower ? ">= " : "> ") + lower.literal
    default:
      let (low, high) = (lower?.literal ?? "null", upper?.literal ?? "null")
      return (includesLower ? "[" : "(") + low + ".." + high + (includesUpper ? "]" : ")")
    }
  }
}

extension FunctionValue {
  var inWords: String {
    switch body {
    case .builtIn(let builtIn): "function " + builtIn.name
    case .written(let parameters, _, _, _): "function(" + parameters.map(\.name).joined(separator: ", ") + ")"
    }
  }
}
