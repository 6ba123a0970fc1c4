import Caseload
import CivilTime
import FEEL
import RuleSets

/// `within`, bound to columns: after each trigger something is done within a span.
struct BoundWithin: Sendable {
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
  let called: String
}

/// A record that opens something.
struct Trigger {
  var row: Int
  /// nil: its date is blank or invalid.
  var day: Int32?
  var isPossible: Bool
}

extension Check {
  func obligations(_ duty: BoundWithin, of person: Int, in world: World, _ doubtful: inout Bool) -> [Obligation] {
    let life = life(of: person)
    guard let life else { return [] }
    if life.endIsUnreadable { doubtful = true }
    let end = life.end ?? (life.endIsUnreadable && world.contains(.ended) ? asOf : nil)
    var triggers = triggers(duty, person, life, end)
    if triggers.contains(where: \.isPossible) { doubtful = true }
    if !world.contains(.possible) { triggers.removeAll(where: \.isPossible) }
    if duty.newestOnly, let newest = triggers.compactMap(\.day).max() {
      triggers.removeAll { ($0.day ?? Int32.min) < newest }
    }
    var answers: [Occasion] = []
    if case .records(let occasions, _, _, _) = duty.done {
      self.occasions(occasions, of: person, from: triggers.compactMap(\.day).min() ?? asOf, into: &answers)
      if answers.contains(where: \.isPossible) { doubtful = true }
      if !world.contains(.possible) { answers.removeAll(where: \.isPossible) }
    }
    var used = Set<Int>()
    return triggers.compactMap { trigger in
      guard var obligation = opening(duty, trigger, person) else { return nil }
      obligation.ended = end.map { CivilDate(dayNumber: $0) }
      answer(&obligation, duty, trigger, person, answers, &used, world, &doubtful)
      obligation.settle(asOf: context.asOf, check: self)
      return obligation
    }
  }

  /// The person's own period, which forms without `while` run over; nil: it has not begun.
  func life(of person: Int) -> (start: Int32?, end: Int32?, endIsUnreadable: Bool)? {
    guard let fields = context.aboutShape.period else { return (CivilDate.earliest.dayNumber, nil, false) }
    var start: Int32? = CivilDate.earliest.dayNumber
    if case .date(let from)? = context.about.columns[fields.from] {
      if from.days[person] > asOf { return nil }
      start = from.days[person] > DateColumn.invalid ? from.days[person] : nil
    }
    guard let field = fields.until, case .date(let until)? = context.about.columns[field] else { return (start, nil, false) }
    let day = until.days[person]
    return (start, day > DateColumn.invalid && day <= asOf ? day : nil, day == DateColumn.invalid)
  }

  private func triggers(
    _ duty: BoundWithin, _ person: Int, _ life: (start: Int32?, end: Int32?, endIsUnreadable: Bool), _ end: Int32?
  ) -> [Trigger] {
    let rows = duty.list == context.shape.aboutList
      ? person..<(person + 1) : context.caseload.lists[duty.list].rows(of: person)
    var triggers: [Trigger] = []
    for row in rows {
      guard let trigger = trigger(duty, row, person) else { continue }
      if let day = trigger.day {
        if let start = life.start, day < start { continue }
        if let end, day >= end { continue }
        if !isInForce(day) { continue }
      }
      triggers.append(trigger)
    }
    return triggers
  }

  /// Obligations opened outside the rule's own dates are not owed.
  func isInForce(_ day: Int32) -> Bool {
    if let from = rule.from?.dayNumber, day < from { return false }
    if let until = rule.until?.dayNumber, day >= until { return false }
    return true
  }

  private func trigger(_ duty: BoundWithin, _ row: Int, _ person: Int) -> Trigger? {
    var frame = frame(person, on: asOf)
    if duty.list != context.shape.aboutList { frame.item = Int32(row) }
    var day: Int32?
    var isPossible = false
    switch duty.anchor {
    case .field(let column, let isPlanned):
      let written = column.days[row]
      if written > asOf, !isPlanned { return nil }
      day = written > DateColumn.invalid ? written : nil
      isPossible = day == nil
      // The schema may say that a blank means it has not happened yet: then nothing is triggered yet.
      if written == DateColumn.blank, let field = duty.anchorField,
        context.shape.lists[duty.list].fields[field].blank == .notYet
      {
        return nil
      }
    case .expression(let date):
      switch date(frame) {
      case .date(let found): day = found.dayNumber
      case .null: return nil
      case .unknown: isPossible = true
      }
      if let day, day > asOf { return nil }
    }
    frame.factsDay = day ?? asOf
    switch duty.triggerIf?.certainty(frame) ?? .yes {
    case .no: return nil
    case .unknown: isPossible = true
    case .yes: break
    }
    return Trigger(row: row, day: day, isPossible: isPossible)
  }

  private func opening(_ duty: BoundWithin, _ trigger: Trigger, _ person: Int) -> Obligation? {
    var obligation = Obligation(outcome: .cannotTell, isOpen: false)
    let day = trigger.day ?? favourableStart(duty, trigger)
    obligation.openedBy = (duty.list, trigger.row)
    obligation.opened = CivilDate(dayNumber: day)
    obligation.factsItem = Int32(trigger.row)
    obligation.periodStart = day
    var frame = frame(person, on: day)
    if duty.list != context.shape.aboutList { frame.item = Int32(trigger.row) }
    frame.extra = (day, day)
    switch applies(frame) {
    case .no: return nil
    case .unknown: obligation.doubt = .applies
    case .yes:
      let reading = due(duty.span, from: day, frame)
      obligation.reading = reading
      switch reading.state {
      case .date: obligation.due = CivilDate(dayNumber: reading.day)
      case .outsideCalendar: obligation.doubt = .outsideCalendar
      case .absent, .unknown: obligation.doubt = .due
      }
    }
    return obligation
  }

  /// An undated trigger stands for the latest day it may have been: when it was recorded, when it was answered, the day judged.
  private func favourableStart(_ duty: BoundWithin, _ trigger: Trigger) -> Int32 {
    var day = asOf
    if let recorded = duty.recorded?.days[trigger.row], recorded > DateColumn.invalid { day = min(day, recorded) }
    if case .field(let column, _) = duty.done {
      let done = column.days[trigger.row]
      if done > DateColumn.invalid { day = min(day, done) }
    }
    return day
  }

  private func answer(
    _ obligation: inout Obligation, _ duty: BoundWithin, _ trigger: Trigger, _ person: Int, _ answers: [Occasion],
    _ used: inout Set<Int>, _ world: World, _ doubtful: inout Bool
  ) {
    let start = obligation.opened?.dayNumber ?? asOf
    switch duty.done {
    case .field(let column, let field):
      let done = column.days[trigger.row]
      if done == DateColumn.invalid {
        doubtful = true
        // At the most favourable it was done in time.
        if world.contains(.possible) { obligation.done = min(obligation.due ?? context.asOf, context.asOf) }
      } else if done > DateColumn.invalid, done <= asOf {
        if done < start {
          obligation.doubt = .doneBeforeStart
          obligation.doneBy = (duty.list, trigger.row)
          return
        }
        obligation.done = CivilDate(dayNumber: done)
      }
      if obligation.done != nil { obligation.doneBy = (duty.list, trigger.row) }
      _ = field
    case .records(let occasions, let reference, let pairing, let lookBack):
      let earliest = lookBack.flatMap { counting.start($0, before: CivilDate(dayNumber: start)) }?.dayNumber ?? start
      let found = answers.indices.first { index in
        let occasion = answers[index]
        if pairing == .one, used.contains(index) { return false }
        if let reference {
          return occasion.row >= 0 && reference.rows[Int(occasion.row)] == Int32(trigger.row)
        }
        return occasion.day >= earliest
      }
      guard let found else { return }
      used.insert(found)
      obligation.done = CivilDate(dayNumber: answers[found].day)
      obligation.doneBy = answers[found].row < 0 ? nil : (occasions.list, Int(answers[found].row))
    }
  }
}
