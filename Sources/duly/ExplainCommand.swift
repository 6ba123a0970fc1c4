import ArgumentParser
import Caseload
import Compliance
import Reports
import RuleSets

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", _superCommandName: "duly",
    abstract: "One child's case as a person would tell it: what is due, what was done, how each date was worked out.",
    discussion: """
      Examples:
        duly explain --case C0000012
        duly explain --case C0000012 --rule visit-in-time

      Exit codes: 0 done, 2 rules or command wrong, 3 data unreadable or too old.
      """)

  @OptionGroup var input: InputOptions
  @Option(name: .customLong("case"), help: "The child, by key or by number in the case system.") var caseKey: String
  @Option(help: "Only this rule.") var rule: String?
  @Option(help: "text or markdown.") var format: Format = .text
  @Flag(help: "Show a restricted case: only for people who may see it.") var restricted = false

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown }

  func run() {
    let loaded = input.load(only: Set([rule].compactMap { $0 }))
    for note in loaded.knownNotes { Output.complain("note: \(note)\n") }
    guard let (person, list) = find(loaded) else {
      Output.complain("error: There is no case \(caseKey) in these records. `duly sources` shows what was read.\n")
      leave(.wrongInput)
    }
    let audit = loaded.run.audit(of: person, about: list)
    if audit.person.isRestricted, !restricted {
      Output.complain("error: This case is restricted. People who may see it add --restricted.\n")
      leave(.wrongInput)
    }
    let past = loaded.run.checks.filter { $0.otherList == list }.flatMap { $0.past(of: person) }
    switch format {
    case .text:
      Output.print(explanationText(audit, past: past, header: loaded.header(), withRows: true, colour: Output.isColourful))
    case .markdown:
      Output.print(explanationMarkdown(audit, past: past, header: loaded.header(), withRows: true))
    }
    leave(.fine)
  }

  /// The child with that key or number; else the record of another list that rules are about.
  private func find(_ loaded: LoadedRun) -> (person: Int, list: String?)? {
    let context = loaded.run.context
    let people = 0..<context.caseload.about.count
    if let person = people.first(where: { context.personKey($0) == caseKey })
      ?? people.first(where: { context.person($0).number == caseKey })
    {
      return (person, nil)
    }
    for list in loaded.run.otherLists {
      if let record = loaded.run.record(caseKey, about: list) { return (record, list) }
    }
    return nil
  }
}
