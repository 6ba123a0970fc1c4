import ArgumentParser
import RuleSets
import SourceText

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Finds mistakes in rule files, record schema and workspace, each with its place and what to do.",
    discussion: """
      Examples:
        duly validate
        duly validate --rules visits.yaml
      """)

  @OptionGroup var chosen: RuleFileOptions

  func run() {
    let rulebook = chosen.loadRulebook()
    for ruleSet in rulebook.ruleSets + rulebook.bases {
      let examples = ruleSet.rules.reduce(0) { $0 + $1.examples.count }
      let draft = ruleSet.isAgreed(on: nil) ? "" : ", DRAFT"
      Output.print("\(ruleSet.file.name): \(counted(ruleSet.rules.count, "rule")), \(counted(examples, "example")), no mistakes\(base(ruleSet))\(draft)\n")
    }
    leave(.fine)
  }

  private func base(_ ruleSet: RuleSet) -> String {
    ruleSet.bases.first.map { ", based on \($0.name) \($0.version)" } ?? ""
  }

  private func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}
