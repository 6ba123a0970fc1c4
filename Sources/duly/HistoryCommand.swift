import ArgumentParser
import Caseload
import Compliance
import Glibc
import Reports
import RuleSets

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", _superCommandName: "duly",
    abstract: "How each rule was kept: everything that was ever due, counted by rule, and by time.",
    discussion: """
      Examples:
        duly history
        duly history --by quarter --only visit-in-time
        duly history --by month --format csv --out kept.csv

      Figures only: nobody is named, and restricted cases are counted. --by says into which stretches of time what fell due
      is put. What is past and can only be judged by facts that are held for today is left out, and counted beside.
      Where a record in doubt leaves two answers, what decides today is "cannot tell", and what came before is counted
      without that record.

      Exit codes: 0 done, 2 rules or command wrong, 3 data unreadable or too old.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }
  enum Step: String, ExpressibleByArgument, CaseIterable { case year, quarter, month }

  @OptionGroup var input: InputOptions
  @Option(help: "Count by the year, quarter or month in which things fell due.") var by: Step?
  @Option(parsing: .upToNextOption, help: "Only these rules.") var only: [String] = []
  @Option(help: "text, csv or json.") var format: Format = .text
  @Flag(help: "Count also what is past and was judged by today's facts.") var byTodaysFacts = false
  @Option(help: "Write to a file (readable by you only) instead of the terminal.") var out: String?
  @Flag(help: "Say how long reading the records and judging them took.") var timings = false
  @Flag(help: "Say nothing of how far it has come.") var quiet = false
  @Option(help: "How many threads to use.") var threads: Int = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  private var step: HistoryStep {
    switch by {
    case nil: .all
    case .year: .year
    case .quarter: .quarter
    case .month: .month
    }
  }

  func run() {
    let start = ContinuousClock.now
    refuseFiles(only)
    let loaded = input.load(only: Set(only), loading: .ofRules)
    if timings { tellTime("records", since: start) }
    let begun = ContinuousClock.now
    let checks = loaded.run.checks
    let found = histories(checks, by: step, threads: max(1, threads), progress: quiet ? nil : progress(checks))
    if timings { tellTime("rules", since: begun) }
    let lines = zip(checks, found).map { check, history in
      HistoryReport.Line(ruleSet: check.ruleSet.name, rule: check.rule.id, title: check.rule.title, history: history)
    }
    let report = HistoryReport(
      header: loaded.header(), lines: lines, step: step, people: loaded.run.context.caseload.about.count, countsTodaysFacts: byTodaysFacts)
    let text =
      switch format {
      case .text: historyText(report, colour: out == nil && Output.isColourful)
      case .csv: historyCSV(report)
      case .json: historyJSON(report)
      }
    Output.give(text, to: out)
    leave(.fine)
  }
}
