import CaseRecords
import CivilTime
import Compliance
import RuleSets
import SourceText

/// The rule files, record schemas and calendar that ship, read from the repository.
struct ShippedRules: Sendable {
  static let ruleFiles = ["rules/compliance-audit.yaml", "rules/looked-after-reviews.yaml", "Tests/Benchmark/seven-checks.yaml"]
  static let schemaFiles = ["schemas/childrens-social-care.yaml", "schemas/ssda903.yaml"]
  static let shared = ShippedRules()

  let texts: [String: String]
  let schemas: [String: RecordSchema]
  let calendars: [String: WorkingCalendar]
  /// How the rule files fare as they are.
  private(set) var fates: [String: Fate] = [:]

  private init() {
    var diagnostics = Diagnostics()
    var texts: [String: String] = [:]
    for path in Self.ruleFiles + Self.schemaFiles { texts[path] = Self.text(path) }
    self.texts = texts
    let read = Self.schemaFiles.compactMap { readSchema(SourceFile(name: $0, text: texts[$0] ?? ""), diagnostics: &diagnostics) }
    schemas = Dictionary(uniqueKeysWithValues: read.map { ($0.name, $0) })
    let name = "schemas/calendars/england-and-wales.yaml"
    let calendar = readCalendar(SourceFile(name: name, text: Self.text(name)), diagnostics: &diagnostics)
    calendars = calendar.map { [$0.name: $0] } ?? [:]
    for path in Self.ruleFiles { fates[path] = fate(texts[path] ?? "", as: path) }
  }

  private static func text(_ path: String) -> String {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    var diagnostics = Diagnostics()
    let file = SourceFile.read(path: root + "/" + path, name: path, maximumBytes: 4 << 20, diagnostics: &diagnostics)
    return file.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  /// How a rule file fares: mistakes found in it, or its examples' first difference, or neither.
  enum Fate: Equatable {
    case mistakes([String])
    case exampleDiffers(String)
    /// With its meaning.
    case accepted(String)
  }

  func fate(_ text: String, as name: String, schemas: [String: RecordSchema]? = nil) -> Fate {
    var diagnostics = Diagnostics()
    let surroundings = RuleSetSurroundings(schemas: schemas ?? self.schemas, calendars: calendars.keys.sorted())
    guard let ruleSet = readRuleSet(SourceFile(name: name, text: text), in: surroundings, diagnostics: &diagnostics),
      let schema = surroundings.schemas[ruleSet.schema]
    else { return .mistakes(diagnostics.all.map(\.message)) }
    for rule in ruleSet.rules {
      for result in runExamples(
        of: rule, in: ruleSet, with: ExampleSurroundings(schema: schema, calendars: calendars, changesExamples: false))
      where !result.isFine {
        return .exampleDiffers("\(rule.id), \(result.example.name): \(result.differences.joined(separator: "; "))")
      }
    }
    return .accepted(Meaning.of(ruleSet))
  }
}

extension ShippedRules {
  /// A schema has no examples of its own: it must read or say why not, and then the rules written for it must too.
  func readsOrSays(_ text: String, as name: String) -> Bool {
    var diagnostics = Diagnostics()
    guard let schema = readSchema(SourceFile(name: name, text: text), diagnostics: &diagnostics) else { return diagnostics.hasErrors }
    return Self.ruleFiles.allSatisfy { path in
      if case .mistakes(let messages) = fate(texts[path] ?? "", as: path, schemas: schemas.merging([schema.name: schema]) { $1 }) {
        return !messages.isEmpty
      }
      return true
    }
  }
}
