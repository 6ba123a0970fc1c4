import TestSupport
import CivilTime
@testable import Compliance
@testable import ReferenceEvaluator
import Testing

/// The three modes of one evaluator: verdicts, findings, full history. What the quick way counts of the past is what the
/// judging in full writes down, and findings are the open part of it.
struct QuickHistoryTests {
  @Test("history that is counted quickly is that of the judging in full, and is counted often enough to matter")
  func same() {
    var (tried, quickly) = (0, 0)
    var outcomes = Set<Outcome>()
    for seed in Amount.firstSeed..<Amount.firstSeed + UInt64(Amount.rules(1_200)) {
      guard let scenario = Scenario(seed: seed) else { continue }
      var random = SeededGenerator(seed: scenario.seed &+ 53)
      for asOf in scenario.daysToJudge(&random, 2) {
        guard let check = scenario.check(scenario.cases, asOf: asOf), let quick = QuickCheck(check) else { continue }
        let steps = HistorySteps([.all, .year, .quarter, .month][Int(seed % 4)])
        for person in scenario.cases.indices {
          tried += 1
          var told = HistoryTally(steps)
          if !quick.history(of: person..<(person + 1), into: &told).isEmpty { continue }
          quickly += 1
          var full = HistoryTally(steps)
          for duty in check.judge(person).obligations {
            full.add(duty.outcome, due: duty.due?.dayNumber ?? .min, isByTodaysFacts: check.isByTodaysFacts(duty))
            outcomes.insert(duty.outcome)
          }
          if told.times != full.times {
            Issue.record("seed \(seed): \(told.times)\nin full \(full.times)\n\(scenario.story(scenario.cases[person], asOf: asOf))")
            return
          }
        }
      }
    }
    #expect(quickly * 4 > tried, "only \(quickly) of \(tried)")
    #expect(outcomes.isSuperset(of: [.met, .late, .missed, .lapsed, .due, .overdue]), "\(outcomes)")
  }

  @Test("verdict, findings and history agree on what is open")
  func modesAgree() {
    var found = 0
    for seed in Amount.firstSeed..<Amount.firstSeed + UInt64(Amount.rules(400)) {
      guard let scenario = Scenario(seed: seed) else { continue }
      var random = SeededGenerator(seed: scenario.seed &+ 59)
      for asOf in scenario.daysToJudge(&random, 2) {
        guard let check = scenario.check(scenario.cases, asOf: asOf) else { continue }
        let verdicts = scan([check], people: check.people, threads: 2)
        let history = histories([check], by: .all, threads: 2)[0].times.reduce(into: [Outcome: Int]()) { $0.merge($1.counts) { $0 + $1 } }
        var expected: [Outcome: Int] = [:]
        for person in 0..<check.people {
          let (judgement, findings) = (check.judge(person), check.findings(of: person))
          for duty in judgement.obligations { expected[duty.outcome, default: 0] += 1 }
          #expect(verdicts[person].outcome == judgement.outcome, "seed \(seed)")
          #expect(findings.isEmpty == (judgement.deciding == nil), "seed \(seed)")
          if let first = findings.first { #expect(verdicts[person].outcome == first.outcome, "seed \(seed)") }
          let open = judgement.obligations.filter(\.isOpen)
          if judgement.either == nil, !open.isEmpty {
            let shown = findings.map(\.outcome.rank).sorted(), owed = open.map(\.outcome.rank).sorted()
            #expect(shown == owed, "seed \(seed)")
          }
          found += findings.count
        }
        #expect(history == expected, "seed \(seed)")
      }
    }
    #expect(found > 500)
  }
}
