#if canImport(Glibc)
  import Glibc
#endif

/// The bytes of a file in memory of their own. Read, not mapped: an extract that is being written anew while it is read
/// gives a short file, never a crash.
final class FileBytes: @unchecked Sendable {
  // Never written after `init`, so it may be read from any thread.
  let bytes: UnsafeBufferPointer<UInt8>
  private let memory: UnsafeMutableRawPointer

  private init(memory: UnsafeMutableRawPointer, count: Int) {
    self.memory = memory
    bytes = UnsafeBufferPointer(start: memory.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// Bytes made in memory (a file that had to be decoded first).
  init(copying source: [UInt8]) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, source.count), alignment: 16)
    source.withUnsafeBytes { if let start = $0.baseAddress { memory.copyMemory(from: start, byteCount: $0.count) } }
    self.memory = memory
    bytes = UnsafeBufferPointer(start: memory.assumingMemoryBound(to: UInt8.self), count: source.count)
  }

  deinit { memory.deallocate() }

  enum Outcome {
    case read(FileBytes)
    case problem(FileProblem)
  }

  static func read(path: String) -> Outcome {
    // A pipe that nobody writes to would hold everything up; it is refused below.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return .problem(FileProblem(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .problem(FileProblem(errno)) }
    if status.st_mode & S_IFMT == S_IFDIR { return .problem(.isFolder) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .problem(.notAFile) }
    let size = Int(status.st_size)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, size), alignment: 16)
    var count = 0
    while count < size {
      let got = Glibc.read(descriptor, memory + count, min(size - count, 1 << 26))
      if got < 0 && errno == EINTR { continue }
      if got < 0 {
        let problem = FileProblem(errno)
        memory.deallocate()
        return .problem(problem)
      }
      if got == 0 { break }
      count += got
    }
    return .read(FileBytes(memory: memory, count: count))
  }
}

/// Why a file or folder cannot be opened.
enum FileProblem: Hashable {
  case missing, notPermitted, isFolder, notAFile, linksInCircle
  case other(code: Int32)

  init(_ code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .missing
    case EACCES, EPERM: self = .notPermitted
    case EISDIR: self = .isFolder
    case ELOOP: self = .linksInCircle
    default: self = .other(code: code)
    }
  }
}

/// The names of what lies in a folder, in byte order.
func folderEntries(_ path: String) -> (names: [String], problem: FileProblem?) {
  guard let folder = opendir(path) else { return ([], FileProblem(errno)) }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return (names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }, nil)
}
