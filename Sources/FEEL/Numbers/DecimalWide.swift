extension Decimal {
  /// An unsigned integer of any size: what logarithms and powers are worked out in.
  struct Wide: Sendable {
    /// From the lowest; the last is not zero.
    private(set) var limbs: [UInt64]

    init(_ value: UInt128) {
      self.init(limbs: [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)])
    }

    private init(limbs: [UInt64]) {
      self.limbs = limbs
      while self.limbs.last == 0 { self.limbs.removeLast() }
    }

    static let zero = Wide(0)
    static let one = Wide(1)

    static func powerOfTen(_ power: Int) -> Wide {
      var result = Wide.one
      var left = power
      while left > 0 {
        let step = min(left, 19)
        result = result.multiplied(by: smallPowerOfTen(step))
        left -= step
      }
      return result
    }

    var isZero: Bool { limbs.isEmpty }
    var bitWidth: Int { limbs.count * 64 - (limbs.last?.leadingZeroBitCount ?? 0) }
    /// The lowest 128 bits.
    var lower: UInt128 {
      UInt128(limbs.first ?? 0) | UInt128(limbs.count > 1 ? limbs[1] : 0) << 64
    }
  }
}

extension Decimal.Wide {
  static func < (a: Self, b: Self) -> Bool {
    if a.limbs.count != b.limbs.count { return a.limbs.count < b.limbs.count }
    for index in a.limbs.indices.reversed() where a.limbs[index] != b.limbs[index] {
      return a.limbs[index] < b.limbs[index]
    }
    return false
  }

  static func + (a: Self, b: Self) -> Self {
    var sum = a.limbs.count < b.limbs.count ? b.limbs : a.limbs
    let other = a.limbs.count < b.limbs.count ? a.limbs : b.limbs
    var carry: UInt64 = 0
    for index in sum.indices {
      let total = UInt128(sum[index]) + UInt128(index < other.count ? other[index] : 0) + UInt128(carry)
      sum[index] = UInt64(truncatingIfNeeded: total)
      carry = UInt64(truncatingIfNeeded: total >> 64)
    }
    if carry != 0 { sum.append(carry) }
    return Self(limbs: sum)
  }

  /// The difference, or zero where `b` is the larger.
  static func - (a: Self, b: Self) -> Self {
    guard b < a else { return .zero }
    var difference = a.limbs
    var borrow: UInt64 = 0
    for index in difference.indices {
      let (once, first) = difference[index].subtractingReportingOverflow(index < b.limbs.count ? b.limbs[index] : 0)
      let (twice, second) = once.subtractingReportingOverflow(borrow)
      difference[index] = twice
      borrow = first || second ? 1 : 0
    }
    return Self(limbs: difference)
  }

  static func * (a: Self, b: Self) -> Self {
    guard !a.isZero, !b.isZero else { return .zero }
    var product = [UInt64](repeating: 0, count: a.limbs.count + b.limbs.count)
    for (offset, factor) in a.limbs.enumerated() {
      var carry: UInt64 = 0
      for (index, limb) in b.limbs.enumerated() {
        let total = UInt128(factor) &* UInt128(limb) &+ UInt128(product[offset + index]) &+ UInt128(carry)
        product[offset + index] = UInt64(truncatingIfNeeded: total)
        carry = UInt64(truncatingIfNeeded: total >> 64)
      }
      product[offset + b.limbs.count] = carry
    }
    return Self(limbs: product)
  }

  func multiplied(by factor: UInt64) -> Self { self * Self(UInt128(factor)) }

  static func << (a: Self, bits: Int) -> Self {
    let (whole, part) = bits.quotientAndRemainder(dividingBy: 64)
    var shifted = [UInt64](repeating: 0, count: whole)
    var carry: UInt64 = 0
    for limb in a.limbs {
      shifted.append(limb << part | carry)
      carry = part == 0 ? 0 : limb >> (64 - part)
    }
    shifted.append(carry)
    return Self(limbs: shifted)
  }

  static func >> (a: Self, bits: Int) -> Self {
    let (whole, part) = bits.quotientAndRemainder(dividingBy: 64)
    guard whole < a.limbs.count else { return .zero }
    var shifted = Array(a.limbs[whole...])
    guard part != 0 else { return Self(limbs: shifted) }
    for index in shifted.indices {
      let above = index + 1 < shifted.count ? shifted[index + 1] : 0
      shifted[index] = shifted[index] >> part | above << (64 - part)
    }
    return Self(limbs: shifted)
  }

  /// The quotient by a divisor that is not zero, rounded down.
  func divided(by divisor: UInt64) -> Self {
    var quotient = limbs
    var rest: UInt64 = 0
    for index in quotient.indices.reversed() {
      (quotient[index], rest) = divisor.dividingFullWidth((rest, quotient[index]))
    }
    return Self(limbs: quotient)
  }

  /// The quotient by a divisor that is not zero, rounded down: long division with limbs for digits (Knuth's
  /// algorithm D).
  func divided(by divisor: Self) -> Self {
    guard divisor.limbs.count > 1 else { return divided(by: divisor.limbs.first ?? 1) }
    guard !(self < divisor) else { return .zero }
    // The divisor's top bit must be set for the guesses to be nearly right.
    let shift = divisor.limbs[divisor.limbs.count - 1].leadingZeroBitCount
    let by = (divisor << shift).limbs
    var rest = (self << shift).limbs
    while rest.count <= limbs.count { rest.append(0) }
    var quotient = [UInt64](repeating: 0, count: rest.count - by.count)
    for place in quotient.indices.reversed() {
      let guess = Self.guess(rest, place + by.count, by)
      quotient[place] = Self.subtract(guess, times: by, from: &rest, at: place)
    }
    return Self(limbs: quotient)
  }

  /// A digit of the quotient, right or one too many.
  private static func guess(_ rest: [UInt64], _ top: Int, _ by: [UInt64]) -> UInt64 {
    let first = by[by.count - 1]
    var digit = UInt64.max
    var left: UInt64
    var overflow = false
    if rest[top] < first {
      (digit, left) = first.dividingFullWidth((rest[top], rest[top - 1]))
    } else {
      (left, overflow) = rest[top - 1].addingReportingOverflow(first)
    }
    while !overflow, UInt128(digit) * UInt128(by[by.count - 2]) > UInt128(left) << 64 | UInt128(rest[top - 2]) {
      digit -= 1
      (left, overflow) = left.addingReportingOverflow(first)
    }
    return digit
  }

  /// Takes `digit × by` off the rest; returns the digit, or one less where that was too much.
  private static func subtract(
    _ digit: UInt64, times by: [UInt64], from rest: inout [UInt64], at place: Int
  ) -> UInt64 {
    var borrow: UInt64 = 0
    for index in 0...by.count {
      let product = UInt128(digit) * UInt128(index < by.count ? by[index] : 0) + UInt128(borrow)
      let (difference, isBelow) = rest[place + index].subtractingReportingOverflow(
        UInt64(truncatingIfNeeded: product))
      rest[place + index] = difference
      borrow = UInt64(truncatingIfNeeded: product >> 64) + (isBelow ? 1 : 0)
    }
    guard borrow != 0 else { return digit }
    var carry: UInt64 = 0
    for index in 0...by.count {
      let sum = UInt128(rest[place + index]) + UInt128(index < by.count ? by[index] : 0) + UInt128(carry)
      rest[place + index] = UInt64(truncatingIfNeeded: sum)
      carry = UInt64(truncatingIfNeeded: sum >> 64)
    }
    return digit - 1
  }
}
