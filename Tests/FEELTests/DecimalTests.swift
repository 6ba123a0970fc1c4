import TestSupport
import Testing

@testable import FEEL

/// The decimal of a text that is one.
func decimal(_ text: String, at place: SourceLocation = #_sourceLocation) -> Decimal {
  guard let value = Decimal(literal: text) else {
    Issue.record("\(text) is no decimal", sourceLocation: place)
    return .zero
  }
  return value
}

let nines = String(repeating: "9", count: 34)
let largestDecimal = "\(nines)E6111"

@Suite("What decimals are") struct DecimalTests {
  @Test(
    "literals are read and written in plain notation",
    arguments: [
      ("10", "10"), ("0.5", "0.5"), (".5", "0.5"), ("-3", "-3"), ("1.2e+5", "120000"), ("1E-3", "0.001"), ("-0", "0"),
      ("0e99999999999999999999", "0"), ("007", "7"), ("1.50", "1.5"), ("100", "100"), ("-12.5", "-12.5"),
      ("0.000", "0"), ("-.25", "-0.25"), ("1e0", "1"),
      ("12345678901234567890123456789.01234", "12345678901234567890123456789.01234"),
      ("18446744073709551616", "18446744073709551616"), ("0.0000001", "0.0000001"),
    ])
  func literals(_ text: String, _ expected: String) {
    #expect(decimal(text).description == expected)
  }

  @Test(
    "what is no literal is refused",
    arguments: [
      "", "-", ".", "5.", "--5", "+5", "1e", "1e+", "e5", "1.2.3", "1,000", " 1", "1 ", "0x10", "1_000", "Infinity",
      "NaN",
      "١", "1e5.0", "1e+-5", "-.", "½",
    ])
  func notLiterals(_ text: String) {
    #expect(Decimal(literal: text) == nil)
  }

  @Test(
    "literals beyond 34 digits are rounded half to even",
    arguments: [
      ("\(nines)4", "\(nines)0"), ("\(nines)5", "1E35"), ("1\(String(repeating: "0", count: 33))5", "1E34"),
      ("1\(String(repeating: "0", count: 33))50000000000000000000000000001", "1000000000000000000000000000000001E29"),
      ("1\(String(repeating: "0", count: 32))15", "1000000000000000000000000000000002E1"),
      ("0.\(String(repeating: "0", count: 50))\(nines)49", "0.\(String(repeating: "0", count: 50))\(nines)"),
      ("0.3333333333333333333333333333333333333333333333333", "0.3333333333333333333333333333333333"),
    ])
  func longLiterals(_ text: String, _ expected: String) {
    #expect(decimal(text) == decimal(expected))
    #expect(decimal("-\(text)") == decimal("-\(expected)"))
  }

  @Test("the range ends at 9.99…E6144 and at 1E-6176")
  func range() {
    #expect(Decimal(literal: largestDecimal) != nil)
    #expect(Decimal(literal: "1E6144") == decimal("1\(String(repeating: "0", count: 6144))"))
    for tooLarge in ["1E6145", "\(nines)5E6111", "10E6144", "1E99999999999999999999999", "-1E6145"] {
      #expect(Decimal(literal: tooLarge) == nil)
    }
    #expect(decimal("1E-6176").isZero == false)
    #expect(decimal("0.6E-6176") == decimal("1E-6176"))
    #expect(decimal("1.5E-6176") == decimal("2E-6176"))
    for tooSmall in ["0.5E-6176", "1E-6177", "1E-99999999999999999999999", "-1E-7000"] {
      #expect(decimal(tooSmall) == .zero)
    }
    #expect(decimal("1E6144").description.utf8.count == 6145)
    #expect(decimal("-1E-6176").description == "-0.\(String(repeating: "0", count: 6175))1")
  }

  @Test("equal and hashed by value, with one zero")
  func equality() {
    let ones = ["1", "1.0", "1.00", "0.1e1", "1.\(String(repeating: "0", count: 33))"].map { decimal($0) }
    #expect(Set(ones) == [.one])
    #expect(decimal("-0.00") == .zero)
    #expect(!decimal("-0").isNegative)
    #expect(!Decimal.zero.negated.isNegative)
    #expect(decimal("5").subtracting(decimal("5.00"))?.isNegative == false)
    #expect(decimal("1E6000") != decimal("1E5999"))
    #expect(decimal("1E6144") == decimal("1\(String(repeating: "0", count: 33))E6111"))
    #expect(decimal("1").hashValue == decimal("1.000").hashValue)
  }

  @Test("ordered by value")
  func order() {
    let ordered = [
      "-\(largestDecimal)", "-1E6000", "-2", "-1.1", "-1", "-0.9", "-1E-6176", "0", "1E-6176", "1E-6000", "0.9",
      "0.\(nines)", "1", "1.000000000000000000000000000000001", "1.1", "2", "10", "18446744073709551615",
      "18446744073709551616", "1E34", "\(nines)E1", "1E35", "1E6000", largestDecimal,
    ].map { decimal($0) }
    for (place, a) in ordered.enumerated() {
      for (other, b) in ordered.enumerated() {
        #expect((a < b) == (place < other) && (a == b) == (place == other), "\(place) and \(other)")
      }
    }
  }

  @Test("integers go in and come out")
  func integers() {
    for value in [0, 1, -1, 42, .max, .min] {
      #expect(Decimal(value).int == value)
      #expect(Decimal(value).description == "\(value)")
    }
    #expect(decimal("9223372036854775808").int == nil)
    #expect(decimal("-9223372036854775808").int == .min)
    #expect(decimal("-9223372036854775809").int == nil)
    #expect(decimal("12.00").int == 12)
    #expect(decimal("1.2e3").int == 1200)
    #expect(decimal("12.5").int == nil)
    #expect(decimal("1E30").int == nil)
    #expect(decimal("1E6000").int == nil)
    #expect(decimal("1E-6000").int == nil)
    for whole in ["0", "-3", "3.000", "1E6000", "100e-2"] { #expect(decimal(whole).isInteger) }
    for part in ["0.5", "1E-6176", "100e-3", "1.0000000000000000001"] { #expect(!decimal(part).isInteger) }
  }

  @Test("millionths go in and come out")
  func millionths() {
    for value in [0, 1, -1, 1_500_000, 2_000_000, -999_999, .max, .min] as [Int64] {
      #expect(Decimal(millionths: value).millionths == value)
    }
    #expect(Decimal(millionths: 1_500_000) == decimal("1.5"))
    #expect(Decimal(millionths: -1) == decimal("-0.000001"))
    #expect(decimal("9223372036854.775807").millionths == .max)
    #expect(decimal("9223372036854.775808").millionths == nil)
    #expect(decimal("0.0000005").millionths == nil)
    #expect(decimal("0.0000010").millionths == 1)
    let rounded: [(String, Int64?)] = [
      ("0.0000005", 0), ("0.0000015", 2), ("-0.0000015", -2), ("0.00000150001", 2), ("0.00000149", 1), ("1E-6000", 0),
      ("9223372036854.7758074", .max), ("9223372036854.7758075", nil), ("1E6000", nil), ("7", 7_000_000),
    ]
    for (text, expected) in rounded { #expect(decimal(text).roundedMillionths() == expected, "\(text)") }
  }

  @Test("signs", arguments: ["0", "1", "-1", "12.5", "1E-6176", "-\(largestDecimal)"])
  func signs(_ text: String) {
    let value = decimal(text)
    #expect(value.negated.negated == value)
    #expect(value.adding(value.negated) == .zero)
    #expect(!value.magnitude.isNegative)
    #expect(value.magnitude == (value < .zero ? value.negated : value))
  }

  @Test("any text is read or refused, and what is written is read again", arguments: 1...20 as ClosedRange<UInt64>)
  func anyText(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let characters = Array("0123456789012345678900000.eE+-x")
    for _ in 0..<500 {
      let text = String((0..<random.below(60)).map { _ in random.pick(characters) })
      guard let value = Decimal(literal: text) else { continue }
      #expect(Decimal(literal: value.description) == value, "seed \(seed): \(text)")
    }
  }
}
