/// What a span is counted in.
public enum TimeUnit: Int, CaseIterable, Sendable {
    case hours, days, workingDays, schoolDays, weeks, months, years

    /// The word for one: "working day".
    public var singular: String {
        switch self {
        case .hours: "hour"
        case .days: "day"
        case .workingDays: "working day"
        case .schoolDays: "school day"
        case .weeks: "week"
        case .months: "month"
        case .years: "year"
        }
    }

    /// The word for any other number: "working days".
    public var plural: String { singular + "s" }

    /// The word that goes with a number.
    public func word(for count: Int) -> String { count == 1 ? singular : plural }
}

/// A length of time as rules say it: "10 working days", "6 weeks", "1 month".
///
/// Spans of different units are not compared: which is longer depends on where they begin.
public struct Span: Hashable, Sendable, CustomStringConvertible {
    /// How many of the unit; never negative when it was read from text.
    public let count: Int32
    /// What is counted.
    public let unit: TimeUnit

    /// The largest number that `readSpan` takes: the days of a century.
    public static let largestCount = 36_525

    /// A span of that many units.
    public init(_ count: Int, _ unit: TimeUnit) {
        self.count = Int32(clamping: count)
        self.unit = unit
    }

    /// The span in words: "10 working days", "1 week".
    public var description: String { "\(count) \(unit.word(for: Int(count)))" }
}

/// From which day a span is counted.
public enum CountFrom: Sendable, Hashable, CaseIterable {
    /// The trigger's day is day 0.
    case nextDay
    /// The trigger's day is day 1.
    case sameDay
}
