import TestSupport
import CaseRecords
import Caseload
import CivilTime
import Compliance
import Glibc
import RuleSets

/// One generated rule with its cases, all settled by a seed.
struct Scenario {
  let seed: UInt64
  let rule: PlainRule
  let ruleSet: RuleSet
  let cases: [PlainCase]
  let holdings: [String: PlainHolding]
  /// What was written down later is left out.
  let knownAt: Int?
  let days: NaiveDays
  let schema: RecordSchema
  let calendar: WorkingCalendar

  /// nil where the reader turns the rule down (a table row that nothing reaches).
  init?(seed: UInt64, cases count: Int = 4) {
    guard let schema = SmallSchema.schema, let calendar = SmallSchema.calendar, let days = NaiveDays(calendar) else { return nil }
    var rules = RuleGenerator(random: SeededGenerator(seed: seed))
    rule = rules.rule()
    let (ruleSet, _) = Making.ruleSet(rule, schema: schema)
    guard let ruleSet else { return nil }
    var random = SeededGenerator(seed: seed &* 31 &+ 7)
    holdings = rule.isAboutWorkers ? [:] : Self.holdings(rule, &random)
    let newest = Set(holdings.filter { $0.value == .newestOnly }.map(\.key))
    var generator = CaseGenerator(random: random, rule: rule, days: days, newestOnly: newest)
    let made = (0..<count).map { generator.aCase("P\($0)") }
    cases = rule.isAboutWorkers ? made.map { $0.renamed(Renaming.toWorkers) } : made
    var remembering = SeededGenerator(seed: seed &* 131 &+ 3)
    knownAt = holdings.isEmpty && remembering.chance(8) ? Timeline.first + remembering.number(20...300) : nil
    self.seed = seed
    self.ruleSet = ruleSet
    self.days = days
    self.schema = schema
    self.calendar = calendar
  }

  /// Now and then the source does not hold all of the list that is looked into.
  private static func holdings(_ rule: PlainRule, _ random: inout SeededGenerator) -> [String: PlainHolding] {
    let list: String
    var hasRestarts = false
    switch rule.duty {
    case .chain(let chain):
      // What was known of a person before their period began is another question.
      if chain.lookBack != nil { return [:] }
      hasRestarts = !chain.restarts.isEmpty
      list = chain.list
    case .atLeast(let duty):
      if duty.lookBack != nil { return [:] }
      list = duty.list
    case .before(let duty):
      guard case .records(let done, _, _, nil) = duty.done else { return [:] }
      list = done
    case .within(let within):
      guard case .records(let done, _, _, false, _) = within.done else { return [:] }
      list = done
    default: return [:]
    }
    if rule.intervals.contains(where: { $0.parts.contains { if case .newest(list, _) = $0 { true } else { false } } }) { return [:] }
    switch random.number(0...99) {
    // A record that the extract lacks on one of many days, before one of many restarts: no few readings tell them all.
    case 0..<8 where !hasRestarts: return [list: .from(Timeline.first + random.number(0...120))]
    case 8..<15: return [list: .newestOnly]
    default: return [:]
    }
  }

  /// Days worth judging a case on, of which those with outcomes that are seldom come first: around due dates, around
  /// records, and any.
  func daysToJudge(_ one: PlainCase, _ random: inout SeededGenerator, _ count: Int) -> [(day: Int, verdict: NaiveVerdict)] {
    let candidates = candidates(one)
    let tried = (0..<count * 3).map { _ in
      let isNear = random.chance(80) && !candidates.isEmpty
      let day = isNear ? random.pick(candidates) : Timeline.first + random.number(0...500)
      return (day: day, verdict: reference(one, asOf: day))
    }
    var chosen: [(day: Int, verdict: NaiveVerdict)] = []
    for one in tried.enumerated().sorted(by: { ($0.element.verdict.rarity, $0.offset) < ($1.element.verdict.rarity, $1.offset) }) {
      // Most of those chosen are seldom ones, but not all: what is common goes wrong too.
      if chosen.count < count - 1 { chosen.append(one.element) }
    }
    return chosen + tried.prefix(count - chosen.count)
  }

  private func candidates(_ one: PlainCase) -> [Int] {
    var choices: [Int] = []
    let late = Reference(rule, one.known(at: knownAt), [:], asOf: Timeline.first + 520, days: days).reading(in: NaiveWorld())
    for due in late.obligations.compactMap(\.due) {
      choices += [due - 1, due, due + 1]
      if let time = rule.recordingTime { choices += [days.afterDue(time, due), days.afterDue(time, due) + 1] }
      if let soon = rule.dueSoon { choices += [days.before(due, soon) - 1, days.before(due, soon)] }
    }
    for record in [one.person] + one.records {
      for case .day(let day) in record.cells.values.sorted(by: { "\($0)" < "\($1)" }) { choices += [day, day + 1] }
      for field in record.cells.keys.sorted() { if case .moment(let day, _) = record[field] { choices += [day, day + 1] } }
    }
    for exception in one.exceptions { choices += [exception.from, exception.until, exception.until + 1] }
    return choices.filter { (Timeline.first - 60...Timeline.first + 560).contains($0) }
  }

  /// Days worth judging some of the cases on.
  func daysToJudge(_ random: inout SeededGenerator, _ count: Int) -> [Int] {
    let candidates = cases.flatMap { self.candidates($0) }
    return (0..<count).map { _ in
      random.chance(80) && !candidates.isEmpty ? random.pick(candidates) : Timeline.first + random.number(0...500)
    }
  }

  func check(_ cases: [PlainCase], asOf: Int) -> Check? {
    check(Making.caseload(cases, holdings, schema), cases, asOf: asOf)
  }

  func check(_ caseload: Caseload, _ cases: [PlainCase], asOf: Int) -> Check? {
    let context = Making.context(asKnown(caseload, asOf), cases.map(\.exceptions), asOf: asOf, schema, calendar)
    guard case .ready(let check) = prepare(ruleSet.rules[0], of: ruleSet, in: context) else { return nil }
    return check
  }

  private func asKnown(_ caseload: Caseload, _ asOf: Int) -> Caseload {
    let asOf = CivilDate(dayNumber: Int32(asOf))
    if let knownAt { return known(caseload, on: CivilDate(dayNumber: Int32(knownAt)), schema: schema, asOf: asOf).caseload }
    return rule.derivedList == nil ? caseload : derive(caseload, schema: schema, except: [], asOf: asOf)
  }

  func reference(_ one: PlainCase, asOf: Int) -> NaiveVerdict {
    Reference(rule, one.known(at: knownAt), holdings, asOf: asOf, days: days).verdict()
  }

  /// What a person needs to see the case again.
  func story(_ one: PlainCase, asOf: Int) -> String {
    let held = holdings.sorted { $0.key < $1.key }.map { list, holding in
      switch holding {
      case .all: "\(list): all"
      case .from(let day): "\(list): from \(iso(day))"
      case .newestOnly: "\(list): newest only"
      }
    }
    return "seed \(seed), as of \(iso(asOf))\(knownAt.map { ", as known on \(iso($0))" } ?? "") \(held.joined(separator: ", "))\n\(rule.text)\(one.description)"
  }

  /// The smallest case that still goes wrong: records and cells are left out as long as it does.
  func smallest(_ one: PlainCase, goesWrong: (PlainCase) -> Bool) -> PlainCase {
    var small = one
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for place in small.records.indices.reversed() {
        var fewer = small
        fewer.records.remove(at: place)
        if goesWrong(fewer) {
          small = fewer
          isSmaller = true
        }
      }
      for place in small.exceptions.indices.reversed() {
        var fewer = small
        fewer.exceptions.remove(at: place)
        if goesWrong(fewer) {
          small = fewer
          isSmaller = true
        }
      }
      for field in small.person.cells.keys.sorted() where small.person[field] != .blank && field != "opened" {
        var fewer = small
        fewer.person[field] = .blank
        if goesWrong(fewer) {
          small = fewer
          isSmaller = true
        }
      }
    }
    return small
  }
}

/// How many generated rules a test tries: `DULY_RULES` says otherwise, `DULY_SEED` where they begin, and `DULY_NOISE` how
/// many cells of a hundred are blank or unreadable in half of the cases. Whoever chooses sees every difference.
enum Amount {
  static func rules(_ usual: Int) -> Int { number("DULY_RULES") ?? usual }
  static var firstSeed: UInt64 { UInt64(number("DULY_SEED") ?? 1) }
  static var isChosen: Bool { number("DULY_RULES") != nil }
  static var noise: Int { number("DULY_NOISE") ?? 8 }
  private static func number(_ name: String) -> Int? { getenv(name).flatMap { Int(String(cString: $0)) } }
}
