import TestSupport
import CaseRecords
import Caseload
import SourceText
import Testing

/// A broken file beside a good one: what is said, and what is left of it.
struct BrokenInput: Sendable, CustomTestStringConvertible {
  let name: String
  /// The visits' file.
  let bytes: [UInt8]
  /// Part of what a person is told.
  let said: String
  /// Dates of the visits that are kept, in order; nil: the list is not read.
  let kept: [String]?
  var testDescription: String { name }

  init(_ name: String, _ text: String, says said: String, keeps kept: [String]?) {
    self.init(name, Array(text.utf8), says: said, keeps: kept)
  }

  init(_ name: String, _ bytes: [UInt8], says said: String, keeps kept: [String]?) {
    self.name = name
    self.bytes = bytes
    self.said = said
    self.kept = kept
  }

  private static let header = "visit_id,child_id,date,seen\n"
  private static let good = "V1,C1,2026-01-01,true\n"
  private static func utf16(_ text: String, mark: Bool) -> [UInt8] {
    (mark ? [0xFF, 0xFE] : []) + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  static let all: [BrokenInput] = [
    BrokenInput("empty file", "", says: "the file is empty", keeps: nil),
    BrokenInput("only line ends", "\n\n\r\n", says: "the file is empty", keeps: nil),
    BrokenInput("header only", header, says: "there is a header and no row under it", keeps: []),
    BrokenInput(
      "no header, as bcp writes it", "V1,C1,2026-01-01,1\nV2,C1,2026-01-02,1\n", says: "the first row looks like data", keeps: nil),
    BrokenInput("a header in other words", "a,b,c\n1,2,3\n", says: "no column of the first row has a name", keeps: nil),
    BrokenInput(
      "NUL for empty", "visit_id,child_id,date,seen\nV1,C1,2026-01-01,\0\n", says: "stands for nothing", keeps: ["2026-01-01"]),
    BrokenInput("NULL as text", header + good + "V2,C1,NULL,NULL\n", says: "add it to `empty_values`", keeps: ["2026-01-01", "?"]),
    BrokenInput("1900-01-01", header + good + "V2,C1,1900-01-01,true\n", says: "stands for nothing", keeps: ["2026-01-01", ""]),
    BrokenInput(
      "binary", (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 7) }, says: "this is not text", keeps: nil),
    BrokenInput("Excel workbook", [0x50, 0x4B, 0x03, 0x04, 0, 0, 1, 2], says: "an Excel workbook", keeps: nil),
    BrokenInput(
      "a line of 10 MB", Array((header + good + "V2,C1,").utf8) + Array(repeating: 0x41, count: 10_000_000) + Array(",true\n".utf8),
      says: "is longer than 65536 bytes", keeps: ["2026-01-01", "?"]),
    BrokenInput(
      "unclosed quote in the last row", header + good + "V2,C1,\"2026-01-02,true\n",
      says: "a quotation mark opens in row 3, column `date`, and is never closed", keeps: ["2026-01-01", "?"]),
    BrokenInput(
      "stray quote in the middle", header + good + "V2,\"C1,2026-01-02,true\nV3,C1,2026-01-03,true\n",
      says: "a quotation mark opens in row 3, column `child_id`", keeps: ["2026-01-01", "2026-01-03", "?"]),
    BrokenInput("semicolons", "visit_id;child_id;date;seen\nV1;C1;2026-01-01;true\n", says: "separated by `;`", keeps: nil),
    BrokenInput("tabs", "visit_id\tchild_id\tdate\nV1\tC1\t2026-01-01\n", says: "add `delimiter: tab`", keeps: nil),
    BrokenInput("bars", "visit_id|child_id|date\nV1|C1|2026-01-01\n", says: "separated by `|`", keeps: nil),
    BrokenInput(
      "Latin-1", Array("visit_id,child_id,date,seen,type\nV1,C1,2026-01-01,true,caf".utf8) + [0xE9] + Array("\n".utf8),
      says: "read as Windows-1252", keeps: ["2026-01-01"]),
    BrokenInput("UTF-16 with a mark", utf16(header + good, mark: true), says: "read as UTF-16", keeps: ["2026-01-01"]),
    BrokenInput("UTF-16 without a mark", utf16(header + good, mark: false), says: "read as UTF-16", keeps: ["2026-01-01"]),
    BrokenInput("year 20206", header + good + "V2,C1,20206-01-01,true\n", says: "is no date", keeps: ["2026-01-01", "?"]),
    BrokenInput("year 1753", header + good + "V2,C1,1753-01-01,true\n", says: "outside the years that are believed", keeps: ["2026-01-01", "?"]),
    BrokenInput("30 February", header + good + "V2,C1,2026-02-30,true\n", says: "is no date", keeps: ["2026-01-01", "?"]),
    BrokenInput("month 25", header + good + "V2,C1,12/25/2026,true\n", says: "seem to have changed places", keeps: ["2026-01-01", "?"]),
    BrokenInput("row too short", header + good + "V2,C1\n", says: "fewer cells than the header", keeps: ["2026-01-01", "?"]),
    BrokenInput("row too long", header + good + "V2,C1,2026-01-02,true,x,y\n", says: "more cells than the header", keeps: ["2026-01-01", "?"]),
    BrokenInput(
      "two columns for one field", "visit_id,child_id,date,Date\nV1,C1,2026-01-01,2026-01-02\n",
      says: "2 columns could hold `date`: `date`, `Date`", keeps: nil),
    BrokenInput(
      "a header without a name", "visit_id,child_id,date,,seen\nV1,C1,2026-01-01,x,true\n", says: "column 4 has no name",
      keeps: ["2026-01-01"]),
    BrokenInput(
      "an unknown column", "visit_id,child_id,date,mood\nV1,C1,2026-01-01,good\n", says: "no field of visit has this name",
      keeps: ["2026-01-01"]),
    BrokenInput("no column for the owner", "visit_id,date\nV1,2026-01-01\n", says: "no column holds `child_id`", keeps: nil),
    BrokenInput("rows of nothing", header + good + ",,,\n\n\n", says: "nothing is written in this row", keeps: ["2026-01-01"]),
    BrokenInput(
      "text after a closing quote", header + good + "V2,C1,\"2026-01-02\"x,true\n", says: "text after its closing quotation mark",
      keeps: ["2026-01-01", "?"]),
  ]
}

@Suite("Broken files")
struct BrokenInputTests {
  @Test("each gets a clear message, and good rows are kept", arguments: BrokenInput.all)
  func broken(_ input: BrokenInput) throws {
    let folder = try TestFolder(["child.csv": "child_id\nC1\n"])
    folder.write("visit.csv", input.bytes)
    var diagnostics = Diagnostics()
    let records = try #require(
      loadRecords(schema: testSchema(), source: SourceDescription(folder: folder.path), diagnostics: &diagnostics))
    let said = report(diagnostics) + records.quality.issues.map(\.inWords).joined(separator: "\n")
      + records.quality.summaryLines.joined(separator: "\n")
    #expect(said.contains(input.said), "\(said)")
    #expect(cells(records, "child.child_id") == ["C1"])
    let visit = try #require(records.sources.first { $0.list == records.caseload.shape.list(named: "visit") })
    if let kept = input.kept {
      #expect(visit.state == .read)
      #expect(cells(records, "visit.date") == kept)
    } else {
      #expect(visit.state == .notReadable)
      #expect(records.caseload.lists[visit.list].holds == .notSupplied)
    }
  }

  @Test("a file that broke off proves nothing by absence; a stray quote does no such harm")
  func cutFile() throws {
    func holds(_ rows: String) throws -> SourceSummary? {
      let (records, _) = try load(["child.csv": "child_id\nC1\n", "visit.csv": "child_id,date,outcome\n" + rows])
      return records?.sources.first { $0.list == records?.caseload.shape.list(named: "visit") }
    }
    #expect(try holds("C1,2026-01-01,\"well\nand then he")?.isCut == true)
    #expect(try holds("C1,2026-01-01,\"well\nand then he")?.holds != .completeAlways)
    #expect(try holds("C1,2026-01-01,\"well\nC1,2026-01-02,fine\n")?.isCut == false)
  }

  @Test("a folder in place of a file, a file that is not there, a folder that is not there")
  func missing() throws {
    let folder = try TestFolder(["child.csv": "child_id\nC1\n"])
    var source = SourceDescription(folder: folder.path)
    source.lists = [
      ListDescription(list: "child", file: "child.csv"), ListDescription(list: "visit", file: "."),
      ListDescription(list: "plan", file: "plans.csv"),
    ]
    var diagnostics = Diagnostics()
    let records = loadRecords(schema: try testSchema(), source: source, diagnostics: &diagnostics)
    #expect(cells(records, "child.child_id") == ["C1"])
    #expect(report(diagnostics).contains(".: this is a folder, not a file"))
    #expect(report(diagnostics).contains("plans.csv: there is no such file"))
    var others = Diagnostics()
    let none = loadRecords(
      schema: try testSchema(), source: SourceDescription(folder: folder.path + "/nowhere"), diagnostics: &others)
    #expect(none == nil)
    #expect(report(others).contains("there is no such folder"))
  }

  @Test("nothing at all to read is said")
  func nothing() throws {
    let (records, diagnostics) = try load(["notes.txt": "x"])
    #expect(records == nil)
    #expect(report(diagnostics).contains("no file with records was found"))
  }

  @Test("what the system says is put in words")
  func problems() {
    #expect(diagnosticsForPermission().contains("may not be read by the person who runs Duly"))
  }

  @Test("any bytes in any file end in records or a message", arguments: 0..<60)
  func anyBytes(seed: Int) throws {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let words = ["child_id", "date", "C1", "2026-01-01", ",", ",", "\n", "\n", "\"", "\0", "\u{FEFF}", ";", "é", "NULL", "\r\n"]
    var bytes: [UInt8] = Array("child_id,date\n".utf8.prefix(Int.random(in: 0...14, using: &numbers)))
    for _ in 0..<Int.random(in: 0...80, using: &numbers) { bytes += Array((words.randomElement(using: &numbers) ?? "").utf8) }
    if seed % 3 == 0 { bytes += (0..<40).map { _ in UInt8.random(in: 0...255, using: &numbers) } }
    let folder = try TestFolder(["child.csv": "child_id\nC1\n"])
    folder.write("visit.csv", bytes)
    var diagnostics = Diagnostics()
    let records = loadRecords(
      schema: try testSchema(), source: SourceDescription(folder: folder.path), diagnostics: &diagnostics)
    #expect(cells(records, "child.child_id") == ["C1"], "seed \(seed)")
  }
}
