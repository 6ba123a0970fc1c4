public import CivilTime

/// A JSON object that is written as it is filled: keys keep the order in which they are given.
public struct JSONObject: Sendable {
  // An object within another is written where it stands: a scan writes some million of these.
  private var out: Bytes

  public init() { self.init(room: 256) }

  /// With room for so many bytes.
  init(room: Int) {
    out = Bytes(room: room)
    out.append(UInt8(ascii: "{"))
  }

  /// The object, closed.
  public var text: String {
    var whole = out
    whole.append(UInt8(ascii: "}"))
    return whole.withBuffer { String(decoding: $0, as: UTF8.self) }
  }

  public mutating func raw(_ key: StaticString, _ json: String) {
    begin(key)
    out.append(json)
  }

  /// A name of the program's own: it is written as it is.
  @inline(__always)
  private mutating func begin(_ key: StaticString) {
    separate()
    out.append(UInt8(ascii: "\""))
    out.append(key)
    out.append("\":" as StaticString)
  }

  private mutating func begin(_ key: String) {
    separate()
    out.append(quoted: key)
    out.append(UInt8(ascii: ":"))
  }

  @inline(__always)
  private mutating func separate() {
    if out.last != UInt8(ascii: "{") { out.append(UInt8(ascii: ",")) }
  }

  public mutating func put(_ key: StaticString, _ value: String?) {
    begin(key)
    if let value { out.append(quoted: value) } else { putNull() }
  }
  public mutating func put(_ key: StaticString, _ value: CivilDate?) {
    begin(key)
    guard let value else { return putNull() }
    out.append(UInt8(ascii: "\""))
    out.append(value)
    out.append(UInt8(ascii: "\""))
  }
  public mutating func put(_ key: String, _ value: Int?) {
    begin(key)
    if let value { out.append(value) } else { putNull() }
  }
  public mutating func put(_ key: StaticString, _ value: Bool?) {
    begin(key)
    guard let value else { return putNull() }
    out.append((value ? "true" : "false") as StaticString)
  }
  public mutating func put(_ key: StaticString, _ value: JSONObject?) {
    begin(key)
    guard let value else { return putNull() }
    append(value)
  }
  public mutating func put(_ key: StaticString, _ values: [String]) {
    list(key, values) { $0.out.append(quoted: $1) }
  }
  public mutating func put(_ key: StaticString, _ values: [JSONObject]) { list(key, values) { $0.append($1) } }

  private mutating func append(_ object: JSONObject) {
    out.append(object.out)
    out.append(UInt8(ascii: "}"))
  }

  private mutating func putNull() { out.append("null" as StaticString) }
}

// MARK: - Objects that are filled where they stand

extension JSONObject {
  /// An object, or null.
  @inline(__always)
  mutating func put<Value>(_ key: StaticString, _ value: Value?, _ fill: (inout JSONObject, Value) -> Void) {
    begin(key)
    guard let value else { return putNull() }
    object { fill(&$0, value) }
  }

  /// A list of objects.
  @inline(__always)
  mutating func put<Value>(_ key: StaticString, each values: [Value], _ fill: (inout JSONObject, Value) -> Void) {
    list(key, values) { object, value in object.object { fill(&$0, value) } }
  }

  /// Several texts as one.
  mutating func put(_ key: StaticString, joined texts: String..., by separator: StaticString) {
    begin(key)
    out.append(UInt8(ascii: "\""))
    for (place, text) in texts.enumerated() {
      if place > 0 { out.append(separator) }
      out.append(escaped: text)
    }
    out.append(UInt8(ascii: "\""))
  }

  /// A span in words.
  mutating func put(_ key: StaticString, _ span: Span?) {
    begin(key)
    guard let span else { return putNull() }
    out.append(UInt8(ascii: "\""))
    out.append(Int(span.count))
    out.append(UInt8(ascii: " "))
    out.append(span.unit.word(for: Int(span.count)))
    out.append(UInt8(ascii: "\""))
  }

  /// An object that is written already, its braces included.
  @inline(__always)
  mutating func put(_ key: StaticString, written: Bytes) {
    begin(key)
    out.append(written)
  }

  @inline(__always)
  private mutating func list<Value>(_ key: StaticString, _ values: [Value], _ add: (inout JSONObject, Value) -> Void) {
    begin(key)
    out.append(UInt8(ascii: "["))
    for (place, value) in values.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      add(&self, value)
    }
    out.append(UInt8(ascii: "]"))
  }

  @inline(__always)
  private mutating func object(_ fill: (inout JSONObject) -> Void) {
    out.append(UInt8(ascii: "{"))
    fill(&self)
    out.append(UInt8(ascii: "}"))
  }
}

// MARK: - Objects one a line

extension JSONObject {
  /// Nothing yet: objects are added one a line.
  static func lines(room: Int) -> JSONObject {
    var lines = JSONObject()
    lines.out = Bytes(room: room)
    return lines
  }

  mutating func line(_ fill: (inout JSONObject) -> Void) {
    object(fill)
    out.append(UInt8(ascii: "\n"))
  }

  /// An object by itself, its braces included.
  static func bytes(_ fill: (inout JSONObject) -> Void) -> Bytes {
    var object = JSONObject.lines(room: 512)
    object.object(fill)
    return object.out
  }

  /// What is written so far, where nothing is left open.
  var bytes: Bytes { out }
}

// MARK: - Texts

extension Bytes {
  /// A JSON string.
  @inline(__always)
  mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    append(escaped: text)
    append(UInt8(ascii: "\""))
  }

  /// What stands within its quotes. Line ends, and the two separators that some readers of JSON lines take for them, are
  /// escaped.
  mutating func append(escaped text: String) {
    let isWritten = text.utf8.withContiguousStorageIfAvailable { appendPlain($0) } ?? false
    if !isWritten { appendSpelt(text) }
  }

  @inline(never)
  private mutating func appendSpelt(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"" as StaticString)
      case "\\": append("\\\\" as StaticString)
      case "\n": append("\\n" as StaticString)
      case "\r": append("\\r" as StaticString)
      case "\t": append("\\t" as StaticString)
      default:
        let isEscaped = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || scalar.value == 0x2028 || scalar.value == 0x2029
        append(isEscaped ? unicodeEscape(scalar.value) : String(scalar))
      }
    }
  }
}

private func unicodeEscape(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}
