#if canImport(Glibc)
  import Glibc
#endif
import Synchronization

/// A file in which large columns lie instead of memory, so that a caseload may be larger than memory: what is not looked at
/// can be put out to the disk.
///
/// It has no name and nobody else can open it; it is gone with the program, however that ends.
public final class CellSpill: Sendable {
  private let descriptor: Int32
  /// How much of the file is in use, from its start.
  private let length = Mutex<Int>(0)

  /// Where new columns are put, for the whole program; nil: in memory.
  static let inUse = Mutex<CellSpill?>(nil)

  /// - Returns: nil where no file can be made in the folder (`errno` says why).
  public init?(folder: String) {
    // `mkstemp` asks for six letters X at the end and writes a name of its own over them.
    var path = Array("\(folder)/duly-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    if descriptor < 0 { return nil }
    // Without a name nobody else comes to it.
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// From now on large columns are put into this file.
  public func use() { CellSpill.inUse.withLock { $0 = self } }

  /// Room for so many bytes, whole pages; nil where the disk has none.
  func room(_ bytes: Int) -> UnsafeMutableRawPointer? {
    length.withLock { length in
      // Without the blocks on disk a write could fail long after.
      guard posix_fallocate(descriptor, off_t(length), off_t(bytes)) == 0,
        let start = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, off_t(length)), start != MAP_FAILED
      else { return nil }
      length += bytes
      return start
    }
  }

  /// Gives a stretch back to the disk.
  func letGo(_ start: UnsafeMutableRawPointer, _ bytes: Int) {
    // Where the system of files cannot, the stretch stays taken until the program ends.
    madvise(start, bytes, MADV_REMOVE)
    munmap(start, bytes)
  }
}
