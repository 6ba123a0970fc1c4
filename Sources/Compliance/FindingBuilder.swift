import CaseRecords
import Caseload
import CivilTime
import FEEL
import RuleSets

extension FindingMaker {
  func finding(_ obligation: Obligation, _ judgement: Judgement, _ person: Int, isVerdict: Bool) -> Finding {
    let doubts = obligation.outcome != .cannotTell ? []
      : isVerdict ? check.uncertainties(judgement, person) : check.uncertainties(obligation, person)
    let kind = check.kind(obligation.outcome, doubts)
    let last = check.last(judgement, person)
    let either = (isVerdict ? judgement.either : nil) ?? (obligation.outcome == .cannotTell ? obligation.clock?.either : nil)
    let known = obligation.due.map { $0.dayNumber <= check.asOf } ?? false
    let heldNow = check.holderNow(of: person)
    let heldThen = known ? obligation.due.flatMap { check.holder(of: person, on: $0) } : nil
    let told = told(of: obligation)
    return Finding(
      identity: check.identity(obligation, person), sharedRule: told.rule, person: check.person(person),
      outcome: obligation.outcome, kind: kind, opened: obligation.opened, due: obligation.due, done: obligation.done,
      dueMinute: check.minute(obligation.clock?.due), doneMinute: check.minute(obligation.clock?.done),
      lateness: check.lateness(obligation), last: last?.record, lastInTime: last?.inTime,
      next: obligation.isOpen ? obligation.due : nil,
      reckoning: reckoning(obligation, person, told), evidence: check.evidence(obligation),
      nearMisses: kind == .history ? [] : check.nearMisses(obligation, person), sharedClause: told.clause,
      uncertainties: doubts, either: either, clearsWhen: clearsWhen(obligation, doubts),
      action: kind == .gap ? action(obligation, doubts, either, person, heldNow) : nil,
      changesOn: check.changesOn(judgement, person), openSince: check.openSince(obligation),
      exception: obligation.outcome == .exempt ? check.exceptionSummary(person) : nil, heldOnDueDate: heldThen, heldNow: heldNow,
      attributes: check.attributes(obligation, kind, heldThen, heldNow), sharedVersions: versions, counted: check.count(obligation))
  }

  private func reckoning(_ obligation: Obligation, _ person: Int, _ told: Told) -> Reckoning? {
    if case .atLeast = check.form { return nil }
    guard obligation.reading.isWorkedOut, let start = obligation.event ?? obligation.opened,
      obligation.due != nil || obligation.isStopped
    else { return nil }
    return Reckoning(
      start: start, startMinute: check.minute(obligation.clock?.start), startIs: startIs(obligation, person),
      span: obligation.reading.span, due: obligation.due, skipped: check.skippedHolidays(obligation, from: start),
      clause: told.place, figure: told.figure, figureFrom: told.figureFrom, stops: check.clockStops(obligation, from: start),
      extensions: check.extensions(obligation))
  }

  /// What stands at the start of the count.
  private func startIs(_ obligation: Obligation, _ person: Int) -> String {
    switch check.form {
    case .chain where obligation.openedBy != nil: lastCalled
    default: check.startIs(obligation, person)
    }
  }
}

extension Check {
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

  fileprivate func lateness(_ obligation: Obligation) -> Lateness? {
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

  fileprivate func openSince(_ obligation: Obligation) -> CivilDate? {
    guard obligation.outcome == .overdue, let due = obligation.due else { return nil }
    // A deadline in hours passes in the course of its day.
    if obligation.clock != nil, obligation.recordedUntil == nil { return due }
    return (obligation.recordedUntil ?? due).adding(days: 1)
  }

  /// What stands at the start of the count.
  fileprivate func startIs(_ obligation: Obligation, _ person: Int) -> String {
    switch form {
    case .recorded(let duty, _): return duty.from.map { context.aboutShape.fields[$0].title } ?? "start"
    case .mustBeTrue, .atLeast: return "start"
    case .before(let duty): return eventTitle(duty)
    case .within(let duty):
      if let field = duty.anchorField { return context.shape.lists[duty.list].fields[field].title }
      return context.shape.lists[duty.list].title
    case .chain(let chain):
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

  fileprivate func last(_ judgement: Judgement, _ person: Int) -> (record: RecordSummary, inTime: Bool?)? {
    if case .atLeast(let duty) = form { return newestCounted(duty, judgement) }
    var place: Int?
    for index in judgement.obligations.indices {
      guard let done = judgement.obligations[index].done, judgement.obligations[index].doneBy != nil else { continue }
      if let known = place.flatMap({ judgement.obligations[$0].done }), known >= done { continue }
      place = index
    }
    guard let place, let by = judgement.obligations[place].doneBy else {
      guard case .chain = form, let newest = judgement.obligations.last(where: { $0.openedBy != nil }), let by = newest.openedBy
      else { return nil }
      // The newest alone is on record: what it answered is not.
      return (record(by.list, by.row), nil)
    }
    let newest = judgement.obligations[place]
    var summary = record(by.list, by.row)
    if isDoneByField { summary.date = newest.done }
    let inTime: Bool? = newest.outcome == .met ? true : newest.outcome == .late ? false : nil
    return (summary, inTime)
  }

  fileprivate func evidence(_ obligation: Obligation) -> [RecordSummary] {
    var records: [RecordSummary] = []
    var known: [(list: Int, row: Int)] = []
    func add(_ place: (list: Int, row: Int)) {
      guard place.list != context.shape.aboutList, !known.contains(where: { $0 == place }) else { return }
      known.append(place)
      records.append(record(place.list, place.row))
    }
    if let place = obligation.openedBy { add(place) }
    if let place = obligation.doneBy { add(place) }
    for place in counted(obligation) { add(place) }
    return records
  }

  func isByTodaysFacts(_ obligation: Obligation) -> Bool {
    readsTodaysFacts && (obligation.opened.map { $0 < context.asOf } ?? false)
  }

  fileprivate func attributes(_ obligation: Obligation, _ kind: Kind, _ then: Holder?, _ now: Holder?) -> Attributes {
    var attributes = Attributes()
    attributes.isRefused = obligation.isRefused
    attributes.isExtended = obligation.isExtended
    attributes.isByTodaysFacts = isByTodaysFacts(obligation)
    if let due = obligation.due, let by = obligation.doneBy, let recorded = context.names.records[by.list].recorded?[by.row] {
      attributes.isRecordedLate = recorded > due
    }
    if kind == .gap, let then, let now { attributes.isInherited = then.key != now.key }
    switch obligation.outcome {
    case .late, .missed, .overdue:
      guard let reason, let row = obligation.openedBy?.row else { break }
      attributes.reason = reason.state(row) == .value ? .recorded : .missing
    default: break
    }
    return attributes
  }
}
