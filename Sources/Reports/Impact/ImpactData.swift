import CivilTime
import Compliance

/// The columns of the table of changes.
let impactColumns = [
  "rule", "subject", "change", "outcome_before", "outcome_after", "due_before", "due_after", "action", "clause", "cause", "team",
  "worker", "day", "days",
]

/// One row for each case that changes under a rule.
public func impactCSV(_ report: ImpactReport) -> String {
  let rows = report.shown.map { change -> [String] in
    [
      change.rule, change.person.key, change.kind.rawValue, outcome(change.before), outcome(change.after),
      change.before?.due?.description ?? "", change.after?.due?.description ?? "", change.action.rawValue, change.cause.clause,
      change.cause.text, change.holder?.team ?? "", change.holder?.key ?? "", change.day.description, String(change.days),
    ]
  }
  return csv([impactColumns] + rows)
}

private func outcome(_ standing: CaseStanding?) -> String { (standing?.outcome ?? .notApplicable).rawValue }

/// Everything, as one JSON object.
public func impactJSON(_ report: ImpactReport) -> String {
  let impact = report.impact
  var o = JSONObject()
  o.put("as_of", report.header.asOf)
  o.put("days", impact.days.map(\.description))
  o.put("rules_of", impact.rulesOf)
  o.put("before", report.before)
  o.put("after", report.after)
  o.put("people", impact.people)
  o.put("restricted_left_out", report.restrictedCount)
  o.put("rules", impact.rules.map(ruleObject))
  o.put(
    "later",
    impact.later.map { difference in
      var o = JSONObject()
      o.put("day", difference.day)
      o.put("what", difference.what)
      o.put("before", difference.before)
      o.put("after", difference.after)
      return o
    })
  o.put("teams", impact.teams.map(teamObject))
  o.put("cases", report.shown.map(caseObject))
  return o.text + "\n"
}

private func ruleObject(_ rule: RuleImpact) -> JSONObject {
  var o = JSONObject()
  o.put("rule_set", rule.ruleSet)
  o.put("id", rule.rule)
  o.put("title", rule.title)
  switch rule.standing {
  case .compared: o.put("standing", "compared")
  case .added: o.put("standing", "added")
  case .removed: o.put("standing", "removed")
  case .notCompared(let reason):
    o.put("standing", "not_compared")
    o.put("reason", reason)
  }
  o.put("outcomes_before", outcomes(rule.before))
  o.put("outcomes_after", outcomes(rule.after))
  o.raw("a_month_before", rule.paceBefore.map(tenths) ?? "null")
  o.raw("a_month_after", rule.paceAfter.map(tenths) ?? "null")
  o.put(
    "weeks",
    rule.weeks.map { week in
      var o = JSONObject()
      o.put("day", week.day)
      o.put("missing_before", week.missingBefore)
      o.put("missing_after", week.missingAfter)
      return o
    })
  o.put(
    "wording",
    rule.wording.map { change in
      var o = JSONObject()
      o.put("before", change.before)
      o.put("after", change.after)
      return o
    })
  return o
}

private func outcomes(_ counts: [Outcome: Int]) -> JSONObject {
  var o = JSONObject()
  for outcome in Outcome.allCases { if let count = counts[outcome] { o.put(outcome.rawValue, count) } }
  return o
}

private func teamObject(_ team: TeamImpact) -> JSONObject {
  var o = JSONObject()
  o.put("team", team.team)
  o.put("open_cases", team.cases)
  var counts = JSONObject()
  for kind in ImpactKind.allCases { if let count = team.counts[kind] { counts.put(kind.rawValue, count) } }
  o.put("changes", counts)
  o.put("actions_added", team.actionsAdded)
  o.put("actions_removed", team.actionsRemoved)
  o.put("actions_changed", team.actionsChanged)
  o.raw("a_month_before", tenths(team.paceBefore))
  o.raw("a_month_after", tenths(team.paceAfter))
  return o
}

private func caseObject(_ change: CaseChange) -> JSONObject {
  var o = JSONObject()
  o.put("rule", change.rule)
  o.put("person", change.person.key)
  o.put("change", change.kind.rawValue)
  o.put("outcome_before", outcome(change.before))
  o.put("outcome_after", outcome(change.after))
  o.put("due_before", change.before?.due)
  o.put("due_after", change.after?.due)
  o.put("clause_before", change.before?.clause)
  o.put("clause_after", change.after?.clause)
  o.put("action", change.action.rawValue)
  o.put("clause", change.cause.clause)
  o.put("cause", change.cause.text)
  o.put("team", change.holder?.team)
  o.put("worker", change.holder?.key)
  o.put("day", change.day)
  o.put("days", change.days)
  return o
}
