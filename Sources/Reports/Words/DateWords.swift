public import CivilTime
import Compliance

/// Dates as people read them: the weekday always, the year only where it is not the year of the day looked at.
public struct DateWords: Sendable, Hashable {
  /// The day that the report speaks of.
  public var asOf: CivilDate

  public init(asOf: CivilDate) { self.asOf = asOf }

  /// "Tue 31 March", or "Tue 31 March 2025" in another year.
  public func day(_ date: CivilDate) -> String {
    date.inWords(withYear: date.year != asOf.year)
  }

  /// "Thu 12 March, 14:30": with the time where one is known.
  func day(_ date: CivilDate, _ minute: Int?) -> String {
    minute.map { "\(day(date)), \(clockWords($0))" } ?? day(date)
  }

  /// For narrow cells: "Fri 10" within a fortnight, else "10 April", with the year where it is another.
  public func short(_ date: CivilDate) -> String {
    let (year, month, day) = date.yearMonthDay
    let distance = date - asOf
    if distance >= 0, distance < 14 { return "\(date.weekday.shortName) \(day)" }
    let words = "\(day) \(CivilDate.monthNames[month - 1].prefix(3))"
    return year == asOf.year ? words : "\(words) \(year)"
  }

  /// The heading of a week in a list: "Week of Mon 6 April".
  public func week(of date: CivilDate) -> String { "Week of \(day(monday(of: date)))" }

  func monday(of date: CivilDate) -> CivilDate { date.adding(days: 1 - date.weekday.rawValue) }

  /// "4 working days", or "1 day": spans in the words of the deadline's own unit.
  func span(_ span: Span) -> String { span.description }

  /// "Good Friday and Easter Monday"; weeks of holidays are counted, not listed.
  func holidays(_ holidays: [Holiday]) -> String {
    guard holidays.count > 3 else { return listed(holidays.map(\.title)) }
    return "\(holidays.count) bank holidays"
  }
}
