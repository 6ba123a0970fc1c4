/// Logarithms and exponentials, correct to the last of 34 digits.
extension Decimal {
  /// The logarithm to base e; nil unless the number is above zero.
  func naturalLogarithm() -> Decimal? {
    guard !isNegative, !isZero else { return nil }
    guard self != .one else { return .zero }
    return Precision.settled { precision in
      let value = precision.logarithm(self)
      let error = Wide.one << value.errorBits
      return (
        precision.decimal(value.magnitude - error, isNegative: value.isNegative),
        precision.decimal(value.magnitude + error, isNegative: value.isNegative)
      )
    }
  }

  /// e to the power of the number; nil where that is out of range. Far below zero it is zero at last.
  func exponential() -> Decimal? {
    guard !isZero, orderOfMagnitude >= -45 else { return .one }
    guard orderOfMagnitude < 5, magnitude < Decimal.powerLimit else { return isNegative ? .zero : nil }
    return Precision.settled { precision in
      precision.exponential(Fixed(isNegative: isNegative, magnitude: precision.fixed(self), errorBits: 0))
    }
  }

  /// e to this power is out of range, and to the negative of it less than half the smallest number.
  static let powerLimit = Decimal(14_300)

  /// The exponent in scientific notation: 0 for 1...9.99, -1 for 0.1; of numbers that are not zero.
  var orderOfMagnitude: Int { exponent + Decimal.digitCount(coefficient) - 1 }
}
