/// The line of a span made ready to be shown, and where the carets go under it.
struct SourceExcerpt {
    /// Columns of the line that are shown at most.
    static let maximumWidth = 110
    /// Columns kept before the caret when a line is cut.
    private static let leadingWidth = 40
    private static let tabWidth = 4

    var name: String
    var position: SourcePosition
    /// The line as shown: tabs as spaces, what cannot be seen as `·`, cut round the caret.
    var line: String
    /// Columns before the first caret.
    var caretColumn: Int
    /// Number of carets, at least one.
    var caretLength: Int

    var lineNumber: Int { position.line }

    init(_ span: SourceSpan) {
        let file = span.file
        let start = min(max(span.start, 0), file.bytes.count)
        position = file.position(at: start)
        name = file.name
        let range = file.lineRange(position.line - 1)
        let end = min(max(span.end, start), max(range.upperBound, start))
        var cells = Cells()
        cells.add(file.text(range.lowerBound..<min(start, range.upperBound)))
        let caretStart = cells.width
        cells.add(file.text(min(start, range.upperBound)..<min(end, range.upperBound)))
        let caretEnd = max(cells.width, caretStart + 1)
        cells.add(file.text(min(end, range.upperBound)..<range.upperBound))
        (line, caretColumn, caretLength) = cells.cut(caretStart: caretStart, caretEnd: caretEnd)
    }

    /// Characters that must not reach a terminal as they are: controls, and marks that change the direction or cannot be seen.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: return true
        default: return false
        }
    }

    /// Columns that a character takes in a terminal: 0, 1 or 2.
    static func width(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// The characters of a line, each with its width.
    private struct Cells {
        var scalars: [(scalar: Unicode.Scalar, width: Int)] = []
        var width = 0

        mutating func add(_ text: String) {
            for scalar in text.unicodeScalars {
                if scalar == "\t" {
                    for _ in 0..<tabWidth { append(" ") }
                } else {
                    append(SourceExcerpt.isHidden(scalar) ? "·" : scalar)
                }
            }
        }

        private mutating func append(_ scalar: Unicode.Scalar) {
            let columns = SourceExcerpt.width(scalar)
            scalars.append((scalar, columns))
            width += columns
        }

        func cut(caretStart: Int, caretEnd: Int) -> (String, Int, Int) {
            guard width > maximumWidth else { return (text(0..<width).0, caretStart, caretEnd - caretStart) }
            let low = caretStart < maximumWidth - leadingWidth ? 0 : caretStart - leadingWidth
            let high = min(width, low + maximumWidth)
            let (shown, first) = text(low..<high)
            let before = low > 0 ? "…" : ""
            let after = high < width ? "…" : ""
            let column = caretStart - first + before.count
            return (before + shown + after, column, max(1, min(caretEnd, high) - caretStart))
        }

        /// The characters that lie wholly within `columns`, and the column at which the first of them begins.
        private func text(_ columns: Range<Int>) -> (String, Int) {
            var result = String.UnicodeScalarView()
            var column = 0
            var first: Int?
            for (scalar, columnsOfScalar) in scalars {
                if column >= columns.lowerBound, column + columnsOfScalar <= columns.upperBound {
                    if first == nil { first = column }
                    result.append(scalar)
                }
                column += columnsOfScalar
            }
            return (String(result), first ?? columns.lowerBound)
        }
    }
}
