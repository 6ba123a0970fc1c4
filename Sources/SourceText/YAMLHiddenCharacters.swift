/// Characters that YAML does not allow or reads as line ends although nobody sees them: controls, line separators, a byte order mark within the text.
enum YAMLHiddenCharacters {
    /// One diagnostic for the first of them, and edits that read them all as spaces.
    static func find(in file: SourceFile) -> (diagnostic: Diagnostic?, edits: [YAMLEdit]) {
        var edits: [YAMLEdit] = []
        var first: (range: Range<Int>, value: UInt32)?
        let bytes = file.bytes
        guard bytes.withUnsafeBufferPointer({ $0.contains(where: mayBeHidden) }) else { return (nil, []) }
        var index = 0
        while index < bytes.count {
            let (length, value) = character(bytes, at: index)
            if length > 0 {
                if first == nil { first = (index..<index + length, value) }
                edits.append(YAMLEdit(range: index..<index + length, replacement: " "))
            }
            index += max(length, 1)
        }
        guard let first else { return (nil, []) }
        return (.hiddenCharacter(first.value, count: edits.count, at: file.span(first.range)), edits)
    }

    /// Whether a byte is a control, or may begin a hidden character.
    private static func mayBeHidden(_ byte: UInt8) -> Bool {
        byte < 0x20 ? byte != Byte.newline && byte != Byte.tab && byte != Byte.carriageReturn : byte >= 0x7F
    }

    /// Length in bytes and value of the hidden character at `index`; length 0 when there is none.
    private static func character(_ bytes: [UInt8], at index: Int) -> (Int, UInt32) {
        let byte = bytes[index]
        if byte < 0x20 || byte == 0x7F {
            let allowed = byte == Byte.tab || Byte.isLineEnd(byte)
            return allowed ? (0, 0) : (1, UInt32(byte))
        }
        // U+0080 to U+009F
        if byte == 0xC2, bytes[index + 1] < 0xA0 { return (2, UInt32(bytes[index + 1])) }
        // U+2028 and U+2029
        if byte == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8 { return (3, 0x2000 + UInt32(bytes[index + 2]) - 0x80) }
        // U+FEFF, U+FFFE, U+FFFF
        if byte == 0xEF, bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF { return (3, 0xFEFF) }
        if byte == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { return (3, 0xFFC0 + UInt32(bytes[index + 2]) - 0x80) }
        return (0, 0)
    }
}
