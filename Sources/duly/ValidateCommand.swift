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

  @Option(name: .customLong("workspace"), help: "A duly.yaml, or the folder that holds one.") var workspacePath: String?
  @Option(parsing: .upToNextOption, help: "Rule files, instead of the workspace's.") var rules: [String] = []
  @Option(help: "A record schema file, or the name of a shipped one.") var schema: String?
  @Argument(help: "Rule files.") var files: [String] = []

  func run() {
    var input = InputOptions()
    input.workspacePath = workspacePath
    input.rulePaths = rules + files
    input.schema = schema
    input.dataFolder = nil
    input.beyondExtract = false
    input.asOf = nil
    let rulebook = input.loadRulebook()
    for ruleSet in rulebook.ruleSets {
      let examples = ruleSet.rules.reduce(0) { $0 + $1.examples.count }
      let draft = ruleSet.agreed == nil ? ", DRAFT" : ""
      Output.print("\(ruleSet.file.name): \(counted(ruleSet.rules.count, "rule")), \(counted(examples, "example")), no mistakes\(draft)\n")
    }
    leave(.fine)
  }

  private func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}
