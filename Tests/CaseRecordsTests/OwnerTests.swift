import Caseload
import TestSupport
import Testing

@testable import CaseRecords

/// Owners are kept in fewer numbers than there are records. Held against one number for each, which is plain.
@Suite("Owners of records")
struct OwnerTests {
  /// Owners in order, some of them with no record, and records without owner behind them.
  private func inOrder(_ numbers: inout SeededGenerator) -> (owners: [Int32], starts: [Int32]) {
    var (owners, starts) = ([Int32](), [Int32]())
    for owner in 0..<Int32.random(in: 0...9, using: &numbers) {
      starts.append(Int32(owners.count))
      owners += Array(repeating: owner, count: [0, 0, 1, 2, 7].randomElement(using: &numbers) ?? 0)
    }
    starts.append(Int32(owners.count))
    return (owners + Array(repeating: -1, count: [0, 0, 1, 3].randomElement(using: &numbers) ?? 0), starts)
  }

  @Test("what is said by where owners begin is what would be written down", arguments: 1...200)
  func references(seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let (owners, starts) = inOrder(&numbers)
    var references = RowReferences(starts: Cells(starts), count: owners.count)
    #expect(Array(references) == owners, "seed \(seed)")
    #expect(owners.indices.map { references[$0] } == owners, "seed \(seed)")
    #expect(Array(references.cells) == owners, "seed \(seed)")
    #expect(references == RowReferences(owners), "seed \(seed)")
    #expect(references.leadSomewhere == !owners.contains(-1), "seed \(seed)")
    let order = owners.indices.map { Int32($0) }.shuffled(using: &numbers)
    #expect(Array(references.reordered(order)) == order.map { owners[Int($0)] }, "seed \(seed)")
    for rows in [Array(0..<Int32(owners.count)), order, order.map { $0 % 3 == 0 ? -1 : $0 }] {
      var followed = rows
      followed.withUnsafeMutableBufferPointer { references.follow($0) }
      #expect(followed == rows.map { $0 < 0 ? -1 : owners[Int($0)] }, "seed \(seed)")
    }
    guard let row = owners.indices.randomElement(using: &numbers) else { return }
    var changed = owners
    changed[row] = ReferenceColumn.dangling
    references[row] = ReferenceColumn.dangling
    #expect(Array(references) == changed, "seed \(seed)")
  }

  @Test("owners as they are read, part by part, with rows that are read again", arguments: 1...200)
  func runs(seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let isInOrder = Bool.random(using: &numbers)
    var (all, expected, next) = (OwnerRuns(), [Int32](), Int32(0))
    for _ in 0..<Int.random(in: 1...4, using: &numbers) {
      var (part, rows) = (OwnerRuns(), [Int32]())
      for _ in 0..<Int.random(in: 0...20, using: &numbers) {
        if isInOrder { next += Int32.random(in: 0...2, using: &numbers) } else { next = Int32.random(in: -1...5, using: &numbers) }
        if Int.random(in: 0..<5, using: &numbers) == 0 {
          // A row that turns out to be read otherwise.
          part.begin(99, at: rows.count)
          part.truncate(to: rows.count)
        }
        part.append(next)
        rows.append(next)
      }
      expected += rows
      all.append(contentsOf: part) { $0 }
    }
    #expect(all.count == expected.count, "seed \(seed)")
    let references = all.references(to: 200)
    #expect(Array(references) == expected, "seed \(seed)")
    if isInOrder { #expect(references.areInOrder, "seed \(seed)") }
    #expect(Array(all.numbered { $0 + 1 }.references(to: 0)) == expected.map { $0 + 1 }, "seed \(seed)")
  }

  @Test("owners whose list is shorter than a key says are written down one by one")
  func beyondTheList() {
    var runs = OwnerRuns()
    for owner in [0, 0, 3] as [Int32] { runs.append(owner) }
    #expect(!runs.references(to: 3).areInOrder)
    #expect(runs.references(to: 4).areInOrder)
  }

  @Test("the order of rows is found out the same from owners in order and from owners written down", arguments: 1...200)
  func order(seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let (owners, starts) = inOrder(&numbers)
    let days = DateColumn(days: owners.map { _ in [DateColumn.blank, DateColumn.invalid, 1, 2, 3].randomElement(using: &numbers) ?? 1 })
    let marks = Column.boolean(BooleanColumn(states: Cells(owners.map { _ in UInt8.random(in: 0...1, using: &numbers) })))
    let orders = [RowReferences(starts: Cells(starts), count: owners.count), RowReferences(owners)].map { owners in
      RowOrder(
        count: owners.count, owners: owners, ownerCount: starts.count - 1, date: days, key: nil,
        columns: [.reference(ReferenceColumn(rows: owners)), .date(days), marks])
    }
    #expect(orders[0].order == orders[1].order, "seed \(seed)")
    #expect(orders[0].groupStarts == orders[1].groupStarts, "seed \(seed)")
    #expect(Array(orders[0].groupStarts) == starts, "seed \(seed)")
  }

  @Test("records of thousands of owners are put in order within each, wherever the order is broken", arguments: 1...6)
  func manyOwners(seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    var owners: [Int32] = []
    for owner in 0..<Int32(8000) { owners += Array(repeating: owner, count: Int.random(in: 0...4, using: &numbers)) }
    // Some without owner: they have the last place, and an order too.
    owners += Array(repeating: -1, count: 50)
    let days = owners.map { _ in Int32.random(in: 1...4, using: &numbers) }
    let column = DateColumn(days: days)
    let references = RowReferences(owners)
    let order = RowOrder(
      count: owners.count, owners: references, ownerCount: 8000, date: column, key: nil,
      columns: [.reference(ReferenceColumn(rows: references)), .date(column)])
    let rank = { (row: Int) in owners[row] < 0 ? Int32.max : owners[row] }
    let expected = owners.indices.sorted { (rank($0), days[$0], $0) < (rank($1), days[$1], $1) }
    #expect(order.order == expected.map { Int32($0) }, "seed \(seed)")
    #expect(order.isUnchanged, "only some rows change places")
    #expect(order.moves.count > 4096)
  }
}
