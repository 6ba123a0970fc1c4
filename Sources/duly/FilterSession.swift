import CaseRecords
import Caseload
import CivilTime
import Compliance
import Reports

/// Bundles in, findings out: so many lines at a time as are there.
final class FilterSession {
  private let rulebook: Rulebook
  private let only: Set<String>
  private let sources: [SourceDescription]
  private let needed: [Set<Int>]
  private let options: FilterCommand
  private let day: CivilDate
  private let start: Run
  private var reader: BundleReader
  private var quality = BundleQuality()
  private var counts = (good: 0, bad: 0, hidden: 0)
  private var isInBreach = false, isUntold = false
  private var badLines: OutputFile?
  private var firstOfKind: [BundleTrouble: Int] = [:]
  /// How many bad lines are named one by one.
  private static let namedLines = 20

  init(
    rulebook: Rulebook, form: BundleForm, only: Set<String>, sources: [SourceDescription], needed: [Set<Int>],
    options: FilterCommand
  ) {
    self.rulebook = rulebook
    self.only = only
    self.sources = sources
    self.needed = needed
    self.options = options
    var reader = BundleReader(form)
    // No bundle at all shows what is supplied, which day is judged, and which rules can be asked.
    guard let records = reader.take().records(form, sources, only: needed) else { leave(.wrongInput) }
    day = options.input.dayToJudge(options.input.asOf.map { dayFromCommandLine($0) }, records, rulebook)
    self.reader = reader
    start = FilterSession.bind(records, rulebook, day, only)
  }

  private static func bind(_ records: LoadedRecords, _ rulebook: Rulebook, _ day: CivilDate, _ only: Set<String>) -> Run {
    let context = RunContext(
      caseload: records.caseload(on: day, rulebook.schema), schema: rulebook.schema, asOf: day, calendars: rulebook.calendars,
      schoolCalendars: rulebook.schoolCalendars, program: "duly \(programVersion)")
    return Run(rulebook.ruleSets, in: rulebook.withExceptions(context, moreToCome: true), only: only)
  }

  func sayWhatIsNotChecked() {
    for rule in start.notRun { Output.complain("not checked: \(rule.rule): \(rule.reason)\n") }
    for note in start.notes { Output.complain("note: \(note)\n") }
  }

  // MARK: Lines

  /// Reads to the end of the input; how the program ends.
  func run() -> Ending {
    badLines = options.badLines.map { OutputFile.orEnd($0) }
    let lines = LineInput(longest: BundleReader.maximumLineBytes)
    while let line = lines.next(beforeWaiting: judge) { take(line, lines.number) }
    if lines.isBroken { Output.complain("error: standard input cannot be read to its end.\n") }
    judge()
    tellAtEnd()
    if lines.isBroken || counts.bad > 0 && counts.good == 0 { return .unusableData }
    if isInBreach { return .inBreach }
    return isUntold || counts.bad > 0 || !start.notRun.isEmpty ? .cannotTell : .fine
  }

  private func take(_ line: UnsafeBufferPointer<UInt8>, _ number: Int) {
    if line.allSatisfy({ $0 <= 0x20 }) { return }
    var taking = reader.add(line, number: number)
    if case .full = taking {
      judge()
      taking = reader.add(line, number: number)
    }
    guard case .bad(let trouble) = taking else {
      counts.good += 1
      return
    }
    counts.bad += 1
    name(trouble, number)
    if let badLines, !badLines.write(Array(line) + [10]) {
      Output.complain("error: the file of bad lines cannot be written.\n")
      leave(.wrongInput)
    }
  }

  /// Long words are said once.
  private func name(_ trouble: BundleTrouble, _ number: Int) {
    if counts.bad > FilterSession.namedLines { return }
    let known = firstOfKind[trouble]
    firstOfKind[trouble] = known ?? number
    Output.complain("line \(number): \(known.map { "what is wrong is the same as in line \($0)" } ?? trouble.inWords)\n")
  }

  private func tellAtEnd() {
    if counts.bad > FilterSession.namedLines { Output.complain("… and \(counts.bad - FilterSession.namedLines) more lines\n") }
    if counts.bad > 0 { Output.complain("\(counts.bad) of \(counts.bad + counts.good) lines were left out\n") }
    for line in quality.inWords + reader.strangers.inWords { Output.complain("note: \(line)\n") }
    if counts.hidden > 0 {
      Output.complain("\(counts.hidden) restricted \(counts.hidden == 1 ? "case is" : "cases are") left out; --restricted shows them.\n")
    }
  }

  // MARK: Judging

  /// Judges what is gathered and writes it.
  private func judge() {
    if reader.count == 0 { return }
    let batch = reader.take()
    guard let records = batch.records(reader.form, sources, only: needed) else { return }
    quality.add(records.quality, batch)
    let run = FilterSession.bind(records, rulebook, day, only)
    var lines = FindingLines(withRows: false)
    let others = run.checks.map { check in check.otherList == nil ? [:] : rowsByCase(check) }
    for row in inputOrder(run.context.caseload.about) {
      let isHidden = !options.restricted && run.context.isRestricted(row)
      var hasHidden = false
      for (position, check) in run.checks.enumerated() {
        let rows = check.otherList == nil ? [row] : others[position][row] ?? []
        for one in rows {
          let verdict = check.verdict(one, position: position)
          if verdict.outcome.isInBreach { isInBreach = true }
          if verdict.outcome == .cannotTell { isUntold = true }
          if isHidden { hasHidden = true } else if options.all || verdict.outcome.isListedByItself {
            write(check.findings(of: one), &lines)
          }
        }
      }
      if hasHidden { counts.hidden += 1 }
    }
    if !lines.bytes.withBuffer({ Output.write($0, to: 1) }) {
      Output.complain("error: the findings cannot be written to standard output.\n")
      leave(.wrongInput)
    }
  }

  /// Per case its records in a check about another list.
  private func rowsByCase(_ check: Check) -> [Int: [Int]] {
    var rows: [Int: [Int]] = [:]
    for row in 0..<check.people { if let own = check.ownRow(of: row) { rows[own, default: []].append(row) } }
    return rows
  }

  /// Cases in the order in which they came.
  private func inputOrder(_ about: RecordList) -> [Int] {
    (0..<about.count).sorted { (about.origins.origin(of: $0)?.line ?? 0, $0) < (about.origins.origin(of: $1)?.line ?? 0, $1) }
  }

  private func write(_ findings: [Finding], _ lines: inout FindingLines) {
    for finding in findings { lines.add(finding) }
  }
}

extension Outcome {
  /// Whether it is listed where not every verdict is asked for.
  var isListedByItself: Bool { ![.met, .due, .lapsed, .notApplicable].contains(self) }
}
