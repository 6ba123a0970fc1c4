/// Dates, times and durations as texts, and the calendar: as one would count by hand.
enum WholeCalendar {
  typealias Value = WholeReference.Value

  static let secondsOfDay = 86_400

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func length(ofMonth month: Int, year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Days since 1 January of year 1; nil where there is no such day. Years from 1 on are enough here.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard 1...999_999_999 ~= year, 1...12 ~= month, 1...length(ofMonth: month, year: year) ~= day else { return nil }
    let years = year - 1
    let before = 365 * years + years / 4 - years / 100 + years / 400
    return before + (1..<month).reduce(0) { $0 + length(ofMonth: $1, year: year) } + day - 1
  }

  static func parts(_ days: Int) -> (year: Int, month: Int, day: Int) {
    var year = max(1, days / 366)
    while let next = day(year + 1, 1, 1), next <= days { year += 1 }
    var rest = days - (day(year, 1, 1) ?? 0)
    var month = 1
    while rest >= length(ofMonth: month, year: year) {
      rest -= length(ofMonth: month, year: year)
      month += 1
    }
    return (year, month, rest + 1)
  }

  /// 1 for Monday: 1 January of year 1 was one.
  static func weekday(_ days: Int) -> Int { days % 7 + 1 }

  static func dayOfYear(_ days: Int) -> Int { days - (day(parts(days).year, 1, 1) ?? 0) + 1 }

  /// The week of ISO 8601: that which holds the Thursday of the day's own week, counted in the Thursday's year.
  static func week(_ days: Int) -> Int { (dayOfYear(days - weekday(days) + 4) - 1) / 7 + 1 }

  /// The corresponding day of another month, or that month's last.
  static func adding(months: Int, to days: Int) -> Int? {
    let (year, month, date) = parts(days)
    let count = year * 12 + month - 1 + months
    guard count >= 12 else { return nil }
    return day(count / 12, count % 12 + 1, min(date, length(ofMonth: count % 12 + 1, year: count / 12)))
  }

  /// Whole months from one day to another, never rounded up.
  static func months(from: Int, to: Int) -> Int {
    let (a, b) = (parts(from), parts(to))
    let months = (b.year * 12 + b.month) - (a.year * 12 + a.month)
    if months > 0, b.day < a.day { return months - 1 }
    if months < 0, b.day > a.day { return months + 1 }
    return months
  }

  /// Whole days in so many seconds, rounded down, and the seconds that are left.
  static func split(_ seconds: ExactNumber) -> (days: Int, seconds: ExactNumber) {
    let rest = seconds.modulo(ExactNumber(secondsOfDay)) ?? seconds
    return (((seconds - rest) / ExactNumber(secondsOfDay))?.int ?? 0, rest)
  }

  static func seconds(ofDay days: Int) -> ExactNumber { ExactNumber(days) * ExactNumber(secondsOfDay) }

  // MARK: - Reading

  /// What `@"…"` says.
  static func read(_ text: String) -> Value { date(text) ?? dateTime(text) ?? time(text) ?? duration(text) ?? .null }

  static func date(_ text: String) -> Value? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4 || (parts[0].count > 4 && parts[0].first != "0"), parts[0].count <= 9,
      let year = digits(parts[0]), let month = digits(parts[1], 2), let day = digits(parts[2], 2)
    else { return nil }
    return self.day(year, month, day).map { .date($0) }
  }

  static func time(_ text: String) -> Value? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let hour = digits(parts[0], 2), let minute = digits(parts[1], 2),
      digits(parts[2].prefix(2), 2) != nil,
      parts[2].count == 2 || (parts[2].count > 3 && parts[2].dropFirst(2).first == "."),
      let second = ExactNumber(literal: String(parts[2]))
    else { return nil }
    return time(hour, minute, second)
  }

  static func time(_ hour: Int, _ minute: Int, _ second: ExactNumber) -> Value? {
    guard 0..<24 ~= hour, 0..<60 ~= minute, !second.isNegative, second < ExactNumber(60) else { return nil }
    return .time(ExactNumber(hour * 3600 + minute * 60) + second)
  }

  static func dateTime(_ text: String) -> Value? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, case .date(let days)? = date(String(parts[0])) else { return nil }
    if parts[1] == "24:00:00" { return .dateTime(seconds(ofDay: days + 1)) }
    guard case .time(let time)? = time(String(parts[1])) else { return nil }
    return .dateTime(seconds(ofDay: days) + time)
  }

  private static func digits(_ text: Substring, _ count: Int? = nil) -> Int? {
    text.utf8.allSatisfy { 48...57 ~= $0 } && text.count == count ?? text.count ? Int(text) : nil
  }

  /// `P1Y2M` or `P1DT2H3M4.5S`, never a mixture, perhaps with a minus before.
  static func duration(_ text: String) -> Value? {
    let sign = text.hasPrefix("-") ? -1 : 1
    let halves = text.dropFirst(sign < 0 ? 1 : 0).split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count <= 2, halves[0].first == "P" else { return nil }
    if halves.count == 1, let fields = fields(halves[0].dropFirst(), ["Y", "M"], fractions: false) {
      let count = (fields["Y"]?.int ?? 0) * 12 + (fields["M"]?.int ?? 0)
      return .months(sign * count)
    }
    var total = ExactNumber(0)
    for (half, units, sizes) in [
      (halves[0].dropFirst(), ["D"], [86_400]),
      (halves.count == 2 ? halves[1] : "0S", ["H", "M", "S"], [3600, 60, 1]),
    ] where !(half.isEmpty && units == ["D"] && halves.count == 2) {
      guard let fields = fields(half, units, fractions: true) else { return nil }
      for (unit, size) in zip(units, sizes) {
        total = total + (fields[Character(unit)] ?? ExactNumber(0)) * ExactNumber(size)
      }
    }
    return .seconds(sign < 0 ? total.negated : total)
  }

  /// The numbers before units that stand in their order; nil for anything else.
  private static func fields(_ text: Substring, _ units: [String], fractions: Bool) -> [Character: ExactNumber]? {
    var (result, rest, left) = ([Character: ExactNumber](), text, units)
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber || ($0 == "." && fractions) }
      rest = rest.dropFirst(number.count)
      guard let unit = rest.popFirst(), let place = left.firstIndex(of: String(unit)),
        unit == "S" || !number.contains("."), let value = ExactNumber(literal: String(number))
      else { return nil }
      left.removeFirst(place + 1)
      result[unit] = value
    }
    return result.isEmpty ? nil : result
  }

  // MARK: - Writing

  /// Nil for values that are of another kind.
  static func text(of value: Value) -> String? {
    switch value {
    case .date(let days): return text(ofDate: days)
    case .time(let seconds): return text(ofTime: seconds)
    case .dateTime(let seconds):
      let (days, rest) = split(seconds)
      return text(ofDate: days) + "T" + text(ofTime: rest)
    case .months(let months): return text(ofMonths: months)
    case .seconds(let seconds): return text(ofSeconds: seconds)
    default: return nil
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private static func text(ofDate days: Int) -> String {
    let (year, month, day) = parts(days)
    return padded("\(year)", 4) + "-" + padded("\(month)", 2) + "-" + padded("\(day)", 2)
  }

  private static func clock(_ seconds: ExactNumber) -> (hours: Int, minutes: Int, seconds: ExactNumber) {
    let whole = seconds.rounded(scale: 0, .down)
    let count = whole.int ?? 0
    return (count / 3600, count / 60 % 60, ExactNumber(count % 60) + (seconds - whole))
  }

  private static func text(ofTime seconds: ExactNumber) -> String {
    let (hour, minute, second) = clock(seconds)
    let text = second.description
    return padded("\(hour)", 2) + ":" + padded("\(minute)", 2) + ":" + (second < ExactNumber(10) ? "0" : "") + text
  }

  private static func text(ofMonths months: Int) -> String {
    let (years, rest) = (abs(months) / 12, abs(months) % 12)
    if months == 0 { return "P0M" }
    return (months < 0 ? "-P" : "P") + (years > 0 ? "\(years)Y" : "") + (rest > 0 ? "\(rest)M" : "")
  }

  private static func text(ofSeconds seconds: ExactNumber) -> String {
    if seconds.isZero { return "PT0S" }
    let (days, rest) = split(seconds.magnitude)
    let (hours, minutes, second) = clock(rest)
    let time =
      (hours > 0 ? "\(hours)H" : "") + (minutes > 0 ? "\(minutes)M" : "") + (second.isZero ? "" : "\(second)S")
    return (seconds.isNegative ? "-P" : "P") + (days > 0 ? "\(days)D" : "") + (time.isEmpty ? "" : "T" + time)
  }

  /// The parts that can be asked of a value by name.
  static func property(_ name: String, of value: Value) -> Value? {
    switch value {
    case .date(let days): return dateProperty(name, days)
    case .time(let seconds): return timeProperty(name, seconds)
    case .dateTime(let seconds):
      let (days, rest) = split(seconds)
      return dateProperty(name, days) ?? timeProperty(name, rest)
    case .months(let months):
      return name == "years" ? .number(months / 12) : name == "months" ? .number(months % 12) : nil
    case .seconds(let seconds):
      let (days, rest) = split(seconds.magnitude)
      let (hours, minutes, second) = clock(rest)
      let parts: [String: ExactNumber] = [
        "days": ExactNumber(days), "hours": ExactNumber(hours), "minutes": ExactNumber(minutes), "seconds": second,
      ]
      return parts[name].map { .number(seconds.isNegative ? $0.negated : $0) }
    default: return nil
    }
  }

  private static func dateProperty(_ name: String, _ days: Int) -> Value? {
    let (year, month, day) = parts(days)
    return ["year": year, "month": month, "day": day, "weekday": weekday(days)][name].map { .number($0) }
  }

  private static func timeProperty(_ name: String, _ seconds: ExactNumber) -> Value? {
    let (hour, minute, second) = clock(seconds)
    switch name {
    case "hour": return .number(hour)
    case "minute": return .number(minute)
    case "second": return .number(second)
    default: return nil
    }
  }
}
