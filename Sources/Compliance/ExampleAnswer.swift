import CaseRecords
import Caseload
import CivilTime
import RuleSets

/// What a rule makes of one example.
struct ExampleAnswer {
  private let rule: Rule
  /// Why the rule was not run; nil: it was.
  private let notRun: String?
  private let check: Check?
  private let judgement: Judgement
  private let verdict: Verdict?
  private let findings: [Finding]

  /// - Parameter shape: where it is not the schema's own.
  init(
    _ example: RuleExample, of rule: Rule, in ruleSet: RuleSet, with surroundings: ExampleSurroundings,
    shape: Shape? = nil, watch: CoverageWatch? = nil
  ) {
    self.rule = rule
    let caseload = caseload(of: example, surroundings.schema, shape ?? surroundings.schema.shape)
    var context = RunContext(
      caseload: caseload, schema: surroundings.schema, asOf: example.asOf, calendars: surroundings.calendars,
      schoolCalendars: surroundings.schoolCalendars, program: "duly")
    let (asked, earlier) = ruleSet.version(of: rule, on: example.asOf)
    let watch = asked.span == rule.span ? watch : nil
    context.watch = watch
    context.exceptions = example.exceptions.map { (0, $0) }
    context.exceptionsAbout = [ruleSet.about: context.exceptions]
    switch prepare(asked, of: ruleSet, in: context, over: earlier) {
    case .notRun(let reason):
      // Outside its own days a rule is not run, which for one person is the same as not applying.
      notRun = asked.isInForce(on: context.asOf) ? reason.reason : nil
      check = nil
      judgement = Judgement(obligations: [], outcome: .notApplicable, deciding: nil)
      verdict = nil
      findings = []
    case .ready(let check):
      notRun = nil
      let own = check.judge(0)
      (self.check, judgement) = check.deciders(own, 0).first ?? (check, own)
      verdict = check.verdict(0, position: 0)
      findings = check.findings(own, of: 0)
      watch?.record(check, judgement)
    }
  }

  // MARK: Gaps

  /// Every open gap, in words.
  var gaps: [String] { findings.filter { $0.kind == .gap }.map(words) }

  private func words(_ finding: Finding) -> String {
    let opened = finding.opened.map { ", opened \($0)" } ?? ""
    let due = finding.due.map { ", due \($0)" } ?? ""
    return "\(finding.outcome.rawValue)\(opened)\(due) (key \(finding.identity.duty))"
  }

  // MARK: What was expected

  func differences(from expected: RuleExample.Expectation) -> [String] {
    if let notRun { return ["the rule was not run: \(notRun)"] }
    var lines: [String] = []
    func compare(_ name: String, _ wanted: String?, _ got: String) {
      if let wanted, wanted != got { lines.append("\(name): expected \(wanted), but it is \(got)") }
    }
    compare("verdict", expected.verdict, judgement.outcome.rawValue)
    compare("kind", expected.kind, (verdict?.kind ?? .history).rawValue)
    compare("opened", expected.opened.map(inWords), inWords(verdict?.opened))
    compare("due", expected.due.map(inWords), inWords(verdict?.due, expected.due, findings.first?.dueMinute))
    compare("done", expected.done.map(inWords), inWords(verdict?.done, expected.done, findings.first?.doneMinute))
    compare("days_late", expected.daysLate.map(String.init), verdict?.daysLate.map(String.init) ?? "none")
    compare("priority", expected.priority.map(String.init), String(rule.priority))
    if let wanted = expected.reason { compare("reason", wanted, findings.first?.attributes.reason.rawValue ?? "none") }
    if let wanted = expected.action { lines += differences(wanted, findings.first?.action) }
    if expected.noAction, let action = findings.first?.action {
      lines.append("action: expected none, but the \(action.owner) is asked: \(action.text)")
    }
    for (place, obligation) in expected.obligations.enumerated() {
      // Rows without a key share one: each expectation in turn is for the next of them.
      let alike = expected.obligations.indices.filter { expected.obligations[$0].names(theSameAs: obligation) }
      lines += differences(obligation, turn: alike.firstIndex(of: place) ?? 0, of: alike.count)
    }
    if let wanted = expected.nearMisses { lines += differences(wanted) }
    return lines + unexpectedGaps(expected)
  }

  private func differences(_ wanted: RuleExample.Action, _ action: RemedialAction?) -> [String] {
    guard let action else { return ["action: expected one, but none is asked for"] }
    var lines: [String] = []
    func compare(_ name: String, _ wanted: String?, _ got: String) {
      if let wanted, wanted != got { lines.append("\(name): expected \(wanted), but it is \(got)") }
    }
    compare("owner", wanted.owner, action.owner)
    compare("within", wanted.within?.description, action.within?.description ?? "not said")
    // Those who are told have no order.
    if wanted.tell.map(Set.init) != Set(action.tell) { compare("tell", wanted.tell.map(inWords), inWords(action.tell)) }
    if wanted.copy.map(Set.init) != Set(action.copy) { compare("copy", wanted.copy.map(inWords), inWords(action.copy)) }
    compare("refer_up", wanted.referUp.map(inWords), inWords(action.referUp))
    return lines
  }

  /// The one that an expectation names, by key or by the day on which it opened.
  /// - Parameter turn: which of those that it fits, where `count` expectations name the same.
  private func differences(_ wanted: RuleExample.Obligation, turn: Int, of count: Int) -> [String] {
    let name = wanted.key.map { "key \($0)" } ?? "opened \(inWords(wanted.opened))"
    let found = judgement.obligations.filter { isMeant($0, wanted) }
    guard found.count == count, found.indices.contains(turn) else {
      let known = judgement.obligations.map { "\(key($0)) opened \(inWords($0.opened))" }
      let there = known.isEmpty ? "nothing was due" : "there are: " + known.joined(separator: ", ")
      return ["obligations, \(name): there \(found.isEmpty ? "is none" : "are \(found.count)"); \(there)"]
    }
    let obligation = found[turn]
    var lines: [String] = []
    func compare(_ what: String, _ wanted: String?, _ got: String) {
      if let wanted, wanted != got { lines.append("obligations, \(name): \(what): expected \(wanted), but it is \(got)") }
    }
    compare("outcome", wanted.outcome, obligation.outcome.rawValue)
    compare("due", wanted.due.map(inWords), inWords(obligation.due, wanted.due, check?.minute(obligation.clock?.due)))
    compare("done", wanted.done.map(inWords), inWords(obligation.done, wanted.done, check?.minute(obligation.clock?.done)))
    return lines
  }

  private func isMeant(_ obligation: Obligation, _ wanted: RuleExample.Obligation) -> Bool {
    if let key = wanted.key, key != self.key(obligation) { return false }
    if let opened = wanted.opened, opened != obligation.opened { return false }
    return true
  }

  private func key(_ obligation: Obligation) -> String { check?.identity(obligation, 0).duty ?? "-" }

  private func differences(_ wanted: [RuleExample.NearMiss]) -> [String] {
    let misses = findings.flatMap(\.nearMisses)
    let there = misses.map { "\($0.record.list) \(inWords($0.record.date)), \($0.clause)" }
    if wanted.isEmpty, !there.isEmpty { return ["near_miss: expected none, but there is \(there.joined(separator: "; "))"] }
    return wanted.filter { miss in !misses.contains { isMeant($0, miss) } }.map { miss in
      let asked = [miss.list, miss.date?.description, miss.clause].compactMap { $0 }.joined(separator: " ")
      return "near_miss: expected \(asked), but there \(there.isEmpty ? "is none" : "is " + there.joined(separator: "; "))"
    }
  }

  private func isMeant(_ miss: NearMiss, _ wanted: RuleExample.NearMiss) -> Bool {
    if let list = wanted.list, list != miss.record.list { return false }
    if let date = wanted.date, date != miss.record.date { return false }
    if let clause = wanted.clause, miss.clause != clause, miss.clause != "\(rule.id)/\(clause)" { return false }
    return true
  }

  /// Beside the verdict, and what `obligations` names, there must be no gap.
  private func unexpectedGaps(_ expected: RuleExample.Expectation) -> [String] {
    guard let check, let deciding = judgement.deciding else { return [] }
    let verdict = check.identity(judgement.obligations[deciding], 0).duty
    let named = judgement.obligations.filter { obligation in
      expected.obligations.contains { isMeant(obligation, $0) }
    }.map(key)
    var isVerdictSeen = false
    return findings.filter { finding in
      guard finding.kind == .gap, !named.contains(finding.identity.duty) else { return false }
      // Of two with one key only one is the verdict.
      if finding.identity.duty == verdict, !isVerdictSeen {
        isVerdictSeen = true
        return false
      }
      return true
    }.map { "a gap that nobody expected: \(words($0)): name it under `obligations`" }
  }

  // MARK: Changed examples

  /// The first thing in which two answers differ; nil: they say the same, whatever the keys are.
  func difference(from other: ExampleAnswer) -> String? {
    let (mine, others) = (facts, other.facts)
    for (one, two) in zip(mine, others) where one != two { return "it was \(one), and is \(two)" }
    if mine.count == others.count { return nil }
    return "it was \(mine.count) lines, and is \(others.count)"
  }

  private var facts: [String] {
    if let notRun { return ["not run: \(notRun)"] }
    var lines = [
      "\(judgement.outcome.rawValue), opened \(inWords(verdict?.opened)), due \(inWords(verdict?.due)), done \(inWords(verdict?.done)), "
        + "\(verdict?.daysLate.map(String.init) ?? "no") days late, \((verdict?.kind ?? .history).rawValue)"
    ]
    lines += judgement.obligations.map {
      "\($0.outcome.rawValue) opened \(inWords($0.opened)), due \(inWords($0.due)), done \(inWords($0.done))"
    }.sorted()
    for finding in findings {
      if let action = finding.action {
        let within = action.within?.description ?? "no span"
        lines.append(
          "action of \(action.owner) in \(within), telling \(inWords(action.tell)), copying \(inWords(action.copy)), "
            + "referring up to \(inWords(action.referUp))")
      }
    }
    return lines
  }
}

func caseload(of example: RuleExample, _ schema: RecordSchema, _ shape: Shape) -> Caseload {
  var builder = CaseloadBuilder(shape: shape)
  for (list, holding) in example.holdings { builder.setHolding(holding, of: list) }
  for (list, cells) in example.records { builder.add(list: list, cells) }
  let given = Set(example.records.map(\.list))
  if let day = example.knownAt {
    return known(builder.build(), on: day, schema: schema, except: given, asOf: example.asOf).caseload
  }
  return derive(builder.build(), schema: schema, except: given, asOf: example.asOf)
}

private func inWords(_ date: RuleExample.Date) -> String {
  switch date {
  case .date(let date): date.description
  case .moment(let date, let minute): "\(date) \(clockWords(minute))"
  case .none: "none"
  }
}

/// With the time, where one is expected.
private func inWords(_ date: CivilDate?, _ expected: RuleExample.Date?, _ minute: Int?) -> String {
  guard case .moment = expected, let date, let minute else { return inWords(date) }
  return "\(date) \(clockWords(minute))"
}

private func inWords(_ date: CivilDate?) -> String { date?.description ?? "none" }

private func inWords(_ names: [String]) -> String { names.isEmpty ? "nobody" : names.joined(separator: ", ") }

private func inWords(_ steps: [(after: CivilTime.Span, to: String)]) -> String {
  steps.isEmpty ? "nobody" : steps.map { "\($0.to) after \($0.after)" }.joined(separator: ", ")
}

extension RuleExample.Obligation {
  fileprivate func names(theSameAs other: RuleExample.Obligation) -> Bool { key == other.key && opened == other.opened }
}
