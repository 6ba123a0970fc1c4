import TestSupport
import CaseRecords
import Caseload
import SourceText
import Testing

/// A file that is read in parts, fast where it can be, gives what the same file gives when it is read whole and row by row
/// (which is how one that is not UTF-8 is read).
@Suite("Files read in parts")
struct PartsTests {
  /// Some 300 KB, so that there are several parts, with everything that leaves the fast way now and then.
  private func visits(_ numbers: inout SeededGenerator, lineEnd: String, dirt: Int) -> String {
    func pick(_ words: [String]) -> String { words.randomElement(using: &numbers) ?? "" }
    func cell(_ usual: [String], _ odd: [String]) -> String {
      let text = pick(Int.random(in: 0..<dirt, using: &numbers) == 0 ? odd : usual)
      return Int.random(in: 0..<3, using: &numbers) == 0 && !text.contains("\"") ? "\"\(text)\"" : text
    }
    var text = "visit_id,child_id,date,seen,note\(lineEnd)"
    var child = 0
    for number in 0..<6_000 {
      if Int.random(in: 0..<6, using: &numbers) == 0 { child = Int.random(in: 0..<60, using: &numbers) }
      if Int.random(in: 0..<dirt * 4, using: &numbers) == 0 { text += pick(["", " ", ",,,,", "\"\",,,,"]) + lineEnd }
      var cells = [
        "V\(number)", cell(["C\(child)"], ["", "C999", " C1 ", "C1\"x\"", "c1"]),
        cell(["2026-01-\(number % 19 + 10)"], ["", "31/12/2025", "2026-02-30", "1900-01-01", "01/01/1900", "soon", "2026-01-011"]),
        cell(["true", "false"], ["", "YES", "?", " no ", "null"]),
        cell(["a note"], ["", "\"two\(lineEnd)lines, and a comma\"", "\"he said \"\"no\"\"\"", "5' \" tall"]),
      ]
      if Int.random(in: 0..<dirt * 3, using: &numbers) == 0 { cells.removeLast() }
      if Int.random(in: 0..<dirt * 3, using: &numbers) == 0 { cells.append("more") }
      text += cells.joined(separator: ",") + lineEnd
    }
    if Bool.random(using: &numbers) { text.removeLast(lineEnd.count == 2 ? 1 : lineEnd.count) }
    return text
  }

  private func read(_ child: String, _ visits: [UInt8]) throws -> (String, [String], [String]) {
    let folder = try TestFolder(["child.csv": child])
    folder.write("visit.csv", visits)
    var diagnostics = Diagnostics()
    let loaded = loadRecords(schema: try testSchema(), source: SourceDescription(folder: folder.path), diagnostics: &diagnostics)
    let records = try #require(loaded)
    let issues = records.quality.issues.filter { $0.kind != .decoded }.map(\.inWords)
    let counts = records.quality.counts.filter { $0.kind != .decoded }.map(\.inWords)
    return (described(records.caseload) + "\n" + lines(records), issues, counts)
  }

  /// The row of the file that each record stands in.
  private func lines(_ records: LoadedRecords) -> String {
    records.caseload.lists.map { list in (0..<list.count).map { "\(list.origins.lineOfRow[$0])" }.joined(separator: " ") }.joined(separator: "\n")
  }

  @Test("in parts as whole", arguments: 1...12)
  func same(seed: Int) throws {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let text = visits(&numbers, lineEnd: seed % 3 == 0 ? "\r\n" : "\n", dirt: [8, 60, 2_000][seed % 3])
    let child = "child_id,category,opened\n" + (0..<60).map { "C\($0),CIN,2026-01-01\n" }.joined()
    let inParts = try read(child, Array(text.utf8))
    let whole = try read(child, [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(inParts.0 == whole.0, "seed \(seed)")
    #expect(inParts.1 == whole.1, "seed \(seed)")
    #expect(inParts.2 == whole.2, "seed \(seed)")
  }
}
