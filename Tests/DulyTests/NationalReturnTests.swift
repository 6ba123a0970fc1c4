import CaseRecords
import Caseload
import CivilTime
import Compliance
import Foundation
import RuleSets
import SourceText
import Testing

private let nationalCasesFile = sharedFolder.map { $0 + "/dfe/cases_903.json" }.flatMap {
  FileManager.default.fileExists(atPath: $0) ? $0 : nil
}

/// The national rules for the return on looked-after children, rules/ssda903, on the public cases that lie beside the
/// checkout: made-up tables, and the rows that a rule must name.
@Suite(
  "National rules of the 903 return",
  .enabled(if: nationalCasesFile != nil, "skipped: shared/dfe/cases_903.json is not beside the checkout"))
struct NationalReturnTests {
  /// Kept on purpose: the rows that Duly names instead, and why.
  static let differences: [String: (rows: [String: Set<String>], why: String)] = [
    "903/2026_27/705/1": (
      ["DoLo": ["2", "4", "8"]],
      "The end of the order before row 7 cannot be read (o2/04/2025). The public validator takes it to have none; Duly says that it cannot tell, and names the cell."
    )
  ]

  @Test("Every case names the rows that it must")
  func casesAgree() throws {
    let file = try #require(nationalCasesFile)
    let cases = try ReturnCase.read(file).filter { !$0.tags.isDisjoint(with: ReturnCase.tagsInHand) }
    let rules = try ReturnRules()
    #expect(cases.count >= 74)
    var asExpected = 0
    for one in cases {
      let answer = try rules.answer(to: one)
      let wanted = Self.differences[one.id]?.rows ?? one.wanted
      #expect(answer.named == wanted, "\(one.id): \(one.message)")
      if answer.named == one.wanted { asExpected += 1 }
      if let difference = Self.differences[one.id] {
        #expect(answer.named != one.wanted, "\(one.id) is no difference any more: \(difference.why)")
        for (table, rows) in one.wanted {
          #expect(rows.isSubset(of: wanted[table, default: []].union(answer.untold[table] ?? [])), "\(one.id)")
        }
      }
    }
    print("cases of the 903 return: \(asExpected) of \(cases.count); kept on purpose: \(Self.differences.count)")
  }
}

/// One case: tables as a council would send them, and the rows to name by their labels.
private struct ReturnCase {
  static let tagsInHand: Set<String> = ["prev_next_row", "overlaps", "runs_grouping", "last_year_tables"]

  struct Table {
    var columns: [String]
    var rows: [[String]]
    var labels: [String]
  }

  var id = "", code = "", message = ""
  /// The year in which the collection begins.
  var year = 0
  var tags: Set<String> = []
  var tables: [String: Table] = [:]
  var start: String?, end: String?
  var wanted: [String: Set<String>] = [:]

  static func read(_ file: String) throws -> [ReturnCase] {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    let items = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    return items.map(ReturnCase.init)
  }

  private init(_ item: [String: Any]) {
    id = item["case_id"] as? String ?? ""
    code = item["code"] as? String ?? ""
    message = item["message"] as? String ?? ""
    year = Int((item["year"] as? String ?? "").prefix(4)) ?? 0
    tags = Set(item["tags"] as? [String] ?? [])
    let input = item["input"] as? [String: Any] ?? [:]
    for (name, table) in input["tables"] as? [String: [String: Any]] ?? [:] { tables[name] = ReturnCase.table(table) }
    let metadata = input["metadata"] as? [String: Any]
    start = metadata?["collection_start"] as? String
    end = metadata?["collection_end"] as? String
    for (table, rows) in item["output"] as? [String: [Any]] ?? [:] where !rows.isEmpty {
      wanted[table] = Set(rows.map { "\($0)" })
    }
  }

  private static func table(_ table: [String: Any]) -> Table {
    let rows = (table["rows"] as? [[Any]] ?? []).map { row in row.map { $0 is NSNull ? "" : "\($0)" } }
    let labels = (table["index"] as? [Any])?.map { "\($0)" } ?? rows.indices.map(String.init)
    // No real return has PLACEMENT (709, 710): what is meant is PLACE.
    let columns = (table["columns"] as? [String] ?? []).map { $0 == "PLACEMENT" ? "PLACE" : $0 }
    return Table(columns: columns, rows: rows, labels: labels)
  }
}

/// The schema and rules of the return, read once.
private struct ReturnRules {
  private let schema: RecordSchema
  private let ruleSets: [RuleSet]

  init() throws {
    var diagnostics = Diagnostics()
    let path = projectFolder + "/schemas/ssda903-return.yaml"
    let schema = readSchema(SourceFile(name: path, text: try readText(path)), diagnostics: &diagnostics)
    let read = try #require(schema)
    let surroundings = RuleSetSurroundings(schemas: [read.name: read], calendars: [])
    let folder = projectFolder + "/rules/ssda903/"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    ruleSets = try files.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }.compactMap { name in
      readRuleSet(SourceFile(name: name, text: try readText(folder + name)), in: surroundings, diagnostics: &diagnostics)
    }
    self.schema = read
    #expect(!diagnostics.hasErrors, "\(DiagnosticRenderer(colour: false).render(diagnostics))")
  }

  /// The rows named as wrong, and those of which nothing can be told, by table.
  func answer(to one: ReturnCase) throws -> (named: [String: Set<String>], untold: [String: Set<String>]) {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(one, to: folder)
    var diagnostics = Diagnostics()
    let records = try #require(
      loadRecords(schema: schema, source: SourceDescription(folder: folder), diagnostics: &diagnostics))
    let lastDay = try #require(CivilDate(iso: "\(one.year + 1)-03-31"))
    let context = RunContext(
      caseload: records.caseload, schema: schema, asOf: lastDay, calendars: [:], program: "duly")
    let code = one.code.lowercased()
    let ids = ruleSets.flatMap(\.rules).map(\.id).filter { $0.split(separator: "-")[0] == code }
    #expect(!ids.isEmpty, "\(one.id): no rule has this code")
    let run = Run(ruleSets, in: context, only: Set(ids))
    #expect(!run.checks.isEmpty, "\(one.id): \(run.notRun.map(\.reason))")
    var (named, untold): ([String: Set<String>], [String: Set<String>]) = ([:], [:])
    for check in run.checks {
      for person in 0..<check.people {
        for finding in check.findings(of: person) {
          for record in finding.evidence {
            let table = String(record.file.dropLast(4))
            let label = one.tables[table]?.labels[record.line - 2] ?? "?"
            if finding.outcome == .notMet { named[table, default: []].insert(label) }
            if finding.outcome == .cannotTell { untold[table, default: []].insert(label) }
          }
        }
      }
    }
    return (named, untold)
  }

  /// Every table of the return is there, with all of its columns: a case gives only what its rule reads.
  private func write(_ one: ReturnCase, to folder: String) throws {
    for (list, shape) in schema.shape.lists.enumerated() where shape.derivation == nil && !shape.isFromKeys {
      let names = schema.reading[list].fileNames.map(ReturnRules.plain)
      let table = one.tables.keys.first { names.contains(ReturnRules.plain($0)) }
      let headers = schema.reading[list].fields.map { $0.headers.last ?? "" }
      var lines = [headers]
      if let name = table, let given = one.tables[name] {
        let order = shape.dateField.map { headers[$0] }
        for (number, row) in given.rows.enumerated() {
          lines.append(headers.map { header in
            if let column = given.columns.firstIndex(where: { ReturnRules.plain($0) == ReturnRules.plain(header) }) { return row[column] }
            // Rows without the date that orders them stand in the order in which they are written.
            return header == order ? "\(number % 28 + 1)/01/\(1950 + number / 28)" : ""
          })
        }
      } else if shape.isSingle {
        lines.append([one.start ?? "01/04/\(one.year)", one.end ?? "31/03/\(one.year + 1)"])
      }
      let text = lines.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
      try text.write(toFile: "\(folder)/\(table ?? shape.name).csv", atomically: true, encoding: .utf8)
    }
  }

  private static func plain(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }
}
