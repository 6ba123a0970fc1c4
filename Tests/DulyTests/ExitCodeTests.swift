import Foundation
import Testing

/// What the program says by its exit code, and that files are for their owner only.
@Suite struct ExitCodeTests {
  static let rules = """
    language: 1
    rule_set: small
    title: Small
    version: 2026-01-01
    schema: childrens-social-care
    about: child
    rules:
      - id: religion-recorded
        title: Religion recorded
        source: {document: Test, kind: local}
        priority: 4
        duty: {recorded: religion}
    """

  private func folder(_ children: String, rules: String = rules) throws -> String {
    let folder = try temporaryFolder()
    try FileManager.default.createDirectory(atPath: folder + "/data", withIntermediateDirectories: true)
    try rules.write(toFile: folder + "/rules.yaml", atomically: true, encoding: .utf8)
    try children.write(toFile: folder + "/data/child.csv", atomically: true, encoding: .utf8)
    return folder
  }

  private func check(_ folder: String, _ more: [String] = []) throws -> ProgramRun {
    try runDuly(["check", "--rules", "rules.yaml", "--data", "data", "--as-of", "2026-03-31"] + more, in: folder)
  }

  @Test func nothingWrongIsZero() throws {
    #expect(try check(folder("child_id,religion,opened,closed\nC1,Sikh,2026-01-05,\n")).status == 0)
  }

  @Test func aBreachIsOne() throws {
    #expect(try check(folder("child_id,religion,opened,closed\nC1,,2026-01-05,\n")).status == 1)
  }

  @Test func wrongRulesAreTwo() throws {
    let broken = Self.rules.replacingOccurrences(of: "recorded: religion", with: "recorded: religon")
    let run = try check(folder("child_id,religion,opened,closed\nC1,Sikh,2026-01-05,\n", rules: broken))
    #expect(run.status == 2)
    #expect(run.errors.contains("did you mean `religion`?"))
  }

  @Test(arguments: [["--format", "pdf"], ["--only", "religion-recordet"], ["--no-such-flag"]])
  func aWrongCommandIsTwo(_ flags: [String]) throws {
    #expect(try check(folder("child_id,religion,opened,closed\nC1,Sikh,2026-01-05,\n"), flags).status == 2)
  }

  @Test func noDayIsTwo() throws {
    let folder = try folder("child_id,religion,opened,closed\nC1,Sikh,2026-01-05,\n")
    let run = try runDuly(["check", "--rules", "rules.yaml", "--data", "data"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("--as-of"))
  }

  @Test func unreadableDataAreThree() throws {
    let folder = try folder("")
    #expect(try check(folder).status == 3)
    #expect(try runDuly(["check", "--rules", "rules.yaml", "--data", "nowhere", "--as-of", "2026-03-31"], in: folder).status == 3)
  }

  @Test func whatCannotBeToldIsFour() throws {
    #expect(try check(folder("child_id,religion,opened,closed\nC1,Jedi,2026-01-05,\n")).status == 4)
  }

  @Test func aRuleNotRunIsFour() throws {
    let run = try check(folder("child_id,opened,closed\nC1,2026-01-05,\n"))
    #expect(run.status == 4)
    #expect(run.output.contains("is not supplied") || run.output.contains("not supplied"))
  }

  @Test func aDayAfterTheExtractIsThree() throws {
    let borough = projectFolder + "/docs/examples/borough"
    #expect(try runDuly(["check", "--as-of", "2026-04-09"], in: borough).status == 3)
    #expect(try runDuly(["check", "--as-of", "2026-04-09", "--beyond-extract"], in: borough).status == 1)
    // Older than max_age allows.
    #expect(try runDuly(["check", "--as-of", "2026-05-09", "--beyond-extract"], in: borough).status == 3)
  }

  @Test func filesAreForTheirOwnerOnly() throws {
    let folder = try temporaryFolder()
    let borough = projectFolder + "/docs/examples/borough"
    _ = try runDuly(["check", "--out", folder + "/findings.txt"], in: borough)
    _ = try runDuly(["audit", "--all", "--out", folder + "/packs"], in: borough)
    let manager = FileManager.default
    var seen = 0
    for path in try manager.subpathsOfDirectory(atPath: folder) {
      let attributes = try manager.attributesOfItem(atPath: "\(folder)/\(path)")
      let rights = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
      #expect(rights & 0o077 == 0, "\(path)")
      seen += 1
    }
    #expect(seen > 10)
  }
}
