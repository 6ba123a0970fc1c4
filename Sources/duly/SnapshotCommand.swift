import ArgumentParser
import CaseRecords
import Caseload
import RuleSets

struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot", _superCommandName: "duly",
    abstract: "Keeps the records in one file that other commands open in no time; removes it.",
    discussion: """
      Examples:
        duly snapshot --out cases.snapshot             in a workspace: its records, every column
        duly check --snapshot cases.snapshot           the same answers as without
        duly snapshot --rules visits.yaml --data extract --out cases.snapshot    only the columns that these rules need
        duly snapshot --schema ssda903 --data extract --out cases.snapshot
        duly snapshot --remove cases.snapshot

      A snapshot holds children's data, as the files do: it is written for you alone to read, and stays until it is
      removed. One that is of other files, of another version or damaged is not used but made anew, with a word.

      Exit codes: 0 done, 2 rules or command wrong, or not to be written or removed, 3 data unreadable.
      """)

  @OptionGroup var input: InputOptions
  @Option(help: "The snapshot to make; an older one is replaced.") var out: String?
  @Option(help: "The snapshot to remove; any other file is left alone.") var remove: String?

  func validate() throws {
    if (out == nil) == (remove == nil) { throw ValidationError("Say either --out FILE or --remove FILE.") }
    if input.snapshotPath != nil { throw ValidationError("--snapshot is for the commands that use one; here it is --out FILE.") }
  }

  func run() {
    if let remove { removeSnapshot(remove) }
    if let out { makeSnapshot(out) }
  }

  private func removeSnapshot(_ path: String) -> Never {
    if let problem = Snapshot.remove(path) { input.endBecause(of: problem, path) }
    Output.print("\(path): removed\n")
    leave(.fine)
  }

  private func makeSnapshot(_ path: String) -> Never {
    let rulebook = input.loadRulebook(needsRules: false)
    let sources = input.namedSources(rulebook)
    let fields = input.rulePaths.isEmpty ? nil : Columns.ofRulesAndCases.fields(rulebook.ruleSets, rulebook.schema)
    let snapshot = Snapshot(path: path, schema: rulebook.schema, sources: sources, program: programVersion)
    let (records, said) = input.read(rulebook.schema, sources, fields)
    if let trouble = input.write(records, to: snapshot, sources, fields: fields, said: said) {
      Output.complain("error: \(path): \(trouble).\n")
      leave(.wrongInput)
    }
    let about = rulebook.schema.shape.lists[rulebook.schema.shape.aboutList]
    let people = records.caseload.about.count
    let columns = fields == nil ? "every column" : "the columns that the rules need"
    Output.print("\(path): \(people) \(people == 1 ? about.title : about.plural), \(columns); only you can read it\n")
    leave(.fine)
  }
}
