import Caseload
import CivilTime
import RuleSets
import SourceText
import TestSupport
@testable import ReferenceEvaluator
import Testing

@testable import Compliance

/// `previous` and `next`: against every way in which the records may really be.
@Suite("The record before and after") struct NeighbourTests {
  /// A visit as a source may hold it: a day from 0 on, or none that can be read; seen, not, or nobody knows.
  private struct Visit {
    var day: Int?
    var seen: Bool?
  }

  private static let firstDay = 20_454  // 2026-01-01
  private static let lastDay = 6

  private static let rule = """
    language: 1
    rule_set: neighbours
    title: Neighbours
    version: 2026-01-01
    schema: small
    about: person
    rules:
      - id: rule
        title: A rule
        source: {document: a document, kind: local}
        priority: 2
        duty: {must_be_true: 'previous = null or next = null or seen = true', for_each: visit, counts_if: seen = true}
    """

  private func check(_ visits: [Visit], from complete: Int?, newestOnly: Bool) throws -> (Check, BoundMustBeTrue) {
    let schema = try #require(SmallSchema.schema)
    let calendar = try #require(SmallSchema.calendar)
    var diagnostics = Diagnostics()
    let read = readRuleSet(
      SourceFile(name: "rule.yaml", text: Self.rule), in: RuleSetSurroundings(schemas: ["small": schema], calendars: []),
      diagnostics: &diagnostics)
    let ruleSet = try #require(read, "\(DiagnosticRenderer(colour: false).render(diagnostics))")
    var person = PlainRecord(list: "person", key: "P")
    person["opened"] = .day(Self.firstDay)
    let records = visits.enumerated().map { number, visit in
      var record = PlainRecord(list: "visit", key: "V\(number)")
      record["visited"] = visit.day.map { .day(Self.firstDay + $0) } ?? .blank
      record["seen"] = visit.seen.map { $0 ? .yes : .no } ?? .blank
      return record
    }
    var holdings: [String: PlainHolding] = [:]
    if newestOnly { holdings["visit"] = .newestOnly }
    if let complete { holdings["visit"] = .from(Self.firstDay + complete) }
    let caseload = Making.caseload([PlainCase(person: person, records: records)], holdings, schema)
    let context = Making.context(caseload, asOf: Self.firstDay + Self.lastDay, schema, calendar)
    guard case .ready(let check) = prepare(ruleSet.rules[0], of: ruleSet, in: context),
      case .mustBeTrue(let duty) = check.form
    else { throw Unfit() }
    return (check, duty)
  }

  private struct Unfit: Error {}

  /// What really may have been: every blank with each of its values, and what the source may lack.
  private func worlds(_ visits: [Visit], from complete: Int?, newestOnly: Bool) -> [[(key: Int, day: Int)]] {
    var worlds: [[(key: Int, day: Int)]] = [[]]
    for (number, visit) in visits.enumerated() where visit.seen != false {
      let days = visit.day.map { [$0] } ?? Array(0...Self.lastDay)
      worlds = worlds.flatMap { world in
        (visit.seen == nil ? [world] : []) + days.map { world + [(number, $0)] }
      }
    }
    let before = newestOnly ? visits.compactMap(\.day).max() ?? 0 : complete ?? 0
    // Before the newest there may have been others on any day, even before the case opened.
    let first = newestOnly ? -1 : 0
    let held = worlds
    for day in first..<max(first, before) { worlds += held.map { $0 + [(-100 - day, day)] } }
    return worlds
  }

  /// Those that may be the nearest on one side; of several on one day any.
  private func nearest(_ own: (key: Int, day: Int), _ world: [(key: Int, day: Int)], _ side: Side) -> Set<Int?> {
    let others = world.filter { $0.key != own.key }
    let same = others.filter { $0.day == own.day }
    let beyond = others.filter { side == .before ? $0.day < own.day : $0.day > own.day }
    let day = side == .before ? beyond.map(\.day).max() : beyond.map(\.day).min()
    let found = Set(beyond.filter { $0.day == day }.map { Optional($0.key) })
    // Which of those on its own day come before it nobody knows.
    return Set(same.map { Optional($0.key) }).union(found.isEmpty ? [nil] : found)
  }

  @Test("a neighbour is known only where it is the same however the records really are", arguments: 1...400 as ClosedRange<UInt64>)
  func all(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let visits = (0..<random.number(1...4)).map { _ in
      Visit(
        day: random.chance(12) ? nil : random.number(0...Self.lastDay),
        seen: random.chance(20) ? nil : random.chance(85))
    }
    let newestOnly = random.chance(12)
    let complete = !newestOnly && random.chance(25) ? random.number(0...4) : nil
    let shown = newestOnly ? visits.filter { $0.day != nil }.max { ($0.day ?? 0) < ($1.day ?? 0) }.map { [$0] } ?? [] : visits
    let (check, duty) = try check(shown, from: complete, newestOnly: newestOnly)
    let list = try #require(duty.list)
    let members = check.members(duty, list, 0)
    let worlds = worlds(shown, from: complete, newestOnly: newestOnly)
    for (place, member) in members.enumerated() {
      let key = try #require(check.context.key(list, member.row).flatMap { Int($0.dropFirst()) })
      for side in [Side.before, .after] {
        let answers = worlds.reduce(into: Set<Int?>()) { answers, world in
          guard let own = world.first(where: { $0.key == key }) else { return }
          answers.formUnion(nearest(own, world, side))
        }
        let said = check.neighbour(side, place, of: members, duty, 0)
        let isUndated = members.contains { !$0.isDated }
        switch said {
        case .record(let row):
          let found = check.context.key(list, row).flatMap { Int($0.dropFirst()) }
          #expect(answers == [found], "seed \(seed), visit \(key), \(side)")
        case .none: #expect(answers == [nil], "seed \(seed), visit \(key), \(side)")
        default:
          // One without a date may stand anywhere: nothing is said then, even where it would make no difference.
          #expect(answers.count > 1 || isUndated, "seed \(seed), visit \(key), \(side): \(said)")
        }
      }
    }
  }
}
