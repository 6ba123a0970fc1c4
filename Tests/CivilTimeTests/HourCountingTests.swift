import CivilTime
import Testing

@Suite struct HourCountingTests {
    private let london = HourCounting(zone: zoneRules(named: "Europe/London")!)

    private func day(_ text: String) -> CivilDate { CivilDate(iso: text)! }
    private func moment(_ text: String, _ hour: Int, _ minute: Int = 0) -> Moment {
        london.moment(day(text), minute: hour * 60 + minute)
    }
    private func shown(_ moment: Moment) -> String {
        let (day, minute) = london.shown(moment.latest)
        return "\(day) \(minute / 60):\(minute % 60)"
    }

    @Test func hoursAreElapsedTimeWhereATimeIsKnown() {
        #expect(shown(london.due(hours: 72, from: moment("2026-03-10", 14, 30))) == "2026-03-13 14:30")
        // Clocks go forward on 29 March 2026 at 01:00, and back on 25 October at 02:00.
        #expect(shown(london.due(hours: 72, from: moment("2026-03-27", 14, 30))) == "2026-03-30 15:30")
        #expect(shown(london.due(hours: 72, from: moment("2026-10-23", 14, 30))) == "2026-10-26 13:30")
        #expect(shown(london.due(hours: 1, from: moment("2026-03-29", 0, 30))) == "2026-03-29 2:30")
        #expect(shown(london.due(hours: 24, from: moment("2024-02-28", 23, 59))) == "2024-02-29 23:59")
    }

    @Test func aDateStandsForItsWholeDay() {
        let ordinary = london.moment(day("2026-03-10"), minute: nil)
        #expect(ordinary.latest - ordinary.earliest == 24 * 60 - 1)
        let short = london.moment(day("2026-03-29"), minute: nil)
        #expect(short.latest - short.earliest == 23 * 60 - 1)
        let long = london.moment(day("2026-10-25"), minute: nil)
        #expect(long.latest - long.earliest == 25 * 60 - 1)
        #expect(ordinary.latest + 1 == london.end(of: day("2026-03-10")))
    }

    @Test func fromADateDaysCountTwentyFourHours() {
        for start in ["2026-03-10", "2026-03-28", "2026-10-24", "2026-12-31"] {
            let due = london.due(hours: 72, from: london.moment(day(start), minute: nil))
            #expect(due == london.moment(day(start).adding(days: 3), minute: nil), "from \(start)")
        }
        let half = london.due(hours: 36, from: london.moment(day("2026-03-10"), minute: nil))
        #expect(half.earliest == moment("2026-03-11", 12).earliest)
        #expect(half.latest == moment("2026-03-12", 11, 59).latest)
    }

    @Test func aTimeThatComesTwiceMayBeEither() {
        let twice = moment("2026-10-25", 1, 30)
        #expect(twice.latest - twice.earliest == 60)
        for once in [moment("2026-10-25", 0, 59), moment("2026-10-25", 2), moment("2026-03-29", 1, 30)] {
            #expect(once.earliest == once.latest)
        }
    }

    @Test func whatTheClocksShowAtAnInstant() {
        for hour in [0, 1, 12, 23] {
            let (day, minute) = london.shown(moment("1969-07-20", hour).earliest)
            #expect(day == self.day("1969-07-20") && minute == hour * 60)
        }
    }
}

@Suite struct SchoolDayTests {
    private let counting = DeadlineCounting(
        calendar: englandAndWales,
        school: SchoolCalendar(
            name: "made-up", title: "Made up", version: "1",
            covers: CivilDate(iso: "2026-01-05")!...CivilDate(iso: "2026-08-31")!,
            terms: [
                SchoolTerm(name: "Spring", from: CivilDate(iso: "2026-01-05")!, until: CivilDate(iso: "2026-02-13")!),
                SchoolTerm(name: "Spring", from: CivilDate(iso: "2026-02-23")!, until: CivilDate(iso: "2026-03-27")!),
                SchoolTerm(name: "Summer", from: CivilDate(iso: "2026-04-13")!, until: CivilDate(iso: "2026-05-22")!),
            ]))

    private func due(_ count: Int, _ start: String) -> String? {
        counting.due(Span(count, .schoolDays), from: CivilDate(iso: start)!)?.description
    }

    @Test func holidaysAndBankHolidaysAreNotCounted() {
        #expect(due(5, "2026-02-11") == "2026-02-25")
        #expect(due(5, "2026-02-14") == "2026-02-27")
        #expect(due(5, "2026-03-26") == "2026-04-16")
        #expect(due(5, "2026-04-29") == "2026-05-07")
        #expect(due(0, "2026-02-14") == "2026-02-14")
    }

    @Test func theSameDayIsTheFirst() {
        var same = counting
        same.countFrom = .sameDay
        #expect(same.due(Span(1, .schoolDays), from: CivilDate(iso: "2026-02-13")!)?.description == "2026-02-13")
        #expect(same.due(Span(2, .schoolDays), from: CivilDate(iso: "2026-02-13")!)?.description == "2026-02-23")
    }

    @Test func countedBack() {
        #expect(counting.start(Span(2, .schoolDays), before: CivilDate(iso: "2026-02-24")!)?.description == "2026-02-13")
    }

    @Test func outsideTheTermsNobodyKnows() {
        #expect(due(60, "2026-05-20") == nil)
        #expect(due(1, "2025-12-31") == nil)
        #expect(DeadlineCounting(calendar: englandAndWales).due(Span(1, .schoolDays), from: CivilDate(iso: "2026-02-11")!) == nil)
    }

    @Test func latenessInSchoolDays() {
        let (due, done) = (CivilDate(iso: "2026-02-13")!, CivilDate(iso: "2026-02-24")!)
        #expect(counting.lateness(in: .schoolDays, due: due, done: done) == 2)
    }
}
