import Foundation
import SourceText
import Testing

@testable import duly

/// The reference names every message, command, flag and key that there is.
@Suite struct ReferenceTests {
  @Test func everyMessageIsListed() throws {
    let path = projectFolder + "/docs/reference/messages.md"
    let sentences = allDiagnosticIDs.map { "\($0.0.text): \($0.1)" }.sorted()
    #expect(sentences.count > 100)
    if isRecording { try recordMessages(sentences, path) }
    let page = try readText(path)
    let missing = sentences.map(tableRow).filter { !page.contains("\n\($0)\n") }
    #expect(missing.isEmpty, "docs/reference/messages.md lacks these rows")
    let unshown = messageExamples.filter { !page.contains("\n### \($0.id)\n\n\($0.asMarkdown)") }.map(\.id)
    #expect(unshown.isEmpty, "docs/reference/messages.md lacks these examples")
    let unknown = try idsInSources().filter { !page.contains("| \($0) |") }
    #expect(unknown.isEmpty, "docs/reference/messages.md lacks these messages")
  }

  /// "DULY-E307: A span …" as a row of a table.
  private func tableRow(_ sentence: String) -> String {
    let escaped = sentence.replacingOccurrences(of: "|", with: "\\|")
    return "| " + escaped.replacingOccurrences(of: ": ", with: " | ", range: escaped.range(of: ": ")) + " |"
  }

  /// Rows between `<!-- DULY-E1 -->` and `<!-- end -->` are those whose ids begin so.
  private func recordMessages(_ sentences: [String], _ path: String) throws {
    var lines: [String] = []
    var isInside = false
    for line in try readText(path).components(separatedBy: "\n") {
      if line == "<!-- end -->" { isInside = false }
      if !isInside { lines.append(line) }
      guard line.hasPrefix("<!-- DULY-E") else { continue }
      isInside = true
      let beginning = line.dropFirst(5).dropLast(4)
      lines += ["", "| message | what it means |", "|---|---|"]
      lines += sentences.filter { $0.hasPrefix(beginning) }.map(tableRow)
      for example in messageExamples.sorted(by: { $0.id < $1.id }) where example.id.hasPrefix(beginning) {
        lines += ["", "### \(example.id)", ""] + example.asMarkdown.components(separatedBy: "\n").dropLast()
      }
      lines.append("")
    }
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  private func idsInSources() throws -> [String] {
    var ids = Set<String>()
    let folder = projectFolder + "/Sources"
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder) where file.hasSuffix(".swift") {
      for match in try readText("\(folder)/\(file)").matches(of: /"DULY-E[0-9]{3}"/) {
        ids.insert(String(match.output.dropFirst().dropLast()))
      }
    }
    return ids.sorted()
  }

  @Test func everyCommandAndFlagIsListed() throws {
    let page = try readText(projectFolder + "/docs/reference/commands.md")
    let help = try runDuly(["--help"]).output
    let part = help.components(separatedBy: "SUBCOMMANDS:").last ?? ""
    let commands = part.matches(of: /\n  ([a-z-]+) {2,}/).map { String($0.output.1) }
    #expect(commands.count >= 6)
    for command in commands {
      let isListed = page.contains("\n## duly \(command)\n")
      #expect(isListed, "commands.md lacks duly \(command)")
      let help = try runDuly([command, "--help"]).output
      for flag in help.matches(of: /\n  (?:-h, )?(--[a-z-]+)/) {
        let isListed = page.contains("`\(flag.output.1)")
        #expect(isListed, "commands.md lacks \(flag.output.1), a flag of duly \(command)")
      }
    }
  }

  @Test(arguments: [
    ("rule-set", "rules"), ("tests", "rules"), ("local-figures", "rules"), ("record-schema", "record-schema"),
    ("workspace", "workspace"), ("calendar", "workspace"), ("exceptions", "workspace"),
  ])
  func everyKeyIsListed(_ schema: String, _ page: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(projectFolder)/schemas/\(schema).schema.json"))
    let page = "docs/reference/\(page).md"
    let text = try readText("\(projectFolder)/\(page)")
    for key in keys(try JSONSerialization.jsonObject(with: data)).sorted() {
      let isListed = text.contains("`\(key)`") || text.contains("`\(key):")
      #expect(isListed, "\(page) lacks the key \(key)")
    }
  }

  private func keys(_ value: Any) -> Set<String> {
    if let items = value as? [Any] { return items.reduce(into: []) { $0.formUnion(keys($1)) } }
    guard let object = value as? [String: Any] else { return [] }
    let own = (object["properties"] as? [String: Any]).map { Set($0.keys) } ?? []
    return object.values.reduce(into: own) { $0.formUnion(keys($1)) }
  }
}
