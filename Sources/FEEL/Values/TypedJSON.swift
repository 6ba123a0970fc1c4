extension Value {
  /// The value with its types: `{"t":"decimal","v":"30.25"}`, lists and contexts likewise.
  var typedJSON: String {
    var output = ""
    writeTypedJSON(to: &output)
    return output
  }

  private func writeTypedJSON(to output: inout String) {
    switch self {
    case .null: output += #"{"t":"null"}"#
    case .boolean(let value): Value.write("boolean", value ? "true" : "false", to: &output)
    case .number(let number): Value.write("decimal", number.description, to: &output)
    case .string(let text): Value.write("string", text, to: &output)
    case .date(let date): Value.write("date", date.text, to: &output)
    case .time(let time): Value.write("time", time.text, to: &output)
    case .dateTime(let value): Value.write("dateTime", value.text, to: &output)
    case .daysDuration(let duration): Value.write("duration", duration.text, to: &output)
    case .monthsDuration(let duration): Value.write("duration", duration.text, to: &output)
    case .list(let list):
      output += #"{"t":"list","v":["#
      for (index, item) in list.items.enumerated() {
        if index > 0 { output += "," }
        item.writeTypedJSON(to: &output)
      }
      output += "]}"
    case .context(let context):
      output += #"{"t":"context","v":{"#
      for (index, entry) in context.entries.enumerated() {
        output += (index > 0 ? "," : "") + jsonText(entry.key) + ":"
        entry.value.writeTypedJSON(to: &output)
      }
      output += "}}"
    case .range: Value.write("range", literal, to: &output)
    case .function: Value.write("function", literal, to: &output)
    }
  }

  private static func write(_ type: String, _ text: String, to output: inout String) {
    output += #"{"t":""# + type + #"","v":"# + jsonText(text) + "}"
  }

  /// The type as the language names it.
  var typeName: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .daysDuration: "days and time duration"
    case .monthsDuration: "years and months duration"
    case .list(let list): "list<" + Value.common(list.items) + ">"
    case .context(let context):
      "context<" + context.entries.map { Value.key($0.key) + ": " + $0.value.typeName }.joined(separator: ", ") + ">"
    case .range(let range): "range<" + Value.common([range.lower, range.upper].compactMap { $0 }) + ">"
    case .function: "function"
    }
  }

  /// The one type that all have; nulls are of any.
  private static func common(_ values: [Value]) -> String {
    let names = values.filter { !$0.isNull }.map(\.typeName)
    guard let first = names.first, names.allSatisfy({ $0 == first }) else { return "Any" }
    return first
  }

  /// All keys of contexts, however deep.
  var keys: [String] {
    switch self {
    case .context(let context): context.entries.flatMap { [$0.key] + $0.value.keys }
    case .list(let list): list.items.flatMap(\.keys)
    default: []
    }
  }
}

/// A text in JSON's quotes.
public func jsonText(_ text: String) -> String {
  var output = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "\n": output += "\\n"
    case "\r": output += "\\r"
    case "\t": output += "\\t"
    default:
      if scalar.value < 0x20 {
        let hex = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
  }
  return output + "\""
}
