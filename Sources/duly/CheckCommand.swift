import ArgumentParser
import CivilTime
import Caseload
import Compliance
import Glibc
import Reports
import RuleSets

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: "duly",
    abstract: "Judges every case by every rule: what is missing, what is coming up, what cannot be told.",
    discussion: """
      Examples:
        duly check
        duly check --only visit-in-time --format markdown
        duly check --rules rules.yaml --data extract --as-of 2026-03-31 --format csv --out verdicts.csv

      csv: one row for each rule and child whose verdict is neither met, due, lapsed nor not_applicable; --all: every one.
      ndjson: one finding a line, as schemas/finding.schema.json describes; --with-rows adds file rows.

      Exit codes: 0 nothing wrong, 1 something not done or done late, 2 rules or command wrong, 3 data unreadable or
      too old, 4 nothing wrong found but something cannot be told or was not checked.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ndjson, csv, markdown }

  @OptionGroup var input: InputOptions
  @Option(help: "text, ndjson, csv or markdown.") var format: Format = .text
  @Option(parsing: .upToNextOption, help: "Only these rules.") var only: [String] = []
  @Flag(help: "Every verdict, also what is in time or does not apply.") var all = false
  @Flag(help: "ndjson: add the rows of the files that the evidence stands in.") var withRows = false
  @Flag(help: "Count in the figures also what is past and was judged by today's facts.") var byTodaysFacts = false
  @Flag(help: "Show restricted cases too: only for people who may see them.") var restricted = false
  @Option(help: "Write to a file (readable by you only) instead of the terminal.") var out: String?
  @Flag(help: "Say how long reading the records took, the rules with writing, and of that judging alone.") var timings = false
  @Flag(help: "Say nothing of how far it has come.") var quiet = false
  @Option(help: "How many threads to use.") var threads: Int = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  func run() {
    let start = ContinuousClock.now
    refuseFiles(only)
    let loaded = input.load(only: Set(only), loading: .ofRules)
    if timings { tellTime("records", since: start) }
    switch format {
    case .csv, .ndjson: writeRows(loaded)
    case .text, .markdown: writeReport(loaded)
    }
  }

  /// Row by row as they are found: a caseload of any size.
  private func writeRows(_ loaded: LoadedRun) {
    let file = out.map { OutputFile.orEnd($0) }
    tellBeside(loaded)
    let judging = timings ? JudgingTime() : nil
    var isWhole = true
    func write(_ bytes: Bytes) {
      if isWhole { isWhole = bytes.withBuffer { lines in file.map { $0.write(lines) } ?? Output.write(lines, to: STDOUT_FILENO) } }
    }
    let start = ContinuousClock.now
    let rows = CheckRows(loaded, format: format, all: all, withRows: withRows, restricted: restricted)
    if format == .csv { write(Bytes(rows.header)) }
    var (hidden, isInBreach, cannotTell) = (Set<Int?>(), false, !loaded.run.notRun.isEmpty)
    scan(
      loaded.run.checks, people: loaded.run.context.caseload.about.count, threads: max(1, threads), rangeSize: rows.rangeSize,
      outcomes: rows.outcomes, judging: judging, progress: quiet ? nil : progress(loaded.run.checks), use: rows.part
    ) { part in
      write(part.bytes)
      hidden.formUnion(part.hidden)
      isInBreach = isInBreach || part.isInBreach
      cannotTell = cannotTell || part.cannotTell
    }
    if timings { tellTime("rules", since: start) }
    if let judging { tellTime("judging", judging.shared(by: max(1, threads))) }
    tellHidden(hidden.count)
    if !isWhole, let out {
      Output.complain("\(out) could not be written whole\n")
      leave(.wrongInput)
    }
    leave(isInBreach ? .inBreach : cannotTell ? .cannotTell : .fine)
  }

  private func writeReport(_ loaded: LoadedRun) {
    let start = ContinuousClock.now
    let verdicts = scan(
      loaded.run.checks, people: loaded.run.context.caseload.about.count, threads: max(1, threads), progress: quiet ? nil : progress(loaded.run.checks))
    if timings { tellTime("rules", since: start) }
    let report = report(verdicts, loaded)
    let text = format == .text ? checkText(report, colour: out == nil && Output.isColourful) : checkMarkdown(report)
    Output.give(text, to: out)
    leave(ending(verdicts, loaded))
  }

  private func isHidden(_ verdict: Verdict, _ loaded: LoadedRun) -> Bool {
    !restricted && loaded.run.checks[verdict.check].person(verdict.person).isRestricted
  }

  /// The child concerned; restricted cases are counted by child.
  private func caseOf(_ verdict: Verdict, _ loaded: LoadedRun) -> Int? {
    loaded.run.checks[verdict.check].ownRow(of: verdict.person)
  }

  /// What rows cannot say: which rules were not run, and what was left out.
  private func tellBeside(_ loaded: LoadedRun) {
    for rule in loaded.run.notRun { Output.complain("not checked: \(rule.rule): \(rule.reason)\n") }
    for line in exceptionLines(loaded) { Output.complain("exception: \(line)\n") }
    for note in loaded.knownNotes + loaded.run.notes { Output.complain("note: \(note)\n") }
  }

  private func tellHidden(_ count: Int) {
    if count > 0 { Output.complain("\(count) restricted \(count == 1 ? "case is" : "cases are") left out; --restricted shows them.\n") }
  }

  /// Exceptions that somebody should look at, each with the person's key.
  private func exceptionLines(_ loaded: LoadedRun) -> [String] {
    loaded.run.exceptions.compactMap { line in
      guard restricted || !line.person.isRestricted, let why = exceptionNote(line) else { return nil }
      return "\(line.rule), \(line.person.key), \(line.from) to \(line.until): \(why)"
    }
  }

  private func report(_ verdicts: [Verdict], _ loaded: LoadedRun) -> CheckReport {
    var gaps: [Finding] = []
    var comingUp: [Finding] = []
    var counts = [[Outcome: Int]](repeating: [:], count: loaded.run.checks.count)
    var leftOut = [Int](repeating: 0, count: loaded.run.checks.count)
    var hidden = Set<Int?>()
    var untold = UntoldCounts()
    for verdict in verdicts {
      if verdict.isByTodaysFacts, !byTodaysFacts, [.met, .late, .missed, .lapsed].contains(verdict.outcome) {
        leftOut[verdict.check] += 1
      } else {
        counts[verdict.check][verdict.outcome, default: 0] += 1
      }
      if verdict.outcome == .cannotTell, verdict.kind == .history { untold.add(verdict, loaded.run) }
      guard verdict.kind != .history, verdict.isListed(all: all) else { continue }
      if isHidden(verdict, loaded) {
        hidden.insert(caseOf(verdict, loaded))
        continue
      }
      for finding in loaded.run.checks[verdict.check].findings(of: verdict.person) {
        if finding.kind == .gap { gaps.append(finding) }
        if finding.kind == .comingUp, all || finding.outcome != .due { comingUp.append(finding) }
      }
    }
    let history = loaded.run.checks.indices.map { place in
      let check = loaded.run.checks[place]
      return HistoryLine(
        ruleSet: check.ruleSet.name, rule: check.rule.id, title: check.rule.title, counts: counts[place],
        leftOut: leftOut[place])
    }
    var report = CheckReport(
      header: loaded.header(), peopleChecked: loaded.run.context.caseload.about.count,
      recordsChecked: recordsChecked(loaded), rulesRun: loaded.run.checks.count, gaps: gaps, comingUp: comingUp, history: history, untold: untold.lines,
      restrictedCount: hidden.count)
    report.exceptions = loaded.run.exceptions.filter { restricted || !$0.person.isRestricted }
    return report
  }

  /// Of other lists than the schema's own: "12 workers".
  private func recordsChecked(_ loaded: LoadedRun) -> [(count: Int, one: String, several: String)] {
    loaded.run.otherLists.compactMap { name in
      guard let check = loaded.run.checks.first(where: { $0.otherList == name }),
        let list = loaded.run.context.caseload.shape.lists.first(where: { $0.name == name })
      else { return nil }
      return (check.people, list.title, list.plural)
    }
  }

  private func ending(_ verdicts: [Verdict], _ loaded: LoadedRun) -> Ending {
    if verdicts.contains(where: { $0.outcome.isInBreach }) { return .inBreach }
    if verdicts.contains(where: { $0.outcome == .cannotTell }) || !loaded.run.notRun.isEmpty { return .cannotTell }
    return .fine
  }
}

/// Counts, for each rule and cause, what the extract does not let anybody tell.
private struct UntoldCounts {
  private(set) var lines: [UntoldLine] = []

  mutating func add(_ verdict: Verdict, _ run: Run) {
    let check = run.checks[verdict.check]
    let cause = check.findings(of: verdict.person).first?.uncertainties.first?.text ?? "the records do not say"
    if let known = lines.firstIndex(where: { $0.title == check.rule.title && $0.cause == cause }) {
      lines[known].count += 1
    } else {
      lines.append(UntoldLine(title: check.rule.title, cause: cause, count: 1))
    }
  }
}
