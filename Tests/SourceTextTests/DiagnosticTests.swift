import Testing

@testable import SourceText

private func error(_ message: String, _ file: SourceFile?, _ start: Int = 0, _ end: Int = 0) -> Diagnostic {
    Diagnostic(DiagnosticID("DULY-E999"), message, at: file.map { SourceSpan(file: $0, start: start, end: end) })
}

@Suite("Collected diagnostics")
struct DiagnosticsTests {
    let one = SourceFile(name: "one", text: "abcdef")
    let two = SourceFile(name: "two", text: "abcdef")

    @Test("files stand in the order first reported, and within them places in order")
    func order() {
        var all = Diagnostics()
        all.report(error("c", two, 3))
        all.report(error("a", one, 5))
        all.report(error("b", two, 1))
        all.report(error("b2", two, 1))
        #expect(all.all.map(\.message) == ["b", "b2", "c", "a"])
    }

    @Test("the same said twice counts once")
    func twice() {
        var all = Diagnostics()
        all.report(error("a", one, 1))
        all.report(error("a", one, 1))
        #expect(all.all.count == 1)
    }

    @Test("after a hundred in a file, one line counts the rest")
    func bounded() {
        var all = Diagnostics()
        for index in 0..<150 { all.report(error("m\(index)", one, index % 7)) }
        all.report(error("other", two))
        #expect(all.all.count == 102)
        #expect(all.all[100].message == "50 more in one are not shown")
        var sum = Diagnostics()
        sum.append(all)
        sum.append(all)
        #expect(sum.all[100].message == "100 more in one are not shown")
        #expect(sum.hasErrors)
    }

    @Test("warnings are no errors")
    func severities() {
        var all = Diagnostics()
        #expect(all.isEmpty && !all.hasErrors)
        all.report(Diagnostic(DiagnosticID("DULY-W001"), .warning, "w", at: nil))
        #expect(!all.isEmpty && !all.hasErrors)
    }
}

@Suite("Rendered diagnostics")
struct DiagnosticRendererTests {
    private func render(_ text: String, _ start: Int, _ end: Int, name: String = "a.yaml") -> String {
        let file = SourceFile(name: name, text: text)
        return DiagnosticRenderer(colour: false).render(error("m", file, start, end))
    }

    @Test("message, place, line, caret and help")
    func whole() {
        let text = String(repeating: "#\n", count: 13) + "    recordng_time: 2 working days\n"
        let file = SourceFile(name: "rules/visits.yaml", text: text)
        let diagnostic = Diagnostic(
            DiagnosticID("DULY-E012"), "unknown key `recordng_time` in a rule", at: SourceSpan(file: file, start: 30, end: 43),
            help: ["did you mean `recording_time`?"])
        #expect(
            DiagnosticRenderer(colour: false).render(diagnostic) == """
                error[DULY-E012]: unknown key `recordng_time` in a rule
                  --> rules/visits.yaml:14:5
                   |
                14 |     recordng_time: 2 working days
                   |     ^^^^^^^^^^^^^
                   = help: did you mean `recording_time`?
                """)
    }

    @Test("without a place, only what is said")
    func placeless() {
        let diagnostic = Diagnostic(DiagnosticID("DULY-W001"), .warning, "w", at: nil, help: ["do\nthis"], notes: [.init("n")])
        #expect(DiagnosticRenderer(colour: false).render(diagnostic) == "warning[DULY-W001]: w\n  = note: n\n  = help: do\n          this")
    }

    @Test("carets stand under tabs, accents and wide characters as they are shown")
    func columns() {
        #expect(render("\té–x", 6, 7).hasSuffix("1 |     é–x\n  |       ^"))
        #expect(render("日本x", 6, 7).hasSuffix("1 | 日本x\n  |     ^"))
        #expect(render("e\u{301}x", 3, 4).hasSuffix("1 | e\u{301}x\n  |  ^"))
    }

    @Test("several lines show the first, and the end of a file has a caret")
    func edges() {
        #expect(render("ab\ncd", 1, 5).hasSuffix("1 | ab\n  |  ^"))
        #expect(render("ab", 2, 2).hasSuffix("a.yaml:1:3\n  |\n1 | ab\n  |   ^"))
        #expect(render("", 0, 0).hasSuffix("a.yaml:1:1\n  |\n1 |\n  | ^"))
        #expect(render("ab\n", 3, 9).hasSuffix("a.yaml:2:1\n  |\n2 |\n  | ^"))
    }

    @Test("line ends and controls never reach the terminal")
    func controls() {
        let report = render("a\u{1B}[31m\u{202E}b\u{7F}\r\nc", 0, 1, name: "x\u{7}")
        #expect(report.hasSuffix("x·:1:1\n  |\n1 | a·[31m·b·\n  | ^"))
    }

    @Test("a wide line is cut round the caret")
    func wide() {
        let text = String(repeating: "0123456789", count: 40)
        let report = render(text, 205, 207).split(separator: "\n")
        #expect(report[3].count <= 116)
        #expect(report[3].hasPrefix("1 | …") && report[3].hasSuffix("…"))
        let caret = report[4].firstIndex(of: "^").map { report[4].distance(from: report[4].startIndex, to: $0) } ?? 0
        #expect(Array(report[3])[caret] == "5")
        #expect(report[4].hasSuffix(" ^^"))
        #expect(render(text, 0, 400).split(separator: "\n")[3].hasPrefix("1 | 0123"))
    }

    @Test("notes show their own place, and the fix stands in for help")
    func notes() {
        let file = SourceFile(name: "a", text: "x\n" + String(repeating: "\n", count: 9) + "y\n")
        let note = Diagnostic.Note("first here", at: SourceSpan(file: file, start: 0, end: 1))
        let span = SourceSpan(file: file, start: 11, end: 12)
        let fix = Diagnostic.Fix(title: "write `z`", span: span, replacement: "z")
        let diagnostic = Diagnostic(DiagnosticID("DULY-E001"), "m", at: span, notes: [note], fix: fix)
        #expect(
            DiagnosticRenderer(colour: false).render(diagnostic) == """
                error[DULY-E001]: m
                  --> a:11:1
                   |
                11 | y
                   | ^
                   = fix: write `z`
                   = note: first here
                  --> a:1:1
                   |
                1  | x
                   | -
                """)
    }

    @Test("colour changes nothing but colour")
    func colour() {
        let file = SourceFile(name: "a", text: "abc")
        let coloured = DiagnosticRenderer(colour: true).render(error("m", file, 1, 2))
        var plain = ""
        var isEscape = false
        for character in coloured {
            if character == "\u{1B}" { isEscape = true }
            if !isEscape { plain.append(character) }
            if character == "m", isEscape { isEscape = false }
        }
        #expect(coloured != plain)
        #expect(plain == DiagnosticRenderer(colour: false).render(error("m", file, 1, 2)))
    }
}

@Suite("Suggestions")
struct SuggestionTests {
    @Test("the nearest is suggested when near enough", arguments: [
        ("recordng_time", "recording_time"), ("tilte", "title"), ("Title", "title"), ("TITLE", "title"), ("ower", "owner"),
        ("zzz", nil), ("", nil), ("a", nil), ("title", nil), ("ab", "abc"),
    ] as [(String, String?)])
    func nearest(word: String, expected: String?) {
        #expect(suggestion(for: word, among: ["owner", "title", "recording_time", "abc", "abd"]) == expected)
    }

    @Test("on a tie the earlier wins")
    func tie() {
        #expect(suggestion(for: "cat", among: ["car", "bat"]) == "car")
        #expect(suggestion(for: "cat", among: ["bat", "car"]) == "bat")
    }
}
