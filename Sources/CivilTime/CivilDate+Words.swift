extension CivilDate: CustomStringConvertible {
    /// The date as `2026-03-31`.
    public var description: String {
        let (year, month, day) = yearMonthDay
        if (1000...9999).contains(year) { return CivilDate.text(year, month, day) }
        let magnitude = String(year.magnitude)
        let padding = String(repeating: "0", count: Swift.max(0, 4 - magnitude.utf8.count))
        return "\(year < 0 ? "-" : "")\(padding)\(magnitude)-\(twoDigits(month))-\(twoDigits(day))"
    }

    /// Ten characters: they are written into the string itself.
    private static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
        String(unsafeUninitializedCapacity: 10) { text in
            for (place, number) in [(0, year / 100), (2, year % 100), (5, month), (8, day)] {
                text[place] = UInt8(ascii: "0") + UInt8(number / 10)
                text[place + 1] = UInt8(ascii: "0") + UInt8(number % 10)
            }
            (text[4], text[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
            return 10
        }
    }

    /// The date as people read it: "Tue 31 March", or "Tue 31 March 2026" with the year.
    public func inWords(withYear: Bool) -> String {
        let (year, month, day) = yearMonthDay
        let words = "\(weekday.shortName) \(day) \(CivilDate.monthNames[month - 1])"
        return withYear ? "\(words) \(year)" : words
    }

    /// The months' names, January first.
    public static let monthNames = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]

    private func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}

/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, CaseIterable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The name in full: "Monday".
    public var name: String {
        switch self {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }

    /// The first three letters: "Mon".
    public var shortName: String { String(name.prefix(3)) }

    /// Saturday or Sunday.
    public var isWeekend: Bool { self == .saturday || self == .sunday }
}
