/// A whole number of any size: its sign and its decimal digits, the last one first. Slow, and as it is learnt at school.
struct BigInteger {
  private(set) var isNegative: Bool
  /// From the units on; no noughts at the far end. Nought has none.
  private(set) var digits: [UInt8]

  static let zero = BigInteger(isNegative: false, digits: [])
  static let one = BigInteger(1)

  private init(isNegative: Bool, digits: [UInt8]) {
    var digits = digits
    while digits.last == 0 { digits.removeLast() }
    self.digits = digits
    self.isNegative = isNegative && !digits.isEmpty
  }

  init(_ value: Int) {
    var (digits, rest) = ([UInt8](), value.magnitude)
    while rest > 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    self.init(isNegative: value < 0, digits: digits)
  }

  /// Reads digits alone.
  init(digitsOf text: some StringProtocol) {
    self.init(isNegative: false, digits: text.utf8.reversed().map { $0 - UInt8(ascii: "0") })
  }

  var isZero: Bool { digits.isEmpty }
  var isOdd: Bool { (digits.first ?? 0) % 2 == 1 }
  var magnitude: BigInteger { BigInteger(isNegative: false, digits: digits) }

  /// The digits in the order in which they are read; "0" for nought.
  var digitText: String {
    isZero ? "0" : String(decoding: digits.reversed().map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }

  var int: Int? { digits.count > 18 ? nil : Int((isNegative ? "-" : "") + digitText) }

  /// Times ten to the power.
  func shifted(_ places: Int) -> BigInteger {
    BigInteger(isNegative: isNegative, digits: Array(repeating: 0, count: places) + digits)
  }

  static prefix func - (a: BigInteger) -> BigInteger { BigInteger(isNegative: !a.isNegative, digits: a.digits) }

  static func + (a: BigInteger, b: BigInteger) -> BigInteger {
    if a.isNegative == b.isNegative { return BigInteger(isNegative: a.isNegative, digits: sum(a.digits, b.digits)) }
    if isLess(a.digits, b.digits) {
      return BigInteger(isNegative: b.isNegative, digits: difference(b.digits, a.digits))
    }
    return BigInteger(isNegative: a.isNegative, digits: difference(a.digits, b.digits))
  }

  static func - (a: BigInteger, b: BigInteger) -> BigInteger { a + -b }

  static func * (a: BigInteger, b: BigInteger) -> BigInteger {
    var result = [UInt8](repeating: 0, count: a.digits.count + b.digits.count + 1)
    for (i, x) in a.digits.enumerated() {
      var carry = 0
      for (j, y) in (b.digits + [0]).enumerated() {
        let sum = Int(result[i + j]) + Int(x) * Int(y) + carry
        result[i + j] = UInt8(sum % 10)
        carry = sum / 10
      }
    }
    return BigInteger(isNegative: a.isNegative != b.isNegative, digits: result)
  }

  /// The quotient cut towards nought, and what remains of the dividend.
  func divided(by divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
    var (quotient, rest) = ([UInt8](), [UInt8]())
    for digit in digits.reversed() {
      rest.insert(digit, at: 0)
      while rest.last == 0 { rest.removeLast() }
      var count: UInt8 = 0
      while !BigInteger.isLess(rest, divisor.digits) {
        rest = BigInteger.difference(rest, divisor.digits)
        while rest.last == 0 { rest.removeLast() }
        count += 1
      }
      quotient.append(count)
    }
    return (
      BigInteger(isNegative: isNegative != divisor.isNegative, digits: quotient.reversed()),
      BigInteger(isNegative: isNegative, digits: rest)
    )
  }

  // MARK: - Rows of digits

  private static func sum(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
    var (result, carry) = ([UInt8](), UInt8(0))
    for place in 0..<max(a.count, b.count) {
      let digit = (place < a.count ? a[place] : 0) + (place < b.count ? b[place] : 0) + carry
      result.append(digit % 10)
      carry = digit / 10
    }
    return result + [carry]
  }

  /// Of two rows, the first not less than the second.
  private static func difference(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
    var (result, borrowed) = ([UInt8](), UInt8(0))
    for place in 0..<a.count {
      let taken = (place < b.count ? b[place] : 0) + borrowed
      borrowed = a[place] < taken ? 1 : 0
      result.append(a[place] + 10 * borrowed - taken)
    }
    return result
  }

  private static func isLess(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if a.count != b.count { return a.count < b.count }
    return a.reversed().lexicographicallyPrecedes(b.reversed())
  }
}

extension BigInteger: Comparable {
  static func < (a: BigInteger, b: BigInteger) -> Bool { (a - b).isNegative }
  static func == (a: BigInteger, b: BigInteger) -> Bool { (a - b).isZero }
}
