import Caseload
import CivilTime

/// The person's own period, which forms without `while` run over.
struct Life: Sendable {
  /// The earliest day there is where the schema declares no period, or nobody knows when it began.
  var start: Int32
  /// nil: it runs on the day judged.
  var end: Int32?
}

extension Check {
  /// The person's own period as far as it has come; nil: it has not begun. Where its start is blank or its end cannot be
  /// read, nobody knows whether it runs: one reading takes it to run, the other not.
  func life(of person: Int, in world: World, _ doubtful: inout Bool) -> Life? {
    var life = Life(start: CivilDate.earliest.dayNumber, end: nil)
    if let day = context.names.periodFrom?[person] {
      if day > asOf { return nil }
      if day > DateColumn.invalid {
        life.start = day
      } else {
        doubtful = true
        if world.contains(.ended) { return nil }
      }
    }
    if let day = context.names.periodUntil?[person] {
      if day > DateColumn.invalid, day <= asOf { life.end = day }
      if day == DateColumn.invalid {
        doubtful = true
        if world.contains(.ended) { life.end = asOf }
      }
    }
    return life
  }

  /// The person's own period on the plain reading.
  func life(of person: Int) -> Life? {
    var ignored = false
    return life(of: person, in: .plain, &ignored)
  }
}

extension RunContext {
  /// Whether a cell holds a value on the day judged: what happened later is blank, and so is what arrives with it.
  func state(_ list: Int, _ row: Int, _ field: Int) -> CellState {
    guard let column = caseload.lists[list].columns[field] else { return .blank }
    let shape = shape.lists[list].fields[field]
    if shape.clock == .happened, let dates = caseload.lists[list].days(field), dates.days[row] > asOf.dayNumber { return .blank }
    if let arrival = shape.arrivesWith, case .date(let dates)? = caseload.lists[list].columns[arrival],
      dates.days[row] > asOf.dayNumber
    {
      return .blank
    }
    return column.state(row)
  }
}
