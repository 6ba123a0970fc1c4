import TestSupport
import Testing

@testable import SourceText

private func scalar(_ text: String) -> YAMLScalar? {
    var diagnostics = Diagnostics()
    return readYAML(SourceFile(name: "a.yaml", text: text), diagnostics: &diagnostics)?["a"]?.scalar
}

/// The place that a part of the text is found at, as written.
private func written(_ part: String, in text: String) -> String? {
    guard let scalar = scalar(text) else { return nil }
    let bytes = Array(scalar.text.utf8)
    let wanted = Array(part.utf8)
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: wanted) }) else { return nil }
    return scalar.span(ofUTF8: start..<start + wanted.count).text
}

@Suite("Places within text")
struct ScalarOffsetTests {
    @Test("parts of a text are found as written", arguments: [
        ("a: x = y\n", "=", "="), ("a: 'é it''s y'\n", "s y", "s y"), ("a: 'é it''s y'\n", "'s", "''s"), ("a: \"x \\\"CP\\\" y\"\n", "CP", "CP"),
        ("a: \"x \\\"CP\\\" y\"\n", "\"CP\"", "\\\"CP\\\""), ("a: \"\\u00e9 b\"\n", "é", "\\u00e9"), ("a: \"\\u00e9 b\"\n", "b", "b"),
        ("a: one\n  two\n\n  three\n", "two", "two"), ("a: one\n  two\n\n  three\n", "three", "three"), ("a: \"one\n\n   two\"\n", "two", "two"),
        ("a: \"one\\\n   two\"\n", "two", "two"), ("a: 'one\n   two'\n", "one two", "one\n   two"), ("a: |\n    x = 1\n      and y\n", "and", "and"),
        ("a: |\n    x = 1\n      and y\n", "1", "1"), ("a: >\n  one\n  two\n\n  three\n", "two", "two"), ("a: >\n  one\n  two\n\n  three\n", "three", "three"),
        ("a: >-\r\n  one\r\n  two\r\n", "two", "two"), ("a: |2\n    x\n   y\n", "y", "y"), ("b:\n  - x\na: |+ # c\n\n  é x\n\n", "x", "x"),
        ("a: &n 'it''s x'\n", "x", "x"), ("a: >\n\n  one\n    more\n  two\n", "two", "two"),
    ])
    func parts(text: String, part: String, expected: String) {
        #expect(written(part, in: text) == expected)
    }

    @Test("ends and nothing have places too")
    func edges() {
        let value = scalar("a: 'it''s'\n")
        #expect(value?.span(ofUTF8: 0..<0).start == 4)
        #expect(value?.span(ofUTF8: 4..<4).start == 9)
        #expect(value?.span(ofUTF8: 0..<99).text == "it''s")
        #expect(scalar("a:\n")?.span(ofUTF8: 0..<0).start == 2)
        #expect(scalar("a: > 5\n")?.span(ofUTF8: 2..<3).text == "5")
    }

    @Test("reading the written form again gives libyaml's text", arguments: 0..<20)
    func sameText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var compared = 0
        for _ in 0..<400 {
            let text = "b:\n  a: " + Self.scalarText(&random) + "\nc: 1\n"
            let file = SourceFile(name: "a.yaml", text: text)
            var diagnostics = Diagnostics()
            guard let scalar = readYAML(file, diagnostics: &diagnostics)?["b"]?["a"]?.scalar, diagnostics.isEmpty else { continue }
            var decoder = YAMLScalarDecoder(file: file, start: scalar.span.start, end: scalar.span.end, style: scalar.style)
            decoder.decode()
            compared += 1
            #expect(String(decoding: decoder.text, as: UTF8.self) == scalar.text, "seed \(seed): \(text.debugDescription)")
        }
        #expect(compared > 100)
    }

    private static func scalarText(_ random: inout SeededGenerator) -> String {
        let pieces = ["x", "é", " ", "  ", "\n    ", "\n   ", "\n\n    ", "\r\n    ", "=", "日", "\n      ", "\t", "y z", "-"]
        var body = (0..<Int.random(in: 1...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return body
        case 1: return "'" + body + ["", "''", "'' s"][Int.random(in: 0..<3, using: &random)] + "'"
        case 2: return "\"" + body + ["", "\\\"", "\\n\\x41\\u00e9", "\\\n   z", "\\\\"][Int.random(in: 0..<5, using: &random)] + "\""
        default:
            let mark = ["|", ">"][Int.random(in: 0..<2, using: &random)]
            let chomping = ["", "-", "+", "2", "2-"][Int.random(in: 0..<5, using: &random)]
            body = body.split(separator: "\t", omittingEmptySubsequences: false).joined()
            return mark + chomping + "\n    " + body
        }
    }
}
