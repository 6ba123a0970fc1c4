import Caseload
import CivilTime
import Testing

@testable import FEEL

private let standard = Fixture.caseload(
  child: [
    "category": .code("CP"), "opened": .date(day("2026-01-05")), "age": .number(millionths: 4_500_000),
    "name": .text("Amira"), "worker_id": .key("W1"), "birth_due": .date(day("2026-12-01")),
    "long_term": .boolean(false),
  ],
  visits: [
    [
      "date": .date(day("2026-02-01")), "seen": .boolean(true), "kind": .code("home"),
      "minutes": .number(millionths: millionths(60)),
      "written": .dateTime(minutes: minutes("2026-02-02", 600), dateOnly: false), "worker_id": .key("W2"),
      "note": .text("a"),
    ],
    [
      "date": .date(day("2026-03-18")), "seen": .boolean(true), "kind": .code("school"),
      "minutes": .number(millionths: millionths(30)), "note": .text("b"),
    ],
    [
      "date": .date(day("2026-03-27")), "seen": .boolean(false), "kind": .code("home"),
      "minutes": .number(millionths: millionths(15)), "note": .text("c"),
    ],
    [
      "date": .date(day("2026-04-02")), "seen": .boolean(true), "kind": .code("home"),
      "minutes": .number(millionths: millionths(5)), "note": .text("d"),
    ],
  ],
  plans: [
    [
      "date": .date(day("2026-01-20")), "review_due": .date(day("2026-07-20")), "visit_every": .span(Span(2, .weeks)),
      "agreed": .boolean(true),
    ]
  ])

private func millionths(_ whole: Int64) -> Int64 { whole * 1_000_000 }
private func minutes(_ iso: String, _ minute: Int64) -> Int64 { Int64(day(iso).dayNumber) * 1440 + minute }

@Suite("What expressions say") struct EvaluationTests {
  @Test(
    "surely yes",
    arguments: [
      "category = \"CP\"", "child.category = \"CP\"", "category != \"CLA\"", "category in (\"CP\", \"CLA\")",
      "category in [\"CP\"]", "not(category in (\"CIN\", \"CLA\"))", "name = \"Amira\"", "name < \"B\"",
      "name in (\"Amira\", \"x\")",
      "age = 4.5", "age + 0.5 = 5", "age * 2 = 9", "age / 2 = 2.25", "-age < 0", "age between 4 and 5", "age in [4..5]",
      "age in (4.5..5] = false", "age in ]4..5[", "age in (< 1, > 4)", "age in (>= 4.5)", "age - 4.5 = 0",
      "opened = @\"2026-01-05\"", "opened = date(\"2026-01-05\")", "opened = date(2026, 1, 5)", "opened < today()",
      "opened + duration(\"P10D\") = @\"2026-01-15\"", "duration(\"P10D\") + opened = @\"2026-01-15\"",
      "opened + @\"P1M\" = @\"2026-02-05\"", "opened - @\"P1Y\" = @\"2025-01-05\"", "today() - opened = @\"P86D\"",
      "(today() - opened).days = 86",
      "opened.year = 2026 and opened.month = 1 and opened.day = 5 and opened.weekday = 1",
      "(today() - opened) * 2 = @\"P172D\"",
      "birth_due > today()", "closed = null", "is missing(closed)",
      "get or else(closed, @\"2030-01-01\") = @\"2030-01-01\"",
      "opened != null", "not(long_term)", "long_term = false", "not(disabled)", "disabled = false",
      "worker_id = \"W1\"", "worker.team = \"North\"", "worker_id.team = \"North\"", "child.worker_id.team = \"North\"",
      "child.worker.worker_id = \"W1\"", "worker_id != null",
      "count(visit) = 3", "count(visit[seen = true]) = 2", "count(visit[seen]) > 1",
      "count(visit[seen][kind = \"home\"]) = 1",
      "count(child.visit) = 3", "visit[-1].date = @\"2026-03-27\"", "visit[1].date = @\"2026-02-01\"",
      "visit[seen = true][-1].date = @\"2026-03-18\"", "visit[seen = true].date[-1] = @\"2026-03-18\"",
      "visit[-1].note = \"c\"", "visit[1].worker_id = \"W2\"", "visit[1].worker_id != child.worker_id",
      "visit[kind = \"school\"][1].date < visit[-1].date",
      "max(visit.date) = @\"2026-03-27\"", "min(visit.minutes) = 15", "sum(visit.minutes) = 105",
      "max(opened, @\"2026-02-01\") = @\"2026-02-01\"",
      "min(visit[minutes > 100].date) = null",
      "some v in visit satisfies v.seen = false", "every v in visit satisfies v.minutes >= 15",
      "some d in visit.date satisfies d = @\"2026-03-18\"",
      "some v in visit, p in plan satisfies v.date > p.date and p.agreed",
      "every v in visit[kind = \"home\"] satisfies (some p in plan satisfies p.date < v.date)",
      "list contains(visit.date, @\"2026-03-18\")", "@\"2026-03-18\" in visit.date", "list contains(visit.note, \"b\")",
      "list contains([\"CP\", \"CLA\"], category)", "not(list contains(visit.kind, \"school\")) = false",
      "count(visit[count(plan[item.date < @\"2026-02-01\"]) > 0]) = 3",
      "count(visit[item.date > child.opened]) = 3", "count(visit.date[item > @\"2026-03-01\"]) = 2",
      "plan[-1].review_due > today()", "plan[-1].visit_every != null",
      "if category = \"CP\" then age > 4 else age > 100", "(if category = \"CP\" then \"x\" else \"y\") = \"x\"",
      "visit[1].written > date and time(\"2026-02-02T09:59:00\")", "date(visit[1].written) = @\"2026-02-02\"",
      "date(visit[1].written) - visit[1].date = duration(\"P1D\")",
      "visit[-1] != null", "visit[minutes > 100][-1] = null",
      "closed <= today() or age > 1", "not(closed <= today()) or age > 1",
    ])
  func yes(_ text: String) throws {
    let explanation = try explain(text, standard)
    #expect(explanation.truth == .yes)
    #expect(explanation.restsOn.isEmpty)
  }

  @Test(
    "surely not",
    arguments: [
      "category = \"CLA\"", "closed <= today()", "closed <= today() and age > 1", "long_term", "disabled",
      "visit[minutes > 100][-1].date > today()", "count(visit) > 3", "visit[-1].seen", "worker.team = \"South\"",
      "every v in visit satisfies v.seen", "some v in visit satisfies v.minutes > 60",
      "max(visit[minutes > 100].date) >= today()",
    ])
  func no(_ text: String) throws {
    let explanation = try explain(text, standard)
    #expect(explanation.truth.isNo)
    #expect(explanation.restsOn.isEmpty)
  }

  @Test("what happened later than the day is not there") func horizon() throws {
    for (horizon, count) in [("2026-04-01", 3), ("2026-04-02", 4), ("2026-02-01", 1), ("2026-01-31", 0)] {
      #expect(try truth("count(visit) = \(count)", standard, Fixture.frame(horizon)) == .yes)
    }
    let caseload = Fixture.caseload(assessments: [
      ["started": .date(day("2026-03-01")), "completed": .date(day("2026-04-02")), "outcome": .text("none")]
    ])
    #expect(try truth("assessment[-1].completed = null", caseload, Fixture.frame("2026-04-01")) == .yes)
    #expect(try truth("assessment[-1].completed != null", caseload, Fixture.frame("2026-04-02")) == .yes)
    #expect(
      try explain("assessment[-1].outcome = \"none\"", caseload).restsOn == [cell(Fixture.assessment, 0, "outcome")])
    #expect(try truth("assessment[-1].outcome = \"none\"", caseload, Fixture.frame("2026-04-02")) == .yes)
  }

  @Test("a tested record lends its fields") func item() throws {
    let frame = Fixture.frame(item: 1, next: 2)
    for text in [
      "seen = true", "item.seen = true", "visit.seen = true", "kind = \"school\" and date > opened",
      "visit.date > child.opened",
    ] {
      #expect(try truth(text, standard, frame, item: Fixture.visit) == .yes)
    }
    #expect(try truth("next.date > date", standard, frame, item: Fixture.visit, hasNext: true) == .yes)
    #expect(try truth("next = null", standard, Fixture.frame(item: 3), item: Fixture.visit, hasNext: true) == .yes)
    #expect(try truth("count(visit[item.date < @\"2026-03-01\"]) = 1", standard, frame, item: Fixture.visit) == .yes)
    // Inside a filter over the same list its name stands for the rule's own record.
    #expect(try truth("count(visit[item.date <= visit.date]) = 2", standard, frame, item: Fixture.visit) == .yes)
    #expect(try truth("count(visit[item.date < visit.date]) = 1", standard, frame, item: Fixture.visit) == .yes)
  }

  @Test("dates that the caller gives") func extra() throws {
    var frame = Fixture.frame()
    frame.extra = (day("2026-02-01").dayNumber, DateColumn.blank)
    #expect(try truth("visit[-1].date > start", standard, frame, extra: ["start", "trigger"]) == .yes)
    #expect(try truth("visit[-1].date > trigger", standard, frame, extra: ["start", "trigger"]).isUnknown)
    #expect(try truth("trigger = null", standard, frame, extra: ["start", "trigger"]) == .yes)
  }

  @Test("today is what the caller says") func today() throws {
    var frame = Fixture.frame()
    frame.today = day("2027-01-01").dayNumber
    #expect(try truth("today() = @\"2027-01-01\"", standard, frame) == .yes)
    #expect(checked("today() > opened")?.readsToday == true)
  }

  @Test("dates") func dates() throws {
    let expression = try #require(checked("max(opened, visit[seen = true][-1].date)", expecting: .date))
    let bound = expression.bindDate(to: standard)
    #expect(bound(Fixture.frame()) == .date(day("2026-03-18")))
    #expect(bound.explain(Fixture.frame()).cells.contains(cell(Fixture.visit, 1, "date")))
    #expect(try #require(checked("closed", expecting: .date)).bindDate(to: standard)(Fixture.frame()) == .null)
    #expect(
      try #require(checked("opened + @\"P6M\"", expecting: .date)).bindDate(to: Fixture.caseload())(Fixture.frame())
        == .unknown)
    let late = Fixture.caseload(child: ["opened": .date(day("2025-08-31"))])
    #expect(
      try #require(checked("opened + @\"P6M\"", expecting: .date)).bindDate(to: late)(Fixture.frame())
        == .date(day("2026-02-28")))
  }

  @Test("numbers") func numbers() throws {
    let bound = try #require(checked("count(visit) / 2", expecting: .number)).bindNumber(to: standard)
    #expect(bound(Fixture.frame()) == .millionths(1_500_000))
    for (a, b, expected) in [
      (1, 3, 333_333), (2, 3, 666_667), (-2, 3, -666_667), (5, 10_000_000, 0), (15, 10_000_000, 2),
    ] as [(Int64, Int64, Int64)] {
      #expect(Binder.quotient(Int128(a) * 1_000_000 * 1_000_000, Int128(b) * 1_000_000) == expected)
    }
    #expect(Literals.number("9223372036854.775807") == .millionths(.max))
    #expect(Literals.number("9223372036854.775808") == .tooLarge)
    #expect(Literals.number("0.1234567") == .tooManyDecimals)
    #expect(Literals.number("1.5e-3") == .millionths(1_500))
    #expect(Literals.number("1e3") == .millionths(1_000_000_000))
  }

  @Test("what cannot be worked out rests on what it read") func failed() throws {
    let caseload = Fixture.caseload(child: ["age": .number(millionths: 0), "opened": .date(day("9999-12-01"))])
    let division = try explain("1 / age > 2", caseload)
    #expect(division.truth.isUnknown)
    #expect(division.restsOn == [cell(Fixture.child, 0, "age")])
    #expect(
      try explain("1 / count(visit) > 2", caseload).restsOn == [CellAddress(list: Fixture.visit, row: -1, field: -1)])
    let large = Fixture.caseload(child: ["age": .number(millionths: .max)])
    #expect(try explain("age + age > 1", large).restsOn == [cell(Fixture.child, 0, "age")])
    // Products and quotients keep 34 digits.
    #expect(try explain("age * age > 1", large).truth == .yes)
    #expect(try explain("age / 3 * 3 = age", Fixture.caseload(child: ["age": .number(millionths: 7_000_000)])).truth == .no)
    #expect(try explain("age * age * age * age * age ** 6000 > 1", large).restsOn == [cell(Fixture.child, 0, "age")])
  }

  @Test("what an expression reads") func reads() throws {
    let expression = try #require(
      checked("category = \"CP\" and count(visit[seen = true]) > 0 and worker.team = \"North\""))
    #expect(
      expression.reads.map(Fixture.shape.name(of:)) == [
        "child.category", "child.worker_id", "visit.date", "visit.seen", "worker.team",
      ])
    #expect(expression.readsLists == [Fixture.visit])
    #expect(expression.datedFields.map(Fixture.shape.name(of:)) == ["child.category"])
    #expect(
      expression.readsDated.map(Fixture.shape.name(of:)) == [
        "category_history.value", "category_history.from", "category_history.until",
      ])
    #expect(expression.readsFactsOfDay && !expression.readsToday)
  }

  @Test("the parts that decided") func deciding() throws {
    let explanation = try explain("category = \"CP\" and (age > 5 or long_term) and name = \"Amira\"", standard)
    #expect(explanation.truth == .no)
    #expect(explanation.deciding.map(\.path) == ["and[1]/or[0]", "and[1]/or[1]"])
    #expect(explanation.deciding.map(\.text) == ["age > 5", "long_term"])
    #expect(explanation.deciding[0].cells == [cell(Fixture.child, 0, "age")])
    let yes = try explain("age > 5 or name = \"Amira\" or long_term", standard)
    #expect(yes.deciding.map(\.path) == ["or[1]"])
    let unknown = try explain(
      "category = \"CP\" and age > 1 and name = \"x\"", Fixture.caseload(child: ["category": .code("CP")]))
    #expect(unknown.truth.isUnknown)
    #expect(unknown.deciding.map(\.path) == ["and[1]", "and[2]"])
    #expect(try explain("age > 5", standard).deciding.map(\.path) == [""])
  }
}
