/// A place on a line of nanoseconds. Zoned values lie on the line of UTC, others on that of their own clocks; the two are never compared.
enum Timeline: Sendable, Hashable {
  case universal(Int128)
  case local(Int128)

  static let nanosecondsInSecond: Int128 = 1_000_000_000
  static let nanosecondsInDay: Int128 = 86_400 * nanosecondsInSecond

  /// From the other to this one; nil if they lie on different lines.
  func distance(from other: Timeline) -> DaysDuration? {
    switch (self, other) {
    case (.universal(let a), .universal(let b)), (.local(let a), .local(let b)): DaysDuration(nanoseconds: a - b)
    default: nil
    }
  }

  /// Which comes first, in whole seconds: FEEL compares a time by its hour, minute and second. Nil on different lines.
  func order(to other: Timeline) -> TemporalOrder? {
    switch (self, other) {
    case (.universal(let a), .universal(let b)), (.local(let a), .local(let b)):
      TemporalOrder(Timeline.second(ofNanosecond: a), Timeline.second(ofNanosecond: b))
    default: nil
    }
  }

  /// The second that holds a nanosecond.
  static func second(ofNanosecond nanosecond: Int128) -> Int128 { floorDivide(nanosecond, by: nanosecondsInSecond) }

  /// The date, and the nanosecond of that day, so many nanoseconds after another; nil outside the years.
  static func day(ofNanosecond start: Int128, plus length: Int128) -> (date: FEELDate, nanosecondOfDay: Int64)? {
    let (sum, overflows) = start.addingReportingOverflow(length)
    guard !overflows else { return nil }
    let day = floorDivide(sum, by: nanosecondsInDay)
    guard let number = Int64(exactly: day), let date = FEELDate(dayNumber: number) else { return nil }
    return (date, Int64(sum - day * nanosecondsInDay))
  }

  static func floorDivide(_ dividend: Int128, by divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

/// How one time lies to another.
enum TemporalOrder: Sendable {
  case earlier, same, later

  init<Value: Comparable>(_ a: Value, _ b: Value) { self = a < b ? .earlier : a == b ? .same : .later }
}
