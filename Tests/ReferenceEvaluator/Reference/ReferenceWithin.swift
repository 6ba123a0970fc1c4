import Compliance

/// `within`, `recorded` and `must_be_true`.
extension Reference {
  /// The end of the person's own period, as far as it has come.
  func ownEnd(_ world: NaiveWorld) -> Int? {
    if case .day(let day) = person.person["closed"], day <= asOf { return day }
    return person.person["closed"] == .invalid && world.hasEnded ? asOf : nil
  }

  var ownStart: Int? {
    if case .day(let day) = person.person["opened"] { day } else { nil }
  }

  func hasNotBegun(_ world: NaiveWorld) -> Bool { ownStart == nil && world.hasEnded }

  func isInForce(_ day: Int) -> Bool {
    day >= rule.firstDay ?? day && day < rule.inForceUntil ?? Int.max
  }

  // MARK: within

  func within(_ within: PlainWithin, _ world: NaiveWorld) -> NaiveReading {
    if hasNotBegun(world) { return NaiveReading(outcome: .notApplicable) }
    let end = ownEnd(world)
    var triggers = triggers(within, world).filter { trigger in
      isInForce(trigger.day) && trigger.day >= ownStart ?? Int.min && trigger.day < end ?? Int.max
    }
    if within.newestOnly, let newest = triggers.map(\.day).max() { triggers.removeAll { $0.day < newest } }
    var used = Set<Int>()
    var all: [NaiveObligation] = []
    for trigger in triggers.sorted(by: { isOlder($0, $1, within.from) }) {
      let stopping = stopping(trigger.record)
      guard var obligation = stopping.opening(within, trigger) else { continue }
      answer(&obligation, within, trigger, world, &used)
      obligation.ended = end
      // Done after the end is not done in its period.
      if let end, let done = obligation.done, done > end {
        obligation.done = nil
        obligation.clock?.dones = []
      }
      all.append(stopping.settled(obligation))
    }
    return reading(all, runs: end == nil)
  }

  private struct NaiveTrigger {
    var day: Int
    var record: PlainRecord
  }

  /// Of two on one day the one whose time is earlier; one without a time may be from its first minute.
  private func isOlder(_ one: NaiveTrigger, _ other: NaiveTrigger, _ field: String) -> Bool {
    let minutes = (one.record.minute(field) ?? 0, other.record.minute(field) ?? 0)
    return (one.day, minutes.0, one.record.key) < (other.day, minutes.1, other.record.key)
  }

  private func triggers(_ within: PlainWithin, _ world: NaiveWorld) -> [NaiveTrigger] {
    let records = within.list == "person" ? [person.person] : person.records(of: within.list)
    return records.compactMap { record in
      var day: Int?
      var isSure = true
      if case .day(let own) = record[within.from] {
        if own > asOf { return nil }
        day = own
      } else {
        isSure = false
        day = world.dayOf[record.key]
      }
      switch truth(within.triggerIf, record, on: day ?? asOf) {
      case .no: return nil
      case .unknown: isSure = false
      case .yes: break
      }
      guard isSure || world.withPossible, let day else { return nil }
      return NaiveTrigger(day: day, record: record)
    }
  }

  private func opening(_ within: PlainWithin, _ trigger: NaiveTrigger) -> NaiveObligation? {
    var obligation = NaiveObligation(opened: trigger.day, openedBy: trigger.record.key)
    let item = within.list == "person" ? nil : trigger.record
    switch truth(rule.appliesWhen, nil, on: trigger.day) {
    case .no: return nil
    case .unknown:
      obligation.isUnknown = true
      return obligation
    case .yes: break
    }
    switch due(within.span, from: trigger.day, item, on: trigger.day) {
    case .day(let day): obligation.due = day
    case .stopped: obligation.isStopped = true
    case .hours(let hours): start(&obligation, hours, trigger.record, within.from)
    case .none, .unknown: obligation.isUnknown = true
    }
    return obligation
  }

  private func answer(
    _ obligation: inout NaiveObligation, _ within: PlainWithin, _ trigger: NaiveTrigger, _ world: NaiveWorld,
    _ used: inout Set<Int>
  ) {
    switch within.done {
    case .finished:
      switch trigger.record[within.doneField] {
      case .day(let day) where day <= asOf:
        // Finished before it started: the record contradicts itself.
        if day < trigger.day || isBefore(obligation, trigger.record, within.doneField, day) {
          obligation.isUnknown = true
        } else {
          obligation.done = day
          obligation.clock?.dones = times(trigger.record, within.doneField, day)
        }
      case .invalid where world.withPossible:
        let day = min(asOf, obligation.due ?? asOf)
        obligation.done = day
        let times = favourable(obligation, day)
        obligation.clock?.dones = times
      default: break
      }
    case .records(let list, let condition, let oneEach, let byKey, let lookBack):
      let first = lookBack.map { days.before(trigger.day, $0) } ?? trigger.day
      let all = occasions(list, condition, eachRecord: false, world)
      for (place, occasion) in (byKey ? all.compactMap { $0.answers(trigger.record, referenceField(of: list)) } : all).enumerated() {
        if oneEach, used.contains(place) { continue }
        if !byKey, occasion.day < first { continue }
        if obligation.clock != nil {
          guard let times = times(occasion, obligation, isBound: !byKey && lookBack == nil) else { continue }
          obligation.clock?.dones = times
        }
        obligation.done = occasion.day
        used.insert(place)
        return
      }
    }
  }

  // MARK: recorded

  func recorded(_ fields: [String], _ by: PlainInterval?, _ fromMoved: Bool, _ world: NaiveWorld) -> NaiveReading {
    if ownEnd(world) != nil || hasNotBegun(world) { return NaiveReading(outcome: .notApplicable) }
    var opened = ownStart
    if by != nil, fromMoved {
      opened = nil
      if case .day(let day) = person.person["moved"], day <= asOf { opened = day }
    }
    var obligation = NaiveObligation(opened: opened)
    let asked = by == nil ? asOf : opened ?? max(ownStart ?? asOf, rule.firstDay ?? Int.min)
    if opened != nil, !isInForce(asked) { return NaiveReading(outcome: .notApplicable) }
    // Where nobody knows when it opened, it may have been any day.
    let days = by != nil && opened == nil ? Array(asked...asOf) : [asked]
    let answers = Set(days.map { truth(rule.appliesWhen, nil, on: $0) })
    switch answers.count == 1 ? answers.first ?? .unknown : .unknown {
    case .no: return NaiveReading(outcome: .notApplicable)
    case .unknown: return single(obligation, .cannotTell, isOpen: true)
    case .yes: break
    }
    let cells = fields.map { person.person[$0] }
    let isMissing = cells.contains { $0 == .blank || $0 == .code("NOBT") }
    let isUnreadable = cells.contains { $0 == .invalid || $0 == .code("UNLISTED") }
    if !isMissing, !isUnreadable { return single(obligation, .met, isOpen: false) }
    if !isMissing { return single(obligation, .cannotTell, isOpen: true) }
    guard let by else { return single(obligation, .notMet, isOpen: true) }
    guard let opened, case .day(let due) = due(by, from: opened, nil, on: opened) else {
      return single(obligation, .cannotTell, isOpen: true)
    }
    obligation.due = due
    return reading([settled(obligation)], runs: true)
  }

  private func single(_ obligation: NaiveObligation, _ outcome: Outcome, isOpen: Bool) -> NaiveReading {
    var obligation = obligation
    obligation.outcome = outcome
    obligation.isOpen = isOpen
    obligation = excused(obligation)
    return NaiveReading(outcome: obligation.outcome, opened: obligation.opened, obligations: [obligation])
  }

  // MARK: must_be_true

  func mustBeTrue(_ condition: PlainCondition, _ list: String?, _ countsIf: PlainCondition?, _ world: NaiveWorld) -> NaiveReading {
    if ownEnd(world) != nil || hasNotBegun(world) { return NaiveReading(outcome: .notApplicable) }
    let applies = truth(rule.appliesWhen, nil, on: asOf)
    if applies == .no { return NaiveReading(outcome: .notApplicable) }
    var all: [NaiveObligation] = []
    for record in list.map({ person.records(of: $0) }) ?? [person.person] {
      if let list, case .day(let day) = record[dateField(of: list)], day > asOf { continue }
      // Asked of the day judged, whatever the record's own date: one that may count is judged with the possible ones.
      switch truth(countsIf, list == nil ? nil : record, on: asOf) {
      case .yes: break
      case .unknown where world.withPossible: break
      default: continue
      }
      var obligation = NaiveObligation(openedBy: list == nil ? nil : record.key)
      let answer = applies == .unknown ? .unknown : truth(condition, list == nil ? nil : record, on: asOf)
      obligation.outcome = answer == .yes ? .met : answer == .no ? .notMet : .cannotTell
      obligation.isOpen = answer != .yes
      all.append(obligation)
    }
    return reading(all, runs: true)
  }
}
