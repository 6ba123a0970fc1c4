import Dispatch

/// Files mostly hold one owner's rows together, oldest first: then nothing has to be moved. Where each owner's rows start
/// if so; nil if not.
func startsIfInOrder(_ owners: Cells<Int32>, _ ownerCount: Int, _ days: Cells<Int32>?, _ ties: [Column]) -> Cells<Int32>? {
  let count = owners.count
  let pieces = count < 1 << 16 ? 1 : 8
  nonisolated(unsafe) let inOrder = UnsafeMutablePointer<Bool>.allocate(capacity: pieces)
  inOrder.initialize(repeating: false, count: pieces)
  defer { inOrder.deallocate() }
  let starts = Cells<Int32>(unsafeUninitializedCapacity: ownerCount + 2) { starts in
    nonisolated(unsafe) let starts = starts
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let rows = count * piece / pieces..<count * (piece + 1) / pieces
      inOrder[piece] = areInOrder(rows, owners, Int32(ownerCount), days, ties, starts)
    }
    // Owners behind the last row's have none.
    let last = count == 0 ? -1 : group(owners[count - 1], Int32(ownerCount))
    for owner in Int(last) + 1..<starts.count { starts[owner] = Int32(count) }
    return ownerCount + 1
  }
  for piece in 0..<pieces where !inOrder[piece] { return nil }
  return starts
}

/// Rows whose owner is not there come last.
@inline(__always)
private func group(_ owner: Int32, _ ownerCount: Int32) -> Int32 { owner < 0 ? ownerCount : owner }

/// Whether these rows follow those before them, noting for each owner that begins here (and for those without rows before
/// it) where it starts.
private func areInOrder(
  _ rows: Range<Int>, _ owners: Cells<Int32>, _ ownerCount: Int32, _ days: Cells<Int32>?, _ ties: [Column],
  _ starts: UnsafeMutableBufferPointer<Int32>
) -> Bool {
  let owners = owners.buffer, days = days?.buffer
  var before = rows.lowerBound == 0 ? -1 : group(owners[rows.lowerBound - 1], ownerCount)
  for row in rows {
    let owner = group(owners[row], ownerCount)
    if owner == before {
      let (day, next) = days.map { (RowOrder.rank($0[row - 1]), RowOrder.rank($0[row])) } ?? (0, 0)
      if day < next { continue }
      if day > next || RowOrder.isBefore(Int32(row), Int32(row - 1), ties) { return false }
    } else if owner < before {
      return false
    } else {
      for passed in before + 1...owner { starts[Int(passed)] = Int32(row) }
      before = owner
    }
  }
  return true
}
