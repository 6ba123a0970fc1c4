public import Caseload
public import CivilTime

/// What was read from a council's files.
public struct LoadedRecords: Sendable {
  /// The records, derived lists included.
  public let caseload: Caseload
  /// What was found wrong, or worth knowing.
  public let quality: DataQuality
  /// One for each list of the schema, in its order (derived lists left out).
  public let sources: [SourceSummary]
  /// The day of the extract: the earliest of the sources that say one.
  public let extractedAt: CivilDate?
  /// Per list and field the header of its column; empty for lists without a file.
  let headers: [[String?]]
}

/// What a source holds of one list.
public struct SourceSummary: Sendable {
  /// Whether there are records.
  public enum State: Sendable, Hashable {
    case read
    case notSupplied
    /// There is a file, but no records could be taken from it; a diagnostic says why.
    case notReadable
  }

  /// The list's place in the shape.
  public let list: Int
  /// Whether there are records.
  public let state: State
  /// The source's title; nil where no source speaks of the list.
  public let source: String?
  /// The file as people know it; nil where there is none.
  public let file: String?
  /// How many records were kept.
  public let rows: Int
  /// Whether absence proves anything.
  public let holds: Holding
  /// The file broke off (an open quote to its end): some records may be lost, so absence proves nothing.
  public let isCut: Bool
  /// When the file was taken from the case system.
  public let extractedAt: DateAndTime?
  /// How old it may be.
  public let maxAge: Span?
  /// Fields that the file has a column for, and those that it has none for.
  public let fieldsFound: [String], fieldsMissing: [String]
  /// Headers that no field has.
  public let unknownColumns: [String]

  /// Whether on that day the extract is older than it may be; nil where the source does not say.
  public func isStale(on day: CivilDate, calendar: WorkingCalendar?) -> Bool? {
    guard let extractedAt, let maxAge else { return nil }
    let taken = extractedAt.date
    switch maxAge.unit {
    case .hours: return (day - taken) * 24 > Int(maxAge.count)
    case .days: return day > taken.adding(days: Int(maxAge.count))
    case .weeks: return day > taken.adding(days: Int(maxAge.count) * 7)
    case .months: return day > taken.adding(months: Int(maxAge.count))
    case .years: return day > taken.adding(months: Int(maxAge.count) * 12)
    case .workingDays:
      return calendar?.workingDay(Int(maxAge.count), after: taken, counting: .nextDay).map { day > $0 }
    case .schoolDays: return nil
    }
  }
}
