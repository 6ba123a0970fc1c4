#if canImport(Glibc)
  import Glibc
#endif

/// A stretch of memory for cells: its own, or a file's that is mapped.
public final class CellMemory: @unchecked Sendable {
  // The address never changes; what lies there is changed only by a sole owner (`Cells.own`).
  public let start: UnsafeMutableRawPointer
  public let bytes: Int
  let isWritable: Bool
  private let isMapped: Bool

  /// Memory from here on lies in pages of this size.
  private static let largePage = 1 << 21

  /// Memory that holds nothing yet.
  public init(bytes: Int) {
    let isLarge = bytes >= CellMemory.largePage
    let size = isLarge ? (bytes + CellMemory.largePage - 1) & ~(CellMemory.largePage - 1) : max(bytes, 16)
    start = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: isLarge ? CellMemory.largePage : 16)
    // Asking is enough: where the system has none, it is the same memory in small pages.
    if isLarge { madvise(start, size, MADV_HUGEPAGE) }
    self.bytes = size
    isWritable = true
    isMapped = false
  }

  /// Where there is no cell.
  static let none = CellMemory(empty: UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 16))

  private init(empty: UnsafeMutableRawPointer) {
    start = empty
    bytes = 0
    isWritable = false
    isMapped = false
  }

  /// A mapped file, which is let go with the last of its columns.
  public init(mapped start: UnsafeMutableRawPointer, bytes: Int) {
    self.start = start
    self.bytes = bytes
    isWritable = false
    isMapped = true
  }

  deinit {
    if isMapped { munmap(start, bytes) } else { start.deallocate() }
  }
}
