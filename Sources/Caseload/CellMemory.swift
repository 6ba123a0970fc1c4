#if canImport(Glibc)
  import Glibc
#endif
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
  fileprivate static let largePage = 1 << 21

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

  /// The large pages of this much of it, which the system has yet to clear.
  func unclearedPages(_ bytes: Int) -> UnclearedPages {
    guard case .memory = home, self.bytes >= CellMemory.largePage else { return UnclearedPages(start: start, count: 0) }
    let wanted = min(bytes, self.bytes, UnclearedPages.most)
    return UnclearedPages(start: start, count: (wanted + CellMemory.largePage - 1) / CellMemory.largePage)
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

/// Pages that are going to be written to soon. The system clears a page when it is first written to, and who writes in the
/// order of a file would wait for each: it is asked for by all threads beforehand.
public struct UnclearedPages: @unchecked Sendable {
  // Not what lies there is touched, only the system told. Should the memory have been given back meanwhile, it says no, or
  // makes ready what somebody else is going to use.
  fileprivate let start: UnsafeMutableRawPointer
  public let count: Int

  /// More than this is not asked for: it may turn out that less is needed.
  fileprivate static let most = 1 << 26

  /// Has one of them cleared.
  public func clear(_ page: Int) {
    // MADV_POPULATE_WRITE, since Linux 5.14. An older system says no, and clears each page when it is written to.
    madvise(start + page * CellMemory.largePage, CellMemory.largePage, 23)
  }
}
