import Caseload
import FEEL
import SourceText

/// Finds rows that are never reached, and cases that no row takes, by trying every combination of what the conditions ask.
extension RuleSetReader {
  /// - Parameter otherwise: where the last row's span stands, if there is an `otherwise`.
  /// - Parameter item: the list whose fields the conditions may name bare.
  mutating func reportCoverage(of table: SpanTable, otherwise: SourceSpan?, item: Int?) {
    var questions = Questions(shape: shape, item: item)
    let rows = table.rows.map { questions.read($0.when.expression.root) }
    let combinations = Combinations(questions)
    guard combinations.count <= ConditionReasoning.limit else { return }
    var isReached = [Bool](repeating: false, count: rows.count)
    var lastTaker = [Int?](repeating: nil, count: rows.count)
    var uncovered: [Int]?
    combinations.forEach { answers in
      var taker: Int?
      for (index, row) in rows.enumerated() where combinations.isTrue(row, answers) {
        if let taker { lastTaker[index] = max(lastTaker[index] ?? 0, taker) } else {
          taker = index
          isReached[index] = true
        }
      }
      if taker == nil, uncovered == nil { uncovered = answers }
    }
    for (index, row) in table.rows.enumerated() where !isReached[index] {
      let covering = lastTaker[index].map { table.rows[$0].when.expression.wholeSpan } ?? table.span
      diagnostics.report(.unreachableRow(row.when.expression.wholeSpan, covered: covering))
    }
    if let otherwise, uncovered == nil { unreachedOtherwise.append(otherwise) }
    if table.otherwise == nil, let uncovered {
      diagnostics.report(.uncoveredInput(table.span, example: combinations.inWords(uncovered)))
    }
  }
}

/// What can be said of a condition by thinking alone.
enum ConditionReasoning {
  /// More combinations than this are not tried.
  static let limit = 20_000

  /// The only answer that a condition can have, where nothing that it reads is blank; nil: it can have both.
  static func onlyAnswer(_ condition: CheckedExpression, item: Int?, _ shape: Shape) -> Bool? {
    var questions = Questions(shape: shape, item: item)
    let formula = questions.read(condition.expression.root)
    let combinations = Combinations(questions)
    guard combinations.count <= limit else { return nil }
    var answers: Set<Bool> = []
    combinations.forEach { answers.insert(combinations.isTrue(formula, $0)) }
    return answers.count == 1 ? answers.first : nil
  }
}

extension Expression {
  /// The whole text's place in the file.
  var wholeSpan: SourceSpan { source.span(ofUTF8: 0..<text.utf8.count) }
}
