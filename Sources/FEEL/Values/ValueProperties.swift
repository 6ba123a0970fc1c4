import CivilTime
import SourceText

extension Value {
  /// `value.name`: an entry of a context, one of each item of a list, a part of a date or of a range.
  func property(_ name: String, _ zones: ZoneTable) -> Binder.Outcome {
    switch self {
    case .context(let context):
      if let value = context[name] { return .value(value) }
      return .failed("the context has no entry `\(FEELDiagnostics.short(name))`" + context.near(name))
    case .list(let list):
      return .value(.list(ListValue(list.items.map { $0.entry(name, zones) })))
    default:
      guard let part = part(name, zones) else { return .failed("\(kindInWords) has no `\(FEELDiagnostics.short(name))`") }
      return .value(part ?? .null)
    }
  }

  /// What an item of a list gives; null where it has nothing of this name.
  private func entry(_ name: String, _ zones: ZoneTable) -> Value {
    if case .context(let context) = self { return context[name] ?? .null }
    return if case .value(let value) = property(name, zones) { value } else { .null }
  }

  /// Nil where there is no such part; nil within where it has no value.
  private func part(_ name: String, _ zones: ZoneTable) -> Value?? {
    switch self {
    case .date(let date): Value.part(of: date, name)
    case .time(let time): Value.part(of: time, name, time.timeOffset(in: zones))
    case .dateTime(let value): Value.part(of: value.date, name) ?? Value.part(of: value.time, name, value.timeOffset(in: zones))
    case .daysDuration(let duration): Value.part(of: duration, name)
    case .monthsDuration(let duration):
      switch name {
      case "years": .number(Decimal(Int(duration.years)))
      case "months": .number(Decimal(duration.monthsOfYear))
      default: nil
      }
    case .range(let range): range.part(name)
    default: nil
    }
  }

  private static func part(of date: FEELDate, _ name: String) -> Value?? {
    switch name {
    case "year": .number(Decimal(Int(date.year)))
    case "month": .number(Decimal(date.month))
    case "day": .number(Decimal(date.day))
    case "weekday": .number(Decimal(date.weekday))
    default: nil
    }
  }

  private static func part(of time: FEELTime, _ name: String, _ offset: DaysDuration?) -> Value?? {
    switch name {
    case "hour": .number(Decimal(time.hour))
    case "minute": .number(Decimal(time.minute))
    case "second": .number(seconds(time.second))
    case "time offset": .some(offset.map { .daysDuration($0) })
    case "timezone": .some(time.timezone.map { .string($0) })
    default: nil
    }
  }

  private static func part(of duration: DaysDuration, _ name: String) -> Value?? {
    switch name {
    case "days": Decimal(duration.days).map { .number($0) }
    case "hours": .number(Decimal(duration.hours))
    case "minutes": .number(Decimal(duration.minutes))
    case "seconds": .number(seconds(duration.seconds))
    default: nil
    }
  }

  private static func seconds(_ parts: (seconds: Int, nanoseconds: Int)) -> Decimal {
    Decimal(coefficient: Int128(parts.seconds) * 1_000_000_000 + Int128(parts.nanoseconds), exponent: -9) ?? .zero
  }
}

extension ContextValue {
  /// The name that may have been meant.
  fileprivate func near(_ name: String) -> String {
    suggestion(for: name, among: entries.prefix(Limits.suggestions).map(\.key)).map { "; did you mean `\($0)`?" } ?? ""
  }

  /// The steps that it costs to say so.
  func costOfMissing(_ name: String) -> Int {
    min(entries.count, Limits.suggestions) * min(name.utf8.count, 100) / 8
  }
}

extension RangeValue {
  func part(_ name: String) -> Value?? {
    switch name {
    case "start": lower ?? .null
    case "end": upper ?? .null
    case "start included": .boolean(includesLower)
    case "end included": .boolean(includesUpper)
    default: nil
    }
  }

  /// The range, unless it is too large.
  var bounded: Binder.Outcome {
    Limits.isWithin(depth, size) ? .value(.range(self)) : .failed("the value grows too large")
  }

  /// A range of two ends of one kind that has an order.
  static func made(
    _ lower: Value, _ upper: Value, includesLower: Bool, includesUpper: Bool, _ zones: ZoneTable
  ) -> Binder.Outcome {
    let range = RangeValue(lower, upper, includesLower: includesLower, includesUpper: includesUpper)
    if lower.isNull || upper.isNull || lower.order(upper, zones) != nil { return range.bounded }
    return .failed("a range cannot go from \(lower.kindInWords) to \(upper.kindInWords)")
  }
}
