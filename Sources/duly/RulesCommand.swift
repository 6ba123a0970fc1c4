import ArgumentParser
import CaseRecords
import CivilTime
import RuleSets
import SourceText

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", _superCommandName: "duly",
    abstract: "The rules, figures and overrides in force on a day, and where each comes from.",
    discussion: """
      Examples:
        duly rules
        duly rules --as-of 2026-07-01
        duly rules --rules ours.yaml --figures local-figures.yaml --as-of 2026-07-01 --format json

      Exit codes: 0 done, 2 rules or command wrong.
      """)

  @OptionGroup var chosen: RuleFileOptions
  @Option(name: .customLong("as-of"), help: "The day, 2026-07-01 (default: the day of the extract, else the newest version's).")
  var asOf: String?
  @Option(help: "text or json.") var format: Format = .text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() {
    let given = asOf.map { dayFromCommandLine($0) }
    let rulebook = chosen.loadRulebook()
    let extracted = rulebook.workspace?.sources.compactMap { $0.extractedAt?.date }.min()
    guard let day = given ?? extracted ?? rulebook.ruleSets.map(\.version).max() else {
      Output.complain("error: On which day? Give --as-of 2026-07-01.\n")
      leave(.wrongInput)
    }
    let overview = RulesOverview(rulebook: rulebook, day: day)
    switch format {
    case .text: Output.print(overview.text)
    case .json: Output.print(overview.json.laidOut() + "\n")
    }
    leave(.fine)
  }
}

/// A day as flags take it; ends the program where it is none.
func dayFromCommandLine(_ text: String, flag: String = "--as-of") -> CivilDate {
  if let day = CivilDate(iso: text) { return day }
  let meant = parseDate(text, form: .dayFirst).map { " Did you mean \($0)?" } ?? ""
  Output.complain("error: \(flag) takes a date as 2026-03-31, not \(text).\(meant)\n")
  leave(.wrongInput)
}
