import Foundation
import Testing

/// What examples reach is seen wherever the engine asks a condition.
@Suite struct CoverageTests {
  @Test func everyConditionIsWatched() throws {
    for (name, text) in try HouseTests.sources("Compliance") {
      for part in text.components(separatedBy: "bindCondition(").dropFirst() {
        let call = part.prefix(200)
        #expect(call.contains("watch:"), "\(name) binds a condition that nobody watches: \(call.prefix(60))")
      }
    }
  }

  /// A rule may ask how a key is written: then other keys may give another answer.
  @Test func aRuleThatReadsKeysIsNotRunWithOthers() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let rules = """
      language: 1
      rule_set: keys
      title: Keys
      version: 2026-04-01
      schema: childrens-social-care
      rules:
        - id: key-is-short
          title: The key is short
          source: {document: Our standards, kind: local}
          priority: 4
          duty: {must_be_true: string length(child_id) <= 2}
          examples:
            - name: two letters
              as_of: 2026-04-01
              child: {child_id: A1, opened: 2026-01-05}
              expect: {verdict: met}
            - name: three letters
              as_of: 2026-04-01
              child: {child_id: A12, opened: 2026-01-05}
              expect: {verdict: not_met}
      """
    try rules.write(toFile: folder + "/keys.yaml", atomically: true, encoding: .utf8)
    let run = try runDuly(["test", "keys.yaml"], in: folder)
    #expect(run.output == "2 as expected, 0 not\n", "\(run.errors)")
  }
}
