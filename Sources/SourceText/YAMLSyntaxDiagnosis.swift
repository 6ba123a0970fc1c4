/// Finds the mistake behind libyaml's complaint, which is often noticed lines below it.
struct YAMLSyntaxDiagnosis {
    let file: SourceFile
    let problem: YAMLSyntaxProblem
    /// Byte offset at which reading stopped.
    let place: Int
    /// Byte offset of what was being read.
    let context: Int?
    let lastScalar: YAMLScalar?
    let edits: [YAMLEdit]

    private var scan: YAMLLineScan { YAMLLineScan(file) }
    private var bytes: [UInt8] { file.bytes }

    /// Nil when the trouble lies at a place that has been reported.
    func finding() -> YAMLFinding? {
        if let finding = quotes() ?? tab() { return finding }
        if problem.context.contains("directive"), let context { return final(.strayCharacter(character(at: context))) }
        let here = scan.line(at: place)
        let candidates = [here, context.map { scan.line(at: $0) }, lineBefore(here)].compactMap { $0 }
        for line in candidates {
            if let finding = lineMistake(line) { return finding }
        }
        if let finding = candidates.lazy.compactMap(listMarkWithoutSpace).first { return finding }
        if candidates.contains(where: isMended) { return nil }
        return structure(here)
    }

    private func lineMistake(_ line: YAMLLine) -> YAMLFinding? {
        let found = scan.oddSpace(line) ?? scan.dash(line) ?? valueMistake(line)
        guard let found, !found.edits.contains(where: overlaps) else { return nil }
        return found
    }

    /// `-id: visit-in-time`, where the lines below it begin further in.
    private func listMarkWithoutSpace(_ line: YAMLLine) -> YAMLFinding? {
        let start = line.indentationEnd
        guard let key = line.key, key.lowerBound == start, key.count > 1, bytes[start] == Byte.dash, Byte.isWordByte(bytes[start + 1])
        else { return nil }
        return fresh(YAMLFinding(
            diagnostic: .noSpaceAfterListMark(file.span(start..<start + 1), line: content(line)),
            edits: [YAMLEdit(range: start..<start + 1, replacement: "- ")]))
    }

    /// Within brackets only the value that opens them is one to be quoted as a whole.
    private func valueMistake(_ line: YAMLLine) -> YAMLFinding? {
        if isFlow, context != line.value.lowerBound { return nil }
        return scan.valueMistake(line, stopped: place, opened: isFlow ? context : nil)
    }

    private var isFlow: Bool { problem.context.contains("flow") }

    private func overlaps(_ edit: YAMLEdit) -> Bool { edits.contains { $0.range.overlaps(edit.range) } }

    private func isMended(_ line: YAMLLine) -> Bool {
        edits.contains { $0.range.lowerBound <= line.range.upperBound && $0.range.upperBound >= line.range.lowerBound }
    }

    // MARK: Quotes and tabs

    private func quotes() -> YAMLFinding? {
        let isInQuotes = problem.context == "while scanning a quoted scalar" || problem.context == "while parsing a quoted scalar"
        if isInQuotes, let context {
            if problem.problem.contains("end of stream") || problem.problem.contains("document indicator") { return fresh(scan.missingQuote(at: context)) }
            return escape(opened: context)
        }
        // Two lines further down the next quote closed the text, and the reader stumbled over what follows it.
        guard let scalar = lastScalar, scalar.style == .doubleQuoted || scalar.style == .singleQuoted, !scalar.isGuessed else { return nil }
        let first = file.lineIndex(of: scalar.span.start)
        let last = file.lineIndex(of: scalar.span.end)
        guard last > first, last == file.lineIndex(of: place), place >= scalar.span.end else { return nil }
        return fresh(scan.missingQuote(at: scalar.span.start))
    }

    private func fresh(_ finding: YAMLFinding) -> YAMLFinding? {
        finding.edits.contains(where: overlaps) ? nil : finding
    }

    private func escape(opened: Int) -> YAMLFinding? {
        guard problem.problem.contains("escape") || problem.problem.contains("hex") || problem.problem.contains("Unicode") else { return nil }
        let line = scan.line(at: opened)
        let diagnostic: Diagnostic
        var backslash = min(place, bytes.count - 1)
        while backslash > opened, bytes[backslash] != Byte.backslash { backslash -= 1 }
        let mark = file.span(backslash..<min(backslash + 2, line.range.upperBound > backslash ? line.range.upperBound : backslash + 1))
        guard let close = YAMLLine.closingQuote(bytes, opened..<line.range.upperBound) else {
            return YAMLFinding(diagnostic: .escape(mark, whole: nil, text: "", key: nil), edits: [])
        }
        let whole = file.span(opened..<close + 1)
        let text = file.text(opened + 1..<close)
        diagnostic = .escape(mark, whole: whole, text: text, key: scan.keyText(before: opened))
        return YAMLFinding(diagnostic: diagnostic, edits: [scan.stand(in: whole, for: text)])
    }

    private func tab() -> YAMLFinding? {
        guard place < bytes.count, bytes[place] == Byte.tab else { return nil }
        let indented = (0..<file.lineCount).compactMap { tabs(in: $0) }
        let lines = indented.count
        let line = scan.line(at: place)
        if place >= line.indentationEnd {
            return fresh(YAMLFinding(
                diagnostic: .tab(file.span(place..<place + 1), lines: 1), edits: [YAMLEdit(range: place..<place + 1, replacement: " ")]))
        }
        let here = tabs(in: line.index)?.first ?? place..<place + 1
        return fresh(YAMLFinding(
            diagnostic: .tab(file.span(here), lines: lines), edits: indented.flatMap { $0 }.map { YAMLEdit(range: $0, replacement: "\t") }))
    }

    /// The runs of tabs in a line's indentation.
    private func tabs(in index: Int) -> [Range<Int>]? {
        let range = file.lineRange(index)
        var found: [Range<Int>] = []
        var place = range.lowerBound
        while place < range.upperBound, Byte.isBlank(bytes[place]) {
            if bytes[place] == Byte.tab {
                if let last = found.last, last.upperBound == place {
                    found[found.count - 1] = last.lowerBound..<place + 1
                } else {
                    found.append(place..<place + 1)
                }
            }
            place += 1
        }
        return found.isEmpty ? nil : found
    }

    // MARK: Lines that do not fit together

    private func structure(_ here: YAMLLine) -> YAMLFinding {
        let text = problem.problem
        if text.contains("mapping values are not allowed") { return unexpectedColon(here) }
        if text.contains("could not find expected ':'") { return lineWithoutColon(here) }
        if let colon = here.colon, colon == here.content { return final(.emptyKey(file.span(colon..<colon + 1))) }
        if isFlow { return final(.insideBrackets(character(at: place), opened: context.map { file.span($0..<$0 + 1) })) }
        if text.contains("cannot start any token") { return final(.strayCharacter(character(at: place))) }
        let isAtLineStart = place <= here.indentationEnd || (here.index + 1 == file.lineCount && here.isBlank)
        if isAtLineStart, text.contains("did not find expected") { return indentation(here, continues: false) }
        if text.contains("block sequence entries") { return final(.strayDash(character(at: place))) }
        return final(.otherwise(character(at: place)))
    }

    /// A finding behind which reading cannot go on.
    private func final(_ diagnostic: Diagnostic) -> YAMLFinding { YAMLFinding(diagnostic: diagnostic, edits: []) }

    private func character(at place: Int) -> SourceSpan {
        let line = scan.line(at: place)
        let start = min(place, line.range.upperBound)
        var end = min(start + 1, line.range.upperBound)
        while end < line.range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return file.span(start..<end)
    }

    private func content(_ line: YAMLLine) -> SourceSpan { file.span(line.indentationEnd..<max(line.value.upperBound, line.indentationEnd)) }

    /// A key on a line that YAML takes for the continuation of the one before.
    private func unexpectedColon(_ here: YAMLLine) -> YAMLFinding {
        guard here.colon == place, let before = lineBefore(here) else { return final(.otherwise(character(at: place))) }
        return withoutColon(before) ?? colonInLaterLine(here) ?? indentation(here, continues: true)
    }

    /// `do: See the child` and below it, further in, `and tell: the manager`: a key of several words is rather text.
    private func colonInLaterLine(_ here: YAMLLine) -> YAMLFinding? {
        guard let key = here.key, let colon = here.colon, bytes[key].contains(Byte.space), !here.hasListMark else { return nil }
        var first = lineBefore(here)
        while let line = first, line.key == nil, line.indentationEnd > line.range.lowerBound { first = lineBefore(line) }
        guard let first, first.key != nil, !first.value.isEmpty else { return nil }
        let whole = file.span(first.value.lowerBound..<scan.trimmed(here.range))
        let edit = scan.stand(in: whole)
        guard !overlaps(edit) else { return nil }
        return YAMLFinding(
            diagnostic: .colonInside(file.span(colon..<colon + 1), whole: whole, key: scan.keyText(before: whole.start)), edits: [edit])
    }

    private func lineWithoutColon(_ here: YAMLLine) -> YAMLFinding {
        let line = context.map { scan.line(at: $0) } ?? here
        return withoutColon(line) ?? (line.index == here.index ? nil : withoutColon(here)) ?? final(.lineWithoutColon(content(line)))
    }

    /// `key:value`, or no colon at all, where a key is wanted.
    private func withoutColon(_ line: YAMLLine) -> YAMLFinding? {
        guard line.key == nil, !line.isBlank, !line.value.isEmpty else { return nil }
        var place = line.value.lowerBound
        while place < line.value.upperBound, Byte.isWordByte(bytes[place]) { place += 1 }
        if place < line.value.upperBound, place > line.value.lowerBound, bytes[place] == Byte.colon {
            return YAMLFinding(
                diagnostic: .noSpaceAfterColon(file.span(place..<place + 1), line: file.span(line.value)),
                edits: [YAMLEdit(range: place..<place + 1, replacement: ": ")])
        }
        return final(.lineWithoutColon(content(line)))
    }

    /// With `continues`, the line above has its value already and this one is further in: it can only be meant to stand in the same column.
    private func indentation(_ here: YAMLLine, continues: Bool) -> YAMLFinding {
        let columns = here.indentationEnd - here.range.lowerBound
        let before = continues ? lineBefore(here) : nearestColumn(to: columns, above: here)
        let diagnostic = Diagnostic.indentation(
            content(here), columns: columns, isItem: here.hasListMark,
            before: before.map { line in
                let start = here.hasListMark ? line.indentationEnd : line.content
                return file.span(start..<(line.key?.upperBound ?? max(line.value.upperBound, start)))
            })
        guard continues, let before, here.content > here.indentationEnd || before.content - before.range.lowerBound != columns else {
            return final(diagnostic)
        }
        return YAMLFinding(diagnostic: diagnostic, edits: shifted(from: here, to: before.content - before.range.lowerBound))
    }

    /// Of the lines above that this one may belong with, the one whose column is nearest.
    private func nearestColumn(to column: Int, above here: YAMLLine) -> YAMLLine? {
        var best: YAMLLine?
        var furthestIn = Int.max
        var line = lineBefore(here)
        while let candidate = line, furthestIn > 0 {
            let begins = (here.hasListMark ? candidate.indentationEnd : candidate.content) - candidate.range.lowerBound
            if begins < furthestIn {
                furthestIn = begins
                let known = best.map { abs((here.hasListMark ? $0.indentationEnd : $0.content) - $0.range.lowerBound - column) }
                if abs(begins - column) < known ?? Int.max { best = candidate }
            }
            line = lineBefore(candidate)
        }
        return best
    }

    /// Moves a line, and those below it that begin no further out, so that it begins in `column`.
    private func shifted(from here: YAMLLine, to column: Int) -> [YAMLEdit] {
        let columns = here.indentationEnd - here.range.lowerBound
        var moved: [YAMLEdit] = []
        for index in here.index..<min(file.lineCount, here.index + 1_000) {
            let line = YAMLLine(file, index)
            let begins = line.indentationEnd - line.range.lowerBound
            if line.isBlank { continue }
            guard begins >= columns else { break }
            let spaces = String(repeating: " ", count: column + begins - columns)
            moved.append(YAMLEdit(range: line.range.lowerBound..<line.indentationEnd, replacement: spaces))
        }
        return moved.contains(where: overlaps) ? [] : moved
    }

    private func lineBefore(_ line: YAMLLine) -> YAMLLine? {
        var index = line.index
        while index > 0 {
            index -= 1
            let before = YAMLLine(file, index)
            if !before.isBlank { return before }
        }
        return nil
    }
}

extension YAMLEdit {
    /// Whether it stands for tabs in an indentation; see `YAMLReading.bestTabs`.
    var isTab: Bool { replacement == "\t" }
}
