import TestSupport
import CaseRecords
import Caseload
import CivilTime
@testable import Compliance
import RuleSets
@testable import ReferenceEvaluator
import Testing

/// Blank is not false: with less on record a case in breach never looks better.
struct BlankIsNotFalseTests {
  @Test("blanking any field that a rule reads never makes a breach look better")
  func blanking() {
    var tried = 0, wrong = 0
    var reports: [String] = []
    for seed in Amount.firstSeed..<Amount.firstSeed + UInt64(Amount.rules(300)) {
      guard let scenario = Scenario(seed: seed) else { continue }
      var random = SeededGenerator(seed: seed &+ 5)
      for asOf in scenario.daysToJudge(&random, 2) {
        for one in scenario.cases where isInBreach(scenario, one, asOf) {
          for (place, field) in cells(scenario, one) where !isBookedLater(one, place, field, asOf) {
            tried += 1
            let blanked = Self.blanked(one, place, field)
            guard let better = better(scenario, blanked, asOf) else { continue }
            wrong += 1
            if reports.count > 60 { continue }
            let key = place < 0 ? "" : one.records[place].key
            let small = scenario.smallest(one) { fewer in
              guard isInBreach(scenario, fewer, asOf) else { return false }
              guard let place = key.isEmpty ? -1 : fewer.records.firstIndex(where: { $0.key == key }) else { return false }
              return self.better(scenario, Self.blanked(fewer, place, field), asOf) == better
            }
            let list = place < 0 ? "person" : one.records[place].list
            reports.append("blanking \(list) \(key) \(field): \(better)\n\(scenario.story(small, asOf: asOf))")
          }
        }
      }
    }
    for report in reports.prefix(5) { Issue.record("\(report)") }
    if Amount.isChosen { for report in reports { print("-----\n\(report)") } }
    #expect(wrong == 0, "\(wrong) of \(tried)")
    #expect(tried > Amount.rules(300))
  }

  /// An event that was booked after the day judged is not there; without its booking day it is, and asks for more.
  private func isBookedLater(_ one: PlainCase, _ place: Int, _ field: String, _ asOf: Int) -> Bool {
    if field == "booked_on", place >= 0, case .day(let day) = one.records[place][field] { return day > asOf }
    return false
  }

  private func isInBreach(_ scenario: Scenario, _ one: PlainCase, _ asOf: Int) -> Bool {
    scenario.check([one], asOf: asOf)?.verdict(0, position: 0).outcome.isInBreach ?? false
  }

  private func better(_ scenario: Scenario, _ one: PlainCase, _ asOf: Int) -> String? {
    guard let verdict = scenario.check([one], asOf: asOf)?.verdict(0, position: 0) else { return "not run" }
    return verdict.outcome.isInBreach || verdict.outcome == .cannotTell ? nil : verdict.outcome.rawValue
  }

  static func blanked(_ one: PlainCase, _ place: Int, _ field: String) -> PlainCase {
    var blanked = one
    if place < 0 { blanked.person[field] = .blank } else { blanked.records[place][field] = .blank }
    return blanked
  }

  /// Every filled cell of a field that the rule reads. Ends and done dates are left out: their blank has a meaning, "not
  /// yet"; so are keys, references, and the day of recording, which is evidence about another field.
  private func cells(_ scenario: Scenario, _ one: PlainCase) -> [(Int, String)] {
    guard let check = scenario.check([one], asOf: Timeline.first + 500) else { return [] }
    let needs = Needs(check.rule, scenario.schema.shape)
    var names = Set(needs.fields.map { scenario.schema.shape[$0].name })
    for address in needs.fields {
      guard let dated = scenario.schema.shape[address].dated else { continue }
      let list = scenario.schema.shape.lists[dated.list]
      names.formUnion([list.fields[dated.value].name, list.fields[dated.from].name])
    }
    if names.contains("plan_gap") { names.insert("planned_on") }
    if case .chain(let chain) = scenario.rule.duty, chain.restarts.contains(.group) {
      names.formUnion(["status_from", "status_group"])
    }
    names.insert("opened")
    names.subtract(["closed", "finished", "ended_at", "halt_until", "status_until", "stay_until", "pause_until", "settled", "restricted", "enquiry_id"])
    var cells: [(Int, String)] = []
    for (place, record) in ([one.person] + one.records).enumerated() {
      for field in record.cells.keys.sorted() where names.contains(field) && record[field] != .blank { cells.append((place - 1, field)) }
    }
    return cells
  }
}
