import CaseRecords
import Caseload
public import CivilTime
public import RuleSets

/// What falls due between the day judged and a later one, as far as the records tell today.
public struct Upcoming: Sendable {
  /// The day judged, and the last day looked at.
  public var asOf: CivilDate, until: CivilDate
  /// What falls due, by date; restricted cases are among them.
  public var due: [Finding]
  /// Past its due date, by so little that it may be done and not yet typed.
  public var awaiting: [Finding]
  /// What may read otherwise from a day on although nothing falls due: a figure begins, a planned date comes.
  public var mayChange: [Finding]
  /// What is missing on record already, by number.
  public var missing: Int
  /// Rules and figures that begin or end within the days, in the order of their dates.
  public var ruleDates: [RuleDate]

  public struct RuleDate: Sendable, Hashable {
    public var day: CivilDate
    /// "Visit in time begins"
    public var text: String
  }
}

extension Run {
  /// What falls due by a day for everybody, or for those whom one worker holds.
  public func upcoming(until last: CivilDate, worker: String? = nil, of ruleSets: [RuleSet]) -> Upcoming {
    var result = Upcoming(
      asOf: context.asOf, until: last, due: [], awaiting: [], mayChange: [], missing: 0, ruleDates: dates(of: ruleSets, last))
    for list in [nil] + otherLists.map(Optional.some) {
      let checks = checks(about: list)
      guard let context = checks.first?.context else { continue }
      for person in 0..<context.about.count where context.isOpen(person) {
        if let worker, context.holderNow(of: person)?.key != worker, !context.isWorker(person, worker) { continue }
        for check in checks {
          for finding in check.findings(of: person) { result.add(finding) }
        }
      }
    }
    result.due.sort { ($0.due ?? .latest, $0.rule.priority, $0.identity.text) < ($1.due ?? .latest, $1.rule.priority, $1.identity.text) }
    result.awaiting.sort { ($0.due ?? .latest, $0.identity.text) < ($1.due ?? .latest, $1.identity.text) }
    result.mayChange.sort { ($0.changesOn ?? .latest, $0.identity.text) < ($1.changesOn ?? .latest, $1.identity.text) }
    return result
  }

  private func dates(of ruleSets: [RuleSet], _ last: CivilDate) -> [Upcoming.RuleDate] {
    var found: [Upcoming.RuleDate] = []
    func add(_ day: CivilDate?, _ text: String) {
      if let day, day > context.asOf, day <= last { found.append(Upcoming.RuleDate(day: day, text: text)) }
    }
    for ruleSet in ruleSets {
      for rule in ruleSet.rules {
        add(rule.from, "the rule \"\(rule.title)\" begins")
        add(rule.until, "the rule \"\(rule.title)\" no longer holds")
      }
      for figure in ruleSet.figures {
        for value in figure.values.dropFirst() { add(value.from, "the figure \"\(figure.title)\" changes") }
      }
    }
    return found.sorted { ($0.day, $0.text) < ($1.day, $1.text) }
  }
}

extension Upcoming {
  fileprivate mutating func add(_ finding: Finding) {
    if finding.kind == .gap { missing += 1 }
    if finding.outcome == .awaitingRecord { return awaiting.append(finding) }
    guard finding.outcome != .cannotTell else { return }
    if finding.kind == .comingUp, let due = finding.due {
      if due <= until { return self.due.append(finding) }
      // That it will be due soon is no news of its own.
      return
    }
    if let day = finding.changesOn, day <= until, finding.kind == .history, finding.due == nil { mayChange.append(finding) }
  }
}
