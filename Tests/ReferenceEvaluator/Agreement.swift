import CivilTime
import Compliance
import Dispatch
import RuleSets
import TestSupport

/// The engine against the reference on generated rules and cases: what was compared, what differed, and how often each
/// outcome and each feature of the language was among it.
public struct Agreement: Sendable {
  /// Verdicts of one rule on one case on one day.
  public private(set) var compared = 0
  public private(set) var wrong = 0
  /// Differences that are known, of degree only.
  public private(set) var known = 0
  /// Rules that the reader turned down.
  public private(set) var refused = 0
  /// The smallest case for each difference, with its seed; the first hundred.
  public private(set) var reports: [String] = []
  /// Differences by form and sort.
  public private(set) var kinds: [String: Int] = [:]
  var outcomes: [Outcome: Int] = [:]
  var features: [Feature: Int] = [:]

  public init() {}

  /// So many rules from a seed on, each with so many cases on so many days, on all cores.
  public static func compare(from first: UInt64, rules: Int, cases: Int, days: Int) -> Agreement {
    let workers = 4
    nonisolated(unsafe) let results = UnsafeMutablePointer<Agreement>.allocate(capacity: workers)
    results.initialize(repeating: Agreement(), count: workers)
    defer {
      results.deinitialize(count: workers)
      results.deallocate()
    }
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for seed in stride(from: first + UInt64(worker), to: first + UInt64(rules), by: workers) {
        results[worker].compare(seed: seed, cases: cases, days: days)
      }
    }
    return (0..<workers).reduce(into: Agreement()) { $0.add(results[$1]) }
  }

  /// Takes in what another comparison found.
  public mutating func add(_ other: Agreement) {
    compared += other.compared
    wrong += other.wrong
    known += other.known
    refused += other.refused
    reports += other.reports.prefix(max(0, 100 - reports.count))
    kinds.merge(other.kinds) { $0 + $1 }
    outcomes.merge(other.outcomes) { $0 + $1 }
    features.merge(other.features) { $0 + $1 }
  }

  mutating func compare(seed: UInt64, cases: Int, days: Int) {
    guard let scenario = Scenario(seed: seed, cases: cases) else {
      refused += 1
      return
    }
    var random = SeededGenerator(seed: seed &+ 99)
    // The cases lie in one caseload: none may be mistaken for another's.
    let caseload = Making.caseload(scenario.cases, scenario.holdings, scenario.schema)
    for (place, one) in scenario.cases.enumerated() {
      for (asOf, wanted) in scenario.daysToJudge(one, &random, days) {
        let check = scenario.check(caseload, scenario.cases, asOf: asOf)
        compared += 1
        for outcome in wanted.outcomes { outcomes[outcome, default: 0] += 1 }
        for feature in Feature.shown(by: scenario, one, wanted) { features[feature, default: 0] += 1 }
        if let difference = Agreement.difference(scenario, check, place, wanted) { report(difference, scenario, one, asOf) }
      }
    }
  }

  private mutating func report(_ difference: String, _ scenario: Scenario, _ one: PlainCase, _ asOf: Int) {
    // Even there the two may differ only in whether it can be told, or by how much it was late: two different plain
    // answers are a mistake.
    let isOfDegree = difference.contains("cannotTell") || difference.hasPrefix("days late")
    if isOfDegree, OpenPoint.isKnown(scenario, one, asOf) {
      known += 1
      return
    }
    wrong += 1
    let kind = difference.split(separator: " ").filter { !$0.contains("20") }.joined(separator: " ")
    kinds["\(scenario.ruleSet.rules[0].duty.keyword): \(kind)", default: 0] += 1
    if reports.count >= 100 { return }
    let small = scenario.smallest(one) { Agreement.difference(scenario, $0, asOf) == difference }
    reports.append("\(difference)\n\(scenario.story(small, asOf: asOf))")
  }

  // MARK: Differences

  /// nil: engine and reference agree about one case by itself.
  static func difference(_ scenario: Scenario, _ one: PlainCase, _ asOf: Int) -> String? {
    difference(scenario, scenario.check([one], asOf: asOf), 0, scenario.reference(one, asOf: asOf))
  }

  static func difference(_ scenario: Scenario, _ check: Check?, _ person: Int, _ wanted: NaiveVerdict) -> String? {
    let verdict = check?.verdict(person, position: 0)
    if let difference = difference(scenario.rule, verdict, wanted) { return difference }
    guard let check, !wanted.isNotRun, !wanted.isDoubtful, scenario.holdings.isEmpty else { return nil }
    return difference(check.judge(person).obligations, wanted.reading.obligations)
  }

  /// All that was ever due, in the order of their days.
  private static func difference(_ engine: [Obligation], _ reference: [NaiveObligation]) -> String? {
    func words(_ outcome: Outcome, _ opened: Int?, _ due: Int?, _ done: Int?) -> String {
      "\(outcome) opened \(opened.map(iso) ?? "-") due \(due.map(iso) ?? "-") done \(done.map(iso) ?? "-")"
    }
    func number(_ date: CivilDate?) -> Int? { date.map { Int($0.dayNumber) } }
    // What nobody can tell may lack its dates, and may be told once or twice.
    let (engine, reference) = (engine.filter { $0.outcome != .cannotTell }, reference.filter { $0.outcome != .cannotTell })
    let got = engine.map { words($0.outcome, number($0.opened), number($0.due), number($0.done)) }.sorted()
    let want = reference.map { words($0.outcome, $0.opened, $0.due, $0.done) }.sorted()
    if got == want { return nil }
    let (extra, missing) = (got.filter { !want.contains($0) }, want.filter { !got.contains($0) })
    return "obligations: engine [\(extra.joined(separator: "; "))], reference [\(missing.joined(separator: "; "))]"
  }

  private static func difference(_ rule: PlainRule, _ verdict: Verdict?, _ wanted: NaiveVerdict) -> String? {
    guard let verdict else { return wanted.isNotRun ? nil : "not run, but \(wanted.outcome)" }
    if wanted.isNotRun { return "run, though not in force" }
    if verdict.outcome == .cannotTell, wanted.mayNotTell { return nil }
    if verdict.outcome != wanted.outcome { return "engine \(verdict.outcome), reference \(wanted.outcome)" }
    if wanted.outcome != .cannotTell, verdict.daysLate ?? 0 != max(0, wanted.reading.daysLate ?? 0) {
      return "days late: engine \(verdict.daysLate ?? 0), reference \(wanted.reading.daysLate ?? 0)"
    }
    if wanted.isDoubtful || wanted.outcome == .cannotTell { return nil }
    // Something recorded is met, whenever it was.
    if case .recorded = rule.duty, wanted.outcome == .met { return nil }
    func words(_ day: Int?) -> String { day.map(iso) ?? "none" }
    func words(_ date: CivilDate?) -> String { date?.description ?? "none" }
    for (name, got, want) in [
      ("due", verdict.due, wanted.reading.due), ("done", verdict.done, wanted.reading.done),
      ("opened", verdict.opened, wanted.reading.opened),
    ] where words(got) != words(want) {
      return "\(name): engine \(words(got)), reference \(words(want))"
    }
    return nil
  }

  // MARK: Shares

  /// One line for each outcome and feature, commonest first.
  public var shares: String {
    func percent(_ count: Int) -> String {
      let thousandths = compared == 0 ? 0 : count * 1000 / compared
      return "\(thousandths / 10).\(thousandths % 10) %"
    }
    func lines(_ counts: [(String, Int)]) -> [String] {
      counts.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { "  \(percent($0.1))  \($0.0)" }
    }
    let byOutcome = lines(Outcome.allCases.map { ($0.rawValue, outcomes[$0] ?? 0) })
    let byFeature = lines(Feature.allCases.map { ($0.rawValue, features[$0] ?? 0) })
    return (["outcomes of \(compared) verdicts"] + byOutcome + ["features"] + byFeature).joined(separator: "\n")
  }

  /// What is shown too seldom: an outcome in less than a fiftieth, a feature in less than a hundredth.
  public var rarities: [String] {
    Outcome.allCases.filter { (outcomes[$0] ?? 0) * 50 < compared }.map(\.rawValue)
      + Feature.allCases.filter { (features[$0] ?? 0) * 100 < compared }.map(\.rawValue)
  }
}
