import CaseRecords
import Caseload
import CivilTime
import FEEL

/// Where names, numbers and dates of records, people and workers stand: looked up in the schema once, not for each finding.
///
/// A class for the same reason as `RecordList`.
final class NameColumns: @unchecked Sendable {
  // Never written after `init`; the buffers lie in columns that the run's caseload keeps.

  /// Parallel to the shape's lists.
  let records: [RecordColumns]
  let personKey: NamedColumn?, personNumber: NamedColumn?, personName: NamedColumn?, family: NamedColumn?
  let category: NamedColumn?
  let categoryOverTime: ValueOverTime?
  let restricted: BooleanColumn?
  let holderNow: WorkersNamed?
  /// The days of the people's own periods; nil where the schema names none, or no source supplies them.
  let periodFrom: UnsafeBufferPointer<Int32>?, periodUntil: UnsafeBufferPointer<Int32>?
  let workerKey: NamedColumn?, workerName: NamedColumn?, workerTeam: NamedColumn?

  init(_ caseload: Caseload, _ schema: RecordSchema, isOwn: Bool) {
    func column(_ address: FieldAddress?) -> NamedColumn? { address.flatMap { NamedColumn.of($0, caseload) } }
    func key(of list: Int?) -> NamedColumn? {
      list.flatMap { list in column(caseload.shape.lists[list].keyField.map { FieldAddress(list: list, field: $0) }) }
    }
    let (roles, about) = (schema.roles, caseload.shape.aboutList)
    records = caseload.shape.lists.indices.map { RecordColumns($0, caseload) }
    personKey = key(of: about)
    (personNumber, personName, family) = (column(roles.subjectNumber), column(roles.subjectName), column(roles.family))
    let field = isOwn ? caseload.shape.lists[about].field(named: "category") : nil
    category = column(field.map { FieldAddress(list: about, field: $0) })
    categoryOverTime = field.flatMap { caseload.shape.lists[about].fields[$0].dated }.flatMap { ValueOverTime($0, caseload) }
    if case .boolean(let column)? = roles.restricted.flatMap(caseload.column) { restricted = column } else { restricted = nil }
    if case .reference(let column)? = roles.holderNow.flatMap(caseload.column) {
      holderNow = WorkersNamed(column)
    } else {
      holderNow = nil
    }
    let period = caseload.shape.lists[about].period
    (periodFrom, periodUntil) = (caseload.about.dates(period?.from), caseload.about.dates(period?.until))
    workerKey = key(of: roles.workerList)
    (workerName, workerTeam) = (column(roles.workerName), column(roles.workerTeam))
  }
}

/// A field that is supplied, with its column. Texts and codes have kinds of their own: they are asked for each finding.
class NamedColumn: @unchecked Sendable {
  // Never written after `init`.
  private let address: FieldAddress
  private let column: Column

  fileprivate init(_ address: FieldAddress, _ column: Column) {
    self.address = address
    self.column = column
  }

  /// nil: no source supplies it.
  static func of(_ address: FieldAddress, _ caseload: Caseload) -> NamedColumn? {
    switch caseload.column(address) {
    case .text(let texts)?: return NamedTexts(texts, address)
    case .code(let codes)?: return NamedCodes(codes, address)
    case let column?: return NamedColumn(address, column)
    case nil: return nil
    }
  }

  /// The cell as it is shown.
  func text(_ row: Int, in context: RunContext) -> String? { context.text(column, address, row) }

  /// A key as it is written, where that is a text or a reference.
  func key(_ row: Int) -> String? {
    if case .reference(let column) = column { return column.key(row) }
    return nil
  }
}

private final class NamedTexts: NamedColumn, @unchecked Sendable {
  private let texts: TextColumn

  init(_ texts: TextColumn, _ address: FieldAddress) {
    self.texts = texts
    super.init(address, .text(texts))
  }

  override func text(_ row: Int, in context: RunContext) -> String? { texts[row] }
  override func key(_ row: Int) -> String? { texts[row] }
}

private final class NamedCodes: NamedColumn, @unchecked Sendable {
  private let ids: Cells<Int32>
  private let titles: [String]

  init(_ codes: CodeColumn, _ address: FieldAddress) {
    ids = codes.ids
    titles = codes.list.codes.map(\.title)
    super.init(address, .code(codes))
  }

  override func text(_ row: Int, in context: RunContext) -> String? { ids[row] >= 0 ? titles[Int(ids[row])] : nil }
}

/// A reference to workers: their rows, and their keys as they were written.
final class WorkersNamed: Sendable {
  let column: ReferenceColumn

  init(_ column: ReferenceColumn) { self.column = column }
}

/// A value that the record of another list holds for a span of time.
final class ValueOverTime: Sendable {
  let value: NamedColumn
  let spans: DatedFrom

  init?(_ spans: DatedFrom, _ caseload: Caseload) {
    guard let value = NamedColumn.of(FieldAddress(list: spans.list, field: spans.value), caseload) else { return nil }
    self.value = value
    self.spans = spans
  }
}

/// The columns by which people find a record of one list.
final class RecordColumns: Sendable {
  let list: String, title: String
  let key: NamedColumn?, kind: NamedColumn?, number: NamedColumn?
  let date: DateColumn?, recorded: DateColumn?
  /// Where a list has no date by which it is ordered, its dates with times.
  let moments: [DateTimeColumn]
  /// The date before which a record is not there.
  let happened: DateColumn?

  init(_ place: Int, _ caseload: Caseload) {
    let (shape, records) = (caseload.shape.lists[place], caseload.lists[place])
    func column(_ field: Int?) -> NamedColumn? {
      field.flatMap { NamedColumn.of(FieldAddress(list: place, field: $0), caseload) }
    }
    (list, title) = (shape.name, shape.title)
    (key, kind, number) = (column(shape.keyField), column(shape.kindField), column(shape.numberField))
    (date, recorded) = (shape.dateField.flatMap(records.days), shape.recordedField.flatMap(records.days))
    moments = shape.dateField != nil ? [] : records.columns.compactMap { column in
      if case .dateTime(let moments)? = column { return moments }
      return nil
    }
    // A record without a date of its own that has a period is not there before it.
    let own = shape.dateField ?? shape.period?.from
    happened = own.flatMap { shape.fields[$0].clock == .happened ? records.days($0) : nil }
  }

  /// The record's own day.
  func day(_ row: Int) -> CivilDate? {
    if let day = date?[row] { return day }
    for column in moments where column.state(row) == .value {
      return CivilDate(dayNumber: Int32(clamping: (column.doubledMinutes[row] >> 1) / 1440))
    }
    return nil
  }
}
