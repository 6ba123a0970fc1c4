import Glibc
import RuleSets
import SourceText

/// Files of examples: NAME.test.yaml, beside the rule file NAME.yaml or named by themselves.
struct TestFiles {
  static let ending = ".test.yaml"

  /// The rule files: each named file of examples stands for the rule file beside it.
  static func ruleFiles(_ paths: [String]) -> [String] {
    var files: [String] = []
    for path in paths {
      let file = path.hasSuffix(ending) ? String(path.dropLast(ending.count)) + ".yaml" : path
      if !files.contains(file) { files.append(file) }
    }
    return files
  }

  /// Reads the files of examples beside the rule files.
  static func read(for rulebook: Rulebook, diagnostics: inout Diagnostics) -> [RuleTests] {
    var tests: [RuleTests] = []
    for ruleSet in rulebook.ruleSets + rulebook.bases where ruleSet.file.name.hasSuffix(".yaml") {
      let path = String(ruleSet.file.name.dropLast(5)) + ending
      guard access(path, F_OK) == 0,
        let file = SourceFile.read(
          path: path, name: path, at: nil, maximumBytes: YAMLLimits.standard.maximumBytes, diagnostics: &diagnostics),
        let read = readRuleTests(
          file, for: rulebook.ruleSets + rulebook.bases, schema: rulebook.schema, diagnostics: &diagnostics)
      else { continue }
      tests.append(read)
    }
    return tests
  }
}
