import Caseload
import CivilTime
import FEEL
import RuleSets

/// `before`, bound to columns: something is done by a span before a planned event.
struct BoundBefore: Sendable {
  let list: Int
  let span: BoundSpan
  let triggerIf: BoundCondition?
  let cancelledIf: BoundCondition?
  let event: DateColumn
  let eventField: Int
  let booked: DateColumn?
  let recorded: DateColumn?
  let done: BoundWithin.Done
  let newestOnly: Bool
  let reason: Column?

  /// The records that answer, where records do.
  var answering: BoundOccasions? {
    if case .records(let occasions, _, _, _) = done { return occasions }
    return nil
  }
}

/// A record of something planned.
struct PlannedEvent {
  var row: Int
  /// nil: blank or unreadable.
  var day: Int32?
  /// The day on which it was booked, else recorded, else its own; at the latest the day judged.
  var opened: Int32
  /// Neither booked nor recorded on a known day: what it opened on moves with the day judged.
  var openedIsKnown: Bool
  var isPossible: Bool
  var isCancelled: Bool
  /// From this day on a record answers it.
  var answersFrom: Int32 = Int32.min
}

extension Check {
  func obligations(_ duty: BoundBefore, of person: Int, in world: World, _ doubtful: inout Bool) -> [Obligation] {
    guard let life = life(of: person, in: world, &doubtful) else { return [] }
    var events = events(duty, person, life, world, &doubtful)
    if events.contains(where: \.isPossible) { doubtful = true }
    if events.isEmpty, life.end == nil, let unseen = unseen(duty.list, since: life.start) { return [unseen] }
    if !world.contains(.possible) { events.removeAll(where: \.isPossible) }
    if duty.newestOnly, let newest = events.compactMap(\.day).max() { events.removeAll { $0.day.map { $0 < newest } ?? false } }
    setAnswersFrom(duty, &events, life)
    let answers = answers(duty, person, events, world, &doubtful)
    var used = Set<Int>()
    var result: [Obligation] = []
    for event in events {
      guard var obligation = opening(duty, event, person) else { continue }
      let limit = min(event.day ?? asOf, life.end ?? Int32.max)
      answer(&obligation, duty, event, until: limit, answers, &used, world, &doubtful)
      settle(&obligation, event, life)
      result.append(obligation)
    }
    return result
  }

  // MARK: Events

  /// In the order of their days, so that the soonest is answered first; those without a date last.
  private func events(
    _ duty: BoundBefore, _ person: Int, _ life: Life, _ world: World, _ doubtful: inout Bool
  ) -> [PlannedEvent] {
    let isPerson = duty.list == context.shape.aboutList
    let rows = isPerson ? person..<(person + 1) : context.caseload.lists[duty.list].rows(of: person)
    var events: [PlannedEvent] = []
    for row in rows where isPerson || isThere(row, in: duty.list) {
      guard let event = event(duty, row, person, life, world, &doubtful), isInForce(event.opened) else { continue }
      if let end = life.end, event.opened >= end { continue }
      events.append(event)
    }
    return events.sorted { ($0.day ?? .max, $0.row) < ($1.day ?? .max, $1.row) }
  }

  private func event(
    _ duty: BoundBefore, _ row: Int, _ person: Int, _ life: Life, _ world: World, _ doubtful: inout Bool
  ) -> PlannedEvent? {
    let written = duty.event.days[row]
    let meaning = context.shape.lists[duty.list].fields[duty.eventField].blank
    if written == DateColumn.blank, meaning == .notYet { return nil }
    let day = written > DateColumn.invalid ? written : nil
    if let day, day < life.start { return nil }
    // Booked later than the day judged: on that day nobody had planned it.
    if let booked = duty.booked?.days[row], booked > asOf { return nil }
    let recorded = duty.recorded?.days[row] ?? DateColumn.blank
    var booked = [duty.booked?.days[row] ?? DateColumn.blank, recorded].first { $0 > DateColumn.invalid }
    if let column = duty.booked, column.days[row] <= DateColumn.invalid {
      // Nobody knows when it was booked: perhaps at the latest, perhaps at the earliest.
      doubtful = true
      booked = world.contains(.early) ? life.start : booked ?? min(day ?? asOf, asOf)
    }
    let opened = max(life.start, min(booked ?? day ?? asOf, day ?? asOf, asOf))
    var frame = frame(person, on: asOf)
    if duty.list != context.shape.aboutList { frame.item = Int32(row) }
    let cancelled = duty.cancelledIf?.certainty(frame) ?? .no
    frame.factsDay = opened
    let triggers = duty.triggerIf?.certainty(frame) ?? .yes
    if triggers == .no { return nil }
    // Nobody knows whether it is cancelled: one reading takes it so.
    if cancelled == .unknown { doubtful = true }
    return PlannedEvent(
      row: row, day: day, opened: opened, openedIsKnown: booked != nil, isPossible: triggers == .unknown,
      isCancelled: cancelled == .yes || (cancelled == .unknown && world.contains(.ended)))
  }

  /// An answer counts from the booking on, less what is looked back. Where nobody knows when it was booked: from what is
  /// looked back before the event, else from the event before it on, else from the person's own start.
  private func setAnswersFrom(_ duty: BoundBefore, _ events: inout [PlannedEvent], _ life: Life) {
    guard case .records(_, let reference, _, let lookBack) = duty.done, reference == nil else { return }
    var previous = life.start
    for index in events.indices {
      let event = events[index]
      let start = event.openedIsKnown ? event.opened : lookBack == nil ? previous : event.day ?? previous
      events[index].answersFrom = lookBack.flatMap { counting.start($0, before: CivilDate(dayNumber: start))?.dayNumber } ?? start
      if let day = event.day, !event.isCancelled { previous = max(previous, day + 1) }
    }
  }

  private func opening(_ duty: BoundBefore, _ event: PlannedEvent, _ person: Int) -> Obligation? {
    var obligation = Obligation(outcome: .cannotTell, isOpen: false)
    obligation.openedBy = (duty.list, event.row)
    obligation.opened = CivilDate(dayNumber: event.opened)
    obligation.event = event.day.map { CivilDate(dayNumber: $0) }
    obligation.openedMoves = !event.openedIsKnown
    obligation.factsItem = duty.list == context.shape.aboutList ? -1 : Int32(event.row)
    obligation.periodStart = event.opened
    obligation.countsFrom = event.answersFrom
    var frame = frame(person, on: event.opened)
    frame.item = obligation.factsItem
    frame.extra = (event.opened, event.opened)
    switch applies(frame) {
    case .no: return nil
    case .unknown: obligation.doubt = .applies
    case .yes:
      guard let day = event.day else {
        obligation.doubt = .event
        break
      }
      obligation.take(due(duty.span, from: day, frame, .back(figuresOn: event.opened)))
    }
    return obligation
  }

  // MARK: Answers

  private func answers(
    _ duty: BoundBefore, _ person: Int, _ events: [PlannedEvent], _ world: World, _ doubtful: inout Bool
  ) -> [Occasion] {
    guard let occasions = duty.answering, let first = events.map(\.answersFrom).min() else { return [] }
    var answers: [Occasion] = []
    self.occasions(occasions, of: person, from: max(first, personStart(person)), into: &answers)
    addUnseenAnswer(occasions, &answers)
    if answers.contains(where: \.isPossible) { doubtful = true }
    if !world.contains(.possible) { answers.removeAll(where: \.isPossible) }
    return answers
  }

  /// - Parameter limit: the event's day, or the end of the person's own period: whatever comes later does not count.
  private func answer(
    _ obligation: inout Obligation, _ duty: BoundBefore, _ event: PlannedEvent, until limit: Int32,
    _ answers: [Occasion], _ used: inout Set<Int>, _ world: World, _ doubtful: inout Bool
  ) {
    switch duty.done {
    case .field(let column, _):
      let done = column.days[event.row]
      if done == DateColumn.invalid {
        doubtful = true
        // At the most favourable it was done in time.
        guard world.contains(.possible) else { return }
        obligation.done = CivilDate(dayNumber: min(obligation.due?.dayNumber ?? asOf, asOf, limit))
      } else if done > DateColumn.invalid, done <= asOf, done <= limit {
        obligation.done = CivilDate(dayNumber: done)
      }
      if obligation.done != nil { obligation.doneBy = (duty.list, event.row) }
    case .records(let occasions, let reference, let pairing, _):
      var best: (index: Int, day: Int32)?
      for (index, occasion) in answers.enumerated() where pairing == .each || !used.contains(index) {
        if let reference, occasion.row < 0 || reference.rows[Int(occasion.row)] != Int32(event.row) { continue }
        guard let day = answeringDay(occasion, obligation, event.answersFrom, limit) else { continue }
        if best.map({ day < $0.day }) ?? true { best = (index, day) }
      }
      guard let best else { return }
      used.insert(best.index)
      obligation.done = CivilDate(dayNumber: best.day)
      let row = answers[best.index].row
      obligation.doneBy = row < 0 ? nil : (occasions.list, Int(row))
    }
  }

  /// The day on which an occasion answers; nil where it does not. An undated one stands for the most favourable day.
  private func answeringDay(_ occasion: Occasion, _ obligation: Obligation, _ start: Int32, _ limit: Int32) -> Int32? {
    var day = occasion.day
    if occasion.isUndated {
      if day < start { return nil }
      day = max(start, min(day, obligation.due?.dayNumber ?? day, limit))
    }
    return day >= start && day <= limit ? day : nil
  }

  // MARK: Outcome

  private func settle(_ obligation: inout Obligation, _ event: PlannedEvent, _ life: Life) {
    obligation.isPeriodOver = life.end != nil
    let isOver = event.day.map { $0 < asOf } ?? false
    if let end = life.end, end <= event.day ?? Int32.max {
      obligation.ended = CivilDate(dayNumber: end)
    } else if isOver {
      obligation.ended = obligation.event
    }
    if event.isCancelled { return cancel(&obligation) }
    // Without it on the event's day it was missed, whatever comes later, and whatever the span was.
    let endedWithEvent = isOver && obligation.ended == obligation.event
    if endedWithEvent, obligation.done == nil, [.none, .due, .outsideCalendar].contains(obligation.doubt) {
      obligation.doubt = .none
      obligation.outcome = .missed
      return
    }
    obligation.settle(asOf: context.asOf, check: self)
  }

  private func cancel(_ obligation: inout Obligation) {
    obligation.isCancelled = true
    if obligation.doubt == .applies { return }
    obligation.doubt = .none
    obligation.outcome = .lapsed
  }
}
