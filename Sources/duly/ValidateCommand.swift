import ArgumentParser
import RuleSets
import SourceText

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", _superCommandName: "duly",
    abstract: "Finds mistakes in rule files, record schema and workspace, each with its place and what to do.",
    discussion: """
      Errors stop a rule file from being used. Warnings do not: they say what is probably not meant.

      Examples:
        duly validate
        duly validate --rules visits.yaml
        duly validate --strict --format json

      Exit codes: 0 no errors, 2 errors (with --strict also for warnings).
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var chosen: RuleFileOptions
  @Option(help: "text or json.") var format = Format.text
  @Flag(help: "End with 2 for warnings too.") var strict = false

  func run() {
    var reading = Validation(chosen)
    reading.run()
    switch format {
    case .text:
      Output.print(reading.diagnostics)
      for complaint in reading.complaints { Output.complain("error: \(complaint)\n") }
      for line in reading.summary { Output.print(line + "\n") }
    case .json: Output.print(reading.json + "\n")
    }
    leave(reading.hasErrors || (strict && reading.warnings > 0) ? .wrongInput : .fine)
  }
}

/// Everything that can be known of rule files without records.
struct Validation {
  private let chosen: RuleFileOptions
  private(set) var diagnostics = Diagnostics()
  /// Mistakes that have no place in a file.
  private(set) var complaints: [String] = []
  /// A line for each rule file that can be used.
  private(set) var summary: [String] = []

  init(_ chosen: RuleFileOptions) { self.chosen = chosen }

  var hasErrors: Bool { diagnostics.hasErrors || !complaints.isEmpty }
  var warnings: Int { diagnostics.all.filter { $0.severity == .warning }.count }

  /// The rules and the examples beside them; nil where something is wrong in them.
  mutating func read() -> (rulebook: Rulebook, tests: [RuleTests])? {
    let (_, rulebook, tests) = readFiles()
    guard let rulebook, !hasErrors else { return nil }
    return (rulebook, tests)
  }

  private mutating func readFiles() -> (reader: InputReader, rulebook: Rulebook?, tests: [RuleTests]) {
    var reader = InputReader(chosen.inputs)
    let rulebook = reader.readRulebook()
    (diagnostics, complaints) = (reader.diagnostics, reader.complaints)
    guard let readable = reader.readable else { return (reader, rulebook, []) }
    // Whatever is wrong elsewhere: what can be read is looked at, so that all is told at once.
    let tests = TestFiles.read(for: readable.ruleSets, schemas: readable.schemas, diagnostics: &diagnostics)
    return (reader, rulebook, tests)
  }

  mutating func run() {
    let (reader, rulebook, tests) = readFiles()
    guard let readable = reader.readable else { return }
    let people = RecordedPeople(of: readable.workspace, schema: readable.chosen)
    for ruleSet in readable.ruleSets {
      guard let schema = readable.schemas[ruleSet.schema] else { continue }
      advise(
        on: ruleSet, tests: tests.filter { $0.ruleSet == ruleSet.name }, schema: schema, calendars: readable.calendars,
        people: people, diagnostics: &diagnostics)
    }
    guard let rulebook, !diagnostics.hasErrors else { return }
    let running = ExampleRunning(rulebook, tests, changesExamples: false)
    for diagnostic in running.advice { diagnostics.report(diagnostic) }
    summary = (rulebook.ruleSets + rulebook.bases).map { set in line(set, tests.filter { $0.ruleSet == set.name }.map(\.file), running) }
  }

  private func line(_ ruleSet: RuleSet, _ tests: [SourceFile], _ running: ExampleRunning) -> String {
    let examples = running.results.filter { $0.ruleSet.name == ruleSet.name }.count
    let draft = ruleSet.isAgreed(on: nil) ? "" : ", DRAFT"
    let base = ruleSet.bases.first.map { ", based on \($0.name) \($0.version)" } ?? ""
    let files = [ruleSet.file] + tests
    let own = diagnostics.all.filter { finding in finding.severity == .warning && files.contains { $0 == finding.span?.file } }.count
    let warned = own == 0 ? "" : ", \(counted(own, "warning"))"
    return "\(ruleSet.file.name): \(counted(ruleSet.rules.count, "rule")), \(counted(examples, "example")), no mistakes\(warned)\(base)\(draft)"
  }

  private func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}
