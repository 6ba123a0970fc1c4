import Dispatch
import CivilTime
import Caseload

extension Check {
  /// The verdict of one person, small.
  public func verdict(_ person: Int, position: Int) -> Verdict {
    let judgement = judge(person)
    if !earlier.isEmpty, let (decider, _) = deciders(judgement, person).first, decider !== self {
      return decider.verdict(person, position: position)
    }
    var verdict = Verdict(
      check: position, person: person, outcome: judgement.outcome, kind: .history, opened: nil, due: nil, done: nil,
      daysLate: nil)
    if let deciding = judgement.deciding {
      let obligation = judgement.obligations[deciding]
      verdict.opened = obligation.opened
      verdict.due = obligation.due
      verdict.done = obligation.done
      verdict.daysLate = daysLate(obligation)
      verdict.isByTodaysFacts = isByTodaysFacts(obligation)
    }
    verdict.kind = kind(of: judgement, person)
    return verdict
  }

  func kind(of judgement: Judgement, _ person: Int) -> Kind {
    switch judgement.outcome {
    case .overdue, .notMet: return .gap
    case .due, .dueSoon, .awaitingRecord: return .comingUp
    case .cannotTell:
      // Only what a person can put right on the record is a gap; the rest is for whoever makes the extract.
      return uncertainties(judgement, person).contains(where: \.personCanFix) ? .gap : .history
    default: return .history
    }
  }
}

/// Every rule over everyone whom it is about, in the order of rules and keys, whatever the number of threads.
///
/// - Parameters:
///   - people: how many of the schema's own list are judged; rules about another list go through all of its records.
///   - progress: told after each range how many of how many are done; called from any thread.
public func scan(
  _ checks: [Check], people: Int, threads: Int, progress: (@Sendable (Int, Int) -> Void)? = nil
) -> [Verdict] {
  let blockSize = 4096
  let counts = checks.map { $0.otherList == nil ? people : $0.people }
  let tasks = counts.enumerated().flatMap { position, count in
    stride(from: 0, to: count, by: blockSize).map { (position: position, range: $0..<min(count, $0 + blockSize)) }
  }
  let (total, all) = (tasks.count, counts.reduce(0, +))
  if total == 0 { return [] }
  nonisolated(unsafe) let slots = UnsafeMutablePointer<[Verdict]>.allocate(capacity: total)
  slots.initialize(repeating: [], count: total)
  defer {
    slots.deinitialize(count: total)
    slots.deallocate()
  }
  let workers = max(1, min(threads, total))
  DispatchQueue.concurrentPerform(iterations: workers) { worker in
    // Fixed shares: which thread does what does not show in the result.
    for task in stride(from: worker, to: total, by: workers) {
      let (position, range) = tasks[task]
      slots[task] = range.map { checks[position].verdict($0, position: position) }
      progress?(range.count, all)
    }
  }
  return (0..<total).flatMap { slots[$0] }
}
