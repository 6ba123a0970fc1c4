import Foundation
import Testing

/// The repository checks itself: arrows point one way, banned calls are not made, everything has its place.
@Suite struct HouseTests {
  /// What each target may know, as docs and Package.swift say.
  static let mayKnow: [String: Set<String>] = [
    "SourceText": ["CLibYAML"], "CivilTime": [], "Caseload": ["CivilTime"],
    "FEEL": ["CivilTime", "Caseload", "SourceText"],
    "CaseRecords": ["CivilTime", "Caseload", "FEEL", "SourceText"],
    "RuleSets": ["CivilTime", "Caseload", "FEEL", "CaseRecords", "SourceText"],
    "Compliance": ["CivilTime", "Caseload", "FEEL", "CaseRecords", "RuleSets"],
    "Reports": ["CivilTime", "RuleSets", "Compliance"],
  ]

  static func sources(_ target: String) throws -> [(name: String, text: String)] {
    let folder = "\(projectFolder)/Sources/\(target)"
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }.sorted()
      .map { ("\(target)/\($0)", try readText("\(folder)/\($0)")) }
  }

  @Test(arguments: mayKnow.keys.sorted())
  func importsPointOneWay(_ target: String) throws {
    let own = Set(Self.mayKnow.keys).union(["CLibYAML", "duly"])
    for (name, text) in try Self.sources(target) {
      for line in text.split(separator: "\n") where line.hasPrefix("import ") || line.hasPrefix("public import ") {
        let module = line.split(separator: " ").last.map(String.init) ?? ""
        if own.contains(module) {
          #expect(Self.mayKnow[target]?.contains(module) == true, "\(name) imports \(module)")
        } else {
          #expect(["Glibc", "Dispatch", "Synchronization"].contains(module), "\(name) imports \(module)")
        }
      }
    }
  }

  /// Each with what to use instead.
  static let banned = [
    ("fatalError(", "a Diagnostic"), ("try!", "a Diagnostic"), ("preconditionFailure(", "a Diagnostic"),
    ("import Foundation", "the standard library and Glibc"), ("Date()", "the day that is given"),
    (".shuffled()", "a seeded order"), (".random(in", "Dice, with a seed"), ("print(\"", "Output"),
    ("TODO", "doing it"), ("FIXME", "doing it"),
  ]

  @Test func bannedCallsAreNotMade() throws {
    for target in Self.mayKnow.keys.sorted() + ["duly"] {
      for (name, text) in try Self.sources(target) {
        for (call, instead) in Self.banned where text.contains(call) {
          // `Output.print("` is what the last but two ask for.
          if call == "print(\"", !text.replacingOccurrences(of: "Output.print(\"", with: "").contains(call) { continue }
          Issue.record("\(name) has \(call): use \(instead)")
        }
      }
    }
  }

  @Test func filesAreSmallAndNamed() throws {
    for target in Self.mayKnow.keys.sorted() + ["duly"] {
      for (name, text) in try Self.sources(target) where !name.hasSuffix("ShippedFiles.swift") {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(lines <= 401, "\(name) has \(lines) lines: it is two things")
        #expect(!name.contains("Util") && !name.contains("Helper"), "\(name) is hard to name: it is in the wrong place")
      }
    }
  }
}
