import Caseload

/// Keys of the records that others belong to, straight to their rows: the owners' list has been read before.
final class OwnerSink: CellSink {
  @exclusivity(unchecked) private var runs = OwnerRuns()
  /// Keys that no owner has: each has a number of its own, so that records of different owners stay apart.
  @exclusivity(unchecked) private var unknown = ByteTable()
  private let table: KeyTable?
  /// The owners' keys where they lie, in the order of their rows.
  private let keyBytes: UnsafeBufferPointer<UInt8>, keyEnds: UnsafeBufferPointer<UInt64>

  /// A cell that cannot be read; unknown keys are numbered from behind it.
  private static let unreadable = ReferenceColumn.dangling

  init(field: Int, emptyValues: EmptyValues, table: KeyTable?) {
    self.table = table
    keyBytes = table?.keys.bytes.buffer ?? UnsafeBufferPointer(start: nil, count: 0)
    keyEnds = table?.keys.ends.buffer ?? UnsafeBufferPointer(start: nil, count: 0)
    super.init(field: field, emptyValues: emptyValues)
  }

  // Mostly an owner's records stand together: more runs than owners are rare.
  override func reserve(rows: Int) -> [UnclearedPages] { [runs.reserve(min(rows, keyEnds.count))] }
  override func add(_ text: CellBytes) -> CellTrouble {
    runs.append(row(of: text))
    return .none
  }
  override func addBlank() { runs.append(ReferenceColumn.blank) }
  override func addInvalid() { runs.append(OwnerSink.unreadable) }
  override func fastCells(rows count: Int) -> FastCells? { .owners(self) }
  override func truncate(to count: Int) { runs.truncate(to: count) }

  private func row(of text: CellBytes) -> Int32 {
    if let row = table?.find(text), row >= 0 { return row }
    return OwnerSink.unreadable - 1 - unknown.insert(text).place
  }

  /// The last record's owner.
  var last: Int32 { runs.last ?? ReferenceColumn.blank }

  /// From this record on it is this owner.
  @inline(__always) func begin(_ owner: Int32, at record: Int) { runs.begin(owner, at: record) }

  /// Files mostly hold the records of one owner after those of the owner before, whom some owners without records may divide.
  /// The owner whose key the cell is, if it is one of the next; nil: another, or none.
  @inline(__always)
  func next(after owner: Int32, _ cell: CellBytes) -> Int32? {
    let next = Int(owner) &+ 1
    // Behind a record without owner, or with one whom nobody knows, there is none.
    guard UInt(bitPattern: next) < UInt(bitPattern: keyEnds.count), !cell.isEmpty, !emptyValues.hold(cell) else { return nil }
    if isKey(cell, of: next) { return Int32(truncatingIfNeeded: next) }
    let last = min(next &+ 7, keyEnds.count &- 1)
    guard !isBehind(cell, last) else { return nil }
    for row in next &+ 1..<max(next, last) &+ 1 where isKey(cell, of: row) { return Int32(truncatingIfNeeded: row) }
    return nil
  }

  private func key(_ row: Int) -> CellBytes {
    let start = row == 0 ? 0 : Int(truncatingIfNeeded: keyEnds[row &- 1])
    return CellBytes(rebasing: keyBytes[start..<Int(truncatingIfNeeded: keyEnds[row])])
  }

  @inline(__always)
  private func isKey(_ cell: CellBytes, of row: Int) -> Bool {
    let key = key(row)
    guard key.count == cell.count else { return false }
    for place in 0..<cell.count where key[place] != cell[place] { return false }
    return true
  }

  /// Whether the cell comes after an owner's key, owners being in the order of their keys.
  private func isBehind(_ cell: CellBytes, _ row: Int) -> Bool { key(row).lexicographicallyPrecedes(cell) }

  override func append(_ part: CellSink) {
    super.append(part)
    guard let part = part as? OwnerSink else { return }
    let others = part.unknown.texts
    if others.ends.isEmpty { return runs.append(contentsOf: part.runs) { $0 } }
    let bytes = others.bytes.buffer
    let numbers = others.ends.indices.map { OwnerSink.unreadable - 1 - unknown.insert(CellBytes(rebasing: bytes[others.range($0)])).place }
    runs.append(contentsOf: part.runs) { $0 < OwnerSink.unreadable ? numbers[Int(OwnerSink.unreadable - 1 - $0)] : $0 }
  }

  /// Unknown keys are numbered in their own order, so that the order of rows does not show.
  override func finish() -> Column {
    let texts = unknown.texts
    let order = (0..<texts.ends.count).sorted { texts.compareTexts($0, $1) < 0 }
    let owners = table?.keys.ends.count ?? 0
    guard order != Array(order.indices) else { return .reference(ReferenceColumn(rows: runs.references(to: owners))) }
    var number = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { number[old] = OwnerSink.unreadable - 1 - Int32(new) }
    let runs = runs.numbered { $0 < OwnerSink.unreadable ? number[Int(OwnerSink.unreadable - 1 - $0)] : $0 }
    return .reference(ReferenceColumn(rows: runs.references(to: owners)))
  }
}
