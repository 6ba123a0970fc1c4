/// A file as read: its name as shown to people, its bytes (decoded to UTF-8), its lines.
///
/// A byte order mark is left out of `bytes`; offsets count from the first byte after it. Two files are equal only when they are the same object.
public final class SourceFile: Sendable, Hashable {
    /// The name as shown to people, usually the path as it was given.
    public let name: String
    /// The text, always well-formed UTF-8, without a byte order mark.
    public let bytes: [UInt8]
    /// How the bytes were written before they were decoded.
    public let encoding: TextEncoding
    /// In a file that is not UTF-8, the first byte offset and the number of lines that show it.
    let encodingTrouble: EncodingTrouble?
    /// Byte offsets at which lines begin; never empty.
    let lineStarts: [Int]
    /// Whether every character is one byte: most files are, and need not be looked through for what only others hold.
    let isASCII: Bool

    /// A file from text that is at hand.
    public convenience init(name: String, text: String) {
        self.init(name: name, utf8: Array(text.utf8))
    }

    /// A file from bytes. UTF-16 and Windows-1252 are recognised and decoded; `encoding` says so.
    public init(name: String, utf8: [UInt8]) {
        let decoded = TextEncoding.decode(utf8)
        self.name = name
        self.bytes = decoded.utf8
        self.encoding = decoded.encoding
        self.encodingTrouble = decoded.trouble
        self.lineStarts = decoded.utf8.withUnsafeBufferPointer(SourceFile.findLineStarts)
        self.isASCII = decoded.utf8.withUnsafeBufferPointer { $0.reduce(0, |) < 0x80 }
    }

    /// The number of lines; a line end at the very end of the file begins no further line of its own unless something follows.
    public var lineCount: Int { lineStarts.count }

    /// Line and column of a byte offset. Both count from 1; columns count Unicode scalars, a tab is one. Offsets outside the file are moved to its ends.
    public func position(at offset: Int) -> SourcePosition {
        let place = min(max(offset, 0), bytes.count)
        let line = lineIndex(of: place)
        var column = 1
        for index in lineStarts[line]..<place where bytes[index] & 0xC0 != 0x80 { column += 1 }
        return SourcePosition(line: line + 1, column: column)
    }

    /// The text of a line (counted from 1) without its line end; empty when there is no such line.
    public func lineText(_ line: Int) -> String {
        guard lineStarts.indices.contains(line - 1) else { return "" }
        return String(decoding: bytes[lineRange(line - 1)], as: UTF8.self)
    }

    /// The first byte of a line (counted from 1), be it its line end; nil when there is none.
    public func firstByte(ofLine line: Int) -> UInt8? {
        guard lineStarts.indices.contains(line - 1), lineStarts[line - 1] < bytes.count else { return nil }
        return bytes[lineStarts[line - 1]]
    }

    /// Files are compared by identity.
    public static func == (one: SourceFile, other: SourceFile) -> Bool { one === other }

    /// Files are hashed by identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    /// The zero-based line that holds a byte offset.
    func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of a zero-based line without its line end.
    func lineRange(_ index: Int) -> Range<Int> {
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
        while end > start, bytes[end - 1] == Byte.newline || bytes[end - 1] == Byte.carriageReturn { end -= 1 }
        return start..<end
    }

    /// The text of a byte range.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// A span of this file.
    func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(file: self, start: range.lowerBound, end: range.upperBound)
    }

    private static func findLineStarts(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var starts = [0]
        for index in bytes.indices {
            let isLoneReturn = bytes[index] == Byte.carriageReturn && (index + 1 == bytes.count || bytes[index + 1] != Byte.newline)
            if bytes[index] == Byte.newline || isLoneReturn { starts.append(index + 1) }
        }
        return starts
    }
}
