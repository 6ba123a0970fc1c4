public import Compliance

/// What `check` found, ready to be told: gaps to act on, what is coming, and the past as figures only.
public struct CheckReport: Sendable {
  public var header: AuditHeader
  /// How many people were looked at, restricted ones included.
  public var peopleChecked: Int
  /// How many rules were run.
  public var rulesRun: Int
  /// Open gaps, in any order.
  public var gaps: [Finding]
  /// Due soon and awaiting record (and due, where all were asked for), in any order.
  public var comingUp: [Finding]
  /// What is past or in time, as numbers, one line for each rule in the order of the rule sets.
  public var history: [HistoryLine]
  /// Restricted cases that are not shown.
  public var restrictedCount: Int

  public init(
    header: AuditHeader, peopleChecked: Int, rulesRun: Int, gaps: [Finding], comingUp: [Finding],
    history: [HistoryLine], restrictedCount: Int
  ) {
    self.header = header
    self.peopleChecked = peopleChecked
    self.rulesRun = rulesRun
    self.gaps = gaps
    self.comingUp = comingUp
    self.history = history
    self.restrictedCount = restrictedCount
  }
}

/// How many verdicts of one rule were what.
public struct HistoryLine: Sendable, Hashable {
  public var ruleSet: String, rule: String, title: String
  /// Verdicts by outcome; outcomes that are not there count as none.
  public var counts: [Outcome: Int]

  public init(ruleSet: String, rule: String, title: String, counts: [Outcome: Int]) {
    self.ruleSet = ruleSet
    self.rule = rule
    self.title = title
    self.counts = counts
  }
}

// MARK: - Order

/// What matters most for the child comes first: the rule's priority, then the outcome, then how late it is. The rest only
/// makes the order one and the same on every run.
func mattersMore(_ a: Finding, _ b: Finding) -> Bool {
  let (x, y) = (weight(a), weight(b))
  if x != y { return x.lexicographicallyPrecedes(y) }
  return (a.person.key, a.identity.text) < (b.person.key, b.identity.text)
}

private func weight(_ f: Finding) -> [Int] {
  let outcome =
    switch f.outcome {
    case .overdue: 0
    case .notMet: 1
    case .cannotTell: 2
    case .awaitingRecord: 3
    case .dueSoon: 4
    case .due: 5
    case .exempt: 6
    case .missed: 7
    case .late: 8
    case .met: 9
    case .lapsed: 10
    case .notApplicable: 11
    }
  return [f.rule.priority, outcome, -(f.lateness?.calendarDays ?? 0)]
}

/// Findings by person: the person whose first finding matters most comes first.
func groupedByPerson(_ findings: [Finding]) -> [(person: PersonSummary, findings: [Finding])] {
  var groups: [(person: PersonSummary, findings: [Finding])] = []
  var place: [String: Int] = [:]
  for finding in findings.sorted(by: mattersMore) {
    if let index = place[finding.person.key] {
      groups[index].findings.append(finding)
    } else {
      place[finding.person.key] = groups.count
      groups.append((finding.person, [finding]))
    }
  }
  return groups
}

/// By the day they fall due, then by what matters.
func byDay(_ findings: [Finding]) -> [Finding] {
  findings.sorted { a, b in
    switch (a.next ?? a.due, b.next ?? b.due) {
    case (let x?, let y?) where x != y: x < y
    case (nil, _?): false
    case (_?, nil): true
    default: mattersMore(a, b)
    }
  }
}
