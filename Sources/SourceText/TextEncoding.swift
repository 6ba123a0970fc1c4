/// How the bytes of a file stand for characters.
public enum TextEncoding: Sendable, Hashable {
    /// UTF-8, with or without a byte order mark: the only one that Duly accepts.
    case utf8
    /// UTF-16, which Notepad calls "Unicode".
    case utf16
    /// Not UTF-8; read as Windows-1252, which older Windows programs write ("ANSI").
    case windows1252
}

/// Where a file shows that it is not UTF-8.
struct EncodingTrouble: Sendable {
    /// Offset, in the decoded text, of the first character that was not UTF-8.
    var offset: Int
    /// How many lines hold such a character.
    var lines: Int
}

extension TextEncoding {
    struct Decoded {
        var utf8: [UInt8]
        var encoding: TextEncoding
        var trouble: EncodingTrouble?
    }

    /// Finds the encoding of `bytes` and gives their text as UTF-8 without a byte order mark.
    static func decode(_ bytes: [UInt8]) -> Decoded {
        if let bigEndian = utf16ByteOrder(bytes) {
            return Decoded(utf8: decodeUTF16(bytes, bigEndian: bigEndian), encoding: .utf16, trouble: EncodingTrouble(offset: 0, lines: 0))
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if body.withUnsafeBufferPointer({ isUTF8($0) }) { return Decoded(utf8: body, encoding: .utf8) }
        return decodeMixed(body)
    }

    /// True for big-endian, false for little-endian, nil when the bytes are not UTF-16: a byte order mark, or a NUL in every other byte at the start.
    private static func utf16ByteOrder(_ bytes: [UInt8]) -> Bool? {
        guard bytes.count >= 2 else { return nil }
        if bytes[0] == 0xFF && bytes[1] == 0xFE { return false }
        if bytes[0] == 0xFE && bytes[1] == 0xFF { return true }
        let sample = bytes.prefix(64)
        guard bytes.count % 2 == 0, sample.count >= 4 else { return nil }
        let evenNULs = stride(from: 0, to: sample.count, by: 2).filter { sample[$0] == 0 }.count
        let oddNULs = stride(from: 1, to: sample.count, by: 2).filter { sample[$0] == 0 }.count
        let pairs = sample.count / 2
        if oddNULs * 4 >= pairs * 3, evenNULs == 0 { return false }
        if evenNULs * 4 >= pairs * 3, oddNULs == 0 { return true }
        return nil
    }

    private static func decodeUTF16(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = 0
        while index + 1 < bytes.count {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(bigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        if units.first == 0xFEFF { units.removeFirst() }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            guard let length = utf8Length(bytes, at: index) else { return false }
            index += length
        }
        return true
    }

    /// Bytes that are UTF-8 stay; each other byte is read as Windows-1252, so that the rest of the file can still be checked.
    private static func decodeMixed(_ bytes: [UInt8]) -> Decoded {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + 64)
        var trouble: EncodingTrouble?
        var lineIsCounted = false
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                if let length = utf8Length(buffer, at: index) {
                    if buffer[index] == Byte.newline { lineIsCounted = false }
                    utf8.append(contentsOf: buffer[index..<index + length])
                    index += length
                    continue
                }
                if trouble == nil { trouble = EncodingTrouble(offset: utf8.count, lines: 0) }
                if !lineIsCounted { trouble?.lines += 1 }
                lineIsCounted = true
                utf8.append(contentsOf: Array(String(windows1252(buffer[index])).utf8))
                index += 1
            }
        }
        return Decoded(utf8: utf8, encoding: .windows1252, trouble: trouble)
    }

    /// The length of the well-formed UTF-8 character at `index`, nil when there is none (overlong forms and surrogates included).
    static func utf8Length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch bytes[index] {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return continues(1) ? 2 : nil
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : nil
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : nil
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : nil
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : nil
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : nil
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : nil
        default: return nil
        }
    }

    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return windows1252High[Int(byte) - 0x80]
    }

    /// Windows-1252 from 0x80 to 0x9F; the five bytes without a meaning there become the replacement character.
    private static let windows1252High: [Unicode.Scalar] = [
        "€", "\u{FFFD}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{FFFD}", "Ž", "\u{FFFD}",
        "\u{FFFD}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{FFFD}", "ž", "Ÿ",
    ]
}
