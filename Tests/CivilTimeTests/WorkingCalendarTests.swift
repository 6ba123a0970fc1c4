import CivilTime
import Testing

@Suite("Working days in England and Wales")
struct WorkingCalendarTests {
    private let calendar = englandAndWales

    @Test("the n-th working day after a day", arguments: [
        ("2026-03-18", 10, "2026-04-01"),  // no holiday between
        ("2026-03-24", 10, "2026-04-09"),  // Good Friday and Easter Monday
        ("2026-04-02", 1, "2026-04-07"),  // the day before Good Friday
        ("2026-03-31", 1, "2026-04-01"),
        ("2026-12-24", 1, "2026-12-29"),  // Boxing Day on a Saturday: Monday stands in
        ("2026-12-24", 4, "2027-01-04"),  // over New Year's Day, a Friday
        ("2027-12-24", 1, "2027-12-29"),  // Christmas on a weekend: Monday and Tuesday stand in
        ("2022-06-01", 1, "2022-06-06"),  // spring bank holiday moved, and the Platinum Jubilee
        ("2022-09-16", 1, "2022-09-20"),  // the State Funeral
        ("2023-05-05", 1, "2023-05-09"),  // the Coronation
        ("2026-03-28", 1, "2026-03-30"),  // from a Saturday
        ("2026-04-03", 1, "2026-04-07"),  // from Good Friday itself
        ("2026-04-04", 0, "2026-04-04"),  // none: the day itself
    ])
    func after(start: String, count: Int, end: String) {
        #expect(calendar.workingDay(count, after: date(start), counting: .nextDay) == date(end))
    }

    @Test("counting from the same day", arguments: [
        ("2026-03-18", 10, "2026-03-31"),
        ("2026-03-18", 1, "2026-03-18"),
        ("2026-03-28", 1, "2026-03-30"),  // from a Saturday: Monday is day 1
        ("2026-04-03", 2, "2026-04-08"),  // from Good Friday: Tuesday is day 1
        ("2026-03-18", 0, "2026-03-18"),
    ])
    func sameDay(start: String, count: Int, end: String) {
        #expect(calendar.workingDay(count, after: date(start), counting: .sameDay) == date(end))
    }

    @Test("the n-th working day before a day", arguments: [
        ("2026-04-01", 10, "2026-03-18"),
        ("2026-04-09", 10, "2026-03-24"),
        ("2026-04-07", 1, "2026-04-02"),  // over Easter
        ("2026-04-05", 1, "2026-04-02"),  // from Easter Sunday
        ("2026-03-16", 2, "2026-03-12"),  // over a weekend
        ("2026-03-16", 0, "2026-03-16"),
    ])
    func before(end: String, count: Int, start: String) {
        #expect(calendar.workingDay(count, before: date(end)) == date(start))
    }

    @Test("which days are working days")
    func isWorkingDay() {
        #expect(calendar.isWorkingDay(date("2026-04-02")) == true)
        #expect(calendar.isWorkingDay(date("2026-04-03")) == false)
        #expect(calendar.isWorkingDay(date("2026-04-04")) == false)
        #expect(calendar.isWorkingDay(date("2022-06-03")) == false)
        #expect(calendar.isWorkingDay(date("2022-09-19")) == false)
        #expect(calendar.isWorkingDay(date("2023-05-08")) == false)
        #expect(calendar.isWorkingDay(date("2021-12-31")) == nil)
        #expect(calendar.isWorkingDay(date("2029-01-01")) == nil)
        #expect(calendar.isWorkingDay(CivilDate(dayNumber: .min)) == nil)
        #expect(calendar.isWorkingDay(CivilDate(dayNumber: .max)) == nil)
    }

    @Test("the first and last covered days count, those beyond do not")
    func edges() {
        let (first, last) = (date("2022-01-01"), date("2028-12-31"))  // a Saturday and a Sunday
        let lastWorking = date("2028-12-29")
        #expect(calendar.workingDay(1, after: first, counting: .nextDay) == date("2022-01-04"))
        #expect(calendar.workingDay(1, after: date("2028-12-28"), counting: .nextDay) == lastWorking)
        #expect(calendar.workingDay(1, after: lastWorking, counting: .sameDay) == lastWorking)
        #expect(calendar.workingDay(1, after: lastWorking, counting: .nextDay) == nil)
        #expect(calendar.workingDay(1, after: last, counting: .sameDay) == nil)
        #expect(calendar.workingDay(0, after: last, counting: .nextDay) == last)
        #expect(calendar.workingDay(1, after: last.adding(days: 1), counting: .nextDay) == nil)
        #expect(calendar.workingDay(1, after: first.adding(days: -1), counting: .nextDay) == nil)
        #expect(calendar.workingDay(0, after: first.adding(days: -1), counting: .nextDay) == nil)
        #expect(calendar.workingDay(1, before: date("2022-01-04")) == nil)
        #expect(calendar.workingDay(1, before: date("2022-01-05")) == date("2022-01-04"))
        #expect(calendar.workingDay(1, before: last.adding(days: 1)) == nil)
        #expect(calendar.workingDay(1, before: last) == lastWorking)
        #expect(calendar.workingDays(after: first, through: last.adding(days: 1)) == nil)
        #expect(calendar.workingDays(after: first.adding(days: -1), through: last) == nil)
    }

    @Test("numbers out of reason have no answer", arguments: [-1, .min, .max])
    func unreasonable(count: Int) {
        let day = date("2026-03-31")
        #expect(calendar.workingDay(count, after: day, counting: .nextDay) == nil)
        #expect(calendar.workingDay(count, after: day, counting: .sameDay) == nil)
        #expect(calendar.workingDay(count, before: day) == nil)
    }

    @Test("working days between two days")
    func between() {
        #expect(calendar.workingDays(after: date("2026-03-18"), through: date("2026-04-01")) == 10)
        #expect(calendar.workingDays(after: date("2026-03-31"), through: date("2026-04-08")) == 4)
        #expect(calendar.workingDays(after: date("2026-04-02"), through: date("2026-04-06")) == 0)
        #expect(calendar.workingDays(after: date("2026-04-01"), through: date("2026-03-18")) == -10)
        #expect(calendar.workingDays(after: date("2026-04-01"), through: date("2026-04-01")) == 0)
    }

    @Test("holidays have names, and those that moved a date can be told")
    func names() {
        #expect(calendar.holiday(on: date("2026-04-03"))?.title == "Good Friday")
        #expect(calendar.holiday(on: date("2026-04-02")) == nil)
        #expect(calendar.holiday(on: date("2029-01-01")) == nil)
        let overEaster = calendar.skipped(after: date("2026-03-24"), through: date("2026-04-09"))
        #expect(overEaster.map(\.title) == ["Good Friday", "Easter Monday"])
        let fromGoodFriday = calendar.skipped(after: date("2026-04-03"), through: date("2026-04-06"))
        #expect(fromGoodFriday.map(\.title) == ["Easter Monday"])
        #expect(calendar.skipped(after: date("2026-04-06"), through: date("2026-04-03")).isEmpty)
        #expect(calendar.skipped(after: date("2026-04-06"), through: date("2026-04-06")).isEmpty)
    }

    @Test("holidays in any order, twice, on weekends or outside what is covered")
    func untidyHolidays() {
        let calendar = WorkingCalendar(
            name: "c", title: "C", version: "1", covers: date("2026-04-01")...date("2026-04-10"),
            holidays: [
                Holiday(date: date("2026-04-06"), title: "Easter Monday"),
                Holiday(date: date("2026-04-03"), title: "Good Friday"),
                Holiday(date: date("2026-04-03"), title: "Named again"),
                Holiday(date: date("2026-04-05"), title: "Easter Sunday"),
                Holiday(date: date("2026-05-04"), title: "Early May"),
            ])
        #expect(calendar.holidays.map(\.title) == ["Good Friday", "Easter Sunday", "Easter Monday"])
        #expect(calendar.workingDays(after: date("2026-04-01"), through: date("2026-04-10")) == 5)
        let skipped = calendar.skipped(after: date("2026-04-01"), through: date("2026-04-10"))
        #expect(skipped.map(\.title) == ["Good Friday", "Easter Monday"])
    }
}
