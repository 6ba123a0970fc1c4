import SourceText

extension Checker {
  mutating func arithmetic(_ node: Node) -> Typed? {
    switch node.kind {
    case .negative(let operand):
      guard let a = check(operand) else { return nil }
      if a.isGeneral, a.type == .number { return settled(.negative(a), .number, node.range) }
      switch a.type {
      case .number, .daysDuration, .monthsDuration: return value(.negative(a), a.type, node.range)
      default:
        report(FEELDiagnostics.cannotNegate(text(a), words(a.type), span(node.range)))
        return nil
      }
    case .arithmetic(let op, let left, let right):
      let a = check(left)
      let b = check(right)
      guard let a, let b else { return nil }
      guard let type = Checker.result(op, a.type, b.type) else {
        report(
          FEELDiagnostics.cannotCalculate(
            op, text(a), words(a.type), text(b), words(b.type), help: help(op, a, b), span(node.range)))
        return nil
      }
      if op == .divide, b.isConstant, HopelessArguments.isZero(Binder.constantValue(b, shape)) {
        report(FEELDiagnostics.dividedByZero(source.text(in: node.range), span(b.range)))
        return nil
      }
      if Checker.needsAllDigits(op, a, b, type) { return settled(.arithmetic(op, a, b), type, node.range) }
      return value(.arithmetic(op, a, b), type, node.range)
    default: return nil
    }
  }

  /// Whether whole millionths would not do: the result may have more decimals, or is a text.
  private static func needsAllDigits(_ op: ArithmeticOperator, _ a: Typed, _ b: Typed, _ type: ValueType) -> Bool {
    if type == .string || a.isGeneral || b.isGeneral { return true }
    guard type == .number else { return false }
    switch op {
    case .add, .subtract: return false
    case .multiply: return !a.isWholeLiteral && !b.isWholeLiteral
    case .divide, .power: return true
    }
  }

  /// The type of a sum, difference, product or quotient; nil where there is none in rules.
  static func result(_ op: ArithmeticOperator, _ a: ValueType, _ b: ValueType) -> ValueType? {
    switch (op, a, b) {
    case (_, .number, .number): .number
    case (.power, _, _): nil
    case (.add, .string, .string): .string
    case (.subtract, .date, .date), (.subtract, .dateTime, .dateTime): .daysDuration
    case (.add, .date, .daysDuration), (.add, .date, .monthsDuration), (.subtract, .date, .daysDuration),
      (.subtract, .date, .monthsDuration), (.add, .daysDuration, .date), (.add, .monthsDuration, .date):
      .date
    case (.add, .dateTime, .daysDuration), (.add, .dateTime, .monthsDuration), (.subtract, .dateTime, .daysDuration),
      (.subtract, .dateTime, .monthsDuration), (.add, .daysDuration, .dateTime), (.add, .monthsDuration, .dateTime):
      .dateTime
    case (.add, .daysDuration, .daysDuration), (.subtract, .daysDuration, .daysDuration),
      (.multiply, .daysDuration, .number), (.multiply, .number, .daysDuration), (.divide, .daysDuration, .number):
      .daysDuration
    case (.add, .monthsDuration, .monthsDuration), (.subtract, .monthsDuration, .monthsDuration),
      (.multiply, .monthsDuration, .number), (.multiply, .number, .monthsDuration),
      (.divide, .monthsDuration, .number):
      .monthsDuration
    case (.divide, .daysDuration, .daysDuration), (.divide, .monthsDuration, .monthsDuration): .number
    default: nil
    }
  }

  private func help(_ op: ArithmeticOperator, _ a: Typed, _ b: Typed) -> String? {
    switch (a.type, b.type) {
    case (.date, .number) where op == .add || op == .subtract:
      "say what is counted: \(text(a)) \(op.rawValue) duration(\"P\(text(b))D\") for days, duration(\"P\(text(b))M\") for months"
    case (.date, .string): FEELDiagnostics.dateHint(Checker.date(writtenAs: text(b)))
    case (.date, .dateTime), (.dateTime, .date): "use days on both sides: date(...)"
    default: nil
    }
  }
}

extension Typed {
  /// A whole number that was written as such: what is multiplied with it stays exact.
  fileprivate var isWholeLiteral: Bool {
    if case .scalar(let millionths) = op, type == .number { millionths % 1_000_000 == 0 } else { false }
  }
}
