import Caseload
import Synchronization

/// Finds the row of the record that has a key.
///
/// Records mostly stand in the order of their keys, and what belongs to them in theirs, so that few keys are looked for at
/// all: those are found by halving, and a table is made only when there have been many. May be asked by several threads.
final class KeyTable: Sendable {
  /// The keys, row by row.
  let keys: TextColumn
  private let searches = Atomic<Int>(0)
  private let table = AtomicLazyReference<Whole>()
  private let making = Mutex<Void>(())

  private final class Whole: Sendable {
    let table: ByteTable
    init(_ table: ByteTable) { self.table = table }
  }

  /// So many are found sooner than a table of all keys is made.
  private static let fewSearches = 4096

  /// Of equal keys the first row counts; blank and unreadable ones are left out.
  /// - Parameter onDuplicate: is told the first row of the key and the later one.
  init(_ keys: TextColumn, onDuplicate: (_ first: Int32, _ later: Int32) -> Void = { _, _ in }) {
    self.keys = keys
    // Keys in their order are all different.
    if !keys.areAscending { _ = table.storeIfNil(Whole(ByteTable(keys, onDuplicate: onDuplicate))) }
  }

  /// The row that has this key, or -1.
  func find(_ key: CellBytes) -> Int32 {
    if let whole = table.load() { return whole.table.find(key) }
    let isOneOfFew = searches.add(1, ordering: .relaxed).oldValue < KeyTable.fewSearches
    return isOneOfFew ? findByHalving(key) : makeTable().find(key)
  }

  private func makeTable() -> ByteTable {
    making.withLock { _ in table.load() ?? table.storeIfNil(Whole(ByteTable(keys))) }.table
  }

  private func findByHalving(_ key: CellBytes) -> Int32 {
    keys.bytes.withUnsafeBufferPointer { bytes in
      var (low, high) = (0, keys.ends.count)
      while low < high {
        let middle = (low + high) / 2
        if bytes[keys.range(middle)].lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
      }
      guard low < keys.ends.count, keys.state(low) == .value, bytes[keys.range(low)].elementsEqual(key) else { return -1 }
      return Int32(truncatingIfNeeded: low)
    }
  }
}
