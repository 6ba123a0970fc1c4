import CivilTime
public import Compliance

/// How every duty came out that ever was: figures by rule, and by time.
public struct HistoryReport: Sendable {
  /// One rule.
  public struct Line: Sendable {
    public var ruleSet: String, rule: String, title: String
    public var history: DutyHistory
    public init(ruleSet: String, rule: String, title: String, history: DutyHistory) {
      self.ruleSet = ruleSet
      self.rule = rule
      self.title = title
      self.history = history
    }
  }

  public var header: AuditHeader
  public var lines: [Line]
  public var step: HistoryStep
  public var people: Int
  /// Whether what is past counts although it was judged by facts of today.
  public var countsTodaysFacts: Bool

  public init(header: AuditHeader, lines: [Line], step: HistoryStep, people: Int, countsTodaysFacts: Bool) {
    self.header = header
    self.lines = lines
    self.step = step
    self.people = people
    self.countsTodaysFacts = countsTodaysFacts
  }
}

/// The outcomes in the order of columns: what is settled, what runs, what nobody can say.
let historyOutcomes: [Outcome] = [
  .met, .late, .missed, .overdue, .notMet, .lapsed, .due, .dueSoon, .awaitingRecord, .exempt, .cannotTell,
]

/// One row of figures.
struct HistoryFigures {
  private(set) var counts: [Outcome: Int]
  /// Past duties that are not counted, as only today's facts are held.
  private(set) var leftOut = 0

  private let isWhole: Bool

  init(_ times: [DutyHistory.Time], isWhole: Bool, countsTodaysFacts: Bool) {
    counts = [:]
    self.isWhole = isWhole
    for time in times {
      counts.merge(time.counts) { $0 + $1 }
      if countsTodaysFacts { continue }
      for outcome in [Outcome.met, .late, .missed, .lapsed] {
        guard let count = time.byTodaysFacts[outcome] else { continue }
        leftOut += count
        let rest = (counts[outcome] ?? 0) - count
        counts[outcome] = rest == 0 ? nil : rest
      }
    }
  }

  func count(_ outcomes: [Outcome]) -> Int { outcomes.reduce(0) { $0 + (counts[$1] ?? 0) } }

  /// Of a hundred that had to be done by the day judged, how many were done in time; nil where there were none, or where
  /// those that were done are known only in part.
  var inTime: Int? {
    if leftOut > 0 || !isWhole { return nil }
    let settled = count([.met, .late, .missed, .overdue, .notMet])
    // Whole numbers are rounded down: 99.9 is not all of them.
    return settled == 0 ? nil : count([.met]) * 100 / settled
  }
}
