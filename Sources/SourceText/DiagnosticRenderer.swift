/// Turns diagnostics into text for a terminal or a log: the message, the place, the line with a caret under it, notes and help.
public struct DiagnosticRenderer: Sendable {
    private let colour: Bool

    /// A renderer; with `colour`, ANSI colours are used.
    public init(colour: Bool) { self.colour = colour }

    /// One report, without a line end after its last line.
    ///
    /// A fix is for editors; it is shown only where there is no help to read.
    public func render(_ diagnostic: Diagnostic) -> String {
        let excerpt = diagnostic.span.map { SourceExcerpt($0) }
        let noteExcerpts = diagnostic.notes.map { note in note.span.map { SourceExcerpt($0) } }
        let numbers = ([excerpt] + noteExcerpts).compactMap { $0?.lineNumber }
        let margin = String(repeating: " ", count: String(numbers.max() ?? 0).count)
        let style = Style(diagnostic.severity)

        var lines = [paint("\(style.word)[\(diagnostic.id.text)]", style.code) + paint(": " + shown(diagnostic.message), "1")]
        if let excerpt { lines += place(excerpt, margin: margin, mark: "^", code: style.code) }
        for note in diagnostic.notes where note.span == nil { lines += remark("note", note.message, margin: margin) }
        for help in diagnostic.help { lines += remark("help", help, margin: margin) }
        if diagnostic.help.isEmpty, let fix = diagnostic.fix { lines += remark("fix", fix.title, margin: margin) }
        for (note, excerpt) in zip(diagnostic.notes, noteExcerpts) {
            guard let excerpt else { continue }
            lines += remark("note", note.message, margin: margin)
            lines += place(excerpt, margin: margin, mark: "-", code: Style(.note).code)
        }
        return lines.joined(separator: "\n")
    }

    /// All reports, an empty line between them, without a line end after the last.
    public func render(_ all: Diagnostics) -> String {
        all.all.map { render($0) }.joined(separator: "\n\n")
    }

    private struct Style {
        var word: String
        var code: String

        init(_ severity: Severity) {
            switch severity {
            case .error: (word, code) = ("error", "1;31")
            case .warning: (word, code) = ("warning", "1;33")
            case .note: (word, code) = ("note", "1;36")
            }
        }
    }

    private func place(_ excerpt: SourceExcerpt, margin: String, mark: String, code: String) -> [String] {
        let gutter = paint("\(margin) |", "1;34")
        let number = String(excerpt.lineNumber)
        let numbered = number + String(repeating: " ", count: max(0, margin.count - number.count))
        let carets = String(repeating: " ", count: excerpt.caretColumn) + paint(String(repeating: mark, count: excerpt.caretLength), code)
        return [
            "\(margin)\(paint("-->", "1;34")) \(shown(excerpt.name)):\(excerpt.position.line):\(excerpt.position.column)",
            gutter,
            paint("\(numbered) |", "1;34") + (excerpt.line.isEmpty ? "" : " " + excerpt.line),
            gutter + " " + carets,
        ]
    }

    private func remark(_ kind: String, _ text: String, margin: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { shown(String($0)) }
        let first = "\(margin) \(paint("=", "1;34")) \(paint(kind, "1")): \(lines.first ?? "")"
        let indent = String(repeating: " ", count: margin.count + kind.count + 5)
        return [first] + lines.dropFirst().map { indent + $0 }
    }

    private func shown(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(SourceExcerpt.isHidden(scalar) ? "·" : scalar) }
        return String(result)
    }

    private func paint(_ text: String, _ code: String) -> String {
        colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
