import CivilTime

/// FEEL's date: a day of the proleptic Gregorian calendar, in years from -999,999,999 to 999,999,999.
struct FEELDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  let dayNumber: Int64

  static let years: ClosedRange<Int64> = -999_999_999...999_999_999
  static let earliest = FEELDate(unchecked: ProlepticCalendar.dayNumber(year: years.lowerBound, month: 1, day: 1))
  static let latest = FEELDate(unchecked: ProlepticCalendar.dayNumber(year: years.upperBound, month: 12, day: 31))

  private init(unchecked dayNumber: Int64) { self.dayNumber = dayNumber }

  /// Nil outside the years.
  init?(dayNumber: Int64) {
    guard dayNumber >= FEELDate.earliest.dayNumber, dayNumber <= FEELDate.latest.dayNumber else { return nil }
    self.dayNumber = dayNumber
  }

  /// Nil where there is no such day.
  init?(year: Int64, month: Int, day: Int) {
    guard FEELDate.years.contains(year), day >= 1, day <= ProlepticCalendar.daysInMonth(month, ofYear: year) else { return nil }
    dayNumber = ProlepticCalendar.dayNumber(year: year, month: month, day: day)
  }

  init(_ date: CivilDate) { dayNumber = Int64(date.dayNumber) }

  /// Nil for a year that `CivilDate` does not hold.
  var civilDate: CivilDate? {
    guard dayNumber >= Int64(CivilDate.earliest.dayNumber), dayNumber <= Int64(CivilDate.latest.dayNumber) else { return nil }
    return CivilDate(dayNumber: Int32(truncatingIfNeeded: dayNumber))
  }

  static func < (a: FEELDate, b: FEELDate) -> Bool { a.dayNumber < b.dayNumber }
}

// MARK: - Properties

extension FEELDate {
  var yearMonthDay: (year: Int64, month: Int, day: Int) { ProlepticCalendar.yearMonthDay(ofDayNumber: dayNumber) }
  var year: Int64 { yearMonthDay.year }
  var month: Int { yearMonthDay.month }
  var day: Int { yearMonthDay.day }

  /// 1 Monday to 7 Sunday.
  var weekday: Int {
    // 1970-01-01 was a Thursday.
    let fromMonday = Int((dayNumber + 3) % 7)
    return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
  }

  /// "Monday" to "Sunday".
  var weekdayName: String { Weekday(rawValue: weekday)?.name ?? "" }

  /// "January" to "December".
  var monthName: String { CivilDate.monthNames[month - 1] }

  /// 1 to 366.
  var dayOfYear: Int { Int(dayNumber - ProlepticCalendar.dayNumber(year: year, month: 1, day: 1)) + 1 }

  /// The week of ISO 8601, 1 to 53: weeks begin on Monday, and week 1 holds the year's first Thursday.
  var isoWeek: Int {
    // A week belongs to the year of its Thursday, which may lie outside the years that dates have.
    let thursday = dayNumber + Int64(4 - weekday)
    let newYear = ProlepticCalendar.dayNumber(year: ProlepticCalendar.year(ofDayNumber: thursday), month: 1, day: 1)
    return Int((thursday - newYear) / 7) + 1
  }
}

// MARK: - Arithmetic

extension FEELDate {
  /// Nil outside the years.
  func adding(days: Int64) -> FEELDate? {
    let (sum, overflows) = dayNumber.addingReportingOverflow(days)
    return overflows ? nil : FEELDate(dayNumber: sum)
  }

  /// The corresponding day so many months on, or the last of that month where there is none; nil outside the years.
  func adding(months: Int64) -> FEELDate? {
    let (year, month, day) = yearMonthDay
    let (sum, overflows) = (year * 12 + Int64(month - 1)).addingReportingOverflow(months)
    guard !overflows else { return nil }
    let newYear = sum >= 0 ? sum / 12 : (sum - 11) / 12
    let newMonth = Int(sum - newYear * 12) + 1
    guard FEELDate.years.contains(newYear) else { return nil }
    return FEELDate(year: newYear, month: newMonth, day: min(day, ProlepticCalendar.daysInMonth(newMonth, ofYear: newYear)))
  }

  /// FEEL's `date + years and months duration`.
  func adding(_ duration: MonthsDuration) -> FEELDate? { adding(months: duration.months) }

  /// FEEL's `date - years and months duration`.
  func subtracting(_ duration: MonthsDuration) -> FEELDate? { duration.negated.flatMap(adding) }

  /// FEEL's `date + days and time duration`: counted from midnight, and the day that it falls on.
  func adding(_ duration: DaysDuration) -> FEELDate? {
    Timeline.day(ofNanosecond: midnight, plus: duration.nanoseconds)?.date
  }

  /// FEEL's `date - days and time duration`.
  func subtracting(_ duration: DaysDuration) -> FEELDate? { duration.negated.flatMap(adding) }

  /// FEEL's `date - date`.
  func subtracting(_ other: FEELDate) -> DaysDuration {
    DaysDuration(nanoseconds: Int128(dayNumber - other.dayNumber) * Timeline.nanosecondsInDay)
  }

  /// FEEL's `years and months duration(from, to)`: whole months, from the first to the second; times of day do not count.
  static func yearsAndMonths(from start: FEELDate, to end: FEELDate) -> MonthsDuration {
    let (a, b) = (start.yearMonthDay, end.yearMonthDay)
    let months = (b.year - a.year) * 12 + Int64(b.month - a.month)
    if months > 0, b.day < a.day { return MonthsDuration(months: months - 1) }
    if months < 0, b.day > a.day { return MonthsDuration(months: months + 1) }
    return MonthsDuration(months: months)
  }

  /// Nanoseconds of its midnight since 1970-01-01T00:00:00.
  var midnight: Int128 { Int128(dayNumber) * Timeline.nanosecondsInDay }
}
