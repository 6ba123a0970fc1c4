/// A stretch of school days, from the first to the last, with the name of the term that it belongs to.
///
/// A term with a half-term holiday is two stretches of one name, and the holiday is the gap between them.
public struct SchoolTerm: Sendable, Hashable {
    /// Its name, as people read it: "Autumn term 2025".
    public let name: String
    /// The first day.
    public let from: CivilDate
    /// The last day, which belongs to it.
    public let until: CivilDate

    /// A named stretch; both days belong to it.
    public init(name: String, from: CivilDate, until: CivilDate) {
        self.name = name
        self.from = from
        self.until = until
    }
}

/// What a school calendar knows of a day.
public enum SchoolDay: Sendable, Hashable {
    case term(SchoolTerm)
    /// Covered, and in no term.
    case holidays
    /// Outside what the calendar covers: it may be either.
    case notCovered
}

/// When schools are open, for the days that it covers. Outside those days it knows nothing, and says so.
public struct SchoolCalendar: Sendable {
    /// The name that rule sets use: "riverside-schools".
    public let name: String
    /// What people read: "School terms in Riverside".
    public let title: String
    /// The version of the calendar's data.
    public let version: String
    /// The days that it speaks of, both ends included.
    public let covers: ClosedRange<CivilDate>
    /// The terms in date order.
    public let terms: [SchoolTerm]

    /// A calendar of these terms. A reader of calendar files sees to it that they lie within `covers` and do not
    /// overlap; of two that do, the one that begins later holds.
    public init(
        name: String, title: String, version: String, covers: ClosedRange<CivilDate>, terms: [SchoolTerm]
    ) {
        self.name = name
        self.title = title
        self.version = version
        self.covers = covers
        self.terms = terms.sorted { ($0.from, $0.until, $0.name) < ($1.from, $1.until, $1.name) }
    }

    /// The term that a day lies in.
    public func day(_ day: CivilDate) -> SchoolDay {
        guard covers.contains(day) else { return .notCovered }
        var low = 0
        var high = terms.count
        while low < high {
            let middle = (low + high) / 2
            if terms[middle].from <= day { low = middle + 1 } else { high = middle }
        }
        guard low > 0, day <= terms[low - 1].until else { return .holidays }
        return .term(terms[low - 1])
    }
}
