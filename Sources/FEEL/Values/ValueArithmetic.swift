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
    let result: Value??
    switch op {
    case .add: result = adding(other, zones)
    case .subtract: result = subtracting(other, zones)
    case .multiply: result = multiplied(other)
    case .divide: result = divided(other)
    case .power: result = power(other)
    }
    switch result {
    case .some(.some(let value)): return .value(value)
    case .some(.none) where op == .divide: return .failed("the divisor is 0, or the result is out of range")
    case .some(.none): return .failed("the result is out of range")
    case nil: return .failed("`\(op.rawValue)` cannot be used with \(kindInWords) and \(other.kindInWords)")
    }
  }

  // Each gives nil where the kinds do not go together, and nil within where the result is out of range.

  private func adding(_ other: Value, _ zones: ZoneTable) -> Value?? {
    switch (self, other) {
    case (.number(let a), .number(let b)): a.adding(b).map { .number($0) }
    case (.string(let a), .string(let b)): a.utf8.count + b.utf8.count <= Limits.textBytes ? .string(a + b) : .some(nil)
    case (.date(let a), .daysDuration(let b)), (.daysDuration(let b), .date(let a)): a.adding(b).map { .date($0) }
    case (.date(let a), .monthsDuration(let b)), (.monthsDuration(let b), .date(let a)): a.adding(b).map { .date($0) }
    case (.dateTime(let a), .daysDuration(let b)), (.daysDuration(let b), .dateTime(let a)):
      a.adding(b, in: zones).map { .dateTime($0) }
    case (.dateTime(let a), .monthsDuration(let b)), (.monthsDuration(let b), .dateTime(let a)):
      a.adding(b).map { .dateTime($0) }
    case (.time(let a), .daysDuration(let b)), (.daysDuration(let b), .time(let a)): .time(a.adding(b))
    case (.daysDuration(let a), .daysDuration(let b)): a.adding(b).map { .daysDuration($0) }
    case (.monthsDuration(let a), .monthsDuration(let b)): a.adding(b).map { .monthsDuration($0) }
    default: nil
    }
  }

  private func subtracting(_ other: Value, _ zones: ZoneTable) -> Value?? {
    switch (self, other) {
    case (.number(let a), .number(let b)): a.subtracting(b).map { .number($0) }
    case (.date(let a), .date(let b)): .daysDuration(a.subtracting(b))
    case (.date(let a), .dateTime(let b)):
      FEELDateTime(midnightOf: a).subtracting(b, in: zones).map { .some(.daysDuration($0)) } ?? nil
    case (.dateTime(let a), .date(let b)):
      a.subtracting(FEELDateTime(midnightOf: b), in: zones).map { .some(.daysDuration($0)) } ?? nil
    case (.dateTime(let a), .dateTime(let b)): a.subtracting(b, in: zones).map { .some(.daysDuration($0)) } ?? nil
    case (.time(let a), .time(let b)): a.subtracting(b, in: zones).map { .some(.daysDuration($0)) } ?? nil
    case (.date(let a), .daysDuration(let b)): a.subtracting(b).map { .date($0) }
    case (.date(let a), .monthsDuration(let b)): a.subtracting(b).map { .date($0) }
    case (.dateTime(let a), .daysDuration(let b)): a.subtracting(b, in: zones).map { .dateTime($0) }
    case (.dateTime(let a), .monthsDuration(let b)): a.subtracting(b).map { .dateTime($0) }
    case (.time(let a), .daysDuration(let b)): .time(a.subtracting(b))
    case (.daysDuration(let a), .daysDuration(let b)): a.subtracting(b).map { .daysDuration($0) }
    case (.monthsDuration(let a), .monthsDuration(let b)): a.subtracting(b).map { .monthsDuration($0) }
    default: nil
    }
  }

  private func multiplied(_ other: Value) -> Value?? {
    switch (self, other) {
    case (.number(let a), .number(let b)): a.multiplying(b).map { .number($0) }
    case (.daysDuration(let a), .number(let b)), (.number(let b), .daysDuration(let a)):
      a.multiplied(byCoefficient: b.signedCoefficient, exponent: b.scaleExponent).map { .daysDuration($0) }
    case (.monthsDuration(let a), .number(let b)), (.number(let b), .monthsDuration(let a)):
      a.multiplied(byCoefficient: b.signedCoefficient, exponent: b.scaleExponent).map { .monthsDuration($0) }
    default: nil
    }
  }

  private func divided(_ other: Value) -> Value?? {
    switch (self, other) {
    case (.number(let a), .number(let b)): a.divided(by: b).map { .number($0) }
    case (.daysDuration(let a), .number(let b)):
      a.divided(byCoefficient: b.signedCoefficient, exponent: b.scaleExponent).map { .daysDuration($0) }
    case (.monthsDuration(let a), .number(let b)):
      a.divided(byCoefficient: b.signedCoefficient, exponent: b.scaleExponent).map { .monthsDuration($0) }
    case (.daysDuration(let a), .daysDuration(let b)):
      Decimal(a.nanoseconds)?.divided(by: Decimal(b.nanoseconds) ?? .zero).map { .number($0) }
    case (.monthsDuration(let a), .monthsDuration(let b)):
      Decimal(Int(a.months)).divided(by: Decimal(Int(b.months))).map { .number($0) }
    default: nil
    }
  }

  private func power(_ other: Value) -> Value?? {
    guard case (.number(let a), .number(let b)) = (self, other) else { return nil }
    return a.power(b).map { .number($0) }
  }
}
