/// A number of FEEL: a whole number times a power of ten, of at most 34 digits after every operation.
struct ExactNumber {
  let coefficient: BigInteger
  let exponent: Int

  /// What the standard allows: the digits of decimal128.
  static let precision = 34

  /// Exact, without the noughts at its end.
  init(exactly coefficient: BigInteger, exponent: Int = 0) {
    var (coefficient, exponent) = (coefficient, exponent)
    while coefficient.digits.first == 0 {
      coefficient = coefficient.divided(by: BigInteger(10)).quotient
      exponent += 1
    }
    self.coefficient = coefficient
    self.exponent = coefficient.isZero ? 0 : exponent
  }

  init(_ value: Int) { self.init(exactly: BigInteger(value)) }

  /// A literal: digits, perhaps a point, perhaps an exponent.
  init?(literal text: String) {
    let halves = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    let (whole, fraction) = (parts[0], parts.count == 2 ? parts[1] : "")
    guard halves.count <= 2, parts.count <= 2, !(whole + fraction).isEmpty,
      (whole + fraction).utf8.allSatisfy({ 48...57 ~= $0 }),
      let power = halves.count == 2 ? Int(halves[1]) : 0
    else { return nil }
    self = ExactNumber(exactly: BigInteger(digitsOf: whole + fraction), exponent: power - fraction.count).rounded
  }

  var isZero: Bool { coefficient.isZero }
  var isNegative: Bool { coefficient.isNegative }
  var isWhole: Bool { exponent >= 0 }
  var isOdd: Bool { exponent == 0 && coefficient.isOdd }
  var int: Int? { isWhole && exponent < 19 ? coefficient.shifted(exponent).int : nil }
  var negated: ExactNumber { ExactNumber(exactly: -coefficient, exponent: exponent) }
  var magnitude: ExactNumber { ExactNumber(exactly: coefficient.magnitude, exponent: exponent) }

  // MARK: - Rounding

  enum Mode { case halfEven, halfUp, halfDown, up, down, floor, ceiling }

  /// To 34 digits, a half to the even neighbour.
  var rounded: ExactNumber {
    let spare = coefficient.digits.count - ExactNumber.precision
    return spare > 0 ? rounded(toMultiplesOfTenTo: exponent + spare, .halfEven).rounded : self
  }

  /// To so many decimals.
  func rounded(scale: Int, _ mode: Mode) -> ExactNumber { rounded(toMultiplesOfTenTo: -scale, mode) }

  private func rounded(toMultiplesOfTenTo place: Int, _ mode: Mode) -> ExactNumber {
    if exponent >= place { return self }
    let unit = BigInteger.one.shifted(place - exponent)
    let (cut, rest) = coefficient.magnitude.divided(by: unit)
    let twice = rest + rest
    let away: Bool =
      switch mode {
      case .halfEven: twice > unit || (twice == unit && cut.isOdd)
      case .halfUp: twice >= unit
      case .halfDown: twice > unit
      case .up: !rest.isZero
      case .down: false
      case .floor: !rest.isZero && isNegative
      case .ceiling: !rest.isZero && !isNegative
      }
    let size = away ? cut + .one : cut
    return ExactNumber(exactly: isNegative ? -size : size, exponent: place)
  }

  // MARK: - Arithmetic

  /// Both as whole numbers of one unit.
  private static func aligned(_ a: ExactNumber, _ b: ExactNumber) -> (BigInteger, BigInteger, Int) {
    let unit = min(a.exponent, b.exponent)
    return (a.coefficient.shifted(a.exponent - unit), b.coefficient.shifted(b.exponent - unit), unit)
  }

  static func + (a: ExactNumber, b: ExactNumber) -> ExactNumber {
    let (x, y, unit) = aligned(a, b)
    return ExactNumber(exactly: x + y, exponent: unit).rounded
  }

  static func - (a: ExactNumber, b: ExactNumber) -> ExactNumber { a + b.negated }

  static func * (a: ExactNumber, b: ExactNumber) -> ExactNumber {
    ExactNumber(exactly: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent).rounded
  }

  /// Nil for a divisor of nought.
  static func / (a: ExactNumber, b: ExactNumber) -> ExactNumber? {
    if b.isZero { return nil }
    // More digits than are kept, and after them one that is not nought if anything remains: enough to round rightly.
    let places = precision + 2 + b.coefficient.digits.count
    let (quotient, rest) = a.coefficient.shifted(places).divided(by: b.coefficient)
    var digits = quotient.magnitude.shifted(1)
    if !rest.isZero { digits = digits + .one }
    let isNegative = a.isNegative != b.isNegative
    return ExactNumber(exactly: isNegative ? -digits : digits, exponent: a.exponent - b.exponent - places - 1).rounded
  }

  /// The remainder with the sign of the divisor, exactly.
  func modulo(_ divisor: ExactNumber) -> ExactNumber? {
    if divisor.isZero { return nil }
    let (x, y, unit) = ExactNumber.aligned(self, divisor)
    let rest = x.divided(by: y).remainder
    let fits = rest.isZero || rest.isNegative == y.isNegative
    return ExactNumber(exactly: fits ? rest : rest + y, exponent: unit).rounded
  }

  /// For whole exponents; nil for nought to a negative one.
  func power(_ count: Int) -> ExactNumber? {
    var result = ExactNumber(1)
    for _ in 0..<abs(count) {
      result = ExactNumber(
        exactly: result.coefficient * coefficient, exponent: result.exponent + exponent)
    }
    return count < 0 ? ExactNumber(1) / result : result.rounded
  }
}

extension ExactNumber: Comparable, CustomStringConvertible {
  static func < (a: ExactNumber, b: ExactNumber) -> Bool {
    let (x, y, _) = aligned(a, b)
    return x < y
  }

  static func == (a: ExactNumber, b: ExactNumber) -> Bool {
    let (x, y, _) = aligned(a, b)
    return x == y
  }

  /// In plain notation, without noughts at the end of the decimals.
  var description: String {
    let sign = isNegative ? "-" : ""
    if exponent >= 0 { return sign + coefficient.shifted(exponent).digitText }
    let digits = coefficient.digitText
    let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
    return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
  }
}
