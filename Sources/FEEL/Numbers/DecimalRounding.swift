extension Decimal {
  /// What becomes of the digits that are cut off.
  enum Rounding: Sendable, CaseIterable {
    /// Away from zero.
    case up
    /// Toward zero.
    case down
    /// To the nearer; a half away from zero.
    case halfUp
    /// To the nearer; a half toward zero.
    case halfDown
    /// To the nearer; a half to the even digit.
    case halfEven
    /// Toward minus infinity.
    case floor
    /// Toward plus infinity.
    case ceiling
  }

  /// The largest integer that is not larger.
  func floor() -> Decimal { rounded(exponent: 0, .floor) }

  /// The smallest integer that is not smaller.
  func ceiling() -> Decimal { rounded(exponent: 0, .ceiling) }

  /// The number with `scale` digits after the point; hundreds where the scale is -2.
  ///
  /// - Returns: nil where the scale is outside -6111...6176.
  func rounded(scale: Int, _ mode: Rounding) -> Decimal? {
    guard scale >= -Decimal.greatestExponent, scale <= -Decimal.leastExponent else { return nil }
    return rounded(exponent: -scale, mode)
  }

  /// A multiple of 10^exponent. At least one digit goes where any does, so that the rest fits whichever way it rounds.
  private func rounded(exponent target: Int, _ mode: Rounding) -> Decimal {
    guard target > exponent, !isZero else { return self }
    let (kept, dropped) = Decimal.dropping(digits: target - exponent, of: coefficient)
    let up = dropped.roundsUp(mode, isOdd: kept & 1 == 1, isNegative: isNegative)
    return Decimal(isNegative: isNegative, coefficient: up ? kept + 1 : kept, exponent: target)
  }
}

extension Decimal.Dropped {
  /// Whether the digits kept grow by one for what was dropped.
  @inline(__always) func roundsUp(_ mode: Decimal.Rounding, isOdd: Bool, isNegative: Bool) -> Bool {
    if self == .nothing { return false }
    return switch mode {
    case .up: true
    case .down: false
    case .halfUp: self != .belowHalf
    case .halfDown: self == .aboveHalf
    case .halfEven: self == .aboveHalf || self == .half && isOdd
    case .floor: isNegative
    case .ceiling: !isNegative
    }
  }
}
