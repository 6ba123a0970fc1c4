public import CivilTime

/// So many matching records in each window of time.
public struct AtLeastDuty: Sendable {
  /// How many; 1 or more.
  public let count: Int
  public let occasions: OccasionRule
  public let window: Window
  /// The time for which it is asked; nil: the person's own period.
  public let period: PeriodRule?
  /// A calendar window that the period does not wholly cover is asked for too.
  public let countsPartial: Bool
  public let lookBack: CivilTime.Span?
  public let called: String

  public enum Window: Sendable {
    case per(CalendarWindow)
    /// Up to the day judged; it has no deadline.
    case inTheLast(SpanExpression)
    /// From each record of a list to the next.
    case between(OccasionRule)
  }

  /// The list whose records open what is due, if records do.
  public var opensBy: Int? {
    if case .between(let occasions) = window { return occasions.list }
    return nil
  }
}

/// A stretch of the calendar that comes again and again.
public enum CalendarWindow: Sendable, Hashable {
  /// Monday to Sunday.
  case week
  case month
  /// Three months, the first of which begin on that day of the year.
  case quarter(from: DayOfYear)
  case year(from: DayOfYear)
  case schoolTerm
}

/// A day of every year: 1 April. Never 29 February.
public struct DayOfYear: Sendable, Hashable {
  public let month: Int, day: Int
  public static let newYear = DayOfYear(month: 1, day: 1)

  public init(month: Int, day: Int) {
    self.month = month
    self.day = day
  }

  /// "1 April"
  public var words: String { "\(day) \(CivilDate.monthNames[month - 1])" }
}
