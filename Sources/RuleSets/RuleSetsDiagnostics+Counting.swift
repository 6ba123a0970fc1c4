import SourceText

/// What is said of spans with a counting of their own.
extension Diagnostic {
  static func countingWithoutSpan(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      DiagnosticID("DULY-E348"), .error, "`count_from` stands beside the span that is counted, which is written under `span`", at: span,
      help: ["write `{span: 10 working days, count_from: same_day}`; in the place of `10 working days` may stand anything that is a span"])
  }

  static func spanWithoutCounting(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      DiagnosticID("DULY-E348"), .error, "`span` stands beside `count_from`, which is missing", at: span,
      help: ["write `{span: 10 working days, count_from: same_day}`, or the span alone: `10 working days`"])
  }

  /// - Parameter place: "`due_soon` takes", "the spans of a list are".
  static func countingElsewhere(_ place: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      DiagnosticID("DULY-E349"), .error, "\(place) words alone, without a `count_from`", at: span,
      help: ["write words, such as `10 working days`; `count_from` may stand in the rule beside `duty`: then it holds for all spans of the duty"])
  }

  static func countingBack(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      DiagnosticID("DULY-E425"), .warning, "`count_from` does nothing here: `before` counts back from the day of the event, which is day 0", at: span,
      help: ["leave it out and write the span alone: `before: 10 working days`"])
  }
}

/// One sentence for each id of this file.
let countingDiagnosticIDs = [
  ("348", "`count_from` stands without `span`, or `span` without `count_from`."),
  ("349", "A span has a `count_from` of its own where only words may stand."),
  ("425", "`count_from` is given for a span that is counted back, where it does nothing."),
]
