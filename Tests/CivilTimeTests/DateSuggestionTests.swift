import CivilTime
import Testing

@Suite("The date that was likely meant")
struct DateSuggestionTests {
    @Test("is found in the ways in which people write one", arguments: [
        "01/04/2026", "1.4.2026", "1-4-2026", "01/04/26", "1.4.26", "2026/04/01", "2026-4-1", "1 April 2026", "1 apr 2026", "1st April 2026",
        "Wed 1 April 2026", "Wednesday, 1 April 2026", "1\u{A0}April\u{A0}2026", "1–4–2026",
    ])
    func found(text: String) {
        #expect(suggestedDate(text)?.description == "2026-04-01")
    }

    @Test("is not guessed where nothing or no real day is said", arguments: [
        "", "tomorrow", "April 2026", "31/04/2026", "31 April 2026", "1 Ma 2026", "1 2 3 4", "1/4/026", "////", "2026-13-01",
    ])
    func notFound(text: String) {
        #expect(suggestedDate(text) == nil)
    }
}
