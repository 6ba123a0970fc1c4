import ArgumentParser
import CaseRecords
import Caseload
import CivilTime
import Compliance
import Glibc
import Reports
import RuleSets
import SourceText

struct ImpactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact", _superCommandName: "duly",
    abstract: "Whom a change of rules would affect: the rules before and after, over the real records.",
    discussion: """
      Examples:
        duly impact --rules draft.yaml --against rules/local-standards.yaml
        duly impact --figures draft-figures.yaml               in a workspace: other local figures beside its own
        duly impact --against last-year                        the workspace's rules beside those of a folder
        duly impact --against compliance-audit                 beside the version of that rule set agreed before this one
        duly impact --against compliance-audit@2026-04-01      beside that version, from rules/earlier or as shipped
        duly impact --as-of 2026-09-01                         figures that begin later, tried on today's records
        duly impact --rules draft.yaml --against rules/local-standards.yaml --from 2026-01-05 --until 2026-03-30
        duly impact --against old.yaml --format html --out meeting.html

      --against names the rules as they are; --rules and --figures, or the workspace, the rules as they would be. In a
      workspace, --rules or --figures alone stand against the workspace's own.

      Exit codes: 0 done, 2 rules or command wrong, 3 data unreadable or too old.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json, html }

  @OptionGroup var input: InputOptions
  @Option(parsing: .upToNextOption, help: "The rules as they are: files, a folder of them, or a rule set's earlier version, NAME or NAME@2026-04-01.") var against: [String] = []
  @Option(name: .customLong("against-figures"), help: "The local figures as they are (default: the workspace's); --figures names them as they would be.")
  var againstFigures: String?
  @Option(help: "Judge each week from this day on, 2026-01-05.") var from: String?
  @Option(help: "The last day of the weeks (default: the day of the extract).") var until: String?
  @Option(help: "Try the rules and figures of this day, as if they had always held.") var rulesOf: String?
  @Option(parsing: .upToNextOption, help: "Only these rules.") var only: [String] = []
  @Option(help: "text, csv, json or html.") var format: Format = .text
  @Flag(help: "Figures only: name no child.") var withoutCases = false
  @Flag(help: "Show restricted cases too: only for people who may see them.") var restricted = false
  @Option(help: "Write to a file (readable by you only) instead of the terminal.") var out: String?

  func validate() throws {
    if until != nil, from == nil { throw ValidationError("--until goes with --from: the weeks to judge.") }
    if from != nil, input.asOf != nil { throw ValidationError("Say one day with --as-of, or weeks with --from and --until.") }
  }

  func run() {
    refuseFiles(only)
    let after = input.loadRulebook()
    let other = rulesAsTheyAre(after)
    let records = input.loadRecords(after, .ofRules, besides: other?.rulebook.ruleSets ?? [])
    let (days, rulesDay) = daysToJudge(records.extractedAt, after, records)
    // A later day's rules stand against today's.
    let before = against.isEmpty && rulesDay != nil ? nil : other
    if before == nil, rulesDay == nil {
      Output.complain(
        "error: Against which rules? Name them with --against, or a later day with --as-of, to try what begins by then.\n")
      leave(.wrongInput)
    }
    let (old, new, leftOut) = sides(before?.rulebook, after)
    checkRuleNames(Set(only), after)
    let knownDay = input.knownAt.map { dayFromCommandLine($0, flag: "--known-at") }
    var notes: [String] = []
    var contexts = days.map { day in
      let known = knownDay.map { records.known(on: $0, asOf: day, after.schema) }
      notes = known?.notes ?? []
      return RunContext(
        caseload: known?.caseload ?? records.caseload(on: day, after.schema), schema: after.schema, asOf: day, calendars: after.calendars,
        schoolCalendars: after.schoolCalendars, program: "duly \(programVersion)")
    }
    let placed = after.withExceptions(contexts[contexts.count - 1])
    for index in contexts.indices {
      contexts[index].exceptions = placed.exceptions
      contexts[index].exceptionsAbout = placed.exceptionsAbout
      contexts[index].exceptionsVersion = placed.exceptionsVersion
    }
    let context = contexts[contexts.count - 1]
    let judged = (before: before == nil ? context.asOf : rulesDay ?? context.asOf, after: rulesDay ?? context.asOf)
    let pairs = RulePairs(from: old, to: new, only: Set(only), on: judged)
    var found = impact(
      of: pairs, in: contexts,
      rulesOf: (before == nil ? nil : rulesDay, rulesDay), namesPeople: !withoutCases)
    for (index, pair) in pairs.rules.enumerated() {
      guard let old = pair.before, let new = pair.after else { continue }
      found.rules[index].wording = changes(
        from: describe(old, about: pair.about, schema: after.schema, on: judged.before, role: roleWords),
        to: describe(new, about: pair.about, schema: after.schema, on: judged.after, role: roleWords))
    }
    if before != nil {
      found.later = LaterDates(old, only: Set(only), schema: after.schema, after: judged.before)
        .differences(to: LaterDates(new, only: Set(only), schema: after.schema, after: judged.after))
    }
    let loaded = LoadedRun(
      rulebook: after, records: records, run: Run(new, in: context.byRules(of: rulesDay), only: Set(only)),
      asOf: context.asOf, knownNotes: notes, knownAt: knownDay)
    let sides = sideWords(old, new, rulesDay: before == nil ? rulesDay : nil)
    var report = ImpactReport(
      header: loaded.header(), before: sides.before, after: sides.after, impact: found, leftOut: leftOut + (before?.leftOut ?? []),
      showsCases: !withoutCases, showsRestricted: restricted)
    report.knownNotes = loaded.knownNotes
    // A day after the extract is for the rules alone; where a day was named already, that one stays.
    let isFree = input.asOf == nil && from == nil && rulesOf == nil && records.extractedAt != nil
    report.laterFlag = isFree ? "--as-of" : "--rules-of"
    write(report)
    leave(.fine)
  }

  private func write(_ report: ImpactReport) {
    let text =
      switch format {
      case .text: impactText(report, colour: out == nil && Output.isColourful)
      case .csv: impactCSV(report)
      case .json: impactJSON(report)
      case .html: impactHTML(report)
      }
    let hidden = report.restrictedCount
    if format == .csv, hidden > 0 {
      Output.complain("\(hidden) restricted \(hidden == 1 ? "case is" : "cases are") left out; --restricted shows them.\n")
    }
    if format == .csv { for line in report.laterLines { Output.complain("\(line)\n") } }
    Output.give(text, to: out)
  }

  // MARK: Days

  /// The days judged, and the later day whose rules are tried, if there is one.
  private func daysToJudge(
    _ extract: CivilDate?, _ rulebook: Rulebook, _ records: LoadedRecords
  ) -> (days: [CivilDate], rulesOf: CivilDate?) {
    var rulesDay = rulesOf.map { dayFromCommandLine($0, flag: "--rules-of") }
    if let from {
      let first = dayFromCommandLine(from, flag: "--from")
      let last = input.dayToJudge(until.map { dayFromCommandLine($0, flag: "--until") }, records, rulebook)
      guard first <= last else {
        Output.complain("error: --from \(first) is later than \(last), the last day.\n")
        leave(.wrongInput)
      }
      // Week by week back from the last day, so that it is one of them.
      return ((0...(last - first) / 7).reversed().map { last.adding(days: -7 * $0) }, rulesDay)
    }
    var day = input.asOf.map { dayFromCommandLine($0) }
    // A day later than the records is for the rules only: nothing is known of how things will be.
    if let asked = day, let extract, asked > extract, !input.beyondExtract {
      rulesDay = rulesDay ?? asked
      day = extract
    }
    return ([input.dayToJudge(day, records, rulebook)], rulesDay)
  }
}

/// The sentences of a rule that differ, each beside the one in whose place it stands.
private func changes(from before: RuleInWords, to after: RuleInWords) -> [WordingChange] {
  func lines(_ rule: RuleInWords) -> [(key: String, text: String)] {
    let holds: [(String, String)] =
      [rule.from.map { ("from", "It holds from \($0.inWords(withYear: true)) on.") }, rule.until.map { ("until", "It ends on \($0.inWords(withYear: true)).") }]
      .compactMap { $0 }
    let figures = rule.figures.flatMap { figure in
      figure.values.filter(\.isInForce).map { value in
        ("figure \(figure.id)", "\(figure.title): \(value.lines.joined(separator: "; ")).")
      }
    }
    return (rule.standard + rule.action).flatMap { part in
      [(part.key, part.text)] + part.items.map { ("\(part.key) row", $0) }
    } + holds + figures + [
      ("title", "It is called \"\(rule.title)\"."), ("priority", "Its priority is \(rule.priority)."),
      ("source", "It is written in: \(sourceWords(rule.source))."),
    ]
  }
  var old = lines(before), new = lines(after)
  let common = Set(old.map { "\($0.key)|\($0.text)" }).intersection(new.map { "\($0.key)|\($0.text)" })
  old.removeAll { common.contains("\($0.key)|\($0.text)") }
  new.removeAll { common.contains("\($0.key)|\($0.text)") }
  var result: [WordingChange] = []
  for line in old {
    let place = new.firstIndex { $0.key == line.key }
    result.append(WordingChange(before: line.text, after: place.map { new.remove(at: $0).text }))
  }
  return result + new.map { WordingChange(before: nil, after: $0.text) }
}
