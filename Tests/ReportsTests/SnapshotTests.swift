import Testing

@testable import Compliance
@testable import Reports

@Suite("Whole reports")
struct SnapshotTests {
  @Test func `a finding`() {
    expectSnapshot(findingText(overdueVisit(), in: header()), "finding.txt")
    expectSnapshot(findingMarkdown(overdueVisit(), in: header()), "finding.md")
  }

  @Test func `the findings of every outcome`() {
    let text = everyFinding().map { findingText($0, in: header()) }.joined(separator: "\n")
    expectSnapshot(text, "every-outcome.txt")
  }

  @Test func `a check`() {
    expectSnapshot(checkText(checkReport()), "check.txt")
    expectSnapshot(checkMarkdown(checkReport()), "check.md")
  }

  @Test func `a check that finds nothing`() {
    let report = CheckReport(
      header: header(draft: true), peopleChecked: 1, rulesRun: 1, gaps: [], comingUp: [], history: [], restrictedCount: 0)
    expectSnapshot(checkText(report), "check-nothing.txt")
  }

  @Test func `an explanation`() {
    let past = [doneLate(visitRule, amira), metAssessment(amira)]
    expectSnapshot(explanationText(amirasCase(), past: past, header: header(), withRows: true), "explanation.txt")
  }

  @Test func `a direction note`() {
    expectSnapshot(directionNote(amirasCase(), worker: samsAudit(), header: header(notRun: [pathwayNotRun])), "note.txt")
    expectSnapshot(directionNote(ruthsCase(), worker: samsAudit(), header: header(draft: true)), "note-nothing-open.txt")
  }

  @Test func `a pack`() {
    expectSnapshot(packHTML(helensPack()), "pack.html")
    expectSnapshot(packText(helensPack()), "pack.txt")
    expectSnapshot(packMarkdown(helensPack()), "pack.md")
  }

  @Test func `findings as JSON`() {
    expectSnapshot(everyFinding().map { ndjson($0, withRows: true) + "\n" }.joined(), "findings.ndjson")
  }
}

func checkReport() -> CheckReport {
  let all = samsRows().flatMap { $0.cells.compactMap { $0 } }
  return CheckReport(
    header: header(notRun: [pathwayNotRun]), peopleChecked: 9, rulesRun: 7, gaps: all.filter { $0.kind == .gap },
    comingUp: all.filter { [.dueSoon, .awaitingRecord].contains($0.outcome) },
    history: [
      HistoryLine(ruleSet: "compliance-audit", rule: "visit-in-time", title: "Visit in time", counts: [.due: 5, .late: 1]),
      HistoryLine(
        ruleSet: "compliance-audit", rule: "assessment-in-time", title: "Assessment in time",
        counts: [.met: 6, .late: 1, .notApplicable: 1]),
    ], restrictedCount: 1)
}

/// Each outcome for each form of rule, with everything that a finding can carry.
func everyFinding() -> [Finding] {
  auditRules.flatMap { rule in
    Outcome.allCases.map { outcome in
      var f = overdueVisit()
      let kind: Kind =
        switch outcome {
        case .overdue, .notMet, .cannotTell: .gap
        case .due, .dueSoon, .awaitingRecord: .comingUp
        default: .history
        }
      f.rule = rule
      f.identity.rule = rule.id
      (f.outcome, f.kind) = (outcome, kind)
      if kind != .gap { f.action = nil }
      if outcome == .cannotTell {
        f.uncertainties = cannotTell(rule, amira).uncertainties
        f.either = (.overdue, .due)
      }
      if outcome != .overdue, outcome != .late { f.lateness = nil }
      if outcome == .late || outcome == .met { f.done = day("2026-04-07") }
      if kind == .comingUp { f.due = day("2026-04-10"); f.next = f.due }
      return f
    }
  }
}
