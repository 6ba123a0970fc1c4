import Caseload
import CivilTime
import FEEL
import RuleSets

/// `every` and `up_to_date` over the person's own time, where the newest record that counts opens what is due now.
///
/// A class for the same reason as `RecordList`.
final class QuickChain: @unchecked Sendable {
  // Never written after `init`; the buffers lie in columns that the check's caseload keeps.

  let spans: QuickSpans
  /// Where the records of each person begin.
  let starts: UnsafeBufferPointer<Int32>
  let dates: UnsafeBufferPointer<Int32>
  /// Nothing or one: which records count.
  let counting: RangeConditions
  let hasCounting: Bool
  /// Two records of one date are two occasions.
  let eachRecord: Bool
  let from: UnsafeBufferPointer<Int32>
  let until: UnsafeBufferPointer<Int32>?
  /// The rule's own first day; the earliest there is where it has none.
  let inForceFrom: Int32
  /// First steps of the spans.
  let first: Int?
  let interval: Int?
  /// Documents say by themselves when the next is due, or by their age.
  let isDocument: Bool
  /// A document's own review date, and the leaf that stands for it.
  let review: UnsafeBufferPointer<Int32>?
  let reviewLeaf: Int32

  init?(_ chain: BoundChain, _ check: Check, _ builder: inout QuickSpanBuilder) {
    guard case .person = chain.periods.origin, chain.restarts.isEmpty, chain.lookBack == nil, chain.occasions.holds == .completeAlways
    else { return nil }
    first = chain.first.map { builder.add($0) }
    switch chain.next {
    case .interval(let span): (interval, isDocument, review, reviewLeaf) = (builder.add(span), false, nil, -1)
    case .document(let age, let review, _, let leaf):
      (interval, isDocument, self.review, reviewLeaf) = (age.map { builder.add($0) }, true, review?.days.buffer, leaf)
    case .ordinals: return nil
    }
    spans = QuickSpans(builder)
    // What holds when it is due need not be what held when it opened.
    if chain.intervalAt == .due {
      for span in [first, interval] { if let span, !spans.readsOnlyTheDay(span) { return nil } }
    }
    let list = check.context.caseload.lists[chain.occasions.list]
    starts = list.groupStarts.buffer
    dates = chain.occasions.dates.days.buffer
    eachRecord = chain.occasions.eachRecord
    hasCounting = chain.occasions.countsIf != nil
    counting = RangeConditions(chain.occasions.countsIf.map { [$0] } ?? [], over: chain.occasions.list, asOf: check.context.asOf)
    from = chain.periods.from.days.buffer
    until = chain.periods.until?.days.buffer
    inForceFrom = check.rule.from?.dayNumber ?? CivilDate.earliest.dayNumber
    let people = check.context.about.count
    guard dates.count == list.count, from.count == people, starts.count == people + 1 else { return nil }
  }

  /// Which records of a range of people count, as far as that does not depend on the day.
  func answers(_ people: Range<Int>) -> RangeAnswers {
    counting.answers(hasCounting ? Int(starts[people.lowerBound])..<Int(starts[people.upperBound]) : 0..<0)
  }
}

extension QuickCheck {
  func chain(
    _ chain: QuickChain, _ people: Range<Int>, _ conditions: borrowing RangeAnswers, _ records: borrowing RangeAnswers,
    _ answers: UnsafeMutableBufferPointer<Answer>
  ) {
    for person in people {
      answers[person - people.lowerBound] = self.chain(chain, person, conditions, records) ?? .declined
    }
  }

  @inline(__always)
  private func chain(
    _ chain: QuickChain, _ person: Int, _ conditions: borrowing RangeAnswers, _ records: borrowing RangeAnswers
  ) -> Answer? {
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
    switch newest(chain, person, since: start, records) {
    case .unclear: return nil
    case .none: return opened(chain, person, day: start, row: -1, start, conditions)
    case .row(let row): return opened(chain, person, day: chain.dates[row], row: row, start, conditions)
    }
  }

  private enum Newest {
    case row(Int)
    case none
    case unclear
  }

  @inline(__always)
  private func newest(_ chain: QuickChain, _ person: Int, since start: Int32, _ records: borrowing RangeAnswers) -> Newest {
    let (first, end) = (Int(chain.starts[person]), Int(chain.starts[person + 1]))
    // Undated records come last, and might count on any day.
    if end > first, chain.dates[end - 1] <= DateColumn.invalid { return .unclear }
    var row = end - 1
    while row >= first {
      let day = chain.dates[row]
      if day < start { return .none }
      if day <= asOf {
        // Of several documents of one date the one that asks sooner counts.
        let isOneOfSeveral = chain.review != nil && row > first && chain.dates[row - 1] == day
        switch chain.hasCounting ? records.certainty(0, row, { recordFrame(person, row, day) }) : .yes {
        case .yes: return isOneOfSeveral ? .unclear : .row(row)
        case .unknown: return .unclear
        case .no: if isOneOfSeveral { return .unclear }
        }
      }
      row -= 1
    }
    return .none
  }

  func recordFrame(_ person: Int, _ row: Int, _ day: Int32) -> Frame {
    var frame = check.frame(person, on: day)
    frame.horizon = asOf
    frame.item = Int32(truncatingIfNeeded: row)
    return frame
  }

  @inline(__always)
  private func opened(
    _ chain: QuickChain, _ person: Int, day: Int32, row: Int, _ start: Int32, _ conditions: borrowing RangeAnswers
  ) -> Answer? {
    guard applies(person, conditions, { frame(person, item: -1, on: day, (day, start)) }) == .yes,
      let end = end(chain, person, day, row, start, conditions), let outcome = chain.spans.days.outcome(due: end.due)
    else { return nil }
    return Answer(
      outcome: outcome, opened: day, due: end.due, thousandthsOfDays: end.thousandthsOfDays, span: end.span, leaf: end.leaf)
  }

  @inline(__always)
  func end(
    _ chain: QuickChain, _ person: Int, _ day: Int32, _ row: Int, _ start: Int32, _ conditions: borrowing RangeAnswers
  ) -> QuickSpans.End? {
    func end(_ span: Int) -> QuickSpans.End? {
      chain.spans.end(span, from: day, person, conditions, check) { frame(person, item: -1, on: max(day, start), (day, start)) }
    }
    if row < 0, let first = chain.first {
      guard var due = end(first) else { return nil }
      if chain.isDocument { return due }
      // How often it asks is said by the interval that follows.
      guard let often = chain.interval.flatMap({ end($0) }) else { return nil }
      due.thousandthsOfDays = often.thousandthsOfDays
      return due
    }
    guard row >= 0, let review = chain.review else { return chain.interval.flatMap { end($0) } }
    let written = review[row]
    if written <= DateColumn.invalid || written < day { return nil }
    let days = written - day
    let own = QuickSpans.End(due: written, thousandthsOfDays: days &* 1_000, span: CivilTime.Span(Int(days), .days), leaf: chain.reviewLeaf)
    guard let interval = chain.interval else { return own }
    return end(interval).map { $0.due <= written ? $0 : own }
  }
}
