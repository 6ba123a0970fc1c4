import TestSupport
import CivilTime
import Testing

@Suite("Dates in files")
struct DateParsingTests {
    @Test("every day from 1900 to 2100 reads back, in each way of writing it")
    func everyDay() {
        var wrong: [Int] = []
        for day in PlainCalendar.days(throughYear: 2100) {
            let (y, m, d) = (padded(day.year, to: 4), padded(day.month), padded(day.day))
            let dayFirst = ["\(d)/\(m)/\(y)", "\(d)-\(m)-\(y)", "\(d).\(m).\(y)", "\(day.day)/\(day.month)/\(y)"]
            let number = Int32(day.number)
            let isRight =
                parseDate("\(y)-\(m)-\(d)", form: .iso)?.dayNumber == number
                && dayFirst.allSatisfy { parseDate($0, form: .dayFirst)?.dayNumber == number }
            if !isRight { wrong.append(day.number) }
        }
        #expect(wrong.isEmpty)
    }

    @Test("a time may follow, and is dropped", arguments: [
        "2026-03-31T00:00", "2026-03-31 00:00", "2026-03-31 23:59:59", "2026-03-31T10:30:00.000",
        "2026-03-31 00:00:00.0000000",
    ])
    func isoWithTime(text: String) {
        #expect(parseDate(text, form: .iso) == date("2026-03-31"))
    }

    @Test("a time may follow a day-first date too", arguments: [
        "31/03/2026 00:00", "31/03/2026 00:00:00", "31/3/2026 09:15",
    ])
    func dayFirstWithTime(text: String) {
        #expect(parseDate(text, form: .dayFirst) == date("2026-03-31"))
    }

    @Test("the time of day is known where it is asked for")
    func timeOfDay() {
        #expect(parseDateAndTime("2026-03-31 10:30:59", form: .iso)?.minuteOfDay == 630)
        #expect(parseDateAndTime("2026-03-31 00:00:00", form: .iso)?.minuteOfDay == 0)
        #expect(parseDateAndTime("31/03/2026 23:59", form: .dayFirst)?.minuteOfDay == 1439)
        let dateOnly = parseDateAndTime("2026-03-31", form: .iso)
        #expect(dateOnly == DateAndTime(date: date("2026-03-31"), minuteOfDay: nil))
        #expect(parseDateAndTime("2026-03-31 25:00", form: .iso) == nil)
        #expect(parseDateAndTime("", form: .iso) == nil)
        #expect(parseDateAndTime("31/02/2026", form: .dayFirst) == nil)
    }

    @Test("what is no ISO date", arguments: [
        "", "2026-03-3", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "20206-03-31",
        "2026-03-311", "2026/03/31", "31/03/2026", "2026-03-31T", "2026-03-31 ", "2026-03-31X00:00",
        "2026-03-31 24:00", "2026-03-31 00:60", "2026-03-31 00:00:60", "2026-03-31 0:00", "2026-03-31 00:00:",
        "2026-03-31 00:00:00.", "2026-03-31 00:00:00.0000000000", "2026-03-31T00:00Z", "2026-03-31T00:00:00Z",
        "2026-03-31T00:00:00+01:00", "2026-03-31 00:00 ", "2026-03-31 00:00:00.x", "NULL", "N/A", "\0",
        "2026-03-3\0", "２０２６-03-31", "-026-03-31",
    ])
    func notISO(text: String) {
        #expect(parseDate(text, form: .iso) == nil)
    }

    @Test("what is no day-first date", arguments: [
        "", "1/4/26", "01/04/26", "31/03/206", "31/03/20206", "2026-03-31", "32/01/2026", "29/02/2026", "31/04/2026",
        "00/01/2026", "01/00/2026", "01/13/2026", "31/03-2026", "31 03 2026", "31/03/2026 ", " 31/03/2026",
        "031/03/2026", "31/003/2026", "1//42026", "/1/4/2026", "1/4/2026/", "3103/2026", "31032026", "31/Mar/2026",
        "1/4/202", "11/4/20", "\0\0\0\0\0\0\0\0", "1/1/////", "////////", "12/1/201", "1/12/201",
    ])
    func notDayFirst(text: String) {
        #expect(parseDate(text, form: .dayFirst) == nil)
    }

    @Test("a day-first date is never read the American way")
    func noMonthFirst() {
        #expect(parseDate("03/04/2026", form: .dayFirst) == date("2026-04-03"))
        #expect(parseDate("03/31/2026", form: .dayFirst) == nil)
    }

    @Test("bytes at random are a date only where writing the date gives them back", arguments: [1, 2, 3] as [UInt64])
    func garbage(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("0123456789012345/-.: T".utf8)
        var dates = 0
        for _ in 0..<200_000 {
            let length = Int.random(in: 0...12, using: &random)
            let isWild = UInt8.random(in: 0...9, using: &random) == 0
            let bytes = (0..<length).map { _ in
                isWild ? UInt8.random(in: 0...255, using: &random) : alphabet.randomElement(using: &random) ?? 0
            }
            bytes.withUnsafeBufferPointer { buffer in
                for form in DateForm.allCases {
                    guard let date = parseDate(buffer, form: form) else { continue }
                    dates += 1
                    #expect(isWritten(bytes, date, form), "seed \(seed), bytes \(bytes)")
                }
            }
        }
        #expect(dates < 200_000)
    }

    @Test("one byte changed in a good date gives a date or none, and no other outcome", arguments: [11, 12] as [UInt64])
    func mutation(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100_000 {
            let form = DateForm.allCases.randomElement(using: &random) ?? .iso
            var bytes = Array((form == .iso ? "2026-03-31 00:00:00.000" : "31/03/2026 00:00:00").utf8)
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
            bytes.withUnsafeBufferPointer { buffer in
                if let date = parseDate(buffer, form: form) {
                    #expect(isWritten(bytes, date, form), "seed \(seed), bytes \(bytes)")
                }
            }
        }
    }

    /// Whether the bytes begin with one of the ways to write the date, and go on, if at all, with a time.
    private func isWritten(_ bytes: [UInt8], _ date: CivilDate, _ form: DateForm) -> Bool {
        let (year, month, day) = date.yearMonthDay
        let y = padded(year, to: 4)
        let days = [String(day), padded(day)]
        let months = [String(month), padded(month)]
        let written =
            form == .iso
            ? [date.description]
            : ["/", "-", "."].flatMap { s in days.flatMap { d in months.map { m in "\(d)\(s)\(m)\(s)\(y)" } } }
        return written.contains { text in
            let head = Array(text.utf8)
            guard bytes.starts(with: head) else { return false }
            return bytes.count == head.count || "T ".utf8.contains(bytes[head.count])
        }
    }
}
