import Caseload

/// How the cells of a column are read the fast way, and where they go.
enum FastCells {
  case dates(UnsafeMutablePointer<Int32>, ClosedRange<Int32>)
  case states(UnsafeMutablePointer<UInt8>, WordTable<UInt8>)
  case codes(UnsafeMutablePointer<Int32>, WordTable<Int32>)
  case owners(OwnerSink)
}

/// The same, laid out for the loop over rows: pointers and numbers alone, so that nothing is counted for each cell.
struct CellPlan {
  enum Kind: UInt8 { case skip, date, state, code, owner, other }
  var kind = Kind.skip
  /// Position among the sinks that are used.
  var place = 0
  var numbers: UnsafeMutablePointer<Int32>
  var states: UnsafeMutablePointer<UInt8>
  var stateWords: UnsafeMutablePointer<WordTable<UInt8>.Entry>
  var codeWords: UnsafeMutablePointer<WordTable<Int32>.Entry>
  var earliest: Int32 = 0, latest: Int32 = 0
  /// Of the kind `owner` alone; the part reader holds it.
  var owners: Unmanaged<OwnerSink>?

  // Never followed: each kind of cell uses its own alone.
  private static var nowhere: UnsafeMutableRawPointer { UnsafeMutableRawPointer(bitPattern: 64).unsafelyUnwrapped }

  init() {
    numbers = CellPlan.nowhere.assumingMemoryBound(to: Int32.self)
    states = CellPlan.nowhere.assumingMemoryBound(to: UInt8.self)
    stateWords = CellPlan.nowhere.assumingMemoryBound(to: WordTable<UInt8>.Entry.self)
    codeWords = CellPlan.nowhere.assumingMemoryBound(to: WordTable<Int32>.Entry.self)
  }

  init(_ cells: FastCells?, place: Int) {
    self.init()
    self.place = place
    switch cells {
    case .dates(let days, let plausible)?:
      (kind, numbers, earliest, latest) = (.date, days, plausible.lowerBound, plausible.upperBound)
    case .states(let states, let words)?: (kind, self.states, stateWords) = (.state, states, words.entries)
    case .codes(let ids, let words)?: (kind, numbers, codeWords) = (.code, ids, words.entries)
    case .owners(let sink)?: (kind, owners) = (.owner, .passUnretained(sink))
    case nil: kind = .other
    }
  }
}
