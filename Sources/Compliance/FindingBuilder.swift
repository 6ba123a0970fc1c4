import CaseRecords
import Caseload
import CivilTime
import FEEL
import RuleSets

extension Check {
  /// The findings of one person: each open duty, or the closed one that is the verdict. Nothing where nothing was due.
  public func findings(of person: Int) -> [Finding] { findings(judge(person), of: person) }

  public func findings(_ judgement: Judgement, of person: Int) -> [Finding] {
    if earlier.isEmpty { return ownFindings(judgement, person) }
    let changes = ([changesOn(judgement, person)] + earlier.map { $0.changesOn($0.judge(person), person) }).compactMap { $0 }
    return deciders(judgement, person).flatMap { $0.0.ownFindings($0.1, person) }.map { finding in
      var finding = finding
      finding.changesOn = changes.min()
      return finding
    }
  }

  private func ownFindings(_ judgement: Judgement, _ person: Int) -> [Finding] {
    guard let deciding = judgement.deciding else { return [] }
    let verdict = judgement.obligations[deciding]
    if judgement.either != nil || !verdict.isOpen { return [finding(verdict, judgement, person, isVerdict: true)] }
    return judgement.obligations.enumerated().filter { $0.element.isOpen }.map { index, obligation in
      finding(obligation, judgement, person, isVerdict: index == deciding)
    }.sorted { ($0.outcome.rank, $0.due?.dayNumber ?? .max, $0.identity.duty) < ($1.outcome.rank, $1.due?.dayNumber ?? .max, $1.identity.duty) }
  }

  /// What is over and done with: closed duties, newest first.
  public func past(of person: Int) -> [Finding] {
    let judgement = judge(person)
    let verdict = judgement.deciding.flatMap { judgement.obligations[$0].isOpen ? nil : $0 }
    return judgement.obligations.enumerated().reversed()
      .filter { !$0.element.isOpen && $0.offset != verdict }
      .map { finding($0.element, judgement, person, isVerdict: false) } + earlier.flatMap { $0.past(of: person) }
  }

  private func finding(_ obligation: Obligation, _ judgement: Judgement, _ person: Int, isVerdict: Bool) -> Finding {
    let doubts = obligation.outcome != .cannotTell ? []
      : isVerdict ? uncertainties(judgement, person) : uncertainties(obligation, person)
    let kind = kind(obligation.outcome, doubts)
    let last = last(judgement, person)
    let either = (isVerdict ? judgement.either : nil) ?? (obligation.outcome == .cannotTell ? obligation.clock?.either : nil)
    let known = obligation.due.map { $0 <= context.asOf } ?? false
    let heldNow = context.holderNow(of: person)
    let heldThen = known ? obligation.due.flatMap { context.holder(of: person, on: $0) } : nil
    return Finding(
      identity: identity(obligation, person), rule: summary(obligation), person: context.person(person),
      outcome: obligation.outcome, kind: kind, opened: obligation.opened, due: obligation.due, done: obligation.done,
      dueMinute: minute(obligation.clock?.due), doneMinute: minute(obligation.clock?.done),
      lateness: lateness(obligation), last: last?.record, lastInTime: last?.inTime,
      next: obligation.isOpen ? obligation.due : nil,
      reckoning: reckoning(obligation, person), evidence: evidence(obligation),
      nearMisses: kind == .history ? [] : nearMisses(obligation, person), decidedBy: clause(obligation),
      uncertainties: doubts, either: either, clearsWhen: clearsWhen(obligation, doubts),
      action: kind == .gap ? action(obligation, doubts, either, person, heldNow) : nil,
      changesOn: changesOn(judgement, person), openSince: openSince(obligation),
      exception: obligation.outcome == .exempt ? exceptionSummary(person) : nil, heldOnDueDate: heldThen, heldNow: heldNow,
      attributes: attributes(obligation, kind, heldThen, heldNow), versions: versions, counted: count(obligation))
  }

  func kind(_ outcome: Outcome, _ doubts: [Uncertainty]) -> Kind {
    switch outcome {
    case .overdue, .notMet: .gap
    case .due, .dueSoon, .awaitingRecord: .comingUp
    case .cannotTell: doubts.contains(where: \.personCanFix) ? .gap : .history
    default: .history
    }
  }

  var versions: Versions {
    let named = context.calendars(of: ruleSet)
    let working = named.working ?? (named.school == nil ? counting.calendar : nil)
    let calendars = [working.map { "\($0.name) \($0.version)" }, named.school.map { "\($0.name) \($0.version)" }]
    return Versions(
      ruleSet: ruleSet.versionWords,
      calendar: calendars.compactMap { $0 }.joined(separator: ", "),
      schema: "\(context.schema.name) \(context.schema.version)", program: context.program,
      figures: takesLocalFigure ? ruleSet.localFigures.map { "local figures \($0)" } : nil,
      exceptions: rule.exceptionBy == nil ? nil : context.exceptionsVersion)
  }

  private var takesLocalFigure: Bool {
    rule.duty.spanExpressions.flatMap(\.figures).flatMap(\.values).contains(where: \.origin.isLocal)
  }

  // MARK: Rule in words

  func summary(_ obligation: Obligation?) -> RuleSummary {
    let leaf = obligation.flatMap { $0.reading.leaf >= 0 ? leaves[Int($0.reading.leaf)] : nil }
    return RuleSummary(
      ruleSet: ruleSet.name, id: rule.id, title: rule.title, form: DutyForm(rawValue: rule.duty.keyword) ?? .mustBeTrue,
      check: rule.check, question: rule.question, called: called, standard: standard(obligation),
      group: leaf?.group ?? "", priority: rule.priority, source: SourceReference(rule.source),
      figureSource: leaf?.figureValue.map { SourceReference($0.source) }, isAgreed: ruleSet.isAgreed(on: context.asOf), isFault: isFault)
  }

  /// The rule as seen without any person.
  public var summary: RuleSummary { summary(nil) }

  private var isFault: Bool { if case .mustBeTrue(let duty) = rule.duty { duty.isFault } else { false } }

  var called: String {
    switch rule.duty {
    case .recorded(let duty):
      duty.fields.map { context.aboutShape.fields[$0].title }.joined(separator: " and ")
    case .within(let duty): duty.called
    case .before(let duty): duty.called
    case .atLeast(let duty): duty.called
    case .every(let duty): duty.called
    case .upToDate(let duty): duty.called
    case .mustBeTrue(let duty): duty.called.isEmpty ? rule.title : duty.called
    }
  }

  private func standard(_ obligation: Obligation?) -> String {
    if !rule.standard.isEmpty { return rule.standard }
    if case .atLeast(let duty) = form { return standard(duty, obligation) }
    guard let obligation, obligation.reading.isWorkedOut else { return "" }
    let span = obligation.reading.span
    switch form {
    case .recorded, .within: return "within \(span)"
    case .before(let duty): return "\(span) before the \(eventTitle(duty))"
    case .mustBeTrue, .atLeast: return ""
    case .chain(let chain):
      if case .document(_, _, _, let leaf) = chain.next, leaf == obligation.reading.leaf { return "a review by the date that the \(context.shape.lists[chain.occasions.list].title) itself sets" }
      if obligation.isFirst, chain.first != nil { return "within \(span) of the start" }
      if case .ordinals = chain.next { return "within \(span)" }
      return span.count == 1 ? "every \(span.unit.singular)" : "every \(span)"
    }
  }

  func clause(_ obligation: Obligation) -> Clause {
    let place = obligation.reading.leaf >= 0 ? leaves[Int(obligation.reading.leaf)].path : rule.duty.keyword
    let text = clauseText(obligation)
    switch obligation.doubt {
    case _ where obligation.isCancelled: return Clause(path: "\(rule.id)/cancelled_if", text: cancelledIf)
    case .applies: return Clause(path: "\(rule.id)/applies_when", text: rule.appliesWhen.map(\.text).joined(separator: " and "))
    case .condition:
      if case .mustBeTrue(let duty) = rule.duty { return Clause(path: "\(rule.id)/\(duty.key)", text: duty.condition.text) }
      return Clause(path: "\(rule.id)/\(place)", text: text)
    default:
      if case .mustBeTrue(let duty) = rule.duty { return Clause(path: "\(rule.id)/\(duty.key)", text: duty.condition.text) }
      return Clause(path: "\(rule.id)/\(place)", text: text)
    }
  }

  // MARK: Dates in words

  private func lateness(_ obligation: Obligation) -> Lateness? {
    guard let due = obligation.due, let days = daysLate(obligation) else { return nil }
    if let hours = hoursLate(obligation) {
      return Lateness(calendarDays: days, own: CivilTime.Span(hours, .hours), skipped: [])
    }
    let until = due.adding(days: days)
    let counted = obligation.reading.span.unit
    let unit: TimeUnit = counted == .workingDays || counted == .schoolDays ? counted : .days
    let own = counting.lateness(in: unit, due: due, done: until) ?? days
    return Lateness(
      calendarDays: days, own: CivilTime.Span(own, unit),
      skipped: unit == .workingDays ? counting.calendar.skipped(after: due, through: until) : [])
  }

  private func openSince(_ obligation: Obligation) -> CivilDate? {
    guard obligation.outcome == .overdue, let due = obligation.due else { return nil }
    // A deadline in hours passes in the course of its day.
    if obligation.clock != nil, obligation.recordedUntil == nil { return due }
    return (obligation.recordedUntil ?? due).adding(days: 1)
  }

  private func reckoning(_ obligation: Obligation, _ person: Int) -> Reckoning? {
    if case .atLeast = form { return nil }
    guard obligation.reading.isWorkedOut, let start = obligation.event ?? obligation.opened,
      obligation.due != nil || obligation.isStopped
    else { return nil }
    let leaf = obligation.reading.leaf >= 0 ? leaves[Int(obligation.reading.leaf)] : nil
    let span = obligation.reading.span
    return Reckoning(
      start: start, startMinute: minute(obligation.clock?.start), startIs: startIs(obligation, person), span: span, due: obligation.due,
      skipped: skippedHolidays(obligation, from: start),
      clause: "\(rule.id)/\(leaf?.path ?? rule.duty.keyword)", figure: leaf?.figure?.title,
      figureFrom: leaf?.figureValue?.from, stops: clockStops(obligation, from: start),
      extensions: extensions(obligation))
  }

  /// What stands at the start of the count.
  private func startIs(_ obligation: Obligation, _ person: Int) -> String {
    switch form {
    case .recorded(let duty, _): return duty.from.map { context.aboutShape.fields[$0].title } ?? "start"
    case .mustBeTrue, .atLeast: return "start"
    case .before(let duty): return eventTitle(duty)
    case .within(let duty):
      if let field = duty.anchorField { return context.shape.lists[duty.list].fields[field].title }
      return context.shape.lists[duty.list].title
    case .chain(let chain):
      if obligation.openedBy != nil { return "last \(called)" }
      return chainStart(chain, obligation.periodStart, obligation, person)
    }
  }

  private func chainStart(_ chain: BoundChain, _ day: Int32, _ obligation: Obligation, _ person: Int) -> String {
    let row = chain.periods.list == nil ? person : Int(obligation.factsItem)
    if chain.periods.from.days[row] == day {
      if let list = chain.periods.list { return "start of the \(context.shape.lists[list].title)" }
      return context.aboutShape.fields[chain.periods.fromField].title
    }
    if rule.from?.dayNumber == day { return "the day on which this rule began" }
    for restart in chain.restarts {
      switch restart {
      case .history(let list, let from, _, _):
        if context.caseload.lists[list].rows(of: person).contains(where: { from.days[$0] == day }) {
          return "new \(context.shape.lists[list].title)"
        }
      case .dates(let list, let column):
        if context.caseload.lists[list].rows(of: person).contains(where: { column.days[$0] == day }) {
          return "start of the \(context.shape.lists[list].title)"
        }
      case .personDate: continue
      }
    }
    return "start"
  }

  // MARK: Evidence

  private func last(_ judgement: Judgement, _ person: Int) -> (record: RecordSummary, inTime: Bool?)? {
    if case .atLeast(let duty) = form { return newestCounted(duty, judgement) }
    let done = judgement.obligations.filter { $0.done != nil && $0.doneBy != nil }
    if done.isEmpty, case .chain = form, let by = judgement.obligations.compactMap(\.openedBy).last {
      // The newest alone is on record: what it answered is not.
      return (record(by.list, by.row), nil)
    }
    guard let newest = done.max(by: { ($0.done ?? .earliest) < ($1.done ?? .earliest) }), let by = newest.doneBy else { return nil }
    var summary = record(by.list, by.row)
    if isDoneByField { summary.date = newest.done }
    let inTime: Bool? = newest.outcome == .met ? true : newest.outcome == .late ? false : nil
    return (summary, inTime)
  }

  private func evidence(_ obligation: Obligation) -> [RecordSummary] {
    var records: [RecordSummary] = []
    for place in [obligation.openedBy, obligation.doneBy] + counted(obligation) {
      guard let place, place.list != context.shape.aboutList else { continue }
      let summary = record(place.list, place.row)
      if !records.contains(summary) { records.append(summary) }
    }
    return records
  }

  func isByTodaysFacts(_ obligation: Obligation) -> Bool {
    readsTodaysFacts && (obligation.opened.map { $0 < context.asOf } ?? false)
  }

  private func attributes(_ obligation: Obligation, _ kind: Kind, _ then: Holder?, _ now: Holder?) -> Attributes {
    var attributes = Attributes()
    attributes.isRefused = obligation.isRefused
    attributes.isExtended = obligation.isExtended
    attributes.isByTodaysFacts = isByTodaysFacts(obligation)
    if let due = obligation.due, let by = obligation.doneBy, let recorded = record(by.list, by.row).recorded {
      attributes.isRecordedLate = recorded > due
    }
    if kind == .gap, let then, let now { attributes.isInherited = then.key != now.key }
    if [.late, .missed, .overdue].contains(obligation.outcome), let reason, let row = obligation.openedBy?.row {
      attributes.reason = reason.state(row) == .value ? .recorded : .missing
    }
    return attributes
  }
}
