/// When the clocks of an IANA time zone say what: its offsets from UTC, past and to come.
///
/// The past is a table of changes; the years beyond it follow the zone's yearly rule, however far ahead.
/// Offsets are in seconds, positive east of Greenwich. Instants are seconds since 1970-01-01T00:00:00 UTC, without leap seconds;
/// local seconds are the same count for what the zone's own clocks and calendars show.
public struct ZoneRules: Sendable {
    /// The zone's name: "Europe/London".
    public let name: String
    /// The instants of the changes in the table, rising.
    let changes: [Int64]
    /// The offset from each of `changes` on.
    let offsets: [Int32]
    /// The offset before the first change.
    let firstOffset: Int
    /// What holds from the last change on.
    let yearlyRule: YearlyClockRule?

    /// The offset at an instant.
    public func offset(atInstant instant: Int64) -> Int {
        let instant = ZoneRules.bounded(instant)
        if let yearlyRule, instant >= changes.last ?? .min { return yearlyRule.offset(at: instant) }
        let passed = changes.partitioningIndex { $0 > instant }
        return passed == 0 ? firstOffset : Int(offsets[passed - 1])
    }

    /// The offset at which the zone's clocks show a time.
    ///
    /// A time that is shown twice, when clocks go back, means its first showing.
    /// A time that is never shown, when clocks go forward, is counted with the offset before the change.
    public func offset(atLocal secondsSinceEpoch: Int64) -> Int {
        // Offsets are less than 26 hours, so that the change that matters is within two days.
        let reach: Int64 = 2 * 86_400
        let local = ZoneRules.bounded(secondsSinceEpoch)
        var current = offset(atInstant: local - reach)
        for change in changeInstants(after: local - reach, upTo: local + reach) {
            if local < change + Int64(current) { return current }
            let next = offset(atInstant: change)
            if local < change + Int64(next) { return current }
            current = next
        }
        return current
    }

    /// Beyond any calendar (36 thousand million years); nearer to the end of Int64, sums might overflow.
    static let latestInstant: Int64 = 1 << 60

    private static func bounded(_ seconds: Int64) -> Int64 { min(max(seconds, -latestInstant), latestInstant) }

    /// The instants of the changes after `start`, rising, as far as `end`.
    private func changeInstants(after start: Int64, upTo end: Int64) -> [Int64] {
        let first = changes.partitioningIndex { $0 > start }
        var found = Array(changes[first...].prefix { $0 <= end })
        if let yearlyRule, end > changes.last ?? .min {
            let covered = max(start, changes.last ?? .min)
            found += yearlyRule.changes(around: end).lazy.map(\.instant).filter { $0 > covered && $0 <= end }
        }
        return found
    }
}

extension Array {
    /// The index of the first element for which it holds, where it holds for all that follow.
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
