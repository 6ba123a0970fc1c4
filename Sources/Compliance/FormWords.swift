import CivilTime
import Caseload
import RuleSets

/// What findings say of the form `before`.
extension Check {
  /// What is planned, in words: "conference", or the person's own date.
  func eventTitle(_ duty: BoundBefore) -> String {
    duty.list == context.shape.aboutList
      ? context.aboutShape.fields[duty.eventField].title : context.shape.lists[duty.list].title
  }

  /// Bank holidays that were not counted between the start of a count and the due date, whichever comes first.
  func skipped(between start: CivilDate, _ due: CivilDate) -> [Holiday] {
    due < start
      ? counting.calendar.skipped(after: due, through: start.adding(days: -1))
      : counting.calendar.skipped(after: start, through: due)
  }

  /// The condition that says that an event is cancelled, as written.
  var cancelledIf: String {
    if case .before(let duty) = rule.duty { return duty.cancelledIf?.text ?? "" }
    return ""
  }

  /// Whether a date field of the record that asks is what answers.
  var isDoneByField: Bool {
    switch form {
    case .within(let duty):
      if case .field = duty.done { return true }
    case .before(let duty):
      if case .field = duty.done { return true }
    default: break
    }
    return false
  }

  /// The field that holds the reason for being late.
  var reason: Column? {
    switch form {
    case .within(let duty): duty.reason
    case .before(let duty): duty.reason
    default: nil
    }
  }
}
