import CivilTime
import Caseload
import RuleSets

/// What findings say of the forms `before` and `at_least`.
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

  // MARK: at_least

  /// "at least 2 in each month"
  func standard(_ duty: BoundAtLeast, _ obligation: Obligation?) -> String {
    let many = "at least \(duty.count)"
    switch duty.window {
    case .per(let windows):
      switch windows.window {
      case .week: return "\(many) in each week from Monday to Sunday"
      case .month: return "\(many) in each month"
      case .quarter(let from): return "\(many) in each quarter, counted from \(from.words)"
      case .year(let from): return "\(many) in each year from \(from.words)"
      case .schoolTerm: return "\(many) in each school term"
      }
    case .inTheLast:
      guard let obligation, obligation.reading.state == .date else { return many }
      let span = obligation.reading.span
      return "\(many) in the last \(span.count == 1 ? span.unit.singular : span.description)"
    case .between(let openers): return "\(many) between one \(context.shape.lists[openers.list].title) and the next"
    }
  }

  /// The part of the rule that decided, as written.
  func clauseText(_ obligation: Obligation) -> String {
    if case .atLeast(let duty) = form { return standard(duty, obligation) }
    return obligation.reading.isWorkedOut ? obligation.reading.span.description : ""
  }

  /// The records that count in the window.
  func counted(_ obligation: Obligation) -> [(list: Int, row: Int)] {
    guard case .atLeast(let duty) = form else { return [] }
    return obligation.counted.map { (list: duty.occasions.list, row: Int($0)) }
  }

  func count(_ obligation: Obligation) -> Counted? {
    guard case .atLeast(let duty) = form, [.none, .notInExtract(list: duty.occasions.list)].contains(obligation.doubt) else { return nil }
    var from = obligation.countsFrom
    if case .per = duty.window { from = obligation.periodStart }
    return Counted(
      found: obligation.counted.count, asked: duty.count, from: from.map { CivilDate(dayNumber: $0) },
      until: obligation.windowEnd, isPartial: obligation.isPartial)
  }

  /// The newest record that counts in any window.
  func newestCounted(_ duty: BoundAtLeast, _ judgement: Judgement) -> (record: RecordSummary, inTime: Bool?)? {
    let dates = duty.occasions.dates.days
    let newest = judgement.obligations.flatMap(\.counted).max { dates[Int($0)] < dates[Int($1)] }
    return newest.map { (record(duty.occasions.list, Int($0)), nil) }
  }
}

extension AtLeastDuty {
  /// Outcomes that it cannot have: a window is filled in time, or over.
  var neverOutcomes: Set<Outcome> {
    if case .inTheLast = window { return Set(Outcome.allCases).subtracting([.met, .notMet, .notApplicable, .cannotTell]) }
    return [.notMet, .late, .overdue]
  }
}
