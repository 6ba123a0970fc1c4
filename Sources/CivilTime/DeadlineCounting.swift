/// Where a span from a day ends.
public struct DeadlineCounting: Sendable {
    /// The working days.
    public var calendar: WorkingCalendar
    /// Whether the trigger's day is day 0 or day 1, for days, working days and weeks.
    public var countFrom: CountFrom
    /// The school terms; nil: school days are not counted.
    public var school: SchoolCalendar?

    /// Counting by that calendar; the trigger's day is day 0 unless told.
    public init(calendar: WorkingCalendar, countFrom: CountFrom = .nextDay, school: SchoolCalendar? = nil) {
        self.calendar = calendar
        self.countFrom = countFrom
        self.school = school
    }

    /// The last day on which something is in time, when a span runs from `start`.
    ///
    /// Days and weeks are calendar days, one less where the same day counts. Months and years end on the corresponding
    /// date, or the month's last day, wherever counting begins; they do not move off weekends.
    /// nil: outside what the calendar covers (working days, school days), hours, or a
    /// date that cannot be written.
    public func due(_ span: Span, from start: CivilDate) -> CivilDate? { due(span, from: start, countFrom: countFrom) }

    /// The same, counted from a day of its own.
    public func due(_ span: Span, from start: CivilDate, countFrom: CountFrom) -> CivilDate? {
        let count = Int(span.count)
        return switch span.unit {
        case .workingDays: calendar.workingDay(count, after: start, counting: countFrom)
        case .days: writable(start.adding(days: calendarDays(count, countFrom)))
        case .weeks: writable(start.adding(days: calendarDays(count * 7, countFrom)))
        case .months: writable(start.adding(months: count))
        case .years: writable(start.adding(years: count))
        case .schoolDays: schoolDay(count, after: start, countFrom)
        case .hours: nil
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
        case .schoolDays: schoolDay(count, before: end)
        case .hours: nil
        }
    }

    // MARK: School days

    /// Monday to Friday in a school term, less the bank holidays; nil outside what either calendar covers.
    public func isSchoolDay(_ day: CivilDate) -> Bool? {
        guard let school, let isWorkingDay = calendar.isWorkingDay(day) else { return nil }
        return switch school.day(day) {
        case .notCovered: nil
        case .holidays: false
        case .term: isWorkingDay
        }
    }

    private func schoolDay(_ count: Int, after start: CivilDate, _ countFrom: CountFrom) -> CivilDate? {
        if count == 0 { return start }
        return step(count, from: countFrom == .sameDay ? start.adding(days: -1) : start, by: 1)
    }

    private func schoolDay(_ count: Int, before end: CivilDate) -> CivilDate? {
        count == 0 ? end : step(count, from: end, by: -1)
    }

    private func step(_ count: Int, from start: CivilDate, by days: Int) -> CivilDate? {
        var (day, left) = (start, count)
        while left > 0 {
            day = day.adding(days: days)
            guard let isSchoolDay = isSchoolDay(day) else { return nil }
            if isSchoolDay { left -= 1 }
        }
        return day
    }

    private func schoolDays(after due: CivilDate, through done: CivilDate) -> Int? {
        var (day, count) = (due, 0)
        while day < done {
            day = day.adding(days: 1)
            guard let isSchoolDay = isSchoolDay(day) else { return nil }
            if isSchoolDay { count += 1 }
        }
        return count
    }

    /// How long after `due` something was done: in working days where the deadline was in working days, else in days.
    /// 0 where it was done by the due day. A deadline in working days that was passed only by a weekend is 0 working
    /// days late and still late: `done > due` decides that, not this number.
    /// nil: working days outside what the calendar covers.
    public func lateness(in unit: TimeUnit, due: CivilDate, done: CivilDate) -> Int? {
        guard done > due else { return 0 }
        if unit == .schoolDays { return schoolDays(after: due, through: done) }
        return unit == .workingDays ? calendar.workingDays(after: due, through: done) : done - due
    }

    /// The same day takes one day off a span, but never ends it before it began.
    private func calendarDays(_ days: Int, _ countFrom: CountFrom) -> Int {
        countFrom == .sameDay ? max(0, days - 1) : days
    }

    private func writable(_ date: CivilDate) -> CivilDate? {
        date.isWritable ? date : nil
    }
}
