/// How a snapshot lies in its file: a head of fixed length, sections of cells, and at the end a table of contents.
///
///     head (64 bytes)        magic, format, byte order, length of the file, where the contents lie, their checksum
///     sections               each begins at a multiple of 64 bytes, so that cells of any size lie as memory wants them
///     contents               program, inputs, fields, and of each list which section holds which column
///
/// Numbers are as this machine writes them; the mark of the byte order tells a file of another machine. Each section has a
/// checksum of its own in the contents, so that only what is used has to be read. The contents' checksum covers the head.
enum SnapshotFormat {
  /// "DULYSNAP"
  static let magic: [UInt8] = Array("DULYSNAP".utf8)
  /// Counted up whenever the lay-out or the meaning of a column changes.
  static let version: UInt32 = 2
  static let byteOrder: UInt32 = 0x0102_0304
  static let headBytes = 64
  static let alignment = 64

  /// The head's numbers.
  struct Head {
    var fileBytes: UInt64
    var contentsStart: UInt64
    var contentsBytes: UInt64
    var contentsHash: UInt64 = 0

    /// What the contents' checksum is seeded with: all that the head says beside it.
    var seed: UInt64 {
      var bytes = BinaryWriter()
      write(into: &bytes, withHash: false)
      return bytes.bytes.withUnsafeBytes { BlockHash.of($0) }
    }

    func write(into bytes: inout BinaryWriter, withHash: Bool = true) {
      bytes.append(raw: SnapshotFormat.magic)
      bytes.append(SnapshotFormat.version)
      bytes.append(SnapshotFormat.byteOrder)
      bytes.append(fileBytes)
      bytes.append(contentsStart)
      bytes.append(contentsBytes)
      bytes.append(withHash ? contentsHash : 0)
      bytes.append(raw: [UInt8](repeating: 0, count: SnapshotFormat.headBytes - bytes.bytes.count))
    }
  }
}

/// Where a section lies, and its checksum.
struct SnapshotSection: Hashable {
  let start: Int
  let bytes: Int
  let hash: UInt64
}

/// Why a snapshot cannot be used.
public enum SnapshotProblem: Error, Sendable, Hashable {
  case missing
  /// It is of other files, another schema, other sources; in words, as the end of a sentence.
  case otherInputs(String)
  /// Another version of the program wrote it.
  case otherVersion
  /// It does not hold all fields that are needed.
  case fewerFields
  /// Others may read or write it.
  case notPrivate
  /// A part of it is not as it was written.
  case damaged
  /// There is something else by this name.
  case notASnapshot
  /// The system says why.
  case notReadable(code: Int32)
}
