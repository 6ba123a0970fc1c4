import Caseload

/// What is known of a value beside the value.
struct Flags: Sendable, Equatable {
  var bits: UInt8
  static let none = Flags(bits: 0)
  /// There is no value.
  static let null = Flags(bits: 1)
  /// It rests on something blank, invalid or failed.
  static let rests = Flags(bits: 2)
  /// There is no value because the cell itself is blank: it rests on that cell, but for tests made for blanks.
  static let blank = Flags(bits: 4)
  static let blankCell = Flags(bits: 1 | 4)
  static let nullResting = Flags(bits: 1 | 2)

  @inline(__always) var isNull: Bool { bits & 1 != 0 }
  /// Whether it rests on anything, its own blank cell included.
  @inline(__always) var isUncertain: Bool { bits & 6 != 0 }
  /// Whether it rests on something other than its own blank cell.
  @inline(__always) var restsElsewhere: Bool { bits & 2 != 0 }
  /// Bit 2 for `rests` where it is uncertain.
  @inline(__always) var onlyRests: Flags { Flags(bits: isUncertain ? 2 : 0) }
  @inline(__always) static func | (a: Flags, b: Flags) -> Flags { Flags(bits: a.bits | b.bits) }
}

/// A value that fits in 64 bits: number in millionths, day number, minutes twice (see `DateTimeColumn`), seconds,
/// months, position of a code, row of a record, 0 or 1.
struct Scalar: Sendable {
  var value: Int64
  var flags: Flags

  @inline(__always) init(_ value: Int64, _ flags: Flags = .none) {
    self.value = value
    self.flags = flags
  }

  static let null = Scalar(0, .null)
  static func null(_ flags: Flags) -> Scalar { Scalar(0, .null | flags) }

  /// A boolean kept as 0 or 1.
  @inline(__always) var truth: Truth {
    let value: UInt8 = flags.isNull ? 2 : value != 0 ? 1 : 0
    return Truth(bits: value | (flags.bits & 6) << 1)
  }

  @inline(__always) init(_ truth: Truth) {
    value = truth.saysYes ? 1 : 0
    flags = Flags(bits: (truth.saysNull ? 1 : 0) | (truth.bits >> 1) & 6)
  }
}

/// A text: part of a buffer of UTF-8.
struct TextValue: Sendable {
  var bytes: Cells<UInt8>
  var range: Range<Int>
  var flags: Flags

  init(_ bytes: Cells<UInt8>, _ range: Range<Int>, _ flags: Flags = .none) {
    self.bytes = bytes
    self.range = range
    self.flags = flags
  }

  init(_ text: String) {
    bytes = Cells(Array(text.utf8))
    range = 0..<bytes.count
    flags = .none
  }

  static func null(_ flags: Flags) -> TextValue { TextValue([], 0..<0, .null | flags) }

  /// Negative, zero or positive, by code points.
  func order(_ other: TextValue) -> Int {
    for (a, b) in zip(range, other.range) where bytes[a] != other.bytes[b] {
      return bytes[a] < other.bytes[b] ? -1 : 1
    }
    return range.count - other.range.count
  }
}
