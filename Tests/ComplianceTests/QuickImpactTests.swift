import TestSupport
import CaseRecords
import CivilTime
@testable import Compliance
@testable import ReferenceEvaluator
import RuleSets
import SourceText
import Testing

/// What an impact tells from quick answers is what the findings of both sides tell.
struct QuickImpactTests {
  @Test("changes that are told quickly are those that findings tell, and are told often enough to matter")
  func same() {
    var (changed, quick) = (0, 0)
    var kinds = Set<ImpactKind>()
    for seed in Amount.firstSeed..<Amount.firstSeed + UInt64(Amount.rules(900)) {
      guard let scenario = Scenario(seed: seed) else { continue }
      var random = SeededGenerator(seed: seed &+ 97)
      guard scenario.isQuick, let edited = scenario.edited(&random) else { continue }
      for asOf in scenario.daysToJudge(&random, 3) {
        let context = scenario.context(asOf: asOf)
        guard case .ready(let before) = prepare(scenario.ruleSet.rules[0], of: scenario.ruleSet, in: context),
          case .ready(let after) = prepare(edited.rules[0], of: edited, in: context)
        else { continue }
        for (old, new) in [(before, after), (after, before), (before, before)] {
          let sides = sides(old, new)
          let tally = sides.tally(0..<old.people)
          for person in 0..<old.people {
            let inFull = told(sides.changes(of: [person]), person)
            changed += inFull.count
            if tally.differing.contains(person) { continue }
            let quickly = told(tally.changes, person)
            quick += quickly.count
            kinds.formUnion(tally.changes.marks.map(\.kind))
            if quickly != inFull {
              Issue.record("seed \(seed): quickly \(quickly), in full \(inFull)\n\(scenario.story(scenario.cases[person], asOf: asOf))")
              return
            }
          }
          #expect(tally.before.values.reduce(0, +) == old.people)
          let counted = (0..<old.people).reduce(into: [Outcome: Int]()) { $0[old.judge($1).outcome, default: 0] += 1 }
          #expect(tally.before == counted, "seed \(seed)")
        }
      }
    }
    #expect(quick * 4 > changed, "only \(quick) of \(changed)")
    #expect(kinds.isSuperset(of: [.nowMissing, .nowInTime, .dueSooner, .dueLater, .nowApplies, .noLongerApplies]), "\(kinds)")
  }

  private func sides(_ before: Check, _ after: Check) -> ImpactSides {
    let rule = RuleImpact(
      ruleSet: "s", rule: before.rule.id, title: "", standing: .compared, before: [:], after: [:], called: "", weeks: [])
    return ImpactSides(
      before, after, isWritten: (true, true), rule: rule, in: after.context, teams: nil, days: .one, isNaming: true)
  }

  private func told(_ changes: ImpactChanges, _ person: Int) -> [String] {
    zip(changes.marks, changes.cases).filter { $0.0.person == person }.map { mark, change in
      #expect(change.cause == changes.causes[Int(mark.cause)])
      func words(_ standing: CaseStanding?) -> String { standing.map { "\($0.outcome) \($0.due?.description ?? "-") \($0.clause)" } ?? "none" }
      return "\(mark.kind) \(mark.action) \(words(change.before)) -> \(words(change.after)): \(change.cause.clause): \(change.cause.text)"
    }
  }
}

extension Scenario {
  /// Whether the rule is of a kind that is judged quickly.
  fileprivate var isQuick: Bool { check(cases, asOf: Timeline.first + 200).flatMap { QuickCheck($0) } != nil }

  /// The same rule with a figure, a value or the action changed; nil where the reader turns that down.
  fileprivate func edited(_ random: inout SeededGenerator) -> RuleSet? {
    var lines = rule.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let spans = lines.indices.filter { lines[$0].firstMatch(of: /\d+ (working days|school days|days|weeks|months|hours)/) != nil }
    let conditions = lines.indices.filter { lines[$0].contains(/applies_when:|when:|counts_if:/) && lines[$0].contains(" = ") }
    if let place = random.chance(35) && !conditions.isEmpty ? random.pick(conditions) : nil {
      lines[place] = lines[place].replacing(" = \"", with: " != \"").replacing(" = true", with: " = false")
    } else {
      guard !spans.isEmpty else { return nil }
      let place = random.pick(spans), more = random.pick([-3, -1, 1, 2, 5])
      lines[place] = lines[place].replacing(/(\d+) (working days|school days|days|weeks|months|hours)/) { match in
        "\(max(2, (Int(match.1) ?? 1) + more)) \(match.2)"
      }
    }
    var diagnostics = Diagnostics()
    let surroundings = RuleSetSurroundings(schemas: ["small": schema], calendars: ["england-and-wales"], schoolCalendars: ["our-terms"])
    let file = SourceFile(name: "edited.yaml", text: lines.joined(separator: "\n"))
    return readRuleSet(file, in: surroundings, diagnostics: &diagnostics)
  }

  fileprivate func context(asOf: Int) -> RunContext {
    Making.context(Making.caseload(cases, holdings, schema), cases.map(\.exceptions), asOf: asOf, schema, calendar)
  }
}
