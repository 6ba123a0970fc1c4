import CaseRecords
import Caseload
import CivilTime
import FEEL
public import RuleSets

/// A rule ready to be run, or why it cannot be.
public enum Preparation: Sendable {
  case ready(Check)
  case notRun(NotRun)
}

/// Compiles a rule against a caseload. A rule that reads what no source supplies is not run.
/// - Parameter earlier: rules that it has replaced, for what opened under them.
public func prepare(
  _ written: Rule, of ruleSet: RuleSet, in context: RunContext, over earlier: [Rule] = []
) -> Preparation {
  let context = context.about(ruleSet.about)
  let rule = context.rulesOf.map { written.asIf(on: $0, judging: context.asOf) } ?? written
  func notRun(_ reason: String, forWantOfData: Bool = false) -> Preparation {
    .notRun(
      NotRun(
        ruleSet: ruleSet.name, rule: rule.id, title: rule.title, reason: reason, check: rule.check, isForWantOfData: forWantOfData))
  }
  let missing = missing(rule, context)
  // Where rules are tried as if those of another day had always held, one that is gone by then asked for nothing.
  if let last = rule.until, rule.isOver(on: context.asOf), !rule.isSuperseded(on: context.asOf),
    !rule.keepsHistory || context.rulesOf != nil || !missing.isEmpty
  {
    return notRun("no longer in force since \(last.inWords(withYear: true))")
  }
  if !missing.isEmpty { return notRun(missing.joined(separator: "; "), forWantOfData: true) }
  if let first = rule.from, first > context.asOf { return notRun("in force from \(first.inWords(withYear: true))") }
  let (calendars, asked) = (context.calendars(of: ruleSet), Needs(rule, context.shape).calendars)
  if rule.countsWorkingDays || rule.countsSchoolDays || asked.contains(.working), calendars.working == nil {
    return notRun("the calendar of working days is not known")
  }
  if rule.countsSchoolDays || asked.contains(.school), calendars.school == nil { return notRun("the calendar of school terms is not known") }
  var hours: HourCounting?
  if rule.mayCountHours {
    guard let zone = zoneRules(named: context.schema.zone) else {
      return notRun("the clocks of \(context.schema.zone) are not known on this computer")
    }
    hours = HourCounting(zone: zone)
  }
  let builder = CheckBuilder(rule: rule, ruleSet: ruleSet, context: context, calendars: calendars, hours: hours)
  let before = earlier.compactMap { rule -> Check? in
    if case .ready(let check) = prepare(rule, of: ruleSet, in: context) { return check }
    return nil
  }
  return .ready(builder.build(calendars.working ?? noCalendar, earlier: before))
}

/// Stands where a rule set names no calendar: it covers no day, so nothing can be counted by it.
private let noCalendar = WorkingCalendar(
  name: "-", title: "-", version: "-", covers: CivilDate.earliest...CivilDate.earliest, holidays: [])

/// What the rule reads and no source supplies, in words.
private func missing(_ rule: Rule, _ context: RunContext) -> [String] {
  let needs = Needs(rule, context.shape)
  var words: [String] = []
  for list in needs.lists.sorted() where context.caseload.lists[list].holds == .notSupplied {
    words.append("\(context.shape.lists[list].plural) are not supplied")
  }
  for address in needs.fields.sorted() where !isSupplied(address, context) {
    if needs.lists.contains(address.list), context.caseload.lists[address.list].holds == .notSupplied { continue }
    if context.caseload.lists[address.list].holds == .notSupplied {
      let text = "\(context.shape.lists[address.list].plural) are not supplied"
      if !words.contains(text) { words.append(text) }
    } else {
      let field = context.shape[address].title
      words.append("\(field) (\(context.shape.name(of: address))) is not supplied")
    }
  }
  return words
}

private func isSupplied(_ address: FieldAddress, _ context: RunContext) -> Bool {
  if context.caseload.column(address) != nil { return true }
  guard let dated = context.shape[address].dated else { return false }
  let columns = context.caseload.lists[dated.list].columns
  return columns[dated.value] != nil && columns[dated.from] != nil
}

/// Every field and list that a rule reads.
struct Needs {
  var fields = Set<FieldAddress>()
  /// Lists whose records are looked for, so that their absence matters.
  var lists = Set<Int>()
  /// Fields that are read where they are supplied, and left out where they are not.
  var optional = Set<FieldAddress>()
  var readsToday = false
  /// Calendars that its conditions ask.
  var calendars = Set<CalendarKind>()

  init(_ rule: Rule, _ shape: Shape) {
    let about = shape.aboutList
    for condition in rule.appliesWhen { add(condition) }
    for span in rule.duty.spanExpressions { add(span, rule.whereSupplied) }
    switch rule.duty {
    case .recorded(let duty): for field in duty.fields + [duty.from].compactMap({ $0 }) { add(about, field) }
    case .within(let duty): add(duty, shape)
    case .before(let duty): add(duty)
    case .every(let duty): add(duty.occasions, duty.period, duty.restarts, shape)
    case .upToDate(let duty):
      add(duty.occasions, duty.period, duty.restarts, shape)
      if let field = duty.reviewDue { add(duty.occasions.list, field) }
    case .atLeast(let duty): add(duty, shape)
    case .mustBeTrue(let duty):
      add(duty.condition)
      add(duty.countsIf)
      guard let list = duty.forEach else { break }
      lists.insert(list)
      if duty.readsNeighbours, let date = shape.lists[list].dateField { add(list, date) }
    }
    addAdjustments(rule)
    addWhatIsOptional(rule)
  }

  private mutating func addAdjustments(_ rule: Rule) {
    if let stops = rule.clockStops {
      lists.insert(stops.list)
      for field in [stops.from, stops.until] { add(stops.list, field) }
      add(stops.countsIf)
    }
    guard let extensions = rule.extensions else { return }
    lists.insert(extensions.list)
    add(extensions.list, extensions.granted)
    switch extensions.to {
    case .date(let field), .span(let field): add(extensions.list, field)
    }
    add(extensions.countsIf)
  }

  private mutating func addWhatIsOptional(_ rule: Rule) {
    optional.formUnion(rule.whereSupplied)
    for condition in rule.appliesWhen + rule.duty.spanExpressions.flatMap(\.conditions) { optional.formUnion(condition.readsDated) }
    guard let action = rule.action else { return }
    for case .field(let address) in action.sentence.parts + action.doneWhen.parts { optional.insert(address) }
    for case .some(let condition) in action.copy.map(\.when) { optional.formUnion(condition.reads + condition.readsDated) }
  }

  private mutating func add(_ list: Int, _ field: Int) { fields.insert(FieldAddress(list: list, field: field)) }

  private mutating func add(_ condition: CheckedExpression?) {
    guard let condition else { return }
    fields.formUnion(condition.reads)
    optional.formUnion(condition.readsDated)
    lists.formUnion(condition.readsLists)
    if condition.readsToday { readsToday = true }
    calendars.formUnion(condition.asksCalendars)
  }

  private mutating func add(_ span: SpanExpression, _ whereSupplied: [FieldAddress]) {
    for condition in span.conditions { add(condition) }
    fields.formUnion(span.fields.filter { !whereSupplied.contains($0) })
  }

  private mutating func add(_ duty: WithinDuty, _ shape: Shape) {
    lists.insert(duty.list)
    if let reason = duty.reason { optional.insert(FieldAddress(list: duty.list, field: reason)) }
    add(duty.triggerIf)
    switch duty.from {
    case .field(let field): add(duty.list, field)
    case .expression(let expression): add(expression)
    }
    add(duty.done, of: duty.list)
  }

  private mutating func add(_ duty: BeforeDuty) {
    lists.insert(duty.list)
    for field in [duty.event, duty.booked].compactMap({ $0 }) { add(duty.list, field) }
    if let reason = duty.reason { optional.insert(FieldAddress(list: duty.list, field: reason)) }
    add(duty.triggerIf)
    add(duty.cancelledIf)
    if let reason = duty.reason { optional.insert(FieldAddress(list: duty.list, field: reason)) }
    add(duty.done, of: duty.list)
  }

  private mutating func add(_ done: WithinDuty.Done, of list: Int) {
    switch done {
    case .field(let field): add(list, field)
    case .records(let records):
      lists.insert(records.list)
      add(records.list, records.date)
      if let field = records.refersBy { optional.insert(FieldAddress(list: records.list, field: field)) }
      add(records.countsIf)
    }
  }

  private mutating func add(_ duty: AtLeastDuty, _ shape: Shape) {
    add(duty.occasions)
    if case .between(let openers) = duty.window { add(openers) }
    if case .per(.schoolTerm) = duty.window { calendars.insert(.school) }
    if let period = duty.period { add(period, shape) }
  }

  private mutating func add(_ occasions: OccasionRule) {
    lists.insert(occasions.list)
    add(occasions.list, occasions.date)
    add(occasions.countsIf)
  }

  private mutating func add(_ occasions: OccasionRule, _ period: PeriodRule, _ restarts: [Restart], _ shape: Shape) {
    add(occasions)
    add(period, shape)
    // A restart on a fact without history restarts nothing, and the run says so: it does not stop the rule.
    for restart in restarts {
      switch restart {
      case .date(let address): fields.insert(address)
      case .fact(let field): optional.insert(FieldAddress(list: shape.aboutList, field: field))
      }
    }
  }

  private mutating func add(_ period: PeriodRule, _ shape: Shape) {
    switch period {
    case .person(let from, let until):
      add(shape.aboutList, from)
      if let until { add(shape.aboutList, until) }
    case .each(let list, let from, let until, let condition):
      lists.insert(list)
      add(list, from)
      if let until { add(list, until) }
      add(condition)
    }
  }
}

extension CheckedExpression {
  var text: String { expression.text }
}
