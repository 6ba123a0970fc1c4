import ArgumentParser
import RuleSets
import SourceText

/// Which rule files, for the commands that need no records.
struct RuleFileOptions: ParsableArguments {
  @Option(name: .customLong("workspace"), help: "A duly.yaml, or the folder that holds one.") var workspacePath: String?
  @Option(parsing: .upToNextOption, help: "Rule files, instead of the workspace's.") var rules: [String] = []
  @Option(name: .customLong("figures"), help: "A local figures file, instead of the workspace's.") var figuresPath: String?
  @Option(name: .customLong("exceptions"), help: "A file of agreed exceptions, CSV or YAML, instead of the workspace's.")
  var exceptionsPath: String?
  @Option(help: "A record schema file, or the name of a shipped one.") var schema: String?
  @Argument(help: "Rule files.") var files: [String] = []

  /// Reads them; says what is wrong and ends the program where something is.
  func loadRulebook() -> Rulebook { inputs.loadRulebook() }

  /// The same flags as those of the commands that read records.
  var inputs: InputOptions {
    var input = InputOptions()
    input.workspacePath = workspacePath
    input.rulePaths = TestFiles.ruleFiles(rules + files)
    input.figuresPath = figuresPath
    input.exceptionsPath = exceptionsPath
    input.schema = schema
    input.dataFolder = nil
    input.snapshotPath = nil
    input.beyondExtract = false
    input.asOf = nil
    input.knownAt = nil
    return input
  }

  /// The rules, and the files of examples beside them.
  func loadRulebookAndTests() -> (Rulebook, [RuleTests]) {
    let rulebook = loadRulebook()
    var diagnostics = Diagnostics()
    let tests = TestFiles.read(for: rulebook, diagnostics: &diagnostics)
    Output.complain(diagnostics)
    if diagnostics.hasErrors { leave(.wrongInput) }
    return (rulebook, tests)
  }
}
