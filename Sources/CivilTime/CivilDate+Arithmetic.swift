extension CivilDate {
    /// The number of days from `b` to `a`: positive where `a` is later.
    @inlinable
    public static func - (a: CivilDate, b: CivilDate) -> Int {
        Int(a.dayNumber) - Int(b.dayNumber)
    }

    /// The date that many days later, or earlier where `days` is negative.
    ///
    /// A sum that no day number can hold stays at the last one that can: it is far outside every calendar.
    public func adding(days: Int) -> CivilDate {
        let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
        return CivilDate(dayNumber: overflow ? (days < 0 ? .min : .max) : Int32(clamping: sum))
    }

    /// The corresponding date that many months later (earlier where negative), or that month's last day where it has
    /// none: 31 August and 6 months is 28 February.
    public func adding(months: Int) -> CivilDate {
        let start = yearMonthDay
        // Every day number lies within 6 million years of 1970; more months than that would only overflow.
        let bounded = Swift.min(Swift.max(months, -200_000_000), 200_000_000)
        let total = start.year * 12 + (start.month - 1) + bounded
        let monthIndex = ((total % 12) + 12) % 12
        let year = (total - monthIndex) / 12
        let day = Swift.min(start.day, CivilDate.daysInMonth(monthIndex + 1, ofYear: year))
        return CivilDate(dayNumber: Int32(clamping: CivilDate.dayNumber(year: year, month: monthIndex + 1, day: day)))
    }

    /// The corresponding date that many years later (earlier where negative); 29 February becomes 28 February.
    public func adding(years: Int) -> CivilDate {
        adding(months: Swift.min(Swift.max(years, -16_000_000), 16_000_000) * 12)
    }

    /// Whether the date can be written as `yyyy-mm-dd`.
    var isWritable: Bool { self >= .earliest && self <= .latest }
}
