/// FEEL's years and months duration.
struct MonthsDuration: Sendable, Hashable, Comparable {
  let months: Int64

  static let zero = MonthsDuration(months: 0)

  init(months: Int64) { self.months = months }

  static func < (a: MonthsDuration, b: MonthsDuration) -> Bool { a.months < b.months }
}

// MARK: - Properties, each with the duration's sign

extension MonthsDuration {
  /// Whole years.
  var years: Int64 { months / 12 }
  /// Beyond whole years: -11 to 11.
  var monthsOfYear: Int { Int(months % 12) }
}

// MARK: - Arithmetic; nil where a result is too long to hold

extension MonthsDuration {
  var isNegative: Bool { months < 0 }

  var negated: MonthsDuration? { MonthsDuration.zero.subtracting(self) }

  /// FEEL's `abs`.
  var magnitude: MonthsDuration? { isNegative ? negated : self }

  func adding(_ other: MonthsDuration) -> MonthsDuration? {
    let (sum, overflows) = months.addingReportingOverflow(other.months)
    return overflows ? nil : MonthsDuration(months: sum)
  }

  func subtracting(_ other: MonthsDuration) -> MonthsDuration? {
    let (difference, overflows) = months.subtractingReportingOverflow(other.months)
    return overflows ? nil : MonthsDuration(months: difference)
  }

  /// Times `numerator / denominator`, in whole months toward zero; nil also for a denominator of 0.
  func multiplied(byNumerator numerator: Int128, denominator: Int128) -> MonthsDuration? {
    MonthsDuration(whole: Scaling.multiply(Int128(months), numerator, over: denominator))
  }

  /// Times the decimal `coefficient × 10^exponent`, in whole months toward zero.
  func multiplied(byCoefficient coefficient: Int128, exponent: Int) -> MonthsDuration? {
    MonthsDuration(whole: Scaling.multiply(Int128(months), coefficient, exponent: exponent))
  }

  /// Divided by the decimal `coefficient × 10^exponent`, in whole months toward zero; nil also for a divisor of 0.
  func divided(byCoefficient coefficient: Int128, exponent: Int) -> MonthsDuration? {
    MonthsDuration(whole: Scaling.divide(Int128(months), coefficient, exponent: exponent))
  }

  private init?(whole months: Int128?) {
    guard let months, let months = Int64(exactly: months) else { return nil }
    self.init(months: months)
  }
}
