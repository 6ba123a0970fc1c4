import TestSupport
import Testing

@testable import FEEL

@Suite("Decimals agree with slow exact arithmetic") struct DecimalPropertyTests {
  @Test("sums, differences, products, quotients", arguments: 1...12 as ClosedRange<UInt64>)
  func arithmetic(_ seed: UInt64) {
    var maker = DecimalMaker(seed: seed)
    for _ in 0..<50 {
      let a = maker.number()
      let b = maker.number(beside: a)
      let (x, y) = (SlowNumber(a), SlowNumber(b))
      let of = "seed \(seed): \(scientific(a)) and \(scientific(b))"
      #expect(scientific(a.adding(b)) == (x + y).written, "\(of)")
      #expect(scientific(a.subtracting(b)) == (x + y.negated).written, "\(of)")
      #expect(scientific(a.multiplying(b)) == (x * y).written, "\(of)")
      let quotient = b.isZero ? "nil" : (x / y).written
      #expect(scientific(a.divided(by: b)) == quotient, "\(of)")
    }
  }

  @Test("order, equality and hashes", arguments: 21...26 as ClosedRange<UInt64>)
  func order(_ seed: UInt64) {
    var maker = DecimalMaker(seed: seed)
    for _ in 0..<100 {
      let a = maker.number()
      let b = maker.number(beside: a)
      let difference = SlowNumber(a) + SlowNumber(b).negated
      let isEqual = difference.above.isZero
      #expect((a == b) == isEqual, "seed \(seed): \(scientific(a)) = \(scientific(b))")
      #expect((a < b) == (!isEqual && difference.isNegative), "seed \(seed): \(scientific(a)) < \(scientific(b))")
      #expect((a > b) == (!isEqual && !difference.isNegative), "seed \(seed): \(scientific(a)) > \(scientific(b))")
      if isEqual { #expect(a.hashValue == b.hashValue, "seed \(seed): \(scientific(a)), \(scientific(b))") }
    }
  }

  @Test("rounding to a scale", arguments: 31...36 as ClosedRange<UInt64>)
  func rounding(_ seed: UInt64) {
    var maker = DecimalMaker(seed: seed)
    for _ in 0..<100 {
      let a = maker.number()
      let mode = maker.random.pick(Decimal.Rounding.allCases)
      let near = -a.exponent - maker.random.below(40)
      let scale = maker.random.pick([0, 2, -1, min(max(near, -6111), 6176)])
      let expected = -scale <= a.exponent ? scientific(a) : SlowNumber(a).rounded(tens: -scale, mode).written
      #expect(scientific(a.rounded(scale: scale, mode)) == expected, "seed \(seed): \(a), \(scale), \(mode)")
    }
  }

  @Test("modulo", arguments: 41...44 as ClosedRange<UInt64>)
  func modulo(_ seed: UInt64) {
    var maker = DecimalMaker(seed: seed)
    for _ in 0..<40 {
      let a = maker.number()
      let b = maker.number(beside: a)
      let expected = b.isZero ? "nil" : SlowNumber.modulo(SlowNumber(a), SlowNumber(b)).written
      #expect(scientific(a.modulo(b)) == expected, "seed \(seed): \(scientific(a)) modulo \(scientific(b))")
    }
  }

  @Test("square roots are the nearest", arguments: 51...54 as ClosedRange<UInt64>)
  func squareRoots(_ seed: UInt64) {
    var maker = DecimalMaker(seed: seed)
    for _ in 0..<60 {
      let a = maker.number().magnitude
      guard !a.isZero, let root = a.squareRoot() else { continue }
      // With 34 digits, between half a unit less and half a unit more.
      let lead = 34 - SlowNatural(root.coefficient).digitCount
      let twice = SlowNatural(root.coefficient) * .tens(lead) * SlowNatural(2)
      let tens = root.exponent - lead
      let four = SlowNumber(isNegative: true, above: SlowNatural(a.coefficient) * SlowNatural(4), tens: a.exponent)
      for (edge, isBelow) in [(twice - SlowNatural(1), true), (twice + SlowNatural(1), false)] {
        let beyond = SlowNumber(isNegative: false, above: edge * edge, tens: 2 * tens) + four
        #expect(beyond.isNegative == isBelow, "seed \(seed): \(scientific(a))")
      }
    }
  }

  @Test("whole powers are repeated products", arguments: 61...64 as ClosedRange<UInt64>)
  func wholePowers(_ seed: UInt64) {
    var maker = DecimalMaker(seed: seed)
    for _ in 0..<25 {
      let a = maker.number()
      let times = maker.random.number(1...9)
      let product = (1..<times).reduce(SlowNumber(a)) { product, _ in product * SlowNumber(a) }
      #expect(scientific(a.power(Decimal(times))) == product.written, "seed \(seed): \(scientific(a)) ** \(times)")
      guard !a.isZero else { continue }
      let inverse = SlowNumber(Decimal.one) / product
      #expect(scientific(a.power(Decimal(-times))) == inverse.written, "seed \(seed): \(scientific(a)) ** -\(times)")
    }
  }

  @Test("the wide integers divide with a rest that is smaller", arguments: 81...84 as ClosedRange<UInt64>)
  func wideDivision(_ seed: UInt64) {
    var maker = DecimalMaker(seed: seed)
    for _ in 0..<400 {
      let dividend = maker.wide(limbs: 1...8)
      let divisor = maker.wide(limbs: 1...4) + .one
      let product = dividend.divided(by: divisor) * divisor
      #expect(!(dividend < product) && dividend - product < divisor, "seed \(seed)")
    }
  }

  @Test("logarithm and exponential undo each other", arguments: 71...74 as ClosedRange<UInt64>)
  func inverses(_ seed: UInt64) throws {
    var maker = DecimalMaker(seed: seed)
    let unit = decimal("1E-33")
    for _ in 0..<15 {
      let exponent = maker.random.number(-40...6)
      let number = Decimal(isNegative: false, coefficient: maker.coefficient() + 1, exponent: exponent)
      let logarithm = try #require(number.naturalLogarithm())
      let back = try #require(logarithm.exponential()?.divided(by: number)?.subtracting(.one))
      // The logarithm is off by half a unit of its 34th digit, the rest by as much of one.
      let bound = try #require(logarithm.magnitude.adding(decimal("2"))?.multiplying(unit))
      #expect(back.magnitude < bound, "seed \(seed): \(scientific(number))")
      let inverse = try #require(logarithm.negated.exponential()?.multiplying(number)?.subtracting(.one))
      #expect(inverse.magnitude < bound, "seed \(seed): \(scientific(number))")
      // Half a power twice is the power: the square root has a method of its own.
      #expect(number.power(decimal("0.5")) == number.squareRoot(), "seed \(seed): \(scientific(number))")
    }
  }
}
