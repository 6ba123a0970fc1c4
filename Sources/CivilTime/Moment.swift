/// When something happened, as exactly as it is known: to the minute, or some time of a whole day.
public struct Moment: Sendable, Hashable {
    /// The first and the last minute that it may have been, since 1970-01-01T00:00 UTC.
    public let earliest: Int64, latest: Int64
    /// Only the date is known.
    public let isWholeDay: Bool

    /// Some time between two minutes, both included.
    public init(earliest: Int64, latest: Int64, isWholeDay: Bool) {
        self.earliest = earliest
        self.latest = latest
        self.isWholeDay = isWholeDay
    }
}

/// Counts hours on the clocks of a zone.
///
/// From a known time hours are elapsed time: 72 hours over the night on which clocks go forward end an hour later by the
/// clock. Where only the date is known there is no clock to go by: a day counts 24 hours.
public struct HourCounting: Sendable {
    private let zone: ZoneRules

    /// By the clocks of that zone.
    public init(zone: ZoneRules) { self.zone = zone }

    /// The moment of a day and, where one is known, a minute of it (0 to 1439). A time that the clocks show twice may be
    /// either of the two.
    public func moment(_ day: CivilDate, minute: Int?) -> Moment {
        let start = Int64(day.dayNumber) * 1440
        guard let minute else {
            return Moment(earliest: instant(start), latest: showings(start + 1439).last, isWholeDay: true)
        }
        let (first, last) = showings(start + Int64(minute))
        return Moment(earliest: first, latest: last, isWholeDay: false)
    }

    /// When a number of hours from a moment is over.
    public func due(hours: Int, from start: Moment) -> Moment {
        let minutes = Int64(hours) * 60
        guard start.isWholeDay else {
            return Moment(earliest: start.earliest + minutes, latest: start.latest + minutes, isWholeDay: false)
        }
        let (first, last) = (local(start.earliest) + minutes, local(start.latest) + minutes)
        return Moment(earliest: instant(first), latest: showings(last).last, isWholeDay: true)
    }

    /// The end of a day: the first minute of the next.
    public func end(of day: CivilDate) -> Int64 { instant((Int64(day.dayNumber) + 1) * 1440) }

    /// The day and the minute of it that the clocks show at an instant.
    public func shown(_ instant: Int64) -> (day: CivilDate, minute: Int) {
        let minutes = local(instant)
        let day = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
        return (CivilDate(dayNumber: Int32(clamping: day)), Int(minutes - day * 1440))
    }

    private func local(_ instant: Int64) -> Int64 { instant + Int64(zone.offset(atInstant: instant * 60)) / 60 }

    private func instant(_ local: Int64) -> Int64 { local - Int64(zone.offset(atLocal: local * 60)) / 60 }

    /// The first and the last time that clocks show it; the same but in the hour that comes twice.
    private func showings(_ local: Int64) -> (first: Int64, last: Int64) {
        let first = instant(local)
        // Clocks go back by three hours at most.
        let later = local - Int64(zone.offset(atInstant: (first + 180) * 60)) / 60
        return later > first && self.local(later) == local ? (first, later) : (first, first)
    }
}
