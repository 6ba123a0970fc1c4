/// Loops over blocks, written so that many values are worked on at a time: no branches, no checks, fixed widths.

/// What cells and values are kept as.
typealias BlockNumber = FixedWidthInteger & SIMDScalar & Sendable

/// Sixteen at a time, then what is left one by one.
@inline(__always)
func bySixteen(_ count: Int, _ sixteen: (Int) -> Void, _ one: (Int) -> Void) {
  var i = 0
  while i + 16 <= count {
    sixteen(i)
    i += 16
  }
  while i < count {
    one(i)
    i += 1
  }
}

extension UnsafePointer {
  @inline(__always) func sixteen(_ place: Int) -> SIMD16<Pointee> where Pointee: SIMDScalar {
    UnsafeRawPointer(self + place).loadUnaligned(as: SIMD16<Pointee>.self)
  }
}

extension UnsafeMutablePointer where Pointee == UInt8 {
  @inline(__always) func put(_ bytes: SIMD16<UInt8>, _ place: Int) {
    UnsafeMutableRawPointer(self + place).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
  }
}

/// A place among the numbers from which on some bits are others.
struct Change<T: BlockNumber>: Sendable {
  let at: T
  let bits: UInt8

  @inline(__always) func callAsFunction(_ value: T) -> UInt8 {
    // A product, so that no branch is made of it.
    UInt8(truncatingIfNeeded: (value >= at ? 1 : 0) &* UInt32(bits))
  }

  @inline(__always) func callAsFunction(_ values: SIMD16<T>) -> SIMD16<T> {
    SIMD16<T>.zero.replacing(with: SIMD16(repeating: T(truncatingIfNeeded: bits)), where: values .>= SIMD16(repeating: at))
  }
}
