import Testing

@testable import FEEL

@Suite("Roots, logarithms and powers of decimals") struct DecimalFunctionTests {
  @Test(
    "square roots",
    arguments: [
      ("0", "0"), ("1", "1"), ("4", "2"), ("16.0", "4"), ("0.25", "0.5"), ("2", "1.414213562373095048801688724209698"),
      ("3", "1.732050807568877293527446341505872"), ("1E6144", "1E3072"), ("1E-6176", "1E-3088"),
      ("10", "3.162277660168379331998893544432719"), ("1E-6175", "3.162277660168379331998893544432719E-3088"),
      ("330621", "574.9965217286101114245935633494393"), ("550043", "741.6488387370400244979363146309423"),
      (nines, "99999999999999999.99999999999999999"),
      ("152415787532388367501905199875019052100", "12345678901234567890"),
      (largestDecimal, "3.162277660168379331998893544432718E3072"),
    ])
  func squareRoots(_ text: String, _ expected: String) {
    #expect(decimal(text).squareRoot() == decimal(expected))
  }

  @Test("there is no square root below zero")
  func rootsOfNegatives() {
    #expect(decimal("-1").squareRoot() == nil)
    #expect(decimal("-1E-6176").squareRoot() == nil)
  }

  @Test(
    "logarithms",
    arguments: [
      ("1", "0"), ("1.000", "0"), ("2", "0.6931471805599453094172321214581766"),
      ("10", "2.302585092994045684017991454684364"), ("0.1", "-2.302585092994045684017991454684364"),
      ("4", "1.386294361119890618834464242916353"), ("0.5", "-0.6931471805599453094172321214581766"),
      ("2.718281828459045235360287471352662", "0.9999999999999999999999999999999998"),
      ("1.000000000000000000000000000000001", "9.999999999999999999999999999999995E-34"),
      ("0.\(nines)", "-1.000000000000000000000000000000000E-34"),
      (largestDecimal, "14149.38539644841072829055748903542"), ("1E-6176", "-14220.76553433122614449511522413063"),
    ])
  func logarithms(_ text: String, _ expected: String) {
    #expect(decimal(text).naturalLogarithm() == decimal(expected))
  }

  @Test(
    "exponentials",
    arguments: [
      ("0", "1"), ("1", "2.718281828459045235360287471352662"), ("-1", "0.3678794411714423215955237701614609"),
      ("4", "54.59815003314423907811026120286088"), ("10", "22026.46579480671651695790064528424"),
      ("1E-40", "1"), ("-1E-6000", "1"), ("5E-34", "1.000000000000000000000000000000001"), ("4.9E-34", "1"),
      ("-5E-35", "1"), ("-5.1E-35", "0.\(nines)"), ("-20000", "0"), ("-1E6000", "0"),
      ("0.6931471805599453094172321214581766", "2.000000000000000000000000000000000"),
    ])
  func exponentials(_ text: String, _ expected: String) {
    #expect(decimal(text).exponential() == decimal(expected))
  }

  @Test("where logarithms and exponentials end")
  func ends() {
    #expect(Decimal.zero.naturalLogarithm() == nil)
    #expect(decimal("-1").naturalLogarithm() == nil)
    #expect(decimal("14149.385").exponential() != nil)
    #expect(decimal("14149.386").exponential() == nil)
    #expect(decimal("14300").exponential() == nil)
    #expect(decimal("1E6000").exponential() == nil)
    #expect(decimal("-14221").exponential() == decimal("1E-6176"))
    #expect(decimal("-14222").exponential() == .zero)
  }

  @Test(
    "powers",
    arguments: [
      ("10", "5", "100000"), ("10", "-5", "0.00001"), ("2", "8", "256"), ("0", "5", "0"), ("0", "0", "1"),
      ("5", "0", "1"),
      ("-2", "3", "-8"), ("-2", "2", "4"), ("-2", "-3", "-0.125"), ("1", "1E6000", "1"), ("-1", "3", "-1"),
      ("-1", "1E30", "1"),
      ("4", "0.5", "2"), ("16", "0.25", "2"), ("2.25", "1.5", "3.375"),
      ("2.25", "-1.5", "0.2962962962962962962962962962962963"),
      ("1E1000", "0.001", "10"), ("32", "0.2", "2"), ("0.0625", "-0.25", "2"), ("8", "1E-6000", "1"),
      ("2", "0.5", "1.414213562373095048801688724209698"), ("3", "-1", "0.3333333333333333333333333333333333"),
      ("7", "2.00", "49"), ("2", "113", "1.038459371706965525706099265844019E34"), ("2", "-10", "0.0009765625"),
      ("5", "-50", "1125899906842624E-50"), ("10", "6144", "1E6144"), ("10", "-6176", "1E-6176"), ("10", "-6177", "0"),
      ("0.5", "1E20", "0"), ("2", "-1E20", "0"), ("1.5", "-1E6000", "0"),
      ("0.1", "0.5", "0.3162277660168379331998893544432719"),
      // 35 digits that end in 5: half way, to the even digit.
      ("215444469015", "3", "1000013924995609665338027226157838E1"),
      ("300000000005", "3", "2700000000135000000002250000000012E1"),
      ("46416319229155295070225", "1.5", "1000013924995609665338027226157838E1"),
      ("1.05", "30", "4.321942375150662009157288198886473"),
      ("1.0000001", "1000000000", "2.688103701264923810505600301477504E43"),
    ])
  func powers(_ base: String, _ exponent: String, _ expected: String) {
    #expect(decimal(base).power(decimal(exponent)) == decimal(expected))
  }

  @Test("where powers are not defined or out of range")
  func noPowers() {
    for (base, exponent) in [
      ("0", "-1"), ("0", "-0.5"), ("-8", "0.5"), ("-8", "1E-6000"), ("10", "6145"), ("-10", "6145"), ("10", "1E6000"),
      ("2", "1E20"),
      ("0.5", "-1E20"), ("1.5", "12345678901234567890.5"), ("1E6000", "1.5"), ("0.1", "-6145"), ("1E-6000", "-2"),
    ] {
      #expect(decimal(base).power(decimal(exponent)) == nil, "\(base) ** \(exponent)")
    }
  }

  @Test("working with more bits gives the same, within the bounds that are claimed")
  func precisions() {
    let precisions: [Decimal.Precision] = [.usual, .fine, .finest]
    for text in ["2", "1.000000000000000000000000000000001", "0.\(nines)", largestDecimal, "1E-6176", "12.5", "0.667"] {
      let values = precisions.map { $0.logarithm(decimal(text)) }
      for (precision, value) in zip(precisions, values).dropLast() {
        let truth = values[2].magnitude >> (1088 - precision.bits)
        let distance = truth < value.magnitude ? value.magnitude - truth : truth - value.magnitude
        #expect(distance < Decimal.Wide.one << value.errorBits, "\(text), \(precision.bits) bits")
      }
      let results = zip(precisions, values).map { $0.decimal($1.magnitude, isNegative: $1.isNegative) }
      #expect(Set(results).count == 1)
    }
    for text in ["1", "14149", "0.0001", "2.302585092994045684017991454684364"] {
      for isNegative in [false, true] {
        let bounds = precisions.map {
          $0.exponential(Decimal.Fixed(isNegative: isNegative, magnitude: $0.fixed(decimal(text)), errorBits: 0))
        }
        #expect(Set(bounds.flatMap { [$0.low, $0.high] }).count == 1)
      }
    }
  }
}
