import CaseRecords
import Caseload
import CivilTime
import Foundation
import RuleSets
import SourceText
import Testing

@testable import Compliance

/// Blank is not false: whatever field of a case in breach is blanked, the answer stays a breach or cannot be told; it is
/// never a better one. Keys and references are apart: what they lead to is reported as an orphan.
@Suite struct BlankIsNotFalseTests {
  struct Shipped: Sendable, CustomTestStringConvertible {
    let file: String
    let schema: String
    var testDescription: String { file }
  }

  static let files = [
    Shipped(file: "rules/compliance-audit.yaml", schema: "childrens-social-care"),
    Shipped(file: "Tests/Benchmark/seven-checks.yaml", schema: "childrens-social-care"),
    Shipped(file: "rules/looked-after-reviews.yaml", schema: "ssda903"),
  ]

  static func read(_ shipped: Shipped) throws -> (RuleSet, RecordSchema, [String: WorkingCalendar]) {
    var diagnostics = Diagnostics()
    func file(_ path: String) throws -> SourceFile {
      SourceFile(name: path, text: try readText("\(projectFolder)/\(path)"))
    }
    let calendar = try #require(
      readCalendar(try file("schemas/calendars/england-and-wales.yaml"), diagnostics: &diagnostics))
    let schema = try #require(readSchema(try file("schemas/\(shipped.schema).yaml"), diagnostics: &diagnostics))
    let surroundings = RuleSetSurroundings(schemas: [schema.name: schema], calendars: [calendar.name])
    let ruleSet = try #require(readRuleSet(try file(shipped.file), in: surroundings, diagnostics: &diagnostics))
    return (ruleSet, schema, [calendar.name: calendar])
  }

  @Test(arguments: files)
  func blankingNeverImproves(_ shipped: Shipped) throws {
    let (ruleSet, schema, calendars) = try Self.read(shipped)
    var tried = 0
    for rule in ruleSet.rules {
      for example in rule.examples {
        guard Outcome(rawValue: example.expected.verdict)?.isInBreach == true else { continue }
        for (index, record) in example.records.enumerated() {
          for field in record.cells.keys.sorted() where isBlankable(schema.shape, record.list, field) {
            var records = example.records
            records[index].cells[field] = .blank
            let outcome = try outcome(rule, ruleSet, schema, calendars, records, example)
            let name = schema.shape.name(of: FieldAddress(list: record.list, field: field))
            let isHonest = outcome == .cannotTell || outcome.isInBreach
            #expect(isHonest, "\(rule.id), \(example.name): blanking \(name) makes it \(outcome.rawValue)")
            tried += 1
          }
        }
      }
    }
    #expect(tried > 40)
  }

  private func isBlankable(_ shape: Shape, _ list: Int, _ field: Int) -> Bool {
    let listShape = shape.lists[list]
    if field == listShape.keyField || field == listShape.owner?.field { return false }
    if case .reference = listShape.fields[field].type { return false }
    return true
  }

  private func outcome(
    _ rule: Rule, _ ruleSet: RuleSet, _ schema: RecordSchema, _ calendars: [String: WorkingCalendar],
    _ records: [(list: Int, cells: [Int: Cell])], _ example: RuleExample
  ) throws -> Outcome {
    var builder = CaseloadBuilder(shape: schema.shape)
    for (list, holding) in example.holdings { builder.setHolding(holding, of: list) }
    for (list, cells) in records { builder.add(list: list, cells) }
    let caseload = derive(builder.build(), schema: schema, except: Set(records.map(\.list)))
    let context = RunContext(
      caseload: caseload, schema: schema, asOf: example.asOf, calendars: calendars, program: "test")
    guard case .ready(let check) = prepare(rule, of: ruleSet, in: context) else { return .cannotTell }
    return check.judge(0).outcome
  }
}
