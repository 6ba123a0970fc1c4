/// A zone's offset for all years to come, as POSIX writes it: `GMT0BST,M3.5.0/1,M10.5.0`.
struct YearlyClockRule: Sendable {
    /// Seconds east of Greenwich outside summer time.
    let standardOffset: Int
    /// Nil where clocks never change.
    let summer: Summer?

    struct Summer: Sendable {
        let offset: Int
        let start: DayRule
        let end: DayRule
    }

    /// A day of each year and the local time on it, in seconds from its midnight (it may lie outside the day).
    struct DayRule: Sendable {
        let day: Day
        let seconds: Int
    }

    enum Day: Sendable {
        /// `Jn`: 1 to 365; 29 February is never counted.
        case withoutLeapDay(Int)
        /// `n`: 0 to 365; 29 February is counted.
        case dayOfYear(Int)
        /// `Mm.w.d`: the w-th (5: the last) of a weekday (0: Sunday) in a month.
        case weekday(month: Int, week: Int, weekday: Int)
    }

    /// The offset at an instant.
    func offset(at instant: Int64) -> Int {
        changes(around: instant).last { $0.instant <= instant }?.offset ?? standardOffset
    }

    /// The changes of the year of an instant and of the years beside it, rising.
    func changes(around instant: Int64) -> [(instant: Int64, offset: Int)] {
        guard let summer else { return [] }
        let year = ProlepticCalendar.year(ofDayNumber: floorDivide(instant, by: 86_400))
        var found: [(instant: Int64, offset: Int)] = []
        for year in (year - 1)...(year + 1) {
            let start = (summer.start.localSeconds(inYear: year) - Int64(standardOffset), summer.offset)
            let end = (summer.end.localSeconds(inYear: year) - Int64(summer.offset), standardOffset)
            found += start.0 < end.0 ? [start, end] : [end, start]
        }
        return found
    }
}

extension YearlyClockRule.DayRule {
    func localSeconds(inYear year: Int64) -> Int64 {
        day.number(inYear: year) * 86_400 + Int64(seconds)
    }
}

extension YearlyClockRule.Day {
    /// Days since 1970-01-01.
    func number(inYear year: Int64) -> Int64 {
        switch self {
        case .dayOfYear(let day):
            return ProlepticCalendar.dayNumber(year: year, month: 1, day: 1) + Int64(day)
        case .withoutLeapDay(let day):
            let afterLeapDay = day >= 60 && ProlepticCalendar.isLeap(year) ? 1 : 0
            return ProlepticCalendar.dayNumber(year: year, month: 1, day: 1) + Int64(day - 1 + afterLeapDay)
        case .weekday(let month, let week, let weekday):
            let first = ProlepticCalendar.dayNumber(year: year, month: month, day: 1)
            // 1970-01-01 was a Thursday: 4, counted from Sunday.
            let firstWeekday = Int(floorRemainder(first + 4, by: 7))
            let ordinal = 1 + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
            let length = ProlepticCalendar.daysInMonth(month, ofYear: year)
            return first + Int64(ordinal > length ? ordinal - 8 : ordinal - 1)
        }
    }
}

// MARK: - Reading

extension YearlyClockRule {
    /// The rule that a text says in POSIX form, with the wider times of RFC 8536; nil for anything else.
    init?(posix text: [UInt8]) {
        var reader = ClockRuleReader(text)
        guard reader.skipName(), let offset = reader.offset() else { return nil }
        standardOffset = offset
        guard !reader.isAtEnd else {
            summer = nil
            return
        }
        guard reader.skipName() else { return nil }
        var summerOffset = standardOffset + 3600
        if !reader.isNext(UInt8(ascii: ",")) {
            guard let offset = reader.offset() else { return nil }
            summerOffset = offset
        }
        guard let start = reader.dayRule(), let end = reader.dayRule(), reader.isAtEnd else { return nil }
        summer = Summer(offset: summerOffset, start: start, end: end)
    }
}

private struct ClockRuleReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    func isNext(_ byte: UInt8) -> Bool { place < bytes.count && bytes[place] == byte }

    mutating func take(_ byte: UInt8) -> Bool {
        guard isNext(byte) else { return false }
        place += 1
        return true
    }

    /// `GMT` or `<+03>`.
    mutating func skipName() -> Bool {
        if take(UInt8(ascii: "<")) {
            while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
            return take(UInt8(ascii: ">"))
        }
        let start = place
        while place < bytes.count, (bytes[place] | 0x20) >= UInt8(ascii: "a"), (bytes[place] | 0x20) <= UInt8(ascii: "z") {
            place += 1
        }
        return place - start >= 3
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
        var (value, digits) = (0, 0)
        while place < bytes.count, bytes[place] >= 0x30, bytes[place] <= 0x39, digits < 4 {
            value = value * 10 + Int(bytes[place] - 0x30)
            place += 1
            digits += 1
        }
        return digits > 0 && range.contains(value) ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func time() -> Int? {
        let isNegative = take(UInt8(ascii: "-"))
        if !isNegative { _ = take(UInt8(ascii: "+")) }
        guard let hours = number(0...167) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] {
            guard take(UInt8(ascii: ":")) else { break }
            guard let part = number(0...59) else { return nil }
            seconds += part * unit
        }
        return isNegative ? -seconds : seconds
    }

    /// Seconds east; POSIX counts them west.
    mutating func offset() -> Int? {
        guard let west = time(), ZoneRules.isPlausible(offset: -west) else { return nil }
        return -west
    }

    /// `,M3.5.0/1`; without a time it is 02:00.
    mutating func dayRule() -> YearlyClockRule.DayRule? {
        guard take(UInt8(ascii: ",")), let day = day() else { return nil }
        guard take(UInt8(ascii: "/")) else { return YearlyClockRule.DayRule(day: day, seconds: 7200) }
        return time().map { YearlyClockRule.DayRule(day: day, seconds: $0) }
    }

    private mutating func day() -> YearlyClockRule.Day? {
        if take(UInt8(ascii: "J")) { return number(1...365).map { .withoutLeapDay($0) } }
        guard take(UInt8(ascii: "M")) else { return number(0...365).map { .dayOfYear($0) } }
        guard let month = number(1...12), take(UInt8(ascii: ".")), let week = number(1...5), take(UInt8(ascii: ".")),
            let weekday = number(0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }
}
