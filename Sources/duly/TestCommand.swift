import ArgumentParser
import Compliance
import Reports
import RuleSets
import SourceText

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", _superCommandName: "duly",
    abstract: "Runs the rules' own examples and says which give another answer than expected.",
    discussion: """
      Examples stand in the rules, and in NAME.test.yaml beside NAME.yaml. Each also runs with its records in another
      order, with other keys, with a list that no rule knows and with records of the day after: the answer must stay.

      Examples:
        duly test
        duly test rules/compliance-audit.yaml --coverage

      Exit codes: 0 all as expected, 1 some differ, 2 a rule file is wrong. Coverage changes no exit code.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var chosen: RuleFileOptions
  @Flag(help: "Say which parts of the rules no example reaches.") var coverage = false
  @Option(help: "text or json.") var format = Format.text

  func run() {
    let (rulebook, tests) = read()
    let running = ExampleRunning(rulebook, tests, changesExamples: true)
    switch format {
    case .text: tell(running)
    case .json: Output.print(TestReport.json(running, coverage: coverage) + "\n")
    }
    leave(running.results.allSatisfy(\.result.isFine) ? .fine : .inBreach)
  }

  /// For programs mistakes of the rules are told in JSON too, as `duly validate` tells them.
  private func read() -> (Rulebook, [RuleTests]) {
    guard format == .json else { return chosen.loadRulebookAndTests() }
    var reading = Validation(chosen)
    if let read = reading.read() { return read }
    Output.print(reading.json + "\n")
    leave(.wrongInput)
  }

  private func tell(_ running: ExampleRunning) {
    for (ruleSet, rule) in running.withoutExamples { Output.print("\(ruleSet.file.name): \(rule.id) has no examples\n") }
    for (_, result) in running.results { Output.print(TestReport.lines(result)) }
    if coverage { for rule in running.coverage { Output.print(CoverageReport.text(rule)) } }
    let fine = running.count(.asExpected)
    let waiting = running.count(.toDo)
    let differing = running.results.count - fine - waiting
    Output.print("\(fine) as expected, \(differing) not\(waiting == 0 ? "" : ", \(waiting) to do")\n")
  }
}
