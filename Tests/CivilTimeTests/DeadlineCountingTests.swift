import CivilTime
import Testing

@Suite("Deadlines")
struct DeadlineCountingTests {
    private let nextDay = DeadlineCounting(calendar: englandAndWales)
    private let sameDay = DeadlineCounting(calendar: englandAndWales, countFrom: .sameDay)

    @Test("the day on which a span ends", arguments: [
        ("2026-03-18", Span(10, .workingDays), "2026-04-01"),
        ("2026-03-24", Span(10, .workingDays), "2026-04-09"),
        ("2025-08-31", Span(6, .months), "2026-02-28"),
        ("2026-02-28", Span(3, .months), "2026-05-28"),
        ("2024-02-29", Span(1, .years), "2025-02-28"),
        ("2024-02-29", Span(4, .years), "2028-02-29"),
        ("2026-03-10", Span(3, .days), "2026-03-13"),
        ("2026-03-10", Span(6, .weeks), "2026-04-21"),
        ("2026-03-10", Span(0, .days), "2026-03-10"),
        ("2026-01-31", Span(1, .months), "2026-02-28"),
        ("2026-01-04", Span(3, .months), "2026-04-04"),  // a Saturday: it does not move
        ("2010-05-06", Span(16, .years), "2026-05-06"),  // calendar units ask nothing of the calendar
    ])
    func due(start: String, span: Span, due: String) {
        #expect(nextDay.due(span, from: date(start)) == date(due))
    }

    @Test("the same day takes a day off days, working days and weeks, not off months and years", arguments: [
        (Span(10, .workingDays), "2026-03-31"), (Span(3, .days), "2026-03-20"), (Span(1, .weeks), "2026-03-24"),
        (Span(1, .months), "2026-04-18"), (Span(1, .years), "2027-03-18"), (Span(0, .days), "2026-03-18"),
        (Span(0, .weeks), "2026-03-18"), (Span(0, .workingDays), "2026-03-18"),
    ])
    func dueSameDay(span: Span, due: String) {
        #expect(sameDay.due(span, from: date("2026-03-18")) == date(due))
    }

    @Test("no answer where there is no data for one")
    func noAnswer() {
        let day = date("2026-03-18")
        #expect(nextDay.due(Span(72, .hours), from: day) == nil)
        #expect(nextDay.due(Span(5, .schoolDays), from: day) == nil)
        #expect(nextDay.due(Span(10, .workingDays), from: date("2021-12-31")) == nil)
        #expect(nextDay.due(Span(10, .workingDays), from: date("2028-12-20")) == nil)
        #expect(nextDay.due(Span(.max, .years), from: day) == nil)
        #expect(nextDay.due(Span(.max, .weeks), from: day) == nil)
        #expect(nextDay.start(Span(3000, .years), before: day) == nil)
        #expect(nextDay.start(Span(1, .hours), before: day) == nil)
        #expect(nextDay.start(Span(1, .workingDays), before: date("2022-01-04")) == nil)
    }

    @Test("backwards from an event, which is day 0 whatever is counted from", arguments: [
        (Span(2, .workingDays), "2026-04-08", "2026-04-02"), (Span(5, .days), "2026-04-08", "2026-04-03"),
        (Span(1, .weeks), "2026-04-08", "2026-04-01"), (Span(1, .months), "2026-03-31", "2026-02-28"),
        (Span(1, .years), "2024-02-29", "2023-02-28"), (Span(0, .workingDays), "2026-04-08", "2026-04-08"),
    ])
    func start(span: Span, event: String, start: String) {
        #expect(nextDay.start(span, before: date(event)) == date(start))
        #expect(sameDay.start(span, before: date(event)) == date(start))
    }

    @Test("on the day is in time, the day after is late")
    func lateness() {
        let due = date("2026-03-31")
        #expect(nextDay.lateness(in: .workingDays, due: due, done: date("2026-03-31")) == 0)
        #expect(nextDay.lateness(in: .workingDays, due: due, done: date("2026-03-20")) == 0)
        #expect(nextDay.lateness(in: .workingDays, due: due, done: date("2026-04-01")) == 1)
        #expect(nextDay.lateness(in: .workingDays, due: due, done: date("2026-04-08")) == 4)
        #expect(nextDay.lateness(in: .weeks, due: due, done: date("2026-04-08")) == 8)
        #expect(nextDay.lateness(in: .months, due: due, done: date("2026-04-01")) == 1)
        // Late by a weekend only: late, by no working day.
        #expect(nextDay.lateness(in: .workingDays, due: date("2026-03-27"), done: date("2026-03-28")) == 0)
        #expect(nextDay.lateness(in: .days, due: date("2026-03-27"), done: date("2026-03-28")) == 1)
        #expect(nextDay.lateness(in: .workingDays, due: date("2028-12-29"), done: date("2029-01-02")) == nil)
        #expect(nextDay.lateness(in: .days, due: date("2028-12-29"), done: date("2029-01-02")) == 4)
    }
}
