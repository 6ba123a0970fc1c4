import Foundation
import Testing

/// The timescales of children's social care as rules, and cases worked out on paper: what they expect must hold.
@Suite struct DutyCasesTests {
  /// The duties that the rules must cover, by the number that the rule files give before each rule.
  static let duties = [
    "REF-1", "ASM-1", "ASM-1b", "STR-1", "ICPC-1", "ICPC-2", "ICPC-3", "CPP-1", "CG-1", "CG-2", "RCPC-1", "RCPC-2",
    "CPV-1", "CINV-1", "REP-1", "REC-1", "SUP-1", "SUP-2", "CHR-1", "PF-1", "PF-2", "RHI-1",
    "LAC-CP", "LAC-PP", "LAC-IRO", "LAC-H0", "LAC-H1", "LAC-R1", "LAC-R2", "LAC-R3", "LAC-R4", "LAC-V1", "LAC-V2",
    "LAC-V3", "LAC-V4", "LAC-V5", "LAC-V6", "LAC-V7", "LAC-SB", "LAC-RM", "LAC-CC", "LAC-PEP", "LAC-SDQ", "LAC-X",
    "CUS-1", "LC-1", "LC-2", "LC-3", "AD-1", "AD-2", "AD-3",
  ]
  /// Rule files that read another record schema than duties/schema.yaml.
  static let schemas = [
    "duties/looked-after-overlaps.yaml": "duties/overlaps-schema.yaml", "hard/overlaps.yaml": "duties/overlaps-schema.yaml",
    "hard/episodes.yaml": "hard/episodes-schema.yaml",
  ]
  static let folder = projectFolder + "/Tests/Cases"

  static let files: [String] = ["duties", "hard"].flatMap { name in
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
    return all.filter { $0.hasSuffix(".yaml") }.map { "\(name)/\($0)" }.filter { isRuleFile($0) }.sorted()
  }

  static func isRuleFile(_ file: String) -> Bool {
    (try? readText("\(folder)/\(file)"))?.contains("\nrule_set: ") == true
  }

  /// Runs a command over a file in its own folder, where duly.yaml names record schema and school terms.
  func run(_ command: String, _ file: String) throws -> ProgramRun {
    let arguments = Self.schemas[file].map { [command, "../\(file)", "--schema", "../\($0)"] } ?? [command, "../\(file)"]
    return try runDuly(arguments, in: Self.folder + "/" + (file.hasPrefix("hard") ? "hard" : "duties"))
  }

  @Test func thereAreFiles() { #expect(Self.files.count > 30) }

  @Test(arguments: files)
  func theyHaveNoMistakes(_ file: String) throws {
    let run = try run("validate", file)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  @Test(arguments: files)
  func whatWasWorkedOutOnPaperHolds(_ file: String) throws {
    let run = try run("test", file)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains(" as expected, 0 not"))
  }

  @Test func everyDutyIsARuleWithWhatTheDataCannotHold() throws {
    var ruled: Set<String> = []
    for file in Self.files where file.hasPrefix("duties/") {
      let text = try readText("\(Self.folder)/\(file)")
      for chunk in text.components(separatedBy: "\n\n") {
        let named = chunk.matches(of: /# duty: ([A-Za-z0-9-]+)/).map { String($0.1) }
        guard !named.isEmpty else { continue }
        #expect(chunk.contains("  - id: ") && chunk.contains("\n    examples:"), "\(file): \(named) without a rule")
        ruled.formUnion(named)
      }
    }
    #expect(Set(Self.duties).subtracting(ruled).sorted() == [], "duties without a rule")
    #expect(ruled.subtracting(Self.duties).sorted() == [], "rules without a duty")
  }

  /// What nobody has seen in a document is not given out as law.
  @Test func whatIsToBeCheckedIsLocal() throws {
    for file in Self.files where file.hasPrefix("duties/") {
      for rule in try readText("\(Self.folder)/\(file)").components(separatedBy: "\n  - id: ").dropFirst() {
        if rule.contains("(check before use)") { #expect(rule.contains("kind: local"), "\(file): \(rule.prefix(20))") }
      }
    }
  }

  @Test func eachCaseOnPaperIsAskedOnBothSides() throws {
    let paper = try readText(Self.folder + "/hard/README.md").matches(of: /\n\| (H\d+) \|/).map { String($0.1) }
    #expect(paper.count >= 65)
    #expect(Set(paper).count == paper.count, "a number is given twice")
    var asked: [String: Int] = [:]
    for file in Self.files where file.hasPrefix("hard/") {
      for match in try readText("\(Self.folder)/\(file)").matches(of: /- name: (H\d+) /) { asked[String(match.1), default: 0] += 1 }
    }
    for number in paper { #expect(asked[number, default: 0] >= 2, "\(number)") }
    #expect(Set(asked.keys).subtracting(paper).sorted() == [], "examples that are not on paper")
  }
}
