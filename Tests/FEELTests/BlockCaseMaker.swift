import Caseload
import CivilTime
import FEEL
import TestSupport

/// Makes caseloads of many children at random, every field of every list among them.
struct BlockCaseMaker {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Fields that other fields of their record hide, or take the place of.
  static let small = Shape(
    lists: [
      ListShape(
        name: "child", title: "child", plural: "children",
        fields: [
          FieldShape(name: "child_id", title: "child", type: .text),
          FieldShape(name: "born", title: "born", type: .date),
          FieldShape(name: "unborn", title: "unborn", type: .boolean, blank: .no, endsWith: 1),
          FieldShape(name: "score", title: "score", type: .number, arrivesWith: 1),
          FieldShape(name: "agreed", title: "agreed", type: .boolean, arrivesWith: 1, endsWith: 1),
          FieldShape(name: "planned", title: "planned", type: .date, clock: .planned, arrivesWith: 1),
        ], keyField: 0),
      ListShape(
        name: "visit", title: "visit", plural: "visits",
        fields: [
          FieldShape(name: "child_id", title: "child", type: .reference(list: 0)),
          FieldShape(name: "due", title: "due", type: .date, clock: .planned),
        ], owner: .init(list: 0, field: 0), dateField: 1),
    ], aboutList: 0)

  mutating func smallCaseload(children: Int) -> Caseload {
    var builder = CaseloadBuilder(shape: Self.small)
    for child in 0..<children {
      let key = String(100_000 + child)
      add(0, ["child_id": .text(key)], to: &builder)
      for _ in 0..<random.below(4) { add(1, ["child_id": .key(random.chance(95) ? key : "nobody")], to: &builder) }
    }
    return builder.build()
  }

  /// Without a history, `category` is read as it stands.
  mutating func caseload(children: Int, withHistory: Bool) -> Caseload {
    var builder = CaseloadBuilder(shape: Fixture.shape)
    for name in ["W1", "W2", "W3"] { add(Fixture.worker, ["worker_id": .text(name)], to: &builder) }
    for child in 0..<children {
      let key = String(100_000 + child)
      add(Fixture.child, ["child_id": .text(key)], to: &builder)
      for list in [Fixture.visit, Fixture.plan, Fixture.assessment, Fixture.history] {
        for _ in 0..<[0, 0, 1, 2, 3, 5][random.below(6)] { add(list, ["child_id": .key(key)], to: &builder) }
      }
    }
    // Records of a child that nobody knows.
    for _ in 0..<random.below(3) { add(Fixture.visit, ["child_id": .key("nobody")], to: &builder) }
    if !withHistory { builder.setHolding(.notSupplied, of: Fixture.history) }
    for list in [Fixture.visit, Fixture.plan, Fixture.assessment] where random.chance(30) {
      builder.setHolding(
        random.pick([.latestOnly, .completeFrom(day("2026-01-05")), .completeFrom(day("2026-01-20")), .notSupplied]),
        of: list)
    }
    return builder.build()
  }

  mutating func frame() -> Frame {
    var frame = Fixture.frame(random.pick(["2026-01-01", "2026-02-01", "2026-02-14", "1969-12-01"]))
    frame.factsDay = day(random.pick(["2026-01-15", "2026-02-01"])).dayNumber
    frame.today = random.chance(70) ? frame.horizon : day("2026-03-01").dayNumber
    frame.historyFrom = day("2026-01-10").dayNumber
    if random.chance(60) { frame.extra.0 = day("2026-02-01").dayNumber }
    if random.chance(20) { frame.extra.1 = DateColumn.invalid }
    return frame
  }

  mutating func range(in count: Int) -> Range<Int> {
    let start = random.below(count + 1)
    return start..<min(count, start + random.pick([0, 1, 7, 1023, 1024, 1025, 5000]))
  }

  private mutating func add(_ list: Int, _ key: [String: Cell], to builder: inout CaseloadBuilder) {
    var cells: [Int: Cell] = [:]
    for (field, shape) in builder.shape.lists[list].fields.enumerated() {
      cells[field] = key[shape.name] ?? value(shape.type)
    }
    builder.add(list: list, cells)
  }

  private mutating func value(_ type: FieldType) -> Cell {
    let spoilt = random.below(100)
    if spoilt < 15 { return .blank }
    if spoilt < 22 {
      switch type {
      case .code: return .code("ZZ")
      case .reference: return .key("W9")
      default: return .invalid
      }
    }
    switch type {
    case .text: return .text(random.pick(["x", "y", "North", "North ", "a longer text", "a longer texs", "ÿ"]))
    case .date: return .date(date())
    case .dateTime:
      return .dateTime(minutes: Int64(date().dayNumber) * 1440 + Int64(random.below(1440)), dateOnly: random.chance(30))
    case .number:
      let whole: Int64 = random.pick([0, 1, 2, 3, -1, 90, random.pick([2, 9_000_000_000_000, -9_000_000_000_000])])
      return .number(millionths: whole * 1_000_000 + (random.chance(10) ? 500_000 : 0))
    case .boolean: return .boolean(random.chance(50))
    case .span: return random.chance(20) ? .noSpan : .span(CivilTime.Span(1 + random.below(3), .weeks))
    case .code(let list): return .code(random.pick(list.codes).value)
    case .reference: return .key(random.pick(["W1", "W2", "W3"]))
    }
  }

  private mutating func date() -> CivilDate {
    day(
      random.pick([
        "0001-01-01", "1969-11-30", "2008-02-29", "2025-08-31", "2026-01-01", "2026-01-02", "2026-01-15", "2026-02-01",
        "2026-02-02", "2026-02-14", "2026-02-28", "2026-03-31", "9999-12-31",
      ]))
  }
}
