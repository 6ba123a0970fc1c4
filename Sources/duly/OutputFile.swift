import Glibc

/// A file that is written bit by bit, readable by its owner only.
final class OutputFile {
  private let file: Int32

  /// nil where the file cannot be written; the reason is said.
  init?(trying path: String) {
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    // An older file keeps its rights when it is written again, so they are set anew.
    if file < 0 || fchmod(file, 0o600) != 0 {
      Output.complain("\(path) cannot be written: \(String(cString: strerror(errno)))\n")
      return nil
    }
  }

  /// Ends the program where the file cannot be written; the reason is said.
  static func orEnd(_ path: String) -> OutputFile {
    guard let file = OutputFile(trying: path) else { leave(.wrongInput) }
    return file
  }

  deinit { close(file) }

  /// False where it could not be written whole.
  func write(_ bytes: [UInt8]) -> Bool { Output.write(bytes, to: file) }
  func write(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { Output.write(bytes, to: file) }
}
