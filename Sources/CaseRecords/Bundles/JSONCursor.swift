/// Walks over one line of JSON (RFC 8259) without making values of it.
struct JSONCursor {
  static let maximumDepth = 64

  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next byte; 0 at the end.
  var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }

  mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 32 || bytes[at] == 9 || bytes[at] == 10 || bytes[at] == 13 { at += 1 }
  }

  /// Takes a sign if it comes next, after blanks.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: sign) else { return false }
    at += 1
    return true
  }

  mutating func need(_ sign: Unicode.Scalar) throws {
    if !take(sign) { throw BundleTrouble.notJSON("`\(sign)` belongs here", at: at) }
  }

  mutating func end() throws {
    skipBlanks()
    if at < bytes.count { throw BundleTrouble.notJSON("nothing may follow the bundle", at: at) }
  }

  // MARK: Values

  /// A text in double quotes: what stands between them, and whether it holds escapes.
  mutating func string() throws -> (range: Range<Int>, isEscaped: Bool) {
    skipBlanks()
    guard byte == UInt8(ascii: "\"") else { throw BundleTrouble.notJSON("a text in double quotes belongs here", at: at) }
    at += 1
    let start = at
    var isEscaped = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        at += 1
        return (start..<(at - 1), isEscaped)
      }
      if byte < 0x20 { throw BundleTrouble.notJSON("a control character stands in a text", at: at) }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        at += 1
      }
      at += 1
    }
    at = bytes.count
    throw BundleTrouble.notJSON("a text is not closed", at: start - 1)
  }

  /// A word or number up to the next sign of JSON's own.
  mutating func bare() throws -> Range<Int> {
    skipBlanks()
    let start = at
    while at < bytes.count, isBare(bytes[at]) { at += 1 }
    if start == at { throw BundleTrouble.notJSON("a value belongs here", at: at) }
    return start..<at
  }

  private func isBare(_ byte: UInt8) -> Bool {
    byte &- 48 <= 9 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
  }

  func holds(_ range: Range<Int>, _ word: StaticString) -> Bool {
    range.count == word.utf8CodeUnitCount && range.allSatisfy { bytes[$0] == word.utf8Start[$0 - range.lowerBound] }
  }

  func holds(_ range: Range<Int>, _ word: [UInt8]) -> Bool {
    guard range.count == word.count else { return false }
    for place in 0..<word.count where bytes[range.lowerBound + place] != word[place] { return false }
    return true
  }

  /// Whether a bare word is a number as JSON writes them.
  func isNumber(_ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    let end = range.upperBound
    func digits() -> Bool {
      let start = place
      while place < end, bytes[place] &- 48 <= 9 { place += 1 }
      return place > start
    }
    if place < end, bytes[place] == UInt8(ascii: "-") { place += 1 }
    let leadingZero = place < end && bytes[place] == 48
    let first = place
    guard digits(), !leadingZero || place == first + 1 else { return false }
    if place < end, bytes[place] == UInt8(ascii: ".") {
      place += 1
      guard digits() else { return false }
    }
    if place < end, bytes[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place < end, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") { place += 1 }
      guard digits() else { return false }
    }
    return place == end
  }

  /// Passes over a whole value that nobody reads.
  mutating func skipValue(depth: Int = 0) throws {
    if depth > Self.maximumDepth { throw BundleTrouble.notJSON("it is nested too deep", at: at) }
    skipBlanks()
    switch byte {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"):
      try members { cursor, _ in try cursor.skipValue(depth: depth + 1) }
    case UInt8(ascii: "["):
      try items { cursor in try cursor.skipValue(depth: depth + 1) }
    default:
      let word = try bare()
      if !holds(word, "true") && !holds(word, "false") && !holds(word, "null") && !isNumber(word) {
        throw BundleTrouble.notJSON("a value belongs here", at: word.lowerBound)
      }
    }
  }

  /// Goes through an object: `each` is told the name and takes the value.
  mutating func members(_ each: (inout JSONCursor, (range: Range<Int>, isEscaped: Bool)) throws -> Void) throws {
    try need("{")
    if take("}") { return }
    repeat {
      let name = try string()
      try need(":")
      try each(&self, name)
    } while take(",")
    try need("}")
  }

  /// Goes through a list: `each` takes the value.
  mutating func items(_ each: (inout JSONCursor) throws -> Void) throws {
    try need("[")
    if take("]") { return }
    repeat { try each(&self) } while take(",")
    try need("]")
  }

  /// The text of a range with escapes resolved.
  func unescaped(_ range: Range<Int>, into text: inout [UInt8]) throws {
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      if byte != UInt8(ascii: "\\") {
        text.append(byte)
        place += 1
        continue
      }
      let sign = bytes[place + 1]
      place += 2
      switch sign {
      case UInt8(ascii: "n"): text.append(10)
      case UInt8(ascii: "r"): text.append(13)
      case UInt8(ascii: "t"): text.append(9)
      case UInt8(ascii: "b"): text.append(8)
      case UInt8(ascii: "f"): text.append(12)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(sign)
      case UInt8(ascii: "u"): try appendUnicode(&place, range.upperBound, &text)
      default: throw BundleTrouble.notJSON("there is no such escape", at: place - 2)
      }
    }
  }

  private func appendUnicode(_ place: inout Int, _ end: Int, _ text: inout [UInt8]) throws {
    let start = place - 2
    var code = try hex(&place, end)
    if code & 0xFC00 == 0xD800 {
      guard place + 1 < end, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
        throw BundleTrouble.notJSON("half a character", at: start)
      }
      place += 2
      let low = try hex(&place, end)
      guard low & 0xFC00 == 0xDC00 else { throw BundleTrouble.notJSON("half a character", at: start) }
      code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
    }
    guard let scalar = Unicode.Scalar(code) else { throw BundleTrouble.notJSON("half a character", at: start) }
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private func hex(_ place: inout Int, _ end: Int) throws -> UInt32 {
    guard place + 4 <= end else { throw BundleTrouble.notJSON("four digits belong here", at: place) }
    var code: UInt32 = 0
    for _ in 0..<4 {
      let byte = bytes[place]
      let digit: UInt8
      if byte &- 48 <= 9 { digit = byte - 48 } else if (byte | 0x20) &- 97 < 6 { digit = (byte | 0x20) - 87 } else {
        throw BundleTrouble.notJSON("four digits belong here", at: place)
      }
      code = code << 4 | UInt32(digit)
      place += 1
    }
    return code
  }
}
