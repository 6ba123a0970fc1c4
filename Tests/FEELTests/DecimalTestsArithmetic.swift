import Testing

@testable import FEEL

@Suite("Decimal arithmetic") struct DecimalArithmeticTests {
  @Test(
    "sums",
    arguments: [
      ("1", "2", "3"), ("0.1", "0.2", "0.3"), ("1.10", "-0.1", "1"), ("5", "-7", "-2"), ("-5", "7.00", "2"),
      (nines, "1", "1E34"), ("-\(nines)", "-1", "-1E34"), (nines, "-1", "9999999999999999999999999999999998"),
      ("1E6000", "1E-6000", "1E6000"), ("1E6000", "-1E-6000", "1E6000"), ("1E-6000", "1E6000", "1E6000"),
      ("0", "1E-6176", "1E-6176"), ("1E6144", "0", "1E6144"), ("0.00", "0", "0"), ("12.5", "-12.50", "0"),
      ("1E34", "1", "1E34"), ("1E34", "5", "1E34"), ("1E34", "6", "1000000000000000000000000000000001E1"),
      ("1E34", "15", "1000000000000000000000000000000002E1"), ("1E34", "-1", nines), ("1E34", "-0.5", "1E34"),
      ("1E34", "-0.50000000000000000001", nines), ("1E34", "-0.4", "1E34"),
      ("1E34", "-1.5", "9999999999999999999999999999999998"),
      ("1E33", "1E-1", "1000000000000000000000000000000000"), ("1E33", "0.5", "1E33"),
      ("1E33", "0.500001", "1000000000000000000000000000000001"),
      ("1E33", "0.5000000000000000000000000000000001", "1000000000000000000000000000000001"),
      ("1000000000000000000000000000000001", "0.5", "1000000000000000000000000000000002"),
      ("18446744073709551615", "1", "18446744073709551616"),
      ("1E-6176", "-1E-6176", "0"), ("1.5E-6175", "-1E-6176", "1.4E-6175"),
      ("1.000000000000000000000000000000001", "-1", "1E-33"),
    ])
  func sums(_ a: String, _ b: String, _ expected: String) {
    #expect(decimal(a).adding(decimal(b)) == decimal(expected))
    #expect(decimal(b).adding(decimal(a)) == decimal(expected))
    #expect(decimal(a).negated.subtracting(decimal(b)) == decimal(expected).negated)
  }

  @Test(
    "products",
    arguments: [
      ("2", "3", "6"), ("-0.5", "0.5", "-0.25"), ("0", "-\(largestDecimal)", "0"), (nines, "1", nines),
      (nines, nines, "9999999999999999999999999999999998E34"), ("1E6000", "1E144", "1E6144"),
      ("1E-6176", "1E6144", "1E-32"), ("1E-6176", "0.5", "0"), ("3E-6176", "0.5", "2E-6176"),
      ("1E-6000", "1E-6000", "0"),
      ("18446744073709551615", "18446744073709551615", "3402823669209384634264811192843491E5"),
      ("18446744073709551616", "18446744073709551616", "3402823669209384634633746074317682E5"),
      // Just above a half, by the very last of 51 digits.
      ("10000000000000000000000001", "10000000050000000000000001", "1000000005000000000000000200000001E17"),
      // 35 digits, the last one a half.
      ("10000000000000005", "1000000000000000003", "1000000000000000503000000000000002E1"),
      ("10000000000000005", "3000000000000000001", "3000000000000001501E16"),
      ("25000000000000000.2", "4", "100000000000000000.8"),
      ("2000000000000000000000000000000001", "0.5", "1000000000000000000000000000000000"),
      ("2000000000000000000000000000000003", "0.5", "1000000000000000000000000000000002"),
      ("1.5", "6666666666666666666666666666666667", "1E34"),
    ])
  func products(_ a: String, _ b: String, _ expected: String) {
    #expect(decimal(a).multiplying(decimal(b)) == decimal(expected))
    #expect(decimal(b).multiplying(decimal(a)) == decimal(expected))
    #expect(decimal(a).negated.multiplying(decimal(b)) == decimal(expected).negated)
  }

  @Test(
    "quotients",
    arguments: [
      ("6", "3", "2"), ("1", "4", "0.25"), ("1", "3", "0.3333333333333333333333333333333333"),
      ("2", "3", "0.6666666666666666666666666666666667"), ("-2", "3", "-0.6666666666666666666666666666666667"),
      ("0", "7", "0"), ("1", nines, "1.000000000000000000000000000000000E-34"), (nines, nines, "1"),
      ("1E6000", "1E-144", "1E6144"), ("1E-6176", "2", "0"), ("3E-6176", "2", "2E-6176"), ("1E-6176", "1E6144", "0"),
      ("1", "1E6144", "1E-6144"), ("1000", "0.001", "1000000"), (nines, "2", "4999999999999999999999999999999999.5"),
      ("100000000000000000000000000000000E1", "8", "125E30"), ("30.25", "5.5", "5.5"),
      // Just above a half: the digits go on 500744, 5000006.
      ("439563", "258176", "1.702571114278631631135349529003471"),
      ("741803", "751391", "0.9872396661658177965932517158177301"),
    ])
  func quotients(_ a: String, _ b: String, _ expected: String) {
    #expect(decimal(a).divided(by: decimal(b)) == decimal(expected))
  }

  @Test("an exact quotient is kept short")
  func shortQuotients() {
    #expect(decimal("1").divided(by: decimal("4"))?.coefficient == 25)
    #expect(decimal("1E33").divided(by: decimal("8E33"))?.coefficient == 125)
  }

  @Test("beyond the range there is no result")
  func outOfRange() {
    let large = decimal(largestDecimal)
    #expect(large.adding(decimal("5E6110")) == nil)
    #expect(large.adding(decimal("4E6110")) == large)
    #expect(large.adding(decimal("1")) == large)
    #expect(large.adding(large) == nil)
    #expect(large.negated.subtracting(large) == nil)
    #expect(large.subtracting(large) == .zero)
    #expect(decimal("1E3073").multiplying(decimal("1E3072")) == nil)
    #expect(decimal("1E6000").multiplying(decimal("-1E6000")) == nil)
    #expect(large.multiplying(decimal("1.1")) == nil)
    #expect(large.multiplying(.one) == large)
    #expect(decimal("1E6000").divided(by: decimal("1E-145")) == nil)
    #expect(large.divided(by: decimal("0.1")) == nil)
    for value in ["0", "1", "-1"] { #expect(decimal(value).divided(by: .zero) == nil) }
  }

  @Test(
    "modulo takes the sign of the divisor",
    arguments: [
      ("10", "4", "2"), ("12", "5", "2"), ("-12", "5", "3"), ("12", "-5", "-3"), ("-12", "-5", "-2"),
      ("10.1", "4.5", "1.1"),
      ("-10.1", "4.5", "3.4"), ("10.1", "-4.5", "-3.4"), ("-10.1", "-4.5", "-1.1"), ("0", "4", "0"), ("10", "5", "0"),
      ("-10", "5.0", "0"), ("1E6000", "7", "1"), ("1E6000", "3E-6000", "1E-6000"), ("1E6144", "9", "1"),
      ("5", "1E6000", "5"), ("-5", "1E6000", "1E6000"), ("1E-50", "5", "1E-50"),
      ("-1E-30", "5", "4.999999999999999999999999999999"),
      ("-1E-50", "5", "5"), (nines, "10", "9"), ("\(nines)E10", nines, "0"), ("1E40", nines, "1000000"),
      ("7.5", "2.5E0", "0"),
      ("100000000000000000000", "0.3", "0.1"),
    ])
  func modulo(_ a: String, _ b: String, _ expected: String) {
    #expect(decimal(a).modulo(decimal(b)) == decimal(expected))
  }

  @Test("there is no modulo of zero")
  func moduloOfZero() {
    #expect(decimal("5").modulo(.zero) == nil)
    #expect(Decimal.zero.modulo(.zero) == nil)
  }
}
