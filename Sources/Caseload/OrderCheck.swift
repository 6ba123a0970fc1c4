/// Files mostly hold one owner's rows together, oldest first: then little has to be moved. Where each owner's rows start if
/// they are together, and the rows before which the order of an owner's own is broken; nil if they are not.
func startsIfTogether(
  _ owners: RowReferences, _ ownerCount: Int, _ days: Cells<Int32>?, _ ties: [Column]
) -> (starts: Cells<Int32>, broken: [Int32])? {
  if owners.areInOrder {
    let starts = owners.starts
    let broken = inPieces(of: owners.count) { breaks($0, starts, days, ties) }
    return broken.map { (starts, $0) }
  }
  let each = owners.cells
  var broken: [Int32]?
  let starts = Cells<Int32>(unsafeUninitializedCapacity: ownerCount + 2) { starts in
    nonisolated(unsafe) let starts = starts
    broken = inPieces(of: each.count) { breaks($0, each, Int32(ownerCount), days, ties, starts) }
    // Owners behind the last row's have none.
    let last = each.last.map { group($0, Int32(ownerCount)) } ?? -1
    for owner in Int(last) + 1..<starts.count { starts[owner] = Int32(each.count) }
    return ownerCount + 1
  }
  return broken.map { (starts, $0) }
}

/// What is found in each stretch of the rows, on all cores; nil where one finds nothing, or all together too much for rows to
/// be moved one by one.
private func inPieces(of count: Int, _ find: @Sendable (Range<Int>) -> [Int32]?) -> [Int32]? {
  var all: [Int32] = []
  for found in inRanges(count, of: max(1 << 16, (count + 7) / 8), find) {
    guard let rows = found, all.count < count / 8 + 16 else { return nil }
    all += rows
  }
  return all
}

/// The rows that should stand before the row in front of them, of rows that are known to stand in the order of their owners.
private func breaks(_ rows: Range<Int>, _ starts: Cells<Int32>, _ days: Cells<Int32>?, _ ties: [Column]) -> [Int32] {
  var broken: [Int32] = []
  let starts = starts.buffer, days = days?.buffer
  var row = max(1, rows.lowerBound)
  var owner = starts.firstPlace(notBelow: Int32(row))
  while row < rows.upperBound {
    let end = owner < starts.count ? min(Int(starts[owner]), rows.upperBound) : rows.upperBound
    if let days {
      // Mostly each day is later than the one before, and nothing else needs to be looked at.
      var before = days[row - 1]
      while row < end {
        let day = days[row]
        if day <= before || before <= DateColumn.invalid, isBroken(row, days, ties) { broken.append(Int32(row)) }
        before = day
        row += 1
      }
    } else {
      broken += (row..<max(row, end)).filter { isBroken($0, nil, ties) }.map { Int32($0) }
      row = max(row, end)
    }
    // An owner's first row has none of the same owner before it.
    if owner < starts.count, Int(starts[owner]) == row { row += 1 }
    owner += 1
  }
  return broken
}

/// Whether a row should stand before the one in front of it, which is of the same owner.
@inline(__always)
private func isBroken(_ row: Int, _ days: UnsafeBufferPointer<Int32>?, _ ties: [Column]) -> Bool {
  let (day, next) = days.map { (RowOrder.rank($0[row - 1]), RowOrder.rank($0[row])) } ?? (0, 0)
  if day < next { return false }
  return day > next || RowOrder.isBefore(Int32(row), Int32(row - 1), ties)
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
      if isBroken(row, days, ties) { broken.append(Int32(row)) }
    } else if owner < before {
      return nil
    } else {
      for passed in before + 1...owner { starts[Int(passed)] = Int32(row) }
      before = owner
    }
  }
  return broken
}
