/// Where a span from a day ends.
public struct DeadlineCounting: Sendable {
    /// The working days.
    public var calendar: WorkingCalendar
    /// Whether the trigger's day is day 0 or day 1, for days, working days and weeks.
    public var countFrom: CountFrom

    /// Counting by that calendar; the trigger's day is day 0 unless told.
    public init(calendar: WorkingCalendar, countFrom: CountFrom = .nextDay) {
        self.calendar = calendar
        self.countFrom = countFrom
    }

    /// The last day on which something is in time, when a span runs from `start`.
    ///
    /// Days and weeks are calendar days, one less where the same day counts. Months and years end on the corresponding
    /// date, or the month's last day, wherever counting begins; they do not move off weekends.
    /// nil: outside what the calendar covers (working days), a unit that needs other data (hours, school days), or a
    /// date that cannot be written.
    public func due(_ span: Span, from start: CivilDate) -> CivilDate? {
        let count = Int(span.count)
        return switch span.unit {
        case .workingDays: calendar.workingDay(count, after: start, counting: countFrom)
        case .days: writable(start.adding(days: calendarDays(count)))
        case .weeks: writable(start.adding(days: calendarDays(count * 7)))
        case .months: writable(start.adding(months: count))
        case .years: writable(start.adding(years: count))
        case .hours, .schoolDays: nil
        }
    }

    /// The day that lies a span before `end`, which is day 0 whatever `countFrom` says: the last day for what is owed
    /// that long before an event. nil as for `due`.
    public func start(_ span: Span, before end: CivilDate) -> CivilDate? {
        let count = Int(span.count)
        return switch span.unit {
        case .workingDays: calendar.workingDay(count, before: end)
        case .days: writable(end.adding(days: -count))
        case .weeks: writable(end.adding(days: -count * 7))
        case .months: writable(end.adding(months: -count))
        case .years: writable(end.adding(years: -count))
        case .hours, .schoolDays: nil
        }
    }

    /// How long after `due` something was done: in working days where the deadline was in working days, else in days.
    /// 0 where it was done by the due day. A deadline in working days that was passed only by a weekend is 0 working
    /// days late and still late: `done > due` decides that, not this number.
    /// nil: working days outside what the calendar covers.
    public func lateness(in unit: TimeUnit, due: CivilDate, done: CivilDate) -> Int? {
        guard done > due else { return 0 }
        return unit == .workingDays ? calendar.workingDays(after: due, through: done) : done - due
    }

    /// The same day takes one day off a span, but never ends it before it began.
    private func calendarDays(_ days: Int) -> Int {
        countFrom == .sameDay ? max(0, days - 1) : days
    }

    private func writable(_ date: CivilDate) -> CivilDate? {
        date.isWritable ? date : nil
    }
}
