public import CivilTime

/// A JSON object that is written as it is filled: keys keep the order in which they are given.
public struct JSONObject: Sendable {
  private var out = "{"
  private var isEmpty = true

  public init() {}

  /// The object, closed.
  public var text: String { out + "}" }

  public mutating func raw(_ key: String, _ json: String) {
    if !isEmpty { out += "," }
    isEmpty = false
    out += quoted(key)
    out += ":"
    out += json
  }
  public mutating func put(_ key: String, _ value: String?) { raw(key, value.map(quoted) ?? "null") }
  public mutating func put(_ key: String, _ value: CivilDate?) { put(key, value?.description) }
  public mutating func put(_ key: String, _ value: Int?) { raw(key, value.map(String.init) ?? "null") }
  public mutating func put(_ key: String, _ value: Bool?) { raw(key, value.map { $0 ? "true" : "false" } ?? "null") }
  public mutating func put(_ key: String, _ value: JSONObject?) { raw(key, value?.text ?? "null") }
  public mutating func put(_ key: String, _ values: [String]) { raw(key, "[" + values.map(quoted).joined(separator: ",") + "]") }
  public mutating func put(_ key: String, _ values: [JSONObject]) {
    raw(key, "[" + values.map(\.text).joined(separator: ",") + "]")
  }
}

/// A JSON string. Line ends, and the two separators that some readers of JSON lines take for them, are escaped.
private func quoted(_ text: String) -> String {
  var out = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": out += "\\\""
    case "\\": out += "\\\\"
    case "\n": out += "\\n"
    case "\r": out += "\\r"
    case "\t": out += "\\t"
    default:
      let isEscaped = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029
      if isEscaped { out += unicodeEscape(scalar.value) } else { out.unicodeScalars.append(scalar) }
    }
  }
  return out + "\""
}

private func unicodeEscape(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}
