import TestSupport
import CivilTime
import Testing

@Suite("Spans in words")
struct SpanReadingTests {
    @Test("what people write", arguments: [
        ("10 working days", Span(10, .workingDays)), ("1 working day", Span(1, .workingDays)),
        ("6 weeks", Span(6, .weeks)), ("one week", Span(1, .weeks)), ("a week", Span(1, .weeks)),
        ("an hour", Span(1, .hours)), ("1 month", Span(1, .months)), ("twelve months", Span(12, .months)),
        ("72 hours", Span(72, .hours)), ("3 years", Span(3, .years)), ("20 school days", Span(20, .schoolDays)),
        ("0 days", Span(0, .days)), ("10 day", Span(10, .days)), ("1 weeks", Span(1, .weeks)),
        ("  10   working \t days ", Span(10, .workingDays)), ("10 Working Days", Span(10, .workingDays)),
        ("Six Weeks", Span(6, .weeks)), ("6weeks", Span(6, .weeks)), ("007 days", Span(7, .days)),
        ("10\nworking\r\ndays", Span(10, .workingDays)), ("36525 days", Span(36_525, .days)),
        ("-0 days", Span(0, .days)),
    ])
    func readable(text: String, span: Span) {
        #expect(readSpan(text) == .span(span))
    }

    @Test("what is no span, and why", arguments: [
        ("", SpanProblem.empty), (" \t ", .empty),
        ("weeks", .noNumber), ("visit_interval", .noNumber), ("thirteen weeks", .noNumber), ("half a week", .noNumber),
        ("+3 days", .noNumber), ("1e3 days", .noNumber), ("2x3 days", .noNumber), ("٣ days", .noNumber),
        ("-", .noNumber),
        ("10", .noUnit), ("ten", .noUnit), ("a", .noUnit),
        ("1.5 weeks", .notWhole("1.5")), (".5 weeks", .notWhole(".5")), ("1,000 days", .notWhole("1,000")),
        ("-3 days", .negative), ("36526 days", .tooLarge), ("99999999999999999999999999 days", .tooLarge),
    ])
    func unreadable(text: String, problem: SpanProblem) {
        #expect(readSpan(text) == .notASpan(problem))
    }

    @Test("an unknown unit, with what was likely meant", arguments: [
        ("10 workin days", "workin days", "working days"), ("1 workin day", "workin day", "working day"),
        ("10 wroking days", "wroking days", "working days"), ("10 Working-Days", "Working-Days", "working days"),
        ("10 workingdays", "workingdays", "working days"), ("5 shool days", "shool days", "school days"),
        ("6 wekes", "wekes", "weeks"), ("3 moths", "moths", "months"), ("10 dasy", "dasy", "days"),
        ("10 business days", "business days", "working days"), ("48 hrs", "hrs", "hours"),
        ("10 days from referral", "days from referral", nil), ("2 fortnights", "fortnights", nil),
        ("10 elephants", "elephants", nil), ("5 -", "-", nil),
    ] as [(String, String, String?)])
    func unknownUnit(text: String, unit: String, suggestion: String?) {
        #expect(readSpan(text) == .notASpan(.unknownUnit(unit, suggestion: suggestion)))
    }

    @Test("the no-break spaces of word processors part words", arguments: [
        ("10\u{A0}working\u{A0}days", Span(10, .workingDays)), ("6\u{202F}weeks", Span(6, .weeks)), ("\u{A0}3 months\u{A0}", Span(3, .months)),
    ])
    func oddSpaces(text: String, span: Span) {
        #expect(readSpan(text) == .span(span))
    }

    @Test("a span says itself in words, and reads back from them")
    func words() {
        #expect(Span(10, .workingDays).description == "10 working days")
        #expect(Span(1, .weeks).description == "1 week")
        #expect(Span(12, .months).description == "12 months")
        for unit in TimeUnit.allCases {
            for count in [0, 1, 2, 45, 1000] {
                #expect(readSpan(Span(count, unit).description) == .span(Span(count, unit)))
            }
        }
    }

    @Test("texts at random are read without harm", arguments: [21, 22] as [UInt64])
    func garbage(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("0123456789 .,-+awekdyorings\u{A0}é½\r\n")
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...20, using: &random)
            let text = String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? " " })
            if case .span(let span) = readSpan(text) {
                #expect(span.count >= 0 && span.count <= Span.largestCount, "seed \(seed), text \(text)")
                #expect(readSpan(span.description) == .span(span), "seed \(seed), text \(text)")
            }
        }
    }
}
