import Glibc

/// Reading a zone's file, in the compiled form of RFC 8536 ("TZif"), versions 1 to 4.
extension ZoneRules {
    /// The rules that a file's bytes hold; nil if they are not a whole zone file.
    init?(name: String, fileBytes: [UInt8]) {
        guard let narrow = ZoneBlock(fileBytes, at: 0, instantWidth: 4) else { return nil }
        guard narrow.version >= UInt8(ascii: "2") else {
            self.init(name: name, block: narrow, in: fileBytes, yearlyRule: nil)
            return
        }
        // Later versions repeat the block with wide instants, and end with the yearly rule between two line ends.
        guard let wide = ZoneBlock(fileBytes, at: narrow.end, instantWidth: 8) else { return nil }
        let footer = fileBytes[wide.end...]
        let lineEnd = UInt8(ascii: "\n")
        guard footer.first == lineEnd, let last = footer.dropFirst().firstIndex(of: lineEnd) else { return nil }
        let rule = Array(footer[(wide.end + 1)..<last])
        let yearlyRule = YearlyClockRule(posix: rule)
        guard rule.isEmpty || yearlyRule != nil else { return nil }
        self.init(name: name, block: wide, in: fileBytes, yearlyRule: yearlyRule)
    }

    /// What no zone has would break the two days' reach in `offset(atLocal:)`.
    static func isPlausible(offset: Int) -> Bool { offset.magnitude < 26 * 3600 }

    private init?(name: String, block: ZoneBlock, in bytes: [UInt8], yearlyRule: YearlyClockRule?) {
        var offsetOfType: [Int32] = []
        for type in 0..<block.typeCount {
            let offset = Int32(truncatingIfNeeded: bigEndian(bytes, at: block.types + type * 6, width: 4))
            guard ZoneRules.isPlausible(offset: Int(offset)) else { return nil }
            offsetOfType.append(offset)
        }
        var changes: [Int64] = []
        var offsets: [Int32] = []
        for index in 0..<block.changeCount {
            let instant = bigEndian(bytes, at: block.instants + index * block.instantWidth, width: block.instantWidth)
            let type = Int(bytes[block.typeOfChange + index])
            guard type < offsetOfType.count, instant > changes.last ?? -ZoneRules.latestInstant, instant < ZoneRules.latestInstant
            else { return nil }
            changes.append(instant)
            offsets.append(offsetOfType[type])
        }
        guard let first = offsetOfType.first else { return nil }
        self.init(name: name, changes: changes, offsets: offsets, firstOffset: Int(first), yearlyRule: yearlyRule)
    }
}

/// Where the parts of one block of a zone file lie.
private struct ZoneBlock {
    let version: UInt8
    let changeCount: Int
    let typeCount: Int
    let instantWidth: Int
    let instants: Int
    let typeOfChange: Int
    let types: Int
    let end: Int

    init?(_ bytes: [UInt8], at start: Int, instantWidth: Int) {
        let headerLength = 44
        guard bytes.count >= start + headerLength, bytes[start..<(start + 4)].elementsEqual("TZif".utf8) else { return nil }
        version = bytes[start + 4]
        let counts = (0..<6).map { Int(bigEndian(bytes, at: start + 20 + $0 * 4, width: 4)) }
        guard counts.allSatisfy({ $0 >= 0 && $0 <= bytes.count }) else { return nil }
        changeCount = counts[3]
        typeCount = counts[4]
        self.instantWidth = instantWidth
        instants = start + headerLength
        typeOfChange = instants + changeCount * instantWidth
        types = typeOfChange + changeCount
        let names = types + typeCount * 6
        let leapSeconds = names + counts[5]
        end = leapSeconds + counts[2] * (instantWidth + 4) + counts[1] + counts[0]
        guard end <= bytes.count else { return nil }
    }
}

/// A signed number of 4 or 8 bytes, the highest first.
private func bigEndian(_ bytes: [UInt8], at start: Int, width: Int) -> Int64 {
    var value: Int64 = bytes[start] < 0x80 ? 0 : -1
    for byte in bytes[start..<(start + width)] { value = value << 8 | Int64(byte) }
    return value
}

/// The bytes of a plain file of at most `limit` bytes; nil for anything else.
func bytesOfZoneFile(path: String, limit: Int) -> [UInt8]? {
    // Without O_NONBLOCK, a named pipe would hold the program until somebody writes to it.
    let handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard handle >= 0 else { return nil }
    defer { close(handle) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
        let count = buffer.withUnsafeMutableBytes { Glibc.read(handle, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0, bytes.count + count <= limit else { return nil }
        if count == 0 { return bytes }
        bytes.append(contentsOf: buffer[..<count])
    }
}
