import CaseRecords
import Compliance
import RuleSets
import SourceText
@testable import ReferenceEvaluator
import Testing

/// Small cases in which the engine once differed from the language's statements, with the answers worked out by hand.
struct FoundByReferenceTests {
  @Test("the answers worked out by hand", arguments: HandCases.all)
  func answers(_ one: HandCase) throws { try check(one) }

  private func check(_ one: HandCase) throws {
    let schema = try #require(SmallSchema.schema)
    let calendar = try #require(SmallSchema.calendar)
    var diagnostics = Diagnostics()
    let surroundings = RuleSetSurroundings(schemas: ["small": schema], calendars: ["england-and-wales"])
    let ruleSet = readRuleSet(SourceFile(name: "rule.yaml", text: one.text), in: surroundings, diagnostics: &diagnostics)
    let rules = try #require(ruleSet, "\(DiagnosticRenderer(colour: false).render(diagnostics))")
    #expect(!rules.rules.isEmpty)
    for rule in rules.rules {
      let results = runExamples(
        of: rule, in: rules, with: ExampleSurroundings(schema: schema, calendars: ["england-and-wales": calendar]))
      #expect(!results.isEmpty)
      for result in results { #expect(result.differences == [], "\(result.example.name)") }
    }
  }
}

struct HandCase: Sendable, CustomTestStringConvertible {
  let title: String
  let rule: String
  var testDescription: String { title }

  /// The rule with what every rule set says.
  var text: String {
    let head = """
      language: 1
      rule_set: hand
      title: Worked out by hand
      version: 2026-01-01
      schema: small
      calendars: {working: england-and-wales}
      about: person
      rules:
        - id: rule
          title: A rule
          source: {document: a document, kind: local}
          priority: 2

      """
    return head + rule.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
  }
}
