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
    out.begin(key)
    out.append(json)
  }

  public mutating func put(_ key: StaticString, _ value: String?) {
    if let value { out.member(key, quoted: value) } else { putNull(key) }
  }
  public mutating func put(_ key: StaticString, _ value: CivilDate?) {
    if let value { out.member(key, value) } else { putNull(key) }
  }
  /// Names of the program's own as well as others.
  public mutating func put(_ key: String, _ value: Int?) {
    if out.last != UInt8(ascii: "{") { out.append(UInt8(ascii: ",")) }
    out.append(quoted: key)
    out.append(UInt8(ascii: ":"))
    if let value { out.append(value) } else { out.append("null" as StaticString) }
  }
  public mutating func put(_ key: StaticString, _ value: Bool?) {
    guard let value else { return putNull(key) }
    out.member(key, value ? "true" : "false")
  }
  public mutating func put(_ key: StaticString, _ value: JSONObject?) {
    guard let value else { return putNull(key) }
    out.begin(key)
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

  private mutating func putNull(_ key: StaticString) { out.member(key, "null") }
}

// MARK: - Objects that are filled where they stand

extension JSONObject {
  /// An object, or null.
  @inline(__always)
  mutating func put<Value>(_ key: StaticString, _ value: Value?, _ fill: (inout JSONObject, Value) -> Void) {
    guard let value else { return putNull(key) }
    out.begin(key)
    object { fill(&$0, value) }
  }

  /// A list of objects.
  @inline(__always)
  mutating func put<Value>(_ key: StaticString, each values: [Value], _ fill: (inout JSONObject, Value) -> Void) {
    list(key, values) { object, value in object.object { fill(&$0, value) } }
  }

  /// Four texts as one.
  mutating func put(_ key: StaticString, _ a: String, _ b: String, _ c: String, _ d: String, by separator: StaticString) {
    out.begin(key)
    out.append(UInt8(ascii: "\""))
    out.append(escaped: a)
    out.append(separator)
    out.append(escaped: b)
    out.append(separator)
    out.append(escaped: c)
    out.append(separator)
    out.append(escaped: d)
    out.append(UInt8(ascii: "\""))
  }

  /// A span in words.
  mutating func put(_ key: StaticString, _ span: Span?) {
    guard let span else { return putNull(key) }
    out.begin(key)
    out.append(UInt8(ascii: "\""))
    out.append(Int(span.count))
    out.append(UInt8(ascii: " "))
    out.append(span.unit.word(for: Int(span.count)))
    out.append(UInt8(ascii: "\""))
  }

  /// An object that is written already, its braces included.
  @inline(__always)
  mutating func put(_ key: StaticString, written: Bytes) { out.member(key, written: written) }

  @inline(__always)
  private mutating func list<Value>(_ key: StaticString, _ values: [Value], _ add: (inout JSONObject, Value) -> Void) {
    out.begin(key)
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
