import CivilTime
public import FEEL

/// Something is done by a span before a planned event: a report two working days before the conference.
public struct BeforeDuty: Sendable {
  /// Counted back from the event's day, which is day 0.
  public let span: SpanExpression
  /// The list of events; the about list itself: one event of the person's own, such as an expected birth.
  public let list: Int
  public let triggerIf: CheckedExpression?
  /// The planned date of the event.
  public let event: Int
  public let cancelledIf: CheckedExpression?
  /// The date field that says when the event was booked: the day on which the duty opened.
  public let booked: Int?
  public let done: WithinDuty.Done
  /// The event's field that holds the reason for lateness.
  public let reason: Int?
  public let called: String
}
