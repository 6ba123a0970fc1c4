/// One line of a YAML file taken apart by eye, as a person reads it: indentation, list marks, key, value.
struct YAMLLine {
    let file: SourceFile
    /// The line's number from 0.
    let index: Int
    /// The line without its line end.
    let range: Range<Int>
    /// Where the indentation ends, whatever blanks it is made of.
    let indentationEnd: Int
    /// Behind the list marks.
    let content: Int
    /// The key, without the colon; nil when the line has none.
    let key: Range<Int>?
    /// Place of the key's colon.
    let colon: Int?
    /// What follows the colon or the list marks, without blanks at its ends and without a comment.
    let value: Range<Int>

    var bytes: [UInt8] { file.bytes }
    /// Nothing but blanks, or a comment.
    var isBlank: Bool { indentationEnd == range.upperBound || bytes[indentationEnd] == Byte.hash }
    var hasListMark: Bool { content > indentationEnd }

    init(_ file: SourceFile, _ index: Int) {
        self.file = file
        self.index = index
        let bytes = file.bytes
        let range = file.lineRange(index)
        self.range = range
        var place = range.lowerBound
        while place < range.upperBound {
            let length = OddSpace.length(bytes, at: place)
            guard length > 0 || Byte.isBlank(bytes[place]) else { break }
            place += max(length, 1)
        }
        indentationEnd = place
        while place + 1 < range.upperBound, bytes[place] == Byte.dash, Byte.isBlank(bytes[place + 1]) {
            place += 2
            while place < range.upperBound, Byte.isBlank(bytes[place]) { place += 1 }
        }
        content = place
        colon = Self.findColon(bytes, place..<range.upperBound)
        key = colon.map { place..<$0 }
        var start = colon.map { $0 + 1 } ?? place
        while start < range.upperBound, Byte.isBlank(bytes[start]) { start += 1 }
        value = start..<Self.valueEnd(bytes, start..<range.upperBound)
    }

    /// The colon that ends a key: followed by a blank or the line's end, not in quotes.
    private static func findColon(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard let first = range.first, bytes[first] != UInt8(ascii: "{"), bytes[first] != UInt8(ascii: "["), bytes[first] != Byte.hash else { return nil }
        var place = first
        if bytes[first] == Byte.singleQuote || bytes[first] == Byte.doubleQuote {
            guard let close = closingQuote(bytes, range) else { return nil }
            place = close + 1
            while place < range.upperBound, Byte.isBlank(bytes[place]) { place += 1 }
            return place < range.upperBound && isColon(bytes, place, range.upperBound) ? place : nil
        }
        while place < range.upperBound {
            if isColon(bytes, place, range.upperBound) { return place }
            if bytes[place] == Byte.hash, Byte.isBlank(bytes[place - 1]) { return nil }
            place += 1
        }
        return nil
    }

    static func isColon(_ bytes: [UInt8], _ place: Int, _ end: Int) -> Bool {
        bytes[place] == Byte.colon && (place + 1 == end || Byte.isBlank(bytes[place + 1]))
    }

    /// The quote that closes the one at the start of `range`, within it.
    static func closingQuote(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard let first = range.first else { return nil }
        let quote = bytes[first]
        var place = first + 1
        while place < range.upperBound {
            if bytes[place] == Byte.backslash, quote == Byte.doubleQuote {
                place += 2
            } else if bytes[place] == quote {
                let isDoubled = quote == Byte.singleQuote && place + 1 < range.upperBound && bytes[place + 1] == quote
                if !isDoubled { return place }
                place += 2
            } else {
                place += 1
            }
        }
        return nil
    }

    /// The bracket or brace that closes the one at the start of `range`, within it.
    static func closingBracket(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        var depth = 0
        var place = range.lowerBound
        while place < range.upperBound {
            switch bytes[place] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return place }
            case Byte.doubleQuote, Byte.singleQuote:
                // An apostrophe within a word opens nothing.
                if place > range.lowerBound, !Byte.isWordByte(bytes[place - 1]),
                    let close = closingQuote(bytes, place..<range.upperBound)
                {
                    place = close
                }
            default: break
            }
            place += 1
        }
        return nil
    }

    /// The end of a value before a comment (` #` and a blank) and before trailing blanks.
    private static func valueEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        var end = range.upperBound
        var place = range.lowerBound
        if let first = range.first, bytes[first] == Byte.singleQuote || bytes[first] == Byte.doubleQuote {
            place = closingQuote(bytes, range) ?? place
        }
        while place < end {
            let isComment =
                bytes[place] == Byte.hash && place > 0 && Byte.isBlank(bytes[place - 1])
                && (place + 1 == range.upperBound || Byte.isBlank(bytes[place + 1]) || bytes[place + 1] == Byte.hash)
            if isComment { end = place } else { place += 1 }
        }
        while end > range.lowerBound, Byte.isBlank(bytes[end - 1]) { end -= 1 }
        return end
    }
}

/// Spaces that look like one and are none to YAML.
enum OddSpace {
    /// The length in bytes of the odd space at `index`, 0 when there is none.
    static func length(_ bytes: [UInt8], at index: Int) -> Int {
        switch bytes[index] {
        case 0xC2: bytes[index + 1] == 0xA0 ? 2 : 0
        case 0xE1: bytes[index + 1] == 0x9A && bytes[index + 2] == 0x80 ? 3 : 0
        case 0xE2:
            bytes[index + 1] == 0x80 && (bytes[index + 2] <= 0x8B || bytes[index + 2] == 0xAF)
                || bytes[index + 1] == 0x81 && (bytes[index + 2] == 0x9F || bytes[index + 2] == 0xA0) ? 3 : 0
        case 0xE3: bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
        default: 0
        }
    }

    /// The length in bytes of the odd space that ends before `index`, 0 when there is none.
    static func length(_ bytes: [UInt8], before index: Int, from start: Int) -> Int {
        for length in [2, 3] where index - length >= start && bytes[index - length] >= 0xC0 {
            if self.length(bytes, at: index - length) == length { return length }
        }
        return 0
    }
}
