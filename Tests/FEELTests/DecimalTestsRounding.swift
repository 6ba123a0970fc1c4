import Testing

@testable import FEEL

@Suite("Rounding decimals") struct DecimalRoundingTests {
  /// The rows of the table below, in the order of its columns.
  static let modes: [Decimal.Rounding] = [.up, .down, .halfUp, .halfDown, .halfEven, .floor, .ceiling]

  @Test(
    "each mode, at each tie and sign",
    arguments: [
      ("5.5", ["6", "5", "6", "5", "6", "5", "6"]), ("2.5", ["3", "2", "3", "2", "2", "2", "3"]),
      ("1.6", ["2", "1", "2", "2", "2", "1", "2"]), ("1.1", ["2", "1", "1", "1", "1", "1", "2"]),
      ("1.0", ["1", "1", "1", "1", "1", "1", "1"]), ("0", ["0", "0", "0", "0", "0", "0", "0"]),
      ("-1.0", ["-1", "-1", "-1", "-1", "-1", "-1", "-1"]), ("-1.1", ["-2", "-1", "-1", "-1", "-1", "-2", "-1"]),
      ("-1.6", ["-2", "-1", "-2", "-2", "-2", "-2", "-1"]), ("-2.5", ["-3", "-2", "-3", "-2", "-2", "-3", "-2"]),
      ("-5.5", ["-6", "-5", "-6", "-5", "-6", "-6", "-5"]), ("0.5", ["1", "0", "1", "0", "0", "0", "1"]),
      ("-0.5", ["-1", "0", "-1", "0", "0", "-1", "0"]), ("2.5000000001", ["3", "2", "3", "3", "3", "2", "3"]),
      ("1E-6176", ["1", "0", "0", "0", "0", "0", "1"]), ("-1E-40", ["-1", "0", "0", "0", "0", "-1", "0"]),
      ("0.4999999999999999999999999999999999", ["1", "0", "0", "0", "0", "0", "1"]),
    ])
  func ties(_ text: String, _ expected: [String]) {
    #expect(Self.modes.count == Decimal.Rounding.allCases.count)
    for (mode, result) in zip(Self.modes, expected) {
      #expect(decimal(text).rounded(scale: 0, mode) == decimal(result), "\(mode)")
      // The same digits two places on.
      let hundredth = decimal(text).multiplying(decimal("0.01"))
      guard let hundredth, !hundredth.isZero else { continue }
      #expect(hundredth.rounded(scale: 2, mode) == decimal("\(result)e-2"), "\(mode), two places on")
    }
  }

  @Test("scales from hundreds to many places")
  func scales() {
    #expect(decimal("1234.5678").rounded(scale: 2, .halfEven) == decimal("1234.57"))
    #expect(decimal("1234.5678").rounded(scale: -2, .halfEven) == decimal("1200"))
    #expect(decimal("1250").rounded(scale: -2, .halfEven) == decimal("1200"))
    #expect(decimal("1350").rounded(scale: -2, .halfEven) == decimal("1400"))
    #expect(decimal("1250").rounded(scale: -4, .up) == decimal("10000"))
    #expect(decimal("1.5").rounded(scale: 10, .up) == decimal("1.5"))
    #expect(decimal(nines).rounded(scale: -1, .halfUp) == decimal("1E34"))
    #expect(decimal("0.\(nines)").rounded(scale: 33, .halfUp) == .one)
  }

  @Test("scales are within -6111...6176")
  func scaleRange() {
    #expect(decimal("1.5").rounded(scale: 6176, .up) == decimal("1.5"))
    #expect(decimal("1E-6176").rounded(scale: 6176, .up) == decimal("1E-6176"))
    #expect(decimal("1E-6176").rounded(scale: 6175, .up) == decimal("1E-6175"))
    #expect(decimal("1").rounded(scale: -6111, .up) == decimal("1E6111"))
    #expect(decimal("-1").rounded(scale: -6111, .halfUp) == .zero)
    #expect(decimal(largestDecimal).rounded(scale: -6111, .up) == decimal(largestDecimal))
    for scale in [6177, -6112, .max, .min] {
      #expect(decimal("1.5").rounded(scale: scale, .up) == nil)
      #expect(Decimal.zero.rounded(scale: scale, .up) == nil)
    }
  }

  @Test("floor and ceiling")
  func floorAndCeiling() {
    for (text, floor, ceiling) in [
      ("1.5", "1", "2"), ("-1.5", "-2", "-1"), ("2", "2", "2"), ("0.1", "0", "1"), ("-0.1", "-1", "0"), ("0", "0", "0"),
      ("1E-6176", "0", "1"), ("-1E-6176", "-1", "0"), (largestDecimal, largestDecimal, largestDecimal),
      ("\(nines).0", nines, nines),
    ] {
      #expect(decimal(text).floor() == decimal(floor))
      #expect(decimal(text).ceiling() == decimal(ceiling))
    }
  }
}
