/// A place in a file: line and column, both counted from 1, columns in Unicode scalars.
public struct SourcePosition: Hashable, Comparable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The column in Unicode scalars, from 1.
    public let column: Int

    /// A position from its line and column.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Order of reading.
    public static func < (one: SourcePosition, other: SourcePosition) -> Bool {
        (one.line, one.column) < (other.line, other.column)
    }
}

/// A half-open range of bytes in a file.
public struct SourceSpan: Hashable, Sendable {
    /// The file.
    public let file: SourceFile
    /// Byte offset of the first byte.
    public let start: Int
    /// Byte offset after the last byte; equal to `start` for a place between two characters.
    public let end: Int

    /// A span from `start` to before `end`; an end before the start is moved to it.
    public init(file: SourceFile, start: Int, end: Int) {
        self.file = file
        self.start = start
        self.end = max(start, end)
    }

    /// Where the span begins.
    public var position: SourcePosition { file.position(at: start) }

    /// The text that the span covers.
    public var text: String {
        let low = min(max(start, 0), file.bytes.count)
        return file.text(low..<min(max(end, low), file.bytes.count))
    }

    /// The part of the span on its first line.
    public var firstLine: SourceSpan {
        let low = min(max(start, 0), file.bytes.count)
        let line = file.lineRange(file.lineIndex(of: low))
        return SourceSpan(file: file, start: start, end: min(end, max(line.upperBound, low)))
    }
}
