import CivilTime
@testable import FEEL
import Testing

@Suite("Arithmetic of dates, times and durations")
struct TemporalArithmeticTests {
  @Test("months on: the corresponding day, or the month's last", arguments: [
    ("2026-01-31", "P1M", "2026-02-28"), ("2024-01-31", "P1M", "2024-02-29"), ("2024-02-29", "P1Y", "2025-02-28"),
    ("2025-08-31", "P6M", "2026-02-28"), ("2026-02-28", "P3M", "2026-05-28"), ("2026-03-31", "-P1M", "2026-02-28"),
    ("2026-01-15", "-P1M", "2025-12-15"), ("-0001-12-31", "P1M", "0000-01-31"), ("0000-01-31", "-P1M", "-0001-12-31"),
    ("-2021-01-01", "-P1M", "-2022-12-01"), ("-2021-01-01", "P1Y", "-2020-01-01"), ("2026-05-05", "P0M", "2026-05-05"),
  ])
  func monthsOn(start: String, length: String, end: String) throws {
    #expect(try date(start).adding(months(length))?.text == end)
    #expect(try date(start).subtracting(#require(months(length).negated))?.text == end)
    let atNoon = FEELDateTime(date: try date(start), time: try time("12:00:00@Europe/London"))
    #expect(atNoon.adding(try months(length))?.text == end + "T12:00:00@Europe/London")
  }

  @Test("time on, from a date: the day that it falls on", arguments: [
    ("2021-01-01", "P1D", "2021-01-02"), ("2021-01-01", "PT36H", "2021-01-02"), ("2021-01-01", "PT0.000000001S", "2021-01-01"),
    ("2021-01-02", "-PT0.000000001S", "2021-01-01"), ("2021-01-02", "-PT25H", "2020-12-31"), ("2020-03-01", "-PT24H", "2020-02-29"),
  ])
  func timeOnFromDate(start: String, length: String, end: String) throws {
    #expect(try date(start).adding(days(length))?.text == end)
    #expect(try date(start).subtracting(#require(days(length).negated))?.text == end)
  }

  @Test("time on, from a date and time", arguments: [
    ("2021-01-01T10:10:10", "P1D", "2021-01-02T10:10:10"), ("2021-01-01T24:00:00", "-PT1S", "2021-01-01T23:59:59"),
    ("2021-01-01T00:00:00", "-PT0.000000001S", "2020-12-31T23:59:59.999999999"), ("-0001-12-31T23:59:59Z", "PT1S", "0000-01-01T00:00:00Z"),
    ("2021-01-12T10:10:10+11:00", "P1DT1H", "2021-01-13T11:10:10+11:00"), ("2021-01-01T00:00:00-05:00", "-PT1H", "2020-12-31T23:00:00-05:00"),
    // The night in which clocks go forward has 23 hours; that in which they go back has 25.
    ("2026-03-28T12:00:00@Europe/London", "P1D", "2026-03-29T13:00:00@Europe/London"),
    ("2026-10-24T12:00:00@Europe/London", "P1D", "2026-10-25T11:00:00@Europe/London"),
    ("2026-03-29T00:59:59@Europe/London", "PT1S", "2026-03-29T02:00:00@Europe/London"),
    ("2026-10-25T01:30:00@Europe/London", "PT2H", "2026-10-25T02:30:00@Europe/London"),
    ("2050-03-27T00:30:00@Europe/London", "PT1H", "2050-03-27T02:30:00@Europe/London"),
  ])
  func timeOn(start: String, length: String, end: String) throws {
    #expect(try dateTime(start).adding(days(length), in: zones)?.text == end)
    #expect(try dateTime(start).subtracting(#require(days(length).negated), in: zones)?.text == end)
  }

  @Test("a time of day wraps at midnight and keeps its zone", arguments: [
    ("10:15:00", "PT1H", "11:15:00"), ("10:15:00", "P1D", "10:15:00"), ("23:30:00+11:00", "PT1H", "00:30:00+11:00"),
    ("00:00:00@Europe/Paris", "-PT0.5S", "23:59:59.5@Europe/Paris"), ("00:30:00", "-P400DT1H", "23:30:00"),
  ])
  func timeOfDay(start: String, length: String, end: String) throws {
    #expect(try time(start).adding(days(length)).text == end)
    #expect(try time(start).subtracting(#require(days(length).negated)).text == end)
  }

  @Test("from one to the other")
  func differences() throws {
    func between(_ a: String, _ b: String) throws -> String? { try dateTime(a).subtracting(dateTime(b), in: zones)?.text }
    #expect(try between("2021-01-02T10:10:10", "2021-01-01T10:10:10") == "P1D")
    #expect(try between("2021-01-02T10:10:10@Europe/Paris", "1995-01-01T10:10:10@Asia/Dhaka") == "P9498DT5H")
    #expect(try between("2026-03-29T12:00:00@Europe/London", "2026-03-28T12:00:00@Europe/London") == "PT23H")
    #expect(try between("2021-01-02T10:10:10", "2021-01-01T10:10:10Z") == nil)
    #expect(try between("2021-01-02T10:10:10@Europe/Paris", "2021-01-01T10:10:10") == nil)
    #expect(try between("2021-01-01T00:00:00.1", "2021-01-01T00:00:00.3") == "-PT0.2S")
    #expect(try between("999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z") == "P730484999633DT23H59M59S")
    #expect(try date("2021-01-02").subtracting(date("1995-01-01")).text == "P9498D")
    let midnight = FEELDateTime(midnightOf: try date("2021-01-02"))
    #expect(try midnight.subtracting(dateTime("2021-01-01T10:10:10@Australia/Melbourne"), in: zones)?.text == "P1DT49M50S")
    #expect(try midnight.subtracting(dateTime("2021-01-01T10:10:10"), in: zones) == nil)
    #expect(try time("10:10:10").subtracting(time("11:10:10"), in: zones)?.text == "-PT1H")
    #expect(try time("10:10:10+11:00").subtracting(time("10:10:10Z"), in: zones)?.text == "-PT11H")
    #expect(try time("10:10:10@Australia/Melbourne").subtracting(time("09:10:10@Australia/Melbourne"), in: zones)?.text == "PT1H")
    #expect(try time("10:10:10").subtracting(time("10:10:10Z"), in: zones) == nil)
  }

  @Test("years and months between two dates", arguments: [
    ("2011-12-22", "2013-08-24", "P1Y8M"), ("2013-08-24", "2017-12-15", "P4Y3M"), ("2016-01-21", "2015-01-21", "-P1Y"),
    ("2016-01-01", "2016-01-01", "P0M"), ("2016-01-31", "2016-02-29", "P0M"), ("2016-02-29", "2016-01-31", "P0M"),
    ("2016-02-29", "2017-02-28", "P11M"), ("-2016-01-30", "-2017-02-28", "-P11M"), ("2014-12-31", "-2019-10-01", "-P4033Y2M"),
    ("-0001-06-15", "0001-06-15", "P2Y"), ("-999999999-01-01", "999999999-12-31", "P1999999998Y11M"),
  ])
  func yearsAndMonths(start: String, end: String, length: String) throws {
    #expect(try FEELDate.yearsAndMonths(from: date(start), to: date(end)).text == length)
  }

  @Test("the same instant in another zone", arguments: [
    ("2026-07-01T12:00:00Z", "@Europe/London", "2026-07-01T13:00:00@Europe/London"),
    ("2026-12-31T23:30:00@Europe/London", "@Asia/Kolkata", "2027-01-01T05:00:00@Asia/Kolkata"),
    ("2026-03-29T01:30:00@Europe/London", "Z", "2026-03-29T01:30:00Z"), ("2026-10-25T01:30:00@Europe/London", "Z", "2026-10-25T00:30:00Z"),
  ])
  func conversion(start: String, zone: String, end: String) throws {
    let zone = try #require(try time("00:00:00" + zone).zone)
    #expect(try dateTime(start).converted(to: zone, in: zones)?.text == end)
    #expect(try dateTime("2026-07-01T12:00:00").converted(to: zone, in: zones) == nil)
    #expect(try dateTime(start).converted(to: .named("no/zone"), in: zones) == nil)
  }

  @Test("outside the years there is nothing")
  func outside() throws {
    #expect(FEELDate.latest.adding(days: 1) == nil)
    #expect(FEELDate.earliest.adding(days: -1) == nil)
    #expect(FEELDate.latest.adding(days: .max) == nil)
    #expect(FEELDate.latest.adding(months: 1) == nil)
    #expect(FEELDate.earliest.adding(months: .min) == nil)
    #expect(FEELDate.latest.subtracting(MonthsDuration(months: .min)) == nil)
    #expect(FEELDate.latest.adding(DaysDuration(nanoseconds: .max)) == nil)
    #expect(FEELDate.earliest.subtracting(DaysDuration(nanoseconds: .min)) == nil)
    for zone in ["", "Z", "-14:00", "@Europe/London"] {
      let last = try dateTime("999999999-12-31T23:59:59.999999999" + zone)
      #expect(last.adding(DaysDuration(nanoseconds: 1), in: zones) == nil)
      #expect(last.adding(DaysDuration(nanoseconds: .max), in: zones) == nil)
      #expect(last.subtracting(DaysDuration(nanoseconds: .min), in: zones) == nil)
      #expect(last.adding(.zero, in: zones) == last)
      #expect(last.adding(MonthsDuration(months: 1)) == nil)
    }
    #expect(try dateTime("999999999-12-31T23:00:00Z").converted(to: .offset(seconds: 3600), in: zones) == nil)
    #expect(DaysDuration(nanoseconds: .max).adding(DaysDuration(nanoseconds: 1)) == nil)
    #expect(DaysDuration(nanoseconds: .min).negated == nil)
    #expect(DaysDuration(nanoseconds: .min).magnitude == nil)
    #expect(MonthsDuration(months: .min).negated == nil)
    #expect(MonthsDuration(months: .max).adding(MonthsDuration(months: 1)) == nil)
  }

  @Test("a sum less its start is what was added; a difference added to its end is the start", arguments: [31, 32, 33] as [UInt64])
  func sums(seed: UInt64) {
    var maker = TemporalMaker(seed: seed)
    for _ in 0..<500 {
      let length = maker.nearDays()
      let zone = maker.pick([nil, maker.zone(named: false)])
      let clock = FEELTime(nanosecondOfDay: maker.time().nanosecondOfDay, zone: zone) ?? .midnightUTC
      let start = FEELDateTime(date: maker.nearDate(), time: clock)
      let end = start.adding(length, in: zones)
      #expect(end.flatMap { $0.subtracting(start, in: zones) } == length, "seed \(seed)")
      #expect(end.flatMap { $0.subtracting(length, in: zones) } == start, "seed \(seed)")
      #expect(clock.adding(length).subtracting(length) == clock, "seed \(seed)")

      let (a, b) = (maker.date(), maker.date())
      #expect(b.adding(a.subtracting(b)) == a, "seed \(seed)")
      let (c, d) = (maker.days(), maker.days())
      if let sum = c.adding(d) { #expect(sum.subtracting(d) == c, "seed \(seed)") }
      let (m, n) = (maker.months(), maker.months())
      if let sum = m.adding(n) { #expect(sum.subtracting(n) == m, "seed \(seed)") }
    }
  }

  @Test("in a named zone, time that passes is what the clocks of UTC say", arguments: [41, 42] as [UInt64])
  func namedZones(seed: UInt64) throws {
    var maker = TemporalMaker(seed: seed)
    for _ in 0..<500 {
      let utc = FEELDateTime(date: maker.nearDate(), time: FEELTime(nanosecondOfDay: maker.time().nanosecondOfDay, zone: .utc) ?? .midnightUTC)
      let zone = maker.zone()
      let there = try #require(utc.converted(to: zone, in: zones))
      let back = try #require(there.converted(to: .utc, in: zones))
      // Where clocks go back, an hour is shown twice and means the first.
      #expect(try #require(utc.subtracting(back, in: zones)).nanoseconds >= 0, "seed \(seed)")
      let length = maker.nearDays()
      #expect(there.adding(length, in: zones) == back.adding(length, in: zones)?.converted(to: zone, in: zones), "seed \(seed)")
    }
  }

  @Test("whole months between two dates are the most that can be added without passing the second", arguments: [51, 52] as [UInt64])
  func wholeMonths(seed: UInt64) throws {
    var maker = TemporalMaker(seed: seed)
    for _ in 0..<500 {
      let (a, b) = (maker.nearDate(), maker.nearDate())
      let (start, end) = (min(a, b), max(a, b))
      let found = FEELDate.yearsAndMonths(from: start, to: end).months
      #expect(try #require(start.adding(months: found)) <= end, "seed \(seed)")
      let next = try #require(start.adding(months: found + 1))
      // Where the month is too short, its last day does not stand for the corresponding one.
      #expect(next > end || next.day < start.day, "seed \(seed)")
      #expect(FEELDate.yearsAndMonths(from: end, to: start).months <= 0, "seed \(seed)")
    }
  }
}
