import CivilTime
import Testing

@Suite("School terms") struct SchoolCalendarTests {
    /// Given out of order, with a half-term holiday in the first.
    private let calendar = SchoolCalendar(
        name: "schools", title: "School terms", version: "1", covers: date("2025-09-01")...date("2026-08-31"),
        terms: [
            SchoolTerm(name: "Spring", from: date("2026-01-05"), until: date("2026-03-27")),
            SchoolTerm(name: "Autumn", from: date("2025-11-03"), until: date("2025-12-19")),
            SchoolTerm(name: "Autumn", from: date("2025-09-02"), until: date("2025-10-24")),
            SchoolTerm(name: "One day", from: date("2026-07-01"), until: date("2026-07-01")),
        ])

    @Test(
        "both ends of a term belong to it",
        arguments: [
            ("2025-09-02", "Autumn"), ("2025-10-24", "Autumn"), ("2025-11-03", "Autumn"), ("2025-12-19", "Autumn"),
            ("2026-01-05", "Spring"), ("2026-02-28", "Spring"), ("2026-03-27", "Spring"), ("2026-07-01", "One day"),
        ])
    func inTerm(_ iso: String, _ name: String) {
        guard case .term(let term) = calendar.day(date(iso)) else { return #expect(Bool(false), "\(iso)") }
        #expect(term.name == name)
    }

    @Test(
        "between terms there are holidays",
        arguments: [
            "2025-09-01", "2025-10-25", "2025-11-02", "2025-12-20", "2026-01-04", "2026-03-28", "2026-06-30", "2026-07-02",
            "2026-08-31",
        ])
    func holidays(_ iso: String) { #expect(calendar.day(date(iso)) == .holidays) }

    @Test("outside what it covers it says nothing", arguments: ["2025-08-31", "2026-09-01", "0001-01-01", "9999-12-31"])
    func outside(_ iso: String) { #expect(calendar.day(date(iso)) == .notCovered) }

    @Test("without terms there are holidays only") func empty() {
        let none = SchoolCalendar(
            name: "none", title: "None", version: "1", covers: date("2026-01-01")...date("2026-12-31"), terms: [])
        #expect(none.day(date("2026-05-05")) == .holidays)
    }
}
