import CivilTime
@testable import Compliance
@testable import Reports

let columns = [
  ("religion", "Religion"), ("ethnicity", "Ethnicity"), ("chronology", "Chronology"), ("assessment", "Assessment"),
  ("plan", "Plan"), ("visit", "Visit"), ("supervision", "Case supervision"),
]

/// Everything in time for a child, in the order of the columns.
func inTime(_ who: PersonSummary) -> [Finding] {
  [
    recorded(religionRule, who), recorded(ethnicityRule, who),
    timed(chronologyRule, who, last: "2026-02-20", next: "2026-05-20"), metAssessment(who),
    timed(planRule, who, last: "2026-02-03", next: "2026-05-03", number: "7001"),
    timed(visitRule, who, last: "2026-04-01", next: "2026-04-17", number: "88301"),
    timed(supervisionRule, who, last: "2026-03-20", next: "2026-04-20", number: "612"),
  ]
}

func metAssessment(_ who: PersonSummary) -> Finding {
  var f = finding(assessmentRule, who, .met, .history)
  f.opened = day("2025-11-03")
  f.due = day("2026-01-08")
  f.done = day("2025-12-19")
  f.last = record("assessment", "assessment", "5104", "2025-12-19")
  f.lastInTime = true
  return f
}

func row(_ who: PersonSummary, familySize: Int = 0, _ change: (inout [Finding?], inout [Bool]) -> Void = { _, _ in }) -> WorkerRow {
  var cells: [Finding?] = inTime(who)
  var doesNotApply = Array(repeating: false, count: columns.count)
  change(&cells, &doesNotApply)
  return WorkerRow(person: who, cells: cells, doesNotApply: doesNotApply, familySize: familySize)
}

func samsRows() -> [WorkerRow] {
  let leo = person("104240", "Leo Marchetti", "child in need", family: "F2")
  let family = ["Jonah", "Ruth", "Esther"].enumerated().map {
    person("10430\($0.offset)", "\($0.element) Adeyemi-Clarke", "child in need", family: "F1")
  }
  return [
    row(amira) { cells, _ in
      cells[0] = notRecorded(religionRule, amira)
      cells[5] = overdueVisit()
      cells[6] = timed(supervisionRule, amira, last: "2026-03-10", next: "2026-04-10", outcome: .dueSoon)
    },
    row(leo) { cells, _ in cells[5] = cannotTell(visitRule, leo) },
    row(family[0], familySize: 2) { cells, _ in cells[4] = overduePlan(family[0]) },
    row(family[1], familySize: 2) { cells, _ in cells[3] = doneLate(assessmentRule, family[1]) },
    row(family[2], familySize: 2),
    row(person("104318", "Baby Ncube", "child in need")) { cells, doesNotApply in
      for column in [0, 1, 5] { (cells[column], doesNotApply[column]) = (nil, true) }
    },
    row(person("104322", "Tomasz Wiśniewski", "looked-after child")) { cells, _ in
      let who = person("104322", "Tomasz Wiśniewski", "looked-after child")
      cells[5] = timed(visitRule, who, last: "2026-02-23", next: "2026-04-07", outcome: .awaitingRecord)
      cells[2] = notChecked(chronologyRule, who)
    },
    row(person("104330", "Siân O'Rourke", "care leaver")) { cells, _ in cells[4] = nil },
  ]
}

func overduePlan(_ who: PersonSummary) -> Finding {
  var f = timed(planRule, who, last: "2025-12-15", next: "2026-03-15", outcome: .overdue, number: "6980")
  f.kind = .gap
  f.lateness = Lateness(calendarDays: 24, own: Span(24, .days), skipped: [])
  f.openSince = day("2026-03-18")
  f.clearsWhen = "record the plan and its next review"
  f.attributes.isInherited = true
  f.heldOnDueDate = priya
  f.action = action(
    "Review the plan with \(who.name ?? "the child") and the family, and record the plan and when it is next reviewed.",
    by: "2026-04-15", within: Span(5, .workingDays), doneWhen: "a plan with a later review date is on record")
  return f
}

func amirasCase() -> CaseAudit {
  let cells = samsRows()[0].cells.compactMap { $0 }.sorted(by: mattersMore)
  return CaseAudit(
    person: amira,
    keyInformation: [
      ("Number in the case system", "104233"), ("Team name", "North team"), ("Team manager", "Helen Ward"),
      ("Social worker", "Sam Okafor"), ("Category of case", "child with a child protection plan"), ("Age of child", "7"),
      ("Ethnicity", "recorded"), ("Gender", "NOT RECORDED"), ("Referral date", "Mon 3 November 2025"),
      ("Disability", "recorded"), ("Previous referrals and contacts", "one, 2023"), ("Referral source", "school"),
      ("Reason for referral", "neglect"),
      ("Start and end of each period in a category", "child in need from Wed 12 November 2025; child protection plan from Mon 5 January"),
      ("Placement type", "not placed"), ("Living out of the area", "no"),
    ],
    essentialGaps: ["religion", "the school is not known"], findings: cells,
    doesNotApply: [(rule: pathwayRule, why: "category is not care leaver")], strip: amirasStrip(), holder: sam,
    chosenBecause: "visit overdue on record: a child not seen comes first", opened: day("2025-11-03"), closed: nil)
}

let pathwayRule = rule(
  "pathway-plan-up-to-date", "Pathway plan up to date", .upToDate, check: "plan", question: "Is the pathway plan in time?",
  called: "pathway plan reviewed", priority: 3)

func amirasStrip() -> [StripEvent] {
  let visits = [
    ("2025-11-20", Outcome.met), ("2025-12-11", .met), ("2026-01-07", .late), ("2026-01-20", .met), ("2026-02-03", .met),
    ("2026-02-17", .met), ("2026-03-03", .met), ("2026-03-17", .met),
  ]
  return visits.map { StripEvent(date: day($0.0), title: "visit", check: "visit", outcome: $0.1) }
    + ["2025-12-08", "2026-01-09", "2026-02-10", "2026-03-10"].map {
      StripEvent(date: day($0), title: "case supervision", check: "supervision", outcome: .met)
    }
    + [
      StripEvent(date: day("2025-12-19"), title: "assessment", check: "assessment", outcome: .met),
      StripEvent(date: day("2026-02-03"), title: "plan", check: "plan", outcome: .met),
      StripEvent(date: day("2026-03-27"), title: "visit", check: "visit", outcome: nil),
    ]
}

func ruthsCase() -> CaseAudit {
  let ruth = person("104301", "Ruth Adeyemi-Clarke", "child in need", family: "F1")
  var cells = inTime(ruth)
  cells[3] = doneLate(assessmentRule, ruth)
  return CaseAudit(
    person: ruth, keyInformation: [("Social worker", "Sam Okafor"), ("Age of child", "11")], essentialGaps: [],
    findings: cells, doesNotApply: [], strip: [], holder: sam, chosenBecause: "at random (seed 7)",
    opened: day("2025-12-01"), closed: nil)
}

func samsAudit() -> WorkerAudit {
  let rows = samsRows()
  let coming = rows.flatMap { $0.cells.compactMap { $0 } }
    .filter { $0.kind == .comingUp && ($0.due ?? asOf) <= asOf.adding(days: 28) && [.dueSoon, .due].contains($0.outcome) }
  return WorkerAudit(
    worker: sam, supervisor: helen, away: "away Mon 13 April to Fri 17 April",
    columns: columns.map { (check: $0.0, heading: $0.1) }, rows: rows, cases: [amirasCase(), ruthsCase()],
    restrictedCount: 1, comingUp: coming)
}

func unallocated() -> WorkerAudit {
  let who = person("104399", nil, nil)
  return WorkerAudit(
    worker: nil, supervisor: helen, away: nil, columns: columns.map { (check: $0.0, heading: $0.1) },
    rows: [row(who) { cells, _ in cells[1] = notRecorded(ethnicityRule, who) }], cases: [], restrictedCount: 0,
    comingUp: [])
}

func helensPack(draft: Bool = false) -> SupervisorPack {
  SupervisorPack(
    supervisor: helen, header: header(draft: draft, notRun: [pathwayNotRun]), workers: [samsAudit(), unallocated()])
}
