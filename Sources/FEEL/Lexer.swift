import SourceText

/// Ends the reading of an expression: what was wrong, said once. A reference, so that the parser's frames stay small.
final class SyntaxError: Error {
  let diagnostic: Diagnostic
  init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

/// Parts an expression into tokens.
struct Lexer {
  let source: ExpressionSource
  let bytes: [UInt8]
  var at = 0
  var tokens: [Token] = []

  init(_ source: ExpressionSource) {
    self.source = source
    bytes = Array(source.text.utf8)
  }

  static func tokens(of source: ExpressionSource) throws(SyntaxError) -> [Token] {
    var lexer = Lexer(source)
    return try lexer.run()
  }

  private mutating func run() throws(SyntaxError) -> [Token] {
    while true {
      try skipBlanks()
      guard at < bytes.count else { break }
      try token()
    }
    tokens.append(Token(kind: .end, text: "", range: bytes.count..<bytes.count))
    return tokens
  }

  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private mutating func add(_ kind: Token.Kind, to end: Int) {
    tokens.append(Token(kind: kind, text: String(decoding: bytes[at..<end], as: UTF8.self), range: at..<end))
    at = end
  }

  private mutating func token() throws(SyntaxError) {
    let first = bytes[at]
    switch first {
    case UInt8(ascii: "\""): try string(from: at, temporal: false)
    case UInt8(ascii: "@"): try temporal()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: ".") where Lexer.isDigit(byte(at + 1)): number()
    default:
      if nameLength(at) > 0 { name() } else { try symbol() }
    }
  }

  // MARK: - Blanks and comments

  private mutating func skipBlanks() throws(SyntaxError) {
    while at < bytes.count {
      let length = blankLength(at)
      if length > 0 {
        at += length
      } else if byte(at) == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "/") {
        while at < bytes.count, bytes[at] != 10 { at += 1 }
      } else if byte(at) == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "*") {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(SyntaxError) {
    let start = at
    at += 2
    while at + 1 < bytes.count {
      if bytes[at] == UInt8(ascii: "*"), bytes[at + 1] == UInt8(ascii: "/") {
        at += 2
        return
      }
      at += 1
    }
    throw SyntaxError(diagnostic: FEELDiagnostics.openComment(source.span(ofUTF8: start..<start + 2)))
  }

  /// ASCII blanks, and the blanks of Unicode that FEEL counts as such.
  private func blankLength(_ offset: Int) -> Int {
    switch bytes[offset] {
    case 9...13, 32: return 1
    case 0xC2: return byte(offset + 1) == 0xA0 || byte(offset + 1) == 0x85 ? 2 : 0
    // Ogham's and Mongolian's.
    case 0xE1:
      let (second, third) = (byte(offset + 1), byte(offset + 2))
      return second == 0x9A && third == 0x80 || second == 0xA0 && third == 0x8E ? 3 : 0
    case 0xE2:
      let (second, third) = (byte(offset + 1), byte(offset + 2))
      if second == 0x80, third >= 0x80, third <= 0x8B || third == 0xA8 || third == 0xA9 || third == 0xAF { return 3 }
      return second == 0x81 && third == 0x9F ? 3 : 0
    case 0xE3: return byte(offset + 1) == 0x80 && byte(offset + 2) == 0x80 ? 3 : 0
    case 0xEF: return byte(offset + 1) == 0xBB && byte(offset + 2) == 0xBF ? 3 : 0
    default: return 0
    }
  }

  // MARK: - Names and numbers

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }

  /// The length of the letter at `offset`; 0 where there is none.
  private func nameLength(_ offset: Int) -> Int {
    let first = byte(offset)
    if first < 0x80 { return Lexer.isLetter(first) || first == UInt8(ascii: "?") ? 1 : 0 }
    let (scalar, length) = scalarAt(offset)
    let isLetter = scalar.properties.isAlphabetic || scalar.properties.generalCategory == .otherSymbol
    return isLetter || (source.isWholeFEEL && offset > at && Lexer.joins(scalar)) ? length : 0
  }

  /// What the standard allows within names beside letters and digits: accents by themselves, joiners, variants of signs.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB7, 0x300...0x36F, 0x200C...0x200D, 0x203F...0x2040, 0x2070...0x218F, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF: true
    default: false
    }
  }

  private func scalarAt(_ offset: Int) -> (Unicode.Scalar, Int) {
    let length = bytes[offset] >= 0xF0 ? 4 : bytes[offset] >= 0xE0 ? 3 : bytes[offset] >= 0xC0 ? 2 : 1
    let end = min(offset + length, bytes.count)
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    return (text.unicodeScalars.first ?? " ", end - offset)
  }

  private mutating func name() {
    var end = at
    while end < bytes.count {
      let length = nameLength(end)
      if length > 0 { end += length } else if Lexer.isDigit(bytes[end]) { end += 1 } else { break }
    }
    add(.name, to: end)
  }

  private mutating func number() {
    var end = at
    while Lexer.isDigit(byte(end)) { end += 1 }
    if byte(end) == UInt8(ascii: "."), Lexer.isDigit(byte(end + 1)) {
      end += 1
      while Lexer.isDigit(byte(end)) { end += 1 }
    }
    if byte(end) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(end + 1) == UInt8(ascii: "+") || byte(end + 1) == UInt8(ascii: "-") ? 1 : 0
      if Lexer.isDigit(byte(end + 1 + sign)) {
        end += 1 + sign
        while Lexer.isDigit(byte(end)) { end += 1 }
      }
    }
    add(.number, to: end)
  }

  // MARK: - Texts

  private mutating func temporal() throws(SyntaxError) {
    guard byte(at + 1) == UInt8(ascii: "\"") else {
      throw SyntaxError(diagnostic: FEELDiagnostics.bareAt(source.span(ofUTF8: at..<at + 1)))
    }
    try string(from: at + 1, temporal: true)
  }

  private mutating func string(from quote: Int, temporal: Bool) throws(SyntaxError) {
    var (end, text) = (quote + 1, [UInt8]())
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != 10 {
      if bytes[end] == UInt8(ascii: "\\") {
        end = escape(at: end, into: &text)
      } else {
        text.append(bytes[end])
        end += 1
      }
    }
    guard end < bytes.count, bytes[end] != 10 else {
      throw SyntaxError(diagnostic: FEELDiagnostics.openText(source.span(ofUTF8: quote..<quote + 1)))
    }
    let value = String(decoding: text, as: UTF8.self)
    add(temporal ? .temporal(value) : .string(value), to: end + 1)
  }

  /// Resolves one escape; one that FEEL does not know stands for itself. Returns the offset after it.
  private func escape(at offset: Int, into text: inout [UInt8]) -> Int {
    switch byte(offset + 1) {
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "'"): text.append(bytes[offset + 1])
    case UInt8(ascii: "u"): return unicode(at: offset, digits: 4, into: &text)
    case UInt8(ascii: "U"): return unicode(at: offset, digits: 6, into: &text)
    default:
      text.append(UInt8(ascii: "\\"))
      return offset + 1
    }
    return offset + 2
  }

  private func unicode(at offset: Int, digits: Int, into text: inout [UInt8]) -> Int {
    guard var value = hex(offset + 2, digits) else {
      text.append(UInt8(ascii: "\\"))
      return offset + 1
    }
    var end = offset + 2 + digits
    if digits == 4, 0xD800..<0xDC00 ~= value, byte(end) == UInt8(ascii: "\\"), byte(end + 1) == UInt8(ascii: "u"),
      let low = hex(end + 2, 4), 0xDC00..<0xE000 ~= low
    {
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      end += 6
    }
    text.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    return end
  }

  private func hex(_ start: Int, _ digits: Int) -> UInt32? {
    guard start + digits <= bytes.count else { return nil }
    var value: UInt32 = 0
    for offset in start..<start + digits {
      guard let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue else { return nil }
      value = value * 16 + UInt32(digit)
    }
    return value
  }

  // MARK: - Signs

  private static let pairs: Set<String> = ["..", "**", "!=", "<=", ">=", "->"]
  private static let singles = Set("=<>+-*/()[]{},:.".utf8)
  /// Names of whole FEEL may have an apostrophe.
  private static let apostrophe = UInt8(ascii: "'")

  private mutating func symbol() throws(SyntaxError) {
    let two = String(decoding: bytes[at..<min(at + 2, bytes.count)], as: UTF8.self)
    // `function<>` is a type; elsewhere `<>` comes from another language.
    if two == "<>", tokens.last?.isWord("function") == true { return add(.symbol, to: at + 1) }
    if let problem = FEELDiagnostics.borrowedSign(two, source.span(ofUTF8: at..<min(at + 2, bytes.count))) {
      throw SyntaxError(diagnostic: problem)
    }
    if Lexer.pairs.contains(two) { return add(.symbol, to: at + 2) }
    if Lexer.singles.contains(bytes[at]) || (source.isWholeFEEL && bytes[at] == Lexer.apostrophe) { return add(.symbol, to: at + 1) }
    let (scalar, length) = scalarAt(at)
    throw SyntaxError(diagnostic: FEELDiagnostics.strangeSign(scalar, source.span(ofUTF8: at..<at + length)))
  }
}
