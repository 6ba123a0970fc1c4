public import CivilTime

/// The case records of a council, in columns: what checks are evaluated over.
public struct Caseload: Sendable {
  public let shape: Shape
  /// Parallel to `shape.lists`.
  public private(set) var lists: [RecordList]

  public init(shape: Shape, lists: [RecordList]) {
    self.shape = shape
    self.lists = lists
  }

  /// The list of records that are judged (children).
  public var about: RecordList { lists[shape.aboutList] }

  public func column(_ address: FieldAddress) -> Column? { lists[address.list].columns[address.field] }

  /// The texts of a field: those of a text field, or the keys that a reference holds; of owners, whose keys are not kept
  /// beside their rows, those of the records that the rows lead to. nil for other kinds of field.
  public func texts(_ address: FieldAddress) -> TextColumn? {
    switch column(address) {
    case .text(let texts)?: return texts
    case .reference(let references)?:
      if references.holdsKeys { return references.keys }
      guard case .reference(let target) = shape[address].type, let field = shape.lists[target].keyField,
        let keys = texts(FieldAddress(list: target, field: field))
      else { return nil }
      return keys.texts(of: references.rows)
    default: return nil
    }
  }

  /// The same caseload with one list replaced: used to fill derived lists.
  public func replacing(list: Int, with records: RecordList) -> Caseload {
    var copy = self
    copy.lists[list] = records
    return copy
  }
}

/// The records of one list. Those of one owner lie side by side, in date order: `rows(of:)`.
///
/// A class, although nothing in it ever changes: it is reached for each case, and handing on a value of so many arrays
/// would count references to each of them.
public final class RecordList: Sendable {
  public let count: Int
  public let holds: Holding
  /// Parallel to the list's fields; nil where no source supplies the field.
  public let columns: [Column?]
  /// Where each record came from.
  public let origins: Origins
  /// Per field its days, where it holds dates or dates with times.
  private let dayColumns: [DateColumn?]
  /// One more than there are owners: the rows of owner `o` are `groupStarts[o]..<groupStarts[o + 1]`, and those behind the
  /// last one's have no owner. Empty for lists without owner.
  public let groupStarts: Cells<Int32>

  public init(
    count: Int, holds: Holding, columns: [Column?], origins: Origins, groupStarts: Cells<Int32> = []
  ) {
    self.count = count
    self.holds = holds
    self.columns = columns
    dayColumns = columns.map { $0?.days }
    self.origins = origins
    self.groupStarts = groupStarts
  }

  /// Per row the owner's row; -1 for a record whose owner is not there. Empty for lists without owner.
  public var ownerRows: RowReferences { RowReferences(starts: groupStarts, count: count) }

  /// The days of a field that holds dates or dates with times; nil where it holds something else or is not supplied.
  public func days(_ field: Int) -> DateColumn? { dayColumns[field] }

  /// The rows that belong to the owner at `owner`: in date order, undated ones last.
  @inlinable public func rows(of owner: Int) -> Range<Int> {
    groupStarts.isEmpty ? 0..<0 : Int(groupStarts[owner])..<Int(groupStarts[owner + 1])
  }

  /// A list that no source holds.
  public static func notSupplied(fields: Int) -> RecordList {
    RecordList(count: 0, holds: .notSupplied, columns: Array(repeating: nil, count: fields), origins: Origins())
  }
}

/// What a source holds of a list (language, section 4): whether absence proves anything.
public enum Holding: Sendable, Hashable {
  case completeAlways
  case completeFrom(CivilDate)
  /// One row for each, the newest.
  case latestOnly
  case notSupplied
}

/// File and row (1-based, the header being row 1) of each record.
public struct Origins: Sendable {
  public var files: [String]
  /// Position in `files`, per row; empty when all rows come from `files[0]`.
  public var fileOfRow: [UInt16]
  public var lineOfRow: RowLines
  public init(files: [String] = [], fileOfRow: [UInt16] = [], lineOfRow: RowLines = RowLines()) {
    self.files = files
    self.fileOfRow = fileOfRow
    self.lineOfRow = lineOfRow
  }

  public init(files: [String], fileOfRow: [UInt16], lineOfRow: [UInt32]) {
    self.init(files: files, fileOfRow: fileOfRow, lineOfRow: RowLines(lineOfRow))
  }

  /// File name and row of a record, if known.
  public func origin(of row: Int) -> (file: String, line: Int)? {
    guard row < lineOfRow.count, !files.isEmpty else { return nil }
    let file = fileOfRow.isEmpty ? 0 : Int(fileOfRow[row])
    return (files[file], Int(lineOfRow[row]))
  }
}

/// The row of a file that each record stands in. Mostly they follow one another, which takes no memory at all.
public struct RowLines: Sendable {
  public private(set) var count = 0
  private var first: UInt32 = 0
  /// Empty while the rows follow one another.
  private var lines: Cells<UInt32> = []
  /// Rows that do not, where nearly all do: by place.
  private var moved: [Int32: UInt32] = [:]

  public init() {}

  public init(_ lines: [UInt32]) {
    for line in lines { append(line) }
  }

  public init(_ lines: Cells<UInt32>) {
    self.lines = lines
    count = lines.count
  }

  public var isEmpty: Bool { count == 0 }

  /// Whether each record stands in the row behind that of the record before.
  public var areConsecutive: Bool { lines.isEmpty && moved.isEmpty }

  /// Each record's row, where they do not follow one another; else empty, and `first` is the first one's.
  public var stored: (first: UInt32, lines: Cells<UInt32>) {
    moved.isEmpty ? (first, lines) : (first, Cells((0..<count).map { self[$0] }))
  }

  /// Rows that follow one another.
  public init(first: UInt32, count: Int) {
    self.first = first
    self.count = count
  }

  public subscript(row: Int) -> UInt32 {
    if !lines.isEmpty { return lines[row] }
    if !moved.isEmpty, let line = moved[Int32(truncatingIfNeeded: row)] { return line }
    return first + UInt32(truncatingIfNeeded: row)
  }

  /// Puts some rows in each other's places; nothing is added behind.
  public mutating func move(_ moves: [(place: Int32, row: Int32)]) {
    let new = moves.map { self[Int($0.row)] }
    for (move, line) in zip(moves, new) {
      if lines.isEmpty { moved[move.place] = line } else { lines[Int(move.place)] = line }
    }
  }

  public mutating func append(_ line: UInt32) {
    if count == 0 { first = line }
    if lines.isEmpty && line != first + UInt32(truncatingIfNeeded: count) { spell() }
    if !lines.isEmpty { lines.append(line) }
    count += 1
  }

  /// So many records whose rows follow one another.
  public mutating func append(from line: UInt32, count more: Int) {
    if more == 0 { return }
    if count == 0 { first = line }
    if lines.isEmpty && line == first + UInt32(truncatingIfNeeded: count) {
      count += more
      return
    }
    for place in 0..<more { append(line + UInt32(truncatingIfNeeded: place)) }
  }

  private mutating func spell() {
    lines.reserveCapacity(count + 1)
    for place in 0..<count { lines.append(first + UInt32(truncatingIfNeeded: place)) }
  }

  public func reordered(_ order: [Int32]) -> RowLines { RowLines(order.map { self[Int($0)] }) }
}
