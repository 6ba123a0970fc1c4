import Foundation
import Testing

/// The shipped rules are documents and tests in one: their examples must hold.
@Suite struct RuleExampleTests {
  static let files = [
    "rules/compliance-audit.yaml", "rules/looked-after-reviews.yaml", "Tests/Benchmark/seven-checks.yaml",
    "Tests/Cases/rules/dates-on-paper/rules.yaml", "rules/ssda903/ssda903.yaml", "rules/ssda903/ssda903-12-months.yaml",
    "rules/ssda903/ssda903-under-12-months.yaml",
  ]

  @Test(arguments: files)
  func examplesHold(_ file: String) throws {
    let run = try runDuly(["test", file])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains(" as expected, 0 not"))
  }

  @Test func everyShippedRuleHasExamplesSourceAndAction() throws {
    for file in Self.files.prefix(2) {
      let text = try readText("\(projectFolder)/\(file)")
      let rules = text.components(separatedBy: "\n  - id: ").dropFirst()
      #expect(!rules.isEmpty)
      for rule in rules {
        let id = rule.prefix { $0 != "\n" }
        for key in ["source:", "remedial_action:", "examples:", "priority:"] {
          #expect(rule.contains("\n    \(key)"), "\(file): \(id) lacks \(key)")
        }
      }
    }
  }
}
