import CivilTime
import Compliance
import TestSupport

/// Late entry: a record put into a history never changes the identity of another finding, unless it opens, splits or joins
/// periods.
public struct LateEntry: Sendable {
  /// Records put in, each judged before and after.
  public private(set) var tried = 0
  public private(set) var wrong = 0
  /// Of the first twenty: what was lost, with the smallest thing to know of it.
  public private(set) var reports: [String] = []

  public init() {}

  /// So many rules from a seed on, each with some cases and some records to put into each.
  public static func compare(from first: UInt64, rules: Int) -> LateEntry {
    var result = LateEntry()
    for seed in first..<first + UInt64(rules) {
      guard let scenario = Scenario(seed: seed, cases: 3) else { continue }
      var random = SeededGenerator(seed: seed &+ 43)
      for one in scenario.cases {
        for (asOf, _) in scenario.daysToJudge(one, &random, 1) { result.compare(scenario, one, asOf, &random) }
      }
    }
    return result
  }

  private mutating func compare(_ scenario: Scenario, _ one: PlainCase, _ asOf: Int, _ random: inout SeededGenerator) {
    guard let before = findings(scenario, one, asOf), !before.isEmpty else { return }
    let templates = one.records.filter { scenario.mayTake($0.list) }
    if templates.isEmpty { return }
    for number in 0..<4 {
      var record = random.pick(templates)
      // What is written down later has the later number.
      record.key = "\(one.person.key)z\(number)"
      let field = dateField(of: record.list)
      // On the days on which something opened, was due or was done, around them, and on any.
      let days = before.flatMap { [$0.opened, $0.due, $0.done] }.compactMap { $0 }
      let day = days.isEmpty || random.chance(20) ? asOf - random.number(0...200) : random.pick(days) + random.pick([-20, -2, -1, 0, 0, 1, 2, 9])
      if case .moment(_, let minute) = record[field] {
        record[field] = .moment(day, minute)
      } else {
        record[field] = ["call", "reply", "echo"].contains(record.list) ? .moment(day, nil) : .day(day)
      }
      if let recorded = recordedField(of: record.list) { record[recorded] = .day(max(day, asOf - 1)) }
      var later = one
      later.records.append(record)
      guard let after = findings(scenario, later, asOf) else { continue }
      tried += 1
      // Of what is only possible a finding may go and come.
      let isSure = !scenario.reference(one, asOf: asOf).isDoubtful && !scenario.reference(later, asOf: asOf).isDoubtful
      let keepsAll = isSure && scenario.rule.keepsFindings && !(record.list == "status" && scenario.rule.appliesByGroup)
      if let lost = lost(before, after, record.key, keepsAll: keepsAll) {
        wrong += 1
        if reports.count < 20 {
          reports.append("\(lost) after \(record.list) \(record.key) of \(iso(day))\n\(scenario.story(later, asOf: asOf))")
        }
      }
    }
  }

  private struct Known: Hashable {
    var opened: Int?, due: Int?, done: Int?
    var outcome: Outcome
    var identity: String
    /// All that does not come from the identity.
    var facts: String { "\(outcome) \(opened ?? -1) \(due ?? -1) \(done ?? -1)" }
  }

  private func findings(_ scenario: Scenario, _ one: PlainCase, _ asOf: Int) -> [Known]? {
    guard let check = scenario.check([one], asOf: asOf) else { return nil }
    return (check.findings(of: 0) + check.past(of: 0)).map { finding in
      Known(
        opened: finding.opened.map { Int($0.dayNumber) }, due: finding.due.map { Int($0.dayNumber) },
        done: finding.done.map { Int($0.dayNumber) }, outcome: finding.outcome, identity: finding.identity.text)
    }
  }

  /// A finding that is there as before, under another name that is not that of the record put in; or one that is gone,
  /// though what opened it is there.
  private func lost(_ before: [Known], _ after: [Known], _ key: String, keepsAll: Bool) -> String? {
    let (old, new) = (Dictionary(grouping: before, by: \.facts), Dictionary(grouping: after, by: \.facts))
    for facts in old.keys.sorted() {
      let (was, now) = (Set((old[facts] ?? []).map(\.identity)), Set((new[facts] ?? []).map(\.identity)))
      let others = now.filter { !$0.hasSuffix("/\(key)") }
      if others.count >= was.count, !was.isSubset(of: now) { return "\(facts): \(was.sorted()) became \(now.sorted())" }
    }
    guard keepsAll else { return nil }
    let gone = Set(before.map(\.identity)).subtracting(after.map(\.identity))
    return gone.isEmpty ? nil : "\(gone.sorted()) gone"
  }
}

extension Scenario {
  /// Whether a record of a list opens, splits or joins no period, and may be in the extract.
  fileprivate func mayTake(_ list: String) -> Bool {
    if holdings[list] == .newestOnly { return false }
    var periods: Set<String> = []
    if case .each(let list, _)? = rule.period { periods = list == "placed" ? ["stay", "status"] : ["stay"] }
    if case .chain(let chain) = rule.duty {
      if chain.restarts.contains(.stays) { periods.insert("stay") }
      if chain.restarts.contains(.group) { periods.insert("status") }
    }
    return !periods.contains(list)
  }
}

extension PlainRule {
  /// A new status makes it another rule's case from its day on: what was asked for then was never owed. What stays keeps its
  /// identity all the same.
  fileprivate var appliesByGroup: Bool { appliesWhen?.fields.contains("group") ?? false }

  /// Each of its findings has something of its own that opens it, which no other record takes away.
  fileprivate var keepsFindings: Bool {
    switch duty {
    case .within(let within): !within.newestOnly
    case .chain(let chain): chain.lookBack == nil && chain.restarts.isEmpty
    case .before: true
    case .atLeast(let duty): duty.isCalendar
    case .recorded, .mustBeTrue: false
    }
  }
}
