public import CaseRecords
import Caseload
public import CivilTime
public import RuleSets

/// What an example's rule answered, beside what was expected.
public struct ExampleResult: Sendable {
  public let rule: Rule
  public let example: RuleExample
  /// What was expected, with its place.
  public let expected: RuleExample.Expectation
  /// One line for each difference; empty: as expected.
  public let differences: [String]
  /// How the answer changed where nothing that matters was changed: a mistake of the program.
  public let programMistakes: [String]

  public enum Standing: String, Sendable {
    case asExpected = "as_expected"
    case differs
    /// It differs, as its `todo` says.
    case toDo = "to_do"
    /// It holds although it says `todo`.
    case toDoHolds = "to_do_holds"
    /// The answer depends on what must not matter.
    case programMistake = "program_mistake"
  }

  public var standing: Standing {
    if !programMistakes.isEmpty { return .programMistake }
    if example.todo != nil { return differences.isEmpty ? .toDoHolds : .toDo }
    return differences.isEmpty ? .asExpected : .differs
  }
  /// Whether nothing has to be done about it now.
  public var isFine: Bool { standing == .asExpected || standing == .toDo }
}

/// What examples are run with.
public struct ExampleSurroundings: Sendable {
  public let schema: RecordSchema
  public let calendars: [String: WorkingCalendar]
  public let schoolCalendars: [String: SchoolCalendar]
  /// Also run each example changed in ways that must not matter.
  public let changesExamples: Bool

  public init(
    schema: RecordSchema, calendars: [String: WorkingCalendar], schoolCalendars: [String: SchoolCalendar] = [:],
    changesExamples: Bool = true
  ) {
    self.schema = schema
    self.calendars = calendars
    self.schoolCalendars = schoolCalendars
    self.changesExamples = changesExamples
  }
}

/// Runs the examples of one rule, and more for the same rule from files of examples: each is a caseload of one person.
public func runExamples(
  of rule: Rule, in ruleSet: RuleSet, and more: [RuleExample] = [], with surroundings: ExampleSurroundings,
  watch: CoverageWatch? = nil
) -> [ExampleResult] {
  (rule.examples + more).map { example in
    run(example, example.expected, of: rule, in: ruleSet, with: surroundings, watch: watch)
  }
}

/// Runs a case that several rules answer. A rule that is not named must find no gap.
public func run(
  _ wholeCase: RuleTests.WholeCase, in ruleSet: RuleSet, with surroundings: ExampleSurroundings,
  watches: [String: CoverageWatch] = [:]
) -> [ExampleResult] {
  ruleSet.newestRules.compactMap { rule in
    let watch = watches[rule.id]
    if let expected = wholeCase.expected.first(where: { $0.rule == rule.id })?.expectation {
      return run(wholeCase.example, expected, of: rule, in: ruleSet, with: surroundings, watch: watch)
    }
    let gaps = ExampleAnswer(wholeCase.example, of: rule, in: ruleSet, with: surroundings, watch: watch).gaps
    guard !gaps.isEmpty else { return nil }
    return ExampleResult(
      rule: rule, example: wholeCase.example, expected: wholeCase.example.expected,
      differences: gaps.map { "a gap that nobody expected: \($0)" }, programMistakes: [])
  }
}

private func run(
  _ example: RuleExample, _ expected: RuleExample.Expectation, of rule: Rule, in ruleSet: RuleSet,
  with surroundings: ExampleSurroundings, watch: CoverageWatch?
) -> ExampleResult {
  let answer = ExampleAnswer(example, of: rule, in: ruleSet, with: surroundings, watch: watch)
  var mistakes: [String] = []
  for change in surroundings.changesExamples ? ExampleChange.allCases : []
  where change.mustNotMatter(to: rule, surroundings.schema.shape, in: example) {
    let (changed, shape) = change.made(in: example, surroundings.schema)
    let other = ExampleAnswer(changed, of: rule, in: ruleSet, with: surroundings, shape: shape)
    if let difference = answer.difference(from: other) { mistakes.append("\(change.inWords): \(difference)") }
  }
  return ExampleResult(
    rule: rule, example: example, expected: expected, differences: answer.differences(from: expected),
    programMistakes: mistakes)
}
