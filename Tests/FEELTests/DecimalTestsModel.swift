import TestSupport

@testable import FEEL

/// A whole number from zero up, of any size, by schoolbook methods: what the quick decimals are measured against.
struct SlowNatural: Comparable {
  static let base: UInt64 = 1_000_000_000
  /// Nine digits each, from the lowest; none for zero.
  var parts: [UInt64]

  init(parts: [UInt64]) {
    self.parts = parts
    while self.parts.last == 0 { self.parts.removeLast() }
  }

  init(_ number: UInt128) {
    var rest = number
    parts = []
    while rest != 0 {
      parts.append(UInt64(rest % UInt128(Self.base)))
      rest /= UInt128(Self.base)
    }
  }

  static func tens(_ power: Int) -> Self {
    Self(parts: Array(repeating: 0, count: power / 9) + [(0..<power % 9).reduce(1) { ten, _ in ten * 10 }])
  }

  var isZero: Bool { parts.isEmpty }

  var text: String {
    guard let top = parts.last else { return "0" }
    return parts.dropLast().reversed().reduce("\(top)") { text, part in
      text + String(repeating: "0", count: 9 - "\(part)".count) + "\(part)"
    }
  }

  var digitCount: Int { parts.last.map { "\($0)".utf8.count + 9 * (parts.count - 1) } ?? 0 }

  static func < (a: Self, b: Self) -> Bool {
    a.parts.count != b.parts.count
      ? a.parts.count < b.parts.count : a.parts.reversed().lexicographicallyPrecedes(b.parts.reversed())
  }

  static func + (a: Self, b: Self) -> Self {
    var sum: [UInt64] = []
    var carry: UInt64 = 0
    for index in 0..<max(a.parts.count, b.parts.count) {
      let total = carry + (index < a.parts.count ? a.parts[index] : 0) + (index < b.parts.count ? b.parts[index] : 0)
      sum.append(total % base)
      carry = total / base
    }
    return Self(parts: sum + [carry])
  }

  /// Of a number that is not larger.
  static func - (a: Self, b: Self) -> Self {
    var difference: [UInt64] = []
    var borrow: UInt64 = 0
    for index in a.parts.indices {
      let taken = borrow + (index < b.parts.count ? b.parts[index] : 0)
      borrow = a.parts[index] < taken ? 1 : 0
      difference.append(a.parts[index] + borrow * base - taken)
    }
    return Self(parts: difference)
  }

  static func * (a: Self, b: Self) -> Self {
    var product = [UInt64](repeating: 0, count: a.parts.count + b.parts.count + 1)
    for (offset, factor) in a.parts.enumerated() where factor != 0 {
      for (index, part) in b.parts.enumerated() {
        let total = product[offset + index] + factor * part
        product[offset + index] = total % base
        product[offset + index + 1] += total / base
      }
    }
    for index in product.indices.dropLast() {
      product[index + 1] += product[index] / base
      product[index] %= base
    }
    return Self(parts: product)
  }

  /// Long division; each digit of the quotient is found by halving.
  func divided(by divisor: Self) -> (quotient: Self, rest: Self) {
    var quotient: [UInt64] = []
    var rest = Self(parts: [])
    for part in parts.reversed() {
      rest = Self(parts: [part] + rest.parts)
      var (low, high): (UInt64, UInt64) = (0, rest < divisor ? 0 : Self.base - 1)
      while low < high {
        let middle = (low + high + 1) / 2
        if rest < divisor * Self(parts: [middle]) { high = middle - 1 } else { low = middle }
      }
      rest = rest - divisor * Self(parts: [low])
      quotient.insert(low, at: 0)
    }
    return (Self(parts: quotient), rest)
  }
}

/// A fraction times a power of ten.
struct SlowNumber {
  var isNegative: Bool
  var above: SlowNatural
  var below = SlowNatural(1)
  var tens: Int

  init(_ number: Decimal) {
    isNegative = number.isNegative
    above = SlowNatural(number.coefficient)
    tens = number.exponent
  }

  init(isNegative: Bool, above: SlowNatural, below: SlowNatural = SlowNatural(1), tens: Int) {
    (self.isNegative, self.above, self.below, self.tens) = (isNegative, above, below, tens)
  }

  var negated: Self { Self(isNegative: !isNegative, above: above, below: below, tens: tens) }

  /// The sum of two that are whole numbers of their power of ten.
  static func + (a: Self, b: Self) -> Self {
    let tens = min(a.tens, b.tens)
    let (x, y) = (a.above * .tens(a.tens - tens), b.above * .tens(b.tens - tens))
    if a.isNegative == b.isNegative { return Self(isNegative: a.isNegative, above: x + y, tens: tens) }
    return x < y
      ? Self(isNegative: b.isNegative, above: y - x, tens: tens)
      : Self(isNegative: a.isNegative, above: x - y, tens: tens)
  }

  static func * (a: Self, b: Self) -> Self {
    Self(isNegative: a.isNegative != b.isNegative, above: a.above * b.above, tens: a.tens + b.tens)
  }

  static func / (a: Self, b: Self) -> Self {
    Self(isNegative: a.isNegative != b.isNegative, above: a.above, below: b.above, tens: a.tens - b.tens)
  }

  /// `a - b × floor(a ÷ b)`.
  static func modulo(_ a: Self, _ b: Self) -> Self {
    let tens = min(a.tens, b.tens)
    let (x, y) = (a.above * .tens(a.tens - tens), b.above * .tens(b.tens - tens))
    let rest = Self(isNegative: a.isNegative, above: x.divided(by: y).rest, tens: tens)
    return rest.above.isZero || a.isNegative == b.isNegative ? rest : rest + b
  }

  /// The number as so many times a power of ten, written `-12E3`: rounded to that power.
  func rounded(tens target: Int, _ mode: Decimal.Rounding) -> (count: SlowNatural, written: String) {
    let (x, y) = (above * .tens(max(tens - target, 0)), below * .tens(max(target - tens, 0)))
    var (count, rest) = x.divided(by: y)
    let twice = rest + rest
    let isOdd = (count.parts.first ?? 0) % 2 == 1
    let up =
      switch mode {
      case .up: !rest.isZero
      case .down: false
      case .halfUp: twice >= y
      case .halfDown: twice > y
      case .halfEven: twice > y || twice == y && isOdd
      case .floor: !rest.isZero && isNegative
      case .ceiling: !rest.isZero && !isNegative
      }
    if up { count = count + SlowNatural(1) }
    return (count, scientific(count, tens: target, isNegative: isNegative))
  }

  /// As decimal128 holds it, written `-12E3` without zeros at the end; "nil" where it is too large.
  var written: String {
    guard !above.isZero else { return "0E0" }
    var target = max(tens + above.digitCount - below.digitCount - 35, -6176)
    // Two tries too fine at most, then the first with 34 digits.
    while rounded(tens: target, .down).count.digitCount > 34 { target += 1 }
    let (count, text) = rounded(tens: target, .halfEven)
    return count.digitCount + target > 6145 ? "nil" : text
  }
}

/// `-12E3`, without zeros at the end.
private func scientific(_ count: SlowNatural, tens: Int, isNegative: Bool) -> String {
  guard !count.isZero else { return "0E0" }
  let digits = count.text
  let zeros = digits.reversed().prefix { $0 == "0" }.count
  return "\(isNegative ? "-" : "")\(digits.dropLast(zeros))E\(tens + zeros)"
}

/// As the model writes it.
func scientific(_ number: Decimal?) -> String {
  guard let number else { return "nil" }
  return scientific(SlowNatural(number.coefficient), tens: number.exponent, isNegative: number.isNegative)
}

/// Decimals at random, many of them awkward.
struct DecimalMaker {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func coefficient() -> UInt128 {
    let limit = Decimal.powerOfTen(random.number(1...34))
    switch random.below(10) {
    case 0: return limit - 1
    case 1: return limit / 10
    case 2: return limit / 10 + UInt128(random.below(3))
    case 3: return limit / 2
    case 4: return UInt128(random.below(10))
    case 5: return UInt128(random.pick([2, 4, 5, 8, 16, 25, 125, 3, 7])) * (limit / 1000)
    default: return UInt128.random(in: 0..<limit, using: &random)
    }
  }

  mutating func number() -> Decimal {
    let exponent =
      switch random.below(10) {
      case 0: random.pick([-6176, -6175, -6150, -6143, 6078, 6100, 6110, 6111])
      case 1, 2, 3: random.pick([0, 0, -2, -6])
      default: random.number(-45...15)
      }
    return Decimal(isNegative: random.chance(50), coefficient: coefficient(), exponent: exponent)
  }

  /// Limbs at the edges, where the guesses of a long division are wrong.
  mutating func wide(limbs: ClosedRange<Int>) -> Decimal.Wide {
    (0..<random.number(limbs)).reduce(.zero) { sum, _ in
      let limb = random.pick([0, 1, .max, .max - 1, 1 << 63, (1 << 63) - 1, random.next()])
      return (sum << 64) + Decimal.Wide(UInt128(limb))
    }
  }

  /// A second one, mostly near the first or of the same value in other digits.
  mutating func number(beside first: Decimal) -> Decimal {
    let (short, exponent) = first.stripped
    switch random.below(8) {
    case 0: return first.negated
    case 1: return Decimal(isNegative: first.isNegative, coefficient: short, exponent: min(exponent, 6111))
    case 2 where first.coefficient > 1:
      return Decimal(
        isNegative: random.chance(50), coefficient: first.coefficient - 1, exponent: first.exponent)
    case 3: return Decimal(isNegative: random.chance(50), coefficient: coefficient(), exponent: first.exponent)
    case 4 where random.chance(20): return number()
    default:
      let near = min(max(first.exponent + random.number(-45...45), Decimal.leastExponent), Decimal.greatestExponent)
      return Decimal(isNegative: random.chance(50), coefficient: coefficient(), exponent: near)
    }
  }
}
