import CaseRecords
import Caseload
import CivilTime

/// What the lines of a case's key information say.
extension RunContext {
  static let notRecorded = "NOT RECORDED"
  static let notInExtract = "not in this extract"
  static let nothingOnRecord = "nothing on record"

  /// A field of the child, or of the worker who holds the case.
  func keyText(_ address: FieldAddress, _ person: Int) -> String {
    if address.list == schema.roles.workerList { return workerText(address, person) }
    let field = shape[address]
    let history = field.dated.map { caseload.lists[$0.list].columns[$0.value] != nil } ?? false
    guard address.list == shape.aboutList, caseload.column(address) != nil || history else { return Self.notInExtract }
    if address == schema.roles.born { return age(of: person) }
    if history, let dated = field.dated,
      record(of: person, in: dated.list, from: dated.from, until: dated.until, on: asOf) == nil
    {
      // No placement today: there is nothing to be recorded.
      return Self.nothingOnRecord
    }
    if field.special { return isRecorded(address, person) ? "recorded" : Self.notRecorded }
    if case .reference(let list) = field.type, list == schema.roles.workerList {
      return holderNow(of: person).map { $0.name ?? $0.key } ?? Self.notRecorded
    }
    return valueToday(address.field, person) ?? Self.notRecorded
  }

  private func workerText(_ address: FieldAddress, _ person: Int) -> String {
    if caseload.column(address) == nil { return Self.notInExtract }
    guard let holder = holderNow(of: person), let row = workerRow(holder.key) else { return "nobody holds the case" }
    if address == schema.roles.workerSupervisorName, let name = supervisor(of: person)?.name { return name }
    return text(address, row) ?? Self.notRecorded
  }

  /// Whole years on the day judged; the exact date is not needed on paper.
  private func age(of person: Int) -> String {
    guard let field = schema.roles.born, case .date(let column)? = caseload.column(field), let born = column[person]
    else { return Self.notRecorded }
    if born > asOf { return "not yet born" }
    var years = asOf.year - born.year
    if born.adding(months: years * 12) > asOf { years -= 1 }
    if years > 0 { return "\(years) \(years == 1 ? "year" : "years")" }
    let months = (0...11).last { born.adding(months: $0) <= asOf } ?? 0
    return "\(months) \(months == 1 ? "month" : "months")"
  }

  /// The records of a list, in words: "child in need, Mon 5 January 2026 to now".
  func keyText(_ list: Int, _ fields: [Int], _ person: Int) -> String {
    let shape = shape.lists[list]
    if caseload.lists[list].holds == .notSupplied { return Self.notInExtract }
    let rows = caseload.lists[list].rows(of: person).filter { isThere($0, list) }
    if rows.isEmpty { return Self.nothingOnRecord }
    return rows.map { row in
      var words = ""
      for field in fields {
        let isEnd = field == shape.period?.until
        let value = text(FieldAddress(list: list, field: field), row) ?? (isEnd ? "now" : "not recorded")
        words += words.isEmpty ? value : isEnd ? " to \(value)" : ", \(value)"
      }
      return words
    }.joined(separator: "; ")
  }

  private func isThere(_ row: Int, _ list: Int) -> Bool {
    guard let field = shape.lists[list].dateField, let column = caseload.lists[list].days(field)
    else { return true }
    return column.days[row] <= asOf.dayNumber
  }
}
