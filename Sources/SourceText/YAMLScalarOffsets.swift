extension YAMLScalar {
    /// The place in the file of a UTF-8 range of `text`.
    ///
    /// Exact for all styles: escapes, doubled quotes, joined lines and the indentation of blocks are taken into account. An empty range gives an
    /// empty place. For text that was guessed from a mistaken notation it is the whole scalar.
    public func span(ofUTF8 range: Range<Int>) -> SourceSpan {
        let length = text.utf8.count
        let low = min(max(range.lowerBound, 0), length)
        let high = min(max(range.upperBound, low), length)
        guard !isGuessed || text == span.text else { return span }
        let quote = style == .singleQuoted || style == .doubleQuoted ? 1 : 0
        // Nothing was joined or unescaped when the written form is as long as the text.
        if style == .plain || quote == 1, span.end - span.start == length + 2 * quote {
            return SourceSpan(file: span.file, start: span.start + quote + low, end: span.start + quote + high)
        }
        var decoder = YAMLScalarDecoder(file: span.file, start: span.start, end: span.end, style: style)
        decoder.decode()
        guard decoder.text.elementsEqual(text.utf8) else { return span }
        let start = decoder.starts(low)
        return SourceSpan(file: span.file, start: start, end: low == high ? start : decoder.ends(high - 1))
    }
}

/// Reads a scalar's written form again and remembers, for each byte of its text, the bytes that it was written with.
struct YAMLScalarDecoder {
    private(set) var text: [UInt8] = []
    private var origins: [Range<Int>] = []
    private let bytes: [UInt8]
    private let end: Int
    private let style: ScalarStyle
    private var place: Int

    init(file: SourceFile, start: Int, end: Int, style: ScalarStyle) {
        bytes = file.bytes
        self.end = min(end, file.bytes.count)
        self.style = style
        place = start
    }

    /// Where the byte of the text at `index` is written; the end of the text when `index` is its length.
    func starts(_ index: Int) -> Int {
        index < origins.count ? origins[index].lowerBound : origins.last?.upperBound ?? place
    }

    /// Where the writing of the byte at `index` ends.
    func ends(_ index: Int) -> Int { origins[index].upperBound }

    mutating func decode() {
        switch style {
        case .plain: decodeFlow(quote: nil)
        case .singleQuoted: decodeFlow(quote: Byte.singleQuote)
        case .doubleQuoted: decodeFlow(quote: Byte.doubleQuote)
        case .literal, .folded: decodeBlock()
        }
    }

    private mutating func put(_ byte: UInt8, _ origin: Range<Int>) {
        text.append(byte)
        origins.append(origin)
    }

    private func peek(_ offset: Int = 0) -> UInt8? {
        place + offset < end ? bytes[place + offset] : nil
    }

    // MARK: Plain and quoted

    private mutating func decodeFlow(quote: UInt8?) {
        let stop = quote == nil ? end : end - 1
        if quote != nil { place += 1 }
        while place < stop {
            let byte = bytes[place]
            if Byte.isBlank(byte) || Byte.isLineEnd(byte) {
                decodeWhitespace(until: stop)
            } else if byte == Byte.singleQuote, quote == byte {
                put(byte, place..<place + 2)
                place += 2
            } else if byte == Byte.backslash, quote == Byte.doubleQuote {
                decodeEscape(until: stop)
            } else {
                put(byte, place..<place + 1)
                place += 1
            }
        }
    }

    /// Spaces within a line stay; a line end becomes a space, and each further one a line end.
    private mutating func decodeWhitespace(until stop: Int) {
        var run = place
        while run < stop, Byte.isBlank(bytes[run]) { run += 1 }
        guard run < stop, Byte.isLineEnd(bytes[run]) else {
            for index in place..<run { put(bytes[index], index..<index + 1) }
            place = run
            return
        }
        let start = place
        let breaks = skipBreaks(from: &run, until: stop)
        if breaks.count == 1 {
            put(Byte.space, start..<run)
        } else {
            for range in breaks.dropFirst() { put(Byte.newline, range) }
        }
        place = run
    }

    /// Skips line ends and the blanks between them; gives the place of each line end.
    private func skipBreaks(from index: inout Int, until stop: Int) -> [Range<Int>] {
        var breaks: [Range<Int>] = []
        while index < stop {
            if Byte.isBlank(bytes[index]) {
                index += 1
            } else if Byte.isLineEnd(bytes[index]) {
                let length = lineEndLength(at: index)
                breaks.append(index..<index + length)
                index += length
            } else {
                break
            }
        }
        return breaks
    }

    private func lineEndLength(at index: Int) -> Int {
        bytes[index] == Byte.carriageReturn && index + 1 < end && bytes[index + 1] == Byte.newline ? 2 : 1
    }

    private mutating func decodeEscape(until stop: Int) {
        guard let letter = peek(1) else {
            place += 1
            return
        }
        if Byte.isLineEnd(letter) {
            place += 1
            var run = place
            for range in skipBreaks(from: &run, until: stop).dropFirst() { put(Byte.newline, range) }
            place = run
            return
        }
        let digits = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8][letter] ?? 0
        let origin = place..<min(place + 2 + digits, stop)
        for byte in digits > 0 ? codePoint(origin) : Self.escape(letter) { put(byte, origin) }
        place = origin.upperBound
    }

    private func codePoint(_ origin: Range<Int>) -> [UInt8] {
        let digits = String(decoding: bytes[(origin.lowerBound + 2)..<max(origin.upperBound, origin.lowerBound + 2)], as: UTF8.self)
        guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else { return [] }
        return Array(String(scalar).utf8)
    }

    private static func escape(_ letter: UInt8) -> [UInt8] {
        switch letter {
        case UInt8(ascii: "0"): [0]
        case UInt8(ascii: "a"): [7]
        case UInt8(ascii: "b"): [8]
        case UInt8(ascii: "t"), Byte.tab: [9]
        case UInt8(ascii: "n"): [10]
        case UInt8(ascii: "v"): [11]
        case UInt8(ascii: "f"): [12]
        case UInt8(ascii: "r"): [13]
        case UInt8(ascii: "e"): [27]
        case UInt8(ascii: "N"): Array("\u{85}".utf8)
        case UInt8(ascii: "_"): Array("\u{A0}".utf8)
        case UInt8(ascii: "L"): Array("\u{2028}".utf8)
        case UInt8(ascii: "P"): Array("\u{2029}".utf8)
        default: [letter]
        }
    }

    // MARK: Blocks

    private mutating func decodeBlock() {
        let header = blockHeader()
        let lines = blockLines()
        let parent = parentIndentation(header.start)
        // Where all lines are blank, the widest of them stands for the content.
        let content = lines.first { !$0.isBlank }.map { $0.indentation } ?? lines.map(\.indentation).max() ?? 0
        let indentation = header.indentation.map { parent + $0 } ?? content
        put(lines: lines, indentation: indentation)
        chomp(header.chomping)
    }

    private struct Line {
        var range: Range<Int>
        var lineEnd: Range<Int>
        var indentation: Int
        var isBlank: Bool
    }

    private mutating func blockHeader() -> (start: Int, indentation: Int?, chomping: UInt8?) {
        let start = place
        var indentation: Int?
        var chomping: UInt8?
        place += 1
        while let byte = peek(), !Byte.isBlank(byte), !Byte.isLineEnd(byte) {
            if Byte.isDigit(byte) { indentation = Int(byte) - 0x30 } else { chomping = byte }
            place += 1
        }
        while let byte = peek(), !Byte.isLineEnd(byte) { place += 1 }
        if peek() != nil { place += lineEndLength(at: place) }
        return (start, indentation, chomping)
    }

    /// An explicit indentation counts from the mapping that holds the block: the column of the key on the header's line.
    private func parentIndentation(_ header: Int) -> Int {
        var start = header
        while start > 0, !Byte.isLineEnd(bytes[start - 1]) { start -= 1 }
        var column = 0
        while start + column < header {
            let byte = bytes[start + column]
            let isListMark = byte == Byte.dash && bytes[start + column + 1] == Byte.space && start + column + 2 < header
            guard byte == Byte.space || isListMark else { break }
            column += 1
        }
        return column
    }

    private func blockLines() -> [Line] {
        var lines: [Line] = []
        var index = place
        while index < end {
            let start = index
            while index < end, bytes[index] == Byte.space { index += 1 }
            let indentation = index - start
            let isBlank = index == end || Byte.isLineEnd(bytes[index])
            while index < end, !Byte.isLineEnd(bytes[index]) { index += 1 }
            let stop = index
            if index < end { index += lineEndLength(at: index) }
            lines.append(Line(range: start..<stop, lineEnd: stop..<index, indentation: indentation, isBlank: isBlank))
        }
        return lines
    }

    private mutating func put(lines: [Line], indentation: Int) {
        var pending: [Range<Int>] = []
        var lastStartsBlank: Bool?
        for line in lines {
            let start = min(line.range.lowerBound + indentation, line.range.upperBound)
            if start == line.range.upperBound {
                pending.append(line.lineEnd)
                continue
            }
            let startsBlank = Byte.isBlank(bytes[start])
            putBreaks(pending, joins: style == .folded && lastStartsBlank == false && !startsBlank, first: lastStartsBlank == nil)
            for index in start..<line.range.upperBound { put(bytes[index], index..<index + 1) }
            pending = [line.lineEnd]
            lastStartsBlank = startsBlank
        }
        for range in pending where !range.isEmpty { put(Byte.newline, range) }
    }

    private mutating func putBreaks(_ breaks: [Range<Int>], joins: Bool, first: Bool) {
        guard joins, !first, let line = breaks.first else {
            for range in breaks { put(Byte.newline, range) }
            return
        }
        if breaks.count == 1 { put(Byte.space, line) }
        for range in breaks.dropFirst() { put(Byte.newline, range) }
    }

    private mutating func chomp(_ chomping: UInt8?) {
        guard chomping != UInt8(ascii: "+") else { return }
        let hasContent = text.contains { $0 != Byte.newline }
        var count = text.reversed().prefix { $0 == Byte.newline }.count
        if chomping == nil, hasContent, count > 0 { count -= 1 }
        text.removeLast(count)
        origins.removeLast(count)
    }
}
