import ArgumentParser

struct SchemasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schemas", _superCommandName: "duly",
    abstract: "Writes JSON Schemas of all files that Duly reads or writes: editors complete keys by them and show help.",
    discussion: """
      Examples:
        duly schemas --out schemas

      Exit codes: 0 done, 2 command wrong, or a file cannot be written.
      """)

  @Option(help: "The folder to write them into.") var out: String

  func run() {
    if !Output.makeFolder(out) { leave(.wrongInput) }
    for (name, schema) in jsonSchemas {
      let path = "\(out)/\(name).schema.json"
      if !Output.save(Array((schema.laidOut() + "\n").utf8), to: path) { leave(.wrongInput) }
      Output.print("\(path)\n")
    }
    leave(.fine)
  }
}

/// Every schema by the name of its file.
let jsonSchemas: [(name: String, schema: JSON)] = [
  ("calendar", CalendarSchema.whole), ("exceptions", ExceptionsSchema.whole), ("finding", FindingSchema.whole),
  ("local-figures", LocalFiguresSchema.whole), ("record-schema", RecordSchemaSchema.whole),
  ("rule-set", RuleSetSchema.whole), ("tests", TestsSchema.whole), ("workspace", WorkspaceSchema.whole),
]
