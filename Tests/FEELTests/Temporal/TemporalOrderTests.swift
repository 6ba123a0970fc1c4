import CivilTime
@testable import FEEL
import Testing

@Suite("Comparing dates, times and durations, and their parts")
struct TemporalOrderTests {
  @Test("dates and times with zones are compared on UTC", arguments: [
    ("2002-04-02T12:00:00-01:00", "2002-04-02T17:00:00+04:00", TemporalOrder.same), ("2018-10-08T00:00:00+02:00", "2018-10-08T00:00:00@Europe/Paris", .same),
    ("2018-02-08T00:00:00+01:00", "2018-02-08T00:00:00@Europe/Paris", .same), ("2018-12-08T00:00:00Z", "2018-12-08T00:00:00@Etc/UTC", .same),
    ("2018-12-08T10:00:00+02:00", "2018-12-08T09:00:00Z", .earlier), ("2018-12-08T00:00:00", "2018-12-07T23:59:59", .later),
    ("2018-12-08", "2018-12-08T00:00:00", .same), ("2018-12-08T00:00:00Z", "2018-12-08T00:00:00", nil),
    ("-0001-12-31T23:59:59", "0000-01-01T00:00:00", .earlier),
    // FEEL's seconds have no fraction when they are compared.
    ("2018-12-08T00:00:00.0001", "2018-12-08T00:00:00", .same), ("1969-12-31T23:59:59.5", "1969-12-31T23:59:59", .same),
  ])
  func dateTimes(a: String, b: String, order: TemporalOrder?) throws {
    #expect(try dateTime(a).order(to: dateTime(b), in: zones) == order)
  }

  @Test("times likewise", arguments: [
    ("10:30:00", "10:30:01", TemporalOrder.earlier), ("10:30:00Z", "10:30:00+00:00", .same), ("10:30:00+01:00", "09:30:00Z", .same),
    ("10:30:00@Europe/Paris", "10:30:00@Europe/Paris", .same), ("10:30:00@Europe/London", "10:30:00Z", .same),
    ("10:30:00@Asia/Dhaka", "10:30:00@Europe/Paris", .earlier), ("10:30:00", "10:30:00Z", nil), ("10:30:00.7", "10:30:00.2", .same),
  ])
  func times(a: String, b: String, order: TemporalOrder?) throws {
    #expect(try time(a).order(to: time(b), in: zones) == order)
  }

  @Test("is() asks for the same parts")
  func sameParts() throws {
    #expect(try time("23:00:50Z") == time("23:00:50+00:00"))
    #expect(try time("23:00:50") != time("23:00:50Z"))
    #expect(try time("23:00:50@Australia/Melbourne") != time("23:00:50@Australia/Sydney"))
    #expect(try dateTime("2002-04-02T12:00:00-01:00") != dateTime("2002-04-02T17:00:00+04:00"))
    #expect(try dateTime("2021-04-02T23:00:00@Australia/Melbourne") != dateTime("2021-04-02T23:00:00+11:00"))
    #expect(try days("P1D") == days("PT24H"))
    #expect(try months("P1Y") == months("P12M"))
  }

  @Test("without zones every two are in one order", arguments: [71, 72] as [UInt64])
  func total(seed: UInt64) throws {
    var maker = TemporalMaker(seed: seed)
    for _ in 0..<400 {
      let three = try (0..<3).map { _ in FEELDateTime(date: maker.date(), time: try time(maker.time(zoned: false).text)) }
      let (a, b, c) = (three[0], three[1], three[2])
      let forth = try #require(a.order(to: b, in: zones))
      let back = try #require(b.order(to: a, in: zones))
      #expect((forth == .earlier) == (back == .later) && (forth == .same) == (back == .same), "seed \(seed)")
      if forth != .later, try #require(b.order(to: c, in: zones)) != .later { #expect(a.order(to: c, in: zones) != .later, "seed \(seed)") }
      #expect(a.order(to: a, in: zones) == .same, "seed \(seed)")
      if a.date != b.date { #expect((forth == .earlier) == (a.date < b.date), "seed \(seed)") }
    }
  }

  @Test("parts of a date", arguments: [
    ("2018-12-10", 2018, 12, 10, 1, 344, 50), ("1970-01-01", 1970, 1, 1, 4, 1, 1), ("2020-12-31", 2020, 12, 31, 4, 366, 53),
    ("2003-12-31", 2003, 12, 31, 3, 365, 1), ("2004-01-01", 2004, 1, 1, 4, 1, 1), ("2010-01-01", 2010, 1, 1, 5, 1, 53),
    ("2019-09-17", 2019, 9, 17, 2, 260, 38), ("0000-02-29", 0, 2, 29, 2, 60, 9), ("-0400-12-31", -400, 12, 31, 7, 366, 52),
    ("2005-01-02", 2005, 1, 2, 7, 2, 53), ("2008-12-29", 2008, 12, 29, 1, 364, 1),
  ] as [(String, Int64, Int, Int, Int, Int, Int)])
  func partsOfDate(text: String, year: Int64, month: Int, day: Int, weekday: Int, dayOfYear: Int, week: Int) throws {
    let date = try date(text)
    #expect(date.year == year && date.month == month && date.day == day)
    #expect(date.weekday == weekday && date.dayOfYear == dayOfYear && date.isoWeek == week)
  }

  @Test("names of days and months")
  func names() throws {
    #expect(try date("2019-09-17").weekdayName == "Tuesday")
    #expect(try date("2019-09-17").monthName == "September")
    #expect(try date("-999999999-01-01").weekdayName == "Monday")
    #expect(FEELDate.latest.isoWeek == 52 && FEELDate.latest.weekdayName == "Friday" && FEELDate.latest.dayOfYear == 365)
  }

  @Test("parts of times and durations")
  func otherParts() throws {
    let time = try time("10:30:01.25+05:00")
    #expect(time.hour == 10 && time.minute == 30 && time.second == (1, 250_000_000))
    #expect(time.timeOffset(in: zones)?.text == "PT5H" && time.timezone == nil)
    let summer = try dateTime("2026-07-01T00:00:00@Europe/London")
    #expect(summer.timeOffset(in: zones)?.text == "PT1H" && summer.timezone == "Europe/London")
    let plain = try dateTime("2026-07-01T00:00:00")
    #expect(plain.timeOffset(in: zones) == nil && plain.timezone == nil)
    let length = try days("-P1DT2H3M4.5S")
    #expect(length.days == -1 && length.hours == -2 && length.minutes == -3 && length.seconds == (-4, -500_000_000))
    #expect(try days("PT49H").days == 2 && days("PT49H").hours == 1 && days("P1D").seconds == (0, 0))
    #expect(try months("P1Y2M").years == 1 && months("P1Y2M").monthsOfYear == 2 && months("-P14M").monthsOfYear == -2)
  }

  @Test("times and zones from numbers")
  func fromNumbers() throws {
    #expect(FEELTime(hour: 11, minute: 59, second: 45)?.text == "11:59:45")
    #expect(FEELTime(hour: 11, minute: 59, second: 45, nanosecond: 300_000_000, zone: .utc)?.text == "11:59:45.3Z")
    #expect(FEELTime(hour: 24, minute: 0, second: 0) == nil)
    #expect(FEELTime(hour: .max, minute: -1, second: 60, nanosecond: .min) == nil)
    #expect(FEELDate(year: 2017, month: -8, day: 2) == nil && FEELDate(year: .max, month: 1, day: 1) == nil)
    #expect(FEELDate(dayNumber: .max) == nil && FEELDate(dayNumber: .min) == nil)
    #expect(try Zone(offset: days("PT2H45M55S"))?.text == "+02:45:55")
    #expect(try Zone(offset: days("-PT2H1M"))?.text == "-02:01")
    #expect(try Zone(offset: days("-PT0H"))?.text == "Z")
    #expect(try Zone(offset: days("PT14H0.1S")) == nil)
    #expect(try Zone(offset: days("PT14H1S")) == nil)
    #expect(try Zone(offset: days("PT0.5S")) == nil)
    #expect(Zone(offset: DaysDuration(nanoseconds: .min)) == nil)
  }

  @Test("dates of the caseload are dates of FEEL")
  func civilDates() throws {
    let civil = try #require(CivilDate(iso: "2026-03-31"))
    #expect(FEELDate(civil).text == "2026-03-31" && FEELDate(civil).civilDate == civil)
    #expect(FEELDate.latest.civilDate == nil && FEELDate.earliest.civilDate == nil)
  }
}
