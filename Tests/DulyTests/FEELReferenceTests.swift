import CaseRecords
import Caseload
import CivilTime
import Foundation
import SourceText
import Testing

@testable import FEEL

/// The reference of FEEL is so: every function has its row, every example gives what is printed, rules take what they are
/// said to take, and blanks do what they are said to do.
@Suite struct FEELReferenceTests {
  static let pages = ["docs/reference/feel.md", "docs/reference/feel-functions.md"]
  static let rows = pages.flatMap { (try? DocsRow.rows(of: $0)) ?? [] }
  static let calls = rows.filter { $0.has("call") }
  static let examples = rows.filter { $0.has("example", "result") }

  /// The child of the examples, on their day, with the calendars that the pages show or Duly brings.
  static let feel: WholeFEEL? = {
    var diagnostics = Diagnostics()
    var calendars = Calendars()
    let shipped = file("schemas/calendars/england-and-wales.yaml")
    for file in [shipped] + written.filter({ $0.name == "terms.yaml" }) { add(file, to: &calendars, &diagnostics) }
    let feel = WholeFEEL(today: CivilDate(dayNumber: 20_551), calendars: calendars)
    return written.first { $0.name == "amira.feel" }.flatMap { feel.giving($0, diagnostics: &diagnostics) }
  }()

  static let scope: Scope? = {
    var diagnostics = Diagnostics()
    return readSchema(file("schemas/childrens-social-care.yaml"), diagnostics: &diagnostics)
      .map { Scope(shape: $0.shape, calendars: Set(CalendarKind.allCases)) }
  }()

  /// The files that the pages write.
  private static let written = pages.flatMap { path in
    DocsPage(path: path, text: text(path)).steps.compactMap { step in
      if case .write(let name, let text, _) = step { SourceFile(name: name, text: text) } else { nil }
    }
  }

  private static func file(_ path: String) -> SourceFile {
    SourceFile(name: path, text: text(path))
  }

  private static func text(_ path: String) -> String { (try? readText("\(projectFolder)/\(path)")) ?? "" }

  private static func add(_ file: SourceFile, to calendars: inout Calendars, _ diagnostics: inout Diagnostics) {
    switch readAnyCalendar(file, diagnostics: &diagnostics) {
    case .working(let calendar)?: calendars.working = calendar
    case .school(let calendar)?: calendars.school = calendar
    case nil: break
    }
  }

  @Test func everyFunctionHasOneRow() throws {
    var documented: [String] = []
    for row in Self.calls {
      let calls = row.codes("call")
      let name = try #require(calls.first?.prefix { $0 != "(" }, "\(row.place) shows no call")
      documented.append(String(name))
      let builtIn = try #require(BuiltIn.all[String(name)], "\(row.place): there is no function \(name)")
      #expect(calls == builtIn.callsInDocs, "\(row.place)")
      let answer = builtIn.use == .everywhere ? "yes" : "no"
      #expect(row.cells["rules"] == answer, "\(row.place): whether rules may call \(name)")
    }
    #expect(documented.sorted() == BuiltIn.all.keys.sorted())
  }

  @Test(arguments: examples)
  func exampleGives(_ row: DocsRow) throws {
    let feel = try #require(Self.feel)
    let (expression, result) = (try #require(row.code("example")), try #require(row.code("result")))
    var diagnostics = Diagnostics()
    let read = feel.read(SourceFile(name: "example", text: expression), diagnostics: &diagnostics)
    let evaluation = feel.evaluate(try #require(read, "\(row.place) cannot be read"))
    #expect(evaluation.text == result, "\(row.place)")
    #expect(evaluation.failures.map(\.reason) == [row.cells["warning"]].compactMap(\.self), "\(row.place)")
    if let type = row.code("type") { #expect(evaluation.type == type, "\(row.place)") }
  }

  @Test(arguments: examples.filter { $0.has("rules") })
  func rulesTakeTheExample(_ row: DocsRow) throws {
    let problems = try problems(try #require(row.code("example")), expecting: nil)
    #expect(problems.isEmpty == (row.cells["rules"] == "yes"), "\(row.place): \(problems)")
  }

  @Test(arguments: rows.filter { $0.has("not in rules", "write instead") })
  func whatToWriteInstead(_ row: DocsRow) throws {
    let refused = try problems(try #require(row.code("not in rules")), expecting: .boolean)
    let id = try #require((row.cells["why"] ?? "").firstMatch(of: /DULY-E[0-9]+/)?.output)
    let isRefusedSo = refused.contains { $0.hasPrefix(id) }
    #expect(isRefusedSo, "\(row.place): \(refused)")
    #expect(try problems(try #require(row.code("write instead")), expecting: .boolean).isEmpty, "\(row.place)")
  }

  /// What is said of an expression in a rule about a child: the mistakes' numbers and sentences.
  private func problems(_ text: String, expecting: ValueType?) throws -> [String] {
    var diagnostics = Diagnostics()
    let file = SourceFile(name: "example", text: text)
    if let expression = readExpression(file, diagnostics: &diagnostics) {
      _ = check(expression, in: try #require(Self.scope), expecting: expecting, diagnostics: &diagnostics)
    }
    return diagnostics.all.map { "\($0.id.text): \($0.message)" }
  }

  /// Each line of the table as a rule with an example.
  @Test func blanksDoWhatThePageSays() throws {
    let verdicts = ["yes": "met", "no": "not_met", "cannot tell": "cannot_tell"]
    let rows = Self.rows.filter { $0.has("condition", "on record") }
    #expect(rows.count > 20)
    var lines = [
      "language: 1", "rule_set: blanks", "title: Blanks", "version: 2026-04-01", "schema: childrens-social-care",
      "examples_with: {child: {opened: 2026-01-05}}", "rules:",
    ]
    for row in rows {
      let verdict = try #require(verdicts[row.cells["answer"] ?? ""], "\(row.place)")
      lines += [
        "  - {id: line-\(row.line), title: \(row.place), source: {document: d, kind: local}, priority: 4,",
        "     duty: {must_be_true: '\(try #require(row.code("condition")))'},",
        "     examples: [{name: e, as_of: 2026-04-08, \(try #require(row.code("on record"))), expect: {verdict: \(verdict)}}]}",
      ]
    }
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try lines.joined(separator: "\n").write(toFile: folder + "/blanks.yaml", atomically: true, encoding: .utf8)
    let run = try runDuly(["test", "blanks.yaml"], in: folder)
    #expect(run.status == 0 && run.output.contains("\(rows.count) as expected, 0 not"), "\(run.output)\(run.errors)")
  }

  @Test func limitsAreThoseOfTheCode() {
    let limits = ExpressionLimits.standard
    let files = ExpressionLimits.contextFiles
    let expected: Set = [
      limits.bytes, limits.nodes, limits.depth, files.bytes, files.nodes, files.depth, Limits.jsonDepth, Limits.steps,
      Limits.depth, Limits.valueSize, Limits.valueDepth, Limits.textBytes, Pattern.longest, Pattern.deepest,
      Pattern.mostRepeats, Pattern.largestProgram, Limits.patternSteps, Limits.failures, Slot.count - Slot.firstLocal,
    ]
    let cells = Self.rows.compactMap { $0.cells["at most"] }.joined(separator: " ")
    let shown = cells.matches(of: /[0-9][0-9,]*/).compactMap { Int($0.output.replacingOccurrences(of: ",", with: "")) }
    #expect(Set(shown) == expected)
  }
}

extension BuiltIn {
  /// The ways of calling it as the reference writes them, each once.
  fileprivate var callsInDocs: [String] {
    var calls: [String] = []
    for form in forms {
      let parameters = form.parameters.map { $0.name + ($0.isRepeated ? "…" : $0.isOptional ? "?" : "") }
      let call = "\(name)(\(parameters.joined(separator: ", ")))"
      if !calls.contains(call) { calls.append(call) }
    }
    return calls
  }
}
