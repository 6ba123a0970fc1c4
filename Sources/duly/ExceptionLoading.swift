import CaseRecords
import Caseload
import CivilTime
import Compliance
import RuleSets
import SourceText

extension InputReader {
  /// The exceptions of the file that was named, else of the workspace's, as far as they can count.
  /// - Parameter ruleSets: nil where not all could be read.
  mutating func readExceptions(_ workspace: Workspace?, for ruleSets: [RuleSet]?) -> [AgreedException] {
    let path = options.exceptionsPath ?? workspace?.exceptions?.path
    guard let path, let file = read(path, at: options.exceptionsPath == nil ? workspace?.exceptions?.span : nil),
      let exceptions = CaseRecords.readExceptions(file, diagnostics: &diagnostics)
    else { return [] }
    guard let ruleSets else { return [] }
    return usable(exceptions, for: ruleSets, diagnostics: &diagnostics)
  }
}

extension Rulebook {
  /// Each exception with the person it is for; one for somebody who is not in the records is named, unless others may
  /// still come.
  func placed(in context: RunContext, moreToCome: Bool = false) -> [(person: Int, exception: AgreedException)] {
    if exceptions.isEmpty { return [] }
    var rows: [String: Int] = [:]
    for row in (0..<context.caseload.about.count).reversed() { rows[context.person(row).number] = row }
    for row in (0..<context.caseload.about.count).reversed() { rows[context.personKey(row)] = row }
    var diagnostics = Diagnostics()
    let placed = exceptions.compactMap { exception -> (person: Int, exception: AgreedException)? in
      if let row = rows[exception.subject] { return (row, exception) }
      diagnostics.report(
        Diagnostic(
          DiagnosticID("DULY-E365"), .warning, "\(exception.place): nobody in the records has the key that this exception names, so it does not count",
          at: nil, help: ["`subject` is the key of the \(schema.shape.lists[schema.shape.aboutList].title), or its number in the case system"]))
      return nil
    }
    if !moreToCome { Output.complain(diagnostics) }
    return placed
  }
}
