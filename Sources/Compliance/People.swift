import CaseRecords
public import Caseload
import CivilTime

/// Names, records and holders as pages show them, read from where the schema says they are.
extension RunContext {
  /// A cell as text for people; nil when blank or unreadable. Special fields are never shown: ask `isRecorded`.
  public func text(_ address: FieldAddress, _ row: Int) -> String? {
    caseload.column(address).flatMap { text($0, address, row) }
  }

  func text(_ named: NamedColumn?, _ row: Int) -> String? {
    named?.text(row, in: self)
  }

  func text(_ column: Column, _ address: FieldAddress, _ row: Int) -> String? {
    switch column {
    case .text(let column): return column[row]
    case .code(let column): return column[row]?.title
    case .date(let column): return column[row].map { $0.inWords(withYear: true) }
    case .boolean(let column): return column[row].map { $0 ? "yes" : "no" }
    case .number(let column): return column.state(row) == .value ? column.decimalText(row) : nil
    case .span(let column): return column[row]?.description
    case .reference(let column):
      if column.holdsKeys { return column.key(row) }
      guard case .reference(let target) = shape[address].type, column.rows[row] >= 0 else { return nil }
      return key(target, Int(column.rows[row]))
    case .dateTime(let column):
      guard column.state(row) == .value else { return nil }
      let minutes = column.doubledMinutes[row] >> 1
      let day = CivilDate(dayNumber: Int32(clamping: minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440))
      let words = day.inWords(withYear: true)
      if column.doubledMinutes[row] & 1 == 1 { return words }
      return words + ", " + clockWords(Int(minutes - Int64(day.dayNumber) * 1440))
    }
  }

  /// The key of a record as written.
  func key(_ list: Int, _ row: Int) -> String? {
    names.records[list].key?.key(row)
  }

  /// The bytes of each person's key, where they lie as text: for tables of millions of rows.
  public var personKeys: TextColumn? {
    guard let field = aboutShape.keyField, case .text(let column)? = about.columns[field] else { return nil }
    return column
  }

  /// The person's key: the first column of every output.
  public func personKey(_ row: Int) -> String { names.personKey?.key(row) ?? "" }

  public func person(_ row: Int) -> PersonSummary {
    let key = personKey(row)
    return PersonSummary(
      row: row, key: key, number: text(names.personNumber, row) ?? key, name: text(names.personName, row),
      category: category(row), isRestricted: isRestricted(row), family: text(names.family, row), list: otherTitle)
  }

  /// On the day judged, its history taken into account.
  private func category(_ row: Int) -> String? {
    guard let dated = names.categoryOverTime else { return text(names.category, row) }
    let found = record(of: row, in: dated.spans.list, from: dated.spans.from, until: dated.spans.until, on: asOf)
    return found.flatMap { text(dated.value, $0) }
  }

  /// Whether only named people may see the case. What cannot be read might say yes, and then nobody may be shown it.
  public func isRestricted(_ row: Int) -> Bool {
    if let own { return own.row(of: row).map(own.context.isRestricted) ?? false }
    guard let column = names.restricted else { return false }
    return column[row] ?? (column.state(row) == .invalid)
  }

  /// Those of some rows that only named people may see.
  func restricted(among rows: Range<Int>) -> [Int] {
    if own != nil { return rows.filter(isRestricted) }
    guard let column = names.restricted else { return [] }
    let states = column.states.buffer
    return rows.filter { states[$0] == BooleanColumn.yes || states[$0] == BooleanColumn.invalid }
  }

  /// A field of the person on the day judged, its history taken into account.
  public func valueToday(_ field: Int, _ person: Int) -> String? {
    value(field, person, on: asOf)
  }

  func value(_ field: Int, _ person: Int, on day: CivilDate) -> String? {
    let own = FieldAddress(list: shape.aboutList, field: field)
    guard let dated = aboutShape.fields[field].dated, caseload.lists[dated.list].columns[dated.value] != nil else {
      return text(own, person)
    }
    let found = record(of: person, in: dated.list, from: dated.from, until: dated.until, on: day)
    return found.flatMap { text(FieldAddress(list: dated.list, field: dated.value), $0) }
  }

  /// The person's record of a list whose span of time covers the day: the latest to begin.
  func record(of person: Int, in list: Int, from: Int, until: Int?, on day: CivilDate) -> Int? {
    guard case .date(let starts)? = caseload.lists[list].columns[from] else { return nil }
    var ends: DateColumn?
    if let until, case .date(let column)? = caseload.lists[list].columns[until] { ends = column }
    var found: Int?
    for row in caseload.lists[list].rows(of: person) {
      guard let start = starts[row], start <= day, start <= asOf else { continue }
      if let end = ends?[row], end <= day { continue }
      if let known = found, let other = starts[known], other > start { continue }
      found = row
    }
    return found
  }

  // MARK: Holders

  /// Who holds the case on a day, as far as the records say.
  func holder(of person: Int, on day: CivilDate) -> Holder? {
    if let own { return own.row(of: person).flatMap { own.context.holder(of: $0, on: day) } }
    let roles = schema.roles
    if let time = roles.holderOverTime, caseload.lists[time.list].holds != .notSupplied {
      guard let row = record(of: person, in: time.list, from: time.from, until: time.until, on: day),
        case .reference(let workers)? = caseload.lists[time.list].columns[time.worker]
      else { return nil }
      return holder(workers, row)
    }
    guard day == asOf else { return nil }
    return holderNow(of: person)
  }

  /// Who holds the case on the day judged.
  public func holderNow(of person: Int) -> Holder? {
    if let own { return own.row(of: person).flatMap(own.context.holderNow) }
    if let workers = names.holderNow { return holder(workers.column, person) }
    guard let time = schema.roles.holderOverTime, caseload.lists[time.list].holds != .notSupplied else { return nil }
    return holder(of: person, on: asOf)
  }

  /// The workers who hold the cases, where the record itself says so.
  var ownWorkers: ReferenceColumn? {
    own == nil ? names.holderNow?.column : nil
  }

  private func holder(_ workers: ReferenceColumn, _ row: Int) -> Holder? {
    let worker = Int(workers.rows[row])
    if worker >= 0, workers.holdsKeys { return self.worker(worker) }
    return workers.key(row).map { Holder(key: $0, name: nil, team: nil) }
  }

  /// Every worker's row by key.
  static func workerRows(_ caseload: Caseload, _ schema: RecordSchema) -> [String: Int] {
    guard let list = schema.roles.workerList, let field = caseload.shape.lists[list].keyField,
      let keys = caseload.texts(FieldAddress(list: list, field: field))
    else { return [:] }
    var rows: [String: Int] = [:]
    for row in 0..<caseload.lists[list].count { if let key = keys[row], rows[key] == nil { rows[key] = row } }
    return rows
  }

  /// A worker as pages name them.
  public func worker(_ row: Int) -> Holder? {
    guard let key = names.workerKey?.key(row) else { return nil }
    return Holder(key: key, name: text(names.workerName, row), team: text(names.workerTeam, row))
  }
}

extension NumberColumn {
  /// Exact, without needless zeros.
  func decimalText(_ row: Int) -> String {
    let value = millionths[row]
    let (whole, rest) = (value.magnitude / UInt64(Self.scale), value.magnitude % UInt64(Self.scale))
    let sign = value < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    var digits = String(rest)
    digits = String(repeating: "0", count: 6 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }
}

extension Check {
  /// A record as people find it in the case system.
  func record(_ list: Int, _ row: Int) -> RecordSummary {
    let columns = context.names.records[list]
    let origin = context.caseload.lists[list].origins.origin(of: row)
    return RecordSummary(
      list: columns.list, title: context.text(columns.kind, row) ?? columns.title, row: row,
      number: context.text(columns.number, row), date: columns.day(row),
      recorded: columns.recorded?[row], file: origin?.file ?? "", line: origin?.line ?? 0)
  }
}
