import Caseload
import FEEL
import SourceText

/// What can be said of a condition by thinking alone.
enum ConditionReasoning {
  /// More combinations than this are not tried.
  static let limit = 20_000

  /// The only answer that a condition can have, where nothing that it reads is blank; nil: it can have both.
  static func onlyAnswer(_ condition: ReadCondition, _ shape: Shape) -> Bool? {
    var questions = Questions(shape: shape)
    let formula = questions.read(condition)
    return onlyAnswer(formula, questions)
  }

  private static func onlyAnswer(_ formula: Formula, _ questions: Questions) -> Bool? {
    let combinations = Combinations(questions)
    guard combinations.count <= limit else { return nil }
    var answers: Set<Bool?> = []
    combinations.forEach { answers.insert(combinations.truth(formula, $0)) }
    if !answers.contains(true) { return false }
    return answers.count == 1 ? true : nil
  }

  /// Whether some case makes all of them true; nil where that cannot be worked out.
  static func canHoldTogether(_ conditions: [ReadCondition], _ shape: Shape) -> Bool? {
    var questions = Questions(shape: shape)
    let formula = Formula.all(conditions.map { questions.read($0) })
    let combinations = Combinations(questions)
    guard combinations.count <= limit else { return nil }
    var isMet = false
    combinations.forEach { if !isMet, combinations.isTrue(formula, $0) { isMet = true } }
    return isMet
  }

  /// Which rows of a table some case reaches, of those that make what is given true; nil where that cannot be worked out.
  static func reached(_ rows: [ReadCondition], given: [ReadCondition], _ shape: Shape) -> [Bool]? {
    var questions = Questions(shape: shape)
    let premise = Formula.all(given.map { questions.read($0) })
    let formulas = rows.map { questions.read($0) }
    let combinations = Combinations(questions)
    guard combinations.count <= limit else { return nil }
    var isReached = [Bool](repeating: false, count: rows.count)
    combinations.forEach { answers in
      guard combinations.isTrue(premise, answers) else { return }
      if let taker = formulas.firstIndex(where: { combinations.isTrue($0, answers) }) { isReached[taker] = true }
    }
    return isReached
  }

  /// The parts that pick records of a list, or ask whether there are some, and that no record can make true.
  static func neverPicking(_ condition: ReadCondition, _ shape: Shape) -> [SourceSpan] {
    var found: [SourceSpan] = []
    look(at: condition.condition.expression.root, item: condition.item, shape) { part in
      found.append(condition.condition.expression.source.span(ofUTF8: part.range))
    }
    return found
  }

  private static func look(at node: Node, item: Int?, _ shape: Shape, _ found: (Node) -> Void) {
    switch node.kind {
    case .filter(let base, let test):
      look(at: base, item: item, shape, found)
      guard case .name(let name) = base.kind, let list = shape.list(named: name) else { return }
      if isNever(test, item: list, shape) { found(test) } else { look(at: test, item: list, shape, found) }
    case .quantified(.some, let bindings, let test):
      for binding in bindings { look(at: binding.list, item: item, shape, found) }
      if isNever(test, item: item, shape) { found(test) } else { look(at: test, item: item, shape, found) }
    default: for child in node.children { look(at: child, item: item, shape, found) }
    }
  }

  private static func isNever(_ test: Node, item: Int?, _ shape: Shape) -> Bool {
    var questions = Questions(shape: shape, item: item)
    let formula = questions.read(test)
    return onlyAnswer(formula, questions) == false
  }

  /// Whether no case makes both true; false where that cannot be worked out.
  static func excludeEachOther(_ one: CheckedExpression, _ other: CheckedExpression, _ shape: Shape) -> Bool {
    let both = [one, other].map { ReadCondition(condition: $0, item: nil) }
    return canHoldTogether(both, shape) == false
  }
}
