import Caseload
import CivilTime
import FEEL

/// `within`, from a date of the record to another date of it.
///
/// A class for the same reason as `RecordList`.
final class QuickWithin: @unchecked Sendable {
  // Never written after `init`; the buffers lie in columns that the check's caseload keeps.

  let spans: QuickSpans
  let span: Int
  /// Where the records of each person begin; nil: the triggers are the people themselves.
  let starts: UnsafeBufferPointer<Int32>?
  /// By which a record may be one that happened later.
  let happened: UnsafeBufferPointer<Int32>?
  let anchor: UnsafeBufferPointer<Int32>
  let isPlanned: Bool
  let blankIsNotYet: Bool
  let done: UnsafeBufferPointer<Int32>
  /// The number of the trigger's condition.
  let triggerIf: Int?
  let newestOnly: Bool

  init?(_ duty: BoundWithin, _ check: Check, _ builder: inout QuickSpanBuilder) {
    let context = check.context
    guard case .field(let anchor, let isPlanned) = duty.anchor, case .field(let done, _) = duty.done, duty.clock == nil,
      context.caseload.lists[duty.list].holds == .completeAlways, let anchorField = duty.anchorField
    else { return nil }
    let list = context.caseload.lists[duty.list]
    let isPersons = duty.list == context.shape.aboutList
    starts = isPersons ? nil : list.groupStarts.buffer
    let shape = context.shape.lists[duty.list]
    happened =
      isPersons ? nil : shape.dateField.flatMap { shape.fields[$0].clock == .happened ? context.caseload.lists[duty.list].dates($0) : nil }
    self.anchor = anchor.days.buffer
    self.isPlanned = isPlanned
    blankIsNotYet = shape.fields[anchorField].blank == .notYet
    self.done = done.days.buffer
    triggerIf = duty.triggerIf.map { builder.add($0) }
    newestOnly = duty.newestOnly
    span = builder.add(duty.span)
    spans = QuickSpans(builder)
    guard self.anchor.count == list.count, self.done.count == list.count, isPersons || starts?.count == context.about.count + 1
    else { return nil }
  }

  /// The triggers of a range of people.
  func rows(of people: Range<Int>) -> Range<Int> {
    starts.map { Int($0[people.lowerBound])..<Int($0[people.upperBound]) } ?? people
  }
}

extension QuickCheck {
  func within(
    _ duty: QuickWithin, _ people: Range<Int>, _ conditions: borrowing RangeAnswers, _ answers: UnsafeMutableBufferPointer<Answer>
  ) {
    for person in people {
      answers[person - people.lowerBound] = within(duty, person, conditions) ?? .declined
    }
  }

  private func within(_ duty: QuickWithin, _ person: Int, _ conditions: borrowing RangeAnswers) -> Answer? {
    let start: Int32
    switch life(person) {
    case .notBegun, .over: return .notApplicable
    case .unclear: return nil
    case .runs(let since): start = since
    }
    let rows = duty.rows(of: person..<(person + 1))
    var newest = Int32.min
    for row in rows {
      guard let day = trigger(duty, row, person, start, conditions) else { return nil }
      newest = max(newest, day)
    }
    if newest == Int32.min { return .notApplicable }
    var deciding: (answer: Answer, isOpen: Bool)?
    var openCount = 0
    for row in rows {
      guard let day = trigger(duty, row, person, start, conditions) else { return nil }
      if day == Int32.min || duty.newestOnly && day < newest { continue }
      switch applies(row, conditions, { frame(person, item: duty.starts == nil ? -1 : row, on: day, (day, day)) }) {
      case .no: continue
      case .unknown: return nil
      case .yes: break
      }
      guard let answer = answer(duty, row, person, day, conditions) else { return nil }
      let isOpen = answer.done == DateColumn.blank
      if isOpen { openCount += 1 }
      if let known = deciding, !isBefore((answer, isOpen), known) { continue }
      deciding = (answer, isOpen)
    }
    deciding?.answer.isOnlyOpen = openCount <= 1
    return deciding?.answer ?? .notApplicable
  }

  /// The day on which a record triggers; `Int32.min`: it does not. nil: nobody can say here.
  @inline(__always)
  func trigger(_ duty: QuickWithin, _ row: Int, _ person: Int, _ start: Int32, _ conditions: borrowing RangeAnswers) -> Int32? {
    if let happened = duty.happened, happened[row] > asOf { return Int32.min }
    let day = duty.anchor[row]
    if day > asOf, !duty.isPlanned { return Int32.min }
    if day == DateColumn.blank, duty.blankIsNotYet { return Int32.min }
    if day <= DateColumn.invalid { return nil }
    if let condition = duty.triggerIf {
      switch conditions.certainty(condition, row, { triggerFrame(duty, person, row, day) }) {
      case .no: return Int32.min
      case .unknown: return nil
      case .yes: break
      }
    }
    return day >= start && check.isInForce(day) ? day : Int32.min
  }

  private func triggerFrame(_ duty: QuickWithin, _ person: Int, _ row: Int, _ day: Int32) -> Frame {
    var frame = check.frame(person, on: asOf)
    if duty.starts != nil { frame.item = Int32(truncatingIfNeeded: row) }
    frame.factsDay = day
    return frame
  }

  /// - Parameter ended: the day on which the person's own period ended, if it has.
  @inline(__always)
  func answer(
    _ duty: QuickWithin, _ row: Int, _ person: Int, _ day: Int32, _ conditions: borrowing RangeAnswers, ended: Int32? = nil
  ) -> Answer? {
    let end = duty.spans.end(duty.span, from: day, row, conditions, check) {
      frame(person, item: duty.starts == nil ? -1 : row, on: day, (day, day))
    }
    guard let end else { return nil }
    let due = end.due
    let done = duty.done[row]
    if done == DateColumn.invalid { return nil }
    if done > DateColumn.invalid, done <= ended ?? asOf {
      if done < day { return nil }
      return Answer(outcome: done <= due ? .met : .late, opened: day, due: due, done: done, span: end.span, leaf: end.leaf)
    }
    if let ended { return Answer(outcome: due < ended ? .missed : .lapsed, opened: day, due: due, span: end.span, leaf: end.leaf) }
    return duty.spans.days.outcome(due: due).map { Answer(outcome: $0, opened: day, due: due, span: end.span, leaf: end.leaf) }
  }

  /// As `Check.judge` chooses: what is open first, the worst of it; else what was due last.
  private func isBefore(_ a: (answer: Answer, isOpen: Bool), _ b: (answer: Answer, isOpen: Bool)) -> Bool {
    if a.isOpen != b.isOpen { return a.isOpen }
    let (x, y) = (a.answer, b.answer)
    let (rank, other) = (x.outcome?.rank ?? 0, y.outcome?.rank ?? 0)
    if a.isOpen {
      if (rank, x.due) != (other, y.due) { return (rank, x.due) < (other, y.due) }
    } else {
      if x.due != y.due { return x.due > y.due }
      if rank != other { return rank < other }
    }
    // The older trigger comes first.
    return x.opened < y.opened
  }
}
