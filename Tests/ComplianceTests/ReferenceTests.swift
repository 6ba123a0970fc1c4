import RuleSets
@testable import ReferenceEvaluator
import Testing

/// The engine against the small, slow, obviously right evaluator, on generated rules and cases. `make agreement`, which
/// `make test` runs too, does the same in an optimised build on a hundred thousand verdicts.
struct ReferenceTests {
  @Test("the engine gives the verdicts of the reference")
  func verdicts() {
    let outcome = Agreement.compare(from: Amount.firstSeed, rules: Amount.rules(250), cases: 4, days: 3)
    for report in outcome.reports.prefix(5) { Issue.record("\(report)") }
    if Amount.isChosen { for report in outcome.reports { print("-----\n\(report)") } }
    for (kind, count) in outcome.kinds.sorted(by: { $0.value > $1.value }) { print("\(count) × \(kind)") }
    #expect(outcome.wrong == 0, "\(outcome.wrong) of \(outcome.compared) verdicts differ")
    #expect(outcome.compared > Amount.rules(250) * 5)
    // Differences that are known stay few.
    #expect(outcome.known * 40 < outcome.compared)
    #expect(outcome.refused * 4 < Amount.rules(250))
  }
}
