/// A byte for every content that a cell may have: the marks for blank and invalid, and the values in between, in steps.
///
/// Every condition on one cell is of this kind, however it is written: `date < today() - duration("P6M")`, `between`,
/// `in`, `= null` and their combinations all become a few places at which the answer changes.
struct Steps: Sendable, Equatable {
  /// Ascending; the first is the lowest number there is.
  private(set) var starts: [Int64]
  /// From each start on.
  private(set) var bytes: [UInt8]
  /// For a record that is not there.
  var missing: UInt8
  /// For a cell that is not to be seen yet.
  var hidden: UInt8
  /// For a cell that is yes whatever stands in it.
  var ended: UInt8

  init(missing: UInt8, hidden: UInt8, ended: UInt8) {
    (starts, bytes) = ([], [])
    (self.missing, self.hidden, self.ended) = (missing, hidden, ended)
  }

  /// From `start` on it is `byte`. Starts are given in ascending order.
  mutating func append(_ start: Int64, _ byte: UInt8) {
    if bytes.last == byte { return }
    starts.append(starts.isEmpty ? Int64.min : start)
    bytes.append(byte)
  }

  /// Step by step with another one of the same cell.
  func combined(with other: Steps, _ combine: (UInt8, UInt8) -> UInt8) -> Steps {
    var result = Steps(
      missing: combine(missing, other.missing), hidden: combine(hidden, other.hidden),
      ended: combine(ended, other.ended))
    for start in Set(starts + other.starts).sorted() {
      result.append(start, combine(byte(of: start), other.byte(of: start)))
    }
    return result
  }

  func byte(of cell: Int64) -> UInt8 {
    bytes[(starts.lastIndex { $0 <= cell }) ?? 0]
  }

  func mapped(_ change: (UInt8) -> UInt8) -> Steps {
    combined(with: self) { byte, _ in change(byte) }
  }

  /// Goes through cells and writes a byte for each.
  func writer<T: BlockNumber>(_ type: T.Type) -> StepWriter<T> {
    var base = bytes.first ?? 0
    var changes: [Change<T>] = []
    for index in starts.indices.dropFirst() where starts[index] <= Int64(T.max) {
      let bits = bytes[index] ^ bytes[index - 1]
      if starts[index] <= Int64(T.min) { base ^= bits } else { changes.append(Change(at: T(starts[index]), bits: bits)) }
    }
    return StepWriter(base, changes)
  }
}

/// Steps for one kind of number.
struct StepWriter<T: BlockNumber>: Sendable {
  private let base: UInt8
  private let first: (Change<T>, Change<T>, Change<T>)
  private let rest: [Change<T>]

  init(_ base: UInt8, _ changes: [Change<T>]) {
    func change(_ place: Int) -> Change<T> { place < changes.count ? changes[place] : Change(at: T.max, bits: 0) }
    self.base = base
    first = (change(0), change(1), change(2))
    rest = Array(changes.dropFirst(3))
  }

  func callAsFunction(_ cells: UnsafePointer<T>, _ count: Int, _ out: UnsafeMutablePointer<UInt8>) {
    if first.0.bits == 0 { return out.update(repeating: base, count: count) }
    T.write(cells, count, out, base, first)
    for change in rest { for i in 0..<count { out[i] ^= change(cells[i]) } }
  }
}

/// The smallest number in a range for which something holds that, once it holds, goes on holding.
func firstNumber(in range: ClosedRange<Int64>, where holds: (Int64) -> Bool) -> Int64? {
  var (low, high) = (range.lowerBound, range.upperBound)
  guard holds(high) else { return nil }
  while low < high {
    let middle = low &+ Int64(UInt64(bitPattern: high &- low) / 2)
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
