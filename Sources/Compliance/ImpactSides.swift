import Caseload
import CivilTime
import RuleSets

/// One rule before and after, and the ways in which each is asked.
///
/// A class for the same reason as `RecordList`.
final class ImpactSides: Sendable {
  struct Side: Sendable {
    let check: Check
    let quick: QuickCheck?

    init(_ check: Check) {
      self.check = check
      quick = QuickCheck(check)
    }
  }
  enum Days: Sendable { case one, many }

  let before: Side?, after: Side?
  /// Whether both sides give everybody the same quick answer: then one is enough.
  let isQuickSame: Bool
  /// Whether the rule is written at all on a side: one that is may not be in force.
  private let isWritten: (before: Bool, after: Bool)
  /// What is said of every change: the rule.
  let rule: RuleImpact
  /// Where people are named from.
  let context: RunContext
  /// Whether the same is asked about the same gap; and whether of a person the same is asked about any gap.
  let asksAlike: Bool, asksTheSame: Bool
  /// Whether a gap is asked about at all.
  let asksBefore: Bool, asksAfter: Bool
  /// nil: nobody asks how often.
  let teams: CaseTeams?
  let days: Days
  /// Whether people are to be named.
  let isNaming: Bool

  init(
    _ before: Check?, _ after: Check?, isWritten: (before: Bool, after: Bool), rule: RuleImpact, in context: RunContext, teams: CaseTeams?,
    days: Days, isNaming: Bool
  ) {
    self.before = before.map { Side($0) }
    self.after = after.map { Side($0) }
    if let one = self.before?.quick, let other = self.after?.quick { isQuickSame = one.answersLike(other) } else { isQuickSame = false }
    self.isWritten = isWritten
    self.rule = rule
    self.context = context
    asksAlike = askAlike(before, after)
    asksTheSame = asksAlike && [before, after].allSatisfy { $0?.asksOnlyByPerson ?? true }
    (asksBefore, asksAfter) = (before?.rule.action != nil, after?.rule.action != nil)
    self.teams = teams
    self.days = days
    self.isNaming = isNaming
  }

  // MARK: Those who differ

  /// What changes for some people, by their findings on both sides.
  func changes(of people: ArraySlice<Int>) -> ImpactChanges {
    var changes = ImpactChanges()
    for person in people {
      let found = (before?.check.findings(of: person) ?? [], after?.check.findings(of: person) ?? [])
      for (f, g) in paired(found.0, found.1) { add(f, g, person, to: &changes) }
    }
    return changes
  }

  /// The same duty before and after: by what opened it, else in order.
  private func paired(_ before: [Finding], _ after: [Finding]) -> [(Finding?, Finding?)] {
    if before.count <= 1, after.count <= 1 { return [(before.first, after.first)] }
    var rest = after
    var pairs: [(Finding?, Finding?)] = []
    var alone: [Finding] = []
    for finding in before {
      if let index = rest.firstIndex(where: { $0.identity.duty == finding.identity.duty }) {
        pairs.append((finding, rest.remove(at: index)))
      } else {
        alone.append(finding)
      }
    }
    for finding in alone { pairs.append((finding, rest.isEmpty ? nil : rest.removeFirst())) }
    return pairs + rest.map { (nil, $0) }
  }

  private func add(_ f: Finding?, _ g: Finding?, _ person: Int, to changes: inout ImpactChanges) {
    let action = actionChange(f?.action, g?.action)
    let standings = (f.map(CaseStanding.init), g.map(CaseStanding.init))
    let seen = impactKind((f?.outcome ?? .notApplicable, f?.due), (g?.outcome ?? .notApplicable, g?.due))
    guard let kind = seen ?? (action == .none ? nil : .askedOtherwise) else { return }
    let cause = cause(kind, f, g, person)
    changes.add(person, kind, action, cause: changes.place(of: cause))
    if isNaming { changes.name(change(person, kind, standings.0, standings.1, action, cause)) }
    if days == .many { changes.know(by: g?.identity.duty ?? f?.identity.duty ?? "-") }
  }

  private func cause(_ kind: ImpactKind, _ f: Finding?, _ g: Finding?, _ person: Int) -> ImpactCause {
    if let cause = causeOfApplying(person, isBefore: f != nil, isAfter: g != nil) { return cause }
    if kind == .askedOtherwise { return askingCause(f?.action, g?.action, rule.rule) }
    guard let f, let g else { return ImpactCause(clause: rule.rule, text: "the rule itself") }
    return impactCause(Grounds(f), Grounds(g), rule.rule)
  }

  /// What makes the difference where the rule is not there on a side, or does not apply; else nil.
  func causeOfApplying(_ person: Int, isBefore: Bool, isAfter: Bool) -> ImpactCause? {
    let id = rule.rule
    guard let before else { return ImpactCause(clause: id, text: isWritten.before ? "the rule begins" : "the rule is new") }
    guard let after else { return ImpactCause(clause: id, text: isWritten.after ? "the rule ends" : "the rule is no longer there") }
    if !isBefore {
      return ImpactCause(clause: "\(id)/applies_when", text: "whom the rule is for (before: \(before.check.whyNotApplicable(person)))")
    }
    if !isAfter {
      return ImpactCause(clause: "\(id)/applies_when", text: "whom the rule is for (now: \(after.check.whyNotApplicable(person)))")
    }
    return nil
  }

  func change(
    _ person: Int, _ kind: ImpactKind, _ before: CaseStanding?, _ after: CaseStanding?, _ action: ActionChange, _ cause: ImpactCause
  ) -> CaseChange {
    CaseChange(
      kind: kind, ruleSet: rule.ruleSet, rule: rule.rule, title: rule.title, person: context.person(person),
      holder: context.holderNow(of: person), before: before, after: after, action: action, cause: cause, day: context.asOf, days: 1)
  }
}

extension CaseStanding {
  fileprivate init(_ finding: Finding) {
    self.init(outcome: finding.outcome, due: finding.due, clause: finding.decidedBy.path)
  }
}

extension Check {
  /// Whether the words of its action read nothing but the person's own fields, and so not the record that opened a duty.
  fileprivate var asksOnlyByPerson: Bool {
    guard let action = rule.action else { return true }
    return (action.sentence.parts + action.doneWhen.parts).allSatisfy { part in
      guard case .field(let address) = part else { return true }
      return address.list == context.shape.aboutList
    }
  }
}
