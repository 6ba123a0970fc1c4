import CivilTime

/// Reads the texts of literals.
enum Literals {
  enum NumberReading: Equatable {
    case millionths(Int64)
    case tooManyDecimals, tooLarge
  }

  /// A number as whole millionths, exactly.
  static func number(_ text: String) -> NumberReading {
    var (mantissa, exponent) = (text, 0)
    if let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      mantissa = String(text[..<mark])
      exponent = Int(text[text.index(after: mark)...]) ?? 1_000
    }
    let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    var digits = String(parts.first ?? "") + decimals
    var scale = 6 + exponent - decimals.utf8.count
    while scale < 0, digits.hasSuffix("0") {
      digits.removeLast()
      scale += 1
    }
    digits = String(digits.drop { $0 == "0" })
    if digits.isEmpty { return .millionths(0) }
    if scale < 0 { return .tooManyDecimals }
    guard scale + digits.utf8.count <= 19, let value = Int64(digits + String(repeating: "0", count: scale)) else {
      return .tooLarge
    }
    return .millionths(value)
  }

  /// The day number of `2026-01-01`.
  static func date(_ text: String) -> Int64? { CivilDate(iso: text).map { Int64($0.dayNumber) } }

  /// Minutes, twice (see `DateTimeColumn`), of `2026-01-01T10:30` or with seconds that are nought.
  static func dateTime(_ text: String) -> Int64? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = date(String(parts[0])) else { return nil }
    let time = parts[1].split(separator: ":", omittingEmptySubsequences: false).map {
      $0.utf8.count == 2 ? Int64($0) : nil
    }
    guard 2...3 ~= time.count, let hour = time[0], let minute = time[1], 0..<24 ~= hour, 0..<60 ~= minute,
      time.count == 2 || time[2] == 0
    else { return nil }
    return (day * 1440 + hour * 60 + minute) * 2
  }

  enum DurationReading: Equatable {
    case seconds(Int64)
    case months(Int64)
  }

  /// `P10D`, `PT12H`, `P1DT2H`, `P6M`, `P1Y6M`, each with an optional minus.
  static func duration(_ text: String) -> DurationReading? {
    var rest = Substring(text)
    let sign: Int64 = rest.hasPrefix("-") ? -1 : 1
    if sign < 0 { rest.removeFirst() }
    guard rest.hasPrefix("P") else { return nil }
    rest.removeFirst()
    var (months, seconds): (Int64?, Int64?) = (nil, nil)
    var inTime = false
    var last = -1
    while let first = rest.first {
      if first == "T", !inTime {
        inTime = true
        rest.removeFirst()
        if rest.isEmpty { return nil }
        continue
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      guard digits.count <= 9, let count = Int64(digits), let unit = rest.popFirst(),
        let (rank, months_, seconds_) = unitOf(unit, inTime), rank > last
      else { return nil }
      last = rank
      if months_ > 0 { months = (months ?? 0) + count * months_ } else { seconds = (seconds ?? 0) + count * seconds_ }
    }
    switch (months, seconds) {
    case (let months?, nil): return .months(sign * months)
    case (nil, let seconds?): return .seconds(sign * seconds)
    default: return nil
    }
  }

  private static func unitOf(_ unit: Character, _ inTime: Bool) -> (Int, Int64, Int64)? {
    switch (unit, inTime) {
    case ("Y", false): (0, 12, 0)
    case ("M", false): (1, 1, 0)
    case ("D", false): (2, 0, 86_400)
    case ("H", true): (3, 0, 3_600)
    case ("M", true): (4, 0, 60)
    case ("S", true): (5, 0, 1)
    default: nil
    }
  }
}
