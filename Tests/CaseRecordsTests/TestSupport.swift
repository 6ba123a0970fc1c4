import CaseRecords
import Caseload
import CivilTime
import Glibc
import SourceText
import Testing

/// A folder for one test's files, removed afterwards.
final class TestFolder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    var template = Array("/tmp/duly-records-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
    for (name, text) in files { write(name, Array(text.utf8)) }
  }

  deinit {
    for name in names { remove(path + "/" + name) }
    rmdir(path)
  }

  private var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  func write(_ name: String, _ bytes: [UInt8]) {
    guard let file = fopen(path + "/" + name, "wb") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}

/// A small schema with one of everything.
let testSchemaText = """
  language: 1
  schema: test
  title: Test records
  version: 2026-11-01
  about: child
  empty_values: ["1900-01-01"]
  code_lists:
    category:
      codes:
        CIN: Child in need
        CP: {title: Child protection, aliases: [CPP]}
        CLA: Looked after
    religion:
      codes:
        Christian: Christian
        Not known: {title: Not known, standing: not_recorded}
        Refused: {title: Would rather not say, standing: refused}
  lists:
    child:
      title: child
      plural: children
      files: [children]
      key: child_id
      number: case_number
      period: {from: opened, until: closed}
      fields:
        child_id: {type: text, title: child's record number, aliases: [Child Unique ID, CHILD]}
        case_number: {type: text}
        name: {type: text}
        date_of_birth: {type: date, aliases: [Date of Birth]}
        religion: {type: code, codes: religion, special: yes}
        category: {type: code, codes: category, dated: {list: category_period, value: category, from: from, until: until}}
        worker_id: {type: reference, to: worker}
        disabled: {type: boolean, blank: no, special: yes}
        opened: {type: date}
        closed: {type: date, blank: not_yet}
    category_period:
      of: child
      date: from
      period: {from: from, until: until}
      fields:
        category: {type: code, codes: category}
        from: {type: date}
        until: {type: date}
    worker:
      key: worker_id
      fields:
        worker_id: {type: text}
        name: {type: text}
        team: {type: text}
        supervisor_id: {type: text}
    visit:
      title: visit
      of: child
      key: visit_id
      kind: type
      date: date
      recorded: recorded_on
      fields:
        visit_id: {type: text}
        type: {type: text}
        date: {type: date}
        seen: {type: boolean}
        recorded_on: {type: date}
        outcome: {type: text, arrives_with: recorded_on}
    plan:
      of: child
      date: date
      fields:
        date: {type: date}
        review_due: {type: date, clock: planned}
        visit_every: {type: span, none: [as standard]}
        score: {type: number}
        written_at: {type: date_time}
    episode:
      of: child
      date: decom
      period: {from: decom, until: dec}
      fields:
        decom: {type: date}
        dec: {type: date, blank: not_yet}
        rne: {type: text}
  derived:
    period_of_care:
      title: period of care
      plural: periods of care
      runs_of: episode
      joined_when: next.decom <= dec
      from: decom
      until: dec
      starts_if: rne = "S"
      unknown_start: start of the period of care not in this return
  holding:
    worker: {list: worker, name: name, team: team, supervisor: supervisor_id}
    now: child.worker_id
  people: {name: name, born: date_of_birth}
  key_information:
    - {title: Born, field: child.date_of_birth}
    - {title: Category, list: category_period, show: [category, from, until]}
  """

func testSchema(_ text: String = testSchemaText) throws -> RecordSchema {
  var diagnostics = Diagnostics()
  let schema = readSchema(SourceFile(name: "schema.yaml", text: text), diagnostics: &diagnostics)
  #expect(diagnostics.isEmpty, "\(report(diagnostics))")
  return try #require(schema)
}

func report(_ diagnostics: Diagnostics) -> String { DiagnosticRenderer(colour: false).render(diagnostics) }

/// Loads files of these texts; what was found wrong comes back too.
func load(
  _ files: [String: String], schema: RecordSchema? = nil, _ change: (inout SourceDescription) -> Void = { _ in }
) throws -> (records: LoadedRecords?, diagnostics: Diagnostics) {
  let folder = try TestFolder(files)
  var source = SourceDescription(folder: folder.path)
  change(&source)
  var diagnostics = Diagnostics()
  let records = loadRecords(schema: try schema ?? testSchema(), source: source, diagnostics: &diagnostics)
  withExtendedLifetime(folder) {}
  return (records, diagnostics)
}

/// All that a caseload says but for the rows' numbers: what must not depend on the order of rows.
func described(_ caseload: Caseload) -> String {
  var lines: [String] = []
  for (list, records) in caseload.lists.enumerated() {
    let shape = caseload.shape.lists[list]
    lines.append("\(shape.name): \(records.count) \(records.holds) \(Array(records.groupStarts))")
    for row in 0..<records.count {
      let cells = shape.fields.indices.map { described(records.columns[$0], row) }
      lines.append("  " + (records.ownerRows.isEmpty ? "" : "\(records.ownerRows[row]) ") + cells.joined(separator: "|"))
    }
  }
  return lines.joined(separator: "\n")
}

func described(_ column: Column?, _ row: Int) -> String {
  guard let column else { return "(none)" }
  switch (column, column.state(row)) {
  case (_, .blank): return ""
  case (.code(let codes), .invalid): return "?" + (codes.unlistedText(row) ?? "")
  case (.reference(let reference), .invalid): return "?" + (reference.key(row) ?? "")
  case (_, .invalid): return "?"
  case (.date(let dates), _): return dates[row]?.description ?? ""
  case (.dateTime(let times), _): return String(times.doubledMinutes[row])
  case (.number(let numbers), _): return String(numbers.millionths[row])
  case (.boolean(let booleans), _): return booleans[row] == true ? "yes" : "no"
  case (.code(let codes), _): return codes[row]?.value ?? ""
  case (.span(let spans), _): return spans[row]?.description ?? "none"
  case (.text(let texts), _): return texts[row] ?? ""
  case (.reference(let reference), _): return "\(reference.rows[row])"
  }
}

/// Cells of one field, in the caseload's order.
func cells(_ records: LoadedRecords?, _ name: String) -> [String] {
  guard let caseload = records?.caseload else { return [] }
  let parts = name.split(separator: ".").map(String.init)
  guard let list = caseload.shape.list(named: parts[0]), let field = caseload.shape.lists[list].field(named: parts[1])
  else { return [] }
  return (0..<caseload.lists[list].count).map { described(caseload.lists[list].columns[field], $0) }
}

/// The nearest folder above the tests that holds an entry of this name; nil where none does.
func folderAbove(holding name: String) -> String? {
  var folder = Substring(#filePath)
  while let slash = folder.lastIndex(of: "/") {
    folder = folder[..<slash]
    if access(folder + "/" + name, R_OK) == 0 { return String(folder) }
  }
  return nil
}
