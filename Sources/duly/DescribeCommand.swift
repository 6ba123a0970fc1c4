import ArgumentParser
import CaseRecords
import CivilTime
import Compliance
import Reports
import RuleSets

struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe", _superCommandName: "duly",
    abstract: "Each rule in plain English, made from the rule itself: a handbook of the standards.",
    discussion: """
      Examples:
        duly describe
        duly describe --only visit-in-time
        duly describe rules/compliance-audit.yaml --format html --out handbook.html
        duly describe --on 2026-09-01                  the figures that hold then

      No records are read.

      Exit codes: 0 done, 2 rules or command wrong.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, html }

  @OptionGroup var chosen: RuleFileOptions
  @Option(parsing: .upToNextOption, help: "Only these rules.") var only: [String] = []
  @Option(help: "The day whose figures are told, 2026-09-01 (default: the newest version among the rule sets).") var on: String?
  @Option(help: "text, markdown or html.") var format: Format = .text
  @Option(help: "Write to a file instead of the terminal.") var out: String?

  func run() {
    refuseFiles(only)
    let rulebook = chosen.loadRulebook()
    let day = on.map { dayFromCommandLine($0, flag: "--on") } ?? rulebook.ruleSets.map(\.version).max() ?? .earliest
    checkRuleNames(Set(only), rulebook)
    let book = handbook(rulebook, on: day, only: Set(only))
    let text =
      switch format {
      case .text: handbookText(book, colour: out == nil && Output.isColourful)
      case .markdown: handbookMarkdown(book)
      case .html: handbookHTML(book)
      }
    Output.give(text, to: out)
    leave(.fine)
  }
}

/// The rules of a rulebook in words. Rules that no longer hold on the day are left out.
func handbook(_ rulebook: Rulebook, on day: CivilDate, only: Set<String> = []) -> Handbook {
  let sets = rulebook.ruleSets.map { set in
    let rules = set.rulesOnce(on: day).filter { rule in
      (only.isEmpty || only.contains(rule.id)) && (rule.until.map { $0 > day } ?? true)
    }
    return Handbook.RuleSet(
      title: set.title, version: set.version,
      agreedBy: set.agreed.map { "\($0.by) (\(roleWords($0.role))) on \($0.date.inWords(withYear: true))" },
      rules: rules.map { describe($0, about: set.about, schema: rulebook.schema, on: day, role: roleWords) })
  }
  return Handbook(day: day, ruleSets: sets.filter { !$0.rules.isEmpty })
}
