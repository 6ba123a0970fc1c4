public import Caseload
public import CivilTime
public import SourceText

/// A made-up case with the answer that the rule must give: `duly test` runs it.
public struct RuleExample: Sendable {
  public let name: String
  public let asOf: CivilDate
  /// What was written down after that day is not there.
  public let knownAt: CivilDate?
  /// Records by list; those of the about list are the person (exactly one).
  public let records: [(list: Int, cells: [Int: Cell])]
  public let holdings: [(list: Int, holding: Holding)]
  public let expected: Expectation
  public let span: SourceSpan

  public struct Expectation: Sendable {
    /// An outcome's word: "overdue".
    public let verdict: String
    public let opened: Date?
    public let due: Date?
    public let done: Date?
    public let daysLate: Int?
    public let kind: String?
    public let priority: Int?
    /// Whether the reason for lateness is recorded, missing or not asked.
    public let reason: String?
    public let action: Action?
    public let span: SourceSpan
  }

  /// What is asked of people about the gap, as far as the example says it.
  public struct Action: Sendable {
    public let owner: String?
    public let within: CivilTime.Span?
    public let tell: [String]?
    public let copy: [String]?
    public let referUp: [(after: CivilTime.Span, to: String)]?
  }

  /// A date, or the word `none`.
  public enum Date: Sendable, Hashable {
    case date(CivilDate)
    /// A deadline in hours: the minute of the day.
    case moment(CivilDate, minute: Int)
    case none
  }
}
