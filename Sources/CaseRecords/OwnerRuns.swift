import Caseload

/// The owners of a list's records as they stand in a file: mostly there are several of one owner after one another, and
/// only the first of them is written down.
struct OwnerRuns {
  /// From which record on it is which owner.
  private struct Run {
    var start: Int32
    var owner: Int32
  }

  private var runs = Cells<Run>()
  private(set) var count = 0
  /// The last record's owner.
  private(set) var last: Int32?

  /// Expects so many runs. Gives what the system has yet to clear of the memory for them.
  mutating func reserve(_ expected: Int) -> UnclearedPages { runs.prepareRoom(for: expected) }

  mutating func append(_ owner: Int32) {
    begin(owner, at: count)
    count += 1
  }

  /// From this record on it is this owner; up to it, it is the one before.
  @inline(__always)
  mutating func begin(_ owner: Int32, at record: Int) {
    if owner == last { return }
    last = owner
    runs.append(Run(start: Int32(truncatingIfNeeded: record), owner: owner))
  }

  /// Says how many records there are: fewer than before, or as many as have been read since.
  mutating func truncate(to records: Int) {
    var kept = records == 0 ? 0 : runs.count
    while kept > 0, runs[kept - 1].start >= records { kept -= 1 }
    if kept < runs.count {
      runs.truncate(to: kept)
      last = kept == 0 ? nil : runs[kept - 1].owner
    }
    count = records
  }

  /// Adds another file part's records, whose owners have these numbers here.
  mutating func append(contentsOf part: OwnerRuns, _ number: (Int32) -> Int32) {
    let room = runs.room(for: runs.count + part.runs.count)
    var written = runs.count
    for run in part.runs.buffer {
      let owner = number(run.owner)
      if owner == last { continue }
      last = owner
      room[written] = Run(start: Int32(truncatingIfNeeded: count + Int(run.start)), owner: owner)
      written += 1
    }
    runs.truncate(to: written)
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
    for run in runs.buffer {
      if run.owner <= before { return false }
      before = run.owner
    }
    return Int(before) < ownerCount
  }

  private func groupStarts(_ ownerCount: Int) -> Cells<Int32> {
    Cells(unsafeUninitializedCapacity: ownerCount + 1) { groups in
      var next = 0
      for run in runs.buffer {
        while next <= Int(run.owner) {
          groups[next] = run.start
          next += 1
        }
      }
      groups[next...].update(repeating: Int32(count))
      return ownerCount + 1
    }
  }

  private func each() -> Cells<Int32> {
    Cells(unsafeUninitializedCapacity: count) { each in
      for (place, run) in runs.buffer.enumerated() {
        let end = place + 1 < runs.count ? Int(runs[place + 1].start) : count
        each[Int(run.start)..<end].update(repeating: run.owner)
      }
      return count
    }
  }
}
