import CivilTime

/// The first day of each month from 1900 to 2099, and how many days it has: what nearly every date in a file needs.
struct MonthTable: @unchecked Sendable {
  // Never written after `init`.
  static let shared = MonthTable()
  private static let firstCentury = 19, centuries = 2
  /// Places for each year: any two digits are one of them, and only twelve are months.
  private static let perYear = 128
  /// Per month the number of its first day, and in the lowest byte how many days it has: none where it is no month.
  private let months: UnsafeMutablePointer<UInt32>

  private init() {
    let years = MonthTable.centuries * 100
    months = .allocate(capacity: years * MonthTable.perYear)
    months.initialize(repeating: 0, count: years * MonthTable.perYear)
    for place in 0..<years {
      let year = MonthTable.firstCentury * 100 + place
      for month in 1...12 {
        let first = CivilDate(year: year, month: month, day: 1)?.dayNumber ?? 0
        // Days of these years have numbers from -25,567 to 47,481.
        months[place * MonthTable.perYear + month] =
          UInt32(bitPattern: first) << 8 | UInt32(CivilDate.daysInMonth(month, ofYear: year))
      }
    }
  }

  /// The day number of the ten bytes `yyyy-mm-dd` that begin here, or nil where they are not such a date of these years.
  @inline(__always)
  func day(_ start: UnsafePointer<UInt8>) -> Int32? {
    let raw = UnsafeRawPointer(start)
    // Digits become 0 to 9, hyphens 0; one addition finds whatever is larger.
    let front = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) ^ 0x2D30_302D_3030_3030
    let back = UInt32(UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self)) ^ 0x3030)
    let odd = (front &+ 0x7F76_767F_7676_7676 | front) & 0x8080_8080_8080_8080
    let backOdd = (back &+ 0x7676 | back) & 0x8080
    guard odd | UInt64(backOdd) == 0 else { return nil }
    // Each digit with the one behind it: century, year and month are the bytes 0, 2 and 5.
    let pairs = front &* 10 &+ front >> 8
    let century = Int(truncatingIfNeeded: pairs & 0xFF) &- MonthTable.firstCentury
    let year = Int(truncatingIfNeeded: pairs >> 16 & 0xFF), month = Int(truncatingIfNeeded: pairs >> 40 & 0xFF)
    let day = (back & 0xF) &* 10 &+ back >> 8 &- 1
    guard UInt(bitPattern: century) < UInt(MonthTable.centuries) else { return nil }
    let known = months[(century &* 100 &+ year) &* MonthTable.perYear &+ month]
    guard day < known & 0xFF else { return nil }
    return Int32(bitPattern: known) >> 8 &+ Int32(bitPattern: day)
  }
}
