import TestSupport
import CivilTime
import Testing

/// The calendar's table against a walk from day to day.
@Suite("Counting against a walk from day to day")
struct NaiveCountTests {
    @Test("every day of the calendar, up to 60 working days on and back")
    func wholeCalendar() {
        let walk = Walk(englandAndWales)
        var day = englandAndWales.covers.lowerBound.adding(days: -3)
        var wrong: [String] = []
        while day <= englandAndWales.covers.upperBound.adding(days: 3) {
            for n in [0, 1, 2, 5, 10, 20, 45, 60] where !walk.agrees(englandAndWales, day, n) {
                wrong.append("\(day) \(n)")
            }
            day = day.adding(days: 1)
        }
        #expect(wrong.isEmpty)
    }

    @Test("calendars at random", arguments: (100..<160) as Range<UInt64>)
    func randomCalendar(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let first = CivilDate(dayNumber: Int32.random(in: -30_000...60_000, using: &random))
        let last = first.adding(days: Int.random(in: 0...400, using: &random))
        let holidays = (0..<Int.random(in: 0...40, using: &random)).map { number in
            Holiday(date: first.adding(days: Int.random(in: -5...405, using: &random)), title: "Holiday \(number)")
        }
        let calendar = WorkingCalendar(name: "c", title: "C", version: "1", covers: first...last, holidays: holidays)
        let walk = Walk(calendar, holidays: holidays)
        for _ in 0..<200 {
            let day = first.adding(days: Int.random(in: -3...403, using: &random))
            let other = first.adding(days: Int.random(in: -3...403, using: &random))
            let n = Int.random(in: 0...300, using: &random)
            #expect(walk.agrees(calendar, day, n), "seed \(seed), day \(day), n \(n)")
            #expect(
                calendar.workingDays(after: day, through: other) == walk.count(after: day, through: other),
                "seed \(seed), \(day) to \(other)")
            #expect(
                calendar.skipped(after: day, through: other).map(\.date) == walk.holidays(after: day, through: other),
                "seed \(seed), \(day) to \(other)")
        }
    }

    @Test("adding months against a walk from month to month", arguments: [200, 201] as [UInt64])
    func months(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20_000 {
            let start = CivilDate(dayNumber: Int32.random(in: -30_000...60_000, using: &random))
            let months = Int.random(in: -300...300, using: &random)
            var (year, month, day) = start.yearMonthDay
            for _ in 0..<abs(months) {
                month += months > 0 ? 1 : -1
                if month == 13 { (year, month) = (year + 1, 1) }
                if month == 0 { (year, month) = (year - 1, 12) }
            }
            while CivilDate(year: year, month: month, day: day) == nil { day -= 1 }
            #expect(
                start.adding(months: months) == CivilDate(year: year, month: month, day: day),
                "seed \(seed), \(start) and \(months)")
        }
    }
}

/// Counts by walking from day to day.
private struct Walk {
    private let covers: ClosedRange<CivilDate>
    private let days: Set<Int32>

    init(_ calendar: WorkingCalendar, holidays: [Holiday]? = nil) {
        covers = calendar.covers
        days = Set((holidays ?? calendar.holidays).map(\.date.dayNumber))
    }

    private func isWeekend(_ day: CivilDate) -> Bool {
        // Day 0 was a Thursday; far enough back, a multiple of seven keeps the remainder positive.
        let fromThursday = (Int(day.dayNumber) + 7_000_000) % 7
        return fromThursday == 2 || fromThursday == 3
    }

    private func isWorking(_ day: CivilDate) -> Bool { !isWeekend(day) && !days.contains(day.dayNumber) }

    func after(_ day: CivilDate, _ n: Int, _ counting: CountFrom) -> CivilDate? {
        guard covers.contains(day) else { return nil }
        var (left, current) = (n, day)
        if counting == .sameDay, n > 0, isWorking(day) { left -= 1 }
        while left > 0 {
            current = current.adding(days: 1)
            guard covers.contains(current) else { return nil }
            if isWorking(current) { left -= 1 }
        }
        return current
    }

    func before(_ day: CivilDate, _ n: Int) -> CivilDate? {
        guard covers.contains(day) else { return nil }
        var (left, current) = (n, day)
        while left > 0 {
            current = current.adding(days: -1)
            guard covers.contains(current) else { return nil }
            if isWorking(current) { left -= 1 }
        }
        return current
    }

    func count(after a: CivilDate, through b: CivilDate) -> Int? {
        guard covers.contains(a), covers.contains(b) else { return nil }
        if b < a { return count(after: b, through: a).map { -$0 } }
        var (total, current) = (0, a)
        while current < b {
            current = current.adding(days: 1)
            if isWorking(current) { total += 1 }
        }
        return total
    }

    func holidays(after a: CivilDate, through b: CivilDate) -> [CivilDate] {
        var (found, current) = ([CivilDate](), a)
        while current < b {
            current = current.adding(days: 1)
            if covers.contains(current), days.contains(current.dayNumber), !isWeekend(current) { found.append(current) }
        }
        return found
    }

    func agrees(_ calendar: WorkingCalendar, _ day: CivilDate, _ n: Int) -> Bool {
        calendar.workingDay(n, after: day, counting: .nextDay) == after(day, n, .nextDay)
            && calendar.workingDay(n, after: day, counting: .sameDay) == after(day, n, .sameDay)
            && calendar.workingDay(n, before: day) == before(day, n)
            && calendar.isWorkingDay(day) == (covers.contains(day) ? isWorking(day) : nil)
    }
}
