import CaseRecords
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
    let ruleSets = rulebook.ruleSets + rulebook.bases
    return read(for: ruleSets, schemas: [rulebook.schema.name: rulebook.schema], diagnostics: &diagnostics)
  }

  /// - Parameter schemas: by name; a rule set whose schema is not among them is passed over.
  static func read(for ruleSets: [RuleSet], schemas: [String: RecordSchema], diagnostics: inout Diagnostics) -> [RuleTests] {
    var tests: [RuleTests] = []
    for ruleSet in ruleSets where ruleSet.file.name.hasSuffix(".yaml") {
      let path = String(ruleSet.file.name.dropLast(5)) + ending
      guard access(path, F_OK) == 0, let schema = schemas[ruleSet.schema],
        let file = SourceFile.read(
          path: path, name: path, at: nil, maximumBytes: YAMLLimits.standard.maximumBytes, diagnostics: &diagnostics),
        let read = readRuleTests(file, for: ruleSets, schema: schema, diagnostics: &diagnostics)
      else { continue }
      tests.append(read)
    }
    return tests
  }
}
