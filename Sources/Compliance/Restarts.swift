import Caseload
import CivilTime

/// Days on which a chain starts anew.
enum BoundRestart: Sendable {
  /// A history: its list, and the columns of day and value.
  case history(list: Int, from: DateColumn, until: DateColumn?, value: Column)
  case dates(list: Int, DateColumn)
  case personDate(DateColumn)
}

/// Restarts of one person: those that are sure, and those of which nobody knows whether they are.
private struct RestartDays {
  var sure: [Int32] = []
  var possible: [Int32] = []
}

extension Check {
  /// The days on which a chain starts anew within a period. A change to or from something blank, and one on a day that
  /// cannot be read, may or may not be one: one reading takes it so, the other not.
  func restartDays(
    _ chain: BoundChain, _ person: Int, _ world: World, _ doubtful: inout Bool, after start: Int32, before end: Int32
  ) -> [Int32] {
    if chain.restarts.isEmpty { return [] }
    var found = RestartDays()
    for restart in chain.restarts {
      switch restart {
      case .personDate(let column): add(column.days[person], &found)
      case .dates(let list, let column):
        for row in context.caseload.lists[list].rows(of: person) { add(column.days[row], &found) }
      case .history(let list, let from, let until, let value): add(list, from, until, value, person, &found)
      }
    }
    let inside: (Int32) -> Bool = { $0 > start && $0 < end && $0 <= self.asOf }
    let possible = found.possible.filter(inside)
    if !possible.isEmpty { doubtful = true }
    return Set(found.sure.filter(inside) + (world.contains(.restarts) ? possible : [])).sorted()
  }

  /// A date that cannot be read stands for the day judged; a blank one has not come.
  private func add(_ day: Int32, _ found: inout RestartDays) {
    if day > DateColumn.invalid { found.sure.append(day) }
    if day == DateColumn.invalid { found.possible.append(asOf) }
  }

  private func add(
    _ list: Int, _ from: DateColumn, _ until: DateColumn?, _ value: Column, _ person: Int, _ found: inout RestartDays
  ) {
    let rows = context.caseload.lists[list].rows(of: person)
    // One record alone changes nothing.
    if rows.count < 2 { return }
    found.possible += rows.filter { from.days[$0] <= DateColumn.invalid }.map { _ in asOf }
    var previous: (row: Int, isKnown: Bool)?
    var day = Int32.min
    while let next = changeDay(after: day, rows, from, until) {
      day = next
      // Days without a record change nothing.
      guard let holding = holding(on: day, rows, from, until, value) else { continue }
      if let previous, previous.row != holding.row {
        if !previous.isKnown || !holding.isKnown {
          found.possible.append(day)
        } else if value.compare(previous.row, holding.row) != 0 {
          found.sure.append(day)
        }
      }
      previous = holding
    }
  }

  /// The next day on which a record begins or ends, up to the day judged.
  private func changeDay(after day: Int32, _ rows: Range<Int>, _ from: DateColumn, _ until: DateColumn?) -> Int32? {
    var next: Int32?
    for row in rows {
      for change in [from.days[row], until?.days[row] ?? DateColumn.blank]
      where change > DateColumn.invalid && change > day && change <= asOf && change < next ?? Int32.max {
        next = change
      }
    }
    return next
  }

  /// The record that holds the value on a day: of several the one that began last.
  private func holding(
    on day: Int32, _ rows: Range<Int>, _ from: DateColumn, _ until: DateColumn?, _ value: Column
  ) -> (row: Int, isKnown: Bool)? {
    var best: (row: Int, isKnown: Bool)?
    for row in rows where from.days[row] > DateColumn.invalid && from.days[row] <= day {
      if let end = until?.days[row], end > DateColumn.invalid, end <= day, end <= asOf { continue }
      let isKnown = value.state(row) == .value
      guard let known = best, from.days[known.row] >= from.days[row] else {
        best = (row, isKnown)
        continue
      }
      // Two that begin on one day with different values leave it open.
      if from.days[known.row] == from.days[row] { best?.isKnown = known.isKnown && isKnown && value.compare(known.row, row) == 0 }
    }
    return best
  }
}
