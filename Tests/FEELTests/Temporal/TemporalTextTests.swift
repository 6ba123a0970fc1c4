import CivilTime
@testable import FEEL
import Testing

@Suite("Dates, times and durations as text")
struct TemporalTextTests {
  @Test("dates that read and print alike", arguments: [
    "2017-01-01", "2017-12-31", "-2017-12-31", "0000-02-29", "0001-01-01", "-0001-12-31", "12345-01-01", "-99999-12-31", "2024-02-29",
    "2000-02-29", "-0004-02-29", "999999999-12-31", "-999999999-01-01", "999999996-02-29",
  ])
  func dates(text: String) throws {
    #expect(try date(text).text == text)
  }

  @Test("what is no date", arguments: [
    "", "2017", "2017-01", "2017-1-01", "2017-01-1", "2017-00-01", "2017-13-01", "2017-01-00", "2017-01-32", "2017-02-29", "1900-02-29",
    "+2017-01-01", "--2017-01-01", "998-12-31", "01211-12-31", "0000-12-25T", "2017-01-01Z", "2017-01-01+01:00", " 2017-01-01",
    "2017-01-01 ", "2017/01/01", "20170101", "9999999999-12-25", "1000000000-01-01", "-1000000000-12-31", "99999999999999999999999999-01-01",
    "2017-01-01T00:00:00", "2017-001-01", "２０１７-01-01", "2017‑01‑01", "-", "2017-01-01\0",
  ])
  func noDate(text: String) {
    #expect(FEELDate(text: text) == nil)
  }

  @Test("times, and how they print", arguments: [
    ("10:30:00", "10:30:00"), ("00:00:00", "00:00:00"), ("23:59:59.999999999", "23:59:59.999999999"), ("11:22:33.4440", "11:22:33.444"),
    ("11:22:33.000", "11:22:33"), ("11:22:33.1234567899", "11:22:33.123456789"), ("11:22:33.0000000009", "11:22:33"),
    ("24:00:00", "00:00:00"), ("24:00:00.000", "00:00:00"), ("11:22:33Z", "11:22:33Z"), ("11:22:33+00:00", "11:22:33Z"),
    ("11:22:33-00:00", "11:22:33Z"), ("11:22:33.5+14:00", "11:22:33.5+14:00"), ("11:22:33-14:00", "11:22:33-14:00"),
    ("11:22:33+02:45:55", "11:22:33+02:45:55"), ("11:22:33-00:00:05", "11:22:33-00:00:05"), ("11:22:33+01:00:00", "11:22:33+01:00"),
  ])
  func times(text: String, printed: String) throws {
    #expect(try time(text).text == printed)
  }

  @Test("what is no time", arguments: [
    "", "7:20", "07:20", "07:1:00", "07:01:2", "23:59:60", "24:01:00", "24:00:01", "24:00:00.1", "25:00:00", "00:60:00", "00:00:61", "T11:30:00",
    "11:30:00T", "11:30:00.", "11:30:00.Z", "11:30:00,5", "11:30:00z", "11:30:00 Z", "11:30:00ZZ", "11:30:00+5", "11:30:00+5:00",
    "11:30:00+05", "11:30:00+0500", "11:30:00+14:01", "11:30:00-15:00", "11:30:00+01:60", "11:30:00+01:00:60", "11:30:00+01:00:5",
    "11:30:00@", "11:30:00@xyz/abc", "11:30:00Z@Etc/UTC", "11:30:00+01:00@Europe/Paris", "11:30:00@Europe/Paris@Europe/Paris",
    "11:30:00@../zoneinfo/Europe/Paris", "-11:30:00", "1１:30:00",
  ])
  func noTime(text: String) {
    #expect(FEELTime(text: text, in: zones) == nil)
  }

  @Test("dates and times, and how they print", arguments: [
    ("2017-12-31T11:22:33", "2017-12-31T11:22:33"), ("2012-12-24", "2012-12-24T00:00:00"), ("-2017-12-31T11:22:33.50", "-2017-12-31T11:22:33.5"),
    ("2017-12-31T24:00:00", "2018-01-01T00:00:00"), ("2024-02-28T24:00:00Z", "2024-02-29T00:00:00Z"),
    ("99999-12-31T11:22:33+01:35", "99999-12-31T11:22:33+01:35"), ("-999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z"),
  ])
  func dateTimes(text: String, printed: String) throws {
    #expect(try dateTime(text).text == printed)
  }

  @Test("what is no date and time", arguments: [
    "", "11:00:00", "2017-12-31T", "2017-12-31T7:00:00", "2017-12-31T07:2", "2017-12-31T07:02", "2017-12-31 11:22:33", "2017-12-31t11:22:33",
    "2017-13-10T11:22:33", "2017-12-31T24:00:01", "998-12-31T11:22:33", "+2017-12-31T11:22:33", "2017-12-31Z", "2017-12-31@Etc/UTC",
    "999999999-12-31T24:00:00", "9999999999-12-27T11:22:33", "2011-12-03T10:15:30+01:00@Europe/Paris",
  ])
  func noDateTime(text: String) {
    #expect(FEELDateTime(text: text, in: zones) == nil)
  }

  @Test("days and time durations, and how they print", arguments: [
    ("P1D", "P1D"), ("P0D", "PT0S"), ("-P0D", "PT0S"), ("PT0.000S", "PT0S"), ("P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"),
    ("PT61M", "PT1H1M"), ("PT24H", "P1D"), ("P2DT274M", "P2DT4H34M"), ("-PT1H2M", "-PT1H2M"), ("-PT0.5S", "-PT0.5S"), ("PT90S", "PT1M30S"),
    ("P0DT0H0M1S", "PT1S"), ("PT1H1S", "PT1H1S"), ("P1DT0.0000000019S", "P1DT0.000000001S"), ("-PT0.0000000009S", "PT0S"),
    ("P00000000000000000000000000000000000000000000000000000000007D", "P7D"), ("P1DT1S", "P1DT1S"), ("PT36H", "P1DT12H"),
    ("-P1969226660422097589487121DT13H41M55.884105728S", "-P1969226660422097589487121DT13H41M55.884105728S"),
  ])
  func daysDurations(text: String, printed: String) throws {
    #expect(try days(text).text == printed)
  }

  @Test("years and months durations, and how they print", arguments: [
    ("P1Y2M", "P1Y2M"), ("P0Y", "P0M"), ("-P0M", "P0M"), ("P26M", "P2Y2M"), ("P12M", "P1Y"), ("-P100M", "-P8Y4M"), ("P1Y14M", "P2Y2M"),
    ("P999999999M", "P83333333Y3M"), ("-P99999999Y", "-P99999999Y"), ("-P9223372036854775808M", "-P768614336404564650Y8M"),
  ])
  func monthsDurations(text: String, printed: String) throws {
    #expect(try months(text).text == printed)
  }

  @Test("what is no duration", arguments: [
    "", "P", "-P", "PT", "P1DT", "P0", "1Y", "1D", "P1", "PT1", "P1H", "P1S", "PT1D", "PT1Y", "P1M1Y", "PT1M1H", "PT1S1M", "P1D1D", "P1Y2D",
    "P1Y2M3DT4H", "P1MT1M", "P1W", "P1.5D", "PT1.5H", "PT1.S", "PT.5S", "PT1.5", "P-1D", "+P1D", "p1d", " P1D", "P1D ", "P 1D", "--P1D",
    "P1YT", "PT1S2", "P9223372036854775808M", "-P9223372036854775809M", "P99999999999999999999999Y", "PT1.1.1S", "PT1H.5S",
    "P99999999999999999999999999999999999999999999999999D", "P1969226660422097589487122D", "P1969226660422097589487121DT13H41M55.884105728S", "PT5000000000000000000000000000000S", "P１D",
  ])
  func noDuration(text: String) {
    #expect(TemporalLiteral(duration: text) == nil)
  }

  @Test("a literal's form settles its kind")
  func literals() throws {
    #expect(TemporalLiteral(text: "2019-03-31", in: zones) == .date(try date("2019-03-31")))
    #expect(TemporalLiteral(text: "10:30:11+11:00", in: zones) == .time(try time("10:30:11+11:00")))
    #expect(TemporalLiteral(text: "2018-12-08T10:30:11", in: zones) == .dateTime(try dateTime("2018-12-08T10:30:11")))
    #expect(TemporalLiteral(text: "P10D", in: zones) == .daysDuration(try days("P10D")))
    #expect(TemporalLiteral(text: "P10Y", in: zones) == .monthsDuration(try months("P10Y")))
    #expect(TemporalLiteral(text: "PT1M", in: zones) == .daysDuration(try days("PT60S")))
    for text in ["", "foo", "2019-03-32", "P", "10:30", "@2019-03-31", "5"] {
      #expect(TemporalLiteral(text: text, in: zones) == nil)
    }
  }

  @Test("what is printed reads back the same", arguments: [11, 12, 13] as [UInt64])
  func roundTrip(seed: UInt64) {
    var maker = TemporalMaker(seed: seed)
    for _ in 0..<600 {
      let (date, time, dateTime, days, months) = (maker.date(), maker.time(), maker.dateTime(), maker.days(), maker.months())
      #expect(FEELDate(text: date.text) == date, "seed \(seed)")
      #expect(FEELTime(text: time.text, in: zones) == time, "seed \(seed)")
      #expect(FEELDateTime(text: dateTime.text, in: zones) == dateTime, "seed \(seed)")
      #expect(DaysDuration(text: days.text) == days, "seed \(seed)")
      #expect(MonthsDuration(text: months.text) == months, "seed \(seed)")
    }
  }

  @Test("texts with a changed character do no harm", arguments: [21, 22] as [UInt64])
  func damaged(seed: UInt64) {
    var maker = TemporalMaker(seed: seed)
    for _ in 0..<600 {
      var characters = Array(maker.pick([maker.dateTime().text, maker.time().text, maker.days().text, maker.months().text]))
      for _ in 0...1 { characters[maker.number(0...characters.count - 1)] = maker.pick(Array("0129-+:.TZPYMDHS@é\0")) }
      if let value = TemporalLiteral(text: String(characters), in: zones) {
        #expect(TemporalLiteral(text: value.text, in: zones) == value, "seed \(seed)")
      }
    }
  }
}
