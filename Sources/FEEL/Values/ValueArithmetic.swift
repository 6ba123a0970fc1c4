import CivilTime

extension Value {
  /// The value with its sign turned round; nil for what has none.
  var negated: Value? {
    switch self {
    case .number(let number): .number(number.negated)
    case .daysDuration(let duration): duration.negated.map { .daysDuration($0) }
    case .monthsDuration(let duration): duration.negated.map { .monthsDuration($0) }
    default: nil
    }
  }

  /// A sum, difference, product, quotient or power.
  func calculated(_ op: ArithmeticOperator, _ other: Value, _ zones: ZoneTable) -> Binder.Outcome {
    let result: Calculation =
      switch op {
      case .add: adding(other, zones)
      case .subtract: subtracting(other, zones)
      case .multiply: multiplied(other)
      case .divide: divided(other)
      case .power: power(other)
      }
    switch result {
    case .value(let value): return .value(value)
    case .outOfRange where op == .divide && other.isZero: return .failed("nothing can be divided by 0")
    case .outOfRange where op == .power: return .failed("there is no such power, or it is out of range")
    case .outOfRange: return .failed("the result is out of range")
    case .apart: return .failed("one of the two has a time zone and the other has none (a day counts as midnight on UTC)")
    case .misfit: return .failed("`\(op.rawValue)` cannot be used with \(kindInWords) and \(other.kindInWords)")
    }
  }

  private var isZero: Bool {
    switch self {
    case .number(let number): number.isZero
    case .daysDuration(let duration): duration.nanoseconds == 0
    case .monthsDuration(let duration): duration.months == 0
    default: false
    }
  }

  private func adding(_ other: Value, _ zones: ZoneTable) -> Calculation {
    switch (self, other) {
    case (.number(let a), .number(let b)): .number(a.adding(b))
    case (.string(let a), .string(let b)): a.utf8.count + b.utf8.count <= Limits.textBytes ? .value(.string(a + b)) : .outOfRange
    case (.date(let a), .daysDuration(let b)), (.daysDuration(let b), .date(let a)): .date(a.adding(b))
    case (.date(let a), .monthsDuration(let b)), (.monthsDuration(let b), .date(let a)): .date(a.adding(b))
    case (.dateTime(let a), .daysDuration(let b)), (.daysDuration(let b), .dateTime(let a)):
      .dateTime(a.adding(b, in: zones))
    case (.dateTime(let a), .monthsDuration(let b)), (.monthsDuration(let b), .dateTime(let a)): .dateTime(a.adding(b))
    case (.time(let a), .daysDuration(let b)), (.daysDuration(let b), .time(let a)): .value(.time(a.adding(b)))
    case (.daysDuration(let a), .daysDuration(let b)): .days(a.adding(b))
    case (.monthsDuration(let a), .monthsDuration(let b)): .months(a.adding(b))
    default: .misfit
    }
  }

  private func subtracting(_ other: Value, _ zones: ZoneTable) -> Calculation {
    switch (self, other) {
    case (.number(let a), .number(let b)): .number(a.subtracting(b))
    case (.date(let a), .date(let b)): .value(.daysDuration(a.subtracting(b)))
    case (.date(let a), .dateTime(let b)): .distance(FEELDateTime(midnightOf: a).subtracting(b, in: zones))
    case (.dateTime(let a), .date(let b)): .distance(a.subtracting(FEELDateTime(midnightOf: b), in: zones))
    case (.dateTime(let a), .dateTime(let b)): .distance(a.subtracting(b, in: zones))
    case (.time(let a), .time(let b)): .distance(a.subtracting(b, in: zones))
    case (.date(let a), .daysDuration(let b)): .date(a.subtracting(b))
    case (.date(let a), .monthsDuration(let b)): .date(a.subtracting(b))
    case (.dateTime(let a), .daysDuration(let b)): .dateTime(a.subtracting(b, in: zones))
    case (.dateTime(let a), .monthsDuration(let b)): .dateTime(a.subtracting(b))
    case (.time(let a), .daysDuration(let b)): .value(.time(a.subtracting(b)))
    case (.daysDuration(let a), .daysDuration(let b)): .days(a.subtracting(b))
    case (.monthsDuration(let a), .monthsDuration(let b)): .months(a.subtracting(b))
    default: .misfit
    }
  }

  private func multiplied(_ other: Value) -> Calculation {
    switch (self, other) {
    case (.number(let a), .number(let b)): .number(a.multiplying(b))
    case (.daysDuration(let a), .number(let b)), (.number(let b), .daysDuration(let a)):
      .days(a.multiplied(byCoefficient: b.signedCoefficient, exponent: b.scaleExponent))
    case (.monthsDuration(let a), .number(let b)), (.number(let b), .monthsDuration(let a)):
      .months(a.multiplied(byCoefficient: b.signedCoefficient, exponent: b.scaleExponent))
    default: .misfit
    }
  }

  private func divided(_ other: Value) -> Calculation {
    switch (self, other) {
    case (.number(let a), .number(let b)): .number(a.divided(by: b))
    case (.daysDuration(let a), .number(let b)):
      .days(a.divided(byCoefficient: b.signedCoefficient, exponent: b.scaleExponent))
    case (.monthsDuration(let a), .number(let b)):
      .months(a.divided(byCoefficient: b.signedCoefficient, exponent: b.scaleExponent))
    case (.daysDuration(let a), .daysDuration(let b)):
      .number(Decimal(a.nanoseconds)?.divided(by: Decimal(b.nanoseconds) ?? .zero))
    case (.monthsDuration(let a), .monthsDuration(let b)):
      .number(Decimal(Int(a.months)).divided(by: Decimal(Int(b.months))))
    default: .misfit
    }
  }

  private func power(_ other: Value) -> Calculation {
    guard case (.number(let a), .number(let b)) = (self, other) else { return .misfit }
    return .number(a.power(b))
  }
}

/// What came of a calculation: a value, none within the range, or why there can be none.
private enum Calculation {
  case value(Value)
  case outOfRange
  /// Values with a time zone and without one.
  case apart
  /// Kinds that do not go together.
  case misfit

  static func number(_ result: Decimal?) -> Self { result.map { .value(.number($0)) } ?? .outOfRange }
  static func date(_ result: FEELDate?) -> Self { result.map { .value(.date($0)) } ?? .outOfRange }
  static func dateTime(_ result: FEELDateTime?) -> Self { result.map { .value(.dateTime($0)) } ?? .outOfRange }
  static func days(_ result: DaysDuration?) -> Self { result.map { .value(.daysDuration($0)) } ?? .outOfRange }
  static func months(_ result: MonthsDuration?) -> Self { result.map { .value(.monthsDuration($0)) } ?? .outOfRange }
  static func distance(_ result: DaysDuration?) -> Self { result.map { .value(.daysDuration($0)) } ?? .apart }
}
