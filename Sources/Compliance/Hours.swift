import Caseload
import CivilTime
import FEEL

/// A `within` or an `every` in hours: the moments of triggers and answers beside their days.
struct BoundClock: Sendable {
  let counting: HourCounting
  /// Times of the trigger's start; nil where the field holds dates only, or is worked out.
  let anchor: DateTimeColumn?
  /// Times of what is done: a field of the trigger's own record, or of the answering list.
  let done: DateTimeColumn?
  let doneField: FieldAddress

  /// When a record says that something was, on the day that its date is taken to be.
  func moment(_ column: DateTimeColumn?, _ row: Int, _ day: Int32) -> Moment {
    let date = CivilDate(dayNumber: day)
    guard let column, row >= 0, column.state(row) == .value, column.doubledMinutes[row] & 1 == 0 else {
      return counting.moment(date, minute: nil)
    }
    return counting.moment(date, minute: Int((column.doubledMinutes[row] >> 1) - Int64(day) * 1440))
  }
}

/// What an hour deadline and its answer came to. A class so that obligations without one stay small.
final class ClockReading: Sendable {
  let start: Moment
  let due: Moment
  let done: Moment?
  /// The rows of the answering list whose moments were taken.
  let doneRows: [Int]
  /// What it is on the worse and on the better reading of the times, where they differ.
  let either: (Outcome, Outcome)?

  init(start: Moment, due: Moment, done: Moment? = nil, doneRows: [Int] = [], either: (Outcome, Outcome)? = nil) {
    self.start = start
    self.due = due
    self.done = done
    self.doneRows = doneRows
    self.either = either
  }

  func answered(_ done: Moment, _ rows: [Int]) -> ClockReading {
    ClockReading(start: start, due: due, done: done, doneRows: rows, either: either)
  }

  /// Two answers of one day: the first of them answers.
  func answered(beside other: ClockReading) -> ClockReading {
    guard let one = done, let two = other.done else { return self }
    let first = Moment(
      earliest: min(one.earliest, two.earliest), latest: min(one.latest, two.latest), isWholeDay: one.isWholeDay && two.isWholeDay)
    return answered(first, doneRows + other.doneRows)
  }

  func reading(_ either: (Outcome, Outcome)) -> ClockReading {
    ClockReading(start: start, due: due, done: done, doneRows: doneRows, either: either)
  }
}

extension Obligation {
  /// An hour deadline is an instant: where a time is not known, every reading of it is judged.
  mutating func settleByClock(asOf: CivilDate, check: Check, _ counting: HourCounting) {
    guard let clock else { return }
    isOpen = done == nil && ended == nil
    var outcomes: [Outcome] = []
    for due in [clock.due.earliest, clock.due.latest] {
      if let done = clock.done {
        outcomes += [done.earliest, done.latest].map { $0 <= due ? .met : .late }
      } else if let ended {
        outcomes.append(due < counting.end(of: ended.adding(days: -1)) ? .missed : .lapsed)
      } else {
        let isPassed = due < counting.end(of: asOf)
        outcomes.append(isPassed ? passedOutcome(self.due ?? asOf, asOf, check) : comingOutcome(self.due ?? asOf, asOf, check))
      }
    }
    let (worse, better) = (outcomes.min { $0.rank < $1.rank }, outcomes.max { $0.rank < $1.rank })
    guard let worse, let better else { return }
    outcome = worse
    if worse != better, outcome != .cannotTell {
      outcome = .cannotTell
      doubt = .time
      self.clock = clock.reading((worse, better))
    }
  }
}

extension Check {
  /// Turns a due date in hours into an instant, from the moment at which it starts.
  func takeHours(_ obligation: inout Obligation, _ start: Moment, _ clock: BoundClock) {
    guard obligation.reading.state == .date, obligation.reading.span.unit == .hours else { return }
    let due = clock.counting.due(hours: Int(obligation.reading.span.count), from: start)
    let day = clock.counting.shown(due.latest).day
    obligation.clock = ClockReading(start: start, due: due)
    obligation.due = day
    obligation.reading.day = day.dayNumber
  }

  /// The first day that shows it as due soon, once it has ended; nil: outside the calendar, or never asked. Hours run back
  /// from the instant, or from the end of the due day.
  func soonFrom(_ due: CivilDate, _ clock: ClockReading?) -> CivilDate? {
    guard let span = dueSoon else { return nil }
    guard span.unit == .hours, let hours else { return counting.start(span, before: due) }
    let (day, minute) = hours.shown((clock?.due.earliest ?? hours.end(of: due)) - Int64(span.count) * 60)
    return minute == 0 ? day.adding(days: -1) : day
  }

  /// The last day of recording time: its end is within it.
  func recordedUntil(_ due: CivilDate, _ clock: ClockReading?) -> CivilDate? {
    guard let span = recordingTime else { return nil }
    // The day on which something was due is not one on which anything began.
    guard span.unit == .hours, let hours else { return plainDue(span, from: due) }
    return hours.shown((clock?.due.latest ?? hours.end(of: due)) + Int64(span.count) * 60).day.adding(days: -1)
  }

  /// The moment at which an occasion starts the count anew: of all its records that count the last.
  func start(of occasion: Occasion, _ occasions: BoundOccasions, _ clock: BoundClock, _ person: Int, in world: World) -> Moment {
    let all = rows(of: occasion, occasions, person).compactMap { row -> Moment? in
      isAmong(row, occasion, occasions, person, world) ? clock.moment(clock.done, row, occasion.day) : nil
    }
    guard let first = all.first else { return clock.moment(clock.done, Int(occasion.row), occasion.day) }
    return all.dropFirst().reduce(first) { known, moment in
      Moment(
        earliest: max(known.earliest, moment.earliest), latest: max(known.latest, moment.latest),
        isWholeDay: known.isWholeDay && moment.isWholeDay)
    }
  }

  /// The moment at which an occasion answers, of all its records that count; nil where all came before the start.
  func moment(
    of occasion: Occasion, _ occasions: BoundOccasions, _ clock: BoundClock, notBefore start: Moment?, _ person: Int, in world: World
  ) -> (moment: Moment, rows: [Int])? {
    var best: Moment?
    var rows: [Int] = []
    for row in self.rows(of: occasion, occasions, person) where isAmong(row, occasion, occasions, person, world) {
      let moment = clock.moment(clock.done, row, occasion.day)
      if let start, moment.latest < start.earliest { continue }
      rows.append(row)
      guard let known = best else {
        best = moment
        continue
      }
      best = Moment(
        earliest: min(known.earliest, moment.earliest), latest: min(known.latest, moment.latest),
        isWholeDay: known.isWholeDay && moment.isWholeDay)
    }
    return best.map { ($0, rows) }
  }

  /// Whether a record of an occasion's day counts in this reading.
  private func isAmong(_ row: Int, _ occasion: Occasion, _ occasions: BoundOccasions, _ person: Int, _ world: World) -> Bool {
    switch standing(row, of: occasions, person) {
    case .counts: true
    case .possible: occasion.isPossible || world.contains(.possible)
    case .rejected, .notYet: false
    }
  }

  /// The records of an occasion: all of its date, wherever they stand.
  private func rows(of occasion: Occasion, _ occasions: BoundOccasions, _ person: Int) -> [Int] {
    if occasions.eachRecord { return occasion.rows.map { Int($0) } }
    return context.caseload.lists[occasions.list].rows(of: person).filter { occasions.dates.days[$0] == occasion.day }
  }

  /// Hours begun since an hour deadline: the fewest that it can be.
  func hoursLate(_ obligation: Obligation) -> Int? {
    guard let clock = obligation.clock, let counting = hours else { return nil }
    let until: Int64
    switch obligation.outcome {
    case .late: until = clock.done?.earliest ?? clock.due.latest
    case .missed: until = obligation.ended.map { counting.end(of: $0.adding(days: -1)) } ?? clock.due.latest
    case .overdue, .awaitingRecord: until = counting.end(of: context.asOf)
    default: return nil
    }
    return Int((max(0, until - clock.due.latest) + 59) / 60)
  }

  /// The minute of the day that is known of a moment; nil where only its date is.
  func minute(_ moment: Moment?) -> Int? {
    guard let moment, !moment.isWholeDay, let hours else { return nil }
    return hours.shown(moment.latest).minute
  }

  // MARK: In words

  /// Which times are not recorded.
  func missingTimes(_ obligation: Obligation, _ person: Int) -> [Uncertainty] {
    guard let clock, let reading = obligation.clock else { return [] }
    var found: [Uncertainty] = []
    if let field = startField(clock), let row = obligation.openedBy?.row, reading.start.earliest < reading.start.latest {
      found.append(timeMissing(field, row, reading.start))
    } else if reading.start.isWholeDay {
      found.append(unknownTime("nothing on record says at what time the count begins"))
    }
    for row in reading.doneRows {
      guard let day = obligation.done else { continue }
      let moment = clock.moment(clock.done, row, day.dayNumber)
      if moment.earliest < moment.latest { found.append(timeMissing(clock.doneField, row, moment)) }
    }
    return found
  }

  private var clock: BoundClock? {
    switch form {
    case .within(let duty): duty.clock
    case .chain(let chain): chain.clock
    default: nil
    }
  }

  /// The field of the record that opened it with the time from which hours count.
  private func startField(_ clock: BoundClock) -> FieldAddress? {
    guard case .within(let duty) = form else { return clock.doneField }
    return duty.anchorField.map { FieldAddress(list: duty.list, field: $0) }
  }

  private func unknownTime(_ text: String) -> Uncertainty {
    Uncertainty(cause: .noTime, record: nil, field: nil, fieldName: nil, text: text, personCanFix: false)
  }

  /// A time can be put right where the schema lets the record hold one.
  private func timeMissing(_ address: FieldAddress, _ row: Int, _ moment: Moment) -> Uncertainty {
    let (list, field) = (context.shape.lists[address.list], context.shape[address])
    let record = address.list == context.shape.aboutList ? nil : record(address.list, row)
    let moments = list.fields.count { $0.type == .dateTime || $0.type == .date }
    let isOwn = record != nil && (list.dateField == address.field || (list.dateField == nil && moments == 1))
    let place = record.map { "the \(describe($0))" } ?? ""
    if !moment.isWholeDay {
      let minute = hours?.shown(moment.latest).minute ?? 0
      var doubt = unknownTime("\(clockWords(minute)) came twice in the night on which clocks went back")
      doubt.personCanFix = true
      return doubt
    }
    let text = isOwn
      ? "the time of \(place) is not recorded"
      : "the time of \"\(field.title)\" is not recorded" + (record == nil ? "" : " for \(place)")
    return Uncertainty(
      cause: .noTime, record: record, field: isOwn ? "the time of \(place)" : "the time of \"\(field.title)\"" + (record == nil ? "" : " for \(place)"),
      fieldName: field.name, text: text, personCanFix: field.type == .dateTime)
  }
}

/// "14:30"
public func clockWords(_ minuteOfDay: Int) -> String {
  let (hour, minute) = (minuteOfDay / 60, minuteOfDay % 60)
  return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
}
