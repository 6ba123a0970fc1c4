import CivilTime
import RuleSets

/// Stretches of days, both ends included.
struct DayWindow: Sendable, Hashable {
  var first: Int32, last: Int32
}

/// The windows that a calendar gives: weeks, months, quarters, years, school terms.
struct CalendarWindows: Sendable {
  let window: CalendarWindow
  /// Terms, from the first day to the last: a half-term holiday belongs to its term.
  private let terms: [DayWindow]
  /// The days of which the calendar of terms knows; nil: all.
  let covers: ClosedRange<Int32>?

  init(_ window: CalendarWindow, _ school: SchoolCalendar?) {
    self.window = window
    guard window == .schoolTerm else {
      (terms, covers) = ([], nil)
      return
    }
    var merged: [(name: String, window: DayWindow)] = []
    for term in school?.terms ?? [] {
      if merged.last?.name == term.name {
        merged[merged.count - 1].window.last = term.until.dayNumber
      } else {
        merged.append((term.name, DayWindow(first: term.from.dayNumber, last: term.until.dayNumber)))
      }
    }
    terms = merged.map(\.window)
    covers = school.map { $0.covers.lowerBound.dayNumber...$0.covers.upperBound.dayNumber }
  }

  /// Every window that holds a day from `start` to `end`, in order.
  func windows(from start: Int32, through end: Int32) -> [DayWindow] {
    if start > end { return [] }
    if window == .schoolTerm { return terms.filter { $0.last >= start && $0.first <= end } }
    var windows: [DayWindow] = []
    var index = 0
    let first = self.first(holding: CivilDate(dayNumber: start))
    while true {
      let begins = boundary(first, index)
      if begins.dayNumber > end { return windows }
      index += 1
      windows.append(DayWindow(first: begins.dayNumber, last: boundary(first, index).dayNumber - 1))
    }
  }

  /// The first day after `day` on which a window begins, or of which the calendar knows nothing; nil: none.
  func next(after day: Int32) -> Int32? {
    if window == .schoolTerm {
      return (terms.map(\.first) + [covers.map { $0.upperBound + 1 }].compactMap { $0 }).filter { $0 > day }.min()
    }
    return boundary(first(holding: CivilDate(dayNumber: day)), 1).dayNumber
  }

  /// The beginning of the window that holds the day.
  private func first(holding day: CivilDate) -> CivilDate {
    switch window {
    case .week: return day.adding(days: -((Int(day.dayNumber) + 3) % 7 + 7) % 7)
    case .month: return CivilDate(year: day.year, month: day.month, day: 1) ?? day
    case .quarter(let from):
      let year = yearStart(from, holding: day)
      let quarters = (0..<4).map { year.adding(months: 3 * $0) }
      return quarters.last { $0 <= day } ?? year
    case .year(let from): return yearStart(from, holding: day)
    case .schoolTerm: return day
    }
  }

  private func yearStart(_ from: DayOfYear, holding day: CivilDate) -> CivilDate {
    let start = CivilDate(year: day.year, month: from.month, day: from.day) ?? day
    return start <= day ? start : CivilDate(year: day.year - 1, month: from.month, day: from.day) ?? day
  }

  /// The beginning of the window that comes `count` windows after the one that begins on `first`. Quarters are counted
  /// within their year, so that one of a 31st begins where that month ends.
  private func boundary(_ first: CivilDate, _ count: Int) -> CivilDate {
    switch window {
    case .week: return first.adding(days: 7 * count)
    case .month: return first.adding(months: count)
    case .quarter(let from):
      let year = yearStart(from, holding: first)
      let place = (0..<4).last { year.adding(months: 3 * $0) <= first } ?? 0
      return year.adding(months: 3 * (place + count))
    case .year: return first.adding(years: count)
    case .schoolTerm: return first
    }
  }
}
