extension Decimal: Comparable, Hashable {
  /// Equal by value: 1.0 equals 1.00.
  static func == (a: Decimal, b: Decimal) -> Bool {
    if a.head == b.head, a.tail == b.tail { return true }
    // With the same exponent, the same value would have had the same coefficient.
    if (a.head ^ b.head) >> coefficientBitsOfHead == 0 { return false }
    return a.isNegative == b.isNegative && orderOfMagnitudes(a, b) == 0
  }

  static func < (a: Decimal, b: Decimal) -> Bool {
    if (a.head ^ b.head) >> coefficientBitsOfHead == 0 {
      return a.isNegative ? b.coefficient < a.coefficient : a.coefficient < b.coefficient
    }
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? orderOfMagnitudes(b, a) < 0 : orderOfMagnitudes(a, b) < 0
  }

  /// Hashed by value, as equality is.
  func hash(into hasher: inout Hasher) {
    let (short, exponent) = stripped
    let key = Decimal(isNegative: isNegative, coefficient: short, exponent: exponent)
    hasher.combine(key.head)
    hasher.combine(key.tail)
  }

  /// Below 0 where the magnitude of `a` is the smaller, 0 where both are the same, above 0 otherwise.
  private static func orderOfMagnitudes(_ a: Decimal, _ b: Decimal) -> Int {
    if a.exponent < b.exponent { return -orderOfMagnitudes(larger: b, a) }
    return orderOfMagnitudes(larger: a, b)
  }

  /// As above, the exponent of `a` being the larger or the same.
  @inline(__always) private static func orderOfMagnitudes(larger a: Decimal, _ b: Decimal) -> Int {
    let shift = a.exponent &- b.exponent
    if a.isSmall, shift <= 19 {
      let aligned = UInt128(a.tail) &* UInt128(smallPowerOfTen(shift))
      return aligned < b.coefficient ? -1 : aligned == b.coefficient ? 0 : 1
    }
    if a.isZero || b.isZero { return a.isZero ? (b.isZero ? 0 : -1) : 1 }
    let digits = (a: digitCount(a.coefficient) + shift, b: digitCount(b.coefficient))
    if digits.a != digits.b { return digits.a < digits.b ? -1 : 1 }
    // As many digits as `b` has, so 34 at most.
    let aligned = a.coefficient * powerOfTen(shift)
    return aligned < b.coefficient ? -1 : aligned == b.coefficient ? 0 : 1
  }
}
