import CivilTime

/// Counts days one at a time; it shares nothing with the counting under test but the list of holidays.
struct NaiveDays {
  let holidays: Set<Int>
  /// The days of school terms, and the terms with the half-term holidays in them.
  let termDays: Set<Int>
  let terms: [ClosedRange<Int>]
  var sameDay = false

  init?(_ calendar: WorkingCalendar?) {
    guard let calendar else { return nil }
    holidays = Set(calendar.holidays.map { Int($0.date.dayNumber) })
    let halves = SmallSchema.terms.terms.map { (name: $0.name, days: Int($0.from.dayNumber)...Int($0.until.dayNumber)) }
    termDays = Set(halves.flatMap(\.days))
    terms = Dictionary(grouping: halves, by: \.name).values.map { parts in
      (parts.map(\.days.lowerBound).min() ?? 0)...(parts.map(\.days.upperBound).max() ?? 0)
    }
  }

  /// 1970-01-01 was a Thursday.
  func isWorking(_ day: Int) -> Bool {
    let weekday = (day + 3) % 7
    return weekday < 5 && !holidays.contains(day)
  }

  /// Whether a day is one that a span counts.
  func isCounted(_ day: Int, _ unit: PlainSpan.Unit) -> Bool {
    unit == .schoolDays ? isWorking(day) && termDays.contains(day) : isWorking(day)
  }

  /// The last day in time when a span runs from a day.
  func due(_ span: PlainSpan, from start: Int) -> Int {
    switch span.unit {
    case .hours: return start + span.count / 24
    case .months: return months(span.count, from: start)
    case .days, .weeks:
      let days = span.unit == .weeks ? span.count * 7 : span.count
      return start + (sameDay ? max(0, days - 1) : days)
    case .workingDays, .schoolDays:
      var left = span.count
      var day = start
      if left > 0, sameDay, isCounted(day, span.unit) { left -= 1 }
      while left > 0 {
        day += 1
        if isCounted(day, span.unit) { left -= 1 }
      }
      return day
    }
  }

  /// So long after a day on which something was due: that is day 0, whatever a rule counts its triggers as.
  func afterDue(_ span: PlainSpan, _ due: Int) -> Int {
    var plain = self
    plain.sameDay = false
    return plain.due(span, from: due)
  }

  /// So long before a day, which is day 0.
  func before(_ end: Int, _ span: PlainSpan) -> Int {
    switch span.unit {
    case .hours: return end - span.count / 24
    case .months: return months(-span.count, from: end)
    case .days: return end - span.count
    case .weeks: return end - span.count * 7
    case .workingDays, .schoolDays:
      var left = span.count
      var day = end
      while left > 0 {
        day -= 1
        if isCounted(day, span.unit) { left -= 1 }
      }
      return day
    }
  }

  /// The corresponding date, or the month's last day.
  private func months(_ count: Int, from start: Int) -> Int {
    let (year, month, day) = CivilDate(dayNumber: Int32(start)).yearMonthDay
    var (toYear, toMonth) = (year, month)
    for _ in 0..<abs(count) {
      toMonth += count < 0 ? -1 : 1
      if toMonth == 13 { (toYear, toMonth) = (toYear + 1, 1) }
      if toMonth == 0 { (toYear, toMonth) = (toYear - 1, 12) }
    }
    var toDay = day
    while toDay >= 1 {
      if let date = CivilDate(year: toYear, month: toMonth, day: toDay) { return Int(date.dayNumber) }
      toDay -= 1
    }
    return start
  }
}
