import SourceText

/// Reads JSON (RFC 8259) as values; numbers stay exact. What is wrong is reported at its place; then nil.
func readJSON(_ file: SourceFile, diagnostics: inout Diagnostics) -> Value? {
  var reader = JSONReader(bytes: file.bytes)
  reader.skipBlanks()
  let value = reader.value(depth: 0)
  reader.skipBlanks()
  if let value, reader.problem == nil, reader.at == reader.bytes.count { return value }
  let start = min(reader.at, max(file.bytes.count - 1, 0))
  let span = SourceSpan(file: file, start: start, end: min(start + 1, file.bytes.count))
  diagnostics.report(FEELDiagnostics.badJSON(reader.problem ?? "nothing may follow the value", span))
  return nil
}

private struct JSONReader {
  let bytes: [UInt8]
  var at = 0
  var problem: String?

  private var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }

  mutating func skipBlanks() {
    while at < bytes.count, [32, 9, 10, 13].contains(bytes[at]) { at += 1 }
  }

  private mutating func fail(_ reason: String) -> Value? {
    if problem == nil { problem = reason }
    return nil
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: sign) else { return false }
    at += 1
    return true
  }

  mutating func value(depth: Int) -> Value? {
    if depth > Limits.jsonDepth { return fail("the value is nested more than \(Limits.jsonDepth) levels deep") }
    switch byte {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return word("true", .boolean(true))
    case UInt8(ascii: "f"): return word("false", .boolean(false))
    case UInt8(ascii: "n"): return word("null", .null)
    default: return number()
    }
  }

  private mutating func word(_ text: String, _ value: Value) -> Value? {
    guard bytes[at...].starts(with: text.utf8) else { return fail("a value belongs here") }
    at += text.utf8.count
    return value
  }

  private static let signsOfNumbers = Set("+-.eE0123456789".utf8)

  private mutating func number() -> Value? {
    let start = at
    while at < bytes.count, JSONReader.signsOfNumbers.contains(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if let number = Decimal(literal: text), text.first != ".", text.last != "." { return .number(number) }
    at = start
    return fail("a value belongs here")
  }

  private mutating func array(_ depth: Int) -> Value? {
    at += 1
    var items: [Value] = []
    skipBlanks()
    if take("]") { return .list(ListValue([])) }
    repeat {
      skipBlanks()
      guard let item = value(depth: depth + 1) else { return nil }
      items.append(item)
      skipBlanks()
    } while take(",")
    return take("]") ? .list(ListValue(items)) : fail("a comma or `]` belongs here")
  }

  private mutating func object(_ depth: Int) -> Value? {
    at += 1
    var entries: [(key: String, value: Value)] = []
    skipBlanks()
    if take("}") { return .context(ContextValue([])) }
    repeat {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { return fail("a name in double quotes belongs here") }
      guard let key = string() else { return nil }
      skipBlanks()
      guard take(":") else { return fail("`:` belongs here") }
      skipBlanks()
      guard let value = value(depth: depth + 1) else { return nil }
      entries.append((key, value))
      skipBlanks()
    } while take(",")
    return take("}") ? .context(ContextValue(entries)) : fail("a comma or `}` belongs here")
  }

  // MARK: - Texts

  private mutating func string() -> String? {
    at += 1
    var text: [UInt8] = []
    while at < bytes.count, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") {
        guard escape(into: &text) else { return nil }
      } else {
        text.append(byte)
        at += 1
      }
    }
    guard take("\"") else {
      problem = "the closing quote is missing"
      return nil
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92, UInt8(ascii: "/"): 47, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
    UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  private mutating func escape(into text: inout [UInt8]) -> Bool {
    at += 1
    if let plain = JSONReader.escapes[byte] {
      text.append(plain)
      at += 1
      return true
    }
    guard take("u"), var value = hex() else {
      problem = "the escape is not one of JSON's"
      return false
    }
    if 0xD800..<0xDC00 ~= value, byte == UInt8(ascii: "\\"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "u") {
      at += 2
      guard let low = hex(), 0xDC00..<0xE000 ~= low else {
        problem = "the escape is not one of JSON's"
        return false
      }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    text.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    return true
  }

  private mutating func hex() -> UInt32? {
    guard at + 4 <= bytes.count, let value = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16) else {
      return nil
    }
    at += 4
    return value
  }
}
