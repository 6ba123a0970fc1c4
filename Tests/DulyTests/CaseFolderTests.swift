import Foundation
import Testing

/// Every folder of Tests/Cases that holds a `command`: what the program must print, in full.
@Suite struct CaseFolderTests {
  static let cases: [String] = {
    let root = projectFolder + "/Tests/Cases"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix("/command") }.map { String($0.dropLast(8)) }.sorted()
  }()

  @Test func thereAreCases() { #expect(Self.cases.count > 20) }

  @Test(arguments: cases)
  func theProgramSaysWhatIsExpected(_ name: String) throws {
    let folder = "\(projectFolder)/Tests/Cases/\(name)"
    let run = try runShell(try readText(folder + "/command"), in: folder)
    let said = "exit \(run.status)\n--- output\n\(run.output)--- errors\n\(run.errors)"
    if isRecording {
      try said.write(toFile: folder + "/expected.txt", atomically: true, encoding: .utf8)
      return
    }
    let expected = try readText(folder + "/expected.txt")
    #expect(said == expected, "Tests/Cases/\(name)")
  }
}
