import Caseload
import CivilTime
import FEEL

/// What an answer rests on, gathered from one condition or several.
struct RestsOn {
  var cells: [CellAddress] = []
  private(set) var failures: [FailedPart] = []

  init(_ explanations: [Explanation] = []) { for explanation in explanations { add(explanation) } }

  var isEmpty: Bool { cells.isEmpty && failures.isEmpty }

  mutating func add(_ explanation: Explanation) { add(explanation.restsOn, explanation.failures) }
  mutating func add(_ explanation: DateExplanation) { add(explanation.restsOn, explanation.failures) }

  private mutating func add(_ restsOn: [CellAddress], _ failed: [FailedPart]) {
    cells += restsOn
    failures += failed.filter { !failures.contains($0) }
  }
}

/// Cells in words.
extension Check {
  /// A cell that a failed part read is told with it, unless it is in doubt by itself.
  func words(_ rests: RestsOn, _ person: Int) -> [Uncertainty] {
    let told = Set(rests.failures.flatMap(\.cells).filter(isFilled))
    return rests.failures.map { words($0, person) } + cells(rests.cells.filter { !told.contains($0) }, person)
  }

  private func isFilled(_ cell: CellAddress) -> Bool {
    cell.row < 0 || context.caseload.column(cell.fieldAddress)?.state(cell.row) == .value
  }

  /// "date of birth, date for the visit of Tue 17 March: the day lies before the date of birth"
  private func words(_ part: FailedPart, _ person: Int) -> Uncertainty {
    if part.lacksCalendar {
      return Uncertainty(
        cause: .outsideCalendar, record: nil, field: nil, fieldName: nil, text: part.reason, personCanFix: false)
    }
    let found = part.cells.filter { $0.row >= 0 && context.shape.lists[$0.list].derivation == nil }
    let places = found.map { cell in
      let record = cell.list == context.shape.aboutList ? "" : " for the \(describe(record(cell.list, cell.row)))"
      return context.shape[cell.fieldAddress].title + record
    }
    let first = found.first
    return Uncertainty(
      cause: .conflicting, record: first.flatMap { $0.list == context.shape.aboutList ? nil : record($0.list, $0.row) },
      field: first.map { context.shape[$0.fieldAddress].title }, fieldName: first.map { context.shape[$0.fieldAddress].name },
      text: (places.isEmpty ? "" : places.joined(separator: ", ") + ": ") + part.reason, personCanFix: true)
  }

  func cells(_ cells: [CellAddress], _ person: Int) -> [Uncertainty] {
    var seen = Set<CellAddress>()
    return cells.filter { seen.insert($0).inserted }.map { cell in
      if cell.row < 0 { return absent(cell) }
      let list = context.shape.lists[cell.list]
      let field = list.fields[cell.field]
      if list.derivation != nil { return derived(cell) }
      let record = cell.list == context.shape.aboutList ? nil : record(cell.list, cell.row)
      let place = record.map { " for the \(describe($0))" } ?? ""
      let (cause, verb) = cause(cell, field)
      return Uncertainty(
        cause: cause, record: record, field: field.title, fieldName: field.name, text: "\(field.title) \(verb)\(place)",
        personCanFix: true)
    }
  }

  private func cause(_ cell: CellAddress, _ field: FieldShape) -> (Uncertainty.Cause, String) {
    guard let column = context.caseload.column(cell.fieldAddress) else { return (.blank, "is not recorded") }
    switch column.state(cell.row) {
    case .invalid:
      if case .code(let codes) = column, codes.unlistedText(cell.row) != nil {
        return (.unlisted, "holds a code that is not on the list")
      }
      return (.invalid, "cannot be read")
    case .blank: return (.blank, "is not recorded")
    case .value: return (.conflicting, "is that of another record too")
    }
  }

  /// Something that no record is there for: an extract that is not complete, or a history without a record for the day.
  private func absent(_ cell: CellAddress) -> Uncertainty {
    if cell.field < 0 || context.caseload.lists[cell.list].holds != .completeAlways { return notInExtract(list: cell.list) }
    let list = context.shape.lists[cell.list]
    return Uncertainty(
      cause: .blank, record: nil, field: list.fields[cell.field].title, fieldName: list.fields[cell.field].name,
      text: "no \(list.title) on record says the \(list.fields[cell.field].title)", personCanFix: true)
  }

  private func derived(_ cell: CellAddress) -> Uncertainty {
    let list = context.shape.lists[cell.list]
    let isUnreadable = context.caseload.column(cell.fieldAddress)?.state(cell.row) == .invalid
    return Uncertainty(
      cause: isUnreadable ? .invalid : .unknownStart, record: record(cell.list, cell.row),
      field: list.fields[cell.field].title, fieldName: list.fields[cell.field].name,
      text: isUnreadable ? "a date of the \(list.title) cannot be read" : list.derivation?.unknownStart ?? "",
      personCanFix: isUnreadable)
  }

  func describe(_ record: RecordSummary) -> String {
    let title = lowercasedFirst(record.title)
    if let date = record.date { return "\(title) of \(date.inWords(withYear: date.year != context.asOf.year))" }
    let hasDate = context.shape.list(named: record.list).map { context.shape.lists[$0].dateField != nil } ?? true
    return hasDate ? "\(title) without a date" : title
  }
}
