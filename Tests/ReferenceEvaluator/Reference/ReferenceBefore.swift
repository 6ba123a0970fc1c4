import Compliance

/// `before`, event by event.
extension Reference {
  func before(_ duty: PlainBefore, _ world: NaiveWorld) -> NaiveReading {
    if hasNotBegun(world) { return NaiveReading(outcome: .notApplicable) }
    let end = ownEnd(world)
    var events = person.records(of: "hearing").compactMap { event(duty, $0, world) }
    events = events.filter { isInForce($0.opened) && $0.opened < end ?? Int.max }
    events.sort { ($0.day ?? .max, $0.record.key) < ($1.day ?? .max, $1.record.key) }
    var used = Set<Int>()
    var all: [NaiveObligation] = []
    for place in events.indices {
      let from = answersFrom(duty, place, events)
      if let obligation = judged(duty, events[place], from, end, world, &used) { all.append(obligation) }
    }
    return reading(all, runs: end == nil)
  }

  private struct NaiveEvent {
    var record: PlainRecord
    var day: Int?
    var booked: Int?
    var opened: Int
    var isCancelled: Bool
  }

  private func event(_ duty: PlainBefore, _ record: PlainRecord, _ world: NaiveWorld) -> NaiveEvent? {
    var event = NaiveEvent(record: record, opened: asOf, isCancelled: false)
    if case .day(let day) = record["hearing_on"] { event.day = day }
    if let day = event.day, day < ownStart ?? Int.min { return nil }
    if case .day(let day) = record["hearing_recorded"] { event.booked = day }
    if duty.readsBooking {
      if case .day(let day) = record["booked_on"] {
        if day > asOf { return nil }
        event.booked = day
      } else {
        let latest = event.booked ?? min(event.day ?? asOf, asOf)
        switch world.booking {
        case .latest: event.booked = latest
        case .earliest: event.booked = ownStart ?? latest
        }
      }
    }
    event.opened = max(ownStart ?? Int.min, [event.booked ?? event.day ?? asOf, event.day ?? asOf, asOf].min() ?? asOf)
    switch truth(duty.triggerIf, record, on: event.opened) {
    case .no: return nil
    case .unknown where !world.withPossible: return nil
    default: break
    }
    if duty.isCancelledIfCalledOff {
      let cancelled = truth(.flag("called_off", true), record, on: asOf)
      event.isCancelled = cancelled == .yes || (cancelled == .unknown && world.hasEnded)
    }
    return event
  }

  /// Whether anything about the events is possible only.
  func hasPossibleEvent(_ duty: PlainBefore) -> Bool {
    person.records(of: "hearing").contains { record in
      var world = NaiveWorld()
      let without = event(duty, record, world) == nil
      world.withPossible = true
      if without, event(duty, record, world) != nil { return true }
      return duty.done == .shared && record["shared"] == .invalid
    }
  }

  /// Whether nobody knows when one of them was booked.
  var isBookingUnknown: Bool {
    guard case .before(let duty) = rule.duty, duty.readsBooking else { return false }
    return person.records(of: "hearing").contains { if case .day = $0["booked_on"] { false } else { true } }
  }

  func mayBeCancelled(_ duty: PlainBefore) -> Bool {
    duty.isCancelledIfCalledOff
      && person.records(of: "hearing").contains { truth(.flag("called_off", true), $0, on: asOf) == .unknown }
  }

  private func answersFrom(_ duty: PlainBefore, _ place: Int, _ events: [NaiveEvent]) -> Int {
    guard case .records(_, _, _, let lookBack) = duty.done else { return Int.min }
    let event = events[place]
    var start = ownStart ?? Int.min
    for earlier in events[..<place] where !earlier.isCancelled { if let day = earlier.day { start = max(start, day + 1) } }
    if event.booked != nil { start = event.opened } else if lookBack != nil { start = event.day ?? start }
    if let lookBack, start > Int.min { return days.before(start, lookBack) }
    return start
  }

  private func judged(
    _ duty: PlainBefore, _ event: NaiveEvent, _ from: Int, _ end: Int?, _ world: NaiveWorld, _ used: inout Set<Int>
  ) -> NaiveObligation? {
    var obligation = NaiveObligation(opened: event.opened, openedBy: event.record.key)
    let applies = truth(rule.appliesWhen, nil, on: event.opened)
    if applies == .no { return nil }
    if applies == .unknown { obligation.isUnknown = true }
    var isSpanUnknown = false
    if let day = event.day, applies == .yes {
      switch due(duty.span, from: day, event.record, on: event.opened, figuresOn: event.opened, isBack: true) {
      case .day(let day): obligation.due = day
      default: isSpanUnknown = true
      }
    }
    let limit = [event.day ?? asOf, end ?? asOf, asOf].min() ?? asOf
    answer(&obligation, duty, event, from, limit, world, &used)
    let isOver = event.day.map { $0 < asOf } ?? false
    if let end, end <= event.day ?? Int.max { obligation.ended = end } else if isOver { obligation.ended = event.day }
    if event.isCancelled, applies == .yes {
      obligation.outcome = .lapsed
      return obligation
    }
    if event.isCancelled { return obligation }
    if applies == .yes, isOver, event.day != nil, obligation.ended == event.day, obligation.done == nil {
      obligation.outcome = .missed
      return obligation
    }
    if isSpanUnknown || event.day == nil { obligation.isUnknown = true }
    return settled(obligation)
  }

  private func answer(
    _ obligation: inout NaiveObligation, _ duty: PlainBefore, _ event: NaiveEvent, _ from: Int, _ limit: Int,
    _ world: NaiveWorld, _ used: inout Set<Int>
  ) {
    switch duty.done {
    case .shared:
      switch event.record["shared"] {
      case .day(let day) where day <= limit: obligation.done = day
      case .invalid where world.withPossible: obligation.done = min(limit, obligation.due ?? limit)
      default: break
      }
    case .records(let list, let condition, let oneEach, _):
      for (place, occasion) in occasions(list, condition, eachRecord: false, world).enumerated() {
        if oneEach, used.contains(place) { continue }
        if occasion.day < from || occasion.day > limit { continue }
        obligation.done = occasion.day
        used.insert(place)
        return
      }
    }
  }
}
