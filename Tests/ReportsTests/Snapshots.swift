import Glibc
import Testing

/// Whole reports are kept as files beside the tests. `DULY_RECORD=1` writes them anew; then read them.
func expectSnapshot(_ text: String, _ name: String, file: String = #filePath) {
  let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  let path = "\(folder)/Snapshots/\(name)"
  if let record = getenv("DULY_RECORD"), String(cString: record) == "1" {
    write(text, to: path)
    return
  }
  guard let expected = read(path) else {
    Issue.record("no snapshot \(name): record it with DULY_RECORD=1")
    return
  }
  guard text != expected else { return }
  let (a, b) = (lines(expected), lines(text))
  let index = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
  Issue.record(
    "\(name) differs at line \(index + 1): expected \"\(index < a.count ? a[index] : "")\", got \"\(index < b.count ? b[index] : "")\"")
}

private func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

private func write(_ text: String, to path: String) {
  guard let file = fopen(path, "w") else {
    Issue.record("cannot write a snapshot")
    return
  }
  let bytes = Array(text.utf8)
  if fwrite(bytes, 1, bytes.count, file) != bytes.count { Issue.record("a snapshot was cut short") }
  fclose(file)
}

func read(_ path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return String(decoding: bytes, as: UTF8.self) }
    bytes += buffer[..<count]
  }
}
