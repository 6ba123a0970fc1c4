import Caseload
import CivilTime
import FEEL
import RuleSets

/// Resolves everything that a rule reads to columns, once.
struct CheckBuilder {
  let rule: Rule
  let ruleSet: RuleSet
  let context: RunContext
  /// Those that the rule set names.
  let calendars: Calendars
  let hours: HourCounting?

  func build(_ calendar: WorkingCalendar, earlier: [Check] = []) -> Check {
    var binder = SpanBinder(
      context: context, calendars: calendars,
      leftOut: Set(rule.whereSupplied.filter { context.caseload.column($0) == nil }), item: item)
    let form = bind(&binder)
    let needs = Needs(rule, context.shape)
    return Check(
      ruleSet: ruleSet, rule: rule, context: context,
      counting: DeadlineCounting(calendar: calendar, countFrom: rule.countFrom, school: calendars.school),
      hours: hours,
      appliesWhen: rule.appliesWhen.enumerated().map { index, condition in
        let name = rule.appliesWhen.count == 1 ? "applies_when" : "applies_when[\(index)]"
        return condition.bindCondition(to: context.caseload, calendars: calendars, watch: context.watch?.condition(name))
      },
      appliesByDay: rule.appliesWhen.contains(where: \.readsFactsOfDay), form: form, adjustments: bindAdjustments(), exceptions: context.exceptions(to: rule),
      dueSoon: rule.dueSoon, recordingTime: rule.recordingTime, leaves: binder.leaves,
      readsLists: Set(needs.lists.union(needs.fields.map(\.list))).sorted(), readsToday: needs.readsToday,
      readsTodaysFacts: readsTodaysFacts,
      notes: notes(), earlier: earlier)
  }

  /// The list whose record stands as the item in span conditions.
  private var item: Int? {
    switch rule.duty {
    case .within(let duty): return duty.list == context.shape.aboutList ? nil : duty.list
    case .before(let duty): return duty.list == context.shape.aboutList ? nil : duty.list
    case .every(let duty): return periodList(duty.period)
    case .upToDate(let duty): return periodList(duty.period)
    case .atLeast(let duty): return duty.period.flatMap(periodList)
    case .recorded, .mustBeTrue: return nil
    }
  }

  private func periodList(_ period: PeriodRule) -> Int? {
    if case .each(let list, _, _, _) = period { return list }
    return nil
  }

  private func bind(_ binder: inout SpanBinder) -> BoundDuty {
    switch rule.duty {
    case .recorded(let duty): return .recorded(duty, by: duty.by.map { binder.bind($0, path: "by") })
    case .mustBeTrue(let duty): return .mustBeTrue(BoundMustBeTrue(duty, context, calendars))
    case .within(let duty): return .within(bind(duty, &binder))
    case .before(let duty): return .before(bind(duty, &binder))
    case .every(let duty): return .chain(bind(duty, &binder))
    case .upToDate(let duty): return .chain(bind(duty, &binder))
    case .atLeast(let duty): return .atLeast(bind(duty, &binder))
    }
  }

  private func bind(_ duty: EveryDuty, _ binder: inout SpanBinder) -> BoundChain {
    let next: BoundChain.Next
    switch duty.interval {
    case .span(let span): next = .interval(binder.bind(span, path: "every"))
    case .ordinals(let spans):
      next = .ordinals(
        spans.enumerated().map { index, span in
          binder.leaves.append(SpanLeaf(path: "every[\(index)]", group: ""))
          return (span, Int32(binder.leaves.count - 1))
        })
    }
    return BoundChain(
      next: next, first: duty.first.map { binder.bind($0, path: "first") }, occasions: bind(duty.occasions),
      periods: BoundPeriods(duty.period, context, calendars), restarts: duty.restarts.compactMap(bind),
      intervalAt: duty.intervalAt, lookBack: duty.lookBack, clock: clock(duty.occasions))
  }

  private func bind(_ duty: UpToDateDuty, _ binder: inout SpanBinder) -> BoundChain {
    let age = duty.maximumAge.map { binder.bind($0, path: "max_age") }
    binder.leaves.append(SpanLeaf(path: "review_due", group: ""))
    let leaf = Int32(binder.leaves.count - 1)
    return BoundChain(
      next: .document(
        maximumAge: age, reviewDue: duty.reviewDue.flatMap { dates(duty.occasions.list, $0) },
        reviewField: duty.reviewDue ?? 0, leaf: leaf),
      first: duty.by.map { binder.bind($0, path: "by") },
      occasions: bind(duty.occasions, weighsEach: duty.reviewDue != nil),
      periods: BoundPeriods(duty.period, context, calendars), restarts: duty.restarts.compactMap(bind),
      intervalAt: duty.intervalAt, lookBack: duty.lookBack, clock: nil)
  }

  func bind(_ occasions: OccasionRule, weighsEach: Bool = false, condition: String = "counts_if") -> BoundOccasions {
    // Where hours are counted, each record of a day has a time of its own.
    BoundOccasions(
      occasions.list, date: occasions.date, countsIf: occasions.countsIf, eachRecord: occasions.eachRecord,
      weighsEach: weighsEach || hours != nil, context, calendars, condition: condition)
  }

  private func bind(_ restart: Restart) -> BoundRestart? {
    switch restart {
    case .fact(let field):
      guard let dated = context.aboutShape.fields[field].dated, let from = dates(dated.list, dated.from),
        let value = context.caseload.lists[dated.list].columns[dated.value]
      else { return nil }
      return .history(
        list: dated.list, from: from, until: dated.until.flatMap { dates(dated.list, $0) }, value: value)
    case .date(let address):
      guard let column = dates(address.list, address.field) else { return nil }
      return address.list == context.shape.aboutList ? .personDate(column) : .dates(list: address.list, column)
    }
  }

  private func bind(_ duty: WithinDuty, _ binder: inout SpanBinder) -> BoundWithin {
    let shape = context.shape.lists[duty.list]
    let anchor: BoundWithin.Anchor
    var anchorField: Int?
    switch duty.from {
    case .field(let field):
      anchor = .field(dates(duty.list, field) ?? DateColumn(), isPlanned: shape.fields[field].clock == .planned)
      anchorField = field
    case .expression(let expression): anchor = .expression(expression.bindDate(to: context.caseload, calendars: calendars))
    }
    return BoundWithin(
      list: duty.list, span: binder.bind(duty.span, path: "within"),
      triggerIf: duty.triggerIf?.bindCondition(
        to: context.caseload, calendars: calendars, watch: context.watch?.condition("trigger_if")), anchor: anchor, anchorField: anchorField,
      done: bind(duty.done, of: duty.list), newestOnly: duty.newestOnly || context.caseload.lists[duty.list].holds == .latestOnly,
      reason: duty.reason.flatMap { context.caseload.lists[duty.list].columns[$0] },
      recorded: shape.recordedField.flatMap { dates(duty.list, $0) }, clock: clock(duty),
      triggerReadsHistory: duty.triggerIf?.readsFactsOfDay ?? false)
  }

  func bind(_ done: WithinDuty.Done, of list: Int) -> BoundWithin.Done {
    switch done {
    case .field(let field): return .field(dates(list, field) ?? DateColumn(), field: field)
    case .records(let records):
      let occasions = BoundOccasions(
        records.list, date: records.date, countsIf: records.countsIf, eachRecord: records.refersBy != nil,
        weighsEach: hours != nil, context, calendars)
      var reference: ReferenceColumn?
      if let field = records.refersBy, case .reference(let column)? = context.caseload.lists[records.list].columns[field] {
        reference = column
      }
      return .records(occasions, refersBy: reference, answers: records.answers, lookBack: records.lookBack)
    }
  }

  func dates(_ list: Int, _ field: Int) -> DateColumn? {
    context.caseload.lists[list].days(field)
  }

  private func times(_ list: Int, _ field: Int) -> DateTimeColumn? {
    if case .dateTime(let column)? = context.caseload.lists[list].columns[field] { return column }
    return nil
  }

  private func clock(_ occasions: OccasionRule) -> BoundClock? {
    hours.map {
      BoundClock(
        counting: $0, anchor: nil, done: times(occasions.list, occasions.date),
        doneField: FieldAddress(list: occasions.list, field: occasions.date))
    }
  }

  private func clock(_ duty: WithinDuty) -> BoundClock? {
    guard let hours else { return nil }
    var anchor: DateTimeColumn?
    if case .field(let field) = duty.from { anchor = times(duty.list, field) }
    let done: FieldAddress
    switch duty.done {
    case .field(let field): done = FieldAddress(list: duty.list, field: field)
    case .records(let records): done = FieldAddress(list: records.list, field: records.date)
    }
    return BoundClock(counting: hours, anchor: anchor, done: times(done.list, done.field), doneField: done)
  }

  /// A fact of the person that may change and has no history here: conditions of past duties read it as it is today.
  private var readsTodaysFacts: Bool {
    let conditions = rule.appliesWhen + rule.duty.spanExpressions.flatMap(\.conditions)
    return conditions.flatMap(\.reads).contains { address in
      guard address.list == context.shape.aboutList else { return false }
      let field = context.shape[address]
      switch field.type {
      case .code, .boolean, .span: break
      default: return false
      }
      if let dated = field.dated, context.caseload.lists[dated.list].columns[dated.value] != nil { return false }
      if let end = field.endsWith, context.about.columns[end] != nil { return false }
      return true
    }
  }

  // MARK: Notes

  private func notes() -> [String] {
    var notes: [String] = []
    if let last = rule.until, rule.isOver(on: context.asOf), rule.ending == nil {
      let rest = rule.outlivesItself ? "; what opened before is judged until it is done" : "; what was due before is history"
      notes.append("\(rule.title): no longer in force since \(last.inWords(withYear: true))\(rest)")
    }
    for address in rule.whereSupplied where context.caseload.column(address) == nil {
      notes.append("\(rule.title): \(context.shape[address].title) is not supplied, so it was left out")
    }
    for case .fact(let field) in restarts {
      let shape = context.aboutShape.fields[field]
      guard let dated = shape.dated, context.caseload.lists[dated.list].columns[dated.value] == nil else { continue }
      notes.append("\(rule.title): the history of \(shape.title) is not supplied, so a change of it restarts nothing")
    }
    return notes
  }

  private var restarts: [Restart] {
    switch rule.duty {
    case .every(let duty): duty.restarts
    case .upToDate(let duty): duty.restarts
    default: []
    }
  }
}
