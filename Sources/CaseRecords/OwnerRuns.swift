import Caseload

/// The owners of a list's records as they stand in a file: mostly there are several of one owner after one another, and
/// only the first of them is written down.
struct OwnerRuns {
  private var owners = Cells<Int32>()
  /// Parallel to `owners`: from which record on it is that one.
  private var starts = Cells<Int32>()
  private(set) var count = 0

  /// The last record's owner.
  var last: Int32? { owners.last }

  mutating func append(_ owner: Int32) {
    begin(owner, at: count)
    count += 1
  }

  /// From this record on it is this owner; up to it, it is the one before.
  @inline(__always)
  mutating func begin(_ owner: Int32, at record: Int) {
    if owners.last == owner { return }
    owners.append(owner)
    starts.append(Int32(truncatingIfNeeded: record))
  }

  /// Says how many records there are: fewer than before, or as many as have been read since.
  mutating func truncate(to records: Int) {
    var kept = starts.count
    while kept > 0, starts[kept - 1] >= records { kept -= 1 }
    if kept < starts.count {
      owners.truncate(to: kept)
      starts.truncate(to: kept)
    }
    count = records
  }

  /// Adds another file part's records, whose owners have these numbers here.
  mutating func append(contentsOf part: OwnerRuns, _ number: (Int32) -> Int32) {
    for (owner, start) in zip(part.owners.buffer, part.starts.buffer) { begin(number(owner), at: count + Int(start)) }
    count += part.count
  }

  /// The same with other numbers for owners.
  func numbered(_ number: (Int32) -> Int32) -> OwnerRuns {
    var runs = OwnerRuns()
    runs.append(contentsOf: self, number)
    return runs
  }

  /// Per record its owner's row, there being so many owners.
  func references(to ownerCount: Int) -> RowReferences {
    isAscending(ownerCount) ? RowReferences(starts: groupStarts(ownerCount), count: count) : RowReferences(each())
  }

  private func isAscending(_ ownerCount: Int) -> Bool {
    var before: Int32 = -1
    for owner in owners.buffer {
      if owner <= before { return false }
      before = owner
    }
    return Int(before) < ownerCount
  }

  private func groupStarts(_ ownerCount: Int) -> Cells<Int32> {
    Cells(unsafeUninitializedCapacity: ownerCount + 1) { groups in
      var next = 0
      for (owner, start) in zip(owners.buffer, starts.buffer) {
        while next <= Int(owner) {
          groups[next] = start
          next += 1
        }
      }
      groups[next...].update(repeating: Int32(count))
      return ownerCount + 1
    }
  }

  private func each() -> Cells<Int32> {
    Cells(unsafeUninitializedCapacity: count) { each in
      for (place, owner) in owners.buffer.enumerated() {
        let end = place + 1 < starts.count ? Int(starts[place + 1]) : count
        each[Int(starts[place])..<end].update(repeating: owner)
      }
      return count
    }
  }
}
