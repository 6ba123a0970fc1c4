import Caseload
import CivilTime
import FEEL

/// The conditions that a rule asks of the records of one list. Those that give the same answer on all days are answered for
/// a whole range of records in one go.
final class RangeConditions: Sendable {
  private struct One: Sendable {
    let condition: BoundCondition
    /// nil: to be asked for each record and day.
    let block: BlockCondition?
  }
  private let all: [One]
  private let isSettled: [Bool]

  init(_ conditions: [BoundCondition], over list: Int, asOf: CivilDate) {
    // The frame's days do not matter to any of those that are asked with it.
    let frame = Frame(subject: 0, horizon: asOf, factsDay: asOf)
    all = conditions.map { One(condition: $0, block: $0.isSameOnAllDays ? $0.blocks(over: list, frame) : nil) }
    isSettled = all.map { $0.block != nil }
  }

  /// What is known of some rows before any day is.
  func answers(_ rows: Range<Int>) -> RangeAnswers {
    let answers = UnsafeMutableBufferPointer<Truth>.allocate(capacity: max(1, all.count * rows.count))
    answers.initialize(repeating: .unknown)
    for (place, one) in all.enumerated() {
      one.block?.answer(rows, into: .init(rebasing: answers[(place * rows.count)..<((place + 1) * rows.count)]))
    }
    return RangeAnswers(conditions: self, rows: rows, answers: answers)
  }

  @inline(never)
  fileprivate func ask(_ place: Int, _ frame: Frame) -> Certainty { all[place].condition.certainty(frame) }
  fileprivate func isSettled(_ place: Int) -> Bool { isSettled[place] }
}

/// The answers of a rule's conditions for a range of records, for as long as the range is judged.
struct RangeAnswers: ~Copyable {
  private let conditions: RangeConditions
  private let rows: Range<Int>
  private let answers: UnsafeMutableBufferPointer<Truth>

  fileprivate init(conditions: RangeConditions, rows: Range<Int>, answers: UnsafeMutableBufferPointer<Truth>) {
    self.conditions = conditions
    self.rows = rows
    self.answers = answers
  }

  deinit { answers.deallocate() }

  /// - Parameter frame: asked for only where the days matter.
  @inline(__always)
  func certainty(_ condition: Int, _ row: Int, _ frame: () -> Frame) -> Certainty {
    // What nobody can tell is asked again, which gives the same.
    let truth = answers[condition * rows.count + row - rows.lowerBound]
    return truth.isYes ? .yes : truth.isNo ? .no : conditions.isSettled(condition) ? .unknown : conditions.ask(condition, frame())
  }
}
