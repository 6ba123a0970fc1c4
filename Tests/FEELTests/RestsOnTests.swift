import Caseload
import CivilTime
import Testing

@testable import FEEL

private typealias F = Fixture

private func visit(_ iso: String?, seen: Cell = .boolean(true), _ more: [String: Cell] = [:]) -> [String: Cell] {
  ["date": iso.map { .date(day($0)) } ?? .blank, "seen": seen].merging(more) { $1 }
}

@Suite("What answers rest on") struct RestsOnTests {
  static let blankChild = F.caseload()

  @Test(
    "a blank field is neither yes nor no",
    arguments: [
      "category = \"CP\"", "category != \"CP\"", "not(category = \"CP\")", "category in (\"CP\", \"CLA\")",
      "opened < today()",
      "age > 1", "age between 1 and 2", "age + 1 > 2", "-age < 1", "long_term", "not(long_term)", "long_term = true",
      "long_term = false",
      "name = \"x\"", "worker_id = \"W1\"", "worker.team = \"North\"", "opened + @\"P1D\" > today()",
      "opened.year > 2020",
      "age in [1..2]", "list contains([1, 2], age)", "if long_term then age > 1 else age > 2", "max(age, 3) > 1",
      "category = \"CP\" and age > 1", "category = \"CP\" or age > 1",
    ])
  func blank(_ text: String) throws {
    let explanation = try explain(text, RestsOnTests.blankChild)
    #expect(explanation.truth.isUnknown)
    #expect(!explanation.restsOn.isEmpty)
  }

  @Test("the value stays the standard's") func values() throws {
    #expect(try truth("category = \"CP\"", RestsOnTests.blankChild).value == false)
    #expect(try truth("category != \"CP\"", RestsOnTests.blankChild).value == true)
    #expect(try truth("age > 1", RestsOnTests.blankChild).value == nil)
  }

  @Test(
    "invalid, unlisted and dangling cells are uncertain, also for tests of blanks",
    arguments: [
      ("category", Cell.code("XX"), "category"), ("opened", .invalid, "opened"), ("worker_id", .key("W9"), "worker_id"),
      ("age", .invalid, "age"), ("name", .invalid, "name"), ("closed", .invalid, "closed"),
      ("disabled", .invalid, "disabled"),
    ])
  func invalid(_ field: String, _ cell_: Cell, _ name: String) throws {
    let caseload = F.caseload(child: [field: cell_])
    for text in ["\(name) = null", "\(name) != null", "is missing(\(name))", "not(is missing(\(name)))"] {
      let explanation = try explain(text, caseload)
      #expect(explanation.truth.isUnknown)
      #expect(explanation.restsOn == [cell(F.child, 0, field)])
    }
  }

  @Test("tests made for blanks") func nullTests() throws {
    for text in [
      "category = null", "is missing(category)", "not(category != null)", "is missing(worker.team)", "worker = null",
      "opened = null",
      "get or else(category, \"CIN\") = \"CIN\"", "get or else(age, 3) = 3", "get or else(name, \"x\") = \"x\"",
      "get or else(long_term, true)", "long_term = null", "category = null or category = \"CP\"",
      "get or else(opened, @\"2026-01-01\") < today()",
    ] {
      let explanation = try explain(text, RestsOnTests.blankChild)
      #expect(explanation.truth == .yes, "\(text)")
      #expect(explanation.restsOn.isEmpty, "\(text)")
    }
    #expect(try truth("get or else(age, 3) = 3", F.caseload(child: ["age": .invalid])).isUnknown)
    #expect(try truth("age + 1 = null", RestsOnTests.blankChild).isUnknown)
  }

  @Test("what the schema says of blanks") func meanings() throws {
    #expect(try truth("not(disabled)", RestsOnTests.blankChild) == .yes)
    #expect(try truth("disabled = false", RestsOnTests.blankChild) == .yes)
    #expect(try truth("closed = null", RestsOnTests.blankChild) == .yes)
    #expect(try truth("closed <= today()", RestsOnTests.blankChild) == .null)
  }

  @Test("and, or: decided by the other side alone") func junctions() throws {
    let caseload = F.caseload(child: ["long_term": .boolean(false), "name": .text("x")])
    for text in ["long_term and age > 1", "age > 1 and long_term", "age > 1 and category = \"CP\" and long_term"] {
      #expect(try explain(text, caseload).truth == .no)
      #expect(try explain(text, caseload).restsOn.isEmpty)
    }
    for text in ["name = \"x\" or age > 1", "age > 1 or name = \"x\""] {
      #expect(try explain(text, caseload).truth == .yes)
      #expect(try explain(text, caseload).restsOn.isEmpty)
    }
    // `category = "CP"` is false resting on the cell: a surely false side takes it off.
    #expect(try truth("category = \"CP\" and long_term", caseload) == .no)
    #expect(try explain("age > 1 and name = \"x\"", caseload).restsOn == [cell(F.child, 0, "age")])
    #expect(
      try explain("category = \"CP\" and age > 1", caseload).restsOn == [
        cell(F.child, 0, "category"), cell(F.child, 0, "age"),
      ])
    // A plain null makes a condition surely not yes, whatever the other side.
    #expect(try truth("closed <= today() and age > 1", caseload).isNo)
    #expect(try truth("not(closed <= today() and age > 1)", caseload).isUnknown)
  }

  @Test("records that may match") func counts() throws {
    let caseload = F.caseload(visits: [
      visit("2026-01-01"), visit("2026-02-01", seen: .blank), visit("2026-03-01", seen: .boolean(false)),
    ])
    let doubt = [cell(F.visit, 1, "seen")]
    for text in [
      "count(visit[seen = true]) = 1", "count(visit[seen = true]) > 1", "count(visit[seen = true]) + 0 > 0",
      "every v in visit[seen] satisfies v.date < @\"2026-01-15\"",
    ] {
      #expect(try explain(text, caseload).restsOn == doubt, "\(text)")
    }
    for (text, answer) in [
      ("count(visit[seen = true]) > 0", true), ("count(visit[seen = true]) >= 1", true),
      ("count(visit[seen = true]) = 0", false),
      ("count(visit[seen = true]) <= 2", true), ("count(visit[seen = true]) = 3", false),
      ("count(visit[seen = true]) != 0.5", true),
      ("count(visit) = 3", true), ("some v in visit satisfies v.seen", true),
      ("every v in visit satisfies v.seen", false),
      ("visit[seen = true][1].date = @\"2026-01-01\"", true), ("visit[seen = false][-1].date = @\"2026-03-01\"", true),
      ("some v in visit[seen] satisfies v.date > today()", false),
      ("every v in visit[seen] satisfies v.date < today()", true),
      ("list contains(visit.date, @\"2026-02-01\")", true), ("0 < count(visit[seen])", true),
    ] where text != "count(visit[seen = true]) != 0.5" {
      let explanation = try explain(text, caseload)
      #expect(explanation.truth == Truth(answer), "\(text)")
      #expect(explanation.restsOn.isEmpty, "\(text)")
    }
    #expect(try explain("visit[seen = true][-1].date < today()", caseload).restsOn == doubt)
    #expect(try explain("max(visit[seen = true].date) < today()", caseload).restsOn == doubt)
    #expect(try explain("some v in visit satisfies v.seen and v.date > @\"2026-01-15\"", caseload).restsOn == doubt)
  }

  @Test("a record without a date may be there") func undated() throws {
    let caseload = F.caseload(visits: [visit("2026-01-01"), visit(nil), visit(nil, seen: .boolean(false))])
    #expect(try explain("count(visit[seen = true]) = 1", caseload).restsOn == [cell(F.visit, 2, "date")])
    #expect(try truth("count(visit[seen = true]) > 0", caseload) == .yes)
    #expect(
      try explain("visit[seen = true][-1].date = @\"2026-01-01\"", caseload).restsOn == [cell(F.visit, 2, "date")])
    #expect(try explain("visit[seen = true][1].date = @\"2026-01-01\"", caseload).restsOn == [cell(F.visit, 2, "date")])
    #expect(try truth("some v in visit satisfies v.seen", F.caseload(visits: [visit(nil)])).isUnknown)
    let invalid = F.caseload(visits: [["date": .invalid, "seen": .boolean(true)]])
    #expect(try explain("count(visit) = 1", invalid).restsOn == [cell(F.visit, 0, "date")])
  }

  @Test("values of a list that are blank") func elements() throws {
    let caseload = F.caseload(visits: [
      visit("2026-01-01", ["minutes": .number(millionths: 5_000_000)]), visit("2026-02-01"),
    ])
    for text in [
      "sum(visit.minutes) > 1", "max(visit.minutes) > 1", "list contains(visit.minutes, 7)", "7 in visit.minutes",
    ] {
      #expect(try explain(text, caseload).restsOn == [cell(F.visit, 1, "minutes")], "\(text)")
    }
    #expect(try truth("list contains(visit.minutes, 5)", caseload) == .yes)
    #expect(try truth("sum(visit[minutes != null].minutes) = 5", caseload) == .yes)
    // A plain null among the values: the standard gives null, and Duly says that it could not be worked out.
    let open = F.caseload(assessments: [["started": .date(day("2026-01-01"))]])
    #expect(try truth("max(assessment.completed) < today()", open).isUnknown)
    #expect(try truth("max(assessment[completed != null].completed) < today()", open) == .null)
  }

  @Test("lists that are not complete") func incomplete() throws {
    let absence = [CellAddress(list: F.visit, row: -1, field: -1)]
    for holds in [Holding.completeFrom(day("2026-02-01")), .latestOnly] {
      let caseload = F.caseload(visits: [visit("2026-03-01")], holding: [F.visit: holds])
      var frame = F.frame()
      frame.historyFrom = day("2026-01-01").dayNumber
      for text in [
        "count(visit) = 1", "visit[1].seen", "every v in visit satisfies v.seen", "max(visit.date) < today()",
        "sum(visit.minutes) > 1", "some v in visit satisfies not(v.seen)", "visit[seen = false][-1] = null",
        "count(visit) + 0 > 0",
      ] {
        #expect(try explain(text, caseload, frame).restsOn.contains(absence[0]), "\(text)")
      }
      for text in [
        "count(visit) > 0", "count(visit[seen]) >= 1", "some v in visit satisfies v.seen",
        "visit[-1].date = @\"2026-03-01\"", "visit[seen][-1].seen",
      ] {
        #expect(try explain(text, caseload, frame).truth == .yes, "\(text)")
        #expect(try explain(text, caseload, frame).restsOn.isEmpty, "\(text)")
      }
      #expect(try explain("count(visit) = 0", caseload, frame).truth == .no)
      #expect(try explain("every v in visit satisfies not(v.seen)", caseload, frame).truth == .no)
      if holds != .latestOnly {
        frame.historyFrom = day("2026-02-01").dayNumber
        #expect(try truth("count(visit) = 1", caseload, frame) == .yes)
        frame.historyFrom = day("2026-01-31").dayNumber
        #expect(try truth("count(visit) = 1", caseload, frame).isUnknown)
        let before = F.caseload(visits: [visit("2026-01-15")], holding: [F.visit: holds])
        #expect(try explain("visit[-1].seen", before, frame).restsOn == absence)
      }
    }
    #expect(try explain("count(visit) = 0", F.caseload(holding: [F.visit: .notSupplied])).restsOn == absence)
  }

  @Test("times of day that are not known") func dateTimes() throws {
    let noon = Int64(day("2026-02-02").dayNumber) * 1440
    let caseload = F.caseload(visits: [visit("2026-02-01", ["written": .dateTime(minutes: noon, dateOnly: true)])])
    let written = [cell(F.visit, 0, "written")]
    #expect(try explain("visit[-1].written > date and time(\"2026-02-02T10:00:00\")", caseload).restsOn == written)
    #expect(try explain("visit[-1].written = date and time(\"2026-02-02T00:00:00\")", caseload).restsOn == written)
    #expect(try truth("visit[-1].written > date and time(\"2026-02-01T23:59:00\")", caseload) == .yes)
    #expect(try truth("visit[-1].written >= date and time(\"2026-02-02T00:00:00\")", caseload) == .yes)
    #expect(try truth("visit[-1].written < date and time(\"2026-02-03T00:00:00\")", caseload) == .yes)
    #expect(try truth("visit[-1].written = date and time(\"2026-02-03T00:00:00\")", caseload) == .no)
    #expect(try truth("date(visit[-1].written) = @\"2026-02-02\"", caseload) == .yes)
  }

  // MARK: - Histories

  private func history(_ records: [(Cell, Cell, Cell)]) -> Caseload {
    F.caseload(child: ["category": .code("CIN")], history: records.map { ["value": $0, "from": $1, "until": $2] })
  }

  @Test("a field with a history is read on the facts day") func histories() throws {
    let (a, b) = (day("2026-01-10"), day("2026-02-10"))
    let caseload = history([(.code("CP"), .date(a), .date(b)), (.code("CLA"), .date(b), .blank)])
    for (facts, code) in [("2026-01-10", "CP"), ("2026-02-09", "CP"), ("2026-02-10", "CLA"), ("2026-04-01", "CLA")] {
      #expect(try truth("category = \"\(code)\"", caseload, F.frame(facts: facts)) == .yes)
    }
    let before = try explain("category = \"CP\"", caseload, F.frame(facts: "2026-01-09"))
    #expect(before.truth.isUnknown)
    #expect(before.restsOn == [CellAddress(list: F.history, row: -1, field: 1)])
    #expect(try truth("category = null", caseload, F.frame(facts: "2026-01-09")) == .yes)
    // What began after the day of judgement is not known yet.
    #expect(
      try truth(
        "category = \"CP\"", history([(.code("CP"), .date(a), .blank), (.code("CLA"), .date(b), .blank)]),
        F.frame("2026-02-09", facts: "2026-02-10")) == .yes)
    #expect(try truth("category = \"CIN\"", F.caseload(child: ["category": .code("CIN")])) == .yes)
  }

  @Test("histories that disagree or cannot be dated") func unclearHistories() throws {
    let (a, b) = (day("2026-01-10"), day("2026-02-10"))
    let overlapping = history([(.code("CP"), .date(a), .blank), (.code("CLA"), .date(b), .blank)])
    #expect(try truth("category = \"CLA\"", overlapping) == .yes)
    let rivals = history([(.code("CP"), .date(a), .blank), (.code("CLA"), .date(a), .blank)])
    #expect(
      try explain("category = \"CLA\"", rivals).restsOn == [cell(F.history, 0, "value"), cell(F.history, 1, "value")])
    #expect(try truth("category = null", rivals).isUnknown)
    #expect(
      try truth("category = \"CP\"", history([(.code("CP"), .date(a), .blank), (.code("CP"), .date(a), .blank)]))
        == .yes)
    let undated = history([(.code("CP"), .date(a), .blank), (.code("CLA"), .blank, .blank)])
    #expect(try explain("category = \"CP\"", undated).restsOn == [cell(F.history, 1, "from")])
    #expect(
      try truth("category = \"CP\"", history([(.code("CP"), .date(a), .blank), (.code("CLA"), .invalid, .date(b))]))
        == .yes)
    let endless = history([(.code("CP"), .date(a), .invalid)])
    #expect(try explain("category = \"CP\"", endless).restsOn == [cell(F.history, 0, "until")])
    #expect(
      try truth("category = \"CLA\"", history([(.code("CP"), .date(a), .invalid), (.code("CLA"), .date(b), .blank)]))
        == .yes)
    #expect(
      try explain("category = \"CP\"", history([(.blank, .date(a), .blank)])).restsOn == [cell(F.history, 0, "value")])
    let partial = F.caseload(history: [], holding: [F.history: .completeFrom(day("2026-05-01"))])
    #expect(try truth("category = null", partial).isUnknown)
  }
}
