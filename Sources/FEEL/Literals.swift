import CivilTime

/// Reads the texts of literals as rules keep their values (see `Scalar`).
enum Literals {
  enum NumberReading: Equatable {
    case millionths(Int64)
    case tooManyDecimals, tooLarge
  }

  /// A number as whole millionths, exactly.
  static func number(_ text: String) -> NumberReading {
    guard let number = Decimal(literal: text) else { return .tooLarge }
    if let millionths = number.millionths { return .millionths(millionths) }
    return number.rounded(scale: 6, .down) == number ? .tooLarge : .tooManyDecimals
  }

  /// The day number of `2026-01-01`.
  static func date(_ text: String) -> Int64? { CivilDate(iso: text).map { Int64($0.dayNumber) } }

  /// Minutes, twice (see `DateTimeColumn`), of `2026-01-01T10:30` or with seconds that are nought.
  static func dateTime(_ text: String) -> Int64? {
    let full = text.utf8.count == "2026-01-01T10:30".utf8.count ? text + ":00" : text
    guard text.contains("T"), let value = FEELDateTime(text: full, in: ZoneTable()), value.zone == nil,
      let day = value.date.civilDate, value.time.nanosecondOfDay % (60 * FEELTime.nanosecondsInSecond) == 0
    else { return nil }
    return (Int64(day.dayNumber) * 1440 + Int64(value.time.hour * 60 + value.time.minute)) * 2
  }

  enum DurationReading: Equatable {
    case seconds(Int64)
    case months(Int64)
  }

  /// `P10D`, `PT12H`, `P1DT2H`, `P6M`, `P1Y6M`, each with an optional minus.
  static func duration(_ text: String) -> DurationReading? {
    switch TemporalLiteral(duration: text) {
    case .monthsDuration(let duration): return .months(duration.months)
    case .daysDuration(let duration):
      let (seconds, rest) = duration.nanoseconds.quotientAndRemainder(dividingBy: Timeline.nanosecondsInSecond)
      return rest == 0 ? Int64(exactly: seconds).map { .seconds($0) } : nil
    default: return nil
    }
  }
}
