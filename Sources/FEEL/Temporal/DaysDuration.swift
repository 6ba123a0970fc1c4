/// FEEL's days and time duration, to the nanosecond.
struct DaysDuration: Sendable, Hashable, Comparable {
  let nanoseconds: Int128

  static let zero = DaysDuration(nanoseconds: 0)

  init(nanoseconds: Int128) { self.nanoseconds = nanoseconds }

  init(seconds: Int64) { nanoseconds = Int128(seconds) * Timeline.nanosecondsInSecond }

  static func < (a: DaysDuration, b: DaysDuration) -> Bool { a.nanoseconds < b.nanoseconds }
}

// MARK: - Properties, each with the duration's sign

extension DaysDuration {
  private var wholeSeconds: Int128 { nanoseconds / Timeline.nanosecondsInSecond }

  var days: Int128 { nanoseconds / Timeline.nanosecondsInDay }
  /// Beyond whole days: -23 to 23.
  var hours: Int { Int(wholeSeconds / 3600 % 24) }
  /// Beyond whole hours: -59 to 59.
  var minutes: Int { Int(wholeSeconds / 60 % 60) }
  /// Beyond whole minutes, and the nanoseconds of the fraction, both with the sign.
  var seconds: (seconds: Int, nanoseconds: Int) {
    (Int(wholeSeconds % 60), Int(nanoseconds % Timeline.nanosecondsInSecond))
  }
}

// MARK: - Arithmetic; nil where a result is too long to hold

extension DaysDuration {
  var isNegative: Bool { nanoseconds < 0 }

  var negated: DaysDuration? { DaysDuration.zero.subtracting(self) }

  /// FEEL's `abs`.
  var magnitude: DaysDuration? { isNegative ? negated : self }

  func adding(_ other: DaysDuration) -> DaysDuration? {
    let (sum, overflows) = nanoseconds.addingReportingOverflow(other.nanoseconds)
    return overflows ? nil : DaysDuration(nanoseconds: sum)
  }

  func subtracting(_ other: DaysDuration) -> DaysDuration? {
    let (difference, overflows) = nanoseconds.subtractingReportingOverflow(other.nanoseconds)
    return overflows ? nil : DaysDuration(nanoseconds: difference)
  }

  /// Times `numerator / denominator`, exactly, then cut off at the nanosecond; nil also for a denominator of 0.
  func multiplied(byNumerator numerator: Int128, denominator: Int128) -> DaysDuration? {
    Scaling.multiply(nanoseconds, numerator, over: denominator).map(DaysDuration.init(nanoseconds:))
  }

  /// Times the decimal `coefficient × 10^exponent`, exactly, then cut off at the nanosecond.
  func multiplied(byCoefficient coefficient: Int128, exponent: Int) -> DaysDuration? {
    Scaling.multiply(nanoseconds, coefficient, exponent: exponent).map(DaysDuration.init(nanoseconds:))
  }

  /// Divided by the decimal `coefficient × 10^exponent`, cut off at the nanosecond; nil also for a divisor of 0.
  func divided(byCoefficient coefficient: Int128, exponent: Int) -> DaysDuration? {
    Scaling.divide(nanoseconds, coefficient, exponent: exponent).map(DaysDuration.init(nanoseconds:))
  }
}
