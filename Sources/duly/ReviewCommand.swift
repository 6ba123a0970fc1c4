import ArgumentParser
import CaseRecords
import Compliance
import Reports
import RuleSets
import SourceText

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", _superCommandName: "duly",
    abstract: "How the rules fare over the real records: those that nobody or everybody misses, and fields never filled.",
    discussion: """
      Examples:
        duly review
        duly review --format markdown --out review.md
        duly review --answers answers.csv              also what was answered to findings

      Names no child and no worker.

      Exit codes: 0 done, 2 rules or command wrong, 3 data unreadable or too old.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, html, json }

  @OptionGroup var input: InputOptions
  @Option(parsing: .upToNextOption, help: "Only these rules.") var only: [String] = []
  @Option(help: "text, markdown, html or json.") var format: Format = .text
  @Option(name: .customLong("answers"), help: "A CSV file of answers to findings, instead of the workspace's.") var answersPath: String?
  @Option(help: "Write to a file (readable by you only) instead of the terminal.") var out: String?

  func run() {
    refuseFiles(only)
    let loaded = input.load(only: Set(only), loading: .all)
    let answers = readAnswers(loaded.rulebook)
    let report = ReviewReport(
      header: loaded.header(), review: loaded.run.review(answers: answers, to: loaded.rulebook.ruleSets.map { $0.limited(to: Set(only)) }))
    let text =
      switch format {
      case .text: reviewText(report, colour: out == nil && Output.isColourful)
      case .markdown: reviewMarkdown(report)
      case .html: reviewHTML(report)
      case .json: reviewJSON(report)
      }
    Output.give(text, to: out)
    leave(.fine)
  }

  /// The answers of the file that was named, else of the workspace's; those to rules that are not there are named.
  private func readAnswers(_ rulebook: Rulebook) -> [RecordedAnswer] {
    let path = answersPath ?? rulebook.workspace?.answers?.path
    guard let path else { return [] }
    var diagnostics = Diagnostics()
    let file = SourceFile.read(
      path: path, name: path, at: answersPath == nil ? rulebook.workspace?.answers?.span : nil,
      maximumBytes: YAMLLimits.standard.maximumBytes, diagnostics: &diagnostics)
    let answers = file.flatMap { CaseRecords.readAnswers($0, diagnostics: &diagnostics) }
    let rules = rulebook.ruleSets.flatMap(\.rules)
    let known = answers?.filter { answer in
      if rules.contains(where: { $0.isNamed(answer.rule) }) { return true }
      diagnostics.report(answer.toUnknownRule(rules.map(\.id)))
      return false
    }
    Output.complain(diagnostics)
    guard let known else { leave(.wrongInput) }
    return known
  }
}
