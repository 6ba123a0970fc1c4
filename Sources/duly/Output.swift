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

  /// Mistakes that are what was asked for.
  static func print(_ diagnostics: Diagnostics) {
    if diagnostics.isEmpty { return }
    print(DiagnosticRenderer(colour: isColourful).render(diagnostics) + "\n")
  }

  /// Writes a whole file, readable by its owner only. False where that fails (the reason is said).
  static func save(_ bytes: [UInt8], to path: String) -> Bool {
    guard let file = OutputFile(trying: path) else { return false }
    if file.write(bytes) { return true }
    complain("\(path) could not be written whole: \(String(cString: strerror(errno)))\n")
    return false
  }

  /// Writes a whole result to a file, or to standard output where none is named; ends the program where that fails.
  static func give(_ text: String, to path: String?) {
    guard let path else { return print(text) }
    if !save(Array(text.utf8), to: path) { leave(.wrongInput) }
  }

  /// Makes a folder, for its owner only, if it is not there.
  static func makeFolder(_ path: String) -> Bool {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return true }
    complain("The folder \(path) cannot be made: \(String(cString: strerror(errno)))\n")
    return false
  }

  static func write(_ bytes: [UInt8], to file: Int32) -> Bool { bytes.withUnsafeBufferPointer { write($0, to: file) } }
}

extension Output {
  /// False where it cannot be written whole.
  static func write(_ bytes: UnsafeBufferPointer<UInt8>, to file: Int32) -> Bool {
    guard let start = bytes.baseAddress else { return true }
    var done = 0
    while done < bytes.count {
      let written = Glibc.write(file, start + done, bytes.count - done)
      if written < 0 {
        if errno == EINTR { continue }
        return false
      }
      done += written
    }
    return true
  }

  static func print(_ bytes: [UInt8]) { _ = write(bytes, to: STDOUT_FILENO) }
}
