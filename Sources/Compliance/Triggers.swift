import Caseload
import CivilTime
import FEEL
import RuleSets

/// `within`, bound to columns: after each trigger something is done within a span.
///
/// A class for the same reason as `RecordList`.
final class BoundWithin: Sendable {
  enum Anchor: Sendable {
    case field(DateColumn, isPlanned: Bool)
    case expression(BoundDate)
  }
  enum Done: Sendable {
    case field(DateColumn, field: Int)
    case records(BoundOccasions, refersBy: ReferenceColumn?, answers: WithinDuty.Answers, lookBack: CivilTime.Span?)
  }
  let list: Int
  let span: BoundSpan
  let triggerIf: BoundCondition?
  let anchor: Anchor
  let anchorField: Int?
  let done: Done
  let newestOnly: Bool
  let reason: Column?
  let recorded: DateColumn?
  /// Where the span may be hours.
  let clock: BoundClock?
  /// The trigger's condition depends on the day on which it is asked.
  let triggerReadsHistory: Bool

  init(
    list: Int, span: BoundSpan, triggerIf: BoundCondition?, anchor: Anchor, anchorField: Int?, done: Done, newestOnly: Bool,
    reason: Column?, recorded: DateColumn?, clock: BoundClock?, triggerReadsHistory: Bool
  ) {
    self.list = list
    self.span = span
    self.triggerIf = triggerIf
    self.anchor = anchor
    self.anchorField = anchorField
    self.done = done
    self.newestOnly = newestOnly
    self.reason = reason
    self.recorded = recorded
    self.clock = clock
    self.triggerReadsHistory = triggerReadsHistory
  }
}

/// A record that opens something.
private struct Trigger {
  var row: Int
  /// Where its date is blank or invalid: the day that the reading takes it to be.
  var day: Int32
  var isPossible: Bool
  /// Where its date is blank or invalid: the latest day it may have been.
  var latest: Int32?
}

extension Check {
  func obligations(_ duty: BoundWithin, of person: Int, in world: World, _ doubtful: inout Bool) -> [Obligation] {
    guard let life = life(of: person, in: world, &doubtful) else { return [] }
    var triggers = triggers(duty, person, life, world)
    if triggers.contains(where: \.isPossible) { doubtful = true }
    if triggers.isEmpty, life.end == nil, let unseen = unseen(duty.list, since: life.start) { return [unseen] }
    if !world.contains(.possible) { triggers.removeAll(where: \.isPossible) }
    if duty.newestOnly { keepNewest(&triggers, world) }
    let answers = answers(duty, person, triggers, world, &doubtful)
    var used = Set<Int>()
    var result: [Obligation] = []
    for trigger in triggers {
      let adjusting = adjusting(person, for: isPersons(duty) ? nil : trigger.row, in: world, &doubtful)
      guard var obligation = opening(duty, trigger, person, adjusting) else { continue }
      obligation.ended = life.end.map { CivilDate(dayNumber: $0) }
      obligation.isPeriodOver = life.end != nil
      answer(&obligation, duty, (trigger.row, person), answers, &used, world, &doubtful)
      obligation.settle(asOf: context.asOf, check: self)
      if world.contains(.early), trigger.latest != nil, obligation.outcome != .met {
        // On some day it may have been it was not in time, and by when it asked nobody knows.
        (obligation.due, obligation.doubt) = (nil, .start)
        obligation.settle(asOf: context.asOf, check: self)
      }
      result.append(obligation)
    }
    return result
  }

  // MARK: Triggers

  /// The newest alone; one that is as old as it can be is still taken to be the newest.
  private func keepNewest(_ triggers: inout [Trigger], _ world: World) {
    if world.contains(.early), let known = triggers.filter({ $0.latest == nil }).map(\.day).max() {
      for index in triggers.indices {
        if let latest = triggers[index].latest, latest >= known { triggers[index].day = max(triggers[index].day, known) }
      }
    }
    if let newest = triggers.map(\.day).max() { triggers.removeAll { $0.day < newest } }
  }

  /// In the order of their days, so that the oldest is answered first.
  private func triggers(_ duty: BoundWithin, _ person: Int, _ life: Life, _ world: World) -> [Trigger] {
    let isPerson = duty.list == context.shape.aboutList
    let rows = isPerson ? person..<(person + 1) : context.caseload.lists[duty.list].rows(of: person)
    var triggers: [Trigger] = []
    for row in rows where isPerson || isThere(row, in: duty.list) {
      guard let trigger = trigger(duty, row, person, life, world), trigger.day >= life.start, isInForce(trigger.day) else { continue }
      if let end = life.end, trigger.day >= end { continue }
      triggers.append(trigger)
    }
    return triggers.count < 2 ? triggers : triggers.sorted { ($0.day, instant($0, duty), $0.row) < ($1.day, instant($1, duty), $1.row) }
  }

  /// Of two that start on one day the one that starts earlier is the older one, where hours are counted.
  private func instant(_ trigger: Trigger, _ duty: BoundWithin) -> Int64 {
    guard let clock = duty.clock else { return 0 }
    return clock.moment(trigger.latest == nil ? clock.anchor : nil, trigger.row, trigger.day).earliest
  }

  /// Obligations opened outside the rule's own dates are not owed.
  func isInForce(_ day: Int32) -> Bool {
    if let from = rule.from?.dayNumber, day < from { return false }
    if let until = rule.until?.dayNumber, day >= until { return false }
    return true
  }

  private func trigger(_ duty: BoundWithin, _ row: Int, _ person: Int, _ life: Life, _ world: World) -> Trigger? {
    var frame = frame(person, on: asOf)
    if duty.list != context.shape.aboutList { frame.item = Int32(row) }
    var day: Int32?
    switch duty.anchor {
    case .field(let column, let isPlanned):
      let written = column.days[row]
      if written > asOf, !isPlanned { return nil }
      // The schema may say that a blank means it has not happened yet: then nothing is triggered yet.
      if written == DateColumn.blank, meansNotYet(duty) { return nil }
      day = written > DateColumn.invalid ? written : nil
    case .expression(let date):
      switch date(frame) {
      case .date(let found):
        if found > context.asOf { return nil }
        day = found.dayNumber
      case .null: return nil
      case .unknown: day = nil
      }
    }
    frame.factsDay = day ?? asOf
    let certainty = duty.triggerIf?.certainty(frame) ?? .yes
    let earliest = max(life.start, rule.from?.dayNumber ?? life.start)
    let latest = day == nil ? favourableStart(duty, row) : nil
    if certainty == .no, day != nil || !duty.triggerReadsHistory || !mayTrigger(duty, frame, earliest, asOf) { return nil }
    let taken = world.contains(.early) ? earliest : latest
    return Trigger(
      row: row, day: day ?? taken ?? asOf, isPossible: day == nil || certainty == .unknown, latest: latest)
  }

  /// Whether an undated trigger's condition may hold on any day that the trigger may have.
  private func mayTrigger(_ duty: BoundWithin, _ frame: Frame, _ earliest: Int32, _ latest: Int32) -> Bool {
    guard let condition = duty.triggerIf, earliest > CivilDate.earliest.dayNumber, earliest <= latest else { return true }
    var frame = frame
    return (earliest...latest).contains { day in
      frame.factsDay = day
      return condition.certainty(frame) != .no
    }
  }

  /// Whether a blank date says that the trigger has not come yet.
  func meansNotYet(_ duty: BoundWithin) -> Bool {
    duty.anchorField.map { context.shape.lists[duty.list].fields[$0].blank == .notYet } ?? false
  }

  /// An undated trigger stands for the latest day it may have been: when it was recorded, when it was answered, the day judged.
  private func favourableStart(_ duty: BoundWithin, _ row: Int) -> Int32 {
    var day = asOf
    if let recorded = duty.recorded?.days[row], recorded > DateColumn.invalid { day = min(day, recorded) }
    if case .field(let column, _) = duty.done, column.days[row] > DateColumn.invalid { day = min(day, column.days[row]) }
    return day
  }

  private func isPersons(_ duty: BoundWithin) -> Bool { duty.list == context.shape.aboutList }

  private func opening(
    _ duty: BoundWithin, _ trigger: Trigger, _ person: Int, _ adjusting: Adjusting
  ) -> Obligation? {
    var obligation = Obligation(outcome: .cannotTell, isOpen: false)
    obligation.openedBy = (duty.list, trigger.row)
    obligation.opened = CivilDate(dayNumber: trigger.day)
    obligation.factsItem = Int32(trigger.row)
    obligation.periodStart = trigger.day
    var frame = frame(person, on: trigger.day)
    if duty.list != context.shape.aboutList { frame.item = Int32(trigger.row) }
    frame.extra = (trigger.day, trigger.day)
    switch applies(frame) {
    case .no: return nil
    case .unknown: obligation.doubt = .applies
    case .yes:
      obligation.take(due(duty.span, from: trigger.day, frame, adjusting.way))
      if let clock = duty.clock {
        let column = trigger.latest == nil ? clock.anchor : nil
        takeHours(&obligation, clock.moment(column, trigger.row, trigger.day), clock)
      }
      extend(&obligation, adjusting)
    }
    return obligation
  }

  // MARK: Answers

  private func answers(
    _ duty: BoundWithin, _ person: Int, _ triggers: [Trigger], _ world: World, _ doubtful: inout Bool
  ) -> [Occasion] {
    guard case .records(let occasions, _, _, let lookBack) = duty.done, let first = triggers.map(\.day).min() else { return [] }
    var answers: [Occasion] = []
    self.occasions(occasions, of: person, from: earliest(first, lookBack), into: &answers)
    addUnseenAnswer(occasions, &answers)
    if answers.contains(where: { $0.isPossible || $0.hasPossibleRows }) { doubtful = true }
    if !world.contains(.possible) { answers.removeAll(where: \.isPossible) }
    return answers
  }

  /// The newest alone proves no lateness: an earlier one may have answered in time.
  func addUnseenAnswer(_ occasions: BoundOccasions, _ answers: inout [Occasion]) {
    guard occasions.holds == .latestOnly, let newest = answers.first, newest.row >= 0 else { return }
    var unseen = Occasion(day: newest.day, row: -1, rows: 0..<0, isPossible: true)
    unseen.isUndated = true
    answers.insert(unseen, at: 0)
  }

  private func earliest(_ start: Int32, _ lookBack: CivilTime.Span?) -> Int32 {
    lookBack.flatMap { counting.start($0, before: CivilDate(dayNumber: start)) }?.dayNumber ?? start
  }

  private func answer(
    _ obligation: inout Obligation, _ duty: BoundWithin, _ trigger: (row: Int, person: Int), _ answers: [Occasion],
    _ used: inout Set<Int>, _ world: World, _ doubtful: inout Bool
  ) {
    let (row, person) = trigger
    switch duty.done {
    case .field(let column, _): answerByField(&obligation, duty, row, column.days[row], world, &doubtful)
    case .records(let occasions, let reference, let pairing, let lookBack):
      let start = earliest(obligation.opened?.dayNumber ?? asOf, lookBack)
      var best: (index: Int, day: Int32)?
      var answered: ClockReading?
      for (index, occasion) in answers.enumerated() where pairing == .each || !used.contains(index) {
        if let reference, occasion.row < 0 || reference.rows[Int(occasion.row)] != Int32(row) { continue }
        guard let day = answeringDay(occasion, obligation, from: reference == nil ? start : Int32.min) else { continue }
        if let clock = obligation.clock {
          let isBound = reference == nil && lookBack == nil
          guard let reading = reading(clock, occasion, day, occasions, duty, isBound, person, world) else { continue }
          if let known = best, known.day < day { continue }
          if let known = best, let other = answered, known.day == day {
            answered = other.answered(beside: reading)
            continue
          }
          (best, answered) = ((index, day), reading)
        } else if best.map({ day < $0.day }) ?? true {
          best = (index, day)
        }
      }
      guard let best else { return }
      if let answered { obligation.clock = answered }
      used.insert(best.index)
      obligation.done = CivilDate(dayNumber: best.day)
      let occasion = answers[best.index]
      obligation.doneBy = occasion.row < 0 ? nil : (occasions.list, Int(occasion.row))
    }
  }

  /// The day on which an occasion answers; nil where it does not. An undated one stands for the most favourable day.
  private func answeringDay(_ occasion: Occasion, _ obligation: Obligation, from start: Int32) -> Int32? {
    var day = occasion.day
    if occasion.isUndated {
      if occasion.day < start { return nil }
      day = max(start, min(occasion.day, obligation.due?.dayNumber ?? occasion.day))
    }
    if day < start { return nil }
    if let ended = obligation.ended?.dayNumber, day > ended { return nil }
    return day
  }

  /// An hour deadline as that occasion answers it; nil where it surely came before the start, and had to come after it.
  private func reading(
    _ clock: ClockReading, _ occasion: Occasion, _ day: Int32, _ occasions: BoundOccasions, _ duty: BoundWithin,
    _ isBound: Bool, _ person: Int, _ world: World
  ) -> ClockReading? {
    guard let times = duty.clock else { return nil }
    if occasion.isUndated { return clock.answered(favourable(clock, day, times), []) }
    let found = moment(of: occasion, occasions, times, notBefore: isBound ? clock.start : nil, person, in: world)
    return found.map { clock.answered($0.moment, $0.rows) }
  }

  /// What has no date of its own stands for the most favourable time of the day that it is taken to be.
  private func favourable(_ clock: ClockReading, _ day: Int32, _ times: BoundClock) -> Moment {
    let whole = times.counting.moment(CivilDate(dayNumber: day), minute: nil)
    let time = max(whole.earliest, min(whole.latest, clock.due.earliest))
    return Moment(earliest: time, latest: time, isWholeDay: false)
  }

  private func answerByField(
    _ obligation: inout Obligation, _ duty: BoundWithin, _ row: Int, _ done: Int32, _ world: World, _ doubtful: inout Bool
  ) {
    if done == DateColumn.invalid {
      doubtful = true
      // At the most favourable it was done in time.
      if world.contains(.possible) {
        let day = min(obligation.due ?? context.asOf, context.asOf)
        obligation.done = day
        if let clock = obligation.clock, let times = duty.clock {
          obligation.clock = clock.answered(favourable(clock, day.dayNumber, times), [])
        }
      }
    } else if done > DateColumn.invalid, done <= asOf {
      if let ended = obligation.ended?.dayNumber, done > ended { return }
      let moment = duty.clock.map { $0.moment($0.done, row, done) }
      let isBefore = moment.flatMap { moment in obligation.clock.map { moment.latest < $0.start.earliest } } ?? false
      if let opened = obligation.opened?.dayNumber, done < opened || isBefore {
        // One of the two is wrong: it may not be done at all.
        obligation.doubt = .doneBeforeStart
      } else {
        obligation.done = CivilDate(dayNumber: done)
        if let clock = obligation.clock, let moment { obligation.clock = clock.answered(moment, [row]) }
      }
    }
    if obligation.done != nil { obligation.doneBy = (duty.list, row) }
  }
}
