import CaseRecords
import Caseload
import CivilTime
import SourceText
import Testing

private let workspaceText = """
  language: 1
  workspace: Borough (made up)
  council: Borough Council
  rules: [../../rules/compliance-audit.yaml, own.yaml]
  schema: childrens-social-care
  calendars: {school: calendars/school.yaml}
  terms: {child protection plan: A plan made at a conference}
  sources:
    case-system:
      title: Case management system
      folder: data
      extracted_at: 2026-04-08T02:10
      max_age: 2 days
      dates: day_first
      delimiter: ";"
      empty_values: [NULL, "N/A", 1900-01-01]
      complete_from: always
      lists:
        visit: {file: visits.csv, complete_from: 2024-04-01, columns: {date: Visit Date}, empty_values: {recorded_on: [X]}}
        plan: {file: plans.csv, complete_from: latest_only}
        chronology: not supplied
        child: children.csv
  """

@Suite("Workspaces")
struct WorkspaceTests {
  private func read(_ text: String) -> (Workspace?, String) {
    var diagnostics = Diagnostics()
    let workspace = readWorkspace(SourceFile(name: "work/here/duly.yaml", text: text), diagnostics: &diagnostics)
    return (workspace, report(diagnostics))
  }

  @Test("as written, with paths from the file's folder")
  func good() throws {
    let (read, said) = read(workspaceText)
    #expect(said.isEmpty)
    let workspace = try #require(read)
    #expect(workspace.title == "Borough (made up)")
    #expect(workspace.council == "Borough Council")
    #expect(workspace.rules.map(\.path) == ["work/here/../../rules/compliance-audit.yaml", "work/here/own.yaml"])
    guard case .shipped("childrens-social-care", _) = workspace.schema else { return #expect(Bool(false)) }
    #expect(workspace.calendars.map(\.file.path) == ["work/here/calendars/school.yaml"])
    #expect(workspace.terms.map(\.term) == ["child protection plan"])
    let source = try #require(workspace.sources.first)
    #expect(source.name == "case-system")
    #expect(source.folder == "work/here/data")
    #expect(source.extractedAt == DateAndTime(date: try #require(CivilDate(iso: "2026-04-08")), minuteOfDay: 130))
    #expect(source.maxAge == Span(2, .days))
    #expect(source.dates == .dayFirstOnly)
    #expect(source.delimiter == 59)
    #expect(source.emptyValues == ["NULL", "N/A", "1900-01-01"])
    let lists = try #require(source.lists)
    #expect(lists.map(\.list) == ["visit", "plan", "chronology", "child"])
    #expect(lists.map(\.file) == ["visits.csv", "plans.csv", nil, "children.csv"])
    #expect(lists[0].holding == .completeFrom(try #require(CivilDate(iso: "2024-04-01"))))
    #expect(lists[0].columns.map(\.header) == ["Visit Date"])
    #expect(lists[0].emptyValues.map(\.field) == ["recorded_on"])
    #expect(lists[1].holding == .latestOnly)
    #expect(lists[3].holding == nil)
  }

  @Test("mistakes", arguments: [
    ("dates: day_first", "dates: dayfirst", "`dates` does not take `dayfirst`"),
    ("complete_from: 2024-04-01", "complete_from: 01/04/2024", "dates are written year first here: 2024-04-01"),
    ("max_age: 2 days", "max_age: 2 dayz", "`2 dayz` is no span of time"),
    ("delimiter: \";\"", "delimiter: \";;\"", "`delimiter` takes one character"),
    ("extracted_at: 2026-04-08T02:10", "extracted_at: yesterday", "`yesterday` is no date with a time"),
    ("chronology: not supplied", "chronology: missing", "a list takes a file or the words `not supplied`"),
    ("    folder: data\n", "    foldr: data\n", "did you mean `folder`?"),
    ("rules: [", "ruels: [", "did you mean `rules`?"),
  ])
  func mistake(old: String, new: String, said: String) {
    #expect(workspaceText.contains(old))
    let (workspace, report) = read(workspaceText.replacing(old, with: new, maxReplacements: 1))
    #expect(workspace == nil)
    #expect(report.contains(said), "\(report)")
    #expect(report.ranges(of: "error[").count == 1, "\(report)")
  }

  @Test("names that the schema does not have are told at their place")
  func names() throws {
    let folder = try TestFolder(["child.csv": "child_id\nC1\n", "visit.csv": "child_id,date\nC1,2026-01-01\n"])
    let text = """
      language: 1
      workspace: W
      rules: []
      schema: x.yaml
      sources:
        s:
          folder: .
          lists:
            child: {file: child.csv}
            visti: {file: visit.csv}
            period_of_care: {file: visit.csv}
            visit: {file: visit.csv, columns: {datee: date, seen: Seen at all}}
      """
    var diagnostics = Diagnostics()
    let workspace = try #require(
      readWorkspace(SourceFile(name: "duly.yaml", text: text), folder: folder.path, diagnostics: &diagnostics))
    let records = loadRecords(schema: try testSchema(), sources: workspace.sources, diagnostics: &diagnostics)
    let said = report(diagnostics)
    #expect(said.contains("the schema has no list `visti`\n  --> duly.yaml:10:7"), "\(said)")
    #expect(said.contains("did you mean `visit`?"))
    #expect(said.contains("is worked out from another one"))
    #expect(said.contains("the list `visit` has no field `datee`"))
    #expect(said.contains("there is no column `Seen at all` for `seen`"))
    #expect(cells(records, "visit.date") == ["2026-01-01"])
  }

  @Test("two sources; a list from both is a mistake")
  func twoSources() throws {
    let one = try TestFolder(["child.csv": "child_id\nC1\n"])
    let two = try TestFolder(["visit.csv": "child_id,date\nC1,2026-01-01\n", "child.csv": "child_id\nC2\n"])
    var sources = [SourceDescription(folder: one.path), SourceDescription(folder: two.path)]
    sources[0].name = "a"
    sources[1].name = "b"
    sources[0].extractedAt = DateAndTime(date: CivilDate(dayNumber: 20000), minuteOfDay: nil)
    sources[1].extractedAt = DateAndTime(date: CivilDate(dayNumber: 19990), minuteOfDay: nil)
    var diagnostics = Diagnostics()
    let records = try #require(loadRecords(schema: try testSchema(), sources: sources, diagnostics: &diagnostics))
    #expect(report(diagnostics).contains("supplied by both a/child.csv and b/child.csv"))
    #expect(cells(records, "child.child_id") == ["C1"])
    #expect(cells(records, "visit.date") == ["2026-01-01"])
    #expect(records.extractedAt == CivilDate(dayNumber: 19990))
    let child = try #require(records.sources.first)
    #expect(child.isStale(on: CivilDate(dayNumber: 20001), calendar: nil) == nil)
  }

  @Test("how old an extract may be")
  func staleness() throws {
    let (records, _) = try load(["child.csv": "child_id\nC1\n"]) {
      $0.extractedAt = DateAndTime(date: CivilDate(dayNumber: 20000), minuteOfDay: 10)
      $0.maxAge = Span(2, .days)
    }
    let child = try #require(records?.sources.first)
    #expect(child.isStale(on: CivilDate(dayNumber: 20002), calendar: nil) == false)
    #expect(child.isStale(on: CivilDate(dayNumber: 20003), calendar: nil) == true)
  }
}

@Suite("Calendars")
struct CalendarReaderTests {
  private let text = """
    language: 1
    calendar: test
    title: Test calendar
    version: 2026-11-01
    source: {document: Made up}
    covers: {from: 2026-01-01, until: 2026-12-31}
    weekend: [saturday, sunday]
    holidays:
      - {date: 2026-04-03, title: Good Friday}
      - {date: 2026-04-06, title: Easter Monday}
    """

  @Test("as written")
  func good() throws {
    var diagnostics = Diagnostics()
    let calendar = try #require(readCalendar(SourceFile(name: "c.yaml", text: text), diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
    #expect(calendar.name == "test")
    #expect(calendar.isWorkingDay(try #require(CivilDate(iso: "2026-04-03"))) == false)
    #expect(calendar.isWorkingDay(try #require(CivilDate(iso: "2026-04-07"))) == true)
    #expect(calendar.isWorkingDay(try #require(CivilDate(iso: "2027-04-07"))) == nil)
  }

  @Test("mistakes", arguments: [
    ("date: 2026-04-03", "date: 03/04/2026", "dates are written year first here: 2026-04-03"),
    ("date: 2026-04-06", "date: 2026-04-03", "there is already a holiday on 2026-04-03"),
    ("date: 2026-04-06", "date: 2027-04-06", "outside the days that the calendar covers"),
    ("[saturday, sunday]", "[friday, saturday]", "a weekend is Saturday and Sunday here"),
    ("until: 2026-12-31", "until: 2025-12-31", "`until` is before `from`"),
    ("until: 2026-12-31", "until: 9999-12-31", "a calendar may cover 300 years at most"),
    ("holidays:", "holdays:", "did you mean `holidays`?"),
  ])
  func mistake(old: String, new: String, said: String) {
    var diagnostics = Diagnostics()
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(readCalendar(SourceFile(name: "c.yaml", text: changed), diagnostics: &diagnostics) == nil)
    #expect(report(diagnostics).contains(said), "\(report(diagnostics))")
  }
}

@Suite("Records in rules' examples")
struct ExampleRecordTests {
  private func read(_ text: String, list: String) throws -> ([Int: Cell]?, String) {
    let schema = try testSchema()
    var diagnostics = Diagnostics()
    let node = try #require(readYAML(SourceFile(name: "rules.yaml", text: text), diagnostics: &diagnostics))
    let cells = readExampleRecord(
      node, list: try #require(schema.shape.list(named: list)), schema: schema, diagnostics: &diagnostics)
    return (cells, report(diagnostics))
  }

  @Test("cells of every type")
  func good() throws {
    let day = try #require(CivilDate(iso: "2026-01-05"))
    #expect(
      try read("{category: cpp, opened: 2026-01-05, closed: , disabled: yes, worker_id: W1, name: A}", list: "child").0
        == [5: .code("CP"), 8: .date(day), 9: .blank, 7: .boolean(true), 6: .key("W1"), 2: .text("A")])
    #expect(
      try read("{date: {unreadable: \"31/02/2026\"}, visit_every: 2 weeks, score: 1.5, written_at: 2026-01-05T10:00}", list: "plan").0
        == [
          1: .invalid, 3: .span(Span(2, .weeks)), 4: .number(millionths: 1_500_000),
          5: .dateTime(minutes: Int64(day.dayNumber) * 1440 + 600, dateOnly: false),
        ])
    #expect(try read("{visit_every: As standard}", list: "plan").0 == [3: .noSpan])
  }

  @Test("mistakes", arguments: [
    ("{categry: CP}", "child", "did you mean `category`?"),
    ("{category: CPx}", "child", "the code list `category` of `category` does not hold `CPx`"),
    ("{opened: 05/01/2026}", "child", "dates are written year first here: 2026-01-05"),
    ("{seen: maybe}", "visit", "`seen` takes true or false"),
    ("{visit_every: 10 workin days}", "plan", "`visit_every` takes a span in words"),
    ("{date: [1]}", "plan", "`date` takes one value, not a list"),
    ("[1]", "plan", "a record of `plan` is written as fields with values"),
  ])
  func mistake(text: String, list: String, said: String) throws {
    let (cells, report) = try read(text, list: list)
    #expect(cells == nil)
    #expect(report.contains(said), "\(report)")
  }
}
