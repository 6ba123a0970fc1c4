import Caseload
import CivilTime

extension Binder {
  func negative(_ operand: Typed) -> ScalarCode {
    let code = scalar(operand)
    return { context in
      var value = code(&context)
      value.value = 0 &- value.value
      return value
    }
  }

  /// Sums, differences, products and quotients. What cannot be worked out (division by nothing, a number too large, a
  /// date beyond the calendar) is null and rests on all that was read.
  func arithmetic(_ op: ArithmeticOperator, _ a: Typed, _ b: Typed, _ type: ValueType) -> ScalarCode {
    let (x, y) = (scalar(a), scalar(b))
    let calculate = Binder.calculation(op, a.type, b.type, type)
    return { context in
      let readMark = context.readMark
      let first = x(&context)
      let second = y(&context)
      let flags = first.flags | second.flags
      if flags.isNull { return Scalar(0, .null | flags.onlyRests) }
      guard let value = calculate(first.value, second.value) else {
        context.fail(Failing.calculation, from: readMark)
        return Scalar(0, .nullResting)
      }
      return Scalar(value, flags.onlyRests)
    }
  }

  typealias Calculation = @Sendable (Int64, Int64) -> Int64?

  static func calculation(
    _ op: ArithmeticOperator, _ a: ValueType, _ b: ValueType, _ type: ValueType
  ) -> Calculation {
    switch (op, a, b) {
    case (.add, .date, .daysDuration): return { date($0, plusDays: floored($1, 86_400)) }
    case (.subtract, .date, .daysDuration): return { date($0, plusDays: floored(0 &- $1, 86_400)) }
    case (.add, .daysDuration, .date): return { date($1, plusDays: floored($0, 86_400)) }
    case (.add, .date, .monthsDuration): return { date($0, plusMonths: $1) }
    case (.subtract, .date, .monthsDuration): return { date($0, plusMonths: 0 &- $1) }
    case (.add, .monthsDuration, .date): return { date($1, plusMonths: $0) }
    case (.subtract, .date, .date): return { ($0 - $1) * 86_400 }
    case (.subtract, .dateTime, .dateTime): return { ($0 | $1) & 1 == 1 ? nil : (($0 >> 1) - ($1 >> 1)) * 60 }
    case (.add, .dateTime, .daysDuration): return { minutes($0, plusSeconds: $1) }
    case (.subtract, .dateTime, .daysDuration): return { minutes($0, plusSeconds: 0 &- $1) }
    case (.add, .daysDuration, .dateTime): return { minutes($1, plusSeconds: $0) }
    case (.add, .dateTime, .monthsDuration): return { minutes($0, plusMonths: $1) }
    case (.subtract, .dateTime, .monthsDuration): return { minutes($0, plusMonths: 0 &- $1) }
    case (.add, .monthsDuration, .dateTime): return { minutes($1, plusMonths: $0) }
    case (.add, _, _): return { whole($0.addingReportingOverflow($1)) }
    case (.subtract, _, _): return { whole($0.subtractingReportingOverflow($1)) }
    case (.multiply, _, _): return { quotient(Int128($0) * Int128($1), Int128(NumberColumn.scale)) }
    case (.divide, _, _): return { quotient(Int128($0) * Int128(NumberColumn.scale), Int128($1)) }
    case (.power, _, _): return { _, _ in nil }
    }
  }

  static func whole(_ result: (partialValue: Int64, overflow: Bool)) -> Int64? {
    result.overflow || result.partialValue <= NumberColumn.invalid ? nil : result.partialValue
  }

  /// Rounded half to even where it does not come out.
  static func quotient(_ a: Int128, _ b: Int128) -> Int64? {
    if b == 0 { return nil }
    var (result, rest) = a.quotientAndRemainder(dividingBy: b)
    let twice = rest.magnitude * 2
    if twice > b.magnitude || (twice == b.magnitude && result % 2 != 0) { result += (a < 0) == (b < 0) ? 1 : -1 }
    return Int64(exactly: result).flatMap { $0 > NumberColumn.invalid ? $0 : nil }
  }

  static func floored(_ a: Int64, _ b: Int64) -> Int64 {
    let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
    return rest < 0 ? quotient - 1 : quotient
  }

  private static func date(_ day: Int64, plusDays days: Int64) -> Int64? {
    let sum = day.addingReportingOverflow(days)
    return sum.overflow ? nil : inCalendar(sum.partialValue)
  }

  private static func date(_ day: Int64, plusMonths months: Int64) -> Int64? {
    guard abs(months) < 200_000, let months = Int(exactly: months) else { return nil }
    return inCalendar(Int64(CivilDate(dayNumber: Int32(clamping: day)).adding(months: months).dayNumber))
  }

  private static func inCalendar(_ day: Int64) -> Int64? {
    Int64(CivilDate.earliest.dayNumber)...Int64(CivilDate.latest.dayNumber) ~= day ? day : nil
  }

  private static func minutes(_ doubled: Int64, plusSeconds seconds: Int64) -> Int64? {
    guard seconds % 60 == 0, doubled & 1 == 0 || seconds % 86_400 == 0 else { return nil }
    let (sum, overflow) = (doubled >> 1).addingReportingOverflow(seconds / 60)
    guard !overflow, inCalendar(sum.flooredDays) != nil else { return nil }
    return sum << 1 | (doubled & 1)
  }

  private static func minutes(_ doubled: Int64, plusMonths months: Int64) -> Int64? {
    let day = (doubled >> 1).flooredDays
    return date(day, plusMonths: months).map { $0 * 2880 + (doubled - day * 2880) }
  }

  /// Year of a date, days of a duration and the like, as a number.
  func part(_ part: Part, _ operand: Typed) -> ScalarCode {
    let code = scalar(operand)
    return { context in
      var value = code(&context)
      if !value.flags.isNull { value.value = Binder.part(part, value.value) * NumberColumn.scale }
      return value
    }
  }

  static func part(_ part: Part, _ value: Int64) -> Int64 {
    let date = CivilDate(dayNumber: Int32(clamping: value))
    return switch part {
    case .year: Int64(date.year)
    case .month: Int64(date.month)
    case .day: Int64(date.day)
    case .weekday: Int64(date.weekday.rawValue)
    case .days: value / 86_400
    case .hours: value / 3_600 % 24
    case .minutes: value / 60 % 60
    case .years: value / 12
    case .months: value % 12
    }
  }

  /// The smallest or largest of several values; null as soon as one is.
  func extremeOf(_ which: Extreme, _ codes: [ScalarCode]) -> ScalarCode {
    { context in
      var best: Int64?
      var flags = Flags.none
      for code in codes {
        let value = code(&context)
        flags = flags | value.flags
        best = best.map { which == .min ? min($0, value.value) : max($0, value.value) } ?? value.value
      }
      return flags.isNull ? Scalar(0, .null | flags.onlyRests) : Scalar(best ?? 0, flags.onlyRests)
    }
  }
}
