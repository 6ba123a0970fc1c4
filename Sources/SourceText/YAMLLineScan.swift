/// Looks at what is written round a scalar that YAML could read, for what YAML reads otherwise than a person.
struct YAMLLineScan {
    let file: SourceFile
    private var bytes: [UInt8] { file.bytes }

    init(_ file: SourceFile) { self.file = file }

    func line(at offset: Int) -> YAMLLine { YAMLLine(file, file.lineIndex(of: min(offset, bytes.count))) }

    /// A tag: from its `!` to the next blank.
    func tagSpan(at start: Int) -> SourceSpan {
        var end = start
        while end < bytes.count, !Byte.isBlank(bytes[end]), !Byte.isLineEnd(bytes[end]) { end += 1 }
        return file.span(start..<max(end, min(start + 1, bytes.count)))
    }

    /// Where the content behind `&name` begins.
    func behindAnchor(at start: Int) -> Int {
        var place = start
        while place < bytes.count, !Byte.isBlank(bytes[place]), !Byte.isLineEnd(bytes[place]) { place += 1 }
        while place < bytes.count {
            if bytes[place] == Byte.hash {
                while place < bytes.count, !Byte.isLineEnd(bytes[place]) { place += 1 }
            } else if Byte.isBlank(bytes[place]) || Byte.isLineEnd(bytes[place]) {
                place += 1
            } else {
                break
            }
        }
        return place
    }

    /// `key: value #2`, where YAML reads the end of the value as a comment.
    func lostText(after scalar: YAMLScalar) -> YAMLFinding? {
        var place = scalar.span.end
        while place < bytes.count, Byte.isBlank(bytes[place]) { place += 1 }
        guard place > scalar.span.end, place + 1 < bytes.count, bytes[place] == Byte.hash else { return nil }
        let next = bytes[place + 1]
        guard !Byte.isBlank(next), !Byte.isLineEnd(next), next != Byte.hash else { return nil }
        let line = line(at: place)
        let start = scalar.isEmpty ? place : scalar.span.start
        let whole = file.span(start..<trimmed(start..<line.range.upperBound))
        return YAMLFinding(
            diagnostic: .lostText(file.span(place..<whole.end), whole: whole, key: keyText(before: start)),
            edits: [stand(in: whole)])
    }

    /// Curly quotes, odd spaces and dashes at the start of plain text.
    func plainLook(_ scalar: YAMLScalar) -> YAMLFinding? {
        guard !file.isASCII, let first = scalar.text.utf8.first, scalar.text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        // A line that long was written by a program; looking at it again for each text on it would take for ever.
        guard file.lineRange(file.lineIndex(of: scalar.span.start)).count < 20_000 else { return nil }
        let line = line(at: scalar.span.start)
        if first < 0x80 { return oddSpace(line) ?? oddSpaceAtEnd(scalar) }
        return oddSpace(line) ?? curlyQuotes(scalar.span) ?? dash(line) ?? minus(scalar.span) ?? oddSpaceAtEnd(scalar)
    }

    /// A quoted text of several lines, one of which begins no further in than the list or mapping that it stands in: its closing quote is missing.
    func runawayQuote(_ scalar: YAMLScalar, indentation: @autoclosure () -> Int?) -> YAMLFinding? {
        let first = file.lineIndex(of: scalar.span.start)
        let last = file.lineIndex(of: max(scalar.span.start, scalar.span.end - 1))
        guard last > first, let indentation = indentation() else { return nil }
        for index in first + 1...last {
            let line = YAMLLine(file, index)
            guard line.indentationEnd < line.range.upperBound, line.indentationEnd - line.range.lowerBound <= indentation else { continue }
            return missingQuote(at: scalar.span.start)
        }
        return nil
    }

    /// A quote at `start` that is not closed: the text is taken to end with the line, within brackets at the next comma or bracket.
    func missingQuote(at start: Int) -> YAMLFinding {
        let line = line(at: start)
        var lineEnd = line.range.upperBound
        if isWithinBrackets(start, of: line), start < lineEnd {
            let ends = [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")]
            lineEnd = bytes[start + 1..<lineEnd].firstIndex { ends.contains($0) } ?? lineEnd
        }
        let whole = file.span(start..<max(trimmed(start..<lineEnd), min(start + 1, bytes.count)))
        let guess = file.text(min(start + 1, whole.end)..<whole.end)
        return YAMLFinding(
            diagnostic: .missingQuote(file.span(start..<start + 1), whole: whole, text: guess, key: keyText(before: start)),
            edits: [stand(in: whole, for: guess)])
    }

    /// `>5` with nothing below: YAML takes the mark for the head of a block.
    func emptyBlock(_ scalar: YAMLScalar) -> YAMLFinding? {
        let line = line(at: scalar.span.start)
        let start = scalar.span.start
        let whole = file.span(start..<max(trimmed(start..<line.range.upperBound), start + 1))
        return YAMLFinding(diagnostic: .blockMark(whole, key: keyText(before: start)), edits: [stand(in: whole)])
    }

    // MARK: What Word leaves behind

    /// Odd spaces where YAML wants plain ones: in the indentation, behind the list mark, behind the key's colon.
    func oddSpace(_ line: YAMLLine) -> YAMLFinding? {
        var places = oddSpaces(from: line.range.lowerBound, to: line.indentationEnd, all: true)
        var place = line.indentationEnd
        if place + 1 < line.range.upperBound, bytes[place] == Byte.dash, OddSpace.length(bytes, at: place + 1) > 0 {
            places += oddSpaces(from: place + 1, to: line.range.upperBound, all: false)
            place += 1
        }
        let colons = place..<(line.colon.map { $0 + 1 } ?? line.range.upperBound)
        if let colon = colons.first(where: { bytes[$0] == Byte.colon && $0 + 1 < line.range.upperBound && !Byte.isWordByte(bytes[$0 + 1]) }) {
            var start = colon + 1
            while start < line.range.upperBound, Byte.isBlank(bytes[start]) { start += 1 }
            if start < line.range.upperBound { places += oddSpaces(from: start, to: line.range.upperBound, all: false) }
        }
        return oddSpace(at: places)
    }

    private func oddSpaceAtEnd(_ scalar: YAMLScalar) -> YAMLFinding? {
        let length = OddSpace.length(bytes, before: scalar.span.end, from: scalar.span.start)
        return length == 0 ? nil : oddSpace(at: [scalar.span.end - length..<scalar.span.end])
    }

    private func oddSpace(at places: [Range<Int>]) -> YAMLFinding? {
        guard let first = places.first else { return nil }
        return YAMLFinding(
            diagnostic: .oddSpace(file.span(first)),
            edits: places.map { YAMLEdit(range: $0, replacement: " ") })
    }

    /// The odd spaces in a run of blanks; with `all`, whatever else lies between.
    private func oddSpaces(from start: Int, to end: Int, all: Bool) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = start
        while place < end {
            let length = OddSpace.length(bytes, at: place)
            if length > 0 {
                found.append(place..<place + length)
            } else if !all, !Byte.isBlank(bytes[place]) {
                break
            }
            place += max(length, 1)
        }
        return found
    }

    /// A dash or bullet from Word as a list mark.
    func dash(_ line: YAMLLine) -> YAMLFinding? {
        let start = line.indentationEnd
        let length = characterLength(at: start, in: Self.listMarks)
        guard length > 0, start + length < line.range.upperBound else { return nil }
        let blank = Byte.isBlank(bytes[start + length]) ? 1 : OddSpace.length(bytes, at: start + length)
        guard blank > 0 else { return nil }
        return YAMLFinding(
            diagnostic: .dashAsListMark(file.span(start..<start + length)),
            edits: [YAMLEdit(range: start..<start + length + blank, replacement: "- ")])
    }

    /// A dash from Word before a number.
    func minus(_ span: SourceSpan) -> YAMLFinding? {
        let length = characterLength(at: span.start, in: Self.dashes)
        guard length > 0, span.start + length < bytes.count, Byte.isDigit(bytes[span.start + length]) else { return nil }
        let text = "-" + file.text(span.start + length..<span.end)
        return YAMLFinding(
            diagnostic: .dashAsMinus(file.span(span.start..<span.start + length)), edits: [stand(in: span, for: text)])
    }

    /// Text in curly quotes, read as if they were straight.
    func curlyQuotes(_ span: SourceSpan) -> YAMLFinding? {
        guard characterLength(at: span.start, in: Self.curly) > 0 else { return nil }
        var text = span.text
        for (curly, straight) in [("“", "\""), ("”", "\""), ("„", "\""), ("‘", "'"), ("’", "'"), ("‚", "'")] {
            text = text.split(separator: curly, omittingEmptySubsequences: false).joined(separator: straight)
        }
        var guess = text
        if let quote = text.first, text.count > 1, text.last == quote, !text.dropFirst().dropLast().contains(quote) {
            guess = String(text.dropFirst().dropLast())
        }
        return YAMLFinding(
            diagnostic: .curlyQuotes(span, straight: guess, key: keyText(before: span.start)), edits: [stand(in: span, for: guess)])
    }

    private static let curly = ["“", "”", "„", "‘", "’", "‚"].map { Array($0.utf8) }
    private static let dashes = ["–", "—", "−"].map { Array($0.utf8) }
    private static let listMarks = ["–", "—", "−", "‐", "‑", "•", "●", "▪", "·", "\u{F0B7}"].map { Array($0.utf8) }

    private func characterLength(at start: Int, in characters: [[UInt8]]) -> Int {
        guard start < bytes.count, bytes[start] >= 0x80 else { return 0 }
        return characters.first { bytes[start...].starts(with: $0) }?.count ?? 0
    }

    // MARK: Helpers

    /// The key on the line before `start`, to be shown in a corrected line.
    func keyText(before start: Int) -> String? {
        let line = line(at: start)
        guard let key = line.key, key.upperBound <= start, key.count <= 40 else { return nil }
        if isWithinBrackets(start, of: line) { return flowKey(before: start).map { file.text($0) } }
        return file.text(key)
    }

    /// Whether a place of the line lies within brackets that the line's value begins with.
    private func isWithinBrackets(_ place: Int, of line: YAMLLine) -> Bool {
        guard let first = line.value.first, first < place else { return false }
        return bytes[first] == UInt8(ascii: "{") || bytes[first] == UInt8(ascii: "[")
    }

    /// The key right before a value within brackets: `section` in `{document: Standards, section: "3"}`.
    private func flowKey(before start: Int) -> Range<Int>? {
        var end = start
        while end > 0, Byte.isBlank(bytes[end - 1]) { end -= 1 }
        guard end > 0, bytes[end - 1] == Byte.colon else { return nil }
        end -= 1
        var first = end
        while first > 0, Byte.isWordByte(bytes[first - 1]) { first -= 1 }
        return first == end ? nil : first..<end
    }

    /// The end of `range` before trailing blanks.
    func trimmed(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, Byte.isBlank(bytes[end - 1]) { end -= 1 }
        return end
    }

    /// Reads `span` as one piece of text.
    func stand(in span: SourceSpan, for guess: String? = nil) -> YAMLEdit {
        YAMLEdit(range: span.start..<span.end, replacement: "x", guess: guess ?? span.text)
    }
}
