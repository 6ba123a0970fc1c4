import CivilTime

/// One cell as plain as it gets. Days are numbers since 1970-01-01.
enum PlainCell: Hashable, CustomStringConvertible {
  case blank, invalid
  case day(Int)
  /// With a minute of the day, where one is on record.
  case moment(Int, Int?)
  case yes, no
  case code(String)
  case span(PlainSpan)
  /// "Sets no interval of its own."
  case noSpan
  case key(String)

  var description: String {
    switch self {
    case .blank: "(blank)"
    case .invalid: "(invalid)"
    case .day(let day): iso(day)
    case .moment(let day, let minute): iso(day) + (minute.map { " at minute \($0)" } ?? "")
    case .yes: "yes"
    case .no: "no"
    case .code(let code): code
    case .span(let span): span.words
    case .noSpan: "none"
    case .key(let key): key
    }
  }
}

/// One record: cells by the names of their fields. A field that is not named is blank.
struct PlainRecord: Hashable {
  var list: String
  var key: String
  var cells: [String: PlainCell] = [:]

  subscript(_ field: String) -> PlainCell {
    get { cells[field] ?? .blank }
    set { cells[field] = newValue }
  }
}

/// All that is on record of one person.
struct PlainCase {
  var person: PlainRecord
  var records: [PlainRecord] = []
  var exceptions: [PlainException] = []
  /// The records of each list, once they stay as they are.
  private var lists: [String: [PlainRecord]]?

  init(person: PlainRecord, records: [PlainRecord] = []) {
    self.person = person
    self.records = records
  }

  func records(of list: String) -> [PlainRecord] {
    if let lists { return lists[list] ?? [] }
    return records.filter { $0.list == list }.sorted { $0.key < $1.key }
  }

  /// What was on record at the end of a day.
  func known(at day: Int?) -> PlainCase {
    guard let day else { return self }
    var copy = self
    copy.records.removeAll { record in
      guard let field = recordedField(of: record.list), case .day(let recorded) = record[field] else { return false }
      return recorded > day
    }
    return copy
  }

  /// The same, to be asked often.
  var filed: PlainCase {
    var copy = self
    copy.lists = Dictionary(grouping: records.sorted { $0.key < $1.key }, by: \.list)
    return copy
  }

  var description: String {
    let lines = ([person] + records).map { record in
      let cells = record.cells.sorted { $0.key < $1.key }.filter { $0.value != .blank }
      return "    \(record.list) \(record.key): " + cells.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
    return (lines + exceptions.map { "    exception \($0)" }).joined(separator: "\n")
  }
}

/// What the source holds of a list.
enum PlainHolding: Hashable {
  case all
  case from(Int)
  case newestOnly
}

struct PlainSpan: Hashable {
  enum Unit: String { case hours, days, weeks, months, workingDays = "working days", schoolDays = "school days" }
  var count: Int
  var unit: Unit
  var words: String { count == 1 ? "1 \(unit.rawValue.dropLast())" : "\(count) \(unit.rawValue)" }
}
