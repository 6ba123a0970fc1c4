public import CivilTime

/// Something that was due of one person: a key, an opening day, a due date, the end of its period, what was done.
public struct Obligation: Sendable {
  /// The record that opened it: a row of `openedBy.list`; nil where the period's start did.
  public var openedBy: (list: Int, row: Int)?
  /// Day numbers; nil where not known or not asked.
  public var opened: CivilDate?
  public var due: CivilDate?
  public var done: CivilDate?
  /// The record that answered it, if a record did.
  public var doneBy: (list: Int, row: Int)?
  /// The day on which its period ended, or its stretch by a restart, if it has.
  public var ended: CivilDate?
  /// Its period has ended, not only its stretch.
  var isPeriodOver = false
  public var outcome: Outcome
  /// Not done, and its period runs.
  public var isOpen: Bool
  var reading: DueReading = .absent
  /// Facts that the opening was judged with: for explaining it again.
  var factsItem: Int32 = -1
  var periodStart: Int32 = 0
  /// 1 for the first occasion of its period.
  var ordinal = 1
  var isFirst = true
  var doubt = Doubt.none
  /// The day from which it counts as due soon, and the last day of recording time.
  var soonFrom: CivilDate?
  var recordedUntil: CivilDate?
  var isRefused = false
  /// `before`: the day of what is planned.
  var event: CivilDate?
  /// `before`: it is cancelled.
  var isCancelled = false
  /// Nobody knows on which day it opened: the day judged stands for it.
  var openedMoves = false
  /// The clock stands still: nobody knows yet when it is due.
  var isStopped = false
  /// `at_least`: the last day of its window, where that is known.
  var windowEnd: CivilDate?
  /// `at_least`: its window is not asked for, because the period does not wholly cover it.
  var isPartial = false
  /// The day on which the verdict may change though nothing is open.
  var changesOn: Int32?
  /// From this day on records may answer it, where that is not the day on which it opened.
  var countsFrom: Int32?
  private var rare: Rare?

  /// What few have. In a class, so that a whole history can be handed on without counting references to each of these.
  private final class Rare: Sendable {
    let clock: ClockReading?
    let stops: DayIntervals
    let extensions: [GrantedExtension]
    let counted: [Int32]

    init(_ clock: ClockReading?, _ stops: DayIntervals, _ extensions: [GrantedExtension], _ counted: [Int32]) {
      self.clock = clock
      self.stops = stops
      self.extensions = extensions
      self.counted = counted
    }
  }

  init(outcome: Outcome, isOpen: Bool) {
    self.outcome = outcome
    self.isOpen = isOpen
  }
}

extension Obligation {
  /// For a deadline in hours: the moments that were compared.
  var clock: ClockReading? {
    get { rare?.clock }
    set { if newValue != nil || rare != nil { rare = Rare(newValue, stops, extensions, counted) } }
  }
  /// Days that were not counted.
  var stops: DayIntervals {
    get { rare?.stops ?? .none }
    set { if !newValue.isEmpty || rare != nil { rare = Rare(clock, newValue, extensions, counted) } }
  }
  /// Extensions that were granted for it, in order, those that came too late included.
  var extensions: [GrantedExtension] {
    get { rare?.extensions ?? [] }
    set { if !newValue.isEmpty || rare != nil { rare = Rare(clock, stops, newValue, counted) } }
  }
  /// `at_least`: the rows that count in its window, in the order of their days.
  var counted: [Int32] {
    get { rare?.counted ?? [] }
    set { if !newValue.isEmpty || rare != nil { rare = Rare(clock, stops, extensions, newValue) } }
  }
}

/// Where a `cannot_tell` comes from.
enum Doubt: Sendable, Hashable {
  case none
  /// The span rests on something.
  case due
  /// The document's own review date is blank, invalid, or before the document.
  case reviewDue
  case applies
  /// The start is blank or invalid, or not in this extract.
  case start
  case outsideCalendar
  /// Records from before what the extract holds might change it.
  case notInExtract(list: Int)
  case field(Int)
  case condition
  /// The done date is before what it answers.
  case doneBeforeStart
  /// Of an hour deadline: a time that is not recorded would decide it.
  case time
  /// The event's own date is blank or invalid.
  case event
  /// The calendar of school terms does not cover the days.
  case outsideTerms
}

extension Obligation {
  /// Takes the due date that a span gave, or the doubt about it.
  mutating func take(_ reading: DueReading) {
    self.reading = reading
    switch reading.state {
    case .date: due = CivilDate(dayNumber: reading.day)
    case .outsideCalendar: doubt = .outsideCalendar
    case .stopped: isStopped = true
    case .absent, .unknown: doubt = reading.leaf == DueReading.reviewDueLeaf ? .reviewDue : .due
    }
  }

  /// What the day and the dates make of it, once due, done and end are known.
  mutating func settle(asOf: CivilDate, check: Check) {
    if doubt == .time { doubt = .none }
    withdrawExtensionsAfterDone()
    if isStopped, doubt == .none {
      outcome = done != nil ? .met : ended != nil ? .lapsed : .due
      isOpen = outcome == .due
      return
    }
    guard doubt == .none, let due else {
      outcome = .cannotTell
      isOpen = done == nil && ended == nil
      return
    }
    if clock != nil, let counting = check.hours { return settleByClock(asOf: asOf, check: check, counting) }
    if let done {
      outcome = done <= due ? .met : .late
      isOpen = false
    } else if let ended {
      outcome = due < ended ? .missed : .lapsed
      isOpen = false
    } else {
      isOpen = true
      outcome = openOutcome(due, asOf, check)
    }
  }

  private mutating func openOutcome(_ due: CivilDate, _ asOf: CivilDate, _ check: Check) -> Outcome {
    asOf <= due ? comingOutcome(due, asOf, check) : passedOutcome(due, asOf, check)
  }

  /// What it is while its due date has not passed.
  mutating func comingOutcome(_ due: CivilDate, _ asOf: CivilDate, _ check: Check) -> Outcome {
    if check.dueSoon == nil { return .due }
    guard let soon = check.soonFrom(due, clock) else { return outsideCalendar() }
    soonFrom = soon
    return soon <= asOf ? .dueSoon : .due
  }

  /// What it is once its due date has passed.
  mutating func passedOutcome(_ due: CivilDate, _ asOf: CivilDate, _ check: Check) -> Outcome {
    if check.recordingTime == nil { return .overdue }
    guard let last = check.recordedUntil(due, clock) else { return outsideCalendar() }
    recordedUntil = last
    return asOf <= last ? .awaitingRecord : .overdue
  }

  private mutating func outsideCalendar() -> Outcome {
    doubt = .outsideCalendar
    return .cannotTell
  }
}
