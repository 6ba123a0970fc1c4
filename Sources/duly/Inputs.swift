import ArgumentParser
import CaseRecords
import Caseload
import CivilTime
import Glibc
import RuleSets
import SourceText

/// Which rules, which records, which day: the flags that several commands share. In a workspace they fall away.
struct InputOptions: ParsableArguments {
  @Option(name: .customLong("workspace"), help: "A duly.yaml, or the folder that holds one (default: this folder, or one above it).")
  var workspacePath: String?

  @Option(name: .customLong("rules"), parsing: .upToNextOption, help: "Rule files, instead of the workspace's.")
  var rulePaths: [String] = []

  @Option(name: .customLong("figures"), help: "A local figures file, instead of the workspace's.")
  var figuresPath: String?

  @Option(name: .customLong("exceptions"), help: "A file of agreed exceptions, CSV or YAML, instead of the workspace's.")
  var exceptionsPath: String?

  @Option(name: .customLong("data"), help: "A folder of CSV files, instead of the workspace's sources. Every list whose file is there counts as complete.")
  var dataFolder: String?

  @Option(help: "A record schema file, or the name of a shipped one.")
  var schema: String?

  @Option(name: .customLong("as-of"), help: "The day to judge, 2026-03-31 (default: the day of the extract).")
  var asOf: String?

  @Option(name: .customLong("known-at"), help: "Leave out what was written down after this day, 2026-03-31, where recorded dates are on record.")
  var knownAt: String?

  @Option(name: .customLong("snapshot"), help: "A snapshot of the records: used if it is of these files as they are, else made anew. It holds children's data.")
  var snapshotPath: String?

  @Option(name: .customLong("spill"), help: "Keep the records in a nameless file of this folder instead of in memory: for caseloads larger than memory.")
  var spillFolder: String?

  @Flag(help: "Judge a day later than the extract; what was recorded since is not known.")
  var beyondExtract = false
}

/// Rules and what they are written against, read from files.
struct Rulebook {
  var workspace: Workspace?
  var schema: RecordSchema
  var calendars: [String: WorkingCalendar]
  var schoolCalendars: [String: SchoolCalendar]
  /// Those that run.
  var ruleSets: [RuleSet]
  /// Those that are named only to be the base of another: they do not run by themselves.
  var bases: [RuleSet] = []
  var localFigures: LocalFigures?
  /// Agreed exceptions that can count.
  var exceptions: [AgreedException] = []
  var exceptionsVersion: String?
}

/// What could be read of the rules, be there mistakes in some of them.
struct Readable {
  let workspace: Workspace?
  let ruleSets: [RuleSet]
  /// By name, and the one that was chosen.
  let schemas: [String: RecordSchema]
  let chosen: RecordSchema?
  let calendars: [String: WorkingCalendar]
}

/// Reads what the flags and the workspace name; every mistake is collected.
struct InputReader {
  let options: InputOptions
  /// Whether there is nothing to do without rules.
  var needsRules = true
  /// Rule files that are read already, beside those that the options name.
  var given: [SourceFile] = []
  var diagnostics = Diagnostics()
  /// Mistakes that have no place in a file.
  var complaints: [String] = []
  /// Set once the rules have been looked at.
  private(set) var readable: Readable?

  init(_ options: InputOptions, needsRules: Bool = true) {
    self.options = options
    self.needsRules = needsRules
  }

  /// Everything but the records; nil when something is wrong.
  mutating func readRulebook() -> Rulebook? {
    let workspace = readWorkspaceFile()
    if !complaints.isEmpty || diagnostics.hasErrors { return nil }
    let paths = rulePaths(workspace)
    let files = paths.compactMap { read($0.path, at: $0.span) } + given
    let (shipped, texts) = readFirst(wantedSchemas(workspace, files), files)
    let (calendars, schoolCalendars) = readCalendars(workspace, shipped)
    guard let schemas = readSchemas(workspace, shipped) else { return nil }
    var surroundings = RuleSetSurroundings(
      schemas: schemas.all, calendars: calendars.keys.sorted(), schoolCalendars: schoolCalendars.keys.sorted())
    surroundings.library = library(files)
    surroundings.localFigures = readFigures(workspace)
    let known = readRuleSets(texts, surroundings)
    readable = Readable(
      workspace: workspace, ruleSets: known, schemas: schemas.all, chosen: schemas.chosen, calendars: calendars)
    let ruleSets = known.filter { !$0.isInPart }
    checkNames(ruleSets)
    let (run, bases) = parted(ruleSets)
    checkSharedRules(run)
    // Of rules that could not be read nobody knows what they hold.
    let isWhole = ruleSets.count == paths.count + given.count
    if isWhole { surroundings.localFigures?.checkNames(run, diagnostics: &diagnostics) }
    let exceptions = readExceptions(workspace, for: isWhole ? run : nil)
    guard let schema = theSchema(ruleSets, schemas) else { return nil }
    if options.dataFolder == nil, let sources = workspace?.sources { diagnostics.append(mistakes(in: sources, schema: schema)) }
    guard !diagnostics.hasErrors, complaints.isEmpty else { return nil }
    return Rulebook(
      workspace: workspace, schema: schema, calendars: calendars, schoolCalendars: schoolCalendars, ruleSets: run,
      bases: bases, localFigures: surroundings.localFigures, exceptions: exceptions.usable,
      exceptionsVersion: exceptions.version)
  }

  /// One rule set by itself, among the workspace's schemas and calendars; and the schemas by name.
  mutating func readAlone(_ file: SourceFile) -> (rulebook: Rulebook?, schemas: [String: RecordSchema]) {
    let workspace = readWorkspaceFile()
    let (shipped, _) = readFirst(wantedSchemas(workspace, [file]))
    let (calendars, schoolCalendars) = readCalendars(workspace, shipped)
    guard let schemas = readSchemas(workspace, shipped) else { return (nil, [:]) }
    var surroundings = RuleSetSurroundings(
      schemas: schemas.all, calendars: calendars.keys.sorted(), schoolCalendars: schoolCalendars.keys.sorted())
    surroundings.library = library([file])
    guard let ruleSet = readRuleSet(file, in: surroundings, diagnostics: &diagnostics), !diagnostics.hasErrors,
      let schema = schemas.all[ruleSet.schema]
    else { return (nil, schemas.all) }
    let rulebook = Rulebook(
      workspace: nil, schema: schema, calendars: calendars, schoolCalendars: schoolCalendars, ruleSets: [ruleSet])
    return (rulebook, schemas.all)
  }

  /// Each file by itself, on several cores; what is said of them comes in their order.
  private mutating func readRuleSets(_ texts: [RuleText], _ surroundings: RuleSetSurroundings) -> [RuleSet] {
    let read = inRanges(texts.count, of: 1) { range -> (ruleSet: RuleSet?, said: Diagnostics) in
      var said = Diagnostics()
      return (readRuleSetAsFarAsItGoes(texts[range.lowerBound], in: surroundings, diagnostics: &said), said)
    }
    for file in read { diagnostics.append(file.said) }
    return read.compactMap(\.ruleSet)
  }

  // MARK: Workspace

  private mutating func readWorkspaceFile() -> Workspace? {
    guard let path = workspacePath() else { return nil }
    guard let file = read(path, at: nil) else { return nil }
    return readWorkspace(file, diagnostics: &diagnostics)
  }

  /// The workspace that was named, else the nearest above the current folder; none where rules and data are both given.
  private mutating func workspacePath() -> String? {
    if let given = options.workspacePath {
      let path = isFolder(given) ? given + "/duly.yaml" : given
      if access(path, F_OK) != 0 { complaints.append("There is no workspace at \(path).") }
      return path
    }
    if !options.rulePaths.isEmpty || !needsRules && options.schema != nil, options.dataFolder != nil { return nil }
    var folder = "."
    for _ in 0..<12 {
      let path = folder == "." ? "duly.yaml" : folder + "/duly.yaml"
      if access(path, F_OK) == 0 { return path }
      folder = folder == "." ? ".." : folder + "/.."
    }
    return nil
  }

  private mutating func rulePaths(_ workspace: Workspace?) -> [(path: String, span: SourceSpan?)] {
    if !options.rulePaths.isEmpty || !given.isEmpty { return options.rulePaths.map { ($0, nil) } }
    if let workspace { return workspace.rules.map { ($0.path, $0.span) } }
    if !needsRules, options.schema != nil { return [] }
    complaints.append("No rules: name them with --rules, or go to a folder with a duly.yaml.")
    return []
  }

  mutating func read(_ path: String, at span: SourceSpan?) -> SourceFile? {
    SourceFile.read(
      path: path, name: path, at: span, maximumBytes: YAMLLimits.standard.maximumBytes, diagnostics: &diagnostics)
  }

  func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  // MARK: Schemas and calendars

  /// What the program brings with it, by name.
  private struct Shipped {
    var calendars: [String: WorkingCalendar] = [:]
    var schemas: [String: RecordSchema] = [:]
  }

  /// A file that can be read before anything is known of the others.
  private enum FirstFile: Sendable {
    case schema(path: String, text: String), rules(SourceFile), calendar(path: String, text: String)
  }

  /// What one of them gave; of rule files what was said is told with what they mean.
  private enum FirstReading: Sendable {
    case schema(RecordSchema?, Diagnostics), rules(RuleText), calendar(WorkingCalendar?, Diagnostics)

    init(_ file: FirstFile) {
      var said = Diagnostics()
      switch file {
      case .schema(let path, let text):
        let schema = readSchema(SourceFile(name: path, text: text), diagnostics: &said)
        self = .schema(schema, said)
      case .rules(let file): self = .rules(RuleText(file))
      case .calendar(let path, let text):
        let calendar = readCalendar(SourceFile(name: path, text: text), diagnostics: &said)
        self = .calendar(calendar, said)
      }
    }
  }

  /// All shipped calendars, these shipped schemas, and the YAML of the rule files, each by itself, on several cores.
  ///
  /// - Parameter wanted: the schemas' paths; nil: all.
  private mutating func readFirst(_ wanted: Set<String>?, _ ruleFiles: [SourceFile] = []) -> (Shipped, [RuleText]) {
    let isCalendar = { (path: String) in path.hasPrefix("schemas/calendars/") }
    let schemas = shippedFiles.filter { $0.path.hasPrefix("schemas/") && !isCalendar($0.path) && wanted?.contains($0.path) ?? true }
    // Schemas take longest, so they come first.
    let files =
      schemas.map { FirstFile.schema(path: $0.path, text: $0.text) } + ruleFiles.map { .rules($0) }
      + shippedFiles.filter { isCalendar($0.path) }.map { .calendar(path: $0.path, text: $0.text) }
    var (shipped, texts) = (Shipped(), [RuleText]())
    for reading in inRanges(files.count, of: 1, { FirstReading(files[$0.lowerBound]) }) {
      switch reading {
      case .schema(let schema, let said):
        if let schema { shipped.schemas[schema.name] = schema }
        diagnostics.append(said)
      case .rules(let text): texts.append(text)
      case .calendar(let calendar, let said):
        if let calendar { shipped.calendars[calendar.name] = calendar }
        diagnostics.append(said)
      }
    }
    return (shipped, texts)
  }

  /// The shipped calendars and the workspace's own: of working days, and of school terms.
  private mutating func readCalendars(
    _ workspace: Workspace?, _ shipped: Shipped
  ) -> (working: [String: WorkingCalendar], school: [String: SchoolCalendar]) {
    var calendars = shipped.calendars
    var schools: [String: SchoolCalendar] = [:]
    for (name, path) in workspace?.calendars ?? [] {
      guard let file = read(path.path, at: path.span) else { continue }
      switch readAnyCalendar(file, diagnostics: &diagnostics) {
      case .working(let calendar)?: calendars[name] = calendar
      case .school(let calendar)?: schools[name] = calendar
      case nil: break
      }
    }
    return (calendars, schools)
  }

  /// Shipped schemas by name, and the one that was chosen, if any was.
  private mutating func readSchemas(
    _ workspace: Workspace?, _ shipped: Shipped
  ) -> (all: [String: RecordSchema], chosen: RecordSchema?)? {
    var all = shipped.schemas
    var chosen: RecordSchema?
    if let name = options.schema {
      chosen = all[name] ?? schemaFile(name, at: nil)
      if chosen == nil, !diagnostics.hasErrors { complaints.append("There is no record schema \(name).") }
    } else if let workspace {
      switch workspace.schema {
      case .shipped(let name, let span):
        chosen = all[name]
        if chosen == nil {
          let known = all.keys.sorted()
          let near = suggestion(for: name, among: known).map { "did you mean `\($0)`?" }
          diagnostics.report(
            Diagnostic(
              DiagnosticID("DULY-E300"), "there is no record schema named `\(name)`", at: span,
              help: [near ?? "shipped are: " + known.joined(separator: ", ")]))
        }
      case .file(let path): chosen = schemaFile(path.path, at: path.span)
      }
    }
    if let chosen { all[chosen.name] = chosen }
    return diagnostics.hasErrors || !complaints.isEmpty ? nil : (all, chosen)
  }

  private mutating func schemaFile(_ path: String, at span: SourceSpan?) -> RecordSchema? {
    read(path, at: span).flatMap { readSchema($0, diagnostics: &diagnostics) }
  }

  /// The one schema of a run: all rule sets must be written for it.
  private mutating func theSchema(
    _ ruleSets: [RuleSet], _ schemas: (all: [String: RecordSchema], chosen: RecordSchema?)
  ) -> RecordSchema? {
    guard let name = schemas.chosen?.name ?? ruleSets.first?.schema else { return nil }
    for ruleSet in ruleSets where ruleSet.schema != name {
      complaints.append("\(ruleSet.file.name) is written for the record schema \(ruleSet.schema), not \(name): run it by itself.")
    }
    return schemas.all[name]
  }

  private mutating func checkNames(_ ruleSets: [RuleSet]) {
    var places: [String: String] = [:]
    for ruleSet in ruleSets {
      if let other = places[ruleSet.name] {
        complaints.append("\(ruleSet.file.name) and \(other) are both named \(ruleSet.name): a finding could not tell them apart.")
      }
      places[ruleSet.name] = ruleSet.file.name
    }
  }
}
