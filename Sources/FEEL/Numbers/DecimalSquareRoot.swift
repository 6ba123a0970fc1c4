extension Decimal {
  /// The square root, rounded half to even; nil for a negative number.
  func squareRoot() -> Decimal? {
    guard !isNegative else { return nil }
    guard !isZero else { return .zero }
    // 71 or 72 digits, so that the exponent is even: the root has 36.
    let lead = Decimal.maxDigits - Decimal.digitCount(coefficient)
    let more = (exponent - lead - 37) & 1 == 0 ? 37 : 38
    let wide = (coefficient * Decimal.powerOfTen(lead)).multipliedFullWidth(by: Decimal.powerOfTen(more))
    let root = Decimal.integerRoot(wide.high, wide.low)
    let square = root.multipliedFullWidth(by: root)
    let exponent = (exponent - lead - more) >> 1
    guard square.high == wide.high, square.low == wide.low else {
      return Decimal.fitting(isNegative: false, coefficient: root, exponent: exponent, andMore: true)
    }
    let (short, zeros) = Decimal.strippingZeros(root, limit: (lead + more) >> 1)
    return Decimal.fitting(isNegative: false, coefficient: short, exponent: exponent + zeros)
  }

  /// The integer square root of a number of 71 or 72 digits, by Newton's iteration from above.
  private static func integerRoot(_ high: UInt128, _ low: UInt128) -> UInt128 {
    let bits = 256 - high.leadingZeroBitCount
    var root = UInt128(1) << ((bits + 1) >> 1)
    while true {
      // The root has 36 digits and so has what it is tried with: the quotient fits.
      let next = (root + root.dividingFullWidth((high, low)).quotient) >> 1
      if next >= root { return root }
      root = next
    }
  }
}
