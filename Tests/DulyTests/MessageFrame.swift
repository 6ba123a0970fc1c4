import Foundation

@testable import duly

/// The files that an example of a message stands in, and the command that reads them.
struct MessageFrame {
  private(set) var files: [String: String] = [:]
  private(set) var arguments = ["validate", "rules.yaml", "--format", "json"]

  /// What a rule, a rule file, an example and so on say where the example does not.
  private static let rule = [
    "id: visit-in-time", "title: Visit in time", "source: {document: Our standards, kind: local}", "priority: 1",
    "duty: {every: 10 days, list: visit, while: {from: opened, until: closed}}",
  ]
  private static let ruleFile = [
    "language: 1", "rule_set: visits", "title: Visits", "version: 2026-04-01", "schema: childrens-social-care",
  ]
  private static let example = ["name: an example", "as_of: 2026-04-01", "child: {opened: 2026-03-18}", "expect: {verdict: overdue}"]
  private static let tests = ["language: 1", "tests_for: visits", "examples: []"]
  private static let schema = ["language: 1", "schema: ours", "title: Ours", "version: 2026-04-01", "about: child"]
  private static let calendar = [
    "language: 1", "calendar: ours", "title: Ours", "version: 2026-04-01", "covers: {from: 2026-01-01, until: 2026-12-31}",
  ]
  private static let workspace = [
    "language: 1", "workspace: Ours", "schema: childrens-social-care", "sources: {system: {folder: data}}",
  ]

  init(_ example: MessageExample, _ text: String) {
    files["rules.yaml"] = Self.file("version: 2026-04-01")
    files["data/child.csv"] = "child_id,opened\nC1,2026-01-05\n"
    files["data/visit.csv"] = "child_id,date\n"
    switch example.place {
    case .condition:
      files["rules.yaml"] = Self.file(ofRule: "duty:\n  must_be_true: |-\n" + Self.indented(text, by: 4))
    case .rule: files["rules.yaml"] = Self.file(ofRule: text)
    case .ruleFile: files["rules.yaml"] = text.hasPrefix("#") ? text + "\n" : Self.file(text)
    case .example: files["rules.yaml"] = Self.file(ofRule: "examples:\n" + Self.item(Self.filled(Self.example, text)))
    case .tests: files["rules.test.yaml"] = Self.filled(Self.tests, text) + "\n"
    case .schema:
      files["schema.yaml"] = Self.filled(Self.schema, text) + "\n"
      files["rules.yaml"] = Self.file("schema: ours\nrules: []")
      arguments += ["--schema", "schema.yaml"]
    case .calendar:
      files["calendar.yaml"] = Self.filled(Self.calendar, text) + "\n"
      files["duly.yaml"] = Self.filled(Self.workspace, "rules: [rules.yaml]\ncalendars: {ours: calendar.yaml}") + "\n"
      arguments.remove(at: 1)
    case .workspace:
      files["duly.yaml"] = Self.filled(Self.workspace, text) + "\n"
      arguments.remove(at: 1)
      // What is wrong with the files themselves shows when they are read.
      if ["DULY-E121", "DULY-E130"].contains(example.id) { arguments = ["sources", "--as-of", "2026-04-01"] }
    case .records:
      files["data/child.csv"] = text.isEmpty ? "" : text + "\n"
      arguments = ["sources", "--rules", "rules.yaml", "--data", "data", "--as-of", "2026-04-01"]
    case .exceptions:
      let religion = "id: religion-recorded\ntitle: Religion\nsource: {document: Our standards, kind: local}\npriority: 4\nduty: {recorded: religion}"
      files["rules.yaml"] = Self.file(ofRule: "exception_by: service_manager") + Self.item(religion) + "\n"
      files["exceptions.csv"] = text + "\n"
      arguments = [
        "check", "--rules", "rules.yaml", "--data", "data", "--as-of", "2026-04-01", "--exceptions", "exceptions.csv",
      ]
    case .answers:
      files["answers.csv"] = text + "\n"
      arguments = [
        "review", "--rules", "rules.yaml", "--data", "data", "--as-of", "2026-04-01", "--answers", "answers.csv",
      ]
    case .figures:
      let gap = "figures: {gap: {title: Gap, values: [{from: 2026-04-01, source: {document: Our standards, kind: local}, value: 10 days}]}}"
      let duty = "duty: {every: gap, list: visit, while: {from: opened, until: closed}}"
      files["rules.yaml"] = Self.file(gap + "\nrules:\n" + Self.item(Self.filled(Self.rule, duty)))
      files["figures.yaml"] = Self.filled(["language: 1", "version: 2026-06-10"], text) + "\n"
      arguments += ["--figures", "figures.yaml"]
    case .expression: arguments = ["feel", text]
    case .shell: arguments = ["shell", text]
    }
  }

  // MARK: Text

  private static func file(_ text: String) -> String {
    let hasRules = text.split(separator: "\n").contains { $0.hasPrefix("rules:") }
    let whole = filled(ruleFile, text) + "\n"
    return hasRules ? whole : whole + "rules:\n" + item(rule.joined(separator: "\n")) + "\n"
  }

  private static func file(ofRule text: String) -> String { file("rules:\n" + item(filled(rule, text))) }

  /// The lines that the text does not give itself, and then the text.
  private static func filled(_ usual: [String], _ text: String) -> String {
    let keys = text.split(separator: "\n").compactMap { $0.prefixMatch(of: /[a-z_]+/).map { String($0.output) } }
    let rest = usual.filter { line in !keys.contains { line.hasPrefix($0 + ":") } }
    return (rest + [text]).joined(separator: "\n")
  }

  private static func item(_ text: String) -> String {
    text.components(separatedBy: "\n").enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }.joined(separator: "\n")
  }

  private static func indented(_ text: String, by blanks: Int) -> String {
    text.components(separatedBy: "\n").map { String(repeating: " ", count: blanks) + $0 }.joined(separator: "\n")
  }

  // MARK: Running

  /// The ids of what is said. Of an error only errors count; of a warning, all but what is said of examples that lack.
  func ids(for id: String) throws -> [String] {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/data", withIntermediateDirectories: true)
    for (name, text) in files { try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8) }
    if arguments[0] == "shell" {
      let run = try runShell(arguments[1], in: folder)
      // That a rule has no examples yet is said of all of them.
      return (run.output + run.errors).matches(of: /(?:error|warning)\[(DULY-E\d+)\]/).map { String($0.output.1) }
        .filter { !["DULY-E411", "DULY-E412", "DULY-E413"].contains($0) }
    }
    let run = try runDuly(arguments, in: folder)
    guard arguments[0] == "validate" else {
      let found = run.errors.matches(of: /\[(DULY-E\d+)\]/).map { String($0.output.1) }
      return found.isEmpty && !run.errors.isEmpty ? [run.errors] : found
    }
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let findings = report?["findings"] as? [[String: Any]] ?? []
    let isWarning = id >= "DULY-E410" && id < "DULY-E430"
    let aside = ["DULY-E411", "DULY-E412", "DULY-E413"]
    return findings.compactMap { finding in
      let found = finding["id"] as? String ?? finding["message"] as? String ?? ""
      if isWarning { return aside.contains(found) && found != id ? nil : found }
      return finding["severity"] as? String == "error" ? found : nil
    }
  }
}
