public import CaseRecords
import Caseload
public import SourceText

/// Examples in a file of their own, NAME.test.yaml, beside the rule file that they are for.
public struct RuleTests: Sendable {
  public let file: SourceFile
  /// The rule set that they are for.
  public let ruleSet: String
  /// Examples of one rule, as they might stand in the rule itself.
  public let examples: [(rule: String, example: RuleExample)]
  /// Cases that every rule of the set is asked about.
  public let wholeCases: [WholeCase]

  /// A case with the answers of several rules. A gap by a rule that is not named is one that nobody expected.
  public struct WholeCase: Sendable {
    /// The case; what it expects is said by rule.
    public let example: RuleExample
    public let expected: [(rule: String, expectation: RuleExample.Expectation)]
  }
}

/// Reads a file of examples for one of the rule sets; every mistake is reported. nil when there is an error.
public func readRuleTests(
  _ file: SourceFile, for ruleSets: [RuleSet], schema: RecordSchema, diagnostics: inout Diagnostics
) -> RuleTests? {
  var own = Diagnostics()
  defer { diagnostics.append(own) }
  guard let root = readYAML(file, diagnostics: &own),
    let map = KeyedNode(
      root, of: "a file of examples", allowed: ["language", "tests_for", "examples_with", "examples"],
      required: ["language", "tests_for", "examples"], diagnostics: &own)
  else { return nil }
  checkLanguage(map, &own)
  guard let name = map.text("tests_for", diagnostics: &own) else { return nil }
  guard let ruleSet = ruleSets.first(where: { $0.name == name.text }) else {
    own.report(.unknownRuleSet(name, known: ruleSets.map(\.name)))
    return nil
  }
  var reader = RuleSetReader(
    schema: schema, RuleSetSurroundings(schemas: [:], calendars: []), diagnostics: Diagnostics())
  let tests = reader.readTests(map, for: ruleSet, file: file)
  own.append(reader.diagnostics, exceptGuessesIn: root)
  return own.hasErrors ? nil : tests
}

extension RuleSetReader {
  fileprivate mutating func readTests(_ map: KeyedNode, for ruleSet: RuleSet, file: SourceFile) -> RuleTests {
    readExamplesWith(map["examples_with"])
    var examples: [(rule: String, example: RuleExample)] = []
    var cases: [RuleTests.WholeCase] = []
    for node in map.list("examples", diagnostics: &diagnostics) ?? [] {
      let allowed = ["rule"] + Self.exampleKeys + shape.lists.map(\.name)
      guard
        let entry = KeyedNode(
          node, of: "an example", allowed: allowed, required: ["name", "as_of", "expect"], diagnostics: &diagnostics)
      else { continue }
      if entry["rule"] == nil {
        if let whole = readWholeCase(entry, node, ruleSet) { cases.append(whole) }
      } else if let example = readOne(entry, node), let rule = entry.text("rule", diagnostics: &diagnostics),
        isKnown(rule, ruleSet)
      {
        examples.append((rule.text, example))
      }
    }
    return RuleTests(file: file, ruleSet: ruleSet.name, examples: examples, wholeCases: cases)
  }

  private mutating func readOne(_ entry: KeyedNode, _ node: YAMLNode) -> RuleExample? {
    let expected = entry["expect"].flatMap { readExpectation($0) }
    let example = readCase(entry, node, expected ?? .nothing(node.span))
    return expected == nil ? nil : example
  }

  /// `expect: {visit-in-time: {verdict: overdue}, plan-up-to-date: {verdict: due}}`
  private mutating func readWholeCase(_ entry: KeyedNode, _ node: YAMLNode, _ ruleSet: RuleSet) -> RuleTests.WholeCase? {
    guard let example = readCase(entry, node, .nothing(node.span)) else { return nil }
    guard let entries = entry["expect"]?.entries else {
      if let expect = entry["expect"] { diagnostics.report(.expectationWithoutRule(expect.span)) }
      return nil
    }
    if entries.contains(where: { $0.key.text == "verdict" }), let expect = entry["expect"] {
      diagnostics.report(.expectationWithoutRule(expect.span))
      return nil
    }
    var expected: [(rule: String, expectation: RuleExample.Expectation)] = []
    for entry in entries where isKnown(entry.key, ruleSet) {
      if let expectation = readExpectation(entry.value) { expected.append((entry.key.text, expectation)) }
    }
    return RuleTests.WholeCase(example: example, expected: expected)
  }

  private mutating func isKnown(_ rule: YAMLScalar, _ ruleSet: RuleSet) -> Bool {
    if ruleSet.rules.contains(where: { $0.id == rule.text }) { return true }
    if ruleSet.unreadRules.contains(rule.text) || ruleSet.unreadRules.contains("") { return true }
    diagnostics.report(.unknownRule(rule, of: ruleSet.name, known: ruleSet.rules.map(\.id)))
    return false
  }
}
