import Dispatch
import Synchronization
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
  var all: [Verdict] = []
  scan(checks, people: people, threads: threads, progress: progress, use: { $0.verdicts }, then: { all += $0 })
  return all
}

/// What came of some people who follow one another, under one rule.
public struct ScannedRange: Sendable {
  /// Position in the run's checks.
  public let check: Int
  public let people: Range<Int>
  /// Those with one of the outcomes that were asked for, in the order of rows.
  public internal(set) var verdicts: [Verdict] = []
  /// All outcomes that occur.
  public internal(set) var outcomes: OutcomeSet = []
}

/// The same, handed on range by range, so that a caseload need not be held in verdicts.
///
/// - Parameters:
///   - rangeSize: how many people a range has: fewer where much is made of each.
///   - outcomes: of which verdicts are wanted; of the others only that they occur is told.
///   - judging: adds up how long judging took, without what is made of the verdicts.
///   - use: what is made of the verdicts of a range; called from any thread.
///   - then: given what came of each range, in the order of rules and keys, one at a time.
public func scan<Part: Sendable>(
  _ checks: [Check], people: Int, threads: Int, rangeSize: Int = 4_096, outcomes: OutcomeSet = .all,
  judging: JudgingTime? = nil, progress: (@Sendable (Int, Int) -> Void)? = nil, use: @Sendable (ScannedRange) -> Part,
  then: (Part) -> Void
) {
  let counts = checks.map { $0.otherList == nil ? people : $0.people }
  let tasks = counts.enumerated().flatMap { position, count in
    stride(from: 0, to: count, by: rangeSize).map { (position: position, range: $0..<min(count, $0 + rangeSize)) }
  }
  if tasks.isEmpty { return }
  let all = counts.reduce(0, +)
  let quick = inRanges(checks.count, of: 1) { range in judging.measure { QuickCheck(checks[range.lowerBound]) } }
  let next = Atomic<Int>(0)
  withoutActuallyEscaping(then) { then in
    nonisolated(unsafe) let then = then
    let queue = InOrder<Part> { then($0) }
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, tasks.count))) { _ in
      // Which thread does what does not show in the result.
      while true {
        let task = next.add(1, ordering: .relaxed).oldValue
        if task >= tasks.count { return }
        var scanned = ScannedRange(check: tasks[task].position, people: tasks[task].range)
        judging.measure { scanned.judge(checks[scanned.check], quick[scanned.check], outcomes) }
        queue.put(use(scanned), at: task)
        progress?(scanned.people.count, all)
      }
    }
  }
}

/// How long all threads together took to judge.
public final class JudgingTime: Sendable {
  private let nanoseconds = Atomic<Int>(0)

  public init() {}

  /// As long as it would have taken, had these threads done nothing else.
  public func shared(by threads: Int) -> Duration { .nanoseconds(nanoseconds.load(ordering: .relaxed) / max(1, threads)) }

  fileprivate func add(_ duration: Duration) { nanoseconds.add(Int(duration / .nanoseconds(1)), ordering: .relaxed) }
}

extension JudgingTime? {
  fileprivate func measure<Result>(_ work: () -> Result) -> Result {
    guard let self else { return work() }
    let start = ContinuousClock.now
    defer { self.add(ContinuousClock.now - start) }
    return work()
  }
}

/// Takes parts as they come and hands them on in their order.
private final class InOrder<Part: Sendable>: Sendable {
  private struct State {
    var next = 0
    var waiting: [Int: Part] = [:]
    var isHanding = false

    /// The part whose turn it is; nil: it has not come yet, or somebody is handing on.
    mutating func take() -> Part? {
      if isHanding { return nil }
      guard let part = waiting.removeValue(forKey: next) else { return nil }
      next += 1
      isHanding = true
      return part
    }
  }
  private let state = Mutex(State())
  private let hand: @Sendable (Part) -> Void

  init(_ hand: @escaping @Sendable (Part) -> Void) { self.hand = hand }

  /// Whoever brings the next part hands it on, and all that others bring meanwhile: nobody waits for them.
  func put(_ part: Part, at place: Int) {
    var next = state.withLock { state in
      state.waiting[place] = part
      return state.take()
    }
    while let part = next {
      hand(part)
      next = state.withLock { state in
        state.isHanding = false
        return state.take()
      }
    }
  }
}

extension ScannedRange {
  fileprivate mutating func judge(_ check: Check, _ quick: QuickCheck?, _ wanted: OutcomeSet) {
    if let quick { return quick.judge(&self, wanted) }
    for person in people { add(check.verdict(person, position: self.check), wanted) }
  }

  mutating func add(_ verdict: Verdict, _ wanted: OutcomeSet) {
    outcomes.formUnion(OutcomeSet(verdict.outcome))
    if wanted.contains(OutcomeSet(verdict.outcome)) { verdicts.append(verdict) }
  }
}
