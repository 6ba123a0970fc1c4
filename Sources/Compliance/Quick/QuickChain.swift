import Caseload
import CivilTime
import FEEL
import RuleSets

/// `every` and `up_to_date` over the person's own time, where the newest record that counts opens what is due now.
///
/// A class for the same reason as `RecordList`.
final class QuickChain {
  let days: DayTables
  let list: RecordList
  let dates: UnsafeBufferPointer<Int32>
  let countsIf: BoundCondition?
  let from: UnsafeBufferPointer<Int32>
  let until: UnsafeBufferPointer<Int32>?
  /// The rule's own first day; the earliest there is where it has none.
  let inForceFrom: Int32
  let first: QuickSpan?
  let interval: QuickSpan?
  /// A document's own review date.
  let review: UnsafeBufferPointer<Int32>?
  let isDocument: Bool

  init?(_ chain: BoundChain, _ check: Check) {
    guard case .person = chain.periods.origin, chain.restarts.isEmpty, chain.lookBack == nil, chain.occasions.holds == .completeAlways
    else { return nil }
    let days = DayTables(check)
    switch chain.next {
    case .interval(let span):
      (interval, review, isDocument) = (QuickSpan(span, days), nil, false)
    case .document(let age, let review, _, _):
      (interval, self.review, isDocument) = (age.map { QuickSpan($0, days) }, review?.days.buffer, true)
    case .ordinals: return nil
    }
    first = chain.first.map { QuickSpan($0, days) }
    if chain.intervalAt == .due {
      for span in [first, interval] where span != nil && span?.ends == nil { return nil }
    }
    self.days = days
    list = check.context.caseload.lists[chain.occasions.list]
    dates = chain.occasions.dates.days.buffer
    countsIf = chain.occasions.countsIf
    from = chain.periods.from.days.buffer
    until = chain.periods.until?.days.buffer
    inForceFrom = check.rule.from?.dayNumber ?? CivilDate.earliest.dayNumber
    guard dates.count == list.count, from.count == check.context.about.count else { return nil }
  }
}

extension QuickCheck {
  func chain(_ chain: QuickChain, _ person: Int) -> Answer? {
    switch life(person) {
    case .notBegun: return .notApplicable
    case .unclear: return nil
    case .over, .runs: break
    }
    var start = chain.from[person]
    if start <= DateColumn.invalid { return nil }
    if start > asOf { return .notApplicable }
    start = max(start, chain.inForceFrom)
    if start > asOf { return nil }
    if let end = chain.until?[person] {
      if end == DateColumn.invalid { return nil }
      // What is over decides nothing any more.
      if end > DateColumn.invalid, end <= asOf { return .notApplicable }
    }
    switch newest(chain, person, since: start) {
    case .unclear: return nil
    case .none: return opened(chain, person, day: start, row: -1, start)
    case .row(let row): return opened(chain, person, day: chain.dates[row], row: row, start)
    }
  }

  private enum Newest {
    case row(Int)
    case none
    case unclear
  }

  private func newest(_ chain: QuickChain, _ person: Int, since start: Int32) -> Newest {
    let rows = chain.list.rows(of: person)
    // Undated records come last, and might count on any day.
    if let last = rows.last, chain.dates[last] <= DateColumn.invalid { return .unclear }
    var row = rows.upperBound - 1
    while row >= rows.lowerBound {
      let day = chain.dates[row]
      if day < start { return .none }
      if day <= asOf {
        switch counts(chain, row, day, person) {
        case .yes:
          // Of several documents of one date the one that asks sooner counts.
          if chain.review != nil, row > rows.lowerBound, chain.dates[row - 1] == day { return .unclear }
          return .row(row)
        case .unknown: return .unclear
        case .no:
          if chain.review != nil, row > rows.lowerBound, chain.dates[row - 1] == day { return .unclear }
        }
      }
      row -= 1
    }
    return .none
  }

  private func counts(_ chain: QuickChain, _ row: Int, _ day: Int32, _ person: Int) -> Certainty {
    guard let condition = chain.countsIf else { return .yes }
    var frame = check.frame(person, on: day)
    frame.horizon = asOf
    frame.item = Int32(truncatingIfNeeded: row)
    return condition.certainty(frame)
  }

  private func opened(_ chain: QuickChain, _ person: Int, day: Int32, row: Int, _ start: Int32) -> Answer? {
    guard applies(person, on: day, item: -1, extra: (day, start)) == .yes, let due = due(chain, person, day, row, start),
      let outcome = chain.days.outcome(due: due)
    else { return nil }
    return Answer(outcome: outcome, opened: day, due: due)
  }

  private func due(_ chain: QuickChain, _ person: Int, _ day: Int32, _ row: Int, _ start: Int32) -> Int32? {
    if row < 0, let first = chain.first { return due(first, in: chain.days, from: day, person, item: -1, periodStart: start) }
    guard row >= 0, let review = chain.review else {
      return chain.interval.flatMap { due($0, in: chain.days, from: day, person, item: -1, periodStart: start) }
    }
    let written = review[row]
    if written <= DateColumn.invalid || written < day { return nil }
    guard let interval = chain.interval else { return written }
    return due(interval, in: chain.days, from: day, person, item: -1, periodStart: start).map { min($0, written) }
  }
}
