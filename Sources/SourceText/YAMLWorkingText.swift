/// A piece of the file that is read as something else, so that reading can go on behind a mistake that has been reported.
struct YAMLEdit {
    /// The bytes that are replaced.
    var range: Range<Int>
    /// What is read in their place; ASCII.
    var replacement: String
    /// The text that a scalar beginning here stands for, when the replacement is a stand-in for it.
    var guess: String?
}

/// The text that libyaml reads: the file with its edits, and the way back from libyaml's character counts to the file's byte offsets.
struct YAMLWorkingText {
    let bytes: [UInt8]
    /// For each character the byte offset in the file, and one more for the end; nil when both are the same.
    private let offsets: [Int32]?
    /// Guessed scalars by the byte offset at which they begin.
    let guesses: [Int: YAMLEdit]

    /// `edits` are in order and do not overlap.
    init(_ file: SourceFile, edits: [YAMLEdit]) {
        guesses = Dictionary(edits.filter { $0.guess != nil }.map { ($0.range.lowerBound, $0) }, uniquingKeysWith: { one, _ in one })
        if edits.isEmpty, file.isASCII {
            bytes = file.bytes
            offsets = nil
            return
        }
        var text: [UInt8] = []
        var map: [Int32] = []
        text.reserveCapacity(file.bytes.count)
        map.reserveCapacity(file.bytes.count + 1)
        func copy(_ range: Range<Int>) {
            for index in range {
                if file.bytes[index] & 0xC0 != 0x80 { map.append(Int32(index)) }
                text.append(file.bytes[index])
            }
        }
        var place = 0
        for edit in edits {
            copy(place..<edit.range.lowerBound)
            for byte in edit.replacement.utf8 {
                map.append(Int32(edit.range.lowerBound))
                text.append(byte)
            }
            place = edit.range.upperBound
        }
        copy(place..<file.bytes.count)
        map.append(Int32(file.bytes.count))
        bytes = text
        offsets = map
    }

    /// The byte offset in the file of a character that libyaml counted.
    func offset(_ index: Int) -> Int {
        guard let offsets else { return min(index, bytes.count) }
        return Int(offsets[min(max(index, 0), offsets.count - 1)])
    }
}
