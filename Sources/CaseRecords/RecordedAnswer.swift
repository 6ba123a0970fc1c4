public import CivilTime
public import SourceText

/// What somebody answered to a finding. Answers never change an outcome; they are counted beside it.
public struct RecordedAnswer: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case done, attempted, declined, away
    case planDiffers = "plan_differs"
    case dataWrong = "data_wrong"
    case ruleWrong = "rule_wrong"
  }
  /// The rule's id, alone or after its rule set: "visits/visit-in-time".
  public var rule: String
  public var kind: Kind
  public var answeredOn: CivilDate
  public var span: SourceSpan
}

/// Reads a CSV file of answers. A row with a mistake is named and does not count; the others do. Whom an answer is about,
/// who gave it and what it says beside is not kept. nil where the file as a whole cannot be used.
public func readAnswers(_ file: SourceFile, diagnostics: inout Diagnostics) -> [RecordedAnswer]? {
  let required = ["rule", "subject", "answer", "answered_on"]
  var table = SmallTable(
    file, noun: "file of answers", id: DiagnosticID("DULY-E430"), columns: required + ["answered_by", "comment"],
    required: required)
  let rows = table.read()
  diagnostics.append(table.diagnostics)
  return rows?.compactMap { answer($0, required, &diagnostics) }
}

private func answer(_ row: SmallTable.Row, _ required: [String], _ diagnostics: inout Diagnostics) -> RecordedAnswer? {
  func text(_ column: String) -> String { row.cells[column]?.text ?? "" }
  if let blank = required.first(where: { text($0).isEmpty }) {
    diagnostics.report(.answerNotCounted("`\(blank)` is blank", at: row.span, "every answer needs " + required.map { "`\($0)`" }.joined(separator: ", ")))
    return nil
  }
  guard let kind = RecordedAnswer.Kind(rawValue: text("answer")) else {
    let known = RecordedAnswer.Kind.allCases.map(\.rawValue)
    let near = suggestion(for: text("answer"), among: known).map { "did you mean `\($0)`?" }
    diagnostics.report(
      .answerNotCounted("`answer` is none of the known ones", at: row.span, near ?? "known are: " + known.joined(separator: ", ")))
    return nil
  }
  guard let day = CivilDate(iso: text("answered_on")) ?? parseDate(text("answered_on"), form: .dayFirst) else {
    diagnostics.report(.answerNotCounted("`answered_on` is not a date", at: row.span, "write 2026-03-31 or 31/03/2026"))
    return nil
  }
  return RecordedAnswer(rule: text("rule"), kind: kind, answeredOn: day, span: row.span)
}

extension RecordedAnswer {
  /// For an answer to a rule that is not there.
  public func toUnknownRule(_ known: [String]) -> Diagnostic {
    let near = suggestion(for: rule, among: known).map { "did you mean `\($0)`?" }
    return .answerNotCounted("there is no rule `\(rule)`", at: span, near ?? "`rule` is the id of a rule that is run")
  }
}
