/// A number of the expression language: an exact decimal of up to 34 significant digits, as IEEE 754-2008 decimal128
/// has it.
///
/// Its value is `coefficient × 10^exponent`, negative where so marked. The coefficient stays below 10^34, the exponent
/// within -6176...6111. A result that needs more digits is rounded half to even; one too large for the range is nil;
/// one too small for it becomes the nearest multiple of 10^-6176, at last zero. Numbers are compared and hashed by
/// value: 1.0 equals 1.00, and there is one zero.
///
/// All of it sits in 16 bytes, without a heap: the sign in one bit, the exponent in 14, the coefficient in 113.
struct Decimal: Sendable {
  /// The most significant digits a number has.
  static let maxDigits = 34
  static let leastExponent = -6176
  static let greatestExponent = 6111
  /// 10^34: every coefficient is below it.
  static var coefficientLimit: UInt128 { 10_000_000_000_000_000_000_000_000_000_000_000 }

  /// From the top: the sign, the exponent less `leastExponent` in 14 bits, the upper 49 bits of the coefficient.
  let head: UInt64
  /// The lower 64 bits of the coefficient.
  let tail: UInt64

  static var coefficientBitsOfHead: UInt64 { 49 }
  static var coefficientMask: UInt64 { 1 << 49 - 1 }

  @inline(__always) init(head: UInt64, tail: UInt64) {
    self.head = head
    self.tail = tail
  }

  /// Of parts that are in range; zero in its one form, whatever the sign and exponent.
  @inline(__always) init(isNegative: Bool, coefficient: UInt128, exponent: Int) {
    let isZero = coefficient == 0
    let biased = UInt64(truncatingIfNeeded: (isZero ? 0 : exponent) &- Decimal.leastExponent)
    let upper = UInt64(truncatingIfNeeded: coefficient >> 64)
    head = (isNegative && !isZero ? 1 << 63 : 0) | biased << Decimal.coefficientBitsOfHead | upper
    tail = UInt64(truncatingIfNeeded: coefficient)
  }

  @inline(__always) var isNegative: Bool { head >> 63 != 0 }
  @inline(__always) var exponent: Int {
    Int(truncatingIfNeeded: (head << 1) >> (Decimal.coefficientBitsOfHead + 1)) &+ Decimal.leastExponent
  }
  @inline(__always) var coefficient: UInt128 { UInt128(head & Decimal.coefficientMask) << 64 | UInt128(tail) }
  @inline(__always) var isZero: Bool { tail == 0 && head & Decimal.coefficientMask == 0 }
  /// Whether `tail` alone is the coefficient.
  @inline(__always) var isSmall: Bool { head & Decimal.coefficientMask == 0 }
}

extension Decimal {
  static let zero = Decimal(isNegative: false, coefficient: 0, exponent: 0)
  static let one = Decimal(isNegative: false, coefficient: 1, exponent: 0)

  /// The integer itself.
  init(_ value: Int) {
    self.init(isNegative: value < 0, coefficient: UInt128(value.magnitude), exponent: 0)
  }

  /// So many millionths: `Decimal(millionths: 1_500_000)` is 1.5.
  init(millionths: Int64) {
    // A whole number is kept as one, so that it meets other whole numbers with the same exponent.
    let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    self.init(
      isNegative: millionths < 0, coefficient: UInt128(rest == 0 ? whole : millionths.magnitude),
      exponent: rest == 0 ? 0 : -6)
  }

  /// Whether there is nothing after the decimal point.
  var isInteger: Bool { exponent >= 0 || scaled(places: 0, beyond: .refused) != nil }

  /// The integer it is; nil where it is none or needs more than 64 bits.
  var int: Int? { scaled(places: 0, beyond: .refused).flatMap { Int(exactly: $0) } }

  /// The number in millionths; nil where that is no integer or needs more than 64 bits.
  var millionths: Int64? { scaled(places: 6, beyond: .refused).flatMap { Int64(exactly: $0) } }

  /// The number in millionths, a half millionth to the even one; nil where that needs more than 64 bits.
  func roundedMillionths() -> Int64? { scaled(places: 6, beyond: .rounded).flatMap { Int64(exactly: $0) } }

  /// The same number with the other sign; zero stays zero.
  @inline(__always) var negated: Decimal { isZero ? self : Decimal(head: head ^ 1 << 63, tail: tail) }

  /// The number without its sign.
  @inline(__always) var magnitude: Decimal { Decimal(head: head & ~(1 << 63), tail: tail) }

  private enum Beyond { case refused, rounded }

  /// The number in units of 10^-places; nil where that is no integer (unless rounded, half to even) or far beyond
  /// 64 bits.
  private func scaled(places: Int, beyond: Beyond) -> Int128? {
    let shift = exponent + places
    var units = coefficient
    if shift >= 0 {
      guard shift <= 20 || isZero else { return nil }
      let (product, overflow) = units.multipliedReportingOverflow(by: Decimal.powerOfTen(isZero ? 0 : shift))
      guard !overflow else { return nil }
      units = product
    } else {
      let (kept, dropped) = Decimal.dropping(digits: -shift, of: units)
      guard beyond == .rounded || dropped == .nothing else { return nil }
      units = kept + (dropped.roundsUp(.halfEven, isOdd: kept & 1 == 1, isNegative: isNegative) ? 1 : 0)
    }
    return Int128(exactly: units).map { isNegative ? -$0 : $0 }
  }
}
