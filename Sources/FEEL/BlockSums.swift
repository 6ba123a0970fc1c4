import Caseload

/// `minutes + travel > 90`: two numbers of the row itself, put together and compared in one go. The commonest
/// arithmetic in conditions; by way of whole blocks of sums it would take three times as long.
extension BlockBinder {
  func compareSum(_ op: Comparison, _ sum: Typed, _ limit: Int64) -> BlockTruth? {
    guard case .arithmetic(let plusOrMinus, let a, let b) = sum.op, plusOrMinus == .add || plusOrMinus == .subtract,
      let x = numbers(a), let y = numbers(b)
    else { return nil }
    let sign: Int64 = plusOrMinus == .add ? 1 : -1
    // A blank one leaves the answer open, and so does a sum that is too large.
    let open = Binder.withNull(op, .null, .none, rests: true).bits
    let isOpen = scratch.reserve(UInt8.self)
    return { block, out in
      x.withUnsafeBufferPointer { cells in
        y.withUnsafeBufferPointer { others in
          guard let x = cells.baseAddress.map({ $0 + block.start }), let y = others.baseAddress.map({ $0 + block.start })
          else { return }
          if sign > 0 {
            BlockBinder.said(op, limit, open, x, y, block.count, out, isOpen(block)) { a, b in
              (a &+ b, (a ^ (a &+ b)) & (b ^ (a &+ b)))
            }
          } else {
            BlockBinder.said(op, limit, open, x, y, block.count, out, isOpen(block)) { a, b in
              (a &- b, (a ^ b) & (a ^ (a &- b)))
            }
          }
        }
      }
    }
  }

  /// The cells of a number field of the row itself, if its blanks are simply not known.
  private func numbers(_ typed: Typed) -> Cells<Int64>? {
    guard case .field(let address, let base) = typed.op, case .slot(let slot) = base.op, slot == lane.slot,
      address.list == lane.list, typed.type == .number, binder.shape[address].blank == .unknown,
      let column = cellColumn(address), column.arrivals == nil, case .wide(let cells) = column.raw
    else { return nil }
    return cells
  }

  @inline(__always)
  private static func said(
    _ op: Comparison, _ limit: Int64, _ open: UInt8, _ x: UnsafePointer<Int64>, _ y: UnsafePointer<Int64>,
    _ count: Int, _ out: UnsafeMutablePointer<UInt8>, _ isOpen: UnsafeMutablePointer<UInt8>,
    _ sum: (Int64, Int64) -> (Int64, overflow: Int64)
  ) {
    // In three goes: what is more than a bit and a byte in one loop is compiled to branches.
    @inline(__always) func each(_ holds: (Int64) -> Bool) {
      for i in 0..<count { out[i] = holds(sum(x[i], y[i]).0) ? 1 : 0 }
    }
    switch op {
    case .equal: each { $0 == limit }
    case .notEqual: each { $0 != limit }
    case .less: each { $0 < limit }
    case .atMost: each { $0 <= limit }
    case .greater: each { $0 > limit }
    case .atLeast: each { $0 >= limit }
    }
    for i in 0..<count {
      let (sum, overflow) = sum(x[i], y[i])
      // The highest bit says it all.
      let found = mark(x[i]) | mark(y[i]) | mark(sum) | UInt64(bitPattern: overflow)
      isOpen[i] = UInt8(truncatingIfNeeded: found &>> 63)
    }
    for i in 0..<count { out[i] ^= (out[i] ^ open) & (0 &- isOpen[i]) }
  }

  /// With its highest bit set for the two numbers that stand for blank and invalid.
  @inline(__always) private static func mark(_ cell: Int64) -> UInt64 {
    (UInt64(bitPattern: cell ^ NumberColumn.blank) &>> 1) &- 1
  }
}
