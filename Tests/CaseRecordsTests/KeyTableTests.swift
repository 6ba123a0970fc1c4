import Caseload
import Dispatch
import TestSupport
import Testing

@testable import CaseRecords

/// Keys are found by halving or in a table, whichever is sooner. Held against going through all rows.
@Suite("Keys of records")
struct KeyTableTests {
  /// Keys of few letters, so that some are the beginning of others; blank and unreadable ones, and some twice.
  private func keys(_ numbers: inout SeededGenerator, inOrder: Bool) -> [String?] {
    var keys: [String?] = (0..<Int.random(in: 0...60, using: &numbers)).map { _ in
      String((0..<Int.random(in: 1...4, using: &numbers)).map { _ in "aäBz0".randomElement(using: &numbers) ?? "a" })
    }
    if inOrder {
      keys = Set(keys.compactMap { $0 }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      if Bool.random(using: &numbers) { keys.insert("", at: 0) }
    } else {
      keys += ["", nil]
      keys.shuffle(using: &numbers)
    }
    return keys
  }

  private func column(_ keys: [String?]) -> TextColumn {
    var column = TextColumn()
    for key in keys {
      if let key { column.append(key) } else {
        column.bytes.append(TextColumn.invalid)
        column.ends.append(UInt64(column.bytes.count))
      }
    }
    return column
  }

  private func find(_ key: String, _ table: KeyTable) -> Int32 {
    var key = key
    return key.withUTF8 { table.find($0) }
  }

  @Test("the first row with the key is found, by few searches and by many", arguments: 1...100)
  func rows(seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let keys = keys(&numbers, inOrder: seed % 2 == 0)
    let table = KeyTable(column(keys))
    let wanted = keys.compactMap { $0 } + ["", "a", "zz", "q", "aäB", "\u{1}"]
    let expected = wanted.map { key in key.isEmpty ? -1 : keys.firstIndex(of: key).map { Int32($0) } ?? -1 }
    // Behind the first few thousand searches a table answers.
    for _ in 0..<(5000 / wanted.count + 2) { #expect(wanted.map { find($0, table) } == expected, "seed \(seed)") }
  }

  @Test("of keys that stand twice the later rows are told, and only those", arguments: 1...50)
  func duplicates(seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let keys = keys(&numbers, inOrder: seed % 5 == 0)
    var told: [[Int32]] = []
    _ = KeyTable(column(keys)) { told.append([$0, $1]) }
    let expected = keys.indices.compactMap { row -> [Int32]? in
      guard let key = keys[row], !key.isEmpty, let first = keys.firstIndex(of: key), first < row else { return nil }
      return [Int32(first), Int32(row)]
    }
    #expect(told == expected, "seed \(seed)")
  }

  @Test("several threads get the same answers while the table is made")
  func threads() {
    let keys = (0..<20_000).map { "C" + String($0 + 1_000_000) }
    let table = KeyTable(column(keys))
    let wrong = Cells<Int32>(unsafeUninitializedCapacity: 4) { counts in
      nonisolated(unsafe) let counts = counts
      DispatchQueue.concurrentPerform(iterations: 4) { thread in
        counts[thread] = Int32(stride(from: thread, to: keys.count, by: 3).count { find(keys[$0], table) != Int32($0) })
      }
      return 4
    }
    #expect(Array(wrong) == [0, 0, 0, 0])
  }
}
