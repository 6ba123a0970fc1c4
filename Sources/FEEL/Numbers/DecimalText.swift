extension Decimal: CustomStringConvertible {
  /// Reads `10`, `0.5`, `.5`, `-3`, `1.2e+5`. More than 34 digits are rounded half to even.
  ///
  /// - Returns: nil where the text is no number (a plus sign, `5.` and blanks are none) or the number is too large; one
  ///   too small for the range becomes zero.
  init?(literal: some StringProtocol) {
    var reader = LiteralReader(literal.utf8)
    guard let value = reader.read() else { return nil }
    self = value
  }

  /// The number in plain notation: no exponent, no zeros at the end of a fraction.
  var description: String {
    let (short, exponent) = stripped
    var digits = Decimal.digits(short)
    if exponent > 0 { digits += repeatElement(Decimal.zeroDigit, count: exponent) }
    if exponent < 0 {
      let missing = 1 - exponent - digits.count
      if missing > 0 { digits.insert(contentsOf: repeatElement(Decimal.zeroDigit, count: missing), at: 0) }
      digits.insert(UInt8(ascii: "."), at: digits.count + exponent)
    }
    if isNegative { digits.insert(UInt8(ascii: "-"), at: 0) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// How many zeros it is written with beside its own digits, or nearly so: thousands for 1E6000.
  var writtenZeros: Int { exponent > 0 ? exponent : max(0, -exponent - Decimal.maxDigits) }

  private static var zeroDigit: UInt8 { UInt8(ascii: "0") }

  private static func digits(_ number: UInt128) -> [UInt8] {
    guard number != 0 else { return [zeroDigit] }
    var digits = [UInt8](repeating: zeroDigit, count: digitCount(number))
    var rest = number
    var place = digits.count
    while rest != 0 {
      // In 64 bits as far as they go: that is several times quicker.
      let (upper, lower) = rest.quotientAndRemainder(dividingBy: UInt128(smallPowerOfTen(19)))
      var chunk = UInt64(truncatingIfNeeded: lower)
      let end = max(place - 19, 0)
      while place > end {
        place -= 1
        digits[place] = zeroDigit + UInt8(truncatingIfNeeded: chunk % 10)
        chunk /= 10
      }
      rest = upper
    }
    return digits
  }
}

/// Reads one number from text, digit by digit.
private struct LiteralReader<Text: Collection<UInt8>> {
  private var rest: Text.SubSequence
  private var coefficient: UInt128 = 0
  /// Digits of the coefficient, of which 37 are kept.
  private var kept = 0
  private var exponent = 0
  private var more = false

  init(_ text: Text) { rest = text[...] }

  mutating func read() -> Decimal? {
    let isNegative = skip("-")
    let whole = digits(stepBefore: 0, stepBeyond: 1)
    if skip(".") {
      guard digits(stepBefore: -1, stepBeyond: 0) > 0 else { return nil }
    } else {
      guard whole > 0 else { return nil }
    }
    if skip("e") || skip("E") {
      guard let written = writtenExponent() else { return nil }
      exponent += written
    }
    guard rest.isEmpty else { return nil }
    return Decimal.fitting(isNegative: isNegative, coefficient: coefficient, exponent: exponent, andMore: more)
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func digit() -> UInt8? {
    guard let first = rest.first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") else { return nil }
    rest.removeFirst()
    return first - UInt8(ascii: "0")
  }

  /// Reads digits; each moves the exponent, by the one step while it is kept and by the other beyond the 37th.
  private mutating func digits(stepBefore: Int, stepBeyond: Int) -> Int {
    var count = 0
    while let digit = digit() {
      count += 1
      if kept < 37 {
        coefficient = coefficient * 10 + UInt128(digit)
        if coefficient != 0 { kept += 1 }
        exponent += stepBefore
      } else {
        more = more || digit != 0
        exponent += stepBeyond
      }
    }
    return count
  }

  /// The exponent as written; one beyond all bounds stays at a number that is out of range for any text.
  private mutating func writtenExponent() -> Int? {
    let isNegative = skip("-")
    if !isNegative { _ = skip("+") }
    var value = 0
    var count = 0
    while let digit = digit() {
      count += 1
      value = min(value * 10 + Int(digit), 1 << 56)
    }
    return count == 0 ? nil : isNegative ? -value : value
  }
}
