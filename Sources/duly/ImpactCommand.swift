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
    commandName: "impact",
    abstract: "Whom a change of rules would affect: the rules before and after, over the real records.",
    discussion: """
      Examples:
        duly impact --rules draft.yaml --against rules/local-standards.yaml
        duly impact --figures draft-figures.yaml               in a workspace: other local figures beside its own
        duly impact --against last-year                        the workspace's rules beside those of a folder
        duly impact --as-of 2026-09-01                         figures that begin later, tried on today's records
        duly impact --rules draft.yaml --against rules/local-standards.yaml --from 2026-01-05 --until 2026-03-30
        duly impact --against old.yaml --format html --out meeting.html

      --against names the rules as they are; --rules and --figures, or the workspace, the rules as they would be. In a
      workspace, --rules or --figures alone stand against the workspace's own.

      Exit codes: 0 done, 2 rules or command wrong, 3 data unreadable or too old.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json, html }

  @OptionGroup var input: InputOptions
  @Option(parsing: .upToNextOption, help: "The rules as they are: files, or a folder of them.") var against: [String] = []
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
    let after = input.loadRulebook()
    let records = input.loadRecords(after, .all)
    let (days, rulesDay) = daysToJudge(records.extractedAt, after, records)
    let before = againstRulebook(after, isLater: rulesDay != nil)
    if before == nil, rulesDay == nil {
      Output.complain(
        "error: Against which rules? Name them with --against, or a later day with --as-of, to try what begins by then.\n")
      leave(.wrongInput)
    }
    let (old, new, leftOut) = sides(before, after)
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
    let pairs = RulePairs(
      from: old, to: new, only: Set(only), on: (before == nil ? context.asOf : rulesDay ?? context.asOf, rulesDay ?? context.asOf))
    var found = impact(
      of: pairs, in: contexts,
      rulesOf: (before == nil ? nil : rulesDay, rulesDay))
    for (index, pair) in pairs.rules.enumerated() {
      guard let old = pair.before, let new = pair.after else { continue }
      found.rules[index].wording = changes(
        from: describe(old, about: pair.about, schema: after.schema, on: before == nil ? context.asOf : rulesDay ?? context.asOf, role: roleWords),
        to: describe(new, about: pair.about, schema: after.schema, on: rulesDay ?? context.asOf, role: roleWords))
    }
    let loaded = LoadedRun(
      rulebook: after, records: records, run: Run(new, in: context.byRules(of: rulesDay), only: Set(only)),
      asOf: context.asOf, knownNotes: notes, knownAt: knownDay)
    let sides = sideWords(old, new, rulesDay: before == nil ? rulesDay : nil)
    var report = ImpactReport(
      header: loaded.header(), before: sides.before, after: sides.after, impact: found, leftOut: leftOut,
      showsCases: !withoutCases, showsRestricted: restricted)
    report.knownNotes = loaded.knownNotes
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
    guard let out else { return Output.print(text) }
    if !Output.save(Array(text.utf8), to: out) { leave(.wrongInput) }
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

  // MARK: Rules

  /// - Parameter isLater: rules of a later day are tried, so that no other rules are needed.
  private func againstRulebook(_ after: Rulebook, isLater: Bool) -> Rulebook? {
    var options = input
    // Figures that the command names are a part of the change.
    options.figuresPath = againstFigures
    if against.isEmpty {
      let isChanged = !input.rulePaths.isEmpty || input.figuresPath != nil
      guard isChanged, !isLater, after.workspace != nil else { return nil }
      options.rulePaths = []
      return options.loadRulebook()
    }
    if against.count == 1, access("\(against[0])/duly.yaml", F_OK) == 0 {
      options.workspacePath = against[0]
      options.rulePaths = []
    } else {
      options.rulePaths = against.flatMap { yamlFiles(in: $0) ?? [$0] }
      if options.rulePaths.isEmpty {
        Output.complain("error: There are no rule files in \(against.joined(separator: ", ")).\n")
        leave(.wrongInput)
      }
    }
    let before = options.loadRulebook()
    if before.schema.name != after.schema.name || before.schema.version != after.schema.version {
      Output.complain("error: The rules are written for other records: \(before.schema.name) and \(after.schema.name).\n")
      leave(.wrongInput)
    }
    return before
  }

  /// The rule files of a folder, in the order of their names; nil where it is none.
  private func yamlFiles(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let isRuleFile = (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasSuffix(".test.yaml") && name != "duly.yaml"
      if isRuleFile { names.append("\(folder)/\(name)") }
    }
    return names.filter(holdsRules).sorted()
  }

  /// Figures, exceptions and calendars may lie beside rule files; a file that cannot be read is told of as one.
  private func holdsRules(_ path: String) -> Bool {
    var quiet = Diagnostics()
    let file = SourceFile.read(
      path: path, name: path, at: nil, maximumBytes: YAMLLimits.standard.maximumBytes, diagnostics: &quiet)
    guard let file, let root = readYAML(file, diagnostics: &quiet) else { return true }
    return root["rules"] != nil || root["rule_set"] != nil
  }

  /// Rule sets that only one side has are left out, unless whole workspaces are compared or nothing would be left.
  private func sides(_ before: Rulebook?, _ after: Rulebook) -> (old: [RuleSet], new: [RuleSet], leftOut: [String]) {
    guard let before else { return (after.ruleSets, after.ruleSets, []) }
    let both = Set(before.ruleSets.map(\.name)).intersection(after.ruleSets.map(\.name))
    let isWhole = input.rulePaths.isEmpty && against.contains { yamlFiles(in: $0) != nil }
    if isWhole || both.isEmpty { return (before.ruleSets, after.ruleSets, []) }
    let alone = (before.ruleSets + after.ruleSets).filter { !both.contains($0.name) }
    return (
      before.ruleSets.filter { both.contains($0.name) }, after.ruleSets.filter { both.contains($0.name) }, alone.map(\.title)
    )
  }

  /// Each side's rule sets; where the words would be the same, with the file's name or the day.
  private func sideWords(_ old: [RuleSet], _ new: [RuleSet], rulesDay: CivilDate?) -> (before: [String], after: [String]) {
    if let rulesDay { return (old.map(words), new.map { "\(words($0)), as on \(rulesDay.inWords(withYear: true))" }) }
    func named(_ set: RuleSet, beside others: [RuleSet]) -> String {
      guard others.contains(where: { words($0) == words(set) }) else { return words(set) }
      return "\(words(set)), from \(set.file.name.split(separator: "/").last.map(String.init) ?? set.file.name)"
    }
    return (old.map { named($0, beside: new) }, new.map { named($0, beside: old) })
  }

  private func words(_ set: RuleSet) -> String {
    let figures = set.localFigures.map { ", with the local figures of \($0)" } ?? ""
    return "\(set.title), \(set.version) (\(set.agreed.map { "agreed by \($0.by), \($0.date)" } ?? "DRAFT, not agreed"))\(figures)"
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
    } + holds + figures
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
