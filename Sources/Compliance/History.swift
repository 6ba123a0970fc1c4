import Caseload
public import CivilTime

/// How every duty of one rule came out that ever was: counted, nobody named.
public struct DutyHistory: Sendable {
  /// Whether the records hold all of the past that the rule looks at: if not, what was kept shows only in part.
  public var isWhole: Bool
  /// By the time in which the duties fell due, in order; those without a due date first.
  public var times: [Time]

  public struct Time: Sendable, Hashable {
    /// nil: without a due date, or where nothing is asked by time.
    public var from: CivilDate?
    /// What was due, and what became of it.
    public var counts: [Outcome: Int]
    /// Past duties that were judged by facts of today, among `counts` as well.
    public var byTodaysFacts: [Outcome: Int]
  }
}

/// Into which stretches of time due dates are put.
public enum HistoryStep: Sendable, CaseIterable { case all, year, quarter, month }

/// Every duty of every rule over everyone whom it is about, in the order of the checks, whatever the number of threads.
///
/// - Parameter progress: told after each range how many of how many are done; called from any thread.
public func histories(
  _ checks: [Check], by step: HistoryStep, threads: Int, progress: (@Sendable (Int, Int) -> Void)? = nil
) -> [DutyHistory] {
  let steps = HistorySteps(step)
  let all = checks.reduce(0) { $0 + $1.people }
  return checks.map { check in
    let quick = QuickCheck(check)
    var tally = HistoryTally(steps)
    for part in inRanges(check.people, of: 4_096, threads: threads, { people -> HistoryTally in
      var part = HistoryTally(steps)
      let rest = quick?.history(of: people, into: &part) ?? Array(people)
      for person in rest { check.addHistory(of: person, to: &part) }
      progress?(people.count, all)
      return part
    }) { tally.add(part) }
    return DutyHistory(isWhole: check.seesThePast, times: tally.times)
  }
}

extension Check {
  /// Whether the lists that it looks at hold all of their records.
  fileprivate var seesThePast: Bool {
    readsLists.allSatisfy { context.caseload.lists[$0].holds == .completeAlways } && earlier.allSatisfy(\.seesThePast)
  }

  /// All that was ever due of one person, under this rule and those that it replaced.
  fileprivate func addHistory(of person: Int, to tally: inout HistoryTally) {
    for obligation in judge(person).obligations {
      tally.add(obligation.outcome, due: obligation.due?.dayNumber ?? DateColumn.blank, isByTodaysFacts: isByTodaysFacts(obligation))
    }
    for check in earlier { check.addHistory(of: person, to: &tally) }
  }
}

/// The stretches of time, by day.
struct HistorySteps: Sendable {
  /// Due dates before and after these years are put into the first and the last stretch.
  private static let years: ClosedRange<Int> = 1990...2059
  private let step: HistoryStep
  /// The first day of the first year, and for each day from then on the number of its stretch: 0 is no date.
  private let first: Int32
  private let ofDay: [Int16]
  /// Their first days, from the second on.
  private let starts: [CivilDate]

  init(_ step: HistoryStep) {
    self.step = step
    let months = step == .month ? 1 : step == .quarter ? 3 : 12
    first = CivilDate(year: Self.years.lowerBound, month: 1, day: 1)?.dayNumber ?? 0
    guard step != .all else {
      (ofDay, starts) = ([], [])
      return
    }
    var (starts, ofDay): ([CivilDate], [Int16]) = ([], [])
    for year in Self.years {
      for month in 1...12 {
        guard let day = CivilDate(year: year, month: month, day: 1) else { continue }
        if (month - 1) % months == 0 { starts.append(day) }
        ofDay += Array(repeating: Int16(starts.count), count: CivilDate.daysInMonth(month, ofYear: year))
      }
    }
    (self.ofDay, self.starts) = (ofDay, starts)
  }

  var count: Int { starts.count + 1 }

  @inline(__always)
  func place(of day: Int32) -> Int {
    if ofDay.isEmpty || day <= DateColumn.invalid { return 0 }
    return Int(ofDay[min(max(0, Int(day) - Int(first)), ofDay.count - 1)])
  }

  func start(_ place: Int) -> CivilDate? { place == 0 ? nil : starts[place - 1] }
}

/// Counts by stretch of time and outcome.
struct HistoryTally: Sendable {
  private let steps: HistorySteps
  private var counts: [Int], today: [Int]
  private static let width = Outcome.allCases.count

  init(_ steps: HistorySteps) {
    self.steps = steps
    counts = Array(repeating: 0, count: steps.count * Self.width)
    today = counts
  }

  @inline(__always)
  mutating func add(_ outcome: Outcome, due: Int32, isByTodaysFacts: Bool) {
    let place = steps.place(of: due) * Self.width + outcome.place
    counts[place] += 1
    if isByTodaysFacts { today[place] += 1 }
  }

  mutating func add(_ other: HistoryTally) {
    for place in counts.indices {
      counts[place] += other.counts[place]
      today[place] += other.today[place]
    }
  }

  /// Those stretches of time in which something fell due.
  var times: [DutyHistory.Time] {
    (0..<steps.count).compactMap { time in
      func named(_ counts: [Int]) -> [Outcome: Int] {
        var all: [Outcome: Int] = [:]
        for outcome in Outcome.allCases where counts[time * Self.width + outcome.place] > 0 {
          all[outcome] = counts[time * Self.width + outcome.place]
        }
        return all
      }
      let all = named(counts)
      return all.isEmpty ? nil : DutyHistory.Time(from: steps.start(time), counts: all, byTodaysFacts: named(today))
    }
  }
}
