import ArgumentParser
import Caseload
import CivilTime
import Compliance
import Reports
import RuleSets

struct UpcomingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upcoming", _superCommandName: "duly",
    abstract: "What falls due until a day, for whom, week by week.",
    discussion: """
      Examples:
        duly upcoming --until 2026-05-08
        duly upcoming --until 2026-04-30 --worker W03
        duly upcoming --until 2026-05-08 --format csv --out upcoming.csv

      Exit codes: 0 done, 2 rules or command wrong, 3 data unreadable or too old.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, html, csv, json }

  @OptionGroup var input: InputOptions
  @Option(help: "The last day to look at, 2026-05-08.") var until: String
  @Option(help: "Only the cases of one worker, by key.") var worker: String?
  @Option(parsing: .upToNextOption, help: "Only these rules.") var only: [String] = []
  @Option(help: "text, markdown, html, csv or json.") var format: Format = .text
  @Flag(help: "Show restricted cases too: only for people who may see them.") var restricted = false
  @Option(help: "Write to a file (readable by you only) instead of the terminal.") var out: String?

  func run() {
    let last = dayFromCommandLine(until, flag: "--until")
    refuseFiles(only)
    let loaded = input.load(only: Set(only))
    guard last >= loaded.asOf else {
      Output.complain("error: --until \(last) is before \(loaded.asOf), the day of the records.\n")
      leave(.wrongInput)
    }
    let name = worker.map { workerName($0, loaded) }
    let chosen = loaded.rulebook.ruleSets
    let report = UpcomingReport(
      header: loaded.header(), upcoming: loaded.run.upcoming(until: last, worker: worker, of: only.isEmpty ? chosen : []),
      worker: name, showsRestricted: restricted)
    if format == .csv, report.restrictedCount > 0 {
      let hidden = report.restrictedCount
      Output.complain("\(hidden) restricted \(hidden == 1 ? "case is" : "cases are") left out; --restricted shows them.\n")
    }
    let text =
      switch format {
      case .text: upcomingText(report, colour: out == nil && Output.isColourful)
      case .markdown: upcomingMarkdown(report)
      case .html: upcomingHTML(report)
      case .csv: upcomingCSV(report)
      case .json: upcomingJSON(report)
      }
    Output.give(text, to: out)
    leave(.fine)
  }

  private func workerName(_ key: String, _ loaded: LoadedRun) -> String {
    let context = loaded.run.context
    for person in 0..<context.caseload.about.count {
      if let holder = context.holderNow(of: person), holder.key == key { return holder.name ?? key }
    }
    Output.complain("error: Nobody with the key \(key) holds a case in these records.\n")
    leave(.wrongInput)
  }
}
