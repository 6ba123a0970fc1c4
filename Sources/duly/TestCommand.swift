import ArgumentParser
import Compliance
import RuleSets
import SourceText

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the rules' own examples and says which give another answer than expected.",
    discussion: """
      Examples:
        duly test
        duly test rules/compliance-audit.yaml

      Exit codes: 0 all as expected, 1 some differ, 2 a rule file is wrong.
      """)

  @OptionGroup var chosen: RuleFileOptions

  func run() {
    let rulebook = chosen.loadRulebook()
    var (passed, failed) = (0, 0)
    for ruleSet in rulebook.ruleSets + rulebook.bases {
      // Inherited rules are tried by the examples of their own rule set.
      for rule in ruleSet.rules where rule.writtenIn == ruleSet.name {
        if rule.examples.isEmpty { Output.print("\(ruleSet.file.name): \(rule.id) has no examples\n") }
        for result in runExamples(of: rule, in: ruleSet, schema: rulebook.schema, calendars: rulebook.calendars,
          schoolCalendars: rulebook.schoolCalendars) {
          if result.isAsExpected { passed += 1 } else { failed += 1 }
          tell(result)
        }
      }
    }
    Output.print("\(passed) as expected, \(failed) not\n")
    leave(failed == 0 ? .fine : .inBreach)
  }

  private func tell(_ result: ExampleResult) {
    if result.isAsExpected { return }
    let place = result.example.expected.span
    let position = place.file.position(at: place.start)
    Output.print("\(place.file.name):\(position.line): \(result.rule.id), example \"\(result.example.name)\"\n")
    for line in result.differences { Output.print("    \(line)\n") }
  }
}
