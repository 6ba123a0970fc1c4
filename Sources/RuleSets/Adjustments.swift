public import CivilTime
public import FEEL

/// Days that a rule's clock does not count: records with a first and a last day, both part of the stop.
public struct ClockStopRule: Sendable {
  public let list: Int
  public let countsIf: CheckedExpression?
  public let from: Int
  /// The last day; blank: it has not ended.
  public let until: Int
  /// The field by which a stop refers to the record that opened the duty; nil: it holds for all that is due.
  public let refersBy: Int?
}

/// Agreed later dates: records that say when they were granted and how far they move the due date.
public struct ExtensionRule: Sendable {
  public let list: Int
  public let countsIf: CheckedExpression?
  public let granted: Int
  public let to: Destination
  /// How far beyond the due date that held without any extension they may go, all together.
  public let limit: CivilTime.Span?
  /// The field by which an extension refers to the record that opened the duty; nil: it holds for what is open.
  public let refersBy: Int?

  public enum Destination: Sendable {
    /// A planned date.
    case date(Int)
    /// A field that holds a span, counted from the due date in force.
    case span(Int)
  }
}

extension Duty {
  /// Whether it has a due date that a stop or an extension could move. What is due before an event moves with the event.
  var hasClock: Bool {
    switch self {
    case .recorded(let duty): duty.by != nil
    case .within, .every, .upToDate: true
    default: false
    }
  }

  /// Hours run on whatever the day is.
  var countsHours: Bool { (spanExpressions.flatMap(\.fixedSpans) + ordinals).contains { $0.unit == .hours } }

  /// The list whose records open it.
  var openingList: Int? {
    if case .within(let duty) = self { return duty.list }
    return nil
  }
}
