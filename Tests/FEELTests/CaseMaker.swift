import TestSupport
import Caseload
import CivilTime
import FEEL

/// Makes small caseloads at random, blanks and worse among them, and changes single cells of them.
struct CaseMaker {
  var random: SeededGenerator
  var child: [String: Cell] = [:]
  var visits: [[String: Cell]] = []
  var history: [[String: Cell]]?
  var holds: Holding = .completeAlways
  var historyHolds: Holding = .completeAlways
  let frame: Frame

  static let visitFields = ["date", "seen", "kind", "minutes", "worker_id"]
  static let childFields = ["category", "opened", "closed", "worker_id", "disabled", "age", "name", "long_term"]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    var frame = Fixture.frame(random.pick(["2026-02-01", "2026-02-14", "2026-03-01"]))
    frame.factsDay = day(random.pick(["2026-01-15", "2026-02-01"])).dayNumber
    frame.historyFrom = day("2026-01-10").dayNumber
    self.frame = frame
    for name in CaseMaker.childFields { child[name] = value(name, spoilt: 35) }
    for _ in 0..<random.below(4) { visits.append(visit(spoilt: 25)) }
    if random.chance(40) { history = (0..<random.below(4)).map { _ in period() } }
    if random.chance(30) {
      holds = random.pick([.latestOnly, .completeFrom(day("2026-01-20")), .completeFrom(day("2026-01-10"))])
    }
    if random.chance(20) { historyHolds = .completeFrom(day("2026-01-20")) }
  }

  var caseload: Caseload {
    Fixture.caseload(
      child: child, visits: visits, history: history,
      holding: [Fixture.visit: holds].merging(history == nil ? [:] : [Fixture.history: historyHolds]) { $1 })
  }

  mutating func visit(spoilt: Int) -> [String: Cell] {
    var cells: [String: Cell] = [:]
    for name in CaseMaker.visitFields { cells[name] = value(name, spoilt: spoilt) }
    return cells
  }

  private mutating func period() -> [String: Cell] {
    [
      "value": value("category", spoilt: 15), "from": value("date", spoilt: 15),
      "until": random.chance(50) ? .blank : value("date", spoilt: 20),
    ]
  }

  /// A value for a field; in some of a hundred cases blank or invalid.
  mutating func value(_ name: String, spoilt: Int) -> Cell {
    if random.chance(spoilt) {
      return random.chance(60)
        ? .blank : name == "category" || name == "kind" ? .code("ZZ") : name == "worker_id" ? .key("W9") : .invalid
    }
    switch name {
    case "category": return .code(random.pick(["CIN", "CP", "CLA"]))
    case "kind": return .code(random.pick(["home", "school"]))
    case "opened", "closed", "date", "from", "until":
      return .date(
        day(random.pick(["2026-01-01", "2026-01-15", "2026-01-25", "2026-02-01", "2026-02-14", "2026-02-20"])))
    case "worker_id": return .key(random.pick(["W1", "W1", "W2"]))
    case "age", "minutes": return .number(millionths: Int64(random.below(4)) * 1_000_000)
    case "name": return .text(random.pick(["x", "y"]))
    default: return .boolean(random.chance(50))
    }
  }

  private static func isSpoilt(_ cell: Cell?) -> Bool {
    switch cell {
    case nil, .blank, .invalid, .code("ZZ"), .key("W9"): true
    default: false
    }
  }

  /// Blanks one cell whose blank means that nobody knows.
  mutating func blankOne() {
    if random.chance(50), !visits.isEmpty {
      visits[random.below(visits.count)][random.pick(CaseMaker.visitFields)] = .blank
    } else {
      child[random.pick(["category", "opened", "worker_id", "age", "name", "long_term"])] = .blank
    }
  }

  /// Gives every cell that is blank or worse some value, and puts in records that the source may lack.
  mutating func fill() {
    for name in CaseMaker.childFields where CaseMaker.isSpoilt(child[name]) {
      if (name == "closed" || name == "disabled") && child[name] == .blank { continue }
      child[name] = value(name, spoilt: 0)
    }
    for index in visits.indices {
      for name in CaseMaker.visitFields where CaseMaker.isSpoilt(visits[index][name]) {
        visits[index][name] = value(name, spoilt: 0)
      }
    }
    if var periods = history {
      for index in periods.indices {
        for name in ["value", "from", "until"]
        where CaseMaker.isSpoilt(periods[index][name]) && !(name == "until" && periods[index][name] == .blank) {
          periods[index][name] = value(name == "value" ? "category" : name, spoilt: 0)
        }
      }
      history = periods
    }
    addWhatIsMissing()
  }

  private mutating func addWhatIsMissing() {
    let before: CivilDate?
    switch holds {
    case .latestOnly: before = visits.compactMap { if case .date(let date)? = $0["date"] { date } else { nil } }.min()
    case .completeFrom(let date) where date.dayNumber > frame.historyFrom: before = date
    default: before = nil
    }
    guard let before else { return }
    for _ in 0..<random.below(3) {
      var extra = visit(spoilt: 0)
      extra["date"] = .date(before.adding(days: -1 - random.below(15)))
      visits.append(extra)
    }
  }
}
