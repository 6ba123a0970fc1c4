@testable import FEEL

extension WholeReference {
  // MARK: - Equality and order

  /// Nil where two values cannot be compared: they are of different kinds.
  static func equal(_ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.null, .null): true
    case (.null, _), (_, .null): false
    case (.boolean(let a), .boolean(let b)): a == b
    case (.string(let a), .string(let b)): isSame(a, b)
    case (.list(let a), .list(let b)): a.count == b.count ? all(zip(a, b).map { equal($0, $1) }) : false
    case (.context(let a), .context(let b)):
      a.count == b.count
        ? all(a.map { entry in b.first { isSame($0.key, entry.key) }.map { equal(entry.value, $0.value) } ?? false })
        : false
    case (.range(let a), .range(let b)):
      all([
        equal(a.lower ?? .null, b.lower ?? .null), equal(a.upper ?? .null, b.upper ?? .null),
        a.includesLower == b.includesLower, a.includesUpper == b.includesUpper,
      ])
    default: order(a, b).map { $0 == 0 }
    }
  }

  /// Less than, equal to or greater than nought as the first comes before the second; nil where there is no order.
  static func order(_ a: Value, _ b: Value) -> Int? {
    switch (a, b) {
    case (.number(let a), .number(let b)), (.time(let a), .time(let b)), (.dateTime(let a), .dateTime(let b)),
      (.seconds(let a), .seconds(let b)):
      a < b ? -1 : a == b ? 0 : 1
    case (.date(let a), .date(let b)), (.months(let a), .months(let b)): (a - b).signum()
    case (.string(let a), .string(let b)): isBefore(a, b) ? -1 : isSame(a, b) ? 0 : 1
    default: nil
    }
  }

  static func compare(_ op: Comparison, _ a: Value, _ b: Value) -> Bool? {
    switch op {
    case .equal: equal(a, b)
    case .notEqual: equal(a, b).map { !$0 }
    case .less: order(a, b).map { $0 < 0 }
    case .atMost: order(a, b).map { $0 <= 0 }
    case .greater: order(a, b).map { $0 > 0 }
    case .atLeast: order(a, b).map { $0 >= 0 }
    }
  }

  /// Equal for certain: what lists are searched by.
  static func isSame(_ a: Value, _ b: Value) -> Bool { equal(a, b) == true }

  // MARK: - Arithmetic

  static func negated(_ value: Value) -> Value {
    switch value {
    case .number(let value): .number(value.negated)
    case .months(let value): .months(-value)
    case .seconds(let value): .seconds(value.negated)
    default: .null
    }
  }

  static func arithmetic(_ op: ArithmeticOperator, _ a: Value, _ b: Value) -> Value {
    switch op {
    case .add: sum(a, b)
    case .subtract: difference(a, b)
    case .multiply: product(a, b)
    case .divide: quotient(a, b)
    case .power: power(a, b)
    }
  }

  private static func sum(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.number(let a), .number(let b)): .number(a + b)
    case (.string(let a), .string(let b)): .string(a + b)
    case (.months(let a), .months(let b)): .months(a + b)
    case (.seconds(let a), .seconds(let b)): .seconds(a + b)
    case (.months, _), (.seconds, _): later(b, by: a)
    default: later(a, by: b)
    }
  }

  private static func difference(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.number(let a), .number(let b)): .number(a - b)
    case (.months(let a), .months(let b)): .months(a - b)
    case (.seconds(let a), .seconds(let b)), (.dateTime(let a), .dateTime(let b)), (.time(let a), .time(let b)):
      .seconds(a - b)
    case (.date(let a), .date(let b)): .seconds(WholeCalendar.seconds(ofDay: a - b))
    default: later(a, by: negated(b))
    }
  }

  /// A date, time, or both, so much later.
  private static func later(_ value: Value, by duration: Value) -> Value {
    switch (value, duration) {
    case (.date(let days), .months(let months)):
      return WholeCalendar.adding(months: months, to: days).map { .date($0) } ?? .null
    case (.date(let days), .seconds(let seconds)):
      // From the midnight with which the day begins; of the moment that gives, the day alone.
      return .date(WholeCalendar.split(WholeCalendar.seconds(ofDay: days) + seconds).days)
    case (.dateTime(let moment), .months(let months)):
      let (days, rest) = WholeCalendar.split(moment)
      return WholeCalendar.adding(months: months, to: days)
        .map { .dateTime(WholeCalendar.seconds(ofDay: $0) + rest) } ?? .null
    case (.dateTime(let moment), .seconds(let seconds)): return .dateTime(moment + seconds)
    case (.time(let time), .seconds(let seconds)): return .time(WholeCalendar.split(time + seconds).seconds)
    default: return .null
    }
  }

  private static func product(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.number(let a), .number(let b)): .number(a * b)
    case (.months(let months), .number(let n)), (.number(let n), .months(let months)):
      wholeMonths(ExactNumber(months) * n)
    case (.seconds(let seconds), .number(let n)), (.number(let n), .seconds(let seconds)): .seconds(seconds * n)
    default: .null
    }
  }

  private static func quotient(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.number(let a), .number(let b)), (.seconds(let a), .seconds(let b)): (a / b).map { .number($0) } ?? .null
    case (.months(let a), .months(let b)): (ExactNumber(a) / ExactNumber(b)).map { .number($0) } ?? .null
    case (.months(let months), .number(let n)): (ExactNumber(months) / n).map { wholeMonths($0) } ?? .null
    case (.seconds(let seconds), .number(let n)): (seconds / n).map { .seconds($0) } ?? .null
    default: .null
    }
  }

  private static func wholeMonths(_ months: ExactNumber) -> Value {
    months.rounded(scale: 0, .down).int.map { .months($0) } ?? .null
  }

  private static func power(_ a: Value, _ b: Value) -> Value {
    guard let base = a.number, let exponent = b.number?.int else { return .null }
    return base.power(exponent).map { .number($0) } ?? .null
  }
}
