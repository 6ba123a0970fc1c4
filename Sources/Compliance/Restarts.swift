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
    var previous: Int?
    let rows = context.caseload.lists[list].rows(of: person)
    for row in rows {
      guard from.days[row] > DateColumn.invalid else {
        // One record alone changes nothing.
        if rows.count > 1 { found.possible.append(asOf) }
        continue
      }
      // A record that held on no day changed nothing.
      if let end = until?.days[row], end > DateColumn.invalid, end <= from.days[row] { continue }
      if let previous {
        let isKnown = value.state(previous) == .value && value.state(row) == .value
        if !isKnown {
          found.possible.append(from.days[row])
        } else if value.compare(previous, row) != 0 {
          found.sure.append(from.days[row])
        }
      }
      previous = row
    }
  }
}
