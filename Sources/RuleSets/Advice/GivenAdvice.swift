import Caseload
import FEEL
import SourceText

/// Looks at what a rule asks together with what its rule set asks: a rule that applies to nobody, and rows of its tables
/// that nobody to whom it applies can reach.
struct GivenAdvice {
  private let ruleSet: RuleSet
  private let shape: Shape
  private var rows: [(place: SourceSpan, given: ReadCondition, isReached: Bool)] = []
  private var found: [Diagnostic] = []

  init(ruleSet: RuleSet, shape: Shape) {
    self.ruleSet = ruleSet
    self.shape = shape
  }

  mutating func diagnostics() -> [Diagnostic] {
    for rule in ruleSet.rules { read(rule) }
    return found + rows.filter { !$0.isReached }.map { row in
      .rowOfNobody(row.place, given: row.given.condition.expression)
    }
  }

  private mutating func read(_ rule: Rule) {
    let asked = rule.appliesWhen.map { ReadCondition(condition: $0, item: nil) }
    guard !asked.isEmpty else { return }
    if ConditionReasoning.canHoldTogether(asked, shape) == false {
      sayNobody(rule.appliesWhen, asked)
      return
    }
    let given = asked.filter { holds($0, whereSpansAreAsked: rule.duty) }
    if given.isEmpty { return }
    // What is of the person is read as such.
    let item = rule.duty.spanItem.flatMap { $0 == shape.aboutList ? nil : $0 }
    for expression in rule.duty.spanExpressions { read(expression, given, item) }
  }

  /// What can never be true by itself is said of the condition itself.
  private mutating func sayNobody(_ conditions: [CheckedExpression], _ asked: [ReadCondition]) {
    guard conditions.count > 1, asked.allSatisfy({ ConditionReasoning.onlyAnswer($0, shape) != false }) else { return }
    guard let own = conditions.last(where: { $0.expression.wholeSpan.file == ruleSet.file }),
      let other = conditions.first(where: { $0.expression.wholeSpan != own.expression.wholeSpan })
    else { return }
    found.append(.appliesToNobody(own.expression.wholeSpan, beside: other.expression.wholeSpan))
  }

  /// Facts that change may be others by the day on which a longer interval is looked for.
  private func holds(_ condition: ReadCondition, whereSpansAreAsked duty: Duty) -> Bool {
    switch duty {
    case .every(let duty): duty.intervalAt == .opened || !condition.condition.readsFactsOfDay
    case .upToDate(let duty): duty.intervalAt == .opened || !condition.condition.readsFactsOfDay
    default: true
    }
  }

  private mutating func read(_ expression: SpanExpression, _ given: [ReadCondition], _ item: Int?) {
    switch expression {
    case .fixed, .field: return
    case .figure(let figure): for value in figure.values { read(value.value, given, nil) }
    case .soonerOf(let parts), .laterOf(let parts): for part in parts { read(part, given, item) }
    case .counted(let inner, _): read(inner, given, item)
    case .table(let table):
      let whens = table.rows.map { ReadCondition(condition: $0.when, item: item) }
      guard let last = given.last, let reached = ConditionReasoning.reached(whens, given: given, shape) else { return }
      for (when, isReached) in zip(whens, reached) { note(when, last, isReached) }
      for (row, when) in zip(table.rows, whens) { read(row.then, given + [when], item) }
      if let otherwise = table.otherwise { read(otherwise, given, item) }
    }
  }

  /// A row of a figure is reached if it is in one of the rules that use it.
  private mutating func note(_ when: ReadCondition, _ given: ReadCondition, _ isReached: Bool) {
    let place = when.condition.expression.wholeSpan
    guard place.file == ruleSet.file else { return }
    if let known = rows.firstIndex(where: { $0.place == place }) {
      rows[known].isReached = rows[known].isReached || isReached
    } else {
      rows.append((place, given, isReached))
    }
  }
}

extension Duty {
  /// The list whose record the conditions of its spans may test, beside the person.
  fileprivate var spanItem: Int? {
    switch self {
    case .within(let duty): duty.list
    case .before(let duty): duty.list
    case .every(let duty): duty.period.list
    case .upToDate(let duty): duty.period.list
    case .atLeast(let duty): duty.period?.list
    case .recorded, .mustBeTrue: nil
    }
  }
}

extension PeriodRule {
  fileprivate var list: Int? {
    if case .each(let list, _, _, _) = self { return list }
    return nil
  }
}
