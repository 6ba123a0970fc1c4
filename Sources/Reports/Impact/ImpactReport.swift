import CivilTime
public import Compliance

/// What `duly impact` found, ready to be told.
public struct ImpactReport: Sendable {
  /// Of the run with the proposed rules.
  public var header: AuditHeader
  /// The rule sets on either side, with version and whether they are agreed.
  public var before: [String], after: [String]
  public var impact: Impact
  /// Rule sets that were left out, each with the reason: since the other side does not have them, say.
  public var leftOut: [String]
  /// Whether children are named at all, and whether restricted cases are.
  public var showsCases: Bool, showsRestricted: Bool
  /// What of the records is left out as not known yet.
  public var knownNotes: [String] = []
  /// The flag by which a later day is tried.
  public var laterFlag = "--as-of"

  public init(
    header: AuditHeader, before: [String], after: [String], impact: Impact, leftOut: [String], showsCases: Bool,
    showsRestricted: Bool
  ) {
    self.header = header
    self.before = before
    self.after = after
    self.impact = impact
    self.leftOut = leftOut
    self.showsCases = showsCases
    self.showsRestricted = showsRestricted
  }

  /// The same, where rules of one title have their ids behind it.
  var withTitlesApart: ImpactReport {
    let titles = Dictionary(grouping: impact.rules, by: \.title)
    func apart(_ title: String, _ rule: String) -> String {
      (titles[title]?.count ?? 0) > 1 ? "\(title) (\(rule))" : title
    }
    var copy = self
    for index in copy.impact.rules.indices { copy.impact.rules[index].title = apart(impact.rules[index].title, impact.rules[index].rule) }
    for index in copy.impact.changes.indices { copy.impact.changes[index].title = apart(impact.changes[index].title, impact.changes[index].rule) }
    return copy
  }

  /// The changes whose children may be named.
  var shown: [CaseChange] {
    showsCases ? impact.changes.filter { showsRestricted || !$0.person.isRestricted } : []
  }

  /// Restricted cases among those that change.
  public var restrictedCount: Int {
    showsRestricted ? 0 : impact.changedAndRestricted
  }

  /// In what the two sides differ only after the day judged, a line for each, and then how to try it.
  public var laterLines: [String] {
    guard let first = impact.later.first else { return [] }
    let lines = impact.later.map { difference -> String in
      let words: String =
        switch (difference.before, difference.after) {
        case (let before?, let after?): "\(after) (before the change: \(before))"
        case (nil, let after?): "\(after) (only after the change)"
        case (let before?, nil): "\(before) (only before the change)"
        case (nil, nil): ""
        }
      let mark = difference.what.hasPrefix("the rule ") ? " " : ": "
      return oneLine("From \(difference.day.inWords(withYear: true)): \(difference.what)\(mark)\(words)")
    }
    return lines + ["Nobody was judged by that here. To see whom it affects, add \(laterFlag) \(first.day) to the command."]
  }

  /// How many changes are of a kind.
  func count(_ kind: ImpactKind) -> Int { impact.rules.reduce(0) { $0 + count(kind, rule: $1) } }
  func count(_ kind: ImpactKind, rule: RuleImpact) -> Int { rule.kinds[kind] ?? 0 }

  func count(_ action: ActionChange) -> Int { impact.rules.reduce(0) { $0 + count(action, rule: $1) } }
  func count(_ action: ActionChange, rule: RuleImpact) -> Int { rule.actions[action] ?? 0 }
}

/// "newly missing on record": what people read for a kind of change.
func words(for kind: ImpactKind) -> String {
  switch kind {
  case .nowMissing: "newly missing on record"
  case .nowLate: "newly counted as late"
  case .nowCannotTell: "now cannot tell"
  case .dueSooner: "due sooner"
  case .nowApplies: "the rule now applies"
  case .nowInTime: "no longer missing or late"
  case .nowTold: "can now be told"
  case .dueLater: "due later"
  case .noLongerApplies: "the rule no longer applies"
  case .askedOtherwise: "missing or in doubt as before, but asked for otherwise"
  case .otherwise: "shown otherwise"
  }
}

/// Thousandths as people say them: 38417 is "38.4".
func tenths(_ thousandths: Int) -> String {
  let rounded = (thousandths + 50) / 100
  return rounded % 10 == 0 ? "\(rounded / 10)" : "\(rounded / 10).\(rounded % 10)"
}
