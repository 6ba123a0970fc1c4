import TestSupport
import Testing

@testable import SourceText

/// Whatever the bytes, reading ends, reports within the file, and can be rendered.
@Suite("Any bytes at all")
struct RobustnessTests {
    static let sample = """
        # visits
        language: 1
        title: "Visits to children – all"
        figures:
          visit_interval: &table
            values:
              - from: 2018-04-01
                source: {document: 'Local standards', section: 3.2}
                value:
                  - when: category = "CP"
                    then: 10 working days
                  - otherwise: >-
                      20 working
                      days
        rules:
          - id: visit-in-time
            copy: *table
            when: |
              seen = true
                and alone
            list: [a, "b", {c: d}]

        """

    private func check(_ bytes: [UInt8], _ seed: UInt64) {
        let file = SourceFile(name: "a.yaml", utf8: bytes)
        var diagnostics = Diagnostics()
        let node = readYAML(file, diagnostics: &diagnostics)
        #expect(node != nil || diagnostics.hasErrors, "seed \(seed)")
        for diagnostic in diagnostics.all {
            guard let span = diagnostic.span else { continue }
            #expect(span.start >= 0 && span.start <= span.end && span.end <= file.bytes.count, "seed \(seed), \(diagnostic.id.text)")
        }
        #expect(!DiagnosticRenderer(colour: false).render(diagnostics).contains("\r"), "seed \(seed)")
        if let node { walk(node, seed) }
    }

    private func walk(_ node: YAMLNode, _ seed: UInt64) {
        switch node {
        case .scalar(let scalar):
            let span = scalar.span(ofUTF8: 0..<scalar.text.utf8.count / 2)
            #expect(span.start >= 0 && span.end <= span.file.bytes.count && span.start <= span.end, "seed \(seed)")
        case .sequence(let items, _): for item in items { walk(item, seed) }
        case .mapping(let entries, _): for entry in entries { walk(entry.value, seed) }
        }
    }

    @Test("random bytes", arguments: 0..<20 as Range<UInt64>)
    func randomBytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("ab:-#{}[]>|'\"\n\n   \t&*!%@?,\\\r".utf8) + [0xE2, 0x80, 0x9C, 0xC2, 0xA0, 0x93, 0, 0xFF, 0xFE]
        for _ in 0..<150 {
            let length = Int.random(in: 0...80, using: &random)
            let any = Bool.random(using: &random)
            check((0..<length).map { _ in any ? UInt8.random(in: 0...255, using: &random) : alphabet.randomElement(using: &random) ?? 0 }, seed)
        }
    }

    @Test("a rule file with random changes", arguments: 0..<40 as Range<UInt64>)
    func mutated(seed: UInt64) {
        var random = SeededGenerator(seed: 1_000 + seed)
        let pieces = ["\"", "'", "{", "}", "[", "]", ": ", ":", "#", " #x", "\t", "\n", "  ", "- ", "–", "“", "\u{A0}", "!", "*a", "&a ", "> ", "|", "@", "\\", "\r\n", "\0", "---\n"]
        for _ in 0..<100 {
            var bytes = Array(Self.sample.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, place + Int.random(in: 0...3, using: &random))
                let piece = Bool.random(using: &random) ? pieces.randomElement(using: &random) ?? "" : ""
                bytes.replaceSubrange(place..<end, with: Array(piece.utf8))
            }
            check(bytes, 1_000 + seed)
        }
    }

    @Test("a large file full of mistakes ends soon")
    func large() {
        var text = ""
        for index in 0..<10_000 { text += "k\(index): \"CP\" and x\n" }
        var diagnostics = Diagnostics()
        let time = ContinuousClock().measure { _ = readYAML(SourceFile(name: "a.yaml", text: text), diagnostics: &diagnostics) }
        #expect(diagnostics.hasErrors)
        #expect(time < .seconds(20))
    }
}
