import ArgumentParser
import CaseRecords
import FEEL
import RuleSets
import SourceText

/// The version of the program, shown by `--version` and in every finding.
let programVersion = "0.1.0"

@main
struct Duly: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duly",
    abstract: "Checks case records of children's social care against rules written in YAML.",
    discussion: """
      In a folder with a duly.yaml (a workspace) no flags are needed.

      Examples:
        duly check                                   what is missing now, what is coming up
        duly check --rules visits.yaml --data extract --as-of 2026-03-31 --format csv
        duly audit --worker W3                       before supervision: the cases of one worker
        duly audit --all --out packs                 one file for each supervisor, and the notes
        duly explain --case C0000012                 one child's story, newest first
        duly validate                                mistakes in rules, schema and workspace
        duly test                                    the rules' own examples
        duly history --by quarter                    how each rule was kept since the cases opened
        duly bundle | duly filter                    cases as JSON lines, for pipes and clusters
        duly rules --as-of 2026-07-01                what is in force on a day, and who says so
        duly fields                                  which fields the rules read, with a SELECT
        duly snapshot --out cases.snapshot           the records in one file, opened in no time
        duly new rule-set our-visits                 a commented start for rules of your own
        duly feel '1 / 3'                            an expression, and what it gives
        duly help DULY-E307                          what a message means

      Exit codes:
        0  nothing is wrong            1  something was not done, or done late
        2  rules or command are wrong  3  data cannot be read, or are too old
        4  nothing was found wrong, but something cannot be told or was not checked
      """,
    version: "duly \(programVersion)",
    subcommands: [
      CheckCommand.self, AuditCommand.self, ExplainCommand.self, ValidateCommand.self, TestCommand.self,
      RulesCommand.self, FieldsCommand.self, NewCommand.self, SchemasCommand.self, SourcesCommand.self, FeelCommand.self, SnapshotCommand.self,
      FilterCommand.self, BundleCommand.self,
      ImpactCommand.self, UpcomingCommand.self, HistoryCommand.self, DescribeCommand.self, ReviewCommand.self,
    ])

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.count == 2, arguments[0] == "help", let id = messageNumber(arguments[1]) { explainMessage(id) }
    do {
      var command = try plainCommand(arguments) ?? Duly.parseAsRoot(arguments)
      try command.run()
    } catch {
      // Help and version end well; a command that is written wrongly ends with 2, as wrong rules do.
      if Duly.exitCode(for: error) == .success { Duly.exit(withError: error) }
      Output.complain(Duly.fullMessage(for: error) + "\n")
      leave(.wrongInput)
    }
  }
}

/// A command that is written as it should be, without going through all the others first: that takes a sixth of the time
/// in which a small caseload is judged. nil: help is asked for, or a mistake is to be told. `_superCommandName` in a
/// command's configuration says that it may be read by itself: requests for completion scripts are then left to `duly`.
private func plainCommand(_ arguments: [String]) -> (any ParsableCommand)? {
  guard let wanted = Duly.configuration.subcommands.first(where: { $0.configuration.commandName == arguments.first }),
    let command = try? wanted.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == wanted
  else { return nil }
  return command
}

/// `DULY-E307` however it is written: `duly-e307`, `E307`, `307`; nil for anything else.
private func messageNumber(_ text: String) -> String? {
  let word = text.uppercased()
  if word.hasPrefix("DULY-") { return word }
  let digits = word.hasPrefix("E") ? String(word.dropFirst()) : word
  return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) } ? "DULY-E\(digits)" : nil
}

/// Every message with one sentence.
let allDiagnosticIDs: [(DiagnosticID, String)] =
  sourceTextDiagnosticIDs + caseRecordsDiagnosticIDs + feelDiagnosticIDs + ruleSetsDiagnosticIDs + ruleTestsDiagnosticIDs
  + ruleAdviceDiagnosticIDs + adjustmentDiagnosticIDs + exceptionFileDiagnosticIDs

/// `duly help DULY-E307`: what a message means, with a wrong and a right example.
private func explainMessage(_ id: String) -> Never {
  let known = allDiagnosticIDs
  if let found = known.first(where: { $0.0.text == id }) {
    let example = messageExamples.first { $0.id == id }
    Output.print("\(id): \(found.1)\n\(example?.asText ?? "")")
    leave(.fine)
  }
  let near = suggestion(for: id, among: known.map(\.0.text)).map { " Did you mean \($0)?" } ?? ""
  Output.complain("There is no message \(id).\(near)\n")
  leave(.wrongInput)
}
