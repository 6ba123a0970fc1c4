import Foundation
import Testing

/// What the docs say is so: their commands run and print what they show, and the reference leaves nothing out.
@Suite struct DocsTests {
  static let pages: [String] = {
    let files = FileManager.default.enumerator(atPath: projectFolder + "/docs")?.compactMap { $0 as? String } ?? []
    let inDocs = files.filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }
    return (["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] + inDocs).sorted()
  }()

  @Test(arguments: pages)
  func commandsPrintWhatThePageShows(_ path: String) throws {
    let page = DocsPage(path: path, text: try readText("\(projectFolder)/\(path)"))
    if page.steps.isEmpty { return }
    let root = try copyOfTheCheckout()
    defer { try? FileManager.default.removeItem(atPath: root) }
    var printed: [(command: DocsPage.Command, lines: [String])] = []
    for step in page.steps {
      switch step {
      case .write(let file, let text, let atEnd): try write(text, to: "\(root)/\(homeFolder(page))/\(file)", atEnd: atEnd)
      case .run(let command):
        let run = try runShell("{ \(command.line)\n} 2>&1", in: "\(root)/\(command.folder ?? homeFolder(page))")
        printed.append((command, compare(run, command, page)))
      }
    }
    if isRecording { try page.replacing(printed).write(toFile: "\(projectFolder)/\(path)", atomically: true, encoding: .utf8) }
  }

  /// Says where a command prints something else than its page shows; gives the lines to record.
  private func compare(_ run: ProgramRun, _ command: DocsPage.Command, _ page: DocsPage) -> [String] {
    let place = "\(page.path):\(command.expected.lowerBound): \(command.line)"
    #expect(run.status < 64, "\(place) ends with \(run.status)\n\(run.output)")
    let expected = page.expected(command)
    if expected.isEmpty { return [] }
    var actual = run.output.components(separatedBy: "\n").map { $0.replacing(/\ +$/, with: "") }
    if actual.last == "" { actual.removeLast() }
    if isRecording {
      let new = recorded(actual, like: expected)
      #expect(new != nil, "\(place): a part that the page shows is no longer printed")
      return new ?? expected
    }
    #expect(isMatch(actual, expected), "\(place)\n\(actual.joined(separator: "\n"))")
    return expected
  }

  /// The folder that a page's commands run in where they do not say: an example's own, else an empty one.
  private func homeFolder(_ page: DocsPage) -> String {
    if page.path.hasPrefix("docs/examples/") { return String(page.path.dropLast("/README.md".count)) }
    return page.path == "README.md" ? "." : "scratch"
  }

  private func copyOfTheCheckout() throws -> String {
    let root = try temporaryFolder()
    for folder in ["docs", "scratch"] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
    }
    for part in ["docs/examples", "rules", "schemas"] {
      try FileManager.default.copyItem(atPath: "\(projectFolder)/\(part)", toPath: "\(root)/\(part)")
    }
    return root
  }

  private func write(_ text: String, to path: String, atEnd: Bool) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let before = atEnd ? try readText(path) : ""
    try (before + text).write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func linksLeadSomewhere() throws {
    for path in Self.pages {
      let folder = URL(fileURLWithPath: "\(projectFolder)/\(path)").deletingLastPathComponent().path
      for link in try readText("\(projectFolder)/\(path)").matches(of: /\]\(([^)#\s]+)(#[^)]*)?\)/) {
        let target = String(link.output.1)
        if target.contains("://") { continue }
        #expect(FileManager.default.fileExists(atPath: "\(folder)/\(target)"), "\(path): no \(target)")
      }
    }
  }
}
