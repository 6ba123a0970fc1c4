import CivilTime
import TestSupport
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

  @Test("the table of months knows the days of its two centuries, and nothing else")
  func monthTable() throws {
    let table = MonthTable.shared
    let first = try #require(CivilDate(year: 1895, month: 1, day: 1)).dayNumber
    let last = try #require(CivilDate(year: 2105, month: 12, day: 31)).dayNumber
    var wrong: [String] = []
    for number in first...last {
      let date = CivilDate(dayNumber: number)
      let expected = (1900...2099).contains(date.year) ? number : nil
      if bytes(date.description, { $0.baseAddress.flatMap(table.day) }) != expected { wrong.append(date.description) }
    }
    // Every two digits for a month and a day, in leap years and others, in the two centuries and beside them.
    for year in ["1900", "1999", "2000", "2024", "2026", "2099", "1899", "2100", "9999", "0000", "7526"] {
      for monthAndDay in 0..<10_000 {
        let (month, day) = (String(monthAndDay / 100 + 100).dropFirst(), String(monthAndDay % 100 + 100).dropFirst())
        let text = "\(year)-\(month)-\(day)"
        let expected = year.hasPrefix("19") || year.hasPrefix("20") ? bytes(text, isoDay) : nil
        if bytes(text, { $0.baseAddress.flatMap(table.day) }) != expected { wrong.append(text) }
      }
    }
    for text in ["2026/01-01", "2026-01/01", "2026-0a-01", "202:-01-01", "2026-01-1:", "2026-01-1\n"] {
      if bytes(text, { $0.baseAddress.flatMap(table.day) }) != nil { wrong.append(text) }
    }
    #expect(wrong.isEmpty)
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

  @Test("headers of plain letters match as all others do", arguments: 1...50)
  func plainHeaders(seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let letters = Array("aZzA09 _-.,:\t\r\n\0@[`{É\u{A0}ß").map(String.init)
    let name = (0..<Int.random(in: 0...30, using: &numbers)).map { _ in letters.randomElement(using: &numbers) ?? "" }.joined()
    let plain = name.lowercased().unicodeScalars.filter { !" _-\t\u{A0}\0\r\n".unicodeScalars.contains($0) }
    #expect(plainHeader(name) == String(String.UnicodeScalarView(plain)), "seed \(seed)")
  }

  @Test("one control character in a hundred is text, more is none, wherever they stand", arguments: 1...40)
  func controls(seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let odd = Array(UInt8(1)...8) + Array(UInt8(14)...25) + Array(UInt8(27)...31)
    func bytes(_ controls: Int) -> [UInt8] {
      var bytes: [UInt8] = (0..<1000).map { _ in [9, 10, 11, 12, 13, 26, 32, 44, 65, 127, 0xC3].randomElement(using: &numbers) ?? 32 }
      for place in (0..<1000).shuffled(using: &numbers).prefix(controls) { bytes[place] = odd.randomElement(using: &numbers) ?? 1 }
      return bytes
    }
    #expect(bytes(10).withUnsafeBufferPointer(startOfPlainText) == 0, "seed \(seed)")
    #expect(bytes(11).withUnsafeBufferPointer(startOfPlainText) == nil, "seed \(seed)")
  }
}
