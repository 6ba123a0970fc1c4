extension Decimal {
  /// `self - divisor × floor(self ÷ divisor)`: what is left, with the sign of the divisor.
  ///
  /// The remainder is worked out exactly, however large the quotient, and rounded only where it needs more than 34
  /// digits itself (-1E-50 modulo 5).
  /// - Returns: nil where the divisor is zero.
  func modulo(_ divisor: Decimal) -> Decimal? {
    guard !divisor.isZero else { return nil }
    let rest = truncatedRemainder(divisor)
    return rest.isZero || rest.isNegative == divisor.isNegative ? rest : rest.adding(divisor)
  }

  /// What is left of the division toward zero, with the sign of the dividend.
  private func truncatedRemainder(_ divisor: Decimal) -> Decimal {
    let shift = exponent - divisor.exponent
    let own = coefficient
    let other = divisor.coefficient
    if shift >= 0 {
      let rest = Decimal.remainder(own, tens: shift, dividingBy: other)
      return Decimal(isNegative: isNegative, coefficient: rest, exponent: divisor.exponent)
    }
    guard -shift + Decimal.digitCount(other) <= 38 else { return self }
    let rest = own % (other * Decimal.powerOfTen(-shift))
    return Decimal(isNegative: isNegative, coefficient: rest, exponent: exponent)
  }

  /// `number × 10^tens` modulo the divisor.
  private static func remainder(_ number: UInt128, tens: Int, dividingBy divisor: UInt128) -> UInt128 {
    if tens + digitCount(number) <= 38 { return number * powerOfTen(tens) % divisor }
    func product(_ a: UInt128, _ b: UInt128) -> UInt128 {
      let (upper, lower) = a.multipliedFullWidth(by: b)
      return divisor.dividingFullWidth((upper, lower)).remainder
    }
    var result = number % divisor
    var base = UInt128(10) % divisor
    var left = tens
    while left > 0 {
      if left & 1 == 1 { result = product(result, base) }
      base = product(base, base)
      left >>= 1
    }
    return result
  }
}
