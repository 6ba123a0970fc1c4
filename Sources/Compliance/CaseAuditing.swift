import CaseRecords
import Caseload
import CivilTime
import FEEL
public import RuleSets

/// All rules of a run, ready or not.
public struct Run: Sendable {
  public let context: RunContext
  public let checks: [Check]
  public let notRun: [NotRun]

  public init(_ ruleSets: [RuleSet], in context: RunContext, only: Set<String> = []) {
    var checks: [Check] = []
    var notRun: [NotRun] = []
    var contexts: [String: RunContext] = [:]
    for ruleSet in ruleSets {
      let context = contexts[ruleSet.about] ?? context.about(ruleSet.about)
      contexts[ruleSet.about] = context
      let rules = ruleSet.rules(on: context.asOf).filter { only.isEmpty || $0.isKnown(by: only) }
      for rule in rules where !rule.isSuperseded(on: context.asOf) {
        let earlier = ruleSet.version(of: rule, on: context.asOf).earlier
        switch prepare(rule, of: ruleSet, in: context, over: earlier) {
        case .ready(let check): checks.append(check)
        case .notRun(let reason):
          // That a rule was switched off is no news on each page.
          if rule.ending != .switchedOff || !rule.isOver(on: context.asOf) { notRun.append(reason) }
        }
      }
    }
    self.context = context
    self.checks = checks
    self.notRun = notRun
  }

  /// What was left out or restarts nothing, one line each.
  public var notes: [String] { checks.flatMap(\.notes) }

  /// Everything that the pages for one person say.
  ///
  /// - Parameter list: one of `otherLists`; nil: the schema's own.
  public func audit(of person: Int, about list: String? = nil, because reason: String? = nil) -> CaseAudit {
    let checks = checks(about: list)
    let context = checks.first?.context ?? self.context
    var findings: [Finding] = []
    var doesNotApply: [(rule: RuleSummary, why: String)] = []
    var strip: [StripEvent] = []
    for check in checks {
      let judgement = check.judge(person)
      let found = check.findings(judgement, of: person)
      findings += found
      if found.isEmpty { doesNotApply.append((check.summary, check.whyNotApplicable(person))) }
      strip += check.events(judgement, of: person)
    }
    return CaseAudit(
      person: context.person(person), keyInformation: context.keyInformation(of: person),
      essentialGaps: context.essentialGaps(of: person, findings), findings: findings.sorted(by: mattersMore),
      doesNotApply: doesNotApply, strip: strip.sorted { ($0.date, $0.check, $0.title) < ($1.date, $1.check, $1.title) },
      holder: context.holderNow(of: person), chosenBecause: reason, opened: context.date(\.from, of: person),
      closed: context.date(\.until, of: person))
  }
}

extension Check {
  /// Which part of the rule says that it does not apply.
  func whyNotApplicable(_ person: Int) -> String {
    guard let life = life(of: person) else { return "the case had not been opened" }
    if life.end != nil { return "the case was closed" }
    if let last = rule.until, rule.isOver(on: context.asOf) { return "the rule is no longer in force since \(last.inWords(withYear: true))" }
    let frame = frame(person, on: asOf)
    for condition in appliesWhen where condition.certainty(frame) == .no {
      let deciding = condition.explain(frame).deciding.first
      // Of a fact with a history its dates decide nothing for a reader.
      let read = deciding?.cells.filter { $0.row >= 0 } ?? []
      let facts = read.filter { context.shape[$0.fieldAddress].type != .date }
      let cells = Array((facts.isEmpty ? read : facts).suffix(2))
      let words = cells.map { cell -> String in
        let field = context.shape[cell.fieldAddress]
        let value = field.special ? "as recorded" : context.text(cell.fieldAddress, cell.row) ?? "not recorded"
        return "\(field.title): \(value)"
      }
      return words.isEmpty ? "the rule is for others" : words.joined(separator: ", ")
    }
    switch form {
    case .within(let duty): return noStart(duty, person) ?? "no \(context.shape.lists[duty.list].title) on record that asks for it"
    case .atLeast(let duty):
      if let openers = duty.openers { return "no \(context.shape.lists[openers.list].title) on record since which to count" }
      return "nothing was due"
    case .before(let duty): return "no \(context.shape.lists[duty.list].title) planned"
    case .chain(let chain):
      if let list = chain.periods.list { return "no \(context.shape.lists[list].title) running" }
      return "nothing was due"
    default: return "nothing was due"
    }
  }

  /// Where the day that is counted from is worked out, and nothing on record gives one.
  private func noStart(_ duty: BoundWithin, _ person: Int) -> String? {
    guard case .expression(let date) = duty.anchor, case .within(let written) = rule.duty, case .expression(let expression) = written.from
    else { return nil }
    let isPerson = duty.list == context.shape.aboutList
    let rows = isPerson ? person..<(person + 1) : context.caseload.lists[duty.list].rows(of: person)
    let isWithout = rows.contains { row in
      guard isPerson || isThere(row, in: duty.list) else { return false }
      var frame = frame(person, on: asOf)
      if !isPerson { frame.item = Int32(row) }
      return date(frame) == .null
    }
    guard isWithout else { return nil }
    let lists = expression.readsLists.sorted().map { context.shape.lists[$0].title }
    return lists.isEmpty ? "no day on record from which to count" : "no \(lists.joined(separator: " or ")) on record from which to count"
  }

  /// What was done in the last six months, in time or late.
  func events(_ judgement: Judgement, of person: Int) -> [StripEvent] {
    let first = context.asOf.adding(months: -6)
    return judgement.obligations.compactMap { obligation in
      guard let done = obligation.done, done >= first, done <= context.asOf else { return nil }
      let outcome: Outcome? = obligation.outcome == .cannotTell ? nil : obligation.outcome
      return StripEvent(date: done, title: called, check: rule.check, outcome: outcome)
    }
  }
}

extension RunContext {
  func date(_ part: KeyPath<PeriodDays, Int?>, of person: Int) -> CivilDate? {
    guard let period = aboutShape.period else { return nil }
    guard let field = PeriodDays(from: period.from, until: period.until)[keyPath: part],
      case .date(let column)? = about.columns[field], let date = column[person], date <= asOf
    else { return nil }
    return date
  }

  struct PeriodDays {
    var from: Int?
    var until: Int?
  }

  /// Appendix A 1b's lines in their order; special fields say recorded or not recorded.
  func keyInformation(of person: Int) -> [(title: String, value: String)] {
    schema.roles.keyInformation.map { line in
      switch line.source {
      case .field(let address): (line.title, keyText(address, person))
      case .list(let list, let fields): (line.title, keyText(list, fields, person))
      }
    }
  }

  /// Whether a field holds a real value: neither blank nor a code that stands for "not known".
  func isRecorded(_ address: FieldAddress, _ row: Int) -> Bool {
    guard let column = caseload.column(address), column.state(row) == .value else { return false }
    if case .code(let codes) = column, let code = codes[row] { return code.standing != .notRecorded }
    return true
  }

  /// Essential information that is missing: key information that is not recorded, and what the rules say is not.
  func essentialGaps(of person: Int, _ findings: [Finding]) -> [String] {
    var gaps: [String] = []
    for line in keyInformation(of: person) where line.value == Self.notRecorded { gaps.append(line.title) }
    for finding in findings where finding.rule.form == .recorded && finding.kind == .gap {
      let isSaid = gaps.contains { $0.lowercased() == finding.rule.called.lowercased() }
      if !isSaid { gaps.append(finding.rule.called) }
    }
    return gaps
  }
}
