public import CivilTime

/// What other rules would make of the same records: the answer to "whom would this change affect?".
public struct Impact: Sendable {
  /// The days judged, in order; one, or one a week.
  public var days: [CivilDate]
  /// Set where rules that begin later were tried: they were taken to have held all along.
  public var rulesOf: CivilDate?
  /// How many people were looked at on the last day.
  public var people: Int
  /// Each rule of either side, those of the proposed rules first.
  public var rules: [RuleImpact]
  /// Each change once, with the first day on which it shows; by rule, then by key. Restricted cases are among them.
  /// Empty where nobody was to be named.
  public var changes: [CaseChange]
  /// How many people there are for whom something changes, and how many of them have restricted cases.
  public var changed: Int, changedAndRestricted: Int
  /// By team, on the last day, in the order of names; cases without a team last.
  public var teams: [TeamImpact]
  /// In what the two sides differ only after the last day judged, in the order of days: nobody was judged by it.
  public var later: [LaterDifference] = []
}

/// What became of one rule.
public struct RuleImpact: Sendable {
  public enum Standing: Sendable, Hashable {
    case compared
    case added
    case removed
    /// Why it could not be run, in words.
    case notCompared(String)
  }
  public var ruleSet: String, rule: String, title: String
  public var standing: Standing
  /// Verdicts on the last day.
  public var before: [Outcome: Int], after: [Outcome: Int]
  /// Expected occasions a month, in thousandths: how often the intervals of the open cases ask for one. nil: the rule
  /// does not repeat.
  public var paceBefore: Int?, paceAfter: Int?
  /// What repeats: "visit with the child seen".
  public var called: String
  /// Where several days were judged: what was missing on each.
  public var weeks: [Week]
  /// What the rule says, before and after, where that differs: filled in by whoever has both in words.
  public var wording: [WordingChange] = []
  /// How many changes there are of each kind, what becomes of the actions, and what makes the difference how often.
  public var kinds: [ImpactKind: Int] = [:], actions: [ActionChange: Int] = [:], causes: [ImpactCause: Int] = [:]

  public struct Week: Sendable, Hashable {
    public var day: CivilDate
    public var missingBefore: Int, missingAfter: Int
  }
}

/// A part of a rule that says something else than before; nil where it was not there, or is no longer.
public struct WordingChange: Sendable, Hashable {
  public var before: String?, after: String?
  public init(before: String?, after: String?) {
    self.before = before
    self.after = after
  }
}

/// Something in which the two sides differ only from a later day on.
public struct LaterDifference: Sendable, Hashable {
  public var day: CivilDate
  /// "the rule "Visit in time"", "Longest gap between visits"
  public var what: String
  /// "begins", "no longer holds", "10 working days"; nil where that side says nothing of that day.
  public var before: String?, after: String?
  public init(day: CivilDate, what: String, before: String?, after: String?) {
    self.day = day
    self.what = what
    self.before = before
    self.after = after
  }
}

/// How one team's cases change on the last day.
public struct TeamImpact: Sendable {
  /// nil: cases of no team.
  public var team: String?
  public var cases: Int
  public var counts: [ImpactKind: Int]
  public var actionsAdded: Int, actionsRemoved: Int, actionsChanged: Int
  /// As in `RuleImpact`, all repeating rules together.
  public var paceBefore: Int, paceAfter: Int
}

/// What changes for one case under one rule. Exactly one holds.
public enum ImpactKind: String, Sendable, Hashable, CaseIterable {
  case nowMissing = "now_missing"
  case nowLate = "now_late"
  case nowCannotTell = "now_cannot_tell"
  case dueSooner = "due_sooner"
  case nowApplies = "now_applies"
  case nowInTime = "now_in_time"
  case nowTold = "now_told"
  case dueLater = "due_later"
  case noLongerApplies = "no_longer_applies"
  /// The same gap, about which something else is asked: what, of whom, by when, or who is told.
  case askedOtherwise = "asked_otherwise"
  /// Neither outcome is worse: due soon instead of due.
  case otherwise = "shown_otherwise"
}

/// What became of the action that a rule asks for.
public enum ActionChange: String, Sendable, Hashable, CaseIterable { case none, added, removed, changed }

/// One case under one rule, before and after.
public struct CaseChange: Sendable {
  public var kind: ImpactKind
  public var ruleSet: String, rule: String, title: String
  public var person: PersonSummary
  public var holder: Holder?
  /// nil: the rule does not apply.
  public var before: CaseStanding?, after: CaseStanding?
  public var action: ActionChange
  public var cause: ImpactCause
  /// The first day on which it shows, and on how many of the days.
  public var day: CivilDate
  public var days: Int
}

/// How a case stands under a rule.
public struct CaseStanding: Sendable, Hashable {
  public var outcome: Outcome
  public var due: CivilDate?
  /// The part of the rule that decides: `visit-in-time/every/table[0]`.
  public var clause: String
}

/// The part of a rule that made the difference.
public struct ImpactCause: Sendable, Hashable {
  /// `visit-in-time/every/table[0]/child_protection_visits`
  public var clause: String
  /// "Longest gap between visits: 10 working days instead of 20 working days"
  public var text: String
}

/// The kind of change from one standing to another; nil: none, as far as nothing else is asked for.
func impactKind(_ before: (outcome: Outcome, due: CivilDate?), _ after: (outcome: Outcome, due: CivilDate?)) -> ImpactKind? {
  let (a, b) = (before.outcome, after.outcome)
  if a == .notApplicable, b == .notApplicable { return nil }
  if b == .notApplicable { return .noLongerApplies }
  if b.isInBreach, !a.isInBreach { return b == .overdue || b == .notMet ? .nowMissing : .nowLate }
  if b == .cannotTell, a != .cannotTell { return .nowCannotTell }
  if a == .notApplicable { return .nowApplies }
  if a == .cannotTell, b != .cannotTell { return .nowTold }
  if a.isInBreach, !b.isInBreach { return .nowInTime }
  // What is over and done with stays so, whatever its due date would have been.
  if a == b, [.met, .late, .missed, .lapsed].contains(a) { return nil }
  if let x = before.due, let y = after.due, x != y { return y < x ? .dueSooner : .dueLater }
  return a != b || before.due != after.due ? .otherwise : nil
}
