public import CivilTime
public import Caseload
public import FEEL

/// The forms of duty (language, section 2). One kernel serves them all; they differ in how they list what is due.
public enum Duty: Sendable {
  case recorded(RecordedDuty)
  case within(WithinDuty)
  case before(BeforeDuty)
  case every(EveryDuty)
  case upToDate(UpToDateDuty)
  case atLeast(AtLeastDuty)
  case mustBeTrue(MustBeTrueDuty)

  /// The key in the rule file.
  public var keyword: String {
    switch self {
    case .recorded: "recorded"
    case .within: "within"
    case .before: "before"
    case .every: "every"
    case .upToDate: "up_to_date"
    case .atLeast: "at_least"
    case .mustBeTrue: "must_be_true"
    }
  }
}

extension Duty {
  /// The list whose records open what is due, if records do that need not be occasions.
  public var opensBy: Int? {
    switch self {
    case .within(let duty): duty.list
    case .before(let duty): duty.list
    case .mustBeTrue(let duty): duty.forEach
    case .atLeast(let duty): duty.opensBy
    case .recorded, .every, .upToDate: nil
    }
  }
}

/// These fields hold a real value, optionally by a span from a date.
public struct RecordedDuty: Sendable {
  /// Fields of the person's own record.
  public let fields: [Int]
  public let by: SpanExpression?
  /// The date field that `by` counts from; nil: the start of the person's own period.
  public let from: Int?
}

/// After each trigger record, something is done within a span.
public struct WithinDuty: Sendable {
  public let span: SpanExpression
  /// The list of triggers; the about list itself: one trigger, the person.
  public let list: Int
  public let triggerIf: CheckedExpression?
  public let from: Anchor
  public let done: Done
  /// Only the newest trigger is judged.
  public let newestOnly: Bool
  /// The trigger's field that holds the reason for lateness.
  public let reason: Int?
  public let called: String

  public enum Anchor: Sendable {
    case field(Int)
    case expression(CheckedExpression)
  }

  public enum Done: Sendable {
    /// A date field of the trigger's own record.
    case field(Int)
    case records(DoneRecords)
  }

  public struct DoneRecords: Sendable {
    public let list: Int
    public let countsIf: CheckedExpression?
    public let date: Int
    /// The field by which these records refer to the trigger, if they do.
    public let refersBy: Int?
    public let answers: Answers
    public let lookBack: CivilTime.Span?
  }

  /// Whether one record may answer several triggers.
  public enum Answers: String, Sendable, CaseIterable { case each, one }
}

/// While a period lasts, the next occasion comes within an interval of the last.
public struct EveryDuty: Sendable {
  public let interval: Interval
  /// The span for the first occasion; nil: the interval itself runs from the start.
  public let first: SpanExpression?
  public let occasions: OccasionRule
  public let period: PeriodRule
  public let restarts: [Restart]
  public let intervalAt: IntervalAt
  public let lookBack: CivilTime.Span?
  public let called: String

  public enum Interval: Sendable {
    case span(SpanExpression)
    /// First, second, …; the last holds from then on.
    case ordinals([CivilTime.Span])
  }
}

/// `every`, whose next due date is read off the newest document.
public struct UpToDateDuty: Sendable {
  public let maximumAge: SpanExpression?
  public let reviewDue: Int?
  /// For the first document; nil: the maximum age.
  public let by: SpanExpression?
  public let occasions: OccasionRule
  public let period: PeriodRule
  public let restarts: [Restart]
  public let intervalAt: IntervalAt
  public let lookBack: CivilTime.Span?
  public let called: String
}

/// A condition, of the person or of each record of a list.
public struct MustBeTrueDuty: Sendable {
  public let condition: CheckedExpression
  /// `must_not_be_true`: the condition says what is wrong, and all is well unless it surely holds.
  public let isFault: Bool
  public let forEach: Int?
  /// Which records of the list; nil: all.
  public let countsIf: CheckedExpression?
  public let called: String

  /// The key under which the condition stands.
  public var key: String { isFault ? "must_not_be_true" : "must_be_true" }
  /// Whether the condition asks for the record before or after the one that is judged.
  public var readsNeighbours: Bool { condition.readsPrevious || condition.readsNext }
}

/// Which records are occasions.
public struct OccasionRule: Sendable {
  public let list: Int
  public let date: Int
  public let countsIf: CheckedExpression?
  /// Two records on one date are two occasions.
  public let eachRecord: Bool
}

/// The time for which a repeating duty runs.
public enum PeriodRule: Sendable {
  /// Date fields of the person; no `until`: it never ends.
  case person(from: Int, until: Int?)
  /// Each record of a list with a period.
  case each(list: Int, from: Int, until: Int?, condition: CheckedExpression?)
}

/// What makes a chain start anew.
public enum Restart: Sendable {
  /// A field of the person that has a history.
  case fact(Int)
  /// A date field of each record of a list.
  case date(FieldAddress)
}

/// The day whose facts choose the interval.
public enum IntervalAt: String, Sendable, CaseIterable { case opened, due }
