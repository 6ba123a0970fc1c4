public import SourceText

/// What is said of mistakes in files of agreed exceptions. Cells are pointed at, never repeated.
extension Diagnostic {
  private static func row(_ message: String, at span: SourceSpan, _ help: String) -> Diagnostic {
    Diagnostic(DiagnosticID("DULY-E366"), .warning, "\(placeInWords(span)): \(message)", at: nil, help: [help])
  }

  static func exceptionIncomplete(_ columns: [String], at span: SourceSpan) -> Diagnostic {
    let names = columns.map { "`\($0)`" }.joined(separator: ", ")
    return row("this exception lacks \(names), so it does not count", at: span, "every exception needs \(ExceptionReader.columns.map { "`\($0)`" }.joined(separator: ", "))")
  }

  static func exceptionEndsFirst(_ span: SourceSpan) -> Diagnostic {
    row("this exception ends before it begins, so it does not count", at: span, "`from` and `until` are its first and its last day")
  }

  static func exceptionDate(_ span: SourceSpan) -> Diagnostic {
    row("this is not a date, so the exception does not count", at: span, "write 2026-03-31 or 31/03/2026")
  }

  static func unknownColumn(_ cell: SmallCell, of noun: String, _ id: DiagnosticID, known: [String]) -> Diagnostic {
    let near = suggestion(for: cell.text, among: known).map { ["did you mean `\($0)`?"] } ?? ["known are: " + known.joined(separator: ", ")]
    return Diagnostic(id, .error, "a \(noun) has no column `\(cell.text)`", at: cell.span, help: near)
  }

  static func missingColumns(
    _ missing: [String], of noun: String, _ id: DiagnosticID, all: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      id, .error, "the \(noun) lacks \(missing.count == 1 ? "the column" : "columns") \(missing.map { "`\($0)`" }.joined(separator: ", "))",
      at: span, help: ["the first row is: " + all.joined(separator: ",")])
  }

  // MARK: Answers

  static func answerNotCounted(_ why: String, at span: SourceSpan, _ help: String) -> Diagnostic {
    Diagnostic(DiagnosticID("DULY-E431"), .warning, "\(placeInWords(span)): \(why), so this answer does not count", at: nil, help: [help])
  }
}

/// One sentence for each id of files of agreed exceptions, for `duly help ID`.
public let exceptionFileDiagnosticIDs: [(DiagnosticID, String)] = [
  ("366", "An agreed exception lacks something, or one of its dates cannot be read."),
  ("369", "A file of agreed exceptions lacks a column, or has one that is not known."),
  ("430", "A file of answers lacks a column, or has one that is not known."),
  ("431", "An answer lacks something, is none that is known, or names a rule that is not there."),
].map { (DiagnosticID("DULY-E\($0.0)"), $0.1) }
