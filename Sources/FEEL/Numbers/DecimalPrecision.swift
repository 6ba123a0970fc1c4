extension Decimal {
  /// Fixed-point arithmetic with so many bits after the point, for logarithms and exponentials.
  ///
  /// A result is worked out with a bound of its error and taken if everything within that bound rounds to the same 34
  /// digits; otherwise again with more bits. So it is the true result, rounded half to even.
  struct Precision: Sendable {
    let bits: Int
    let logarithmOf2: Wide
    let logarithmOf10: Wide

    static let usual = Precision(bits: 320)
    static let fine = Precision(bits: 576)
    static let finest = Precision(bits: 1088)

    /// The first precision for which both bounds of the result are the same number, and that number. Results that lie
    /// just between two numbers are known exactly before this is asked, so the last is always enough.
    static func settled(_ bounds: (Precision) -> (low: Decimal?, high: Decimal?)) -> Decimal? {
      let first = bounds(.usual)
      if first.low == first.high { return first.low }
      let second = bounds(.fine)
      return second.low == second.high ? second.low : bounds(.finest).low
    }

    private init(bits: Int) {
      self.bits = bits
      // Both logarithms from those of 32/30, 50/48 and 162/160, whose factors are 2, 3 and 5.
      let terms = [31, 49, 161].map { Precision.inverseTangent(of: $0, bits: bits) }
      func combined(_ factors: [UInt64]) -> Wide {
        zip(terms, factors).reduce(.zero) { $0 + $1.0.multiplied(by: $1.1) }
      }
      logarithmOf2 = combined([14, 10, 6])
      logarithmOf10 = combined([46, 34, 20])
    }

    /// The inverse hyperbolic tangent of 1/n: 1/n + 1/3n³ + 1/5n⁵ …
    private static func inverseTangent(of n: UInt64, bits: Int) -> Wide {
      var power = (Wide.one << bits).divided(by: n)
      var sum = Wide.zero
      var odd: UInt64 = 1
      while !power.isZero {
        sum = sum + power.divided(by: odd)
        power = power.divided(by: n * n)
        odd += 2
      }
      return sum
    }
  }

  /// A fixed-point number with its sign; the true one lies within 2^errorBits of its last bit.
  struct Fixed {
    var isNegative: Bool
    var magnitude: Wide
    var errorBits: Int
  }
}

extension Decimal.Precision {
  typealias Wide = Decimal.Wide
  typealias Fixed = Decimal.Fixed

  func product(_ a: Wide, _ b: Wide) -> Wide { (a * b) >> bits }

  /// The natural logarithm of a number above zero.
  func logarithm(_ number: Decimal) -> Fixed {
    let coefficient = number.coefficient
    // The power of two from which it is the least away: the ratio is within 2/3...4/3.
    let width = 128 - coefficient.leadingZeroBitCount
    let power = 3 * coefficient < UInt128(1) << (width + 1) ? width - 1 : width
    var positive = logarithmOf2.multiplied(by: UInt64(power))
    var negative = Wide.zero
    let tens = logarithmOf10.multiplied(by: UInt64(number.exponent.magnitude))
    if number.exponent < 0 { negative = tens } else { positive = positive + tens }
    let near = UInt128(1) << power
    let ratio = logarithmOfRatio(coefficient, near)
    if coefficient < near { negative = negative + ratio } else { positive = positive + ratio }
    // Every term of a series is cut short, up to 240 of them. The constants are sums of 80 and 100 such series; one is
    // then taken 113 times, the other 6176 times: less than 2^29 in all.
    let isNegative = positive < negative
    return Fixed(
      isNegative: isNegative, magnitude: isNegative ? negative - positive : positive - negative, errorBits: 30)
  }

  /// The magnitude of the logarithm of a/b: twice the inverse hyperbolic tangent of (a - b) ÷ (a + b).
  private func logarithmOfRatio(_ a: UInt128, _ b: UInt128) -> Wide {
    let part = (Wide(a < b ? b - a : a - b) << bits).divided(by: Wide(a + b))
    let square = product(part, part)
    var power = part
    var sum = Wide.zero
    var odd: UInt64 = 1
    while !power.isZero {
      sum = sum + power.divided(by: odd)
      power = product(power, square)
      odd += 2
    }
    return sum << 1
  }

  /// The bounds of e to the power of a number that is within ±2^14, as decimals.
  func exponential(_ power: Fixed) -> (low: Decimal?, high: Decimal?) {
    // e^power = 10^tens × e^rest, the rest within 0...2.31.
    let whole = power.magnitude.divided(by: logarithmOf10).lower
    var tens = Int(truncatingIfNeeded: whole)
    var rest = power.magnitude - logarithmOf10.multiplied(by: UInt64(truncatingIfNeeded: whole))
    if power.isNegative {
      tens = -tens - 1
      rest = logarithmOf10 - rest
    }
    let value = exponential(rest)
    // The power itself is off by 2^errorBits, 10^tens by 2^28 and the series by 2^20; the result by ten times as much.
    let error = Wide.one << (max(power.errorBits, 30) + 5)
    return (decimal(value - error, tens: tens), decimal(value + error, tens: tens))
  }

  /// e^rest, by the series for the 256th part of it.
  private func exponential(_ rest: Wide) -> Wide {
    let part = rest >> 8
    var sum = Wide.one << bits
    var term = part
    var index: UInt64 = 2
    while !term.isZero {
      sum = sum + term
      term = product(term, part).divided(by: index)
      index += 1
    }
    for _ in 0..<8 { sum = product(sum, sum) }
    return sum
  }

  /// A fixed-point number that is not exactly a decimal, times 10^tens, rounded to one.
  func decimal(_ value: Wide, isNegative: Bool = false, tens: Int = 0) -> Decimal? {
    // 36 to 38 digits of it: 1233/4096 is the logarithm of 2 to base 10.
    let places = 36 - ((value.bitWidth - bits) * 1233) >> 12
    let digits = scaled(value, tens: places) >> bits
    return Decimal.fitting(
      isNegative: isNegative, coefficient: digits.lower, exponent: tens - places, andMore: true)
  }

  /// A decimal of less than 2^14 and more than 10^-80, without its sign.
  func fixed(_ number: Decimal) -> Wide {
    let (coefficient, exponent) = number.stripped
    return scaled(Wide(coefficient) << bits, tens: exponent)
  }

  /// `value × 10^tens`.
  func scaled(_ value: Wide, tens: Int) -> Wide {
    tens < 0 ? value.divided(by: Wide.powerOfTen(-tens)) : value * Wide.powerOfTen(tens)
  }
}
