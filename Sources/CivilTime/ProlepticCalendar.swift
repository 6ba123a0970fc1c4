/// The Gregorian calendar carried on without end in both directions, as plain integers: for years that `CivilDate` does not hold.
///
/// Years are astronomical: 0 is the year before 1. Day numbers are days since 1970-01-01. Years as far as ±10¹⁵ do not overflow.
public enum ProlepticCalendar {
    /// Whether the year has a 29 February.
    public static func isLeap(_ year: Int64) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days of a month (1 to 12); 0 where there is no such month.
    public static func daysInMonth(_ month: Int, ofYear year: Int64) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1, 3, 5, 7, 8, 10, 12: 31
        default: 0
        }
    }

    /// The number of a day that exists.
    public static func dayNumber(year: Int64, month: Int, day: Int) -> Int64 {
        // Years are taken from 1 March, so that the leap day is a year's last; eras of 400 years are all alike.
        let fromMarch = month <= 2 ? year - 1 : year
        let era = floorDivide(fromMarch, by: 400)
        let yearOfEra = fromMarch - era * 400
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The year, month (1 to 12) and day (1 to 31) of a day number; the inverse of `dayNumber(year:month:day:)`.
    public static func yearMonthDay(ofDayNumber number: Int64) -> (year: Int64, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = floorDivide(shifted, by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = Int(dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100))
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The year of a day number.
    public static func year(ofDayNumber number: Int64) -> Int64 { yearMonthDay(ofDayNumber: number).year }
}

/// The quotient, rounded down; the divisor is positive.
func floorDivide(_ dividend: Int64, by divisor: Int64) -> Int64 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
}

/// What is left after `floorDivide`: never negative.
func floorRemainder(_ dividend: Int64, by divisor: Int64) -> Int64 {
    dividend - floorDivide(dividend, by: divisor) * divisor
}
