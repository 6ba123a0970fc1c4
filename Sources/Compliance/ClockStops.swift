import Caseload
import CivilTime
import FEEL
import RuleSets

/// Clock stops, bound to columns.
struct BoundStops: Sendable {
  let list: Int
  let countsIf: BoundCondition?
  let fromField: Int, untilField: Int
  let from: DateColumn, until: DateColumn
  /// A last day that is planned is seen ahead of its day.
  let isFromPlanned: Bool, isUntilPlanned: Bool
  let reference: ReferenceColumn?
  let referenceField: Int
  let holds: Holding
}

/// A clock stop as far as it is on record.
struct StopOnRecord: Sendable {
  /// nil: blank or unreadable.
  var from: Int32?
  /// The last day; nil: it has not ended.
  var until: Int32?
  var isEndUnreadable: Bool
  /// Whether it counts, and is for what is judged, is known.
  var isSure: Bool

  /// Some part of it is in doubt.
  var isDoubtful: Bool { from == nil || isEndUnreadable || !isSure }

  /// The days that surely are part of it.
  var sureDays: DayInterval? {
    guard isSure, let from else { return nil }
    return interval(from, isEndUnreadable ? from : until)
  }

  /// The days that at the most favourable are part of it.
  var possibleDays: DayInterval {
    interval(from ?? CivilDate.earliest.dayNumber, isEndUnreadable ? nil : until)
  }

  private func interval(_ from: Int32, _ until: Int32?) -> DayInterval {
    DayInterval(from: CivilDate(dayNumber: from), until: until.map { CivilDate(dayNumber: $0 + 1) })
  }
}

extension Check {
  /// The days that are not counted for one person, or for one record of theirs; doubtful ones only in the favourable reading.
  func stoppedDays(_ stops: BoundStops, _ person: Int, for opener: Int?, in world: World, _ doubtful: inout Bool) -> DayIntervals {
    var days: [DayInterval] = []
    for row in context.caseload.lists[stops.list].rows(of: person) {
      guard let stop = stop(row, stops, person, for: opener) else { continue }
      if stop.isDoubtful { doubtful = true }
      if world.contains(.possible), stop.isDoubtful { days.append(stop.possibleDays) } else if let sure = stop.sureDays { days.append(sure) }
    }
    if let unseen = unseenBefore(stops.list, person, dates: stops.from), unseen > personStart(person) {
      doubtful = true
      if world.contains(.possible) {
        days.append(DayInterval(from: CivilDate.earliest, until: CivilDate(dayNumber: unseen)))
      }
    }
    return DayIntervals(days)
  }

  /// nil: it does not count, is for something else, or has not begun.
  func stop(_ row: Int, _ stops: BoundStops, _ person: Int, for opener: Int?) -> StopOnRecord? {
    guard isThere(row, in: stops.list) else { return nil }
    var isSure = true
    if let opener, let reference = stops.reference {
      if reference.state(row) == .value, reference.rows[row] != Int32(opener) { return nil }
      if reference.state(row) != .value { isSure = false }
    }
    let from = stops.from.days[row]
    if from > asOf, !stops.isFromPlanned { return nil }
    switch stops.countsIf?.certainty(itemFrame(person, row, on: from)) ?? .yes {
    case .no: return nil
    case .unknown: isSure = false
    case .yes: break
    }
    var until: Int32? = stops.until.days[row]
    var isUnreadable = until == DateColumn.invalid
    if let day = until, day <= DateColumn.invalid || (day > asOf && !stops.isUntilPlanned) { until = nil }
    if let day = until, from > DateColumn.invalid, day < from { (until, isUnreadable) = (nil, true) }
    // What is planned to begin later, and nobody knows for how long, is not running yet.
    if from > asOf, until == nil { return nil }
    return StopOnRecord(
      from: from > DateColumn.invalid ? from : nil, until: until, isEndUnreadable: isUnreadable, isSure: isSure)
  }

  func itemFrame(_ person: Int, _ row: Int, on day: Int32) -> Frame {
    var frame = frame(person, on: day > DateColumn.invalid ? day : asOf)
    frame.horizon = asOf
    frame.item = Int32(row)
    return frame
  }

  /// The first day from which on all of the person's records of a list are here; nil: all are.
  func unseenBefore(_ list: Int, _ person: Int, dates: DateColumn) -> Int32? {
    switch context.caseload.lists[list].holds {
    case .completeAlways, .notSupplied: return nil
    case .completeFrom(let day): return day.dayNumber
    case .latestOnly: return context.caseload.lists[list].rows(of: person).map { dates.days[$0] }.max()
    }
  }

  // MARK: Due dates

  /// A due date moved by days that are not counted: by as many working days as lie in them, else by their calendar
  /// length. A stop that begins after the date is due changes nothing.
  /// - Parameter counting: how the date was counted out; what is written on a document was not, nor is anything counted
  ///   from a date that was due.
  func moved(_ reading: DueReading, from start: Int32, by stops: DayIntervals, counting: CountFrom = .nextDay) -> DueReading {
    guard reading.state == .date else { return reading }
    var reading = reading
    let first = CivilDate(dayNumber: start + (counting.countsFirstDay(reading.span.unit) ? 0 : 1))
    for stop in stops.intervals {
      // What is due on the day itself is not overdue either while a stop of that day runs.
      if stop.from.dayNumber > reading.day { break }
      guard let until = stop.until else {
        reading.state = .stopped
        return reading
      }
      let from = max(stop.from, first)
      if until <= from { continue }
      guard let day = day(reading.day, later: reading.span.unit, from, until) else {
        reading.state = .outsideCalendar
        return reading
      }
      reading.day = day
    }
    return reading
  }

  /// What is counted from a date that was due counts from the day after it, whatever the rule counts from.
  func plainDue(_ span: CivilTime.Span, from day: CivilDate) -> CivilDate? { counting.due(span, from: day, countFrom: .nextDay) }

  /// - Parameter until: the day after the stop's last.
  private func day(_ due: Int32, later unit: TimeUnit, _ from: CivilDate, _ until: CivilDate) -> Int32? {
    if unit == .schoolDays {
      guard let lost = counting.lateness(in: unit, due: from.adding(days: -1), done: until.adding(days: -1)) else { return nil }
      return plainDue(CivilTime.Span(lost, unit), from: CivilDate(dayNumber: due))?.dayNumber
    }
    guard unit == .workingDays else { return due + Int32(until - from) }
    guard let lost = counting.calendar.workingDays(after: from.adding(days: -1), through: until.adding(days: -1)) else { return nil }
    if lost == 0 { return due }
    return counting.calendar.workingDay(lost, after: CivilDate(dayNumber: due), counting: .nextDay)?.dayNumber
  }
}

extension CountFrom {
  fileprivate func countsFirstDay(_ unit: TimeUnit) -> Bool {
    self == .sameDay && [.days, .workingDays, .schoolDays, .weeks].contains(unit)
  }
}
