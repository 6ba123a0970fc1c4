import TestSupport
import CivilTime
@testable import Compliance
@testable import ReferenceEvaluator
import Testing

/// The quick way gives the verdict that the judging in full gives, or none.
struct QuickCheckTests {
  @Test("the quick verdict is that of the judging in full, and is given often enough to matter")
  func same() {
    var (tried, given) = (0, 0)
    var forms = Set<String>()
    for seed in Amount.firstSeed..<Amount.firstSeed + UInt64(Amount.rules(1_500)) {
      guard let scenario = Scenario(seed: seed) else { continue }
      var random = SeededGenerator(seed: scenario.seed &+ 41)
      for asOf in scenario.daysToJudge(&random, 2) {
        guard let check = scenario.check(scenario.cases, asOf: asOf), let quick = QuickCheck(check) else { continue }
        let answers = quick.answers(scenario.cases.indices)
        for person in scenario.cases.indices {
          tried += 1
          // In ranges of one the records of others are not there.
          let alone = quick.answers(person..<(person + 1)).compactMap { quick.verdict($0, person, position: 0) }
          guard let verdict = quick.verdict(answers[person], person, position: 0) else {
            #expect(alone.isEmpty)
            continue
          }
          #expect(alone == [verdict])
          let judgement = check.judge(person)
          let openCount = judgement.obligations.count(where: \.isOpen)
          if answers[person].isOnlyOpen != (openCount <= 1) || check.pace(answers[person]) != check.pace(judgement, person) {
            Issue.record("seed \(seed): \(answers[person]), in full \(openCount) open, \(check.pace(judgement, person) ?? 0)")
          }
          given += 1
          forms.insert("\(check.form)".prefix { $0 != "(" }.description)
          let full = check.verdict(person, position: 0)
          if verdict != full {
            Issue.record("seed \(seed): quick \(verdict), in full \(full)\n\(scenario.story(scenario.cases[person], asOf: asOf))")
            return
          }
        }
      }
    }
    #expect(given * 4 > tried, "only \(given) of \(tried)")
    #expect(forms.isSuperset(of: ["chain", "within", "recorded"]), "\(forms)")
  }
}
