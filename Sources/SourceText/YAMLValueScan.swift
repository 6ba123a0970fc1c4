extension YAMLLineScan {
    /// What about the value on this line stops YAML, if anything does; asked only of lines at which YAML stopped, `stopped` being the place.
    func valueMistake(_ line: YAMLLine, stopped: Int, opened: Int?) -> YAMLFinding? {
        guard let first = line.value.first else { return nil }
        let isHere = line.range.contains(stopped) || stopped == line.range.upperBound
        let span = file.span(line.value)
        switch line.bytes[first] {
        case Byte.doubleQuote, Byte.singleQuote: return quotedThenMore(line)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return bracket(line, opened: opened)
        case UInt8(ascii: ">"), UInt8(ascii: "|"):
            return isBlockHeader(line) ? plainMistake(line, stopped: stopped) : finding(.blockMark(span, key: key(line)), span)
        case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
            return isHere ? finding(.reservedCharacter(span, key: key(line)), span) : nil
        case UInt8(ascii: "*"), Byte.ampersand: return isHere ? finding(.anchorCharacter(span, key: key(line)), span) : nil
        case Byte.exclamation: return isHere ? finding(.tag(tagSpan(at: first), fixing: span), span) : nil
        case UInt8(ascii: "?") where first + 1 < line.range.upperBound && Byte.isBlank(line.bytes[first + 1]):
            return isHere ? finding(.reservedCharacter(span, key: key(line)), span) : nil
        case Byte.dash where line.key != nil && first + 1 < line.range.upperBound && Byte.isBlank(line.bytes[first + 1]):
            return isHere ? finding(.dashValue(span, key: key(line)), span) : nil
        default: return curlyQuotes(span) ?? plainMistake(line, stopped: stopped)
        }
    }

    private func key(_ line: YAMLLine) -> String? { keyText(before: line.value.lowerBound) }

    private func finding(_ diagnostic: Diagnostic, _ span: SourceSpan, guess: String? = nil) -> YAMLFinding {
        YAMLFinding(diagnostic: diagnostic, edits: [stand(in: span, for: guess)])
    }

    /// `"CP" and …`, or an apostrophe in single quotes.
    private func quotedThenMore(_ line: YAMLLine) -> YAMLFinding? {
        guard let close = YAMLLine.closingQuote(line.bytes, line.value), close + 1 < line.value.upperBound else { return nil }
        let span = file.span(line.value)
        let next = line.bytes[close + 1]
        if line.bytes[close] == Byte.singleQuote, Byte.isWordByte(next), line.bytes[line.value.upperBound - 1] == Byte.singleQuote {
            let inner = file.text(line.value.lowerBound + 1..<line.value.upperBound - 1)
            return finding(.apostrophe(file.span(close..<close + 1), whole: span, text: inner, key: key(line)), span, guess: inner)
        }
        var rest = close + 1
        while rest < line.value.upperBound, Byte.isBlank(line.bytes[rest]) { rest += 1 }
        return finding(.quotedThenMore(file.span(rest..<line.value.upperBound), whole: span, key: key(line)), span)
    }

    /// `do: {{name}}`: a list or mapping as a key, within a value that was meant as text.
    func bracketsAsText(_ node: YAMLNode) -> YAMLFinding? {
        let line = line(at: node.span.start)
        guard line.key != nil, line.value.lowerBound < node.span.start, line.bytes[line.value.lowerBound] == UInt8(ascii: "{") else { return nil }
        let whole = file.span(line.value)
        return YAMLFinding(diagnostic: .keyNotText(node, whole: whole, key: keyText(before: whole.start)), edits: [stand(in: whole)])
    }

    private func bracket(_ line: YAMLLine, opened: Int?) -> YAMLFinding? {
        let span = file.span(line.value)
        guard let close = YAMLLine.closingBracket(line.bytes, line.value) else {
            guard opened == line.value.lowerBound, !closesLater(line) else { return nil }
            return finding(.openBracket(span, key: key(line)), span)
        }
        guard close + 1 < line.value.upperBound else { return nil }
        return finding(.bracketThenMore(span, key: key(line)), span)
    }

    /// Whether the bracket is closed on a later line, before a line that begins no further in than this one.
    private func closesLater(_ line: YAMLLine) -> Bool {
        var end = line.range.upperBound
        for index in line.index + 1..<min(line.index + 50, max(file.lineCount, line.index + 1)) {
            let next = YAMLLine(file, index)
            if next.isBlank { continue }
            let begins = next.indentationEnd - next.range.lowerBound
            let closes = [UInt8(ascii: "}"), UInt8(ascii: "]")].contains(next.bytes[next.indentationEnd])
            guard begins > line.content - line.range.lowerBound || closes else { break }
            end = next.range.upperBound
        }
        return YAMLLine.closingBracket(line.bytes, line.value.lowerBound..<end) != nil
    }

    /// `|`, `>`, with `+`, `-` or an indentation, and nothing more.
    private func isBlockHeader(_ line: YAMLLine) -> Bool {
        line.bytes[line.value.dropFirst()].allSatisfy { $0 == UInt8(ascii: "+") || $0 == Byte.dash || Byte.isDigit($0) } && line.value.count <= 3
    }

    /// Text cut by `#`, or with a further `: ` in it.
    private func plainMistake(_ line: YAMLLine, stopped: Int) -> YAMLFinding? {
        let here = self.line(at: stopped)
        var place = line.value.lowerBound
        while place < line.value.upperBound {
            if line.bytes[place] == Byte.hash, place > line.range.lowerBound, Byte.isBlank(line.bytes[place - 1]) {
                // Behind the comment, YAML stumbled over the rest of the text on the next line.
                let goesOn = here.index > line.index && here.key == nil && !here.hasListMark
                let whole = goesOn ? file.span(line.value.lowerBound..<trimmed(here.range)) : file.span(line.value)
                return finding(.lostText(file.span(place..<line.value.upperBound), whole: whole, key: key(line)), whole)
            }
            if line.key != nil, here.index == line.index, YAMLLine.isColon(line.bytes, place, line.value.upperBound) {
                let whole = file.span(line.value)
                return finding(.colonInside(file.span(place..<place + 1), whole: whole, key: key(line)), whole)
            }
            place += 1
        }
        return nil
    }
}
