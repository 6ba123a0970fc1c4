public import CivilTime
public import SourceText

/// An exception that somebody has agreed: for one rule, one child, some days, with the reason.
public struct AgreedException: Sendable {
  /// The rule's id, alone or after its rule set: "visits/visit-in-time"; empty in an example: the rule judged.
  public var rule: String
  /// The child's key; empty in an example.
  public var subject: String
  /// The first and the last day on which it holds.
  public var from: CivilDate, until: CivilDate
  public var reason: String
  public var approvedBy: String, role: String
  public var approvedOn: CivilDate
  public var span: SourceSpan

  public init(
    rule: String, subject: String, from: CivilDate, until: CivilDate, reason: String, approvedBy: String, role: String,
    approvedOn: CivilDate, span: SourceSpan
  ) {
    self.rule = rule
    self.subject = subject
    self.from = from
    self.until = until
    self.reason = reason
    self.approvedBy = approvedBy
    self.role = role
    self.approvedOn = approvedOn
    self.span = span
  }

  /// Whether it holds on a day: within its days, and not before it was approved.
  public func covers(_ day: CivilDate) -> Bool { from <= day && day <= until && approvedOn <= day }
}

extension AgreedException {
  /// "exceptions.csv, line 6". The line itself is about a child, so that messages name it and do not show it.
  public var place: String { placeInWords(span) }
}

func placeInWords(_ span: SourceSpan) -> String { "\(span.file.name), line \(span.position.line)" }

/// Reads a file of agreed exceptions, CSV or YAML. A row with a mistake is named and does not count; the others do.
/// nil where the file as a whole cannot be used.
public func readExceptions(_ file: SourceFile, diagnostics: inout Diagnostics) -> [AgreedException]? {
  let isYAML = file.name.lowercased().hasSuffix(".yaml") || file.name.lowercased().hasSuffix(".yml")
  var reader = ExceptionReader(file: file)
  let read = isYAML ? reader.readYAMLRows() : reader.readCSVRows()
  diagnostics.append(reader.diagnostics)
  return read ? reader.exceptions : nil
}

struct ExceptionReader {
  static let columns = ["rule", "subject", "from", "until", "reason", "approved_by", "role", "approved_on"]

  let file: SourceFile
  var diagnostics = Diagnostics()
  private(set) var exceptions: [AgreedException] = []

  init(file: SourceFile) { self.file = file }

  // MARK: Files

  mutating func readYAMLRows() -> Bool {
    guard let root = readYAML(file, diagnostics: &diagnostics),
      let map = KeyedNode(
        root, of: "a file of agreed exceptions", allowed: ["language"], required: ["exceptions"], diagnostics: &diagnostics)
    else { return false }
    if let language = map.text("language", diagnostics: &diagnostics), language.text != "1" {
      diagnostics.report(CaseRecordsDiagnostics.unknownLanguage(language))
    }
    for node in map.list("exceptions", diagnostics: &diagnostics) ?? [] {
      guard let row = KeyedNode(node, of: "an agreed exception", allowed: Self.columns, diagnostics: &diagnostics) else { continue }
      var cells: [String: SmallCell] = [:]
      for column in Self.columns {
        if let scalar = row[column]?.scalar { cells[column] = SmallCell(text: scalar.text, span: scalar.span) }
      }
      add(cells, node.span)
    }
    return !diagnostics.hasErrors
  }

  mutating func readCSVRows() -> Bool {
    var table = SmallTable(
      file, noun: "file of exceptions", id: DiagnosticID("DULY-E369"), columns: Self.columns, required: Self.columns)
    let rows = table.read()
    diagnostics.append(table.diagnostics)
    for row in rows ?? [] { add(row.cells, row.span) }
    return rows != nil
  }

  // MARK: Rows

  private mutating func add(_ cells: [String: SmallCell], _ span: SourceSpan) {
    let blank = Self.columns.filter { cells[$0]?.text.isEmpty ?? true }
    if !blank.isEmpty { diagnostics.report(.exceptionIncomplete(blank, at: span)) }
    let dates = ["from", "until", "approved_on"].map { date(cells[$0]) }
    guard blank.isEmpty, let from = dates[0], let until = dates[1], let approvedOn = dates[2] else { return }
    if until < from {
      diagnostics.report(.exceptionEndsFirst(cells["until"]?.span ?? span))
      return
    }
    func text(_ column: String) -> String { cells[column]?.text ?? "" }
    exceptions.append(
      AgreedException(
        rule: text("rule"), subject: text("subject"), from: from, until: until, reason: text("reason"),
        approvedBy: text("approved_by"), role: text("role"), approvedOn: approvedOn, span: span))
  }

  private mutating func date(_ cell: SmallCell?) -> CivilDate? {
    guard let cell, !cell.text.isEmpty else { return nil }
    if let date = CivilDate(iso: cell.text) ?? parseDate(cell.text, form: .dayFirst) { return date }
    diagnostics.report(.exceptionDate(cell.span))
    return nil
  }
}
