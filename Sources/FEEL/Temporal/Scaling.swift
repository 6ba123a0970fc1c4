/// Products and quotients of 128-bit numbers whose steps need twice as many bits, cut off toward zero.
enum Scaling {
  /// `value × numerator / denominator`; nil for a denominator of 0 or what does not fit.
  static func multiply(_ value: Int128, _ numerator: Int128, over denominator: Int128) -> Int128? {
    guard denominator != 0 else { return nil }
    var size = DoubleWidth(product: value.magnitude, numerator.magnitude)
    size.divide(by: denominator.magnitude)
    let isNegative = (value < 0) != (numerator < 0)
    return size.number(isNegative: isNegative != (denominator < 0))
  }

  /// `value × coefficient × 10^exponent`; nil for what does not fit.
  static func multiply(_ value: Int128, _ coefficient: Int128, exponent: Int) -> Int128? {
    var size = DoubleWidth(product: value.magnitude, coefficient.magnitude)
    guard size.scale(byPowerOfTen: exponent) else { return nil }
    return size.number(isNegative: (value < 0) != (coefficient < 0))
  }

  /// `value / (coefficient × 10^exponent)`; nil for a coefficient of 0 or what does not fit.
  static func divide(_ value: Int128, _ coefficient: Int128, exponent: Int) -> Int128? {
    guard coefficient != 0, exponent != .min else { return nil }
    var size = DoubleWidth(product: value.magnitude, 1)
    // Scaling comes first: cutting off twice, both times toward zero, is cutting off once.
    guard size.scale(byPowerOfTen: -exponent) else { return nil }
    size.divide(by: coefficient.magnitude)
    return size.number(isNegative: (value < 0) != (coefficient < 0))
  }
}

/// A whole number of 256 bits.
private struct DoubleWidth {
  var high: UInt128
  var low: UInt128

  init(product a: UInt128, _ b: UInt128) { (high, low) = a.multipliedFullWidth(by: b) }

  var isZero: Bool { high == 0 && low == 0 }

  /// The divisor is not 0.
  mutating func divide(by divisor: UInt128) {
    let (quotient, rest) = high.quotientAndRemainder(dividingBy: divisor)
    low = divisor.dividingFullWidth((rest, low)).quotient
    high = quotient
  }

  /// False if the product has more than 256 bits.
  mutating func multiply(by factor: UInt128) -> Bool {
    let (carry, newLow) = low.multipliedFullWidth(by: factor)
    let (product, productOverflows) = high.multipliedReportingOverflow(by: factor)
    let (newHigh, sumOverflows) = product.addingReportingOverflow(carry)
    (high, low) = (newHigh, newLow)
    return !productOverflows && !sumOverflows
  }

  /// False if the product has more than 256 bits. Ends after some eighty steps, however large the exponent.
  mutating func scale(byPowerOfTen exponent: Int) -> Bool {
    var left = exponent
    while left > 0, !isZero {
      guard multiply(by: 10) else { return false }
      left -= 1
    }
    while left < 0, !isZero {
      divide(by: 10)
      left += 1
    }
    return true
  }

  /// Nil if it does not fit.
  func number(isNegative: Bool) -> Int128? {
    guard high == 0 else { return nil }
    guard isNegative else { return Int128(exactly: low) }
    return Int128(exactly: low).map { -$0 }
  }
}
