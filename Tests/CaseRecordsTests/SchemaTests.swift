import TestSupport
import CaseRecords
import Caseload
import SourceText
import Testing

@Suite("Record schemas")
struct SchemaTests {
  @Test("lists, fields and roles as written")
  func good() throws {
    let schema = try testSchema()
    let shape = schema.shape
    #expect(schema.name == "test")
    #expect(schema.zone == "Europe/London")
    #expect(shape.lists.map(\.name) == ["child", "category_period", "worker", "visit", "plan", "episode", "period_of_care"])
    let child = shape.lists[shape.aboutList]
    #expect(child.plural == "children")
    #expect(child.keyField == 0)
    #expect(child.numberField == 1)
    #expect(child.period == .init(from: 8, until: 9))
    #expect(child.fields[4].special)
    #expect(child.fields[5].dated == DatedFrom(list: 1, value: 1, from: 2, until: 3))
    #expect(child.fields[6].type == .reference(list: 2))
    #expect(child.fields[7].blank == .no)
    let visit = shape.lists[3]
    #expect(visit.owner == .init(list: 0, field: 0))
    #expect(visit.fields[0].name == "child_id")
    #expect(visit.fields[0].type == .reference(list: 0))
    #expect(visit.fields[6].arrivesWith == 5)
    #expect(shape.lists[4].fields[2].clock == .planned)
    let care = shape.lists[6]
    #expect(care.derivation == .init(from: 5, unknownStart: "start of the period of care not in this return"))
    #expect(care.fields.map(\.name) == ["child_id", "from", "until", "first_seen"])
    #expect(care.owner == .init(list: 0, field: 0))
    #expect(care.dateField == 3)
    #expect(schema.roles.subjectName == FieldAddress(list: 0, field: 2))
    #expect(schema.roles.subjectNumber == FieldAddress(list: 0, field: 1))
    #expect(schema.roles.holderNow == FieldAddress(list: 0, field: 6))
    #expect(schema.roles.workerSupervisor == FieldAddress(list: 2, field: 3))
    #expect(schema.roles.keyInformation.map(\.title) == ["Born", "Category"])
    #expect(schema.roles.keyInformation.last?.source == .list(1, show: [1, 2, 3]))
  }

  /// The test schema with one piece of text in another's place.
  private func mistakes(_ old: String, _ new: String) -> String {
    #expect(testSchemaText.contains(old))
    var diagnostics = Diagnostics()
    let text = testSchemaText.replacing(old, with: new, maxReplacements: 1)
    let schema = readSchema(SourceFile(name: "schema.yaml", text: text), diagnostics: &diagnostics)
    #expect(schema == nil)
    return report(diagnostics)
  }

  @Test("each mistake is told in its place, with what to do", arguments: [
    ("seen: {type: boolean}", "seen: {type: bool}", "there is no field type `bool`"),
    ("seen: {type: boolean}", "seen: {tpye: boolean}", "unknown key `tpye`"),
    ("type: code, codes: religion", "type: code, codes: religon", "did you mean `religion`?"),
    ("type: code, codes: religion", "type: code", "a field of type `code` needs `codes`"),
    ("to: worker", "to: workers", "did you mean `worker`?"),
    ("seen: {type: boolean}", "Seen It: {type: boolean}", "`Seen It` cannot be the name of a field"),
    ("key: visit_id", "key: visit_ids", "the list `visit` has no field `visit_ids`"),
    ("key: visit_id", "key: seen", "`seen` cannot be a key"),
    ("recorded: recorded_on", "recorded: seen", "`recorded` needs a field of type `date`, and `seen` is not one"),
    ("about: child", "about: chlid", "did you mean `child`?"),
    ("about: child", "about: plan", "the list `plan`, which everything is about, cannot belong"),
    ("    key: child_id\n", "", "the list `child`, which everything is about, has no `key`"),
    ("arrives_with: recorded_on", "arrives_with: seen", "`arrives_with` needs a field of type `date`"),
    ("blank: no,", "blank: not_yet,", "a blank cannot mean `not_yet` here"),
    ("clock: planned", "clock: plannd", "did you mean `planned`?"),
    ("none: [as standard]", "codes: religion", "`codes` does not go with type `span`"),
    ("aliases: [Date of Birth]", "aliases: [Date of Birth, Opened]", "would belong to both `date_of_birth` and `opened`"),
    ("aliases: [CPP]", "aliases: [cin]", "`cin` stands for both `CIN` and `CP`"),
    ("standing: refused", "standing: refusd", "did you mean `refused`?"),
    ("value: category, from: from", "value: categry, from: from", "did you mean `category`?"),
    ("language: 1", "language: 2", "this program reads language 1, not `2`"),
    ("runs_of: episode", "runs_of: episodes", "did you mean `episode`?"),
    ("from: decom\n    until: dec\n    starts_if", "from: dec\n    until: dec\n    starts_if", "`from` must be the `date` of the list `episode`"),
    ("child.date_of_birth", "child.date_of_brith", "did you mean `date_of_birth`?"),
    ("now: child.worker_id", "now: chidl.worker_id", "did you mean `child`?"),
    ("team: team", "taem: team", "did you mean `team`?"),
    ("of: child\n    key: visit_id", "of: plan\n    key: visit_id", "the list `plan` has no `key`"),
  ])
  func mistake(old: String, new: String, said: String) {
    let report = mistakes(old, new)
    #expect(report.contains(said), "\(report)")
    #expect(report.contains("--> schema.yaml:"), "\(report)")
    #expect(report.components("error[") == 1, "\(report)")
  }

  @Test("a whole report")
  func rendered() {
    let report = mistakes("worker_id: {type: reference, to: worker}", "worker_id: {type: reference, to: workr}")
    #expect(
      report == """
        error[DULY-E101]: there is no list `workr`
          --> schema.yaml:33:40
           |
        33 |       worker_id: {type: reference, to: workr}
           |                                        ^^^^^
           = help: did you mean `worker`?
        """, "\(report)")
  }

  @Test("all mistakes at once, in their order")
  func several() {
    var diagnostics = Diagnostics()
    let text = testSchemaText.replacing("seen: {type: boolean}", with: "seen: {type: bool}")
      .replacing("clock: planned", with: "clock: plannd").replacing("about: child", with: "about: chlid")
    _ = readSchema(SourceFile(name: "schema.yaml", text: text), diagnostics: &diagnostics)
    #expect(diagnostics.all.map(\.id.text) == ["DULY-E101", "DULY-E101", "DULY-E100"])
  }

  @Test("every identifier is listed once, with a sentence")
  func identifiers() {
    let ids = caseRecordsDiagnosticIDs.map(\.0.text)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0 >= "DULY-E100" && $0 <= "DULY-E149" })
    #expect(caseRecordsDiagnosticIDs.allSatisfy { $0.1.hasSuffix(".") })
  }

  @Test("mutated schemas never crash", arguments: 0..<60)
  func mutated(seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    var bytes = Array(testSchemaText.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &numbers) {
      let at = Int.random(in: 0..<bytes.count - 8, using: &numbers)
      switch Int.random(in: 0...2, using: &numbers) {
      case 0: bytes.removeSubrange(at..<at + Int.random(in: 1...8, using: &numbers))
      case 1: bytes.insert(UInt8.random(in: 32...126, using: &numbers), at: at)
      default: bytes[at] = UInt8.random(in: 10...126, using: &numbers)
      }
    }
    var diagnostics = Diagnostics()
    let schema = readSchema(SourceFile(name: "schema.yaml", utf8: bytes), diagnostics: &diagnostics)
    #expect(schema != nil || diagnostics.hasErrors, "seed \(seed)")
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
