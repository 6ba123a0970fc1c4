import TestSupport
import CaseRecords
import Testing

@Suite("The order of rows does not show")
struct ShuffleTests {
  /// Random rows, some of them bad in every way.
  private func rows(_ numbers: inout SeededGenerator) -> [String: [String]] {
    func pick(_ words: [String]) -> String { words.randomElement(using: &numbers) ?? "" }
    let days = ["2026-01-01", "2026-01-02", "03/01/2026", "", "nonsense", "2026-02-30", "1900-01-01"]
    let keys = (1...8).map { "C\($0)" } + ["", "C99"]
    var files: [String: [String]] = [:]
    files["child.csv"] = (0..<12).map { _ in
      "\(pick(keys)),\(pick(["CP", "CIN", "odd", "strange", ""])),\(pick(days)),\(pick(["W1", "W2", "W7", ""]))"
    }
    files["worker.csv"] = ["W1,A", "W2,B", "W2,C"]
    files["visit.csv"] = (0..<40).map { number in
      "\(pick(["V\(number % 30)", ""])),\(pick(keys)),\(pick(days)),\(pick(["true", "no", "?", ""]))"
        + (number % 9 == 0 ? ",extra" : "")
    }
    files["plan.csv"] = (0..<20).map { _ in "\(pick(keys)),\(pick(days)),\(pick(["2 weeks", "1 month", "as standard", "often", ""]))" }
    files["episode.csv"] = (0..<30).map { _ in "\(pick(keys)),\(pick(days)),\(pick(days)),\(pick(["S", "P", ""]))" }
    return files
  }

  private let headers = [
    "child.csv": "child_id,category,opened,worker_id", "worker.csv": "worker_id,name",
    "visit.csv": "visit_id,child_id,date,seen", "plan.csv": "child_id,date,visit_every",
    "episode.csv": "child_id,decom,dec,rne",
  ]

  private func caseload(_ rows: [String: [String]]) throws -> (String, [String]) {
    let files = rows.map { ($0, ([headers[$0] ?? ""] + $1).joined(separator: "\n")) }
    let records = try #require(try load(Dictionary(uniqueKeysWithValues: files)).records)
    let counts = records.quality.counts.map { "\($0.file) \($0.kind) \($0.column ?? "") \($0.reason.prefix(20)) \($0.count)" }
    return (described(records.caseload), counts.filter { !$0.contains("recordsDiffer") && !$0.contains("sameRecordTwice") }.sorted())
  }

  @Test("the same caseload for any order", arguments: 1...40)
  func shuffled(seed: Int) throws {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let rows = rows(&numbers)
    var mixed = rows
    for name in rows.keys.sorted() { mixed[name]?.shuffle(using: &numbers) }
    let (one, other) = (try caseload(rows), try caseload(mixed))
    #expect(one.0 == other.0, "seed \(seed)")
    #expect(one.1 == other.1, "seed \(seed)")
  }
}
