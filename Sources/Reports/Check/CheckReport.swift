public import Compliance

/// What `check` found, ready to be told: gaps to act on, what is coming, and the past as figures only.
public struct CheckReport: Sendable {
  public var header: AuditHeader
  /// How many people were looked at, restricted ones included.
  public var peopleChecked: Int
  /// The same for each other list that rules are about: 12, "worker", "workers".
  public var recordsChecked: [(count: Int, one: String, several: String)]
  /// How many rules were run.
  public var rulesRun: Int
  /// Open gaps, in any order.
  public var gaps: [Finding]
  /// Due soon and awaiting record (and due, where all were asked for), in any order.
  public var comingUp: [Finding]
  /// What is past or in time, as numbers, one line for each rule in the order of the rule sets.
  public var history: [HistoryLine]
  /// What the records do not let anybody tell, one line for each rule and cause.
  public var untold: [UntoldLine]
  /// Restricted cases that are not shown.
  public var restrictedCount: Int
  /// Agreed exceptions to the rules that were run.
  public var exceptions: [ExceptionLine] = []

  public init(
    header: AuditHeader, peopleChecked: Int,
    recordsChecked: [(count: Int, one: String, several: String)] = [], rulesRun: Int, gaps: [Finding], comingUp: [Finding],
    history: [HistoryLine], untold: [UntoldLine] = [], restrictedCount: Int
  ) {
    self.header = header
    self.peopleChecked = peopleChecked
    self.recordsChecked = recordsChecked
    self.rulesRun = rulesRun
    self.gaps = gaps
    self.comingUp = comingUp
    self.history = history
    self.untold = untold
    self.restrictedCount = restrictedCount
  }
}

/// How often one rule could not be judged for a cause that lies in the extract, not in a child's record.
public struct UntoldLine: Sendable, Hashable {
  public var title: String
  /// "start of the period of care not in this return"
  public var cause: String
  public var count: Int

  public init(title: String, cause: String, count: Int) {
    self.title = title
    self.cause = cause
    self.count = count
  }
}

/// How many verdicts of one rule were what.
public struct HistoryLine: Sendable, Hashable {
  public var ruleSet: String, rule: String, title: String
  /// Verdicts by outcome; outcomes that are not there count as none.
  public var counts: [Outcome: Int]
  /// Verdicts of the past that were judged by today's facts, and are not counted for that.
  public var leftOut: Int

  public init(ruleSet: String, rule: String, title: String, counts: [Outcome: Int], leftOut: Int = 0) {
    self.ruleSet = ruleSet
    self.rule = rule
    self.title = title
    self.counts = counts
    self.leftOut = leftOut
  }
}

// MARK: - Order

/// Findings by person: the person whose first finding matters most comes first.
func groupedByPerson(_ findings: [Finding]) -> [(person: PersonSummary, findings: [Finding])] {
  var groups: [(person: PersonSummary, findings: [Finding])] = []
  var place: [String: Int] = [:]
  for finding in findings.sorted(by: mattersMore) {
    let key = "\(finding.person.list ?? "")/\(finding.person.key)"
    if let index = place[key] {
      groups[index].findings.append(finding)
    } else {
      place[key] = groups.count
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
