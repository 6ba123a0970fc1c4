@testable import FEEL

/// What the reference makes of a text, as a canonical text; nil where it cannot be read.
func wholeReferenceAnswer(_ source: String) -> String? {
  WholeReference.tree(source).map { WholeReference.evaluate($0).canonical }
}

/// How an evaluator differs from the reference over one expression; nil where both say the same.
///
/// `evaluate` gives the value as `WholeReference.Value.canonical` writes it.
func disagreement(_ source: String, evaluate: (String) -> String) -> String? {
  guard let expected = wholeReferenceAnswer(source) else { return "cannot be read: \(source)" }
  let answer = evaluate(source)
  return answer == expected ? nil : "\(source)\n  reference: \(expected)\n  product:   \(answer)"
}

/// How an evaluator differs over so many expressions from a seed: the shortest few, each with the seed.
func disagreements(seed: UInt64, count: Int, atMost limit: Int = 5, evaluate: (String) -> String) -> [String] {
  var maker = WholeExpressionMaker(seed: seed)
  let all = (0..<count).compactMap { _ in disagreement(maker.expression(), evaluate: evaluate) }
  return all.sorted { $0.utf8.count < $1.utf8.count }.prefix(limit).map { "seed \(seed): \($0)" }
}
