import SourceText
import Testing

@testable import RuleSets

/// No rule may vanish: each one that is written is in the rule set, or a mistake has been said of it.
@Suite("Nothing is left out without a word")
struct NothingLeftOutTests {
  /// What may stand, by mistake, where something else belongs.
  private static let slips = ["[]", "{}", "\"\"", "[[a]]", "[{a: b}]", "{a: b}", "a", "[a]", "0", "~", "no"]

  /// Every form of duty with every key that it takes.
  private static let text = """
    {language: 1, rule_set: all, title: All, version: 2026-04-01, schema: childrens-social-care,
     calendars: {working: england-and-wales}, about: child, count_from: next_day, applies_when: category = "CP",
     figures: {gap: {title: Gap, values: [{from: 2020-04-01, source: {document: Ours, kind: local},
       value: [{when: disabled, then: 5 days}, {otherwise: 10 days}]}]},
       limit: {title: Limit, values: [{from: 2020-04-01, source: {document: Ours, kind: local}, value: 3 months}]}},
     rules: [
      {id: r1, title: One, source: {document: Ours, kind: local}, priority: 1, formerly: [r0], in_force: {from: 2021-01-01, until: 2030-01-01},
       duty: {every: gap, first: 5 days, list: visit, counts_if: seen = true, while: {from: opened, until: closed}, restarts: [category],
         look_back: 2 days, each_record: yes, called: visit}, due_soon: 2 days, recording_time: 1 days, exception_by: service_manager,
       where_supplied: [plan.visit_every],
       remedial_action: {do: "See <child.name>.", owner: social_worker, within: 2 days, tell: [team_manager],
         copy: [{when: category = "CP", to: conference_chair}], refer_up: [{after: 5 days, to: service_manager}]},
       examples: [{name: one, as_of: 2026-04-01, child: {opened: 2026-03-20, category: CP}, visit: [], expect: {verdict: overdue}}]},
      {id: r2, title: Two, source: {document: Ours, kind: local}, priority: 2, duty: {recorded: [religion], by: limit, from: opened}},
      {id: r3, title: Three, source: {document: Ours, kind: local}, priority: 2,
       duty: {within: {sooner_of: [{span: 15 days, count_from: same_day}, 1 months]}, list: assessment, from: started, done: {list: review, counts_if: 'date > @"2020-01-01"', answers: one, look_back: 2 days}}},
      {id: r4, title: Four, source: {document: Ours, kind: local}, priority: 3,
       duty: {every: [20 days, 3 months, then 6 months], list: review, while: {each: placement, where: item.out_of_area = true}}},
      {id: r5, title: Five, source: {document: Ours, kind: local}, priority: 3,
       duty: {up_to_date: plan, max_age: 3 months, review_due: review_due, by: 20 days, while: {from: opened, until: none}, interval_at: opened}},
      {id: r6, title: Six, source: {document: Ours, kind: local}, priority: 3,
       duty: {at_least: 2, list: supervision, per: quarter, year_from: 1 April, partial: count, while: {from: opened, until: closed}}},
      {id: r7, title: Seven, source: {document: Ours, kind: local}, priority: 3,
       duty: {at_least: 1, list: visit, between: {list: review}, while: {from: opened, until: closed}}},
      {id: r8, title: Eight, source: {document: Ours, kind: local}, priority: 3,
       duty: {must_be_true: 'date > @"2020-01-01"', for_each: visit, counts_if: seen}}]}
    """

  private static let file = SourceFile(name: "all.yaml", text: text)

  private static func read(_ text: String) -> (ruleSet: RuleSet?, said: Diagnostics) {
    var diagnostics = Diagnostics()
    let surroundings = RuleSetSurroundings(
      schemas: ShippedRules.shared.schemas, calendars: ShippedRules.shared.calendars.keys.sorted())
    let ruleSet = readRuleSet(SourceFile(name: "all.yaml", text: text), in: surroundings, diagnostics: &diagnostics)
    return (ruleSet, diagnostics)
  }

  @Test("the rules read as they are")
  func unchanged() {
    let read = Self.read(Self.text)
    #expect(read.said.all.map(\.message) == [])
    #expect(read.ruleSet?.rules.count == 8)
  }

  @Test("whatever stands in the place of any value, each rule is there or a mistake is said")
  func everySlip() throws {
    var diagnostics = Diagnostics()
    let root = try #require(readYAML(Self.file, diagnostics: &diagnostics))
    let bytes = Array(Self.text.utf8)
    let places = Set(values(of: root).map { $0.start..<$0.end }).sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    #expect(places.count > 150)
    for place in places {
      for slip in Self.slips {
        let text = String(decoding: bytes[..<place.lowerBound] + Array(slip.utf8) + bytes[place.upperBound...], as: UTF8.self)
        check(text, "\(String(decoding: bytes[place].prefix(40), as: UTF8.self)) became \(slip)")
      }
    }
  }

  private func check(_ text: String, _ change: String) {
    let read = Self.read(text)
    let ids = read.said.all.map(\.id.text)
    #expect(!ids.contains("DULY-E347"), "no mistake of its own: \(change)")
    guard let ruleSet = read.ruleSet else {
      #expect(read.said.hasErrors, "left out: \(change)")
      return
    }
    var diagnostics = Diagnostics()
    let written = readYAML(ruleSet.file, diagnostics: &diagnostics)?["rules"]?.sequence ?? []
    #expect(ruleSet.rules.count == written.count, "a rule is gone: \(change)")
    let examples = written.compactMap { $0["examples"]?.sequence?.count }.reduce(0, +)
    #expect(ruleSet.rules.map(\.examples.count).reduce(0, +) == examples, "an example is gone: \(change)")
    let isWord = { (node: YAMLNode?) in node.map { $0.scalar != nil } ?? true }
    let duties = written.compactMap { $0["duty"] }
    #expect(duties.allSatisfy { isWord($0["called"]) && isWord($0["trigger_if"]) && isWord($0["counts_if"]) }, "a part is gone: \(change)")
  }

  /// The places of all values, at any depth.
  private func values(of node: YAMLNode) -> [SourceSpan] {
    switch node {
    case .scalar(let scalar): [scalar.span]
    case .sequence(let nodes, let span): [span] + nodes.flatMap(values)
    case .mapping(let entries, let span): [span] + entries.flatMap { values(of: $0.value) }
    }
  }

  @Test("two rules of one id are told, whatever else is wrong with one of them")
  func sameID() {
    let text = Self.text.replacing("{id: r2, title: Two", with: "{id: r1, titel: Two")
    let ids = Self.read(text).said.all.map(\.id.text)
    #expect(ids.contains("DULY-E305"))
  }
}
