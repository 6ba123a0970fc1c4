@testable import FEEL

extension WholeReference {
  // MARK: - Numbers

  /// Nil for functions that are not of numbers, and for null.
  static func numberFunction(_ name: String, _ arguments: [Value?]) -> Value? {
    if name == "number" { return number(arguments.map { $0?.string }) }
    if name == "abs" { return abs(arguments[0] ?? .null) }
    guard let number = arguments[0]?.number else { return nil }
    let modes: [String: ExactNumber.Mode] = [
      "decimal": .halfEven, "round up": .up, "round down": .down, "round half up": .halfUp,
      "round half down": .halfDown, "floor": .floor, "ceiling": .ceiling,
    ]
    if let mode = modes[name] {
      // A scale left out is nought; what is beyond the decimal128 numbers is refused.
      guard let scale = (arguments[1] ?? .number(0)).cutToInt, -6111...6176 ~= scale else { return nil }
      return .number(number.rounded(scale: scale, mode))
    }
    switch name {
    case "modulo": return arguments[1]?.number.flatMap { number.modulo($0) }.map { .number($0) }
    case "odd": return number.isWhole ? .boolean(number.isOdd) : nil
    case "even": return number.isWhole ? .boolean(!number.isOdd) : nil
    default: return nil
    }
  }

  private static func abs(_ value: Value) -> Value {
    switch value {
    case .number(let number): number.isNegative ? negated(value) : value
    case .seconds(let seconds): seconds.isNegative ? negated(value) : value
    case .months(let months): months < 0 ? negated(value) : value
    default: .null
    }
  }

  /// A text with its marks between groups and before decimals.
  private static func number(_ texts: [String?]) -> Value? {
    guard var text = texts[0], texts[1] == nil || [" ", ",", "."].contains(texts[1]),
      texts[2] == nil || [",", "."].contains(texts[2]), texts[1] == nil || texts[1] != texts[2]
    else { return nil }
    if let group = texts[1] { text = text.split(separator: group).joined() }
    if let mark = texts[2], mark != "." {
      if text.contains(".") { return nil }
      text = text.split(separator: mark, omittingEmptySubsequences: false).joined(separator: ".")
    }
    let isNegative = text.hasPrefix("-")
    let number = ExactNumber(literal: isNegative ? String(text.dropFirst()) : text)
    return number.map { .number(isNegative ? $0.negated : $0) }
  }

  // MARK: - Dates and times

  /// Nil for functions that are not of dates, times and durations, and for null.
  static func timeFunction(_ name: String, _ arguments: [Value?]) -> Value? {
    switch name {
    case "date": return date(arguments)
    case "time": return time(arguments)
    case "date and time": return dateTime(arguments)
    case "duration": return arguments[0]?.string.flatMap { WholeCalendar.duration($0) }
    case "years and months duration":
      guard let from = day(arguments[0]), let to = day(arguments[1]) else { return nil }
      return .months(WholeCalendar.months(from: from, to: to))
    default: return day(arguments[0]).flatMap { dayFunction(name, $0) }
    }
  }

  /// The day of a date, or of a date and time.
  private static func day(_ value: Value?) -> Int? {
    switch value {
    case .date(let days): days
    case .dateTime(let seconds): WholeCalendar.split(seconds).days
    default: nil
    }
  }

  private static func date(_ arguments: [Value?]) -> Value? {
    if arguments.count == 1 {
      return day(arguments[0]).map { .date($0) } ?? arguments[0]?.string.flatMap(WholeCalendar.date)
    }
    guard let year = arguments[0]?.number?.int, let month = arguments[1]?.number?.int,
      let day = arguments[2]?.number?.int
    else { return nil }
    return WholeCalendar.day(year, month, day).map { .date($0) }
  }

  private static func time(_ arguments: [Value?]) -> Value? {
    if arguments.count == 1 {
      if case .dateTime(let seconds)? = arguments[0] { return .time(WholeCalendar.split(seconds).seconds) }
      return arguments[0]?.string.flatMap { WholeCalendar.time($0) }
    }
    guard let hour = arguments[0]?.number?.int, let minute = arguments[1]?.number?.int,
      let second = arguments[2]?.number
    else { return nil }
    return WholeCalendar.time(hour, minute, second)
  }

  private static func dateTime(_ arguments: [Value?]) -> Value? {
    if arguments.count == 2, let day = day(arguments[0]), case .time(let seconds)? = arguments[1] {
      return .dateTime(WholeCalendar.seconds(ofDay: day) + seconds)
    }
    guard let text = arguments[0]?.string else { return nil }
    // A date alone stands for the midnight with which it begins.
    return WholeCalendar.dateTime(text) ?? WholeCalendar.dateTime(text + "T00:00:00")
  }

  private static func dayFunction(_ name: String, _ days: Int) -> Value? {
    let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    switch name {
    case "day of week": return .string(weekdays[WholeCalendar.weekday(days) - 1])
    case "day of year": return .number(WholeCalendar.dayOfYear(days))
    case "month of year": return .string(months[WholeCalendar.parts(days).month - 1])
    case "week of year": return .number(WholeCalendar.week(days))
    default: return nil
    }
  }

  // MARK: - Contexts, and `is`

  /// Nil for functions that are not of contexts, and for null.
  static func contextFunction(_ name: String, _ arguments: [Value?]) -> Value? {
    let entries = arguments[0]?.entries ?? []
    switch name {
    case "is":
      let (a, b) = (arguments[0] ?? .null, arguments[1] ?? .null)
      return .boolean(a.kind == b.kind && isSame(a, b))
    case "get value": return path(.context(entries), arguments[1]?.string ?? "")
    case "get entries":
      return .list(
        entries.map { .context([Entry(key: "key", value: .string($0.key)), Entry(key: "value", value: $0.value)]) })
    case "context": return context(of: arguments[0]?.items ?? [])
    case "context merge": return merged(arguments[0]?.items ?? [])
    case "context put":
      let keys = arguments[1]?.items ?? [arguments[1] ?? .null]
      return put(arguments[2] ?? .null, at: keys[...], in: entries)
    default: return nil
    }
  }

  private static func context(of items: [Value]) -> Value? {
    var result: [Entry] = []
    for item in items {
      guard let fields = item.entries, let key = fields.first(where: { $0.key == "key" })?.value.string,
        let value = fields.first(where: { $0.key == "value" })?.value, !result.contains(where: { isSame($0.key, key) })
      else { return nil }
      result.append(Entry(key: key, value: value))
    }
    return .context(result)
  }

  private static func merged(_ items: [Value]) -> Value? {
    var result: [Entry] = []
    for item in items {
      guard let entries = item.entries else { return nil }
      for entry in entries { result = with(entry, in: result) }
    }
    return .context(result)
  }

  private static func with(_ entry: Entry, in entries: [Entry]) -> [Entry] {
    guard let place = entries.firstIndex(where: { isSame($0.key, entry.key) }) else { return entries + [entry] }
    return entries[..<place] + [entry] + entries[(place + 1)...]
  }

  private static func put(_ value: Value, at keys: ArraySlice<Value>, in entries: [Entry]) -> Value? {
    guard let key = keys.first?.string else { return nil }
    if keys.count == 1 { return .context(with(Entry(key: key, value: value), in: entries)) }
    guard let inner = path(.context(entries), key).entries, let put = put(value, at: keys.dropFirst(), in: inner) else {
      return nil
    }
    return .context(with(Entry(key: key, value: put), in: entries))
  }
}
