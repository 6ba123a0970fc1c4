/// Powers of ten and digits of coefficients.
extension Decimal {
  /// 10^power for 0...19, in a form that needs no first-use check.
  @inline(__always) static func smallPowerOfTen(_ power: Int) -> UInt64 {
    switch power {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    case 13: 10_000_000_000_000
    case 14: 100_000_000_000_000
    case 15: 1_000_000_000_000_000
    case 16: 10_000_000_000_000_000
    case 17: 100_000_000_000_000_000
    case 18: 1_000_000_000_000_000_000
    default: 10_000_000_000_000_000_000
    }
  }

  /// 10^power for 0...38, the powers that 128 bits hold.
  @inline(__always) static func powerOfTen(_ power: Int) -> UInt128 {
    power <= 19
      ? UInt128(smallPowerOfTen(power))
      : UInt128(smallPowerOfTen(power &- 19)) &* UInt128(smallPowerOfTen(19))
  }

  /// How many digits the number is written with; 0 for zero.
  static func digitCount(_ number: UInt128) -> Int {
    let bits = 128 - number.leadingZeroBitCount
    // 1233/4096 is the logarithm of 2 to base 10, for so few bits: this is right or one too few.
    let atLeast = (bits &* 1233) >> 12
    return number >= powerOfTen(atLeast) ? atLeast &+ 1 : atLeast
  }

  /// What was cut off a coefficient, measured against half a unit of the last digit kept.
  enum Dropped {
    case nothing, belowHalf, half, aboveHalf
  }

  /// The coefficient without its last digits, and what those were worth.
  static func dropping(digits: Int, of coefficient: UInt128, andMore more: Bool = false) -> (UInt128, Dropped) {
    if digits <= 0 { return (coefficient, more ? .belowHalf : .nothing) }
    // Below 3.5 × 10^38, so less than half of 10^39.
    if digits > 38 { return (0, coefficient == 0 && !more ? .nothing : .belowHalf) }
    let unit = powerOfTen(digits)
    let (kept, rest) = coefficient.quotientAndRemainder(dividingBy: unit)
    if rest == 0 { return (kept, more ? .belowHalf : .nothing) }
    let half = unit >> 1
    return (kept, rest < half ? .belowHalf : rest > half || more ? .aboveHalf : .half)
  }

  /// The number of these parts, rounded half to even into 34 digits and the range of exponents.
  ///
  /// - Parameter more: the true coefficient is larger by less than 1. It must then have 35 digits at least.
  /// - Returns: nil where it is too large.
  @inline(__always) static func fitting(
    isNegative: Bool, coefficient: UInt128, exponent: Int, andMore more: Bool = false
  ) -> Decimal? {
    if coefficient < coefficientLimit, exponent >= leastExponent, exponent <= greatestExponent {
      return Decimal(isNegative: isNegative, coefficient: coefficient, exponent: exponent)
    }
    return rounded(isNegative: isNegative, coefficient: coefficient, exponent: exponent, andMore: more)
  }

  /// As `fitting`, for what does not fit as it is.
  @inline(never) private static func rounded(
    isNegative: Bool, coefficient: UInt128, exponent: Int, andMore more: Bool
  ) -> Decimal? {
    guard coefficient != 0 else { return .zero }
    let excess = max(digitCount(coefficient) - maxDigits, leastExponent - exponent, 0)
    var (kept, dropped) = dropping(digits: excess, of: coefficient, andMore: more)
    var exponent = exponent + excess
    if dropped.roundsUp(.halfEven, isOdd: kept & 1 == 1, isNegative: isNegative) {
      kept += 1
      if kept == coefficientLimit {
        kept = powerOfTen(maxDigits - 1)
        exponent += 1
      }
    }
    if exponent > greatestExponent, kept != 0 {
      // 1E6144 is in range, though it must be written as 10^33 × 10^6111.
      let padding = exponent - greatestExponent
      guard padding + digitCount(kept) <= maxDigits else { return nil }
      kept *= powerOfTen(padding)
      exponent = greatestExponent
    }
    return Decimal(isNegative: isNegative, coefficient: kept, exponent: exponent)
  }

  /// The coefficient without trailing zeros, no more than `limit` of them taken, and how many were.
  static func strippingZeros(_ coefficient: UInt128, limit: Int = 38) -> (coefficient: UInt128, count: Int) {
    guard coefficient != 0 else { return (0, 0) }
    var rest = coefficient
    var count = 0
    var step = 16
    while step > 0 {
      while count + step <= limit {
        // A multiple of 10^n is one of 2^n: that is quick to see.
        guard rest.trailingZeroBitCount >= step else { break }
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: powerOfTen(step))
        guard remainder == 0 else { break }
        rest = quotient
        count += step
      }
      step >>= 1
    }
    return (rest, count)
  }

  /// Whether it is written with as many digits as a number can have.
  var hasAllDigits: Bool { Decimal.digitCount(coefficient) == Decimal.maxDigits }

  /// Coefficient and exponent in their one shortest form.
  var stripped: (coefficient: UInt128, exponent: Int) {
    let (short, count) = Decimal.strippingZeros(coefficient)
    return (short, isZero ? 0 : exponent + count)
  }
}
