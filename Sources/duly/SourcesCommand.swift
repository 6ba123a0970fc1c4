import ArgumentParser
import CaseRecords
import Caseload
import CivilTime
import Compliance
import RuleSets

struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", _superCommandName: "duly",
    abstract: "What each source holds, how old it is, what is wrong in it, and which rules can run.",
    discussion: """
      Examples:
        duly sources
        duly sources --rules rules.yaml --data extract --as-of 2026-03-31 --every-issue

      Exit codes: 0 every rule can run, 2 rules or command wrong, 3 data unreadable or too old, 4 a rule cannot run.
      """)

  @OptionGroup var input: InputOptions
  @Flag(help: "Name every bad cell and row (file, row, column, reason), not only how many.") var everyIssue = false

  func run() {
    let loaded = input.load(loading: .all)
    Output.print("As of \(loaded.asOf.inWords(withYear: true))\n\nLists\n")
    for source in loaded.records.sources { Output.print("  \(line(source, loaded))\n") }
    Output.print("\nData quality\n")
    let quality = loaded.records.quality
    let lines = everyIssue
      ? quality.issues.filter { $0.kind != .columnMissing }.map(\.inWords) + quality.unlistedLines
      : quality.counts.filter { $0.kind != .columnMissing }.map(\.inWords)
    if lines.isEmpty { Output.print("  nothing found\n") }
    for line in lines { Output.print("  \(line)\n") }
    Output.print("\nRules\n")
    for check in loaded.run.checks { Output.print("  can run: \(check.rule.id) (\(check.rule.title))\n") }
    for rule in loaded.run.notRun { Output.print("  not checked: \(rule.rule) (\(rule.title)): \(rule.reason)\n") }
    for note in loaded.run.notes { Output.print("  note: \(note)\n") }
    leave(loaded.run.notRun.isEmpty ? .fine : .cannotTell)
  }

  private func line(_ source: SourceSummary, _ loaded: LoadedRun) -> String {
    let list = loaded.rulebook.schema.shape.lists[source.list]
    switch source.state {
    case .notSupplied: return "\(list.name): not supplied"
    case .notReadable: return "\(list.name): \(source.file ?? "its file") cannot be read"
    case .read: break
    }
    var parts = ["\(list.name): \(source.rows) \(source.rows == 1 ? list.title : list.plural)"]
    if let file = source.file { parts.append("from \(file)") }
    parts.append(source.isCut ? "perhaps broken off, so what is not in it proves nothing" : words(source.holds))
    if let taken = source.extractedAt { parts.append("drawn \(taken.date.inWords(withYear: true))") }
    if !source.fieldsMissing.isEmpty { parts.append("without " + source.fieldsMissing.joined(separator: ", ")) }
    return parts.joined(separator: ", ")
  }

  private func words(_ holding: Holding) -> String {
    switch holding {
    case .completeAlways: "complete"
    case .completeFrom(let day): "complete from \(day.inWords(withYear: true))"
    case .latestOnly: "the newest only"
    case .notSupplied: "not supplied"
    }
  }
}
