import Caseload
import CivilTime
import FEEL
import RuleSets

/// `recorded` and `must_be_true`: what is asked of a person or record once, not again and again.
extension Check {
  func obligations(_ duty: RecordedDuty, by: BoundSpan?, of person: Int) -> [Obligation] {
    guard let life = life(of: person) else { return [] }
    if let end = life.end, end <= asOf { return [] }
    var obligation = Obligation(outcome: .cannotTell, isOpen: true)
    let start = start(duty, by, life.start, person)
    if let start, start > asOf { return [] }
    obligation.opened = start.flatMap { $0 == CivilDate.earliest.dayNumber ? nil : CivilDate(dayNumber: $0) }
    obligation.periodStart = start ?? asOf
    // Without a deadline it is asked on the day judged, with one on the day it opened.
    let day = by == nil ? asOf : (start ?? asOf)
    if !isInForce(day) { return [] }
    var frame = frame(person, on: day)
    frame.extra = (day, obligation.periodStart)
    switch applies(frame) {
    case .no: return []
    case .unknown:
      obligation.doubt = .applies
      return [obligation]
    case .yes: break
    }
    let standing = standing(duty, person)
    obligation.isRefused = standing.refused
    if standing.filled {
      obligation.outcome = .met
      obligation.isOpen = false
      return [obligation]
    }
    if let field = standing.unreadable, !standing.missing {
      obligation.doubt = .field(field)
      return [obligation]
    }
    guard let by else {
      obligation.outcome = .notMet
      return [obligation]
    }
    takeDeadline(by, from: start, frame, &obligation)
    return [obligation]
  }

  /// The day that `by` counts from; nil where it is blank, unreadable, or has not come yet.
  private func start(_ duty: RecordedDuty, _ by: BoundSpan?, _ lifeStart: Int32?, _ person: Int) -> Int32? {
    guard by != nil, let field = duty.from, case .date(let column)? = context.about.columns[field] else {
      return lifeStart
    }
    let day = column.days[person]
    if context.aboutShape.fields[field].clock == .happened, day > asOf { return nil }
    return day > DateColumn.invalid ? day : nil
  }

  private func takeDeadline(_ by: BoundSpan, from start: Int32?, _ frame: Frame, _ obligation: inout Obligation) {
    guard let start else {
      obligation.doubt = .start
      obligation.settle(asOf: context.asOf, check: self)
      return
    }
    obligation.opened = CivilDate(dayNumber: start)
    let reading = due(by, from: start, frame)
    obligation.reading = reading
    switch reading.state {
    case .date: obligation.due = CivilDate(dayNumber: reading.day)
    case .outsideCalendar: obligation.doubt = .outsideCalendar
    case .absent, .unknown: obligation.doubt = .due
    }
    obligation.settle(asOf: context.asOf, check: self)
  }

  private func standing(_ duty: RecordedDuty, _ person: Int)
    -> (filled: Bool, missing: Bool, unreadable: Int?, refused: Bool)
  {
    var (missing, refused) = (false, false)
    var unreadable: Int?
    for field in duty.fields {
      guard let column = context.about.columns[field] else { continue }
      switch column.state(person) {
      case .blank: missing = true
      case .invalid: unreadable = unreadable ?? field
      case .value:
        guard case .code(let codes) = column, let code = codes[person] else { continue }
        if code.standing == .notRecorded { missing = true }
        if code.standing == .refused { refused = true }
      }
    }
    return (!missing && unreadable == nil, missing, unreadable, refused)
  }

  // MARK: must_be_true

  func obligations(_ duty: MustBeTrueDuty, _ condition: BoundCondition, of person: Int) -> [Obligation] {
    guard let life = life(of: person) else { return [] }
    if let end = life.end, end <= asOf { return [] }
    if !isInForce(asOf) { return [] }
    guard let list = duty.forEach else {
      return truth(condition, person, row: nil, list: context.shape.aboutList).map { [$0] } ?? []
    }
    let dates: DateColumn? = {
      guard let field = context.shape.lists[list].dateField, case .date(let column)? = context.caseload.lists[list].columns[field]
      else { return nil }
      return column
    }()
    return context.caseload.lists[list].rows(of: person).compactMap { row in
      if let day = dates?.days[row], day > asOf { return nil }
      return truth(condition, person, row: row, list: list)
    }
  }

  private func truth(_ condition: BoundCondition, _ person: Int, row: Int?, list: Int) -> Obligation? {
    var frame = frame(person, on: asOf)
    frame.item = row.map { Int32($0) } ?? -1
    frame.extra = (asOf, asOf)
    var obligation = Obligation(outcome: .cannotTell, isOpen: true)
    obligation.openedBy = row.map { (list, $0) }
    obligation.factsItem = frame.item
    switch applies(frame) {
    case .no: return nil
    case .unknown:
      obligation.doubt = .applies
      return obligation
    case .yes: break
    }
    switch condition.certainty(frame) {
    case .yes:
      obligation.outcome = .met
      obligation.isOpen = false
    case .no: obligation.outcome = .notMet
    case .unknown: obligation.doubt = .condition
    }
    return obligation
  }
}
