import CaseRecords
import Caseload
import SourceText
import Testing

@Suite("Periods of care from episodes, worked out by hand")
struct DerivedListTests {
  /// The runs of child C1 as "from until first_seen".
  private func runs(_ rows: [String], header: String = "child_id,decom,dec,rne") throws -> [String] {
    let text = ([header] + rows.map { "C1," + $0 }).joined(separator: "\n")
    let (records, diagnostics) = try load(["child.csv": "child_id\nC0\nC1\nC2\n", "episode.csv": text])
    #expect(diagnostics.isEmpty)
    let parts = ["from", "until", "first_seen"].map { cells(records, "period_of_care.\($0)") }
    #expect(cells(records, "period_of_care.child_id").allSatisfy { $0 == "1" })
    return parts[0].indices.map { row in parts.map { $0[row].isEmpty ? "-" : $0[row] }.joined(separator: " ") }
  }

  @Test("one period over several episodes")
  func oneRun() throws {
    #expect(
      try runs(["2025-01-01,2025-03-01,S", "2025-03-01,2025-06-01,P", "2025-06-01,,L"]) == ["2025-01-01 - 2025-01-01"])
  }

  @Test("without a start row the start is not known")
  func noStart() throws {
    #expect(try runs(["2025-03-01,2025-06-01,P", "2025-06-01,2025-07-01,L"]) == ["- 2025-07-01 2025-03-01"])
  }

  @Test("a blank reason leaves the start in doubt: a person can put it right")
  func blankReason() throws {
    #expect(try runs(["2025-03-01,2025-06-01,"]) == ["? 2025-06-01 2025-03-01"])
  }

  @Test("a gap makes two periods")
  func gap() throws {
    #expect(
      try runs(["2025-01-01,2025-03-01,S", "2025-03-02,2025-06-01,S"])
        == ["2025-01-01 2025-03-01 2025-01-01", "2025-03-02 2025-06-01 2025-03-02"])
  }

  @Test("episodes that overlap are one period, to the latest of their ends")
  func overlap() throws {
    #expect(try runs(["2025-01-01,2025-06-01,S", "2025-03-01,2025-05-01,P"]) == ["2025-01-01 2025-06-01 2025-01-01"])
  }

  @Test("two rows on one day are one period")
  func sameDay() throws {
    #expect(try runs(["2025-01-01,2025-03-01,S", "2025-01-01,2025-03-01,S"]) == ["2025-01-01 2025-03-01 2025-01-01"])
  }

  @Test("a blank end in the middle: one period that may run on, whose start is in doubt")
  func blankEnd() throws {
    #expect(try runs(["2025-01-01,,S", "2025-03-01,2025-05-01,P"]) == ["? - 2025-01-01"])
  }

  @Test("an end that cannot be read stays so")
  func badEnd() throws {
    #expect(try runs(["2025-01-01,nonsense,S"]) == ["2025-01-01 ? 2025-01-01"])
  }

  @Test("an episode without a readable start makes every start of the child uncertain, and the last end")
  func badStart() throws {
    #expect(try runs(["2025-01-01,2025-03-01,S", "nonsense,2025-09-01,P"]) == ["? ? 2025-01-01"])
    #expect(try runs(["nonsense,2025-09-01,S"]) == ["? 2025-09-01 ?"])
  }

  @Test("without a field that it reads a derived list is not supplied")
  func missingColumn() throws {
    let (records, _) = try load(["child.csv": "child_id\nC1\n", "episode.csv": "child_id,decom,dec\nC1,2025-01-01,\n"])
    let caseload = try #require(records?.caseload)
    #expect(caseload.lists[try #require(caseload.shape.list(named: "period_of_care"))].holds == .notSupplied)
  }

  @Test("a list that an example gives is left as it is")
  func given() throws {
    let schema = try testSchema()
    let list = try #require(schema.shape.list(named: "period_of_care"))
    let empty = CaseloadBuilder(shape: schema.shape).build()
    #expect(derive(empty, schema: schema, except: [list]).lists[list].count == 0)
    #expect(derive(empty, schema: schema, except: []).lists[list].holds == .completeAlways)
  }
}
