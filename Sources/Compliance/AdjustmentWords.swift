import CivilTime
import Caseload

/// What findings say of clock stops and extensions.
extension Check {
  /// The stops that took days out of the count, cut to the days that would have been counted.
  func clockStops(_ obligation: Obligation, from start: CivilDate) -> [Reckoning.ClockStop] {
    let end = obligation.due ?? context.asOf
    let unit: TimeUnit = obligation.reading.span.unit == .workingDays ? .workingDays : .days
    return obligation.stops.intervals.compactMap { stop in
      let from = max(stop.from, start.adding(days: 1))
      guard from <= end else { return nil }
      guard let until = stop.until else { return Reckoning.ClockStop(from: from, until: nil, notCounted: nil) }
      let last = until.adding(days: -1)
      if last < from { return nil }
      let days = unit == .workingDays
        ? counting.calendar.workingDays(after: from.adding(days: -1), through: last) ?? 0 : until - from
      return Reckoning.ClockStop(from: from, until: last, notCounted: CivilTime.Span(days, unit))
    }
  }

  /// Bank holidays within a stop are not counted for that reason already.
  func skippedHolidays(_ obligation: Obligation, from start: CivilDate) -> [Holiday] {
    guard obligation.reading.span.unit == .workingDays, let due = obligation.due else { return [] }
    return skipped(between: start, due).filter { !obligation.stops.contains($0.date) }
  }

  func extensions(_ obligation: Obligation) -> [Reckoning.Extension] {
    obligation.extensions.map { entry in
      let list = adjustments.extensions?.list
      return Reckoning.Extension(
        record: entry.row < 0 ? nil : list.map { record($0, entry.row) }, granted: entry.granted, due: entry.due,
        isTooLate: entry.isTooLate, isLimited: entry.isLimited)
    }
  }
}

extension DueReading {
  /// Whether a span was found, even if the clock stands still.
  var isWorkedOut: Bool { state == .date || state == .stopped }
}
