extension Decimal {
  /// `coefficient × 10^exponent`, rounded to 34 digits; nil out of range.
  init?(coefficient: Int128, exponent: Int) {
    guard let scale = Decimal(literal: "1E\(exponent)"), let whole = Decimal(coefficient),
      let value = whole.multiplying(scale)
    else { return nil }
    self = value
  }

  /// The whole number, rounded to 34 digits.
  init?(_ value: Int128) { self.init(literal: String(value)) }

  /// The coefficient with the number's sign.
  var signedCoefficient: Int128 { isNegative ? -Int128(coefficient) : Int128(coefficient) }
  /// The power of ten that goes with the coefficient.
  var scaleExponent: Int { exponent }
}
