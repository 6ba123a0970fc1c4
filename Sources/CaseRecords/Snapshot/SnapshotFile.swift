import Caseload
import Glibc

/// A snapshot's file: mapped to be read, and written beside its place and then moved there, so that whoever reads it sees
/// the old one or the new one whole.
struct SnapshotFile {
  private let memory: CellMemory
  private let bytes: UnsafeRawBufferPointer

  // MARK: Reading

  /// Throws a `SnapshotProblem`.
  static func map(_ path: String) throws -> SnapshotFile {
    let (file, size) = try open(path)
    defer { close(file) }
    guard size >= SnapshotFormat.headBytes else { throw SnapshotProblem.damaged }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
      throw SnapshotProblem.notReadable(code: errno)
    }
    return SnapshotFile(
      memory: CellMemory(mapped: start, bytes: size), bytes: UnsafeRawBufferPointer(start: start, count: size))
  }

  /// A private file that begins as snapshots do, and its length.
  private static func open(_ path: String) throws -> (file: Int32, size: Int) {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw errno == ENOENT ? SnapshotProblem.missing : .notReadable(code: errno) }
    var status = stat()
    var magic = [UInt8](repeating: 0, count: SnapshotFormat.magic.count)
    let problem: SnapshotProblem? =
      if fstat(file, &status) != 0 { .notReadable(code: errno) }
      else if status.st_mode & S_IFMT != S_IFREG { .notASnapshot }
      else if pread(file, &magic, magic.count, 0) != magic.count || magic != SnapshotFormat.magic { .notASnapshot }
      else if status.st_mode & 0o077 != 0 || status.st_uid != geteuid() { .notPrivate }
      else { nil }
    if let problem {
      close(file)
      throw problem
    }
    return (file, Int(status.st_size))
  }

  /// The contents, if the file is of this format and whole so far.
  func decoder() throws -> SnapshotDecoder {
    var reader = BinaryReader(UnsafeRawBufferPointer(rebasing: bytes[..<SnapshotFormat.headBytes]))
    for byte in SnapshotFormat.magic where try reader.number(UInt8.self) != byte { throw SnapshotProblem.notASnapshot }
    guard try reader.number(UInt32.self) == SnapshotFormat.version, try reader.number(UInt32.self) == SnapshotFormat.byteOrder
    else { throw SnapshotProblem.otherVersion }
    let head = SnapshotFormat.Head(
      fileBytes: try reader.number(), contentsStart: try reader.number(), contentsBytes: try reader.number(),
      contentsHash: try reader.number())
    let whole = UInt64(bytes.count)
    guard head.fileBytes == whole, head.contentsStart >= UInt64(SnapshotFormat.headBytes), head.contentsStart <= whole,
      head.contentsBytes == whole - head.contentsStart
    else { throw SnapshotProblem.damaged }
    let contents = UnsafeRawBufferPointer(rebasing: bytes[Int(head.contentsStart)...])
    guard BlockHash.of(contents, seed: head.seed) == head.contentsHash else { throw SnapshotProblem.damaged }
    return try SnapshotDecoder(memory, contents: contents, sectionsEnd: Int(head.contentsStart))
  }

  // MARK: Writing

  /// Why what lies at a path may not be replaced or removed: it is no snapshot.
  static func problemToReplace(_ path: String) -> SnapshotProblem? {
    do {
      close(try open(path).file)
      return nil
    } catch let problem as SnapshotProblem {
      switch problem {
      case .missing, .notPrivate: return nil
      default: return problem
      }
    } catch {
      return .damaged
    }
  }

  /// - Returns: what went wrong; nil: nothing.
  static func write(_ encoder: SnapshotEncoder, contents: [UInt8], to path: String) -> SnapshotProblem? {
    // `mkstemp` asks for six letters X at the end and writes a name of its own over them.
    var name = Array((path + ".XXXXXX").utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return .notReadable(code: errno) }
    let isWritten = fchmod(file, 0o600) == 0 && write(encoder, contents, to: file) && fsync(file) == 0
    var code = isWritten ? 0 : errno
    if close(file) != 0, code == 0 { code = errno }
    if code == 0, rename(name, path) != 0 { code = errno }
    if code != 0 {
      unlink(name)
      return .notReadable(code: code)
    }
    syncFolder(of: path)
    return nil
  }

  private static func write(_ encoder: SnapshotEncoder, _ contents: [UInt8], to file: Int32) -> Bool {
    for (section, start) in zip(encoder.sections, encoder.starts) where !section.isEmpty {
      if !write(section, at: start, to: file) { return false }
    }
    var head = SnapshotFormat.Head(
      fileBytes: UInt64(encoder.end + contents.count), contentsStart: UInt64(encoder.end), contentsBytes: UInt64(contents.count))
    head.contentsHash = contents.withUnsafeBytes { BlockHash.of($0, seed: head.seed) }
    var first = BinaryWriter()
    head.write(into: &first)
    return contents.withUnsafeBytes { write($0, at: encoder.end, to: file) }
      && first.bytes.withUnsafeBytes { write($0, at: 0, to: file) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, at start: Int, to file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let more = pwrite(file, bytes.baseAddress.map { $0 + done }, min(bytes.count - done, 1 << 26), off_t(start + done))
      if more < 0 && errno == EINTR { continue }
      if more <= 0 { return false }
      done += more
    }
    return true
  }

  /// So that the new name outlives a power cut; where that cannot be had, the file is still whole.
  private static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let file = Glibc.open(folder, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    close(file)
  }
}
