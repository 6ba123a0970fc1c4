import Caseload
import CivilTime
import Glibc
import SourceText
import TestSupport
import Testing

@testable import CaseRecords

/// A snapshot gives what the files give, or says why it gives nothing.
@Suite struct SnapshotTests {
  /// Made-up files with one of everything, and dirty cells in plenty.
  static func files(seed: UInt64, children: Int = 30) -> [String: String] {
    var dice = SeededGenerator(seed: seed)
    func pick(_ words: [String]) -> String { words.randomElement(using: &dice) ?? "" }
    func day() -> String { pick(["2026-01-0\(Int.random(in: 1...9, using: &dice))", "31/12/2025", "", "soon", "1900-01-01"]) }
    var child = "child_id,case_number,name,date_of_birth,religion,category,worker_id,disabled,opened,closed\n"
    var visit = "child_id,visit_id,type,date,seen,recorded_on,outcome\n"
    var plan = "child_id,date,review_due,visit_every,score,written_at\n"
    var episode = "child_id,decom,dec,rne\n"
    for number in 0..<children {
      child += "C\(number),\(100 + number),\"Name, \(number)\",\(day()),\(pick(["Christian", "Not known", "Jedi", ""])),"
      child += "\(pick(["CIN", "CPP", "CLA", "??"])),\(pick(["W1", "W2", "W9", ""])),\(pick(["yes", "no", "maybe", ""])),2025-11-01,\n"
      for _ in 0..<Int.random(in: 0...4, using: &dice) {
        let key = pick(["", "V1", "V\(Int.random(in: 0...60, using: &dice))"])
        visit += "C\(number),\(key),\(pick(["home", "office", ""])),\(day()),\(pick(["yes", "no", "n/k"])),\(day()),ok\n"
        // Several plans of a day without a key: their order is that of their cells.
        plan += "C\(number),2026-01-0\(Int.random(in: 1...2, using: &dice)),\(day()),"
        plan += "\(pick(["2 weeks", "as standard", "often", "10 working days"])),\(pick(["1.5", "-3", "x", ""])),"
        plan += "\(pick(["2026-01-02 10:30", "2026-01-02", "late"]))\n"
        episode += "C\(number + Int.random(in: 0...1, using: &dice)),2025-1\(Int.random(in: 0...2, using: &dice))-05,2026-01-05,\(pick(["S", "P"]))\n"
      }
    }
    return [
      "children.csv": child, "visit.csv": visit, "plan.csv": plan, "episode.csv": episode,
      "worker.csv": "worker_id,name,team\nW1,Ann,North\nW2,Bob,South\nW2,Bob,East\n", "other.csv": "a,b\n1,2\n",
    ]
  }

  /// A folder of files, and the snapshot of it.
  struct Place {
    let folder: TestFolder
    let schema: RecordSchema
    let sources: [SourceDescription]
    var path: String { folder.path + "/cases.snapshot" }

    init(_ files: [String: String]) throws {
      folder = try TestFolder(files)
      schema = try testSchema()
      sources = [SourceDescription(folder: folder.path)]
    }

    func snapshot(program: String = "1", schema other: RecordSchema? = nil) -> Snapshot {
      Snapshot(path: path, schema: other ?? schema, sources: sources, program: program)
    }

    func loaded(_ only: [Set<Int>]? = nil) throws -> LoadedRecords {
      var diagnostics = Diagnostics()
      return try #require(loadRecords(schema: schema, sources: sources, only: only, diagnostics: &diagnostics))
    }

    func write(only: [Set<Int>]? = nil) throws {
      let snapshot = snapshot()
      #expect(snapshot.write(try loaded(only), fields: only, words: "said before\n") == nil)
    }
  }

  /// All that records say, rows and lines included.
  static func allOf(_ records: LoadedRecords) -> String {
    let lists = records.caseload.lists.enumerated().map { place, list in
      let lines = (0..<list.count).map { list.origins.origin(of: $0).map { "\($0.file):\($0.line)" } ?? "-" }
      return "\(records.caseload.shape.lists[place].name) \(Array(list.ownerRows)) \(lines)"
    }
    let sources = records.sources.map { "\($0)" }
    return ([described(records.caseload)] + lists + sources + records.quality.issues.map(\.inWords)
      + records.quality.counts.map(\.inWords) + ["\(String(describing: records.extractedAt))"]).joined(separator: "\n")
  }

  private func opened(_ opening: Snapshot.Opening) throws -> LoadedRecords {
    guard case .opened(let records, let words) = opening else { throw Unexpected(opening) }
    #expect(words == "said before\n")
    return records
  }

  private struct Unexpected: Error {
    let opening: Snapshot.Opening
    init(_ opening: Snapshot.Opening) { self.opening = opening }
  }

  private func problem(_ opening: Snapshot.Opening) -> SnapshotProblem? {
    guard case .problem(let problem) = opening else { return nil }
    return problem
  }

  // MARK: The same

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func itGivesWhatTheFilesGive(_ seed: UInt64) throws {
    let place = try Place(Self.files(seed: seed))
    try place.write()
    let records = try opened(place.snapshot().open(threads: 2))
    #expect(Self.allOf(records) == Self.allOf(try place.loaded()))
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func ofFewerFieldsItGivesTheSameAsThoseAlone(_ seed: UInt64) throws {
    let place = try Place(Self.files(seed: seed))
    try place.write()
    var dice = SeededGenerator(seed: seed)
    let only = place.schema.shape.lists.map { list in
      // What records are known by is always among the fields that rules need.
      let structure = Set([list.keyField, list.owner?.field, list.dateField].compactMap { $0 })
      return structure.union(list.fields.indices.filter { _ in Bool.random(using: &dice) })
    }
    let expected = try place.loaded(only)
    let records = try opened(place.snapshot().open(only: only))
    #expect(described(records.caseload) == described(expected.caseload), "seed \(seed)")
    // A key that stands in several rows is told of as what it is over all columns.
    let alike: (QualityIssue) -> Bool = { ![.recordsDiffer, .sameRecordTwice].contains($0.kind) }
    #expect(records.quality.issues.filter(alike) == expected.quality.issues.filter(alike), "seed \(seed)")
    #expect(described(try place.loaded().limited(to: only, schema: place.schema).caseload) == described(expected.caseload))
  }

  @Test func emptyFilesAreRecordsToo() throws {
    let place = try Place(["children.csv": "child_id,name\n", "visit.csv": "child_id,date\nC1,2026-01-01\n"])
    try place.write()
    #expect(Self.allOf(try opened(place.snapshot().open())) == Self.allOf(try place.loaded()))
  }

  @Test func itIsReplacedWhole() throws {
    let place = try Place(Self.files(seed: 1))
    try place.write()
    let before = try opened(place.snapshot().open())
    let words = Self.allOf(before)
    place.folder.write("plan.csv", Array("child_id,date\nC1,2026-01-01\n".utf8))
    try place.write()
    // What was opened stays as it was.
    #expect(Self.allOf(before) == words)
    #expect(Self.allOf(try opened(place.snapshot().open())) == Self.allOf(try place.loaded()))
  }

  // MARK: Not used

  @Test func oneOfOtherInputsIsNotUsed() throws {
    let place = try Place(Self.files(seed: 2))
    #expect(problem(place.snapshot().open()) == .missing)
    try place.write()
    #expect(problem(place.snapshot(program: "2").open()) == .otherVersion)
    let other = try testSchema(testSchemaText.replacing("title: Test records", with: "title: Other records"))
    #expect(problem(place.snapshot(schema: other).open()) == .otherInputs("the record schema is another"))
    var described = place.sources
    described[0].dates = .isoOnly
    let otherwise = Snapshot(path: place.path, schema: place.schema, sources: described, program: "1")
    #expect(problem(otherwise.open()) == .otherInputs("the sources are described otherwise"))
    place.folder.write("new.csv", Array("a\n".utf8))
    #expect(problem(place.snapshot().open()) == .otherInputs("there are other files"))
    remove(place.folder.path + "/new.csv")
    _ = try opened(place.snapshot().open())
    let times = [timespec(tv_sec: 1_700_000_000, tv_nsec: 5), timespec(tv_sec: 1_700_000_000, tv_nsec: 5)]
    utimensat(AT_FDCWD, place.folder.path + "/visit.csv", times, 0)
    #expect(problem(place.snapshot().open()) == .otherInputs("visit.csv has changed"))
  }

  @Test func oneOfFewerFieldsServesThoseAlone() throws {
    let place = try Place(Self.files(seed: 3))
    var only = place.schema.shape.lists.map { list in Set([list.keyField, list.owner?.field, list.dateField].compactMap { $0 }) }
    try place.write(only: only)
    _ = try opened(place.snapshot().open(only: only))
    #expect(problem(place.snapshot().open()) == .fewerFields)
    let narrow = only
    only[0].insert(3)
    #expect(problem(place.snapshot().open(only: only)) == .fewerFields)
    // One made anew keeps the fields that it had.
    #expect(place.snapshot().fieldsToLoad(with: narrow) == narrow)
    #expect(place.snapshot().fieldsToLoad(with: only) == only)
    #expect(place.snapshot().fieldsToLoad(with: nil) == nil)
  }

  @Test func itIsForItsOwnerAlone() throws {
    let place = try Place(Self.files(seed: 4))
    try place.write()
    var status = stat()
    #expect(stat(place.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    chmod(place.path, 0o640)
    #expect(problem(place.snapshot().open()) == .notPrivate)
    try place.write()
    #expect(stat(place.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func onlySnapshotsAreReplacedAndRemoved() throws {
    let place = try Place(Self.files(seed: 5))
    let file = place.folder.path + "/visit.csv"
    #expect(Snapshot.remove(file) == .notASnapshot)
    #expect(Snapshot.remove(place.folder.path) == .notASnapshot)
    #expect(Snapshot.remove(place.path) == .missing)
    let records = try place.loaded()
    let wrong = Snapshot(path: file, schema: place.schema, sources: place.sources, program: "1")
    #expect(wrong.write(records, fields: nil, words: "") == .notASnapshot)
    #expect(access(file, F_OK) == 0)
    try place.write()
    #expect(Snapshot.remove(place.path) == nil)
    #expect(access(place.path, F_OK) != 0)
  }

  @Test func nothingIsLeftWhereItCannotBeWritten() throws {
    let place = try Place(Self.files(seed: 6))
    let nowhere = Snapshot(path: place.folder.path + "/no/cases", schema: place.schema, sources: place.sources, program: "1")
    #expect(nowhere.write(try place.loaded(), fields: nil, words: "") == .notReadable(code: ENOENT))
  }
}
