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

  static func read(_ file: OpenFile) -> Outcome {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, file.size), alignment: 16)
    let count = file.read(memory.assumingMemoryBound(to: UInt8.self), at: 0, count: file.size)
    if count == 0, let problem = file.problem {
      memory.deallocate()
      return .problem(problem)
    }
    return .read(FileBytes(memory: memory, count: count))
  }
}

/// A file that is open for reading. Read, not mapped: an extract that is being written anew while it is read gives a short
/// file, never a crash.
final class OpenFile: @unchecked Sendable {
  // The descriptor is only read from, at places that the caller names.
  private let descriptor: Int32
  /// Set where the bytes are in memory already, and there is no descriptor.
  private let contents: [UInt8]?
  let size: Int

  enum Outcome {
    case open(OpenFile)
    case problem(FileProblem)
  }

  private init(_ descriptor: Int32, size: Int) {
    self.descriptor = descriptor
    self.size = size
    contents = nil
  }

  /// Bytes in memory that are read as a file's are.
  init(contents: [UInt8]) {
    descriptor = -1
    size = contents.count
    self.contents = contents
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  static func open(path: String) -> Outcome {
    // A pipe that nobody writes to would hold everything up; it is refused below.
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return .problem(FileProblem(errno)) }
    var status = stat()
    let problem: FileProblem? =
      fstat(descriptor, &status) != 0
      ? FileProblem(errno)
      : status.st_mode & S_IFMT == S_IFDIR ? .isFolder : status.st_mode & S_IFMT == S_IFREG ? nil : .notAFile
    if let problem {
      close(descriptor)
      return .problem(problem)
    }
    return .open(OpenFile(descriptor, size: Int(status.st_size)))
  }

  /// Reads so many bytes from a place on; fewer where the file ends, or cannot be read.
  func read(_ memory: UnsafeMutablePointer<UInt8>, at offset: Int, count: Int) -> Int {
    if let contents {
      let got = max(0, min(count, size - offset))
      contents.withUnsafeBufferPointer { if got > 0, let start = $0.baseAddress { memory.update(from: start + offset, count: got) } }
      return got
    }
    var got = 0
    while got < count {
      let more = pread(descriptor, memory + got, min(count - got, 1 << 26), off_t(offset + got))
      if more < 0 && errno == EINTR { continue }
      if more <= 0 { break }
      got += more
    }
    return got
  }

  /// Why the file's first byte cannot be read, if it cannot.
  var problem: FileProblem? {
    if contents != nil { return nil }
    var byte: UInt8 = 0
    return pread(descriptor, &byte, 1, 0) < 0 ? FileProblem(errno) : nil
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
