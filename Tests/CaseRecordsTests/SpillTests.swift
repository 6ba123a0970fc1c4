@testable import Caseload
import Glibc
import Synchronization
import Testing

/// Columns that lie in a file instead of in memory.
struct SpillTests {
  @Test("large columns grow, are copied and are read in the file as in memory; nothing is left in the folder")
  func columns() throws {
    var folder = Array("/tmp/duly-spill-XXXXXX".utf8CString)
    #expect(mkdtemp(&folder) != nil)
    let path = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { rmdir(path) }
    let spill = try #require(CellSpill(folder: path))
    spill.use()
    defer { CellSpill.inUse.withLock { $0 = nil } }
    var cells = Cells<Int32>()
    for number in 0..<1_500_000 { cells.append(Int32(number)) }
    var copy = cells
    copy[1_499_999] = -1
    copy.append(7)
    #expect(cells.count == 1_500_000 && copy.count == 1_500_001)
    #expect(cells[1_499_999] == 1_499_999 && copy[1_499_999] == -1 && copy[1_500_000] == 7)
    #expect(cells.enumerated().allSatisfy { $0.offset == Int($0.element) })
    var entries = 0
    let directory = try #require(opendir(path))
    while readdir(directory) != nil { entries += 1 }
    closedir(directory)
    #expect(entries == 2, "nothing but . and ..")
  }

  @Test("a folder in which no file can be made is said, not borne")
  func noFolder() { #expect(CellSpill(folder: "/nowhere/at/all") == nil) }
}
