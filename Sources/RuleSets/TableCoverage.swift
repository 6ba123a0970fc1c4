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
      // Where a row cannot be answered nothing is taken, and nothing is missing.
      var isUnknown = false
      for (index, row) in rows.enumerated() {
        guard let isTrue = combinations.truth(row, answers) else {
          isUnknown = true
          continue
        }
        if !isTrue { continue }
        if let taker { lastTaker[index] = max(lastTaker[index] ?? 0, taker) } else {
          taker = index
          isReached[index] = true
        }
      }
      if taker == nil, !isUnknown, uncovered == nil { uncovered = answers }
    }
    for (index, row) in table.rows.enumerated() where !isReached[index] {
      let covering = lastTaker[index].map { table.rows[$0].when.expression.wholeSpan }
      diagnostics.report(.unreachableRow(row.when.expression.wholeSpan, covered: covering))
    }
    if let otherwise, uncovered == nil { unreachedOtherwise.append(otherwise) }
    if table.otherwise == nil, let uncovered {
      diagnostics.report(.uncoveredInput(table.span, example: combinations.inWords(uncovered)))
    }
  }
}

extension Expression {
  /// The whole text's place in the file.
  var wholeSpan: SourceSpan { source.span(ofUTF8: 0..<text.utf8.count) }
}
