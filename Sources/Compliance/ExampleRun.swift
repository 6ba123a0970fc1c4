public import CaseRecords
import Caseload
public import CivilTime
public import RuleSets

/// What an example's rule answered, beside what was expected.
public struct ExampleResult: Sendable {
  public let rule: Rule
  public let example: RuleExample
  /// One line for each difference; empty: as expected.
  public let differences: [String]
  public var isAsExpected: Bool { differences.isEmpty }
}

/// Runs the examples of one rule: each is a caseload of one person.
public func runExamples(
  of rule: Rule, in ruleSet: RuleSet, schema: RecordSchema, calendars: [String: WorkingCalendar],
  schoolCalendars: [String: SchoolCalendar] = [:]
) -> [ExampleResult] {
  rule.examples.map { example in
    let caseload = caseload(of: example, schema)
    let context = RunContext(
      caseload: caseload, schema: schema, asOf: example.asOf, calendars: calendars, schoolCalendars: schoolCalendars,
      program: "duly")
    return ExampleResult(rule: rule, example: example, differences: differences(rule, ruleSet, example, context))
  }
}

private func caseload(of example: RuleExample, _ schema: RecordSchema) -> Caseload {
  var builder = CaseloadBuilder(shape: schema.shape)
  for (list, holding) in example.holdings { builder.setHolding(holding, of: list) }
  for (list, cells) in example.records { builder.add(list: list, cells) }
  let given = Set(example.records.map(\.list))
  if let day = example.knownAt { return known(builder.build(), on: day, schema: schema, except: given).caseload }
  return derive(builder.build(), schema: schema, except: given)
}

private func differences(
  _ rule: Rule, _ ruleSet: RuleSet, _ example: RuleExample, _ context: RunContext
) -> [String] {
  switch prepare(rule, of: ruleSet, in: context) {
  // Outside its own days a rule is not run, which for one person is the same as not applying.
  case .notRun where !rule.isInForce(on: context.asOf) && example.expected.verdict == Outcome.notApplicable.rawValue: return []
  case .notRun(let reason): return ["the rule was not run: \(reason.reason)"]
  case .ready(let check):
    let verdict = check.verdict(0, position: 0)
    let expected = example.expected
    var lines: [String] = []
    func compare(_ name: String, _ wanted: String?, _ got: String) {
      if let wanted, wanted != got { lines.append("\(name): expected \(wanted), but it is \(got)") }
    }
    compare("verdict", expected.verdict, verdict.outcome.rawValue)
    compare("kind", expected.kind, verdict.kind.rawValue)
    compare("opened", expected.opened.map(words), words(verdict.opened))
    let finding = check.findings(of: 0).first
    compare("due", expected.due.map(words), words(verdict.due, expected.due, finding?.dueMinute))
    compare("done", expected.done.map(words), words(verdict.done, expected.done, finding?.doneMinute))
    compare("days_late", expected.daysLate.map(String.init), verdict.daysLate.map(String.init) ?? "none")
    compare("priority", expected.priority.map(String.init), String(rule.priority))
    if let wanted = expected.reason { compare("reason", wanted, check.findings(of: 0).first?.attributes.reason.rawValue ?? "none") }
    if let wanted = expected.action { lines += differences(wanted, check.findings(of: 0).first?.action) }
    return lines
  }
}

private func differences(_ wanted: RuleExample.Action, _ action: RemedialAction?) -> [String] {
  guard let action else { return ["action: expected one, but none is asked for"] }
  var lines: [String] = []
  func compare(_ name: String, _ wanted: String?, _ got: String) {
    if let wanted, wanted != got { lines.append("\(name): expected \(wanted), but it is \(got)") }
  }
  func list(_ names: [String]) -> String { names.isEmpty ? "nobody" : names.joined(separator: ", ") }
  func steps(_ steps: [(after: CivilTime.Span, to: String)]) -> String {
    steps.isEmpty ? "nobody" : steps.map { "\($0.to) after \($0.after)" }.joined(separator: ", ")
  }
  compare("owner", wanted.owner, action.owner)
  compare("within", wanted.within?.description, action.within?.description ?? "not said")
  compare("tell", wanted.tell.map(list), list(action.tell))
  compare("copy", wanted.copy.map(list), list(action.copy))
  compare("refer_up", wanted.referUp.map(steps), steps(action.referUp))
  return lines
}

private func words(_ date: RuleExample.Date) -> String {
  switch date {
  case .date(let date): date.description
  case .moment(let date, let minute): "\(date) \(clockWords(minute))"
  case .none: "none"
  }
}

/// With the time, where one is expected.
private func words(_ date: CivilDate?, _ expected: RuleExample.Date?, _ minute: Int?) -> String {
  guard case .moment = expected, let date, let minute else { return words(date) }
  return "\(date) \(clockWords(minute))"
}

private func words(_ date: CivilDate?) -> String { date?.description ?? "none" }
