/// Loops over blocks, written so that many values are worked on at a time: no branches, no checks, and types that are
/// named (the same for any type would be worked on one by one).

/// What cells and values are kept as.
protocol BlockNumber: FixedWidthInteger, BitwiseCopyable, Sendable {
  /// Writes for each cell the bits of `base`, changed by every change that lies at or before it.
  static func write(
    _ cells: UnsafePointer<Self>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>, _ base: UInt8,
    _ changes: (Change<Self>, Change<Self>, Change<Self>))

  /// Writes 1 for each pair of which `x op y` holds, else 0.
  static func write(
    _ op: Comparison, _ x: UnsafePointer<Self>, _ y: UnsafePointer<Self>, _ count: Int,
    _ out: UnsafeMutablePointer<UInt8>)
}

/// A place among the numbers from which on some bits are others.
struct Change<T: FixedWidthInteger & Sendable>: Sendable {
  let at: T
  let bits: UInt8

  @inline(__always) func callAsFunction(_ value: T) -> UInt8 {
    // A product, so that no branch is made of it.
    UInt8(truncatingIfNeeded: (value >= at ? 1 : 0) &* UInt32(bits))
  }
}

/// Sixteen at a time, then what is left one by one.
@inline(__always)
private func bySixteen(
  _ count: Int, _ out: UnsafeMutablePointer<UInt8>, _ sixteen: (Int) -> SIMD16<UInt8>, _ one: (Int) -> UInt8
) {
  var i = 0
  while i + 16 <= count {
    UnsafeMutableRawPointer(out + i).storeBytes(of: sixteen(i), as: SIMD16<UInt8>.self)
    i += 16
  }
  while i < count {
    out[i] = one(i)
    i += 1
  }
}

extension UnsafePointer where Pointee: SIMDScalar {
  @inline(__always) func sixteen(_ place: Int) -> SIMD16<Pointee> {
    UnsafeRawPointer(self + place).loadUnaligned(as: SIMD16<Pointee>.self)
  }
}

extension Int32: BlockNumber {
  static func write(
    _ cells: UnsafePointer<Int32>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>, _ base: UInt8,
    _ changes: (Change<Int32>, Change<Int32>, Change<Int32>)
  ) {
    let (zero, start) = (SIMD16<Int32>.zero, SIMD16(repeating: Int32(base)))
    let (a, b, c) = changes
    let (atA, atB, atC) = (SIMD16(repeating: a.at), SIMD16(repeating: b.at), SIMD16(repeating: c.at))
    let bitsA = SIMD16(repeating: Int32(a.bits))
    let bitsB = SIMD16(repeating: Int32(b.bits))
    let bitsC = SIMD16(repeating: Int32(c.bits))
    bySixteen(count, out) { i in
      let some = cells.sixteen(i)
      let said =
        start ^ zero.replacing(with: bitsA, where: some .>= atA) ^ zero.replacing(with: bitsB, where: some .>= atB)
        ^ zero.replacing(with: bitsC, where: some .>= atC)
      return SIMD16<UInt8>(truncatingIfNeeded: said)
    } _: { i in
      base ^ a(cells[i]) ^ b(cells[i]) ^ c(cells[i])
    }
  }

  static func write(
    _ op: Comparison, _ x: UnsafePointer<Int32>, _ y: UnsafePointer<Int32>, _ count: Int,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    let (no, yes) = (SIMD16<Int32>.zero, SIMD16<Int32>(repeating: 1))
    @inline(__always)
    func each(_ holds: (SIMD16<Int32>, SIMD16<Int32>) -> SIMDMask<SIMD16<Int32>>) {
      bySixteen(count, out) { i in
        SIMD16<UInt8>(truncatingIfNeeded: no.replacing(with: yes, where: holds(x.sixteen(i), y.sixteen(i))))
      } _: { i in
        op.holds(x[i], y[i]) ? 1 : 0
      }
    }
    switch op {
    case .equal: each { $0 .== $1 }
    case .notEqual: each { $0 .!= $1 }
    case .less: each { $0 .< $1 }
    case .atMost: each { $0 .<= $1 }
    case .greater: each { $0 .> $1 }
    case .atLeast: each { $0 .>= $1 }
    }
  }
}

extension UInt8: BlockNumber {
  static func write(
    _ cells: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>, _ base: UInt8,
    _ changes: (Change<UInt8>, Change<UInt8>, Change<UInt8>)
  ) {
    let (zero, start) = (SIMD16<UInt8>.zero, SIMD16(repeating: base))
    let (a, b, c) = changes
    let (atA, atB, atC) = (SIMD16(repeating: a.at), SIMD16(repeating: b.at), SIMD16(repeating: c.at))
    let bitsA = SIMD16(repeating: a.bits)
    let bitsB = SIMD16(repeating: b.bits)
    let bitsC = SIMD16(repeating: c.bits)
    bySixteen(count, out) { i in
      let some = cells.sixteen(i)
      return start ^ zero.replacing(with: bitsA, where: some .>= atA) ^ zero.replacing(with: bitsB, where: some .>= atB)
        ^ zero.replacing(with: bitsC, where: some .>= atC)
    } _: { i in
      base ^ a(cells[i]) ^ b(cells[i]) ^ c(cells[i])
    }
  }

  static func write(
    _ op: Comparison, _ x: UnsafePointer<UInt8>, _ y: UnsafePointer<UInt8>, _ count: Int,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    for i in 0..<count { out[i] = op.holds(x[i], y[i]) ? 1 : 0 }
  }
}

/// Two of 64 bits at a time are no faster than one by one.
extension Int64: BlockNumber {
  static func write(
    _ cells: UnsafePointer<Int64>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>, _ base: UInt8,
    _ changes: (Change<Int64>, Change<Int64>, Change<Int64>)
  ) {
    let (a, b, c) = changes
    if b.bits == 0, c.bits == 0 {
      for i in 0..<count { out[i] = base ^ a(cells[i]) }
    } else if c.bits == 0 {
      for i in 0..<count { out[i] = base ^ a(cells[i]) ^ b(cells[i]) }
    } else {
      for i in 0..<count { out[i] = base ^ a(cells[i]) ^ b(cells[i]) ^ c(cells[i]) }
    }
  }

  static func write(
    _ op: Comparison, _ x: UnsafePointer<Int64>, _ y: UnsafePointer<Int64>, _ count: Int,
    _ out: UnsafeMutablePointer<UInt8>
  ) {
    switch op {
    case .equal: for i in 0..<count { out[i] = x[i] == y[i] ? 1 : 0 }
    case .notEqual: for i in 0..<count { out[i] = x[i] != y[i] ? 1 : 0 }
    case .less: for i in 0..<count { out[i] = x[i] < y[i] ? 1 : 0 }
    case .atMost: for i in 0..<count { out[i] = x[i] <= y[i] ? 1 : 0 }
    case .greater: for i in 0..<count { out[i] = x[i] > y[i] ? 1 : 0 }
    case .atLeast: for i in 0..<count { out[i] = x[i] >= y[i] ? 1 : 0 }
    }
  }
}
