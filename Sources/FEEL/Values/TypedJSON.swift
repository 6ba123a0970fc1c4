extension Value {
  /// The value with its types: `{"t":"decimal","v":"30.25"}`, lists and contexts likewise.
  var typedJSON: String {
    var output = ""
    writeTypedJSON(to: &output)
    return output
  }

  fileprivate func writeTypedJSON(to output: inout String) {
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
    case .list(let list): list.writeTypedJSON(to: &output)
    case .context(let context): context.writeTypedJSON(to: &output)
    case .range: Value.write("range", literal, to: &output)
    case .function: Value.write("function", literal, to: &output)
    }
  }

  private static func write(_ type: String, _ text: String, to output: inout String) {
    output += #"{"t":""# + type + #"","v":"# + jsonText(text) + "}"
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

extension ListValue {
  fileprivate func writeTypedJSON(to output: inout String) {
    output += #"{"t":"list","v":["#
    for index in items.indices {
      if index > 0 { output += "," }
      items[index].writeTypedJSON(to: &output)
    }
    output += "]}"
  }
}

extension ContextValue {
  fileprivate func writeTypedJSON(to output: inout String) {
    output += #"{"t":"context","v":{"#
    for index in entries.indices {
      output += (index > 0 ? "," : "") + jsonText(entries[index].key) + ":"
      entries[index].value.writeTypedJSON(to: &output)
    }
    output += "}}"
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
