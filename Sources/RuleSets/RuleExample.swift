public import Caseload
public import CaseRecords
public import CivilTime
public import SourceText

/// A made-up case with the answer that the rule must give: `duly test` runs it.
public struct RuleExample: Sendable {
  public let name: String
  public let asOf: CivilDate
  /// What was written down after that day is not there.
  public let knownAt: CivilDate?
  /// Records by list; those of the about list are the person (exactly one).
  public var records: [(list: Int, cells: [Int: Cell])]
  public let holdings: [(list: Int, holding: Holding)]
  public let expected: Expectation
  /// Exceptions that were agreed for the person.
  public var exceptions: [AgreedException] = []
  /// Why it is known not to hold yet; nil: it must hold. One that holds although this is said is a mistake.
  public var todo: Todo?
  public let span: SourceSpan

  public struct Todo: Sendable {
    public let reason: String
    public let span: SourceSpan
  }

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
    /// `action: none`: nothing may be asked.
    public var noAction = false
    /// Some of what was due, each named by its key or the day on which it opened.
    public var obligations: [Obligation] = []
    /// Records that must be shown as near misses; empty: there must be none; nil: not asked.
    public var nearMisses: [NearMiss]?
    public let span: SourceSpan
  }

  /// What is expected of one of the things that were due.
  public struct Obligation: Sendable {
    public let key: String?
    public let opened: CivilDate?
    public let outcome: String?
    public let due: Date?
    public let done: Date?
    public let span: SourceSpan
  }

  /// A record that nearly counted, as far as the example says which and why.
  public struct NearMiss: Sendable {
    public let list: String?
    public let date: CivilDate?
    /// The part of the rule that turned it down: "counts_if/and[1]".
    public let clause: String?
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
