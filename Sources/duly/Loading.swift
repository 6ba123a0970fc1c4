import CaseRecords
import Caseload
import CivilTime
import Compliance
import Glibc
import RuleSets
import SourceText

/// Which columns of the records are loaded.
enum Columns {
  /// All: to say what a source holds.
  case all
  /// What rules read, and what findings show.
  case ofRules
  /// The same, and what heads a case.
  case ofRulesAndCases

  /// Per list the fields; nil: all.
  func fields(_ ruleSets: [RuleSet], _ schema: RecordSchema) -> [Set<Int>]? {
    if self == .all { return nil }
    return FieldNeeds(ruleSets, schema: schema, withKeyInformation: self == .ofRulesAndCases).fields
  }
}

/// Rules and records together, ready to be judged.
struct LoadedRun {
  let rulebook: Rulebook
  let records: LoadedRecords
  let run: Run
  let asOf: CivilDate
  /// What is left out as not known yet, in words; empty where nothing was to be.
  var knownNotes: [String] = []
  var knownAt: CivilDate?
}

extension InputOptions {
  /// Reads rules and records; says what is wrong and ends the program where it cannot go on.
  /// - Parameter loading: which columns; those that nothing needs are passed over.
  func load(only: Set<String> = [], loading: Columns = .ofRulesAndCases) -> LoadedRun {
    let rulebook = loadRulebook()
    checkRuleNames(only, rulebook)
    let given = asOf.map { dayFromCommandLine($0) }
    let knownDay = knownAt.map { dayFromCommandLine($0, flag: "--known-at") }
    let records = loadRecords(rulebook, loading)
    let day = dayToJudge(given, records, rulebook)
    let known = knownDay.map { records.known(on: $0, asOf: day, rulebook.schema) }
    let context = RunContext(
      caseload: known?.caseload ?? records.caseload(on: day, rulebook.schema), schema: rulebook.schema, asOf: day,
      calendars: rulebook.calendars,
      schoolCalendars: rulebook.schoolCalendars,
      program: "duly \(programVersion)")
    return LoadedRun(
      rulebook: rulebook, records: records, run: Run(rulebook.ruleSets, in: rulebook.withExceptions(context), only: only), asOf: day,
      knownNotes: known?.notes ?? [], knownAt: knownDay)
  }

  /// - Parameter needsRules: a schema alone is enough where it is false.
  /// - Parameter given: rule files that are read already.
  func loadRulebook(needsRules: Bool = true, beside given: [SourceFile] = []) -> Rulebook {
    var reader = InputReader(self, needsRules: needsRules)
    reader.given = given
    let rulebook = reader.readRulebook()
    Output.complain(reader.diagnostics)
    for complaint in reader.complaints { Output.complain("error: \(complaint)\n") }
    guard let rulebook else { leave(.wrongInput) }
    return rulebook
  }

  func sources(_ rulebook: Rulebook) -> [SourceDescription] {
    if let dataFolder { return [SourceDescription(folder: dataFolder)] }
    return rulebook.workspace?.sources ?? []
  }

  /// - Parameter besides: rule sets that read the records beside those of the rulebook.
  func loadRecords(_ rulebook: Rulebook, _ columns: Columns, besides: [RuleSet] = []) -> LoadedRecords {
    spill()
    let sources = namedSources(rulebook)
    let fields = columns.fields(rulebook.ruleSets + besides, rulebook.schema)
    let records =
      snapshotPath.map { recordsByWay(of: $0, rulebook.schema, sources, fields) } ?? read(rulebook.schema, sources, fields).records
    // Nobody can be judged without the list of those whom the rules are about.
    let about = rulebook.schema.shape.aboutList
    if records.sources.contains(where: { $0.list == about && $0.state == .notReadable }) { leave(.unusableData) }
    return records
  }

  /// Puts large columns where the command says; ends the program where that is not possible.
  private func spill() {
    guard let spillFolder else { return }
    if let spill = CellSpill(folder: spillFolder) { return spill.use() }
    Output.complain("error: No file can be made in \(spillFolder) (--spill): \(String(cString: strerror(errno))).\n")
    leave(.wrongInput)
  }

  /// Where records come from; ends the program where nothing says so.
  func namedSources(_ rulebook: Rulebook) -> [SourceDescription] {
    let sources = sources(rulebook)
    if !sources.isEmpty { return sources }
    Output.complain("error: No records: name a folder with --data, or describe the sources in duly.yaml.\n")
    leave(.wrongInput)
  }

  /// The records of the files themselves, and what was said of them.
  func read(
    _ schema: RecordSchema, _ sources: [SourceDescription], _ fields: [Set<Int>]?
  ) -> (records: LoadedRecords, said: Diagnostics) {
    if Output.isErrorTerminal { Output.complain("Reading the records …\r") }
    var diagnostics = Diagnostics()
    let records = CaseRecords.loadRecords(schema: schema, sources: sources, only: fields, diagnostics: &diagnostics)
    if Output.isErrorTerminal { Output.complain("\u{1B}[2K\r") }
    Output.complain(diagnostics)
    guard let records else { leave(.unusableData) }
    return (records, diagnostics)
  }

  /// The day judged: the one given, else that of the extract, never the clock. A later one is refused unless told.
  func dayToJudge(_ given: CivilDate?, _ records: LoadedRecords, _ rulebook: Rulebook) -> CivilDate {
    guard let day = given ?? records.extractedAt else {
      Output.complain("error: Which day shall be judged? Give --as-of 2026-03-31, or say `extracted_at` in duly.yaml.\n")
      leave(.wrongInput)
    }
    if let extracted = records.extractedAt, day > extracted, !beyondExtract {
      Output.complain(
        "error: The records were drawn on \(extracted), so nothing is known of \(day). Draw them anew, or add --beyond-extract.\n")
      leave(.unusableData)
    }
    let calendar = rulebook.calendars.sorted { $0.key < $1.key }.first?.value
    for source in records.sources where source.isStale(on: day, calendar: calendar) == true {
      Output.complain("error: \(source.file ?? source.source ?? "A source") is older than it may be (max_age) on \(day).\n")
      leave(.unusableData)
    }
    return day
  }
}

extension LoadedRecords {
  /// The records as they were on a day: periods that are worked out do not know of records that happened later.
  func caseload(on day: CivilDate, _ schema: RecordSchema) -> Caseload {
    if let extractedAt, day >= extractedAt { return caseload }
    return derive(caseload, schema: schema, except: [], asOf: day)
  }

  /// The same, less what was written down after a day.
  func known(on known: CivilDate, asOf day: CivilDate, _ schema: RecordSchema) -> KnownRecords {
    let isWhole = extractedAt.map { day >= $0 } ?? false
    return CaseRecords.known(caseload, on: known, schema: schema, asOf: isWhole ? nil : day)
  }
}

extension LoadedRun {
  /// What every page says of the run.
  func header(seed: UInt64 = 1) -> AuditHeader {
    let sets = rulebook.ruleSets.map { set in
      "\(set.title), \(set.version) (\(agreement(of: set)))"
    }
    return AuditHeader(
      workspace: rulebook.workspace?.title ?? "Records in \(records.sources.compactMap(\.source).first ?? "a folder")",
      asOf: asOf, extractedAt: knownAt.map { $0.inWords(withYear: true) } ?? extractWords, notRun: run.notRun, ruleSets: sets,
      isDraft: rulebook.ruleSets.contains { !$0.isAgreed(on: asOf) },
      dataQuality: knownNotes + quality + run.notes, seed: seed, program: "duly \(programVersion)")
  }

  /// Who agreed the rules, and what of the local figures nobody did.
  private func agreement(of set: RuleSet) -> String {
    let agreed = set.agreed.map { "agreed by \($0.by), \($0.date)" } ?? "DRAFT, not agreed"
    let drafts = set.draftFigures(on: asOf)
    guard let version = set.localFigures else { return agreed }
    let doubt = drafts.isEmpty ? "" : ", DRAFT: nobody agreed " + drafts.joined(separator: ", ")
    return "\(agreed); local figures \(version)\(doubt)"
  }

  /// A column that an extract does not have is no fault of it: rules that read it say so themselves.
  private var quality: [String] {
    records.quality.counts.filter { $0.kind != .columnMissing }.map(\.inWords)
  }

  /// "Wed 8 April 2026, 02:10"
  private var extractWords: String? {
    guard let taken = records.sources.compactMap(\.extractedAt).first else { return nil }
    guard let minute = taken.minuteOfDay else { return taken.date.inWords(withYear: true) }
    let (hours, minutes) = (minute / 60, minute % 60)
    return "\(taken.date.inWords(withYear: true)), \(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
  }
}
