extension DaysDuration {
  /// The duration that a text says in the form of XML Schema's `dayTimeDuration`; nil for anything else, or one too long to hold.
  init?(text: String) {
    var reader = DurationReader(text)
    guard reader.begin() else { return nil }
    reader.part("D", unit: Timeline.nanosecondsInDay)
    if reader.beginTime() {
      reader.part("H", unit: 3600 * Timeline.nanosecondsInSecond)
      reader.part("M", unit: 60 * Timeline.nanosecondsInSecond)
      reader.seconds()
    }
    guard let total = reader.total() else { return nil }
    self.init(nanoseconds: total)
  }

  /// `P1DT2H3M4.5S`; none is `PT0S`.
  var text: String {
    guard nanoseconds != 0 else { return "PT0S" }
    let (seconds, nanoseconds) = seconds
    var time = ""
    if hours != 0 { time += "\(hours.magnitude)H" }
    if minutes != 0 { time += "\(minutes.magnitude)M" }
    if seconds != 0 || nanoseconds != 0 {
      time += "\(seconds.magnitude)\(fractionText(nanoseconds: Int(nanoseconds.magnitude)))S"
    }
    return (isNegative ? "-P" : "P") + (days != 0 ? "\(days.magnitude)D" : "") + (time.isEmpty ? "" : "T" + time)
  }
}

extension MonthsDuration {
  /// The duration that a text says in the form of XML Schema's `yearMonthDuration`; nil for anything else, or one too long to hold.
  init?(text: String) {
    var reader = DurationReader(text)
    guard reader.begin() else { return nil }
    reader.part("Y", unit: 12)
    reader.part("M", unit: 1)
    guard let total = reader.total(), let months = Int64(exactly: total) else { return nil }
    self.init(months: months)
  }

  /// `P1Y2M`; none is `P0M`.
  var text: String {
    guard months != 0 else { return "P0M" }
    let rest = monthsOfYear.magnitude
    return (isNegative ? "-P" : "P") + (years != 0 ? "\(years.magnitude)Y" : "") + (rest != 0 ? "\(rest)M" : "")
  }
}

/// Reads a duration part by part, adding up with the sign, so that the longest negative one is read as well.
private struct DurationReader {
  private var reader: TemporalReader
  private var sum: Int128 = 0
  private var sign: Int128 = 1
  private var isWrong = false
  private var hasPart = false
  /// Digits whose letter has not been met yet.
  private var pending: ArraySlice<UInt8> = []

  init(_ text: String) { reader = TemporalReader(text) }

  mutating func begin() -> Bool {
    if reader.take("-") { sign = -1 }
    guard reader.take("P") else { return false }
    pending = reader.digits()
    return true
  }

  /// After `T` at least one part must follow.
  mutating func beginTime() -> Bool {
    guard pending.isEmpty, reader.take("T") else { return false }
    hasPart = false
    pending = reader.digits()
    return true
  }

  /// A part, if it is what follows.
  mutating func part(_ letter: Unicode.Scalar, unit: Int128) {
    guard !pending.isEmpty, reader.take(letter) else { return }
    add(TemporalReader.number(pending), unit: unit)
    pending = reader.digits()
  }

  /// Seconds, with or without a fraction.
  mutating func seconds() {
    guard !pending.isEmpty else { return }
    if reader.take(".") {
      guard let fraction = reader.fraction() else { return isWrong = true }
      add(Int128(fraction), unit: 1)
    }
    guard reader.take("S") else { return isWrong = true }
    add(TemporalReader.number(pending), unit: Timeline.nanosecondsInSecond)
    pending = []
  }

  private mutating func add(_ count: Int128?, unit: Int128) {
    hasPart = true
    guard let count else { return isWrong = true }
    let (size, overflows) = (sign * count).multipliedReportingOverflow(by: unit)
    let (newSum, sumOverflows) = sum.addingReportingOverflow(size)
    sum = newSum
    if overflows || sumOverflows { isWrong = true }
  }

  func total() -> Int128? {
    isWrong || !hasPart || !pending.isEmpty || !reader.isAtEnd ? nil : sum
  }
}
