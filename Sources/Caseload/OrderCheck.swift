import Dispatch

/// Files mostly hold one owner's rows together, oldest first: then little has to be moved. Where each owner's rows start if
/// they are together, and the rows before which the order of an owner's own is broken; nil if they are not.
func startsIfTogether(
  _ owners: Cells<Int32>, _ ownerCount: Int, _ days: Cells<Int32>?, _ ties: [Column]
) -> (starts: Cells<Int32>, broken: [Int32])? {
  let count = owners.count
  let pieces = count < 1 << 16 ? 1 : 8
  nonisolated(unsafe) let broken = UnsafeMutablePointer<[Int32]?>.allocate(capacity: pieces)
  broken.initialize(repeating: nil, count: pieces)
  defer {
    broken.deinitialize(count: pieces)
    broken.deallocate()
  }
  let starts = Cells<Int32>(unsafeUninitializedCapacity: ownerCount + 2) { starts in
    nonisolated(unsafe) let starts = starts
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let rows = count * piece / pieces..<count * (piece + 1) / pieces
      broken[piece] = breaks(rows, owners, Int32(ownerCount), days, ties, starts)
    }
    // Owners behind the last row's have none.
    let last = count == 0 ? -1 : group(owners[count - 1], Int32(ownerCount))
    for owner in Int(last) + 1..<starts.count { starts[owner] = Int32(count) }
    return ownerCount + 1
  }
  var all: [Int32] = []
  for piece in 0..<pieces {
    guard let found = broken[piece], all.count < count / 8 + 16 else { return nil }
    all += found
  }
  return (starts, all)
}

/// Rows whose owner is not there come last.
@inline(__always)
private func group(_ owner: Int32, _ ownerCount: Int32) -> Int32 { owner < 0 ? ownerCount : owner }

/// The rows that should stand before the row in front of them, which is of the same owner; nil where an owner's rows are not
/// together. Notes for each owner that begins here (and for those without rows before it) where it starts.
private func breaks(
  _ rows: Range<Int>, _ owners: Cells<Int32>, _ ownerCount: Int32, _ days: Cells<Int32>?, _ ties: [Column],
  _ starts: UnsafeMutableBufferPointer<Int32>
) -> [Int32]? {
  var broken: [Int32] = []
  let owners = owners.buffer, days = days?.buffer
  var before = rows.lowerBound == 0 ? -1 : group(owners[rows.lowerBound - 1], ownerCount)
  for row in rows {
    let owner = group(owners[row], ownerCount)
    if owner == before {
      let (day, next) = days.map { (RowOrder.rank($0[row - 1]), RowOrder.rank($0[row])) } ?? (0, 0)
      if day < next { continue }
      if day > next || RowOrder.isBefore(Int32(row), Int32(row - 1), ties) { broken.append(Int32(row)) }
    } else if owner < before {
      return nil
    } else {
      for passed in before + 1...owner { starts[Int(passed)] = Int32(row) }
      before = owner
    }
  }
  return broken
}
