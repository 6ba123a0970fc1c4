import Glibc
import Testing

@testable import SourceText

/// A mistake as people make it, within a small rule file, and the whole report on it.
struct MistakeCase: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var report: String

    init(_ name: String, _ text: String, _ report: String) {
        self.name = name
        self.text = text
        self.report = report
    }

    var testDescription: String { name }

    static let head = "rule_set: visits\nrules:\n  - id: visit-in-time\n"
    static let tail = "    priority: 1\n"
    static var all: [MistakeCase] { part1 + part2 + part3 + part4 }

    var file: SourceFile { SourceFile(name: "r.yaml", text: Self.head + text + Self.tail) }
}

/// With DULY_RECORD=1 in the environment the reports are printed as well, to be looked at and pasted.
private let isRecording = getenv("DULY_RECORD") != nil

@Test("the report on a mistake", arguments: MistakeCase.all)
func report(mistake: MistakeCase) {
    var diagnostics = Diagnostics()
    _ = readYAML(mistake.file, diagnostics: &diagnostics)
    let report = DiagnosticRenderer(colour: false).render(diagnostics)
    if isRecording { print("#### \(mistake.name)\n\(report)\n@@@@") }
    #expect(report == mistake.report)
}

@Test("behind a mistake, reading goes on")
func readingGoesOn() {
    let text = "a: != \"CP\"\nb: > 5\nc: “x”\nd: Visit #2\ne: \"open\nf: [1..2)\ng: 1\n"
    var diagnostics = Diagnostics()
    let node = readYAML(SourceFile(name: "a.yaml", text: text), diagnostics: &diagnostics)
    let values = node?.entries?.map { $0.value.scalar?.text ?? "-" }
    #expect(values == ["!= \"CP\"", "> 5", "x", "Visit #2", "open", "[1..2)", "1"])
    #expect(diagnostics.all.count == 6)
}

@Test("each id is explained once, and every mistake uses one of them")
func idsAreExplained() {
    let ids = sourceTextDiagnosticIDs.map(\.0)
    #expect(Set(ids).count == ids.count)
    #expect(ids == ids.sorted())
    #expect(sourceTextDiagnosticIDs.allSatisfy { $0.1.hasSuffix(".") })
    for mistake in MistakeCase.all {
        var diagnostics = Diagnostics()
        _ = readYAML(mistake.file, diagnostics: &diagnostics)
        #expect(diagnostics.all.allSatisfy { ids.contains($0.id) })
    }
}

@Test("a fix that is offered can be read", arguments: MistakeCase.all)
func fixesWork(mistake: MistakeCase) {
    var diagnostics = Diagnostics()
    _ = readYAML(mistake.file, diagnostics: &diagnostics)
    guard diagnostics.all.count == 1, let found = diagnostics.all.first, let fix = found.fix, found.id.text != "DULY-E026" else { return }
    var bytes = mistake.file.bytes
    bytes.replaceSubrange(fix.span.start..<fix.span.end, with: Array(fix.replacement.utf8))
    var after = Diagnostics()
    let node = readYAML(SourceFile(name: "r.yaml", utf8: bytes), diagnostics: &after)
    #expect(node != nil)
    #expect(after.isEmpty, "\(DiagnosticRenderer(colour: false).render(after))")
}
