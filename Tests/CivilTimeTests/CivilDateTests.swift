import CivilTime
import Testing

@Suite("Civil dates")
struct CivilDateTests {
    @Test("every day there is follows the day before")
    func everyDayFollows() {
        var (year, month, day) = CivilDate.earliest.yearMonthDay
        var wrong: [Int32] = []
        for number in CivilDate.earliest.dayNumber...CivilDate.latest.dayNumber {
            if CivilDate(dayNumber: number).yearMonthDay != (year, month, day) { wrong.append(number) }
            day += 1
            if day > 28, day > CivilDate.daysInMonth(month, ofYear: year) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(wrong.isEmpty, "\(wrong.count) days, the first is number \(wrong.first ?? 0)")
    }

    @Test("numbers of no day keep their order: earlier than all days, or later")
    func distantNumbers() {
        for number in [Int32.min, Int32.min + 1, -100_000_000, CivilDate.earliest.dayNumber - 1] {
            #expect(CivilDate(dayNumber: number).year < CivilDate.earliest.year)
        }
        for number in [CivilDate.latest.dayNumber + 1, 100_000_000, Int32.max] {
            #expect(CivilDate(dayNumber: number).year > CivilDate.latest.year)
        }
    }

    @Test("every day from 1900 to 2100 has its number, weekday and text, and reads back")
    func everyDay() {
        var wrong: [Int] = []
        for day in PlainCalendar.days(throughYear: 2100) {
            let iso = "\(padded(day.year, to: 4))-\(padded(day.month))-\(padded(day.day))"
            let made = CivilDate(year: day.year, month: day.month, day: day.day)
            let parts = made?.yearMonthDay
            let isRight =
                made?.dayNumber == Int32(day.number) && made?.weekday.rawValue == day.weekday
                && parts?.year == day.year && parts?.month == day.month && parts?.day == day.day
                && made?.description == iso && CivilDate(iso: iso) == made
            if !isRight { wrong.append(day.number) }
        }
        #expect(wrong.isEmpty)
    }

    @Test("days that do not exist are none", arguments: [
        (2026, 2, 29), (2100, 2, 29), (2024, 2, 30), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0),
        (2026, 1, 32), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (.max, 1, 1), (2026, .max, 1), (2026, 1, .min),
    ])
    func noSuchDay(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test("29 February exists in leap years", arguments: [2000, 2024, 2028])
    func leapDay(year: Int) {
        #expect(CivilDate(year: year, month: 2, day: 29)?.description == "\(year)-02-29")
    }

    @Test("the first and last dates that can be written")
    func edges() {
        #expect(CivilDate.earliest.description == "0001-01-01")
        #expect(CivilDate.latest.description == "9999-12-31")
        #expect(CivilDate(year: 1, month: 1, day: 1) == .earliest)
        #expect(CivilDate(year: 9999, month: 12, day: 31) == .latest)
    }

    @Test("only yyyy-mm-dd is read", arguments: [
        "", "2026", "2026-3-31", "26-03-31", " 2026-03-31", "2026-03-31 ", "2026-03-31T00:00", "2026/03/31",
        "20260331", "2026-03-3١", "+026-03-31", "2026-03-32", "2026‑03‑31",
    ])
    func notISO(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test("a part of a text is read where it stands")
    func substring() {
        let text = "on 2026-03-31, a Tuesday"
        #expect(CivilDate(iso: text.dropFirst(3).prefix(10)) == date("2026-03-31"))
    }

    @Test("dates in words")
    func words() {
        #expect(date("2026-03-31").inWords(withYear: false) == "Tue 31 March")
        #expect(date("2026-03-31").inWords(withYear: true) == "Tue 31 March 2026")
        #expect(date("2026-04-01").inWords(withYear: false) == "Wed 1 April")
        #expect(Weekday.allCases.map(\.shortName) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
        #expect(date("2022-09-19").weekday.name == "Monday")
    }

    @Test("adding months gives the corresponding date or the month's last day", arguments: [
        ("2025-08-31", 6, "2026-02-28"), ("2023-08-31", 6, "2024-02-29"), ("2026-02-28", 3, "2026-05-28"),
        ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"), ("2026-01-31", 1, "2026-02-28"),
        ("2026-03-31", 1, "2026-04-30"), ("2026-12-31", 2, "2027-02-28"), ("2026-11-15", 0, "2026-11-15"),
        ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"), ("2026-05-31", -15, "2025-02-28"),
    ])
    func months(start: String, months: Int, end: String) {
        #expect(date(start).adding(months: months) == date(end))
    }

    @Test("sums beyond what a day number holds stop there")
    func saturation() {
        let ends = [CivilDate(dayNumber: .min), CivilDate(dayNumber: .max), date("2026-03-31")]
        for start in ends {
            #expect(start.adding(days: .max).dayNumber == .max)
            #expect(start.adding(days: .min).dayNumber == .min)
            #expect(start.adding(months: .max).dayNumber == .max)
            #expect(start.adding(months: .min).dayNumber == .min)
            #expect(start.adding(years: .max).dayNumber == .max)
            #expect(!start.description.isEmpty)
        }
        #expect(ends[1] - ends[0] == 4_294_967_295)
    }

    @Test("days lie between dates, either way")
    func difference() {
        #expect(date("2026-04-01") - date("2026-03-18") == 14)
        #expect(date("2026-03-18") - date("2026-04-01") == -14)
        #expect(date("2024-02-28").adding(days: 2) == date("2024-03-01"))
        #expect(date("2024-02-28") < date("2024-02-29"))
    }
}
