import CaseRecords
import Caseload
import CivilTime
import Compliance
import RuleSets
import SourceText

extension InputReader {
  /// The exceptions of the file that was named, else of the workspace's, as far as they can count.
  /// - Parameter ruleSets: nil where not all could be read.
  mutating func readExceptions(_ workspace: Workspace?, for ruleSets: [RuleSet]?) -> (usable: [AgreedException], version: String?) {
    let path = options.exceptionsPath ?? workspace?.exceptions?.path
    guard let path, let file = read(path, at: options.exceptionsPath == nil ? workspace?.exceptions?.span : nil),
      let exceptions = CaseRecords.readExceptions(file, diagnostics: &diagnostics), let ruleSets
    else { return ([], nil) }
    let usable = usable(exceptions, for: ruleSets, diagnostics: &diagnostics)
    return (usable, exceptionsVersion(file))
  }
}

/// "exceptions.csv 5f0c91d2": its name, and a check sum of what it holds, so that another version of it is told apart.
private func exceptionsVersion(_ file: SourceFile) -> String {
  let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
  let sum = file.bytes.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  let digits = String(sum, radix: 16)
  return "\(name) \(String(repeating: "0", count: 8 - digits.count))\(digits)"
}

extension Rulebook {
  /// The run with each exception for the record that it names; one for a record that is not there is named, unless others
  /// may still come.
  func withExceptions(_ context: RunContext, moreToCome: Bool = false) -> RunContext {
    if exceptions.isEmpty { return context }
    var context = context
    context.exceptionsVersion = exceptionsVersion
    var rows: [String: [String: Int]] = [:]
    var diagnostics = Diagnostics()
    for exception in exceptions {
      let lists = lists(of: exception)
      for list in lists where rows[list] == nil { rows[list] = context.about(list).rowsByKey }
      let places = lists.compactMap { list in rows[list]?[exception.subject].map { (list, $0) } }
      if places.isEmpty { diagnostics.report(nobody(exception, lists)) }
      for (list, row) in places { context.exceptionsAbout[list, default: []].append((row, exception)) }
    }
    if !moreToCome { Output.complain(diagnostics) }
    context.exceptions = context.exceptionsAbout[schema.shape.lists[schema.shape.aboutList].name] ?? []
    return context
  }

  /// The lists that the rules are about for which it is meant.
  private func lists(of exception: AgreedException) -> [String] {
    ruleSets.filter { $0.rules.contains { $0.isMeant(by: exception) } }.map(\.about)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func nobody(_ exception: AgreedException, _ lists: [String]) -> Diagnostic {
    let titles = lists.compactMap { schema.shape.list(named: $0) }.map { schema.shape.lists[$0].title }
    return Diagnostic(
      DiagnosticID("DULY-E365"), .warning,
      "\(exception.place): nobody in the records has the key that this exception names, so it does not count", at: nil,
      help: ["`subject` is the key of the \(titles.joined(separator: " or ")), or its number in the case system"])
  }
}

extension RunContext {
  /// Rows of the list that rules are about, by key and by number in the case system.
  fileprivate var rowsByKey: [String: Int] {
    var rows: [String: Int] = [:]
    for row in (0..<people).reversed() { rows[person(row).number] = row }
    for row in (0..<people).reversed() { rows[personKey(row)] = row }
    return rows
  }
}
