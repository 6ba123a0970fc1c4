import CaseRecords
import Caseload
import CivilTime
import SourceText
import Testing

@Suite("Records from CSV files")
struct LoadingTests {
  @Test("columns in any order, by name or alias; lists without a file are not supplied")
  func columns() throws {
    let (records, diagnostics) = try load([
      "Children.CSV": "Date of Birth,opened,CHILD,Category\r\n2015-03-01,2026-01-05,C2,cp\r\n01/04/2016,5/1/2026,C1,CPP\r\n",
      "visit.csv": "\u{FEFF}visit_id,Child ID,date,seen\nV1,C1,2026-03-01,Y\nV2,C1,2026-02-01,no\n",
    ])
    #expect(diagnostics.isEmpty)
    #expect(cells(records, "child.child_id") == ["C1", "C2"])
    #expect(cells(records, "child.date_of_birth") == ["2016-04-01", "2015-03-01"])
    #expect(cells(records, "child.opened") == ["2026-01-05", "2026-01-05"])
    #expect(cells(records, "child.category") == ["CP", "CP"])
    #expect(cells(records, "child.closed") == ["(none)", "(none)"])
    #expect(cells(records, "visit.date") == ["2026-02-01", "2026-03-01"])
    #expect(cells(records, "visit.seen") == ["no", "yes"])
    let caseload = try #require(records?.caseload)
    let visits = caseload.lists[try #require(caseload.shape.list(named: "visit"))]
    #expect(visits.rows(of: 0) == 0..<2)
    #expect(visits.rows(of: 1).isEmpty)
    #expect(visits.origins.origin(of: 0)?.line == 3)
    #expect(visits.origins.origin(of: 0)?.file == "visit.csv")
    #expect(records?.sources.first { caseload.shape.lists[$0.list].name == "plan" }?.state == .notSupplied)
    #expect(records?.quality.count(of: .columnMissing) == 9)
  }

  @Test("every type of cell, with blanks and what cannot be read")
  func types() throws {
    let (records, _) = try load([
      "child.csv": "child_id\nC1\n",
      "plan.csv": """
        child_id,date,review_due,visit_every,score,written_at
        C1,2026-01-01,2026-06-01,2 weeks,4.5,2026-01-01T14:30
        C1,2026-01-02,,As Standard,,2026-01-02 00:00:00
        C1,2026-01-03,2026-02-30,fortnightly,x,nonsense

        """,
    ])
    #expect(cells(records, "plan.review_due") == ["2026-06-01", "", "?"])
    #expect(cells(records, "plan.visit_every") == ["2 weeks", "none", "?"])
    #expect(cells(records, "plan.score") == ["4500000", "", "?"])
    let first = (Int64(20454) * 1440 + 870) * 2
    #expect(cells(records, "plan.written_at") == ["\(first)", "\(Int64(20455) * 2880 + 1)", "?"])
    #expect(records?.quality.count(of: .cellNotReadable) == 4)
  }

  @Test("a bad cell is named by file, row and column, never by its text")
  func badCells() throws {
    let (records, diagnostics) = try load([
      "child.csv": "child_id,opened,disabled,category,name\nC1,31/02/2026,maybe,XYZ,Secretname\nC2,13/25/2026,yes,CP,\nC3,20206-01-01,1,CP,\n"
    ])
    #expect(diagnostics.isEmpty)
    let issues = try #require(records?.quality.issues.filter { $0.row != nil }.map(\.inWords))
    #expect(
      issues == [
        "child.csv, row 2, column `disabled`: is neither yes nor no",
        "child.csv, row 2, column `opened`: is no date",
        "child.csv, row 2, column `category`: is a code that the code list does not hold",
        "child.csv, row 3, column `opened`: is no date",
        "child.csv, row 4, column `opened`: is no date",
      ])
    #expect(cells(records, "child.category") == ["?XYZ", "CP", "CP"])
    let told = (issues + (records?.quality.summaryLines ?? [])).joined()
    for text in ["maybe", "XYZ", "Secretname", "20206"] { #expect(!told.contains(text)) }
  }

  @Test("day and month the wrong way round are told")
  func monthFirst() throws {
    let (records, _) = try load(["child.csv": "child_id,opened\nC1,12/25/2026\n"])
    #expect(records?.quality.issues.last { $0.row == 2 }?.reason == "is no date day first; month and day seem to have changed places")
  }

  @Test("the form of dates can be narrowed")
  func dateForms() throws {
    let file = ["child.csv": "child_id,opened\nC1,2026-01-05\nC2,05/01/2026\n"]
    #expect(try cells(load(file) { $0.dates = .isoOnly }.records, "child.opened") == ["2026-01-05", "?"])
    #expect(try cells(load(file) { $0.dates = .dayFirstOnly }.records, "child.opened") == ["?", "2026-01-05"])
  }

  @Test("empty values are blank and counted: the schema's, the source's and the field's own")
  func emptyValues() throws {
    let text = "child_id,opened,closed,name\nC1,1900-01-01,NULL,-\nC2,01/01/1900 00:00,null,-\nC3,2026-01-01,,x\n"
    let (records, _) = try load(["child.csv": text]) { source in
      source.emptyValues = ["NULL"]
      var child = ListDescription(list: "child", file: "child.csv")
      child.emptyValues = [("name", ["-"], nil)]
      source.lists = [child]
    }
    #expect(cells(records, "child.opened") == ["", "", "2026-01-01"])
    #expect(cells(records, "child.closed") == ["", "", ""])
    #expect(cells(records, "child.name") == ["", "", "x"])
    #expect(records?.quality.count(of: .emptyValue) == 6)
    #expect(records?.quality.count(of: .cellNotReadable) == 0)
    #expect(
      records?.quality.summaryLines.contains(
        "child.csv: 2 cells in column `closed`: hold a word that stands for nothing; read as blank") == true)
  }

  @Test("rows of the wrong length are kept with what can be read")
  func rowLength() throws {
    let (records, _) = try load([
      "child.csv": "child_id\nC1\nC2\n",
      "visit.csv": "visit_id,child_id,date,seen\nV1,C1,2026-01-01\nV2,C1,2026-01-02,true,extra\nV3,C2,2026-01-03,true\n",
    ])
    #expect(cells(records, "visit.visit_id") == ["V1", "V2", "V3"])
    #expect(cells(records, "visit.child_id") == ["0", "0", "1"])
    #expect(cells(records, "visit.date") == ["2026-01-01", "?", "2026-01-03"])
    #expect(cells(records, "visit.seen") == ["?", "?", "yes"])
    #expect(records?.quality.issues.filter { $0.kind == .rowTooShort }.map(\.row) == [2])
    #expect(records?.quality.issues.filter { $0.kind == .rowTooLong }.map(\.row) == [3])
  }

  @Test("records that belong to nobody are kept apart and named")
  func orphans() throws {
    let (records, _) = try load([
      "child.csv": "child_id\nC1\n",
      "visit.csv": "child_id,date\nC9,2026-01-01\nC1,2026-01-02\n,2026-01-03\n",
    ])
    let caseload = try #require(records?.caseload)
    let visits = caseload.lists[try #require(caseload.shape.list(named: "visit"))]
    #expect(visits.ownerRows == [0, -1, -1])
    #expect(visits.rows(of: 0) == 0..<1)
    #expect(records?.quality.issues.filter { $0.kind == .ownerUnknown }.map(\.row) == [2])
    #expect(records?.quality.issues.filter { $0.kind == .ownerMissing }.map(\.row) == [4])
    #expect(cells(records, "visit.child_id") == ["0", "?", ""])
  }

  @Test("references lead to rows; one that leads nowhere is named")
  func references() throws {
    let (records, _) = try load([
      "child.csv": "child_id,worker_id\nC1,W2\nC2,W9\nC3,\n",
      "worker.csv": "worker_id,name\nW2,B\nW1,A\n",
    ])
    #expect(cells(records, "child.worker_id") == ["1", "?W9", ""])
    #expect(records?.quality.issues.filter { $0.kind == .referenceUnknown }.map(\.inWords) == [
      "child.csv, row 3, column `worker_id`: names a worker that is not in the files"
    ])
  }

  @Test("a reference to a list that nobody supplies is not one issue for each row")
  func referencesToNothing() throws {
    let (records, _) = try load(["child.csv": "child_id,worker_id\nC1,W2\n"])
    #expect(records?.quality.count(of: .referenceUnknown) == 0)
  }

  @Test("the same key twice: one record, its differing cells not readable, whichever comes first", arguments: [
    "C1,CP,2026-01-01\nC2,CP,2026-01-01\nC1,CIN,2026-01-01\n", "C1,CIN,2026-01-01\nC1,CP,2026-01-01\nC2,CP,2026-01-01\n",
  ])
  func differingDuplicates(rows: String) throws {
    let (records, _) = try load(["child.csv": "child_id,category,opened\n" + rows])
    #expect(cells(records, "child.child_id") == ["C1", "C2"])
    #expect(cells(records, "child.category") == ["?", "CP"])
    #expect(cells(records, "child.opened") == ["2026-01-01", "2026-01-01"])
    #expect(records?.quality.count(of: .recordsDiffer) == 2)
  }

  @Test("the same record twice counts once")
  func sameDuplicates() throws {
    let (records, _) = try load(["child.csv": "child_id,category\nC1,CP\nC1,CP\nC1,CP\n"])
    #expect(cells(records, "child.child_id") == ["C1"])
    #expect(cells(records, "child.category") == ["CP"])
    #expect(records?.quality.count(of: .sameRecordTwice) == 3)
  }

  @Test("one visit to two children is a record of each; the same child twice is one")
  func sharedKeys() throws {
    let (records, _) = try load([
      "child.csv": "child_id\nC1\nC2\n",
      "visit.csv": "visit_id,child_id,date,seen\nV1,C2,2026-01-01,no\nV1,C1,2026-01-01,yes\nV1,C1,2026-01-01,no\n",
    ])
    #expect(cells(records, "visit.child_id") == ["0", "1"])
    #expect(cells(records, "visit.date") == ["2026-01-01", "2026-01-01"])
    #expect(cells(records, "visit.seen") == ["?", "no"])
    #expect(records?.quality.count(of: .keyShared) == 2)
    #expect(records?.quality.issues.filter { $0.kind == .recordsDiffer }.map(\.row) == [3, 4])
  }

  @Test("a reference to a key that two children share leads to the record of the same child")
  func sharedKeyReference() throws {
    let text = testSchemaText.replacing("      date: {type: date}\n      review_due", with: "      date: {type: date}\n      visit_id: {type: reference, to: visit}\n      review_due")
    let (records, diagnostics) = try load(
      [
        "child.csv": "child_id\nC1\nC2\n", "visit.csv": "visit_id,child_id,date\nV1,C1,2026-01-01\nV1,C2,2026-01-01\n",
        "plan.csv": "child_id,visit_id\nC1,V1\nC2,V1\n",
      ], schema: testSchema(text))
    #expect(diagnostics.isEmpty)
    #expect(cells(records, "plan.visit_id") == ["0", "1"])
  }

  @Test("at most a thousand issues of a kind are listed, all are counted")
  func manyIssues() throws {
    let rows = (1...1500).map { "C\($0),nonsense" }.joined(separator: "\n")
    let (records, _) = try load(["child.csv": "child_id,opened\n" + rows])
    #expect(records?.quality.count(of: .cellNotReadable) == 1500)
    #expect(records?.quality.issues.count { $0.kind == .cellNotReadable } == 1000)
    #expect(records?.quality.summaryLines.contains("child.csv: 1500 cells in column `opened`: is no date; the first is in row 2") == true)
  }

  @Test("what a source holds is kept for each list")
  func holdings() throws {
    let (records, diagnostics) = try load([
      "kids.csv": "Ref\nC1\n", "visits.csv": "child_id,date\nC1,2026-01-01\n", "plans.csv": "child_id,date\nC1,2026-01-01\n",
      "other.csv": "x\n1\n",
    ]) { source in
      source.completeFrom = .completeFrom(CivilDate(dayNumber: 19000))
      var child = ListDescription(list: "child", file: "kids.csv")
      child.columns = [.init(field: "child_id", header: "REF")]
      var plan = ListDescription(list: "plan", file: "plans.csv")
      plan.holding = .latestOnly
      source.lists = [child, ListDescription(list: "visit", file: "visits.csv"), plan, ListDescription(list: "worker", file: nil)]
    }
    #expect(diagnostics.isEmpty)
    let caseload = try #require(records?.caseload)
    func holds(_ name: String) -> Holding? { caseload.shape.list(named: name).map { caseload.lists[$0].holds } }
    #expect(holds("child") == .completeFrom(CivilDate(dayNumber: 19000)))
    #expect(holds("visit") == .completeFrom(CivilDate(dayNumber: 19000)))
    #expect(holds("plan") == .latestOnly)
    #expect(holds("worker") == .notSupplied)
    #expect(records?.quality.issues.contains { $0.kind == .fileUnknown && $0.file == "other.csv" } == true)
  }

  @Test("files with a year in front are found when there is one")
  func years() throws {
    let one = try load(["2021-child.csv": "child_id\nC1\n", "2021-22_visit.csv": "child_id,date\nC1,2026-01-01\n"])
    #expect(one.diagnostics.isEmpty)
    #expect(cells(one.records, "visit.date") == ["2026-01-01"])
    let two = try load(["child.csv": "child_id\nC1\n", "2020-visit.csv": "child_id\nC1\n", "2021-visit.csv": "child_id\nC1\n"])
    #expect(report(two.diagnostics).contains("several files could hold the list `visit`: 2020-visit.csv, 2021-visit.csv"))
    #expect(cells(two.records, "child.child_id") == ["C1"])
    let other = try load(["child.csv": "child_id\nC1\n", "pathway_plan.csv": "child_id,date\nC1,2026-01-01\n"])
    #expect(other.records?.quality.count(of: .fileUnknown) == 1)
    #expect(cells(other.records, "plan.date").isEmpty)
  }
}
