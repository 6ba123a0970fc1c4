/// What the next character may be for a part of a pattern to fit: never too little, perhaps too much.
///
/// It saves trying what cannot fit. Characters beyond ASCII are all one here.
struct PatternLook: Hashable, Sendable {
  var low: UInt64 = 0
  var high: UInt64 = 0
  var beyond = false
  /// Whether the part may fit at the end of the text.
  var atEnd = false

  static let any = PatternLook(low: .max, high: .max, beyond: true, atEnd: true)

  init(low: UInt64 = 0, high: UInt64 = 0, beyond: Bool = false, atEnd: Bool = false) {
    self.low = low
    self.high = high
    self.beyond = beyond
    self.atEnd = atEnd
  }

  init(_ scalar: Unicode.Scalar) {
    if scalar.isASCII { add(scalar.value) } else { beyond = true }
  }

  init(_ set: PatternSet) {
    for value in UInt8(0)..<128 where set.contains(Unicode.Scalar(value)) { add(UInt32(value)) }
    beyond = !set.isPlain || set.categories != 0 || (set.ranges.last?.upperBound ?? 0) > 127
  }

  private mutating func add(_ value: UInt32) {
    if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
  }

  func joined(_ other: PatternLook) -> PatternLook {
    PatternLook(
      low: low | other.low, high: high | other.high, beyond: beyond || other.beyond, atEnd: atEnd || other.atEnd)
  }

  /// For an ASCII character.
  func holds(ascii value: UInt32) -> Bool {
    (value < 64 ? low >> UInt64(value) : high >> UInt64(value & 63)) & 1 == 1
  }

  func allows(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 128 ? holds(ascii: scalar.value) : beyond
  }
}
