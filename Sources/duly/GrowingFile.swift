import Glibc

/// A file that is written bit by bit, readable by its owner only.
final class GrowingFile {
  private let file: Int32

  /// Ends the program where the file cannot be written; the reason is said.
  init(_ path: String) {
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    // An older file keeps its rights when it is written again, so they are set anew.
    if file < 0 || fchmod(file, 0o600) != 0 {
      Output.complain("error: \(path) cannot be written: \(String(cString: strerror(errno)))\n")
      leave(.wrongInput)
    }
  }

  deinit { close(file) }

  /// False where it could not be written whole.
  func write(_ bytes: [UInt8]) -> Bool { Output.write(bytes, to: file) }
}
