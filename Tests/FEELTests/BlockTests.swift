import Caseload
import CivilTime
import SourceText
import TestSupport
import Testing

@testable import FEEL

/// Blocks of rows give the answers of the rows one by one: the same bits, for every row.
@Suite("Conditions over blocks of rows") struct BlockTests {
  /// Conditions on a child that have a block form as long as the category has no history.
  static let ofChild = [
    "category = \"CP\"", "category != \"CP\"", "category in (\"CP\", \"CLA\")", "not(category in (\"CIN\", \"CLA\"))",
    "long_term", "long_term = true", "long_term != false", "disabled", "not(disabled)", "disabled = false",
    "opened < @\"2026-02-01\"", "opened >= today()", "closed = null", "closed != null", "is missing(closed)",
    "is missing(opened)", "birth_due > today()", "birth_due = null", "closed = null or closed > today()",
    "opened between @\"2026-01-01\" and @\"2026-02-01\"", "opened in [@\"2026-01-01\"..@\"2026-02-01\")",
    "opened in (@\"2026-01-01\", @\"2026-02-14\")", "not(opened between @\"2026-01-01\" and today())",
    "today() - opened > duration(\"P30D\")", "today() - opened <= duration(\"P30DT12H\")",
    "opened - today() = duration(\"P0D\")", "opened + duration(\"P6M\") >= today()",
    "opened - duration(\"P1Y\") < today()", "opened + duration(\"P30DT5H\") < today()",
    "opened > today() - duration(\"P18Y\")", "today() < opened + duration(\"P8000Y\")",
    "opened - duration(\"P100D\") != null", "is missing(opened + duration(\"P1D\"))", "opened.year >= 2026",
    "opened.month = 1", "opened.day > 14", "today().year - opened.year > 1", "age > 2", "age between 1 and 3",
    "age * 2 > 4", "3 - age > 0", "-age < 0",
    "age * 9000000000000 > 1", "age + 9000000000000 > 9000000000001", "get or else(age, 3) > 2",
    "get or else(age, 3) + 1 > 3", "get or else(long_term, false)", "get or else(opened, today()) <= today()",
    "opened < birth_due", "opened = birth_due", "opened - birth_due > duration(\"P10D\")",
    "opened - birth_due <= duration(\"P10DT1H\")", "opened - birth_due = duration(\"P31D\")",
    "opened - birth_due != duration(\"PT31H\")", "(opened - birth_due).days > 5", "age + age > 4", "age - age = 0",
    "age - (age + 1) != -1", "5 <= age + age", "age + age != 4", "age - age >= 0",
    "-(age + age) < 0", "(if long_term then opened else closed) > @\"2026-01-20\"",
    "(if opened > today() then age else 3) > 2", "if long_term then age > 2 else category = \"CP\"",
    "long_term = disabled", "name = \"North\"", "name != \"North\"", "name = \"a longer text\"", "name = null",
    "not(name = \"x\")", "name in (\"x\", \"y\")", "child.worker.team = \"North\"", "child.worker.team != \"x\"",
    "child.worker_id = null", "child.worker_id != null",
    "category = \"CP\" and opened < today() and (long_term or age > 2)",
    "not(category = \"CP\" and long_term) or closed = null", "long_term and (disabled or not(category = \"CLA\"))",
    "count(visit) > 2", "count(visit) != 1", "count(visit[seen]) >= 1", "count(visit[seen = true and minutes > 1]) < age",
    "count(visit[date > opened]) = 0", "count(visit) + count(plan[agreed]) > 2", "2 >= count(visit[kind = \"home\"])",
    "some v in visit satisfies v.seen", "every v in visit satisfies v.minutes > 0",
    "some v in visit[kind = \"home\"] satisfies v.date > opened", "every v in visit[seen] satisfies long_term",
    "some v in visit satisfies child.category = \"CP\" and v.seen", "some v in visit satisfies v.worker_id.team = \"x\"",
    "some a in assessment satisfies a.outcome = \"x\"", "every a in assessment satisfies a.outcome = null",
    "some v in visit satisfies v.note = child.name or v.seen", "list contains(visit.minutes, age)",
    "some p in plan satisfies p.review_due < today()", "count(plan[visit_every = null]) > 0",
    "some v in visit satisfies date(v.written) > today() - duration(\"P20D\")", "count(visit[written = null]) = 0",
    "some v in visit satisfies date(v.written) = v.date",
  ]

  /// Conditions on a child that are asked row by row, wholly or in part.
  static let inPart = [
    "visit[-1].seen", "visit[-1].seen and category = \"CP\"", "category = \"CP\" or visit[seen][1].date > opened",
    "sum(visit.minutes) > 3", "name < \"m\"", "max(visit.date) < today() or long_term or closed = null",
    "count(visit[written > date and time(\"2026-01-01T10:00:00\")]) > 1", "name = child.worker.team",
    "some v in visit satisfies (some w in visit satisfies w.date > v.date)",
    "count(visit[-1].child.plan) > 1", "min(age, 2) = 2", "age * -1.5 < -3", "age / 2 >= 1", "age / 3 = 0.666667",
    "1 / age > 0.4", "age * age > 4", "age + age * age - 1 < 5", "string length(name) > 3",
    "age / 2 > 1 and long_term",
  ]

  static let ofVisit = [
    "seen = true", "seen = true and kind = \"home\"", "minutes > 1", "date <= today()", "item.date > opened",
    "opened <= item.date and seen", "child.category = \"CP\"", "child.name = \"x\"", "is missing(child.name)",
    "long_term and seen", "child.worker.team = \"North\"", "item.worker_id.team = \"North\"", "note = \"x\"",
    "today() - item.date < duration(\"P30D\")", "item.date - opened > duration(\"P3D\")", "minutes > age",
    "count(plan) > 1", "written = null", "date(written) <= item.date", "next.seen", "start <= item.date",
    "item.date <= end or seen", "(if seen then minutes else age) > 1", "child.closed = null",
  ]

  private func compare(
    _ text: String, _ expression: CheckedExpression, _ caseload: Caseload, over list: Int, _ frame: Frame,
    _ ranges: [Range<Int>], _ seed: UInt64
  ) {
    let bound = expression.bindCondition(to: caseload)
    let blocks = bound.blocks(over: list, frame)
    let about = caseload.shape.aboutList
    for range in ranges {
      let answers = blocks.answers(range)
      #expect(answers.count == range.count, "seed \(seed): \(text)")
      for (answer, row) in zip(answers, range) {
        var frame = frame
        frame.subject = list == about ? Int32(row) : caseload.lists[list].ownerRows[row]
        frame.item = list == about ? -1 : Int32(row)
        let expected = bound(frame)
        guard answer != expected else { continue }
        Issue.record("seed \(seed), row \(row): \(text): \(answer) and not \(expected)")
        return
      }
    }
  }

  private func ranges(_ maker: inout BlockCaseMaker, _ count: Int) -> [Range<Int>] {
    [0..<count, maker.range(in: count)]
  }

  @Test("as row by row, written conditions", arguments: 1...8 as ClosedRange<UInt64>)
  func written(_ seed: UInt64) throws {
    var maker = BlockCaseMaker(seed: seed)
    let sizes = [0, 1, 60, 1023, 1024, 1025, 60]
    let caseload = maker.caseload(children: sizes[Int(seed) % sizes.count], withHistory: seed % 3 == 0)
    for text in Self.ofChild + Self.inPart {
      let expression = try #require(checked(text), "\(text): \(messages(text))")
      let ranges = ranges(&maker, caseload.about.count)
      compare(text, expression, caseload, over: Fixture.child, maker.frame(), ranges, seed)
    }
    for text in Self.ofVisit {
      let expression = try #require(
        checked(text, item: Fixture.visit, hasNext: true, extra: ["start", "end"]),
        "\(text): \(messages(text, item: Fixture.visit))")
      let ranges = ranges(&maker, caseload.lists[Fixture.visit].count)
      compare(text, expression, caseload, over: Fixture.visit, maker.frame(), ranges, seed)
    }
  }

  @Test("as row by row, made-up conditions", arguments: 1...16 as ClosedRange<UInt64>)
  func made(_ seed: UInt64) {
    var maker = BlockCaseMaker(seed: seed &+ 7_000)
    let sizes = [40, 80, 40, 300, 40, 1025]
    let caseload = maker.caseload(children: sizes[Int(seed) % sizes.count], withHistory: seed % 2 == 0)
    var expressions = ExpressionMaker(seed: seed &+ 40_000, testsBlanks: true)
    for _ in 0..<40 {
      let text = expressions.condition(1 + expressions.random.below(3))
      guard let expression = checked(text) else { continue }
      let ranges = ranges(&maker, caseload.about.count)
      compare(text, expression, caseload, over: Fixture.child, maker.frame(), ranges, seed)
    }
  }

  /// Of the caseloads of `BlockCaseMaker.small`: on a child, and on a visit.
  static let ofSmall = (
    child: [
      "unborn", "not(unborn)", "agreed", "agreed = null", "score > 1", "score = null", "score + 1 > 2", "score + score > 2",
      "planned < today()", "planned = null", "planned > born", "unborn and score > 0", "count(visit) > 1",
      "get or else(agreed, true)", "some v in visit satisfies v.due > planned and agreed", "unborn = agreed",
    ],
    visit: [
      "child.unborn", "child.agreed and due > today()", "child.score > 1", "child.planned <= due", "child.agreed = null",
      "child.score = child.score", "child.score - child.score < 1",
      "not(child.unborn) or child.planned = null",
    ]
  )

  @Test("as row by row, cells that others hide or take the place of", arguments: 1...12 as ClosedRange<UInt64>)
  func hidden(_ seed: UInt64) throws {
    var maker = BlockCaseMaker(seed: seed &+ 3_000)
    let caseload = maker.smallCaseload(children: 150)
    for (list, texts) in [(0, Self.ofSmall.child), (1, Self.ofSmall.visit)] {
      for text in texts {
        var diagnostics = Diagnostics()
        let scope = Scope(shape: BlockCaseMaker.small, item: list == 0 ? nil : list)
        let expression = try #require(
          readExpression(SourceFile(name: "rule.feel", text: text), diagnostics: &diagnostics).flatMap {
            check($0, in: scope, expecting: .boolean, diagnostics: &diagnostics)
          }, "\(text): \(diagnostics.all.map(\.message))")
        for _ in 0..<4 {
          compare(text, expression, caseload, over: list, maker.frame(), ranges(&maker, caseload.lists[list].count), seed)
        }
      }
    }
  }

  @Test("a block form is there where it is meant to be")
  func forms() throws {
    var maker = BlockCaseMaker(seed: 5)
    let caseload = maker.caseload(children: 3, withHistory: false)
    for text in Self.ofChild {
      let expression = try #require(checked(text), "\(text): \(messages(text))")
      let lane = Lane(over: Fixture.child, caseload)
      let blocks = BlockBinder(Binder(caseload: caseload), Fixture.frame(), lane, Scratch())
      #expect(blocks.form(expression.root, true) != nil, "\(text)")
    }
  }

  @Test("rows that the list does not have, and room that there is not")
  func bounds() throws {
    var maker = BlockCaseMaker(seed: 9)
    let caseload = maker.caseload(children: 10, withHistory: false)
    let blocks = try #require(checked("long_term")).bindCondition(to: caseload).blocks(over: Fixture.child, Fixture.frame())
    #expect(blocks.count == 10)
    #expect(blocks.answers(5..<50).count == 5)
    #expect(blocks.answers(20..<50).isEmpty)
    #expect(blocks.answers(3..<3).isEmpty)
    var room = [Truth](repeating: .unknown, count: 4)
    let written = room.withUnsafeMutableBufferPointer { blocks.answer(2..<8, into: $0) }
    #expect(written == 4)
    #expect(room == Array(blocks.answers(2..<6)))
  }

  @Test("steps: the places at which an answer changes, also at the ends of what a cell can hold")
  func steps() {
    var steps = Steps(missing: 0, hidden: 0, ended: 0)
    steps.append(.min, 3)
    steps.append(Int64(Int32.min) + 2, 1)
    steps.append(5, 1)
    steps.append(7, 2)
    steps.append(Int64(Int32.max), 4)
    steps.append(Int64(Int32.max) + 1, 9)
    var written = [UInt8](repeating: 0, count: 6)
    steps.writer(Int32.self)([.min, .min + 2, 6, 7, .max - 1, .max], 6, &written)
    #expect(written == [3, 1, 1, 2, 2, 4])
    #expect(firstNumber(in: .min ... .max) { $0 >= 12 } == 12)
    #expect(firstNumber(in: .min ... .max) { _ in true } == .min)
    #expect(firstNumber(in: 3...9) { $0 > 9 } == nil)
  }
}
