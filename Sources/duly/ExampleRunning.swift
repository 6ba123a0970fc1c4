import Compliance
import RuleSets

/// Every example of a rulebook, run: those in the rules and those in files of their own.
struct ExampleRunning {
  let rulebook: Rulebook
  let tests: [RuleTests]
  private(set) var results: [(ruleSet: RuleSet, result: ExampleResult)] = []
  private(set) var coverage: [RuleCoverage] = []
  /// Rules without any example.
  private(set) var withoutExamples: [(ruleSet: RuleSet, rule: Rule)] = []

  init(_ rulebook: Rulebook, _ tests: [RuleTests], changesExamples: Bool) {
    self.rulebook = rulebook
    self.tests = tests
    let surroundings = ExampleSurroundings(
      schema: rulebook.schema, calendars: rulebook.calendars, schoolCalendars: rulebook.schoolCalendars,
      changesExamples: changesExamples)
    for ruleSet in rulebook.ruleSets + rulebook.bases { run(ruleSet, surroundings) }
  }

  private mutating func run(_ ruleSet: RuleSet, _ surroundings: ExampleSurroundings) {
    let tests = tests.filter { $0.ruleSet == ruleSet.name }
    let wholeCases = tests.flatMap(\.wholeCases)
    let watches = Dictionary(uniqueKeysWithValues: ruleSet.newestRules.map { ($0.id, CoverageWatch()) })
    for rule in ruleSet.newestRules {
      let more = tests.flatMap(\.examples).filter { $0.rule == rule.id }.map(\.example)
      let named = wholeCases.contains { $0.expected.contains { $0.rule == rule.id } }
      // Inherited rules are tried by the examples of their own rule set.
      let isOwn = rule.writtenIn == ruleSet.name
      if rule.examples.isEmpty, more.isEmpty, !named, isOwn { withoutExamples.append((ruleSet, rule)) }
      results += runExamples(of: rule, in: ruleSet, and: more, with: surroundings, watch: watches[rule.id]).map { (ruleSet, $0) }
    }
    for wholeCase in wholeCases {
      results += Compliance.run(wholeCase, in: ruleSet, with: surroundings, watches: watches).map { (ruleSet, $0) }
    }
    for rule in ruleSet.newestRules where rule.writtenIn == ruleSet.name {
      if let watch = watches[rule.id] { coverage.append(RuleCoverage(watch, of: rule, in: ruleSet)) }
    }
  }

  func count(_ standing: ExampleResult.Standing) -> Int { results.filter { $0.result.standing == standing }.count }
}
