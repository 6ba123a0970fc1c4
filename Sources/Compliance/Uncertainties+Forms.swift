import Caseload
import CivilTime
import FEEL

/// What is in doubt about planned events and counted windows, in words.
extension Check {
  /// The event has no date that can be read.
  func undatedEvent(_ obligation: Obligation, _ person: Int) -> [Uncertainty] {
    guard case .before(let duty) = form, let (list, row) = obligation.openedBy else { return [] }
    return cells([CellAddress(list: list, row: row, field: duty.eventField)], person)
  }

  /// Events that might ask for it, or might be cancelled, and records that might answer.
  func doubtfulEvents(_ duty: BoundBefore, _ person: Int) -> [Uncertainty] {
    let isPerson = duty.list == context.shape.aboutList
    let rows = isPerson ? person..<(person + 1) : context.caseload.lists[duty.list].rows(of: person)
    var rests = RestsOn()
    for row in rows where isPerson || isThere(row, in: duty.list) {
      var frame = frame(person, on: asOf)
      if !isPerson { frame.item = Int32(row) }
      let cancelled = duty.cancelledIf?.explain(frame)
      frame.factsDay = min(duty.event.days[row] > DateColumn.invalid ? duty.event.days[row] : asOf, asOf)
      for explanation in [cancelled, duty.triggerIf?.explain(frame)].compactMap({ $0 }) where explanation.truth.isUnknown {
        rests.add(explanation)
      }
      if case .field(let column, let field) = duty.done, column.state(row) == .invalid {
        rests.cells.append(CellAddress(list: duty.list, row: row, field: field))
      }
    }
    return words(rests, person) + (duty.answering.map { doubtfulOccasions($0, person) } ?? [])
  }

  /// The periods over which a repeating duty runs.
  var formPeriods: BoundPeriods? {
    switch form {
    case .chain(let chain): chain.periods
    case .atLeast(let duty): duty.periods
    default: nil
    }
  }

  /// Days of which the calendar of school terms says nothing.
  func outsideTerms() -> [Uncertainty] {
    guard let covers = context.calendars(of: ruleSet).school?.covers else { return [] }
    return [
      Uncertainty(
        cause: .outsideCalendar, record: nil, field: nil, fieldName: nil,
        text: "the calendar of school terms covers \(covers.lowerBound) to \(covers.upperBound) only", personCanFix: false)
    ]
  }
}
