import CivilTime

/// A date that a test writes as `yyyy-mm-dd`. A slip of the pen stands out as the year 1.
func date(_ iso: String) -> CivilDate {
    CivilDate(iso: iso) ?? .earliest
}

/// The days from one to another, both included, counted in the plainest way: month by month, weekday by weekday.
/// It shares nothing with the sources under test. 1900-01-01 was a Monday.
struct PlainCalendar {
    struct Day {
        let year: Int, month: Int, day: Int
        /// Days since 1970-01-01.
        let number: Int
        /// 1 is Monday.
        let weekday: Int
    }

    static func days(fromYear first: Int = 1900, throughYear last: Int) -> [Day] {
        var days: [Day] = []
        // 70 years of 365 days and 17 leap days lie between 1900-01-01 and 1970-01-01.
        var number = -(70 * 365 + 17)
        var weekday = 1
        for year in 1900...last {
            let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for month in 1...12 {
                for day in 1...lengths[month - 1] {
                    if year >= first {
                        days.append(Day(year: year, month: month, day: day, number: number, weekday: weekday))
                    }
                    number += 1
                    weekday = weekday == 7 ? 1 : weekday + 1
                }
            }
        }
        return days
    }
}

/// Two digits, as a date writes them.
func padded(_ number: Int, to width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
