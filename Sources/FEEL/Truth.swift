/// Yes, no or null, and whether the answer rests on something blank, invalid or failed.
///
/// For a condition exactly one of `isYes`, `isNo` and `isUnknown` holds: a plain null is "not yes", as in FEEL.
public struct Truth: Sendable, Hashable {
  /// Bits 0 and 1: 0 no, 1 yes, 2 null. Bit 2: rests on something. Bit 3: null because the cell itself is blank.
  @usableFromInline var bits: UInt8

  @inlinable init(bits: UInt8) { self.bits = bits }

  /// A value, resting on something or on nothing.
  @inlinable public init(_ value: Bool?, rests: Bool = false) {
    bits = (value.map { $0 ? 1 : 0 } ?? 2) | (rests ? 4 : 0)
  }

  public static let no = Truth(bits: 0)
  public static let yes = Truth(bits: 1)
  public static let null = Truth(bits: 2)
  /// Null, resting on something.
  public static let unknown = Truth(bits: 6)

  /// FEEL's value.
  @inlinable public var value: Bool? { bits & 3 == 1 ? true : bits & 3 == 0 ? false : nil }
  /// Whether the answer could be another if something blank, invalid or failed were known.
  @inlinable public var restsOnSomething: Bool { bits & 12 != 0 }
  /// Surely yes.
  @inlinable public var isYes: Bool { bits == 1 }
  /// Surely not yes: no, or null without resting on anything.
  @inlinable public var isNo: Bool { bits == 0 || bits == 2 }
  /// Rests on something: neither yes nor no may be said.
  @inlinable public var isUnknown: Bool { bits & 12 != 0 }

  // MARK: Inside

  static let blank = Truth(bits: 2 | 8)
  var saysYes: Bool { bits & 3 == 1 }
  var saysNo: Bool { bits & 3 == 0 }
  var saysNull: Bool { bits & 3 == 2 }
  /// What is left once nobody can ask whether the cell itself was blank.
  var settled: Truth { bits & 8 == 0 ? self : Truth(bits: (bits & 3) | 4) }
  func resting(_ rests: Bool) -> Truth { rests ? Truth(bits: bits | 4) : self }
}
