import TestSupport
import CivilTime
import RuleSets
@testable import Compliance
import Testing

/// The engine against the small, slow, obviously right evaluator, on generated rules and cases.
struct ReferenceTests {
  @Test("the engine gives the verdicts of the reference")
  func verdicts() {
    let outcome = compareAll(from: Amount.firstSeed, rules: Amount.rules(250))
    for report in outcome.reports.prefix(5) { Issue.record("\(report)") }
    if Amount.isChosen { for report in outcome.reports { print("-----\n\(report)") } }
    for (kind, count) in outcome.kinds.sorted(by: { $0.value > $1.value }) { print("\(count) × \(kind)") }
    #expect(outcome.wrong == 0, "\(outcome.wrong) of \(outcome.compared) verdicts differ")
    #expect(outcome.compared > Amount.rules(250) * 5)
    // Differences that are known stay few.
    #expect(outcome.known * 40 < outcome.compared)
    #expect(outcome.refused * 4 < Amount.rules(250))
  }

  struct Comparison {
    var compared = 0, wrong = 0, known = 0, refused = 0
    var reports: [String] = []
    var kinds: [String: Int] = [:]
  }

  func compareAll(from first: UInt64, rules: Int) -> Comparison {
    var result = Comparison()
    for seed in first..<first + UInt64(rules) {
      guard let scenario = Scenario(seed: seed) else {
        result.refused += 1
        continue
      }
      var random = SeededGenerator(seed: seed &+ 99)
      for asOf in scenario.daysToJudge(&random, 3) { compare(scenario, asOf, &result) }
    }
    return result
  }

  private func compare(_ scenario: Scenario, _ asOf: Int, _ result: inout Comparison) {
    for one in scenario.cases {
      result.compared += 1
      guard let difference = Self.difference(scenario, one, asOf) else { continue }
      // Even there the two may differ only in whether it can be told, or by how much it was late: two different plain
      // answers are a mistake.
      let isOfDegree = difference.contains("cannotTell") || difference.hasPrefix("days late")
      if isOfDegree, OpenPoint.isKnown(scenario, one, asOf) {
        result.known += 1
        continue
      }
      result.wrong += 1
      let kind = difference.split(separator: " ").filter { !$0.contains("20") }.joined(separator: " ")
      result.kinds["\(scenario.ruleSet.rules[0].duty.keyword): \(kind)", default: 0] += 1
      if result.reports.count > 100 { continue }
      let small = scenario.smallest(one) { Self.difference(scenario, $0, asOf) == difference }
      result.reports.append("\(difference)\n\(scenario.story(small, asOf: asOf))")
    }
  }

  /// nil: engine and reference agree.
  static func difference(_ scenario: Scenario, _ one: PlainCase, _ asOf: Int) -> String? {
    let wanted = scenario.reference(one, asOf: asOf)
    guard let check = scenario.check([one], asOf: asOf) else {
      return wanted.isNotRun ? nil : "not run, but \(wanted.outcome)"
    }
    if wanted.isNotRun { return "run, though not in force" }
    let verdict = check.verdict(0, position: 0)
    if verdict.outcome == .cannotTell, wanted.mayNotTell { return nil }
    if verdict.outcome != wanted.outcome { return "engine \(verdict.outcome), reference \(wanted.outcome)" }
    if wanted.outcome != .cannotTell, verdict.daysLate ?? 0 != max(0, wanted.reading.daysLate ?? 0) {
      return "days late: engine \(verdict.daysLate ?? 0), reference \(wanted.reading.daysLate ?? 0)"
    }
    if wanted.isDoubtful || wanted.outcome == .cannotTell { return nil }
    // Something recorded is met, whenever it was.
    if case .recorded = scenario.rule.duty, wanted.outcome == .met { return nil }
    func words(_ day: Int?) -> String { day.map(iso) ?? "none" }
    func words(_ date: CivilDate?) -> String { date?.description ?? "none" }
    for (name, got, want) in [
      ("due", verdict.due, wanted.reading.due), ("done", verdict.done, wanted.reading.done),
      ("opened", verdict.opened, wanted.reading.opened),
    ] where words(got) != words(want) {
      return "\(name): engine \(words(got)), reference \(words(want))"
    }
    return nil
  }
}
