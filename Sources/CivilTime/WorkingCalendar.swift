/// A day that a calendar takes out of the working days, with its name.
public struct Holiday: Sendable, Hashable {
    /// The day.
    public let date: CivilDate
    /// Its name, as people read it: "Good Friday".
    public let title: String

    /// A named holiday.
    public init(date: CivilDate, title: String) {
        self.date = date
        self.title = title
    }
}

/// Monday to Friday less the holidays, for the days that it covers.
///
/// Outside those days it knows nothing, and says so: holidays are announced a few years ahead, and a formula would miss
/// the one-off ones. A table makes the n-th working day one look-up.
public struct WorkingCalendar: Sendable {
    /// The name that rules use: "england-and-wales".
    public let name: String
    /// What people read: "Working days in England and Wales".
    public let title: String
    /// The version of the calendar's data.
    public let version: String
    /// The days that it speaks of, both ends included.
    public let covers: ClosedRange<CivilDate>
    /// The holidays within `covers`, in date order; of two on one day the first given.
    public let holidays: [Holiday]

    /// Every covered working day, in order.
    private let workingDays: [Int32]
    /// For each covered day, and one more at the end: how many working days lie before it.
    private let countBefore: [Int32]

    /// A calendar of these holidays. Holidays outside `covers` are left out; those on weekends change nothing.
    ///
    /// It takes eight bytes of memory for each covered day: a reader of calendar files bounds `covers`.
    public init(
        name: String, title: String, version: String, covers: ClosedRange<CivilDate>, holidays: [Holiday]
    ) {
        self.name = name
        self.title = title
        self.version = version
        self.covers = covers
        self.holidays = WorkingCalendar.inOrder(holidays, within: covers)
        (workingDays, countBefore) = WorkingCalendar.table(covers, without: self.holidays)
    }

    /// Whether it is a working day; nil outside what the calendar covers.
    public func isWorkingDay(_ day: CivilDate) -> Bool? {
        guard let index = index(of: day) else { return nil }
        return countBefore[index] < countBefore[index + 1]
    }

    /// The n-th working day from a day on; `n` is zero or more.
    ///
    /// Counting from the next day, `d` is day 0: from a Saturday, day 1 is Monday. Counting from the same day, `d` is
    /// day 1 where it is a working day, else the next working day is. With `n` = 0 the answer is `d` itself, either way.
    /// nil: `d` or the answer lies outside what the calendar covers, or `n` is negative.
    public func workingDay(_ n: Int, after d: CivilDate, counting: CountFrom) -> CivilDate? {
        guard let index = index(of: d), n >= 0 else { return nil }
        if n == 0 { return d }
        let already = Int(countBefore[counting == .nextDay ? index + 1 : index])
        guard n <= workingDays.count - already else { return nil }
        return CivilDate(dayNumber: workingDays[already + n - 1])
    }

    /// The n-th working day before a day, which is day 0 (with `n` = 0 the day itself).
    /// nil: `d` or the answer lies outside what the calendar covers, or `n` is negative.
    public func workingDay(_ n: Int, before d: CivilDate) -> CivilDate? {
        guard let index = index(of: d), n >= 0 else { return nil }
        if n == 0 { return d }
        let already = Int(countBefore[index])
        guard n <= already else { return nil }
        return CivilDate(dayNumber: workingDays[already - n])
    }

    /// How many working days lie after `a`, up to `b` and with it; negative where `b` is before `a`.
    /// nil: one of them lies outside what the calendar covers.
    public func workingDays(after a: CivilDate, through b: CivilDate) -> Int? {
        guard let from = index(of: a), let to = index(of: b) else { return nil }
        return Int(countBefore[to + 1]) - Int(countBefore[from + 1])
    }
}

// MARK: - Holidays

extension WorkingCalendar {
    /// The holiday on a day, be it a weekend or not; nil where there is none or the day is not covered.
    public func holiday(on day: CivilDate) -> Holiday? {
        let index = firstHoliday(from: day)
        guard index < holidays.count, holidays[index].date == day else { return nil }
        return holidays[index]
    }

    /// The holidays after `a`, up to `b` and with it, that would have been working days: those that move a deadline.
    public func skipped(after a: CivilDate, through b: CivilDate) -> [Holiday] {
        guard a < b else { return [] }
        let first = firstHoliday(from: a.adding(days: 1))
        return holidays[first...].prefix { $0.date <= b }.filter { !$0.date.weekday.isWeekend }
    }

    /// Where the first holiday on or after a day stands in the list.
    private func firstHoliday(from day: CivilDate) -> Int {
        var low = 0
        var high = holidays.count
        while low < high {
            let middle = (low + high) / 2
            if holidays[middle].date < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

// MARK: - Table

extension WorkingCalendar {
    private func index(of day: CivilDate) -> Int? {
        covers.contains(day) ? day - covers.lowerBound : nil
    }

    private static func inOrder(_ holidays: [Holiday], within covers: ClosedRange<CivilDate>) -> [Holiday] {
        // The place in the list settles equal dates, since `sort` does not promise to keep their order.
        let inOrder = holidays.enumerated()
            .filter { covers.contains($0.element.date) }
            .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
        var kept: [Holiday] = []
        for (_, holiday) in inOrder where holiday.date != kept.last?.date { kept.append(holiday) }
        return kept
    }

    private static func table(
        _ covers: ClosedRange<CivilDate>, without holidays: [Holiday]
    ) -> (workingDays: [Int32], countBefore: [Int32]) {
        var workingDays: [Int32] = []
        var countBefore: [Int32] = [0]
        countBefore.reserveCapacity(covers.upperBound - covers.lowerBound + 2)
        var remaining = holidays[...]
        for number in covers.lowerBound.dayNumber...covers.upperBound.dayNumber {
            let day = CivilDate(dayNumber: number)
            let isHoliday = remaining.first?.date == day
            if isHoliday { remaining = remaining.dropFirst() }
            if !isHoliday, !day.weekday.isWeekend { workingDays.append(number) }
            countBefore.append(Int32(workingDays.count))
        }
        return (workingDays, countBefore)
    }
}
