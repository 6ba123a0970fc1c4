import CivilTime
import Testing

@testable import CaseRecords

@Suite("Cells read from bytes")
struct CellReadingTests {
  private func bytes<T>(_ text: String, _ body: (CellBytes) -> T) -> T {
    Array(text.utf8).withUnsafeBufferPointer(body)
  }

  @Test("the quick way to read a date agrees with the plain one, every day of three centuries")
  func everyDay() throws {
    let first = try #require(CivilDate(year: 1800, month: 1, day: 1)).dayNumber
    let last = try #require(CivilDate(year: 2120, month: 12, day: 31)).dayNumber
    var wrong = 0
    for number in first...last where bytes(CivilDate(dayNumber: number).description, isoDay) != number { wrong += 1 }
    #expect(wrong == 0)
  }

  @Test("what is no date", arguments: ["2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00", "2026/01/01", "20x6-01-01", "2100-02-29"])
  func noDate(text: String) {
    #expect(bytes(text, isoDay) == nil)
  }

  @Test("numbers are exact", arguments: [
    ("12", 12_000_000), ("-0.5", -500_000), ("+3.250", 3_250_000), ("0.000001", 1), ("1.0000000", 1_000_000), (".5", 500_000),
  ] as [(String, Int64)])
  func number(text: String, millionths: Int64) {
    #expect(bytes(text, readNumber) == .millionths(millionths))
  }

  @Test("what is no number", arguments: ["1,000", "1e3", "-", ".", "12a", "99999999999999999999", "1.2.3"])
  func noNumber(text: String) {
    #expect(bytes(text, readNumber) == .trouble(.notANumber))
  }

  @Test("more decimals than are kept are refused, not rounded")
  func decimals() {
    #expect(bytes("0.1234567", readNumber) == .trouble(.tooManyDecimals))
  }

  @Test("empty values match whatever their capitals, and dates by their day")
  func emptyValues() {
    let empty = EmptyValues(["NULL", "1900-01-01"])
    #expect(bytes("null", empty.hold))
    #expect(!bytes("nul", empty.hold))
    #expect(empty.days == [-25567])
  }

  @Test("headers match without regard to capitals, blanks, _ and -")
  func headers() {
    #expect(plainHeader("Date of Birth") == plainHeader("date_of-birth"))
    #expect(plainHeader("Date of Birth") != plainHeader("Date of Death"))
  }
}
