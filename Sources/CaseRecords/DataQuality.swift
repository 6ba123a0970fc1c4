/// What was found wrong, or worth knowing, in the files: each named by file, row and column, never by its text.
public struct DataQuality: Sendable {
  /// In the order of the schema's lists, then file, then row. At most `kept` of one kind and file.
  public let issues: [QualityIssue]
  /// How many there are of each kind, by file and column: all of them.
  public let counts: [QualityCount]
  /// How many issues of one kind and file are listed one by one.
  public static let kept = 1000

  public init(issues: [QualityIssue], counts: [QualityCount]) {
    self.issues = issues
    self.counts = counts
  }

  /// How many there are of a kind.
  public func count(of kind: QualityKind) -> Int {
    counts.reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) }
  }

  /// What `issues` does not name one by one: what is only counted, and how many more there are than are kept.
  public var unlistedLines: [String] {
    struct Place: Hashable { let kind: QualityKind, file: String }
    var named: [Place: Int] = [:], counted: [Place: Int] = [:]
    for issue in issues { named[Place(kind: issue.kind, file: issue.file), default: 0] += 1 }
    for count in counts { counted[Place(kind: count.kind, file: count.file), default: 0] += count.count }
    var told: Set<Place> = []
    return counts.compactMap { count in
      let place = Place(kind: count.kind, file: count.file)
      let missing = (counted[place] ?? 0) - (named[place] ?? 0)
      if missing <= 0 { return nil }
      if named[place] == nil { return count.inWords }
      return told.insert(place).inserted ? "\(count.file): \(missing) more of this sort: \(count.kind.rawValue)" : nil
    }
  }

  /// One line for each kind, file and column: "visits.csv: 3 cells in column `date` are no date; the first is in row 17".
  public var summaryLines: [String] { counts.map(\.inWords) }
}

/// One thing found in one place.
public struct QualityIssue: Sendable, Hashable {
  /// What sort of thing it is.
  public let kind: QualityKind
  /// The list's name in the schema; nil for a file that belongs to none.
  public let list: String?
  /// The file as people know it: "visits.csv".
  public let file: String
  /// 1-based, the header being row 1; nil where the whole file or column is meant.
  public let row: Int?
  /// The column's header as the file has it.
  public let column: String?
  /// What is wrong, as the end of a sentence: "is no date".
  public let reason: String

  /// "visits.csv, row 17, column `date`: is no date"
  public var inWords: String {
    let place = [file, row.map { "row \($0)" }, column.map { "column `\($0)`" }].compactMap { $0 }
    return place.joined(separator: ", ") + ": " + reason
  }
}

/// How many issues of a kind one column (or file) has.
public struct QualityCount: Sendable, Hashable {
  /// What sort of thing it is.
  public let kind: QualityKind
  /// The list's name in the schema; nil for a file that belongs to none.
  public let list: String?
  /// The file as people know it.
  public let file: String
  /// The column's header as the file has it; nil where rows are counted.
  public let column: String?
  /// How many cells or rows.
  public let count: Int
  /// The first of them; nil where they are not known row by row.
  public let firstRow: Int?
  /// What is wrong, as the end of a sentence.
  public let reason: String

  /// "visits.csv: 3 cells in column `date`: is no date; the first is in row 17"
  public var inWords: String {
    let what = kind.counted(count)
    let at = column.map { " in column `\($0)`" } ?? ""
    let first = firstRow.map { count == 1 ? " (row \($0))" : "; the first is in row \($0)" } ?? ""
    return kind.isCounted ? "\(file): \(what)\(at): \(reason)\(first)" : "\(file)\(at): \(reason)"
  }
}

/// What sort of thing was found.
public enum QualityKind: String, Sendable, Hashable, CaseIterable {
  case cellNotReadable = "cell not readable"
  case unlistedCode = "unlisted code"
  case emptyValue = "empty value"
  case rowTooShort = "row too short"
  case rowTooLong = "row too long"
  case emptyRow = "empty row"
  case quoteNotClosed = "quote not closed"
  case keyMissing = "key missing"
  case sameRecordTwice = "same record twice"
  case recordsDiffer = "records differ"
  case keyShared = "key shared"
  case ownerMissing = "owner missing"
  case ownerUnknown = "owner unknown"
  case referenceUnknown = "reference unknown"
  case columnMissing = "column missing"
  case columnUnknown = "column unknown"
  case columnTwice = "column twice"
  case columnUnnamed = "column unnamed"
  case decoded = "decoded"
  case noRows = "no rows"
  case fileUnknown = "file unknown"
  case fileNotRead = "file not read"

  /// Whether issues of this kind are found row by row.
  public var isCounted: Bool {
    switch self {
    case .columnMissing, .columnUnknown, .columnTwice, .columnUnnamed, .decoded, .noRows, .fileUnknown, .fileNotRead:
      false
    default: true
    }
  }

  /// "3 cells", "1 row".
  func counted(_ count: Int) -> String {
    switch self {
    case .cellNotReadable, .unlistedCode, .emptyValue, .referenceUnknown: count == 1 ? "1 cell" : "\(count) cells"
    default: count == 1 ? "1 row" : "\(count) rows"
    }
  }
}

/// Gathers the issues of one list while it is read.
struct QualityLog {
  private struct Key: Hashable {
    let kind: QualityKind
    let column: String?
    let reason: String
  }

  let list: String?
  let file: String
  private var kept: [QualityIssue] = []
  private var keptOfKind: [QualityKind: Int] = [:]
  private var counted: [Key: (count: Int, firstRow: Int?)] = [:]

  init(list: String?, file: String) {
    self.list = list
    self.file = file
  }

  /// - Parameter summary: what is said where such issues are counted, if `reason` speaks of this row alone.
  mutating func note(
    _ kind: QualityKind, row: Int? = nil, column: String? = nil, _ reason: String, summary: String? = nil
  ) {
    add(kind, row: row, column: column, count: 1, summary ?? reason)
    if keptOfKind[kind, default: 0] < DataQuality.kept {
      keptOfKind[kind, default: 0] += 1
      kept.append(QualityIssue(kind: kind, list: list, file: file, row: row, column: column, reason: reason))
    }
  }

  /// Counts without naming each row.
  mutating func add(_ kind: QualityKind, row: Int? = nil, column: String?, count: Int, _ reason: String) {
    let key = Key(kind: kind, column: column, reason: reason)
    let known = counted[key]
    let first = [known?.firstRow, row].compactMap { $0 }.min()
    counted[key] = ((known?.count ?? 0) + count, first)
  }

  /// By row, kind, column: the order in which they were found does not show.
  var issues: [QualityIssue] {
    kept.sorted {
      ($0.row ?? 0, $0.kind.rawValue, $0.column ?? "", $0.reason) < ($1.row ?? 0, $1.kind.rawValue, $1.column ?? "", $1.reason)
    }
  }

  var counts: [QualityCount] {
    let order = Dictionary(uniqueKeysWithValues: QualityKind.allCases.enumerated().map { ($1, $0) })
    return counted.map { key, value in
      QualityCount(
        kind: key.kind, list: list, file: file, column: key.column, count: value.count, firstRow: value.firstRow,
        reason: key.reason)
    }.sorted {
      (order[$0.kind] ?? 0, $0.column ?? "", $0.reason) < (order[$1.kind] ?? 0, $1.column ?? "", $1.reason)
    }
  }
}

extension QualityCount {
  /// One issue, counted by itself.
  init(_ issue: QualityIssue) {
    self.init(
      kind: issue.kind, list: issue.list, file: issue.file, column: issue.column, count: 1, firstRow: issue.row,
      reason: issue.reason)
  }
}
