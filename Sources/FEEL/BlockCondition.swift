import Caseload

/// A condition asked of many records in one go: the same answers as asking record by record, several times faster.
///
/// Where a record's own cell against what the caller gives decides, a block of cells becomes a block of answers in one
/// pass over the column. What has no such form is asked row by row, with the closures of `BoundCondition`: those stay
/// the definition of every answer.
public struct BlockCondition: Sendable {
  /// How many records there are in the list.
  public let count: Int
  private let code: BlockTruth
  private let frame: Frame
  private let scratchBytes: Int

  /// - Parameter frame: its days; subject and item are those of each row.
  init(_ root: Typed?, _ fallback: @escaping TruthCode, _ binder: Binder, over list: Int, _ frame: Frame) {
    var frame = frame
    (frame.subject, frame.item, frame.next, frame.previous) = (-1, -1, -1, -1)
    let scratch = Scratch()
    let blocks = BlockBinder(binder, frame, Lane(over: list, binder.caseload), scratch)
    code = root.map { blocks.truth($0, asCondition: true) } ?? blocks.rowByRow(fallback)
    count = binder.caseload.lists[list].count
    self.frame = frame
    scratchBytes = scratch.peak
  }

  /// Writes the answer for each of some rows, in order. Rows that the list does not have, and those for which there is no
  /// room, are left out.
  ///
  /// - Returns: how many answers were written.
  @discardableResult
  public func answer(_ rows: Range<Int>, into answers: UnsafeMutableBufferPointer<Truth>) -> Int {
    let rows = rows.clamped(to: 0..<count)
    let total = min(rows.count, answers.count)
    guard total > 0, let target = answers.baseAddress else { return 0 }
    let scratch = UnsafeMutableRawPointer.allocate(byteCount: max(scratchBytes, 64), alignment: 64)
    defer { scratch.deallocate() }
    var block = Block(context: Context(frame), start: 0, count: 0, scratch: scratch)
    target.withMemoryRebound(to: UInt8.self, capacity: total) { target in
      var done = 0
      while done < total {
        block.start = rows.lowerBound + done
        block.count = min(Block.size, total - done)
        code(&block, target + done)
        done += block.count
      }
    }
    return total
  }

  /// The answer for each of some rows that the list has.
  public func answers(_ rows: Range<Int>) -> [Truth] {
    let rows = rows.clamped(to: 0..<count)
    return [Truth](unsafeUninitializedCapacity: rows.count) { buffer, written in
      buffer.initialize(repeating: .no)
      written = answer(rows, into: buffer)
    }
  }
}

/// Writes one settled `Truth` for each row of a block.
typealias BlockTruth = @Sendable (inout Block, UnsafeMutablePointer<UInt8>) -> Void
/// Writes value and flags (see `Scalar`) for each row of a block. What stands beside a null means nothing.
typealias BlockValue<V> = @Sendable (inout Block, UnsafeMutablePointer<V>, UnsafeMutablePointer<UInt8>) -> Void

/// Some rows of one list, side by side, and where their values are put meanwhile.
struct Block {
  /// As many rows as fit with their values into the fastest memory.
  static let size = 1024
  var context: Context
  var start: Int
  var count: Int
  let scratch: UnsafeMutableRawPointer
}

/// Hands out places for the values of a block while closures are made. Those of a closure are free again for others as
/// soon as it has been made: it uses them only while it runs.
final class Scratch {
  private var top = 0
  private(set) var peak = 0

  func reserve<V>(_ type: V.Type) -> Place<V> {
    defer {
      top += (Block.size * MemoryLayout<V>.stride + 63) & ~63
      peak = max(peak, top)
    }
    return Place(offset: top)
  }

  func scoped<T>(_ body: () -> T) -> T {
    let mark = top
    defer { top = mark }
    return body()
  }
}

/// Room for a value of each row of a block.
struct Place<V>: Sendable {
  let offset: Int
  @inline(__always) func callAsFunction(_ block: Block) -> UnsafeMutablePointer<V> {
    (block.scratch + offset).bindMemory(to: V.self, capacity: Block.size)
  }
}

/// The list whose rows are gone through, and how each row leads to the other records at hand.
struct Lane: Sendable {
  struct Level: Sendable {
    let slot: Int
    let list: Int
    /// For each row of the level before, the row here; empty for the list itself.
    let rows: RowReferences
  }
  /// The list itself first, then the record that its rows belong to, and so on.
  let levels: [Level]
  var slot: Int { levels[0].slot }
  var list: Int { levels[0].list }

  /// The records that are judged, or records that belong to them, tested one by one.
  init(over list: Int, _ caseload: Caseload) {
    let about = caseload.shape.aboutList
    if list == about {
      levels = [Level(slot: Slot.subject, list: list, rows: [])]
      return
    }
    levels = [
      Level(slot: Slot.item, list: list, rows: []),
      Level(slot: Slot.subject, list: about, rows: Lane.subjects(of: list, caseload)),
    ]
  }

  /// The records of a list inside another lane.
  init(_ list: Int, slot: Int, owners: RowReferences, in outer: Lane) {
    let first = outer.levels[0]
    levels =
      [Level(slot: slot, list: list, rows: []), Level(slot: first.slot, list: first.list, rows: owners)]
      + outer.levels.dropFirst()
  }

  /// For each row the judged record that it leads to; -1 where it leads to none.
  private static func subjects(of list: Int, _ caseload: Caseload) -> RowReferences {
    let shape = caseload.shape
    var rows: RowReferences?
    var list = list
    for _ in shape.lists.indices where list != shape.aboutList {
      let owners = caseload.lists[list].ownerRows
      guard let owner = shape.lists[list].owner, owners.count == caseload.lists[list].count else { break }
      rows = rows.map { RowReferences($0.map { $0 < 0 ? -1 : owners[Int($0)] }) } ?? owners
      list = owner.list
    }
    if list == shape.aboutList, let rows { return rows }
    return RowReferences(Cells(repeating: -1, count: caseload.lists[list].count))
  }

  /// Puts all records at hand of one row into the slots.
  @inline(__always) func place(_ row: Int, _ context: inout Context) {
    var row = Int32(truncatingIfNeeded: row)
    context.slots[levels[0].slot] = row
    for level in levels.dropFirst() {
      row = row < 0 ? -1 : level.rows[Int(row)]
      context.slots[level.slot] = row
    }
  }
}
