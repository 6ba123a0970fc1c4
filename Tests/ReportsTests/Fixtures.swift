import CivilTime
@testable import Compliance
@testable import Reports

// Made-up values: no one here exists.

func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? .earliest }

let asOf = day("2026-04-08")
let easter = [
  Holiday(date: day("2026-04-03"), title: "Good Friday"), Holiday(date: day("2026-04-06"), title: "Easter Monday"),
]
let sam = Holder(key: "W1", name: "Sam Okafor", team: "North team")
let priya = Holder(key: "W2", name: "Priya Lindqvist", team: "North team")
let helen = Holder(key: "M1", name: "Helen Ward", team: "North team")

func header(draft: Bool = false, notRun: [NotRun] = []) -> AuditHeader {
  AuditHeader(
    workspace: "Exampleshire children's services", asOf: asOf, extractedAt: "Wed 8 April 2026, 02:10", notRun: notRun,
    ruleSets: [
      draft ? "compliance-audit 2026-04-01 (DRAFT)" : "compliance-audit 2026-04-01 (agreed by the service manager, 20 March 2026)"
    ], isDraft: draft,
    dataQuality: ["visit: 3 dates of 1,204 cannot be read", "child: 1 row has too few columns"], seed: 7,
    program: "duly 0.1.0")
}

let pathwayNotRun = NotRun(
  ruleSet: "compliance-audit", rule: "pathway-plan-up-to-date", title: "Pathway plan up to date",
  reason: "pathway_plan is not supplied", check: "plan")

func person(
  _ number: String, _ name: String?, _ category: String? = "child in need", family: String? = nil,
  restricted: Bool = false
) -> PersonSummary {
  PersonSummary(
    row: 0, key: "C\(number)", number: number, name: name, category: category, isRestricted: restricted, family: family)
}

let amira = person("104233", "Amira Hassan", "child with a child protection plan")

func rule(
  _ id: String, _ title: String, _ form: DutyForm, check: String, question: String, called: String, standard: String = "",
  group: String = "", priority: Int, kind: SourceReference.Kind = .local
) -> RuleSummary {
  RuleSummary(
    ruleSet: "compliance-audit", id: id, title: title, form: form, check: check, question: question, called: called,
    standard: standard, group: group, priority: priority,
    source: SourceReference(document: "Local practice standards", section: "3.2", kind: kind), figureSource: nil,
    isAgreed: true)
}

let visitRule = rule(
  "visit-in-time", "Visit in time", .every, check: "visit", question: "Was the last visit in time?",
  called: "visit with the child seen", standard: "every 10 working days", group: "a child with a child protection plan",
  priority: 1)
let assessmentRule = rule(
  "assessment-in-time", "Assessment in time", .within, check: "assessment", question: "Is the assessment in time?",
  called: "assessment completed", standard: "within 45 working days", priority: 2, kind: .guidance)
let planRule = rule(
  "plan-up-to-date", "Plan up to date", .upToDate, check: "plan", question: "Is the plan in time?",
  called: "plan reviewed", standard: "every 3 months", group: "a child in need or with a child protection plan", priority: 3)
let supervisionRule = rule(
  "supervision-in-time", "Case supervision in time", .every, check: "supervision",
  question: "Is the last case supervision in time?", called: "case supervision", standard: "every month", priority: 3)
let chronologyRule = rule(
  "chronology-up-to-date", "Chronology up to date", .upToDate, check: "chronology",
  question: "Is the chronology up to date?", called: "chronology brought up to date", standard: "every 3 months", priority: 4)
let religionRule = rule(
  "religion-recorded", "Religion recorded", .recorded, check: "religion", question: "Is religion recorded?",
  called: "religion", priority: 4)
let ethnicityRule = rule(
  "ethnicity-recorded", "Ethnicity recorded", .recorded, check: "ethnicity", question: "Is ethnicity recorded?",
  called: "ethnicity", priority: 4)
let auditRules = [
  religionRule, ethnicityRule, chronologyRule, assessmentRule, planRule, visitRule, supervisionRule,
]

func record(
  _ list: String, _ title: String, _ number: String?, _ date: String?, line: Int = 12
) -> RecordSummary {
  RecordSummary(
    list: list, title: title, row: 0, number: number, date: date.map(day), recorded: nil, file: "data/\(list).csv",
    line: line)
}

/// A finding in time, or not there yet: the rest is set on it.
func finding(_ rule: RuleSummary, _ person: PersonSummary, _ outcome: Outcome, _ kind: Kind) -> Finding {
  Finding(
    identity: FindingIdentity(ruleSet: "compliance-audit", rule: rule.id, person: person.key, duty: "-"), sharedRule: Shared(rule),
    person: person, outcome: outcome, kind: kind, opened: nil, due: nil, done: nil, lateness: nil, last: nil,
    lastInTime: nil, next: nil, reckoning: nil, evidence: [], nearMisses: [],
    sharedClause: Shared(Clause(path: "\(rule.id)/\(rule.form.rawValue)", text: "as written")), uncertainties: [], either: nil,
    clearsWhen: kind == .gap ? "record it with its true date" : "", action: nil, changesOn: nil, openSince: nil,
    heldOnDueDate: sam, heldNow: sam, attributes: Attributes(),
    sharedVersions: Shared(
      Versions(
        ruleSet: "compliance-audit 2026-04-01", calendar: "england-and-wales 2026", schema: "childrens-social-care 2026-11-01",
        program: "duly 0.1.0")))
}

func action(_ text: String, by: String?, within: Span = Span(2, .workingDays), doneWhen: String) -> RemedialAction {
  RemedialAction(
    text: text, owner: "social_worker", ownerName: "Sam Okafor", within: within, by: by.map(day), doneWhen: doneWhen,
    tell: ["social_worker", "team_manager"], copy: ["conference_chair"],
    referUp: [(after: Span(5, .workingDays), to: "service_manager")])
}

/// The finding of the design: a visit overdue over Easter.
func overdueVisit(_ who: PersonSummary = amira) -> Finding {
  var f = finding(visitRule, who, .overdue, .gap)
  f.identity.duty = "2026-03-17"
  f.opened = day("2026-03-17")
  f.due = day("2026-03-31")
  f.next = f.due
  f.lateness = Lateness(calendarDays: 8, own: Span(4, .workingDays), skipped: easter)
  f.last = record("visit", "visit", "88121", "2026-03-17")
  f.lastInTime = true
  f.evidence = [record("visit", "visit", "88121", "2026-03-17")]
  f.reckoning = Reckoning(
    start: day("2026-03-17"), startIs: "last visit with the child seen", span: Span(10, .workingDays),
    due: day("2026-03-31"), skipped: [], clause: "every/table[0]", figure: "child_protection_visits",
    figureFrom: day("2018-04-01"))
  f.nearMisses = [
    NearMiss(record: record("visit", "home visit", "88140", "2026-03-27"), why: "child seen: no", clause: "visit-in-time/counts_if"),
    NearMiss(
      record: record("visit", "case note \"seen at school\"", nil, "2026-04-01"),
      why: "our standard does not count school visits", clause: "visit-in-time/counts_if"),
  ]
  f.action = action(
    "See \(who.name ?? "the child"), on their own if they agree, and record the visit with its true date.", by: "2026-04-10",
    doneWhen: "a visit with the child seen is on record")
  f.changesOn = nil
  f.openSince = day("2026-04-03")
  return f
}

func timed(
  _ rule: RuleSummary, _ who: PersonSummary, last: String, next: String, outcome: Outcome = .due, number: String = "4410",
  lastInTime: Bool? = true
) -> Finding {
  var f = finding(rule, who, outcome, .comingUp)
  let list = rule.check
  f.opened = day(last)
  f.due = day(next)
  f.next = f.due
  f.last = record(list, list, number, last)
  f.lastInTime = lastInTime
  f.reckoning = Reckoning(
    start: day(last), startIs: "last \(list)", span: Span(1, .months), due: day(next), skipped: [], clause: "every",
    figure: nil, figureFrom: nil)
  f.identity.duty = last
  return f
}

func recorded(_ rule: RuleSummary, _ who: PersonSummary) -> Finding { finding(rule, who, .met, .history) }

func notRecorded(_ rule: RuleSummary, _ who: PersonSummary) -> Finding {
  var f = finding(rule, who, .notMet, .gap)
  f.clearsWhen = "Record the \(rule.called) and this clears tonight."
  f.openSince = day("2026-01-19")
  f.action = action(
    "Ask \(who.name ?? "the child") or the family about \(rule.called), and record what they say.", by: "2026-04-22",
    within: Span(10, .workingDays), doneWhen: "an answer other than \"not known\" is on record")
  f.action?.copy = []
  return f
}

func cannotTell(_ rule: RuleSummary, _ who: PersonSummary) -> Finding {
  var f = finding(rule, who, .cannotTell, .gap)
  let visit = record("visit", "home visit", "88210", "2026-03-30")
  f.uncertainties = [
    Uncertainty(
      cause: .blank, record: visit, field: "child seen", fieldName: "seen",
      text: "child seen is not recorded for the home visit of Mon 30 March", personCanFix: true)
  ]
  f.either = (.overdue, .due)
  f.due = day("2026-04-01")
  f.clearsWhen = "fill in child seen for the home visit of Mon 30 March"
  f.action = action(
    "Correct child seen of the home visit of Mon 30 March; otherwise: see \(firstName(who)).", by: "2026-04-10",
    doneWhen: "child seen is filled in")
  f.evidence = [visit]
  return f
}

func notChecked(_ rule: RuleSummary, _ who: PersonSummary) -> Finding {
  var f = finding(rule, who, .cannotTell, .history)
  f.uncertainties = [
    Uncertainty(
      cause: .notInThisExtract, record: nil, field: nil, fieldName: nil,
      text: "records before 1 January 2026 are not in this extract", personCanFix: false)
  ]
  return f
}

func doneLate(_ rule: RuleSummary, _ who: PersonSummary) -> Finding {
  var f = finding(rule, who, .late, .history)
  f.opened = day("2025-12-01")
  f.due = day("2026-02-05")
  f.done = day("2026-02-11")
  f.last = record(rule.check, rule.check, "5120", "2026-02-11")
  f.lastInTime = false
  f.lateness = Lateness(calendarDays: 6, own: Span(4, .workingDays), skipped: [])
  f.reckoning = Reckoning(
    start: day("2025-12-01"), startIs: "assessment begun", span: Span(45, .workingDays), due: day("2026-02-05"),
    skipped: [Holiday(date: day("2025-12-25"), title: "Christmas Day"), Holiday(date: day("2025-12-26"), title: "Boxing Day")],
    clause: "within", figure: nil, figureFrom: nil)
  f.attributes.reason = .recorded
  return f
}
