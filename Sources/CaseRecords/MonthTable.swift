import CivilTime

/// The first day of each month from 1900 to 2099, and how many days it has: what nearly every date in a file needs.
struct MonthTable: @unchecked Sendable {
  // Never written after `init`.
  static let shared = MonthTable()
  static let firstYear = 1900, years = 200
  let firstDays: UnsafeMutablePointer<Int32>
  let lengths: UnsafeMutablePointer<UInt8>

  private init() {
    let months = MonthTable.years * 12
    firstDays = .allocate(capacity: months)
    lengths = .allocate(capacity: months)
    for month in 0..<months {
      let (year, number) = (MonthTable.firstYear + month / 12, month % 12 + 1)
      firstDays[month] = CivilDate(year: year, month: number, day: 1)?.dayNumber ?? 0
      lengths[month] = UInt8(CivilDate.daysInMonth(number, ofYear: year))
    }
  }

  /// The day number of the ten bytes `yyyy-mm-dd` that begin here, or nil where they are not such a date of these years.
  @inline(__always)
  func day(_ start: UnsafePointer<UInt8>) -> Int32? {
    let raw = UnsafeRawPointer(start)
    // Digits become 0 to 9, hyphens 0; one addition finds whatever is larger.
    let front = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) ^ 0x2D30_302D_3030_3030
    let back = UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self)) ^ 0x3030
    let isOdd = (front &+ 0x7F76_767F_7676_7676 | front) & 0x8080_8080_8080_8080
    let isBackOdd = (back &+ 0x7676 | back) & 0x8080
    guard isOdd == 0, isBackOdd == 0 else { return nil }
    @inline(__always) func digit(_ at: UInt64) -> Int { Int(truncatingIfNeeded: front >> (at * 8) & 0xF) }
    let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let month = digit(5) * 10 + digit(6) - 1
    let day = Int(back & 0xF) * 10 + Int(back >> 8)
    let place = (year - MonthTable.firstYear) * 12 + month
    guard UInt(bitPattern: month) < 12, UInt(bitPattern: place) < UInt(MonthTable.years * 12),
      UInt(bitPattern: day - 1) < UInt(lengths[place])
    else { return nil }
    return firstDays[place] + Int32(truncatingIfNeeded: day - 1)
  }
}
