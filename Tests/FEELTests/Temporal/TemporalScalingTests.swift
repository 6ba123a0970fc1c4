@testable import FEEL
import TestSupport
import Testing

@Suite("Durations times and divided by numbers")
struct TemporalScalingTests {
  @Test("days and time durations are cut off at the nanosecond", arguments: [
    ("P4DT1H", 15, -1, "P6DT1H30M"), ("PT23H", 25, -1, "P2DT9H30M"), ("-P1D", 10, 0, "-P10D"), ("P1D", 0, 0, "PT0S"), ("P1D", 0, 99_999, "PT0S"),
    ("PT1S", 1, -9, "PT0.000000001S"), ("PT1S", 19, -10, "PT0.000000001S"), ("PT1S", -9, -10, "PT0S"), ("PT1S", 1, -6000, "PT0S"),
    ("P1D", 3_333_333_333_333_333_333_333_333_333_333_333, -34, "PT7H59M59.999999999S"), ("P1D", 1, 3, "P1000D"),
  ] as [(String, Int128, Int, String)])
  func daysTimes(length: String, coefficient: Int128, exponent: Int, result: String) throws {
    #expect(try days(length).multiplied(byCoefficient: coefficient, exponent: exponent)?.text == result)
  }

  @Test("days and time durations divided", arguments: [
    ("P10D", 10, 0, "P1D"), ("P1D", 7, 0, "PT3H25M42.857142857S"), ("-P1D", 7, 0, "-PT3H25M42.857142857S"), ("P1D", -24, 0, "-PT1H"),
    ("P1D", 5, -1, "P2D"), ("P1D", 1, 6000, "PT0S"), ("PT0S", 1, -6000, "PT0S"),
    ("P1D", 3_333_333_333_333_333_333_333_333_333_333_333, -33, "PT7H12M"),
  ] as [(String, Int128, Int, String)])
  func daysDivided(length: String, coefficient: Int128, exponent: Int, result: String) throws {
    let found = try days(length).divided(byCoefficient: coefficient, exponent: exponent)
    #expect(found?.text == result)
  }

  @Test("years and months durations come to whole months, toward zero")
  func monthsScaled() throws {
    #expect(try months("P1Y11M").multiplied(byCoefficient: -25, exponent: -1)?.text == "-P4Y9M")
    #expect(try months("P2M").multiplied(byCoefficient: 15, exponent: -1)?.text == "P3M")
    #expect(try months("P10Y11M").divided(byCoefficient: 25, exponent: -1)?.text == "P4Y4M")
    #expect(try months("P10Y11M").divided(byCoefficient: -25, exponent: -1)?.text == "-P4Y4M")
    #expect(try months("P1M").multiplied(byNumerator: 7, denominator: 2)?.text == "P3M")
    #expect(try months("P1M").multiplied(byNumerator: -7, denominator: 2)?.text == "-P3M")
  }

  @Test("what does not fit, and nothing divided into, is nil")
  func tooLong() throws {
    let day = try days("P1D")
    #expect(day.multiplied(byNumerator: 1, denominator: 0) == nil)
    #expect(day.divided(byCoefficient: 0, exponent: 0) == nil)
    #expect(day.multiplied(byCoefficient: 1, exponent: 6000) == nil)
    #expect(day.multiplied(byCoefficient: .max, exponent: 0) == nil)
    #expect(day.divided(byCoefficient: 1, exponent: -6000) == nil)
    #expect(day.divided(byCoefficient: .max, exponent: -38) != nil)
    #expect(day.divided(byCoefficient: 1, exponent: .min) == nil)
    #expect(day.multiplied(byCoefficient: 1, exponent: .min) == .zero)
    #expect(DaysDuration(nanoseconds: .max).multiplied(byNumerator: .max, denominator: .max)?.nanoseconds == .max)
    #expect(DaysDuration(nanoseconds: .min).multiplied(byNumerator: -1, denominator: 1) == nil)
    #expect(MonthsDuration(months: .max).multiplied(byNumerator: 2, denominator: 1) == nil)
    #expect(MonthsDuration(months: .min).multiplied(byNumerator: 1, denominator: -1) == nil)
  }

  @Test("scaling agrees with plain division where that fits", arguments: [61, 62] as [UInt64])
  func agreesWithDivision(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = Int128.random(in: -1_000_000_000_000_000_000...1_000_000_000_000_000_000, using: &generator)
      let numerator = Int128(generator.number(-1_000_000_000...1_000_000_000))
      let denominator = Int128(generator.pick([1, -1, 3, -7, 1000, 999_999_937]))
      #expect(Scaling.multiply(value, numerator, over: denominator) == value * numerator / denominator, "seed \(seed)")
      #expect(Scaling.multiply(value, numerator, exponent: -4) == value * numerator / 10_000, "seed \(seed)")
      #expect(Scaling.divide(value, denominator, exponent: -4) == value * 10_000 / denominator, "seed \(seed)")
      // Products of 256 bits: what is multiplied and divided by the same is unchanged.
      let large = Int128.random(in: 1 ... .max, using: &generator)
      #expect(Scaling.multiply(large, large, over: large) == large, "seed \(seed)")
      let wide = Int128.random(in: .min ... .max, using: &generator)
      #expect(Scaling.multiply(wide, large, over: large) == wide || wide == .min, "seed \(seed)")
    }
  }
}
