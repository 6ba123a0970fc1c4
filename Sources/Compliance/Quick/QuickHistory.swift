import Caseload
import CivilTime
import FEEL

/// Every duty of a range of people, counted without being written down.
extension QuickCheck {
  /// What became of one duty.
  struct Past {
    var outcome: Outcome
    var due: Int32, opened: Int32
  }

  /// - Returns: those who are to be judged in full: nothing of theirs is counted.
  func history(of people: Range<Int>, into tally: inout HistoryTally) -> [Int] {
    var rest: [Int] = []
    var duties: [Past] = []
    switch form {
    case .recorded:
      for (place, answer) in answers(people).enumerated() {
        guard let outcome = answer.outcome else {
          rest.append(people.lowerBound + place)
          continue
        }
        if outcome != .notApplicable { count(Past(outcome: outcome, due: answer.due, opened: answer.opened), &tally) }
      }
    case .chain(let chain):
      let conditions = conditions.answers(people)
      let records = chain.answers(people)
      for person in people {
        duties.removeAll(keepingCapacity: true)
        add(person, check.exceptions[person] == nil && past(chain, person, conditions, records, &duties), duties, &tally, &rest)
      }
    case .within(let within):
      let conditions = conditions.answers(within.rows(of: people))
      for person in people {
        duties.removeAll(keepingCapacity: true)
        add(person, check.exceptions[person] == nil && past(within, person, conditions, &duties), duties, &tally, &rest)
      }
    }
    return rest
  }

  @inline(__always)
  private func add(_ person: Int, _ isTold: Bool, _ duties: [Past], _ tally: inout HistoryTally, _ rest: inout [Int]) {
    guard isTold else {
      rest.append(person)
      return
    }
    for duty in duties { count(duty, &tally) }
  }

  @inline(__always)
  private func count(_ duty: Past, _ tally: inout HistoryTally) {
    let isByTodaysFacts = check.readsTodaysFacts && duty.opened > DateColumn.invalid && duty.opened < asOf
    tally.add(duty.outcome, due: duty.due, isByTodaysFacts: isByTodaysFacts)
  }

  // MARK: Chains

  /// False: to be judged in full.
  private func past(
    _ chain: QuickChain, _ person: Int, _ conditions: borrowing RangeAnswers, _ records: borrowing RangeAnswers, _ duties: inout [Past]
  ) -> Bool {
    switch life(person) {
    case .notBegun: return true
    case .unclear: return false
    case .over, .runs: break
    }
    let from = chain.from[person]
    if from <= DateColumn.invalid { return false }
    if from > asOf { return true }
    let start = max(from, chain.inForceFrom)
    if start > asOf { return true }
    var end: Int32?
    if let until = chain.until?[person] {
      if until == DateColumn.invalid { return false }
      if until > DateColumn.invalid, until <= asOf { end = until }
    }
    if let end, end <= start { return true }
    var open: Past?
    guard begin(&open, chain, person, start, row: -1, start, conditions) else { return false }
    let (first, rows) = (Int(chain.starts[person]), Int(chain.starts[person + 1]))
    // Undated records come last, and might count on any day.
    if rows > first, chain.dates[rows - 1] <= DateColumn.invalid { return false }
    var last = Int32.min
    for row in first..<rows {
      let day = chain.dates[row]
      if day < start { continue }
      if day > asOf || day > end ?? asOf { break }
      switch chain.hasCounting ? records.certainty(0, row, { recordFrame(person, row, day) }) : .yes {
      case .no: continue
      case .unknown: return false
      case .yes: break
      }
      if day == last, !chain.eachRecord {
        // Of several documents of one date each says when the next is due.
        if chain.review != nil { return false }
        continue
      }
      last = day
      if var duty = open {
        duty.outcome = day <= duty.due ? .met : .late
        duties.append(duty)
      }
      open = nil
      // What comes on the last day answers, and opens nothing any more.
      if day == end { return true }
      guard begin(&open, chain, person, day, row: row, start, conditions) else { return false }
    }
    guard var duty = open else { return true }
    if let end {
      duty.outcome = duty.due < end ? .missed : .lapsed
    } else {
      guard let outcome = chain.spans.days.outcome(due: duty.due) else { return false }
      duty.outcome = outcome
    }
    duties.append(duty)
    return true
  }

  /// What a start or an occasion makes due: nothing where the rule does not apply on that day. False: nobody can say here.
  @inline(__always)
  private func begin(
    _ open: inout Past?, _ chain: QuickChain, _ person: Int, _ day: Int32, row: Int, _ start: Int32, _ conditions: borrowing RangeAnswers
  ) -> Bool {
    switch applies(person, conditions, { frame(person, item: -1, on: day, (day, start)) }) {
    case .no: return true
    case .unknown: return false
    case .yes: break
    }
    guard let end = end(chain, person, day, row, start, conditions) else { return false }
    open = Past(outcome: .due, due: end.due, opened: day)
    return true
  }

  // MARK: Dates of one record

  private func past(
    _ duty: QuickWithin, _ person: Int, _ conditions: borrowing RangeAnswers, _ duties: inout [Past]
  ) -> Bool {
    let start: Int32
    var ended: Int32?
    switch life(person) {
    case .notBegun: return true
    case .unclear: return false
    case .over(let since, let end): (start, ended) = (since, end)
    case .runs(let since): start = since
    }
    let rows = duty.rows(of: person..<(person + 1))
    var newest = Int32.min
    if duty.newestOnly {
      for row in rows {
        guard let day = trigger(duty, row, person, start, conditions) else { return false }
        if day < ended ?? .max { newest = max(newest, day) }
      }
    }
    for row in rows {
      guard let day = trigger(duty, row, person, start, conditions) else { return false }
      if day == Int32.min || day >= ended ?? .max || duty.newestOnly && day < newest { continue }
      switch applies(row, conditions, { frame(person, item: duty.starts == nil ? -1 : row, on: day, (day, day)) }) {
      case .no: continue
      case .unknown: return false
      case .yes: break
      }
      guard let answer = answer(duty, row, person, day, conditions, ended: ended), let outcome = answer.outcome else { return false }
      duties.append(Past(outcome: outcome, due: answer.due, opened: day))
    }
    return true
  }
}
