import Glibc
import SourceText

/// What the program writes: results to standard output, everything else to standard error, files for their owner only.
enum Output {
  /// Colour only on a terminal, and not where NO_COLOR asks for none.
  static var isColourful: Bool { isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil }
  static var isErrorColourful: Bool { isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil }
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func print(_ text: String) { _ = write(Array(text.utf8), to: STDOUT_FILENO) }

  static func complain(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  static func complain(_ diagnostics: Diagnostics) {
    if diagnostics.isEmpty { return }
    complain(DiagnosticRenderer(colour: isErrorColourful).render(diagnostics) + "\n")
  }

  /// Writes a whole file, readable by its owner only. False where that fails (the reason is said).
  static func save(_ bytes: [UInt8], to path: String) -> Bool {
    guard let file = open(path) else { return false }
    file.write(bytes)
    return file.close()
  }

  /// A file for its owner only, to be written piece by piece; nil where it cannot be made (the reason is said). Without a
  /// path: standard output.
  static func open(_ path: String?) -> OutputFile? {
    guard let path else { return OutputFile(descriptor: STDOUT_FILENO, path: nil) }
    let file = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      complain("\(path) cannot be written: \(String(cString: strerror(errno)))\n")
      return nil
    }
    // An older file keeps its rights when it is written again, so they are set anew.
    fchmod(file, 0o600)
    return OutputFile(descriptor: file, path: path)
  }

  /// Makes a folder, for its owner only, if it is not there.
  static func makeFolder(_ path: String) -> Bool {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return true }
    complain("The folder \(path) cannot be made: \(String(cString: strerror(errno)))\n")
    return false
  }

  fileprivate static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let written = Glibc.write(file, buffer.baseAddress! + done, buffer.count - done)
        if written < 0 {
          if errno == EINTR { continue }
          return false
        }
        done += written
      }
      return true
    }
  }
}

extension Output {
  static func print(_ bytes: [UInt8]) { _ = write(bytes, to: STDOUT_FILENO) }
}

/// What is written piece by piece.
final class OutputFile {
  private let descriptor: Int32
  private let path: String?
  private var problem: Int32?

  fileprivate init(descriptor: Int32, path: String?) {
    self.descriptor = descriptor
    self.path = path
  }

  func write(_ bytes: [UInt8]) {
    if problem == nil, !Output.write(bytes, to: descriptor) { problem = errno }
  }

  /// false where not all could be written (the reason is said).
  func close() -> Bool {
    if let path {
      Glibc.close(descriptor)
      if let problem { Output.complain("\(path) could not be written whole: \(String(cString: strerror(problem)))\n") }
    }
    return problem == nil
  }
}
