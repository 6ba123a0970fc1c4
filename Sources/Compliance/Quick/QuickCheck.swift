import Caseload
import CivilTime
import FEEL
import RuleSets

/// Gives the verdict of nearly everybody without writing down what was ever due: only what is open decides, and it hangs on
/// the newest record. Whatever is out of the ordinary (a blank date, a condition that cannot be answered, a clock stop) is
/// left to the judging in full: this never guesses, it declines.
///
/// It goes through ranges of people, so that conditions are asked of many records at once, and reads columns where they lie.
///
/// A class for the same reason as `RecordList`.
final class QuickCheck: @unchecked Sendable {
  // Never written after `init`; the buffers lie in columns that the check's caseload keeps.

  let check: Check
  let asOf: Int32
  let form: Form
  /// Those of the records that open duties, `applies_when` first.
  let conditions: RangeConditions
  private let appliesCount: Int
  private let from: UnsafeBufferPointer<Int32>?
  private let until: UnsafeBufferPointer<Int32>?
  private let hasExceptions: Bool

  enum Form {
    case recorded([QuickField])
    case chain(QuickChain)
    case within(QuickWithin)
  }

  /// nil: the rule is of a kind that is always judged in full.
  init?(_ check: Check) {
    guard check.earlier.isEmpty, check.hours == nil, check.adjustments.isNone, check.rule.until == nil, check.context.watch == nil
    else { return nil }
    var spans = QuickSpanBuilder(check)
    var opening = check.context.shape.aboutList
    switch check.form {
    case .recorded(let duty, nil):
      guard check.isInForce(check.asOf) else { return nil }
      form = .recorded(duty.fields.map { QuickField($0, check.context) })
    case .chain(let chain):
      guard let quick = QuickChain(chain, check, &spans) else { return nil }
      form = .chain(quick)
    case .within(let duty):
      guard let quick = QuickWithin(duty, check, &spans) else { return nil }
      form = .within(quick)
      opening = duty.list
    default: return nil
    }
    self.check = check
    asOf = check.asOf
    conditions = RangeConditions(spans.conditions, over: opening, asOf: check.context.asOf)
    appliesCount = check.appliesWhen.count
    let period = check.context.aboutShape.period
    from = check.context.about.dates(period?.from)
    until = check.context.about.dates(period?.until)
    hasExceptions = !check.exceptions.isEmpty
  }

  /// Whether the forms read the same columns by the same figures.
  func readsLike(_ other: QuickCheck) -> Bool {
    switch (form, other.form) {
    case (.recorded(let a), .recorded(let b)): a == b
    case (.chain(let a), .chain(let b)): a.isLike(b)
    case (.within(let a), .within(let b)): a.isLike(b)
    default: false
    }
  }

  /// What became of a person's duty, in day numbers.
  struct Answer {
    /// nil: to be judged in full.
    var outcome: Outcome?
    var opened = DateColumn.blank, due = DateColumn.blank, done = DateColumn.blank
    /// What is open asks for something so often: see `QuickSpans.End`; not above 0: nobody can say.
    var thousandthsOfDays: Int32 = 0
    /// What was counted, and where in the rule it stands: see `QuickSpans.End`.
    var span = CivilTime.Span(0, .days)
    var leaf: Int32 = -1
    /// Whether nothing else is open.
    var isOnlyOpen = true

    static let notApplicable = Answer(outcome: .notApplicable)
    static let declined = Answer(outcome: nil)
  }

  /// For each person of a range what became of the duty.
  func answers(_ people: Range<Int>) -> [Answer] {
    if people.isEmpty { return [] }
    return [Answer](unsafeUninitializedCapacity: people.count) { answers, count in
      // Each is written by one of these.
      switch form {
      case .recorded(let fields): recorded(fields, people, conditions.answers(people), answers)
      case .chain(let chain): self.chain(chain, people, conditions.answers(people), chain.answers(people), answers)
      case .within(let within): self.within(within, people, conditions.answers(within.rows(of: people)), answers)
      }
      if hasExceptions {
        for person in people where check.exceptions[person] != nil { answers[person - people.lowerBound] = .declined }
      }
      count = people.count
    }
  }

  /// The person's own period on the day judged.
  enum Life {
    case notBegun
    case over(since: Int32, ended: Int32)
    case runs(since: Int32)
    /// A date of it is blank or cannot be read.
    case unclear
  }

  @inline(__always)
  func life(_ person: Int) -> Life {
    var start = CivilDate.earliest.dayNumber
    if let day = from?[person] {
      if day > asOf { return .notBegun }
      if day <= DateColumn.invalid { return .unclear }
      start = day
    }
    if let day = until?[person] {
      if day == DateColumn.invalid { return .unclear }
      if day > DateColumn.invalid, day <= asOf { return .over(since: start, ended: day) }
    }
    return .runs(since: start)
  }

  /// Whether the rule applies, by a row of the records that open duties.
  @inline(__always)
  func applies(_ row: Int, _ answers: borrowing RangeAnswers, _ frame: () -> Frame) -> Certainty {
    for condition in 0..<appliesCount {
      switch answers.certainty(condition, row, frame) {
      case .yes: continue
      case .no: return .no
      // A later condition may say no.
      case .unknown: return isRuledOut(row, from: condition + 1, answers, frame) ? .no : .unknown
      }
    }
    return .yes
  }

  @inline(never)
  private func isRuledOut(_ row: Int, from next: Int, _ answers: borrowing RangeAnswers, _ frame: () -> Frame) -> Bool {
    for condition in next..<max(next, appliesCount) where answers.certainty(condition, row, frame) == .no { return true }
    return false
  }

  /// The days of a duty that opened on a day.
  func frame(_ person: Int, item: Int, on day: Int32, _ extra: (Int32, Int32)) -> Frame {
    var frame = check.frame(person, on: day)
    frame.item = Int32(truncatingIfNeeded: item)
    frame.extra = extra
    return frame
  }
}

extension RecordList {
  /// The day numbers of a field, if it is a date that is supplied.
  func dates(_ field: Int?) -> UnsafeBufferPointer<Int32>? {
    guard let field, case .date(let column)? = columns[field] else { return nil }
    return column.days.buffer
  }
}
