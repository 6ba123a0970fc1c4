import CivilTime

/// Reads the parts of dates, times and durations as XML Schema writes them: nothing may stand before, between or after.
struct TemporalReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { place == bytes.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, UInt32(bytes[place]) == character.value else { return false }
    place += 1
    return true
  }

  /// All the digits from here on; none is an empty slice.
  mutating func digits() -> ArraySlice<UInt8> {
    let start = place
    while place < bytes.count, bytes[place] >= 0x30, bytes[place] <= 0x39 { place += 1 }
    return bytes[start..<place]
  }

  /// A number of exactly two digits.
  mutating func twoDigits() -> Int? {
    let found = digits()
    guard found.count == 2 else { return nil }
    return TemporalReader.number(found).map { Int($0) }
  }

  /// All the rest as text.
  mutating func rest() -> String {
    defer { place = bytes.count }
    return String(decoding: bytes[place...], as: UTF8.self)
  }

  /// The digits' number; nil for none, or too large a number.
  static func number(_ digits: ArraySlice<UInt8>) -> Int128? {
    guard !digits.isEmpty else { return nil }
    var value: Int128 = 0
    for digit in digits {
      let (tens, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, sumOverflows) = tens.addingReportingOverflow(Int128(digit - 0x30))
      guard !overflows, !sumOverflows else { return nil }
      value = sum
    }
    return value
  }

  /// The nanoseconds of a fraction after a point that has been taken: further digits than nine are cut off. Nil without a digit.
  mutating func fraction() -> Int64? {
    let found = digits()
    guard !found.isEmpty else { return nil }
    var value: Int64 = 0
    for index in 0..<9 {
      value = value * 10 + (index < found.count ? Int64(found[found.startIndex + index] - 0x30) : 0)
    }
    return value
  }
}

// MARK: - Dates and times

extension TemporalReader {
  /// `2017-01-01`, `-2017-01-01`, `12345-01-01`: a year of more than four digits does not begin with 0.
  mutating func date() -> FEELDate? {
    let isNegative = take("-")
    let years = digits()
    guard years.count >= 4, years.count == 4 || years.first != 0x30, let size = TemporalReader.number(years),
      let year = Int64(exactly: isNegative ? -size : size),
      take("-"), let month = twoDigits(), take("-"), let day = twoDigits()
    else { return nil }
    return FEELDate(year: year, month: month, day: day)
  }

  /// `10:30:00.5`, as nanoseconds; `24:00:00` is a whole day.
  mutating func clock() -> Int64? {
    guard let hour = twoDigits(), take(":"), let minute = twoDigits(), take(":"), let second = twoDigits() else { return nil }
    var nanosecond: Int64 = 0
    if take(".") {
      guard let fraction = fraction() else { return nil }
      nanosecond = fraction
    }
    if hour == 24 { return minute == 0 && second == 0 && nanosecond == 0 ? FEELTime.nanosecondsInDay : nil }
    return FEELTime(hour: hour, minute: minute, second: second, nanosecond: Int(nanosecond))?.nanosecondOfDay
  }

  /// What may follow a time: nothing, `Z`, `+01:00`, `-02:45:55` or `@Europe/Paris`, to the end of the text.
  mutating func zone(in zones: ZoneTable) -> ZoneReading {
    if isAtEnd { return .none }
    if take("@") {
      let name = rest()
      return zones.rules(named: name) == nil ? .wrong : .zone(.named(name))
    }
    if take("Z") { return isAtEnd ? .zone(.utc) : .wrong }
    guard let seconds = offset(), isAtEnd else { return .wrong }
    return .zone(.offset(seconds: seconds))
  }

  private mutating func offset() -> Int? {
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = twoDigits(), take(":"), let minutes = twoDigits(), minutes < 60 else { return nil }
    var seconds = hours * 3600 + minutes * 60
    if take(":") {
      guard let more = twoDigits(), more < 60 else { return nil }
      seconds += more
    }
    guard seconds <= Zone.largestOffset else { return nil }
    return isNegative ? -seconds : seconds
  }
}

/// What stands where a zone may stand.
enum ZoneReading {
  case none
  case zone(Zone)
  case wrong

  /// The zone, or nil for none; no value at all where what stands there is wrong.
  var accepted: Zone?? {
    switch self {
    case .none: .some(nil)
    case .zone(let zone): .some(zone)
    case .wrong: nil
    }
  }
}
