import Glibc
import Testing

@testable import SourceText

@Suite("Source files")
struct SourceFileTests {
    @Test("positions count lines and characters from one")
    func positions() {
        let file = SourceFile(name: "a", text: "ab\né–x\r\n\tz")
        #expect(file.position(at: 0) == SourcePosition(line: 1, column: 1))
        #expect(file.position(at: 2) == SourcePosition(line: 1, column: 3))
        #expect(file.position(at: 3) == SourcePosition(line: 2, column: 1))
        #expect(file.position(at: 8) == SourcePosition(line: 2, column: 3))
        #expect(file.position(at: 12) == SourcePosition(line: 3, column: 2))
        #expect(file.position(at: 99) == SourcePosition(line: 3, column: 3))
        #expect(file.position(at: -1) == SourcePosition(line: 1, column: 1))
    }

    @Test("lines come without their ends, whatever these are")
    func lines() {
        let file = SourceFile(name: "a", text: "one\r\ntwo\rthree\n")
        #expect((0...5).map { file.lineText($0) } == ["", "one", "two", "three", "", ""])
        #expect(SourceFile(name: "a", text: "").lineText(1) == "")
    }

    @Test("a byte order mark is left out silently")
    func byteOrderMark() {
        var diagnostics = Diagnostics()
        let file = SourceFile(name: "a", utf8: [0xEF, 0xBB, 0xBF] + Array("a: 1".utf8))
        #expect(readYAML(file, diagnostics: &diagnostics)?["a"]?.scalar?.text == "1")
        #expect(diagnostics.isEmpty)
    }

    @Test("UTF-16 is recognised with and without a mark", arguments: [(true, true), (true, false), (false, true), (false, false)])
    func utf16(bigEndian: Bool, mark: Bool) {
        let units = (mark ? [0xFEFF] : []) + Array("title: Visit in time – now\n".utf16)
        let bytes = units.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let file = SourceFile(name: "r.yaml", utf8: bytes)
        var diagnostics = Diagnostics()
        #expect(readYAML(file, diagnostics: &diagnostics)?["title"]?.scalar?.text == "Visit in time – now")
        #expect(
            DiagnosticRenderer(colour: false).render(diagnostics) == """
                error[DULY-E003]: this file is saved as UTF-16 (Notepad calls it Unicode), and UTF-8 is wanted
                 --> r.yaml:1:1
                  |
                1 | title: Visit in time – now
                  | ^
                  = help: in Notepad: File, Save as, and choose UTF-8 beside Encoding
                """)
    }

    @Test("Windows-1252 is recognised, and its lines are named")
    func windows1252() {
        let bytes = Array("a: 1\ntitle: child".utf8) + [0x92] + Array("s plan\nb: caf".utf8) + [0xE9, 0x0A]
        var diagnostics = Diagnostics()
        let node = readYAML(SourceFile(name: "r.yaml", utf8: bytes), diagnostics: &diagnostics)
        #expect(node?["title"]?.scalar?.text == "child’s plan")
        #expect(
            DiagnosticRenderer(colour: false).render(diagnostics) == """
                error[DULY-E004]: this file is saved in an older Windows encoding, and UTF-8 is wanted: line 2 and 1 other line hold characters not written as UTF-8
                 --> r.yaml:2:13
                  |
                2 | title: child’s plan
                  |             ^
                  = help: in Notepad: File, Save as, and choose UTF-8 beside Encoding; then look whether quotes, dashes and letters with accents are still right
                """)
    }

    @Test("a file that cannot be read is reported by the name people know")
    func unreadable() {
        var diagnostics = Diagnostics()
        #expect(SourceFile.read(path: "/nowhere/a.yaml", name: "a.yaml", maximumBytes: 10, diagnostics: &diagnostics) == nil)
        #expect(SourceFile.read(path: "/", name: "rules", maximumBytes: 10, diagnostics: &diagnostics) == nil)
        #expect(SourceFile.read(path: "/dev/zero", name: "zero", maximumBytes: 1 << 20, diagnostics: &diagnostics) == nil)
        #expect(diagnostics.all.map(\.message) == [
            "there is no file `a.yaml`",
            "`rules` is a folder, and a file is wanted",
            "`zero` is larger than 1 MB, the most that is read of such a file",
        ])
    }

    @Test("a file is read once its encoding has been reported, and that is said once")
    func reading() throws {
        var template = Array("/tmp/duly-source-XXXXXX".utf8CString)
        let handle = mkstemp(&template)
        try #require(handle >= 0)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let bytes = Array("a: \u{80}x".unicodeScalars.map { UInt8($0.value) })
        _ = bytes.withUnsafeBytes { write(handle, $0.baseAddress, $0.count) }
        close(handle)
        var diagnostics = Diagnostics()
        let file = try #require(SourceFile.read(path: path, name: "a.yaml", maximumBytes: 100, diagnostics: &diagnostics))
        #expect(file.name == "a.yaml")
        #expect(readYAML(file, diagnostics: &diagnostics)?["a"]?.scalar?.text == "€x")
        #expect(diagnostics.all.map(\.id.text) == ["DULY-E004"])
    }
}
