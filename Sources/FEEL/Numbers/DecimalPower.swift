extension Decimal {
  /// The number to the power of another, rounded half to even.
  ///
  /// To the power of 0 everything is 1. The cost does not grow with the exponent.
  /// - Returns: nil where it is not defined (a root of a negative number, zero to a negative power) or out of range.
  func power(_ exponent: Decimal) -> Decimal? {
    if exponent.isZero { return .one }
    if isZero { return exponent.isNegative ? nil : .zero }
    guard isNegative else { return powerOfPositive(exponent) }
    guard exponent.isInteger else { return nil }
    let power = magnitude.powerOfPositive(exponent)
    return exponent.isOdd ? power?.negated : power
  }

  /// Of an integer.
  private var isOdd: Bool {
    let (short, exponent) = stripped
    return exponent == 0 && short & 1 == 1
  }

  private func powerOfPositive(_ exponent: Decimal) -> Decimal? {
    if self == .one { return .one }
    if exponent == .minusOne { return Decimal.one.divided(by: self) }
    if exponent == .two { return multiplying(self) }
    if let exact = ExactPower(base: self, exponent: exponent) {
      return Decimal.fitting(isNegative: false, coefficient: exact.coefficient, exponent: exact.exponent)
    }
    // From here on the power has more than 38 digits, so it lies neither on a number nor just between two.
    return inexactPower(exponent)
  }

  /// The power as e^(exponent × ln self).
  private func inexactPower(_ exponent: Decimal) -> Decimal? {
    // The logarithm of a number other than 1 is within 10^-34...14 300.
    let isLarge = exponent.isNegative == (self < .one)
    if exponent.orderOfMagnitude > 40 { return isLarge ? nil : .zero }
    if exponent.orderOfMagnitude < -45 { return .one }
    let factor = exponent.stripped
    let factorBits = max(0, exponent.orderOfMagnitude + 1) * 10 / 3 + 1
    return Precision.settled { precision in
      let logarithm = precision.logarithm(self)
      let power = precision.scaled(logarithm.magnitude * Wide(factor.coefficient), tens: factor.exponent)
      if (power >> precision.bits).bitWidth > 14 { return isLarge ? (nil, nil) : (.zero, .zero) }
      return precision.exponential(
        Fixed(isNegative: !isLarge, magnitude: power, errorBits: logarithm.errorBits + factorBits))
    }
  }

  private static let two = Decimal(2)
  private static let minusOne = Decimal(-1)
}

/// A power that a whole number of at most 38 digits and a power of ten hold exactly.
private struct ExactPower {
  var coefficient: UInt128
  var exponent: Int

  /// Of a number above zero that is not 1; nil where the power is no such number, or far out of range.
  init?(base: Decimal, exponent power: Decimal) {
    (coefficient, exponent) = base.stripped
    guard let (times, root) = ExactPower.fraction(power), takeRoot(root) else { return nil }
    if times < 0 { guard invert() else { return nil } }
    guard raise(times.magnitude) else { return nil }
  }

  /// The power as a fraction in lowest terms, unless that is of no use.
  private static func fraction(_ power: Decimal) -> (times: Int, root: Int)? {
    if let times = power.int { return (times, 1) }
    let (numerator, exponent) = power.stripped
    // Not even of powers of ten is a root of 10^20 exact.
    guard exponent < 0, exponent > -20, let above = Int(exactly: numerator) else { return nil }
    var (a, b) = (UInt128(above), Decimal.powerOfTen(-exponent))
    while b != 0 { (a, b) = (b, a % b) }
    let times = above / Int(a)
    let (root, rest) = Decimal.powerOfTen(-exponent).quotientAndRemainder(dividingBy: a)
    guard rest == 0, let root = Int(exactly: root) else { return nil }
    return (power.isNegative ? -times : times, root)
  }

  private mutating func takeRoot(_ root: Int) -> Bool {
    guard root > 1 else { return true }
    guard exponent % root == 0 else { return false }
    exponent /= root
    guard coefficient > 1 else { return true }
    // 2^128 is already too much.
    guard root < 128 else { return false }
    var (low, high) = (UInt128(2), UInt128(1) << (128 / root + 1))
    while low < high {
      let middle = (low + high) >> 1
      if let power = ExactPower.power(middle, root), power < coefficient { low = middle + 1 } else { high = middle }
    }
    guard ExactPower.power(low, root) == coefficient else { return false }
    coefficient = low
    return true
  }

  /// 1 ÷ 2^n is 5^n ÷ 10^n and the other way round; of other numbers the fraction never ends.
  private mutating func invert() -> Bool {
    let factor: UInt128 = coefficient % 2 == 0 ? 2 : 5
    var count = 0
    while coefficient % factor == 0 {
      coefficient /= factor
      count += 1
    }
    guard coefficient == 1, let inverse = ExactPower.power(10 / factor, count) else { return false }
    coefficient = inverse
    exponent = -exponent - count
    return true
  }

  private mutating func raise(_ times: UInt) -> Bool {
    guard let times = Int(exactly: times) else { return false }
    let (product, overflow) = exponent.multipliedReportingOverflow(by: times)
    guard !overflow, product.magnitude < 1 << 40 else { return false }
    exponent = product
    guard coefficient > 1 else { return true }
    guard times < 128, let power = ExactPower.power(coefficient, times) else { return false }
    coefficient = power
    return true
  }

  /// nil where it has more than 38 digits or so.
  private static func power(_ base: UInt128, _ times: Int) -> UInt128? {
    var result: UInt128 = 1
    for _ in 0..<times {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      if overflow { return nil }
      result = product
    }
    return result
  }
}
