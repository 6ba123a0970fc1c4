#if canImport(Glibc)
  import Glibc
#endif
import Dispatch
import Synchronization

/// A stretch of memory for cells: its own, or a file's that is mapped (a snapshot, or one that stands in for memory).
public final class CellMemory: @unchecked Sendable {
  // The address never changes; what lies there is changed only by a sole owner (`Cells.own`).
  public let start: UnsafeMutableRawPointer
  public let bytes: Int
  let isWritable: Bool
  private let home: Home

  private enum Home {
    case memory
    /// A file that is read.
    case file
    case spill(CellSpill)
  }

  /// Memory from here on lies in pages of this size.
  private static let largePage = 1 << 21

  /// Memory that holds nothing yet.
  public init(bytes: Int) {
    let isLarge = bytes >= CellMemory.largePage
    let size = isLarge ? (bytes + CellMemory.largePage - 1) & ~(CellMemory.largePage - 1) : max(bytes, 16)
    self.bytes = size
    isWritable = true
    if isLarge, let spill = CellSpill.inUse.withLock({ $0 }), let room = spill.room(size) {
      start = room
      home = .spill(spill)
      return
    }
    start = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: isLarge ? CellMemory.largePage : 16)
    // Asking is enough: where the system has none, it is the same memory in small pages.
    if isLarge { madvise(start, size, MADV_HUGEPAGE) }
    home = .memory
  }

  /// At most so much is cleared before it is written to: it may turn out that less is needed.
  private static let clearedAtOnce = 1 << 26

  /// Has the system clear the pages of this much of it now, on all cores: who writes into them later, in the order of a file,
  /// would wait for each.
  func clearPages(_ bytes: Int) {
    guard case .memory = home, self.bytes >= CellMemory.largePage else { return }
    let pages = (min(bytes, self.bytes, CellMemory.clearedAtOnce) + CellMemory.largePage - 1) / CellMemory.largePage
    nonisolated(unsafe) let start = start
    // MADV_POPULATE_WRITE, since Linux 5.14. An older system says no, and clears each page when it is written to.
    DispatchQueue.concurrentPerform(iterations: pages) { page in
      _ = madvise(start + page * CellMemory.largePage, CellMemory.largePage, 23)
    }
  }

  /// Where there is no cell.
  static let none = CellMemory(empty: UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 16))

  private init(empty: UnsafeMutableRawPointer) {
    start = empty
    bytes = 0
    isWritable = false
    home = .memory
  }

  /// A mapped file, which is let go with the last of its columns.
  public init(mapped start: UnsafeMutableRawPointer, bytes: Int) {
    self.start = start
    self.bytes = bytes
    isWritable = false
    home = .file
  }

  deinit {
    switch home {
    case .memory: start.deallocate()
    case .file: munmap(start, bytes)
    case .spill(let spill): spill.letGo(start, bytes)
    }
  }
}
