import Caseload
import CivilTime
import FEEL
import RuleSets

/// Gives the verdict of nearly everybody without writing down what was ever due: only what is open decides, and it hangs on
/// the newest record. Whatever is out of the ordinary (a blank date, a condition that cannot be answered, a clock stop) is
/// left to the judging in full: this never guesses, it declines.
///
/// A class for the same reason as `RecordList`.
final class QuickCheck: @unchecked Sendable {
  // Never written after `init`; the buffers lie in columns that the check's caseload keeps.

  let check: Check
  let form: Form
  let asOf: Int32
  private let from: UnsafeBufferPointer<Int32>?
  private let until: UnsafeBufferPointer<Int32>?
  private let hasExceptions: Bool
  private let appliesToAll: Bool

  enum Form {
    case recorded([QuickField])
    case chain(QuickChain)
    case within(QuickWithin)
  }

  /// nil: the rule is of a kind that is always judged in full.
  init?(_ check: Check) {
    guard check.earlier.isEmpty, check.hours == nil, check.adjustments.isNone, check.rule.until == nil, check.context.watch == nil,
      let form = Form(check)
    else { return nil }
    self.check = check
    self.form = form
    asOf = check.asOf
    let period = check.context.aboutShape.period
    from = check.context.about.dates(period?.from)
    until = check.context.about.dates(period?.until)
    hasExceptions = !check.exceptions.isEmpty
    appliesToAll = check.appliesWhen.isEmpty
  }

  /// What became of a person's duty, in day numbers.
  struct Answer {
    var outcome: Outcome
    var opened = DateColumn.blank, due = DateColumn.blank, done = DateColumn.blank

    static let notApplicable = Answer(outcome: .notApplicable)
  }

  /// The person's own period on the day judged.
  enum Life {
    case notBegun
    case over
    case runs(since: Int32)
    /// A date of it is blank or cannot be read.
    case unclear
  }

  func life(_ person: Int) -> Life {
    var start = CivilDate.earliest.dayNumber
    if let day = from?[person] {
      if day > asOf { return .notBegun }
      if day <= DateColumn.invalid { return .unclear }
      start = day
    }
    if let day = until?[person] {
      if day == DateColumn.invalid { return .unclear }
      if day > DateColumn.invalid, day <= asOf { return .over }
    }
    return .runs(since: start)
  }

  /// nil: the person is to be judged in full.
  func verdict(_ person: Int, position: Int) -> Verdict? {
    if hasExceptions, check.exceptions[person] != nil { return nil }
    guard let answer = answer(person) else { return nil }
    var verdict = Verdict(
      check: position, person: person, outcome: answer.outcome, kind: .history, opened: date(answer.opened), due: date(answer.due),
      done: date(answer.done), daysLate: nil)
    verdict.daysLate = daysLate(answer)
    verdict.isByTodaysFacts = check.readsTodaysFacts && answer.opened > DateColumn.invalid && answer.opened < asOf
    switch answer.outcome {
    case .overdue, .notMet: verdict.kind = .gap
    case .due, .dueSoon, .awaitingRecord: verdict.kind = .comingUp
    default: break
    }
    return verdict
  }

  private func answer(_ person: Int) -> Answer? {
    switch form {
    case .recorded(let fields): recorded(fields, person)
    case .chain(let chain): self.chain(chain, person)
    case .within(let within): self.within(within, person)
    }
  }

  private func date(_ day: Int32) -> CivilDate? { day > DateColumn.invalid ? CivilDate(dayNumber: day) : nil }

  /// As `Check.daysLate`.
  private func daysLate(_ answer: Answer) -> Int? {
    let day: Int32
    switch answer.outcome {
    case .late: day = answer.done
    case .overdue, .awaitingRecord: day = asOf
    default: return nil
    }
    return day > answer.due ? Int(day - answer.due) : nil
  }

  /// Whether the rule applies, asked for a day.
  func applies(_ person: Int, on day: Int32, item: Int32, extra: (Int32, Int32)) -> Certainty {
    if appliesToAll { return .yes }
    var frame = check.frame(person, on: day)
    frame.item = item
    frame.extra = extra
    return check.applies(frame)
  }
}

extension QuickCheck.Form {
  init?(_ check: Check) {
    switch check.form {
    case .recorded(let duty, nil):
      guard check.isInForce(check.asOf) else { return nil }
      self = .recorded(duty.fields.map { QuickField($0, check.context) })
    case .chain(let chain):
      guard let quick = QuickChain(chain, check) else { return nil }
      self = .chain(quick)
    case .within(let duty):
      guard let quick = QuickWithin(duty, check) else { return nil }
      self = .within(quick)
    default: return nil
    }
  }
}

extension RecordList {
  /// The day numbers of a field, if it is a date that is supplied.
  func dates(_ field: Int?) -> UnsafeBufferPointer<Int32>? {
    guard let field, case .date(let column)? = columns[field] else { return nil }
    return column.days.buffer
  }
}
