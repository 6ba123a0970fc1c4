/// The calendars that a rule set names, for whatever asks them.
public struct Calendars: Sendable {
    /// Working days; nil where none is named.
    public var working: WorkingCalendar?
    /// School terms; nil where none is named.
    public var school: SchoolCalendar?

    /// These calendars.
    public init(working: WorkingCalendar? = nil, school: SchoolCalendar? = nil) {
        self.working = working
        self.school = school
    }

    /// Without any: what asks one cannot be answered.
    public static let none = Calendars()
}

/// What a calendar speaks of.
public enum CalendarKind: String, Sendable, Hashable, CaseIterable {
    /// Working days and bank holidays.
    case working
    /// School terms.
    case school
}
