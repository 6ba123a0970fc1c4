public import SourceText

/// What is said of mistakes in examples and files of examples.
extension Diagnostic {
  private static func nearest(_ word: String, _ known: [String]) -> [String] {
    if let near = suggestion(for: word, among: known) { return ["did you mean `\(near)`?"] }
    return known.isEmpty ? [] : ["known are: " + known.joined(separator: ", ")]
  }

  static func unknownRuleSet(_ scalar: YAMLScalar, known: [String]) -> Diagnostic {
    error(
      400, "no rule set that is read here is named `\(scalar.text)`", at: scalar.span, help: nearest(scalar.text, known))
  }

  static func unknownRule(_ scalar: YAMLScalar, of ruleSet: String, known: [String]) -> Diagnostic {
    error(401, "`\(ruleSet)` has no rule `\(scalar.text)`", at: scalar.span, help: nearest(scalar.text, known))
  }

  static func obligationNotNamed(_ span: SourceSpan) -> Diagnostic {
    error(
      402, "it is not said which of the things that were due is meant", at: span,
      help: ["add `opened: 2026-03-17`, the day on which it opened, or `key: V1`, the key of the record that opened it"])
  }

  static func expectationWithoutRule(_ span: SourceSpan) -> Diagnostic {
    error(
      403, "it is not said which rule gives this answer", at: span,
      help: [
        "add `rule: ID` beside `name`, or write the answer of each rule under its id: `expect: {visit-in-time: {verdict: due}}`"
      ])
  }
}

/// One sentence for each id of examples and what is known without data, for `duly help ID`.
public let ruleTestsDiagnosticIDs: [(DiagnosticID, String)] = [
  ("400", "A file of examples is for a rule set that is not there."),
  ("401", "A file of examples names a rule that its rule set does not have."),
  ("402", "An expectation of one of several things does not say which."),
  ("403", "An example in a file of its own does not say which rule it is for."),
].map { (DiagnosticID("DULY-E\($0.0)"), $0.1) }
