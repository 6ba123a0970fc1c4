/// A civil date: a day of the proleptic Gregorian calendar, without a time or a zone.
///
/// It is one number, so that columns of dates are plain integers and comparing them is free.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let dayNumber: Int32

    /// The first date that can be written as `yyyy-mm-dd`: 0001-01-01.
    public static let earliest = CivilDate(dayNumber: -719_162)
    /// The last date that can be written as `yyyy-mm-dd`: 9999-12-31.
    public static let latest = CivilDate(dayNumber: 2_932_896)

    /// The date that many days after 1970-01-01.
    @inlinable
    public init(dayNumber: Int32) {
        self.dayNumber = dayNumber
    }

    /// The date of a year (1 to 9999), month (1 to 12) and day of the month; nil where there is no such day.
    @inlinable
    public init?(year: Int, month: Int, day: Int) {
        guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1,
            day <= 28 || day <= CivilDate.daysInMonth(month, ofYear: year)
        else { return nil }
        self.dayNumber = Int32(truncatingIfNeeded: CivilDate.dayNumber(year: year, month: month, day: day))
    }

    /// The date that `yyyy-mm-dd` says, exactly; nil for anything else, blanks around it included.
    public init?(iso: some StringProtocol) {
        var text = String(iso)
        let date = text.withUTF8 { bytes in bytes.count == 10 ? parseDate(bytes, form: .iso) : nil }
        guard let date else { return nil }
        self = date
    }

    @inlinable
    public static func < (a: CivilDate, b: CivilDate) -> Bool {
        a.dayNumber < b.dayNumber
    }
}

// MARK: - Year, month, day

extension CivilDate {
    /// Year, month (1 to 12) and day of the month (1 to 31).
    public var yearMonthDay: (year: Int, month: Int, day: Int) {
        guard CivilDate.earliest.dayNumber...CivilDate.latest.dayNumber ~= dayNumber else { return distantYearMonthDay }
        // Years are taken from 1 March, so that the leap day is a year's last; eras of 400 years are all alike. Divisions
        // are by multiplying, as in C. Neri and L. Schneider, "Euclidean affine functions and their application to calendar
        // algorithms" (2022): exact for 32,800 years before and behind 1970, and dates are written by the million.
        let eras: Int32 = 82
        let day = UInt32(truncatingIfNeeded: dayNumber &+ 719_468 &+ 146_097 &* eras)
        let inCentury = 4 &* day &+ 3
        let century = inCentury / 146_097
        let inYears = UInt64(2_939_745) &* UInt64(4 &* (inCentury % 146_097 / 4) &+ 3)
        let year = 100 &* century &+ UInt32(truncatingIfNeeded: inYears >> 32)
        let dayOfYear = UInt32(truncatingIfNeeded: inYears) / 2_939_745 / 4
        let inMonths = 2_141 &* dayOfYear &+ 197_913
        let month = inMonths >> 16, isNextYear = dayOfYear >= 306
        return (
            Int(year) - 400 * Int(eras) + (isNextYear ? 1 : 0), Int(isNextYear ? month &- 12 : month), Int((inMonths & 0xFFFF) / 2_141) + 1
        )
    }

    /// The same for any number at all: of days that nobody writes, and of the marks that stand for no day.
    @inline(never)
    private var distantYearMonthDay: (year: Int, month: Int, day: Int) {
        let shifted = Int(dayNumber) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The year.
    public var year: Int { yearMonthDay.year }
    /// The month, 1 to 12.
    public var month: Int { yearMonthDay.month }
    /// The day of the month, 1 to 31.
    public var day: Int { yearMonthDay.day }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let fromMonday = (Int(dayNumber) + 3) % 7
        switch fromMonday < 0 ? fromMonday + 7 : fromMonday {
        case 0: return .monday
        case 1: return .tuesday
        case 2: return .wednesday
        case 3: return .thursday
        case 4: return .friday
        case 5: return .saturday
        default: return .sunday
        }
    }

    /// Whether the year has a 29 February.
    @inlinable
    public static func isLeapYear(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days of a month (1 to 12) in a year; 0 where there is no such month.
    @inlinable
    public static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1, 3, 5, 7, 8, 10, 12: 31
        default: 0
        }
    }

    /// Days since 1970-01-01 of a day that exists; the inverse of `yearMonthDay`.
    @inlinable
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let fromMarch = month <= 2 ? year - 1 : year
        let era = (fromMarch >= 0 ? fromMarch : fromMarch - 399) / 400
        let yearOfEra = fromMarch - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
