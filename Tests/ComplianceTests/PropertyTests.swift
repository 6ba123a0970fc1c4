import TestSupport
import Caseload
import CivilTime
@testable import Compliance
import RuleSets
@testable import ReferenceEvaluator
import Testing

/// What must hold of every rule and every case.
struct PropertyTests {
  @Test("until changes_on the verdict stays the same")
  func changesOn() {
    var tried = 0
    var reports: [String] = []
    for (scenario, asOf) in Self.scenarios(80, salt: 17) {
      let caseload = Making.caseload(scenario.cases, scenario.holdings, scenario.schema)
      guard let check = scenario.check(caseload, scenario.cases, asOf: asOf) else { continue }
      let judgements = scenario.cases.indices.map { check.judge($0) }
      let until = scenario.cases.indices.map { check.changesOn(judgements[$0], $0).map { Int($0.dayNumber) } ?? .max }
      var isWrong = Set<Int>()
      for day in asOf + 1..<asOf + 100 {
        let asked = scenario.cases.indices.filter { day < until[$0] && !isWrong.contains($0) }
        guard !asked.isEmpty, let later = scenario.check(caseload, scenario.cases, asOf: day) else { continue }
        for person in asked {
          tried += 1
          let (now, then) = (judgements[person].outcome, later.judge(person).outcome)
          if now == then { continue }
          isWrong.insert(person)
          let said = until[person] == .max ? "never" : iso(until[person])
          let story = scenario.story(scenario.cases[person], asOf: asOf)
          reports.append("\(now), to change on \(said), but on \(iso(day)) it is \(then)\n\(story)")
        }
      }
    }
    report(reports, tried)
  }

  @Test("neither the order of records nor the number of threads shows")
  func order() {
    var tried = 0
    var reports: [String] = []
    for (scenario, asOf) in Self.scenarios(150, salt: 23) {
      guard let check = scenario.check(scenario.cases, asOf: asOf) else { continue }
      var random = SeededGenerator(seed: scenario.seed &+ 1)
      let records = scenario.cases.flatMap { one in [(one.person, one.person.key)] + one.records.map { ($0, one.person.key) } }
      let shuffled = Making.rows(records.shuffled(using: &random), scenario.holdings, scenario.schema)
      guard let other = scenario.check(shuffled, scenario.cases, asOf: asOf) else { continue }
      tried += 1
      let wanted = scan([check, check], people: scenario.cases.count, threads: 1)
      for threads in [1, 2, 5] where scan([other, other], people: scenario.cases.count, threads: threads) != wanted {
        reports.append("\(threads) threads, records in another order\n\(scenario.story(scenario.cases[0], asOf: asOf))")
      }
      for person in scenario.cases.indices {
        let (a, b) = (check.findings(of: person), other.findings(of: person))
        if "\(a.map(Self.words))" != "\(b.map(Self.words))" {
          reports.append("findings: \(a.map(Self.words)) / \(b.map(Self.words))\n\(scenario.story(scenario.cases[person], asOf: asOf))")
        }
      }
    }
    report(reports, tried)
  }

  private static func words(_ finding: Finding) -> String {
    let parts: [Any?] = [
      finding.identity.text, finding.outcome, finding.kind, finding.opened, finding.due, finding.done, finding.last?.number,
      finding.evidence.map(\.number), finding.nearMisses.map(\.why), finding.uncertainties.map(\.text), finding.changesOn,
    ]
    return parts.map { $0.map { "\($0)" } ?? "-" }.joined(separator: "|")
  }

  @Test("the verdict of the scan is that of the findings")
  func findings() {
    var tried = 0
    var reports: [String] = []
    for (scenario, asOf) in Self.scenarios(200, salt: 31) {
      guard let check = scenario.check(scenario.cases, asOf: asOf) else { continue }
      for verdict in scan([check], people: scenario.cases.count, threads: 2) {
        tried += 1
        let findings = check.findings(of: verdict.person)
        let story = scenario.story(scenario.cases[verdict.person], asOf: asOf)
        if findings.isEmpty {
          if verdict.outcome != .notApplicable { reports.append("no finding for \(verdict.outcome)\n\(story)") }
          continue
        }
        if findings[0].outcome != verdict.outcome || !findings.contains(where: { Self.isSame($0, verdict) }) {
          reports.append("verdict \(verdict), finding \(findings[0].outcome)\n\(story)")
        }
        if findings.count > 1, findings.contains(where: { !($0.outcome.naiveRank < Outcome.missed.naiveRank) }) {
          reports.append("a closed duty beside open ones\n\(story)")
        }
      }
    }
    report(reports, tried)
  }

  @Test("where nobody can tell, it is said why")
  func reasons() {
    var tried = 0
    var reports: [String] = []
    for (scenario, asOf) in Self.scenarios(200, salt: 37) {
      guard let check = scenario.check(scenario.cases, asOf: asOf) else { continue }
      for person in scenario.cases.indices {
        for finding in check.findings(of: person) where finding.outcome == .cannotTell {
          tried += 1
          if finding.uncertainties.isEmpty { reports.append(scenario.story(scenario.cases[person], asOf: asOf)) }
        }
      }
    }
    report(reports, tried)
  }

  private static func isSame(_ finding: Finding, _ verdict: Verdict) -> Bool {
    finding.outcome == verdict.outcome && finding.due == verdict.due && finding.done == verdict.done
      && finding.opened == verdict.opened && finding.lateness?.calendarDays == verdict.daysLate && finding.kind == verdict.kind
  }

  @Test("no two duties of one person have one identity")
  func identities() {
    var tried = 0
    var reports: [String] = []
    for (scenario, asOf) in Self.scenarios(200, salt: 41) {
      if Self.mayShareIdentities(scenario) { continue }
      for one in scenario.cases {
        guard let check = scenario.check([one], asOf: asOf) else { continue }
        tried += 1
        let open = check.findings(of: 0).map(\.identity.text)
        if Set(open).count != open.count { reports.append("open, twice: \(open)\n\(scenario.story(one, asOf: asOf))") }
        let all = open + check.past(of: 0).map(\.identity.text)
        if Set(all).count != all.count { reports.append("past, twice: \(all)\n\(scenario.story(one, asOf: asOf))") }
      }
    }
    report(reports, tried)
  }

  /// Known: a window of the calendar in two periods of a list; a duty opened by an occasion looked back to, by one that the extract lacks, or by one record in two periods
  /// that overlap.
  private static func mayShareIdentities(_ scenario: Scenario) -> Bool {
    if case .atLeast(let duty) = scenario.rule.duty, duty.isCalendar, case .each? = duty.period { return true }
    guard case .chain(let chain) = scenario.rule.duty else { return false }
    if case .each = chain.period { return true }
    return chain.lookBack != nil || !scenario.holdings.isEmpty
  }

  @Test("a record that is put in late changes the identity of no other finding")
  func lateEntry() {
    let result = LateEntry.compare(from: Amount.firstSeed, rules: Amount.rules(60))
    for text in result.reports.prefix(Amount.isChosen ? 20 : 3) { Issue.record("\(text)") }
    #expect(result.wrong == 0, "\(result.wrong) of \(result.tried)")
    #expect(result.tried > 20)
  }

  // MARK: Help

  private static func scenarios(_ usual: Int, salt: UInt64) -> [(Scenario, Int)] {
    let first = Amount.firstSeed
    return (first..<first + UInt64(Amount.rules(usual))).compactMap { Scenario(seed: $0) }.flatMap { scenario in
      var random = SeededGenerator(seed: scenario.seed &+ salt)
      return scenario.daysToJudge(&random, 2).map { (scenario, $0) }
    }
  }

  private func report(_ reports: [String], _ tried: Int, _ place: SourceLocation = #_sourceLocation) {
    for text in reports.prefix(3) { Issue.record("\(text)", sourceLocation: place) }
    if Amount.isChosen { for text in reports.prefix(40) { print("-----\n\(text)") } }
    let wrong = reports.count
    #expect(wrong == 0, "\(wrong) of \(tried)", sourceLocation: place)
    #expect(tried > 20, sourceLocation: place)
  }
}
