import Foundation
import Testing

/// What impact, upcoming, describe and review print is read by staff: none of it blames or puzzles.
@Suite struct StaffWordsTests {
  static let texts: [(name: String, text: String)] = {
    let root = projectFolder + "/Tests/Cases"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.filter { file in
      file.hasSuffix("/expected.txt") && ["impact/", "upcoming/", "describe/", "review/"].contains { file.hasPrefix($0) }
    }.sorted().compactMap { file in (try? readText("\(root)/\(file)")).map { (file, prose($0)) } }
  }()

  /// Without rows and objects for programs, which hold the inside words, and without names of columns and keys (`subject`).
  private static func prose(_ text: String) -> String {
    let unquoted = text.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 0 }
    return unquoted.map { String($0.element) }.joined().split(separator: "\n").filter { line in
      !line.hasPrefix("{") && !line.contains(",subject,") && !(line.contains(",due_") || line.contains(",not_applicable,"))
    }.joined(separator: "\n")
  }

  @Test func `there is something to read`() { #expect(Self.texts.count >= 8) }

  @Test(arguments: [
    "breach", "non-compliant", "noncompliant", "failure", "failed", "obligation", "subject", "exempt", "escalat", "violation",
  ])
  func `a word that blames or puzzles is nowhere`(word: String) {
    for (name, text) in Self.texts { #expect(!text.lowercased().contains(word), "\(name)") }
  }

  @Test func `no acronym is used`() {
    for (name, text) in Self.texts {
      let words = Set(text.split { !$0.isLetter })
      for acronym in ["CPP", "CLA", "CIN", "LAC", "IRO", "SW", "ICPC", "CPCLA"] {
        #expect(!words.contains(acronym[...]), "\(name): \(acronym)")
      }
    }
  }
}
