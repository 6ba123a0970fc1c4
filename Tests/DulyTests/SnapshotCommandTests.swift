import Foundation
import Testing

/// With a snapshot every command says the same as without; one that does not fit is made anew, with a word.
@Suite struct SnapshotCommandTests {
  static let borough = projectFolder + "/docs/examples/borough"

  /// A copy of the example workspace, whose files can be changed.
  private func workspace() throws -> String {
    let top = try temporaryFolder()
    try FileManager.default.createDirectory(atPath: top + "/docs/examples", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.borough, toPath: top + "/docs/examples/borough")
    try FileManager.default.copyItem(atPath: projectFolder + "/rules", toPath: top + "/rules")
    return top + "/docs/examples/borough"
  }

  static let commands = [
    ["check", "--format", "csv", "--all"], ["check", "--format", "ndjson", "--all", "--with-rows"], ["check", "--format", "markdown"],
    ["check", "--format", "ndjson", "--all", "--as-of", "2026-02-01"], ["check", "--format", "ndjson", "--all", "--known-at", "2026-03-01"],
    ["audit", "--supervisor", "M01"], ["upcoming", "--until", "2026-05-08"], ["review"], ["sources", "--every-issue"],
    ["explain", "--case", "C1010"],
    ["impact", "--rules", "rules/local-standards.yaml", "--against", "rules/local-standards.yaml"],
  ]

  @Test func everyCommandSaysTheSame() throws {
    let folder = try workspace()
    let made = try runDuly(["snapshot", "--out", "cases.snapshot"], in: folder)
    #expect(made.status == 0 && made.output == "cases.snapshot: 63 children, every column; only you can read it\n")
    for command in Self.commands {
      let plain = try runDuly(command, in: folder)
      let quick = try runDuly(command + ["--snapshot", "cases.snapshot"], in: folder)
      #expect(plain.output.count > 100)
      #expect(plain.output == quick.output, "\(command)")
      #expect(plain.errors == quick.errors, "\(command)")
      #expect(plain.status == quick.status, "\(command)")
    }
  }

  @Test func itIsMadeAnewWithAWord() throws {
    let folder = try workspace()
    let path = folder + "/cases.snapshot"
    let check = ["check", "--format", "ndjson", "--all", "--with-rows"]
    func checked() throws -> String {
      let plain = try runDuly(check, in: folder)
      let quick = try runDuly(check + ["--snapshot", "cases.snapshot"], in: folder)
      #expect(plain.output == quick.output && plain.status == quick.status)
      let words = quick.errors.components(separatedBy: "\n").filter { $0.hasPrefix("snapshot: ") }
      #expect(words.count <= 1)
      return words.first ?? ""
    }
    let end = "; it was made from the files, for you alone to read"
    #expect(try checked() == "snapshot: cases.snapshot was not there" + end)
    #expect(try checked() == "")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)

    let visits = folder + "/data/visits.csv"
    try readText(visits).appending("\n").write(toFile: visits, atomically: false, encoding: .utf8)
    #expect(try checked() == "snapshot: cases.snapshot was of other records: visits.csv has changed" + end)
    #expect(try checked() == "")

    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count - 100] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(try checked().contains(" was "))
    try Data(bytes.prefix(1000)).write(to: URL(fileURLWithPath: path))
    #expect(try checked().contains(" was "))
    #expect(try checked() == "")

    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    #expect(try checked() == "snapshot: cases.snapshot was open to others, so it was not used" + end)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
  }

  @Test func otherFilesAreLeftAlone() throws {
    let folder = try workspace()
    let before = try readText(folder + "/data/visits.csv")
    for command in [["snapshot", "--out", "data/visits.csv"], ["snapshot", "--remove", "data/visits.csv"], ["check", "--snapshot", "data/visits.csv"]] {
      let run = try runDuly(command, in: folder)
      #expect(run.status == 2 && run.errors.contains("is not a snapshot"), "\(command)")
    }
    #expect(try readText(folder + "/data/visits.csv") == before)
  }

  @Test func itIsRemoved() throws {
    let folder = try workspace()
    _ = try runDuly(["snapshot", "--rules", "rules/local-standards.yaml", "--out", "cases.snapshot"], in: folder)
    let removed = try runDuly(["snapshot", "--remove", "cases.snapshot"], in: folder)
    #expect(removed.status == 0 && removed.output == "cases.snapshot: removed\n")
    #expect(try runDuly(["snapshot", "--remove", "cases.snapshot"], in: folder).status == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("cases") } == [])
    #expect(try runDuly(["snapshot"], in: folder).status == 2)
  }

  @Test func aSchemaIsEnough() throws {
    let folder = try workspace()
    let arguments = ["snapshot", "--schema", "childrens-social-care", "--data", "data", "--out", "cases.snapshot"]
    #expect(try runDuly(arguments, in: folder).output.contains("every column"))
  }
}
