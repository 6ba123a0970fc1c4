/// Days from one day up to, and without, another: [from, until).
public struct DayInterval: Hashable, Sendable {
    /// The first day.
    public let from: CivilDate
    /// The day after the last; nil where it has not ended.
    public let until: CivilDate?

    /// The days from `from` up to, and without, `until`; without an end where that is nil.
    public init(from: CivilDate, until: CivilDate?) {
        self.from = from
        self.until = until
    }

    /// The days of a record whose last day is part of it: [from, through].
    public init(from: CivilDate, through last: CivilDate) {
        self.init(from: from, until: last.adding(days: 1))
    }

    /// Whether it holds no day at all: it ends on or before its first day.
    public var isEmpty: Bool { until.map { $0 <= from } ?? false }

    /// Whether the day lies within.
    public func contains(_ day: CivilDate) -> Bool {
        day >= from && (until.map { day < $0 } ?? true)
    }

    /// The number of days; nil where it has not ended.
    public var days: Int? { until.map { max(0, $0 - from) } }
}

/// A set of days, held as intervals that neither touch nor overlap, in order. For clock stops and periods.
public struct DayIntervals: Hashable, Sendable {
    /// The intervals, in order. Only the last can be without an end.
    public let intervals: [DayInterval]

    /// No day at all.
    public static let none = DayIntervals([])

    /// The days that lie in any of the intervals; empty ones add nothing, those that touch or overlap become one.
    public init(_ intervals: some Sequence<DayInterval>) {
        var merged: [DayInterval] = []
        for next in intervals.filter({ !$0.isEmpty }).sorted(by: { $0.from < $1.from }) {
            if let last = merged.last, last.reaches(next.from) {
                merged[merged.count - 1] = DayInterval(from: last.from, until: later(last.until, next.until))
            } else {
                merged.append(next)
            }
        }
        self.intervals = merged
    }

    /// Whether there is no day in it.
    public var isEmpty: Bool { intervals.isEmpty }

    /// Whether it goes on without an end.
    public var isOpenEnded: Bool { intervals.last.map { $0.until == nil } ?? false }

    /// The interval that holds the day; nil where none does.
    public func interval(holding day: CivilDate) -> DayInterval? {
        var low = 0
        var high = intervals.count
        while low < high {
            let middle = (low + high) / 2
            if intervals[middle].from <= day { low = middle + 1 } else { high = middle }
        }
        guard low > 0, intervals[low - 1].contains(day) else { return nil }
        return intervals[low - 1]
    }

    /// Whether the day is in it.
    public func contains(_ day: CivilDate) -> Bool { interval(holding: day) != nil }

    /// The days that are in either.
    public func union(_ other: DayIntervals) -> DayIntervals {
        DayIntervals(intervals + other.intervals)
    }

    /// The days that are in both.
    public func intersection(_ other: DayIntervals) -> DayIntervals {
        var common: [DayInterval] = []
        var (i, j) = (0, 0)
        while i < intervals.count, j < other.intervals.count {
            let (a, b) = (intervals[i], other.intervals[j])
            common.append(DayInterval(from: max(a.from, b.from), until: sooner(a.until, b.until)))
            if sooner(a.until, b.until) == a.until { i += 1 } else { j += 1 }
        }
        return DayIntervals(common)
    }

    /// The days that are in this and not in the other.
    public func subtracting(_ other: DayIntervals) -> DayIntervals {
        var left: [DayInterval] = []
        for interval in intervals {
            var from: CivilDate? = interval.from
            for taken in other.intervals {
                guard let start = from else { break }
                if let until = taken.until, until <= start { continue }
                if let end = interval.until, taken.from >= end { break }
                left.append(DayInterval(from: start, until: taken.from))
                from = taken.until
            }
            if let from { left.append(DayInterval(from: from, until: interval.until)) }
        }
        return DayIntervals(left)
    }

    /// The number of days in it from `start` up to, and without, `end`.
    public func days(from start: CivilDate, until end: CivilDate) -> Int {
        intervals.reduce(0) { sum, interval in
            let last = interval.until.map { min($0, end) } ?? end
            return sum + max(0, last - max(interval.from, start))
        }
    }
}

extension DayInterval {
    /// Whether the day lies in it or is the first after it.
    fileprivate func reaches(_ day: CivilDate) -> Bool {
        until.map { day <= $0 } ?? true
    }
}

/// The later of two ends, nil being none at all.
private func later(_ a: CivilDate?, _ b: CivilDate?) -> CivilDate? {
    guard let a, let b else { return nil }
    return max(a, b)
}

/// The sooner of two ends, nil being none at all.
private func sooner(_ a: CivilDate?, _ b: CivilDate?) -> CivilDate? {
    guard let a else { return b }
    guard let b else { return a }
    return min(a, b)
}
