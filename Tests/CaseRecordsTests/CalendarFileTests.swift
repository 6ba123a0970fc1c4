import CaseRecords
import CivilTime
import SourceText
import Testing

@Suite("Calendar files") struct CalendarFileTests {
  private func read(_ text: String) -> (CalendarFile?, String) {
    var diagnostics = Diagnostics()
    let calendar = readAnyCalendar(SourceFile(name: "calendar.yaml", text: text), diagnostics: &diagnostics)
    return (calendar, DiagnosticRenderer(colour: false).render(diagnostics))
  }

  private static let head = """
    language: 1
    calendar: ours
    title: Our calendar
    version: 2026-01-01
    covers: {from: 2026-01-01, until: 2026-12-31}

    """

  @Test("terms make it a calendar of school terms") func school() throws {
    let (calendar, said) = read(
      Self.head + "source: {document: term dates}\nterms:\n"
        + "  - {name: Summer, from: 2026-04-13, until: 2026-05-22}\n  - {name: Spring, from: 2026-01-05, until: 2026-03-27}\n"
        + "  - {name: Summer, from: 2026-06-01, until: 2026-07-21}\n")
    guard case .school(let terms)? = calendar else { return #expect(Bool(false), "\(said)") }
    #expect(said.isEmpty && terms.name == "ours" && terms.title == "Our calendar" && terms.version == "2026-01-01")
    #expect(terms.terms.map(\.name) == ["Spring", "Summer", "Summer"])
    #expect(terms.covers.upperBound == CivilDate(iso: "2026-12-31"))
  }

  @Test("holidays make it one of working days") func working() {
    let (calendar, said) = read(Self.head + "holidays: [{date: 2026-12-25, title: Christmas Day}]\n")
    guard case .working(let days)? = calendar else { return #expect(Bool(false), "\(said)") }
    #expect(CivilDate(iso: "2026-12-25").flatMap(days.isWorkingDay) == false)
  }

  @Test(
    "mistakes",
    arguments: [
      ("terms: [{name: a, from: 2025-12-31, until: 2026-01-09}]", "reaches beyond the days"),
      ("terms: [{name: a, from: 2026-12-01, until: 2027-01-01}]", "it covers 2026-01-01 to 2026-12-31"),
      (
        "terms: [{name: a, from: 2026-01-05, until: 2026-01-09}, {name: b, from: 2026-01-09, until: 2026-01-20}]",
        "shares days with another: `a`, 2026-01-05 to 2026-01-09"
      ),
      ("terms: [{name: a, from: 2026-01-09, until: 2026-01-05}]", "`until` is before `from`"),
      ("terms: [{name: a, from: 2026-01-09}]", "a term needs `until`"),
      ("terms: [spring]", "a term"),
      ("terms: []\nholidays: []", "unknown key `terms`"),
      ("terms: []\nweekend: [saturday, sunday]", "unknown key `weekend`"),
      ("", "needs `holidays`"),
    ])
  func mistakes(_ text: String, _ part: String) {
    let (calendar, said) = read(Self.head + text + "\n")
    #expect(calendar == nil)
    #expect(said.contains(part), "\(said)")
  }
}
