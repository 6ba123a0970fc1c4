/// The four operations, each exact and then rounded once, half to even.
extension Decimal {
  /// The sum; nil where it is out of range.
  func adding(_ other: Decimal) -> Decimal? {
    // The same exponent is the common case: amounts of money, counts.
    let differences = (head ^ other.head) >> Decimal.coefficientBitsOfHead
    if differences == 0 {
      let sum = coefficient &+ other.coefficient
      if sum < Decimal.coefficientLimit {
        let upper = head & ~Decimal.coefficientMask | UInt64(truncatingIfNeeded: sum >> 64)
        return Decimal(head: upper, tail: UInt64(truncatingIfNeeded: sum))
      }
    } else if differences == Decimal.signOfDifferences {
      let (difference, isBelow) = coefficient.subtractingReportingOverflow(other.coefficient)
      return Decimal(
        isNegative: isNegative != isBelow, coefficient: isBelow ? 0 &- difference : difference, exponent: exponent)
    }
    return exponent < other.exponent ? Decimal.sum(other, self) : Decimal.sum(self, other)
  }

  /// Two heads differ in the sign alone.
  private static var signOfDifferences: UInt64 { 1 << (63 - coefficientBitsOfHead) }

  /// The difference; nil where it is out of range.
  func subtracting(_ other: Decimal) -> Decimal? { adding(other.negated) }

  /// The product; nil where it is out of range.
  func multiplying(_ other: Decimal) -> Decimal? {
    let isNegative = isNegative != other.isNegative
    let exponent = exponent &+ other.exponent
    if isSmall, other.isSmall {
      let product = UInt128(tail) &* UInt128(other.tail)
      return Decimal.fitting(isNegative: isNegative, coefficient: product, exponent: exponent)
    }
    let (upper, lower) = coefficient.multipliedFullWidth(by: other.coefficient)
    if upper == 0 {
      return Decimal.fitting(isNegative: isNegative, coefficient: lower, exponent: exponent)
    }
    // Between 39 and 68 digits, of which 36 or 37 are kept to round by.
    let bits = 256 - upper.leadingZeroBitCount
    let excess = (bits * 1233) >> 12 - 36
    let (kept, rest) = Decimal.powerOfTen(excess).dividingFullWidth((upper, lower))
    return Decimal.fitting(
      isNegative: isNegative, coefficient: kept, exponent: exponent + excess, andMore: rest != 0)
  }

  /// The quotient; nil where the divisor is zero or the quotient is out of range.
  func divided(by divisor: Decimal) -> Decimal? {
    guard !divisor.isZero else { return nil }
    guard !isZero else { return .zero }
    let isNegative = isNegative != divisor.isNegative
    let exponent = exponent - divisor.exponent
    if isSmall, divisor.isSmall {
      let (quotient, rest) = tail.quotientAndRemainder(dividingBy: divisor.tail)
      if rest == 0 {
        return Decimal.fitting(isNegative: isNegative, coefficient: UInt128(quotient), exponent: exponent)
      }
    }
    // Both are brought to such lengths that the quotient has 36 or 37 digits.
    let lead = Decimal.maxDigits - Decimal.digitCount(coefficient)
    let more = 2 + Decimal.digitCount(divisor.coefficient)
    let wide = (coefficient * Decimal.powerOfTen(lead)).multipliedFullWidth(by: Decimal.powerOfTen(more))
    let (quotient, rest) = divisor.coefficient.dividingFullWidth((wide.high, wide.low))
    guard rest == 0 else {
      return Decimal.fitting(
        isNegative: isNegative, coefficient: quotient, exponent: exponent - lead - more, andMore: true)
    }
    // 1 ÷ 4 is 0.25, not 0.2500…: what follows is quicker on short numbers.
    let (short, zeros) = Decimal.strippingZeros(quotient, limit: lead + more)
    return Decimal.fitting(
      isNegative: isNegative, coefficient: short, exponent: exponent - lead - more + zeros)
  }

  /// The sum, the exponent of `a` being the larger or the same.
  private static func sum(_ a: Decimal, _ b: Decimal) -> Decimal? {
    let shift = a.exponent &- b.exponent
    if a.isSmall, shift <= 19 {
      return sum(UInt128(a.tail) &* UInt128(smallPowerOfTen(shift)), signOf: a, b.coefficient, signOf: b, b.exponent)
    }
    if a.isZero || b.isZero { return a.isZero ? b : a }
    let room = 37 - digitCount(a.coefficient)
    if shift <= room {
      return sum(a.coefficient &* powerOfTen(shift), signOf: a, b.coefficient, signOf: b, b.exponent)
    }
    return sum(a, movedBy: room, small: b, digits: shift - room)
  }

  /// The sum of two coefficients of one exponent, neither beyond 38 digits.
  @inline(__always) private static func sum(
    _ a: UInt128, signOf first: Decimal, _ b: UInt128, signOf second: Decimal, _ exponent: Int
  ) -> Decimal? {
    if first.isNegative == second.isNegative {
      return fitting(isNegative: first.isNegative, coefficient: a &+ b, exponent: exponent)
    }
    return a < b
      ? fitting(isNegative: second.isNegative, coefficient: b &- a, exponent: exponent)
      : fitting(isNegative: first.isNegative, coefficient: a &- b, exponent: exponent)
  }

  /// The sum where `b` is so small beside `a` (moved to 37 digits) that its last digits only tell how to round.
  private static func sum(_ a: Decimal, movedBy room: Int, small b: Decimal, digits: Int) -> Decimal? {
    let large = a.coefficient &* powerOfTen(room)
    let (kept, dropped) = dropping(digits: digits, of: b.coefficient)
    let more = dropped != .nothing
    // `kept` has 33 digits at most, so that the difference has 36 at least.
    let total = a.isNegative == b.isNegative ? large &+ kept : large &- kept &- (more ? 1 : 0)
    return fitting(isNegative: a.isNegative, coefficient: total, exponent: a.exponent - room, andMore: more)
  }
}
