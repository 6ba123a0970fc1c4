import Synchronization

/// The time zones of the system's database, each read from its file once.
///
/// Whoever evaluates holds a table and hands it on; it may be used from many threads.
public final class ZoneTable: Sendable {
    /// Where systems keep the database.
    public static let usualFolders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]

    private let folders: [String]
    /// Nil for a name that was looked for and is not there.
    private let known: Mutex<[String: ZoneRules?]>

    /// Names come from data: a table does not grow with every wrong one.
    private static let mostRemembered = 2_000

    /// A table that looks in these folders, in turn.
    public init(folders: [String] = ZoneTable.usualFolders) {
        self.folders = folders
        known = Mutex([:])
    }

    /// The rules of the zone of an IANA name ("Europe/London"; capitals count), or nil if the system knows none.
    public func rules(named name: String) -> ZoneRules? {
        known.withLock { known in
            if let found = known[name] { return found }
            let rules = readZoneRules(named: name, folders: folders)
            if known.count < ZoneTable.mostRemembered { known[name] = .some(rules) }
            return rules
        }
    }
}

/// The rules of the zone of an IANA name, read from the system's database; nil if it knows none. To ask often, hold a `ZoneTable`.
public func zoneRules(named name: String) -> ZoneRules? {
    readZoneRules(named: name, folders: ZoneTable.usualFolders)
}

private func readZoneRules(named name: String, folders: [String]) -> ZoneRules? {
    guard isZoneName(name) else { return nil }
    let largestFile = 1 << 20
    for folder in folders {
        if let bytes = bytesOfZoneFile(path: "\(folder)/\(name)", limit: largestFile) {
            return ZoneRules(name: name, fileBytes: bytes)
        }
    }
    return nil
}

/// Whether a text is written like a zone's name: words joined by `/`, so that no other file than a zone's is opened.
private func isZoneName(_ name: String) -> Bool {
    guard name.utf8.count <= 64 else { return false }
    let words = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    // Not names of zones: copies of the database with other leap seconds, and what this machine is set to.
    guard let first = words.first, !["posix", "right", "localtime", "posixrules"].contains(where: { first.elementsEqual($0.utf8) })
    else { return false }
    return words.count <= 4 && words.allSatisfy(isZoneWord)
}

private func isZoneWord(_ word: Substring.UTF8View) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") }
    func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") }
    guard let first = word.first, isLetter(first) else { return false }
    return word.allSatisfy { isLetter($0) || isMark($0) || ($0 >= 0x30 && $0 <= 0x39) }
}
