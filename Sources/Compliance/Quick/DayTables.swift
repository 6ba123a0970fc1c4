import CivilTime

/// What depends on a due date alone, worked out once for the days that cases are about: what is open with it on the day judged.
final class DayTables: @unchecked Sendable {
  // Never written after `init`.

  /// How many days before and behind the day judged are in the tables: four years, and two.
  private static let back: Int32 = 1_536, ahead: Int32 = 768
  /// How many days something may start on: up to the day judged.
  static let starts = Int(back) + 1
  let first: Int32
  private let outcomes: UnsafeMutableBufferPointer<Outcome?>

  init(_ check: Check) {
    first = check.asOf - DayTables.back
    let count = Int(DayTables.back + DayTables.ahead)
    outcomes = .allocate(capacity: count)
    let found = (0..<Int32(count)).map { [first] place -> Outcome? in
      var obligation = Obligation(outcome: .cannotTell, isOpen: true)
      obligation.due = CivilDate(dayNumber: first + place)
      obligation.settle(asOf: check.context.asOf, check: check)
      return obligation.doubt == .none ? obligation.outcome : nil
    }
    _ = outcomes.initialize(from: found)
  }

  deinit { outcomes.deallocate() }

  func isLike(_ other: DayTables) -> Bool { first == other.first && outcomes.elementsEqual(other.outcomes) }

  /// What is open with a due date on the day judged; nil: to be worked out in full.
  @inline(__always)
  func outcome(due: Int32) -> Outcome? {
    let place = Int(due) - Int(first)
    return UInt(bitPattern: place) < UInt(outcomes.count) ? outcomes[place] : nil
  }
}
