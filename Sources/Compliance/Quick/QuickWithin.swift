import Caseload
import CivilTime
import FEEL

/// `within`, from a date of the record to another date of it.
///
/// A class for the same reason as `RecordList`.
final class QuickWithin {
  let days: DayTables
  let list: RecordList
  /// The triggers are the people themselves.
  let isPersons: Bool
  /// By which a record may be one that happened later.
  let happened: UnsafeBufferPointer<Int32>?
  let anchor: UnsafeBufferPointer<Int32>
  let isPlanned: Bool
  let blankIsNotYet: Bool
  let done: UnsafeBufferPointer<Int32>
  let triggerIf: BoundCondition?
  let newestOnly: Bool
  let span: QuickSpan

  init?(_ duty: BoundWithin, _ check: Check) {
    let context = check.context
    guard case .field(let anchor, let isPlanned) = duty.anchor, case .field(let done, _) = duty.done, duty.clock == nil,
      context.caseload.lists[duty.list].holds == .completeAlways, let anchorField = duty.anchorField
    else { return nil }
    days = DayTables(check)
    list = context.caseload.lists[duty.list]
    isPersons = duty.list == context.shape.aboutList
    let shape = context.shape.lists[duty.list]
    happened = shape.dateField.flatMap { shape.fields[$0].clock == .happened ? context.caseload.lists[duty.list].dates($0) : nil }
    self.anchor = anchor.days.buffer
    self.isPlanned = isPlanned
    blankIsNotYet = shape.fields[anchorField].blank == .notYet
    self.done = done.days.buffer
    triggerIf = duty.triggerIf
    newestOnly = duty.newestOnly
    span = QuickSpan(duty.span, days)
    guard self.anchor.count == list.count, self.done.count == list.count else { return nil }
  }
}

extension QuickCheck {
  func within(_ duty: QuickWithin, _ person: Int) -> Answer? {
    let start: Int32
    switch life(person) {
    case .notBegun, .over: return .notApplicable
    case .unclear: return nil
    case .runs(let since): start = since
    }
    let rows = duty.isPersons ? person..<(person + 1) : duty.list.rows(of: person)
    var newest = Int32.min
    for row in rows {
      guard let day = trigger(duty, row, person, start) else { return nil }
      newest = max(newest, day)
    }
    var deciding: (answer: Answer, isOpen: Bool)?
    for row in rows {
      guard let day = trigger(duty, row, person, start) else { return nil }
      if day == Int32.min || duty.newestOnly && day < newest { continue }
      switch applies(person, on: day, item: duty.isPersons ? -1 : Int32(truncatingIfNeeded: row), extra: (day, day)) {
      case .no: continue
      case .unknown: return nil
      case .yes: break
      }
      guard let answer = answer(duty, row, person, day) else { return nil }
      let isOpen = answer.done == DateColumn.blank
      if let known = deciding, !isBefore((answer, isOpen), known) { continue }
      deciding = (answer, isOpen)
    }
    return deciding?.answer ?? .notApplicable
  }

  /// The day on which a record triggers; `Int32.min`: it does not. nil: nobody can say here.
  private func trigger(_ duty: QuickWithin, _ row: Int, _ person: Int, _ start: Int32) -> Int32? {
    if !duty.isPersons, let happened = duty.happened, happened[row] > asOf { return Int32.min }
    let day = duty.anchor[row]
    if day > asOf, !duty.isPlanned { return Int32.min }
    if day == DateColumn.blank, duty.blankIsNotYet { return Int32.min }
    if day <= DateColumn.invalid { return nil }
    if let condition = duty.triggerIf {
      var frame = check.frame(person, on: asOf)
      if !duty.isPersons { frame.item = Int32(truncatingIfNeeded: row) }
      frame.factsDay = day
      switch condition.certainty(frame) {
      case .no: return Int32.min
      case .unknown: return nil
      case .yes: break
      }
    }
    return day >= start && check.isInForce(day) ? day : Int32.min
  }

  private func answer(_ duty: QuickWithin, _ row: Int, _ person: Int, _ day: Int32) -> Answer? {
    guard let due = due(duty.span, in: duty.days, from: day, person, item: duty.isPersons ? -1 : Int32(truncatingIfNeeded: row), periodStart: day)
    else { return nil }
    let done = duty.done[row]
    if done == DateColumn.invalid { return nil }
    if done > DateColumn.invalid, done <= asOf {
      if done < day { return nil }
      return Answer(outcome: done <= due ? .met : .late, opened: day, due: due, done: done)
    }
    return duty.days.outcome(due: due).map { Answer(outcome: $0, opened: day, due: due) }
  }

  /// As `Check.judge` chooses: what is open first, the worst of it; else what was due last.
  private func isBefore(_ a: (answer: Answer, isOpen: Bool), _ b: (answer: Answer, isOpen: Bool)) -> Bool {
    if a.isOpen != b.isOpen { return a.isOpen }
    let (x, y) = (a.answer, b.answer)
    if a.isOpen {
      if (x.outcome.rank, x.due) != (y.outcome.rank, y.due) { return (x.outcome.rank, x.due) < (y.outcome.rank, y.due) }
    } else {
      if x.due != y.due { return x.due > y.due }
      if x.outcome.rank != y.outcome.rank { return x.outcome.rank < y.outcome.rank }
    }
    // The older trigger comes first.
    return x.opened < y.opened
  }
}
