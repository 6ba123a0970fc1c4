public import CivilTime

/// A JSON object that is written as it is filled: keys keep the order in which they are given.
public struct JSONObject: Sendable {
  // Bytes of UTF-8: a scan writes some hundred thousand of these.
  private var out: [UInt8] = [UInt8(ascii: "{")]

  public init() { out.reserveCapacity(256) }

  /// With room for so many bytes.
  init(room: Int) { out.reserveCapacity(room) }

  /// The object, closed.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The same in UTF-8.
  public var bytes: [UInt8] { out + [UInt8(ascii: "}")] }

  public mutating func raw(_ key: String, _ json: String) {
    begin(key)
    out.append(contentsOf: json.utf8)
  }

  private mutating func begin(_ key: String) {
    if out.count > 1 { out.append(UInt8(ascii: ",")) }
    appendQuoted(key, to: &out)
    out.append(UInt8(ascii: ":"))
  }

  public mutating func put(_ key: String, _ value: String?) {
    begin(key)
    if let value { appendQuoted(value, to: &out) } else { appendNull() }
  }
  public mutating func put(_ key: String, _ value: CivilDate?) { put(key, value?.description) }
  public mutating func put(_ key: String, _ value: Int?) { raw(key, value.map(String.init) ?? "null") }
  public mutating func put(_ key: String, _ value: Bool?) { raw(key, value.map { $0 ? "true" : "false" } ?? "null") }
  public mutating func put(_ key: String, _ value: JSONObject?) {
    begin(key)
    if let value { append(value) } else { appendNull() }
  }
  public mutating func put(_ key: String, _ values: [String]) { putList(key, values) { appendQuoted($1, to: &$0.out) } }
  public mutating func put(_ key: String, _ values: [JSONObject]) { putList(key, values) { $0.append($1) } }

  private mutating func putList<Value>(_ key: String, _ values: [Value], _ add: (inout JSONObject, Value) -> Void) {
    begin(key)
    out.append(UInt8(ascii: "["))
    for (place, value) in values.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      add(&self, value)
    }
    out.append(UInt8(ascii: "]"))
  }

  private mutating func append(_ object: JSONObject) {
    out.append(contentsOf: object.out)
    out.append(UInt8(ascii: "}"))
  }

  private mutating func appendNull() { out.append(contentsOf: [0x6E, 0x75, 0x6C, 0x6C]) }
}

/// A JSON string. Line ends, and the two separators that some readers of JSON lines take for them, are escaped.
private func appendQuoted(_ text: String, to out: inout [UInt8]) {
  var text = text
  out.append(UInt8(ascii: "\""))
  let isPlain = text.withUTF8 { bytes in
    for byte in bytes where byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
    out.append(contentsOf: bytes)
    return true
  }
  if !isPlain { appendEscaped(text, to: &out) }
  out.append(UInt8(ascii: "\""))
}

private func appendEscaped(_ text: String, to out: inout [UInt8]) {
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": out.append(contentsOf: "\\\"".utf8)
    case "\\": out.append(contentsOf: "\\\\".utf8)
    case "\n": out.append(contentsOf: "\\n".utf8)
    case "\r": out.append(contentsOf: "\\r".utf8)
    case "\t": out.append(contentsOf: "\\t".utf8)
    default:
      let isEscaped = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029
      if isEscaped { out.append(contentsOf: unicodeEscape(scalar.value).utf8) } else { out.append(contentsOf: UTF8.encode(scalar) ?? .encodedReplacementCharacter) }
    }
  }
}

private func unicodeEscape(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}
