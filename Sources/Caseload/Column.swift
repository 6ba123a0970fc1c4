public import CivilTime

/// One field of a list for all of its records. Blank (nothing written) and invalid (something unreadable) are told
/// apart in each kind; a field that no source supplies has no column at all.
public enum Column: Sendable {
  case date(DateColumn)
  case dateTime(DateTimeColumn)
  case number(NumberColumn)
  case boolean(BooleanColumn)
  case code(CodeColumn)
  case span(SpanColumn)
  case text(TextColumn)
  case reference(ReferenceColumn)
}

/// Whether a cell can be read.
public enum CellState: Sendable, Hashable { case value, blank, invalid }

/// Day numbers since 1970-01-01; two marks beyond every date.
public struct DateColumn: Sendable {
  public static let blank = Int32.min
  public static let invalid = Int32.min + 1
  public var days: Cells<Int32>
  public init(days: Cells<Int32> = []) { self.days = days }
  public init(days: [Int32]) { self.days = Cells(days) }
  @inlinable public func state(_ row: Int) -> CellState {
    days[row] > Self.invalid ? .value : days[row] == Self.blank ? .blank : .invalid
  }
  /// The date, or nil when blank or invalid.
  @inlinable public subscript(row: Int) -> CivilDate? {
    days[row] > Self.invalid ? CivilDate(dayNumber: days[row]) : nil
  }
}

/// Minutes since 1970-01-01T00:00 in the schema's zone, twice, plus one where only the date is known.
public struct DateTimeColumn: Sendable {
  public static let blank = Int64.min
  public static let invalid = Int64.min + 1
  public var doubledMinutes: Cells<Int64>
  public init(doubledMinutes: Cells<Int64> = []) { self.doubledMinutes = doubledMinutes }
  public init(doubledMinutes: [Int64]) { self.doubledMinutes = Cells(doubledMinutes) }
  public func state(_ row: Int) -> CellState {
    doubledMinutes[row] > Self.invalid ? .value : doubledMinutes[row] == Self.blank ? .blank : .invalid
  }
}

/// Decimal numbers as whole millionths, exact.
public struct NumberColumn: Sendable {
  public static let scale: Int64 = 1_000_000
  public static let blank = Int64.min
  public static let invalid = Int64.min + 1
  public var millionths: Cells<Int64>
  public init(millionths: Cells<Int64> = []) { self.millionths = millionths }
  public init(millionths: [Int64]) { self.millionths = Cells(millionths) }
  @inlinable public func state(_ row: Int) -> CellState {
    millionths[row] > Self.invalid ? .value : millionths[row] == Self.blank ? .blank : .invalid
  }
}

/// 0 no, 1 yes, 2 blank, 3 invalid.
public struct BooleanColumn: Sendable {
  public static let no: UInt8 = 0, yes: UInt8 = 1, blank: UInt8 = 2, invalid: UInt8 = 3
  public var states: Cells<UInt8>
  public init(states: Cells<UInt8> = []) { self.states = states }
  public init(states: [UInt8]) { self.states = Cells(states) }
  @inlinable public func state(_ row: Int) -> CellState {
    states[row] < Self.blank ? .value : states[row] == Self.blank ? .blank : .invalid
  }
  @inlinable public subscript(row: Int) -> Bool? { states[row] < Self.blank ? states[row] == Self.yes : nil }
}

/// Positions in the field's code list; a text that the list does not hold is kept and counts as invalid.
public struct CodeColumn: Sendable {
  public static let blank: Int32 = -1
  public static let invalid: Int32 = -2
  /// Unlisted texts are `unlistedFirst - k` for the k-th of `unlisted`.
  public static let unlistedFirst: Int32 = -3
  public let list: CodeList
  public var ids: Cells<Int32>
  public var unlisted: [String]
  public init(list: CodeList, ids: Cells<Int32> = [], unlisted: [String] = []) {
    self.list = list
    self.ids = ids
    self.unlisted = unlisted
  }
  public init(list: CodeList, ids: [Int32], unlisted: [String] = []) {
    self.init(list: list, ids: Cells(ids), unlisted: unlisted)
  }
  @inlinable public func state(_ row: Int) -> CellState {
    ids[row] >= 0 ? .value : ids[row] == Self.blank ? .blank : .invalid
  }
  /// The code, or nil when blank, invalid or unlisted.
  public subscript(row: Int) -> CodeList.Code? { ids[row] >= 0 ? list.codes[Int(ids[row])] : nil }
  public func unlistedText(_ row: Int) -> String? {
    ids[row] <= Self.unlistedFirst ? unlisted[Int(Self.unlistedFirst - ids[row])] : nil
  }
}

/// Spans such as "2 weeks", each distinct one once.
public struct SpanColumn: Sendable {
  public static let blank: Int32 = -1
  public static let invalid: Int32 = -2
  /// The record says in so many words that it sets no span of its own ("as the standard").
  public static let none: Int32 = -3
  public var ids: Cells<Int32>
  public var spans: [Span]
  public init(ids: Cells<Int32> = [], spans: [Span] = []) { self.ids = ids; self.spans = spans }
  public init(ids: [Int32], spans: [Span]) { self.init(ids: Cells(ids), spans: spans) }
  public func state(_ row: Int) -> CellState {
    ids[row] >= 0 || ids[row] == Self.none ? .value : ids[row] == Self.blank ? .blank : .invalid
  }
  public subscript(row: Int) -> Span? { ids[row] >= 0 ? spans[Int(ids[row])] : nil }
}

/// Texts one after another in one buffer.
public struct TextColumn: Sendable {
  /// A single byte that no UTF-8 text holds: the cell could not be read.
  public static let invalid: UInt8 = 0xFF
  public var bytes: Cells<UInt8>
  /// Where each row's text ends; it starts where the one before ends. An empty text is blank.
  public var ends: Cells<UInt64>
  public init(bytes: Cells<UInt8> = [], ends: Cells<UInt64> = []) { self.bytes = bytes; self.ends = ends }
  public init(bytes: [UInt8], ends: [UInt64]) { self.init(bytes: Cells(bytes), ends: Cells(ends)) }
  @inlinable public func range(_ row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
  }
  @inlinable public func state(_ row: Int) -> CellState {
    let range = range(row)
    return range.isEmpty ? .blank : bytes[range.lowerBound] == Self.invalid ? .invalid : .value
  }
  /// The text, or nil when blank or invalid.
  public subscript(row: Int) -> String? {
    let range = range(row)
    // From memory that lies in one piece: anything else is read byte by byte.
    return state(row) == .value ? bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) } : nil
  }
}

/// Rows of another list; the key as written is kept in `keys`, but for the owners of records: there the row says it all.
public struct ReferenceColumn: Sendable {
  public static let blank: Int32 = -1
  /// A key is written, but no record has it.
  public static let dangling: Int32 = -2
  public var rows: RowReferences
  public var keys: TextColumn
  public init(rows: RowReferences = [], keys: TextColumn = TextColumn()) { self.rows = rows; self.keys = keys }
  public init(rows: [Int32], keys: TextColumn = TextColumn()) { self.init(rows: RowReferences(rows), keys: keys) }
  public func state(_ row: Int) -> CellState {
    rows[row] >= 0 ? .value : rows[row] == Self.blank ? .blank : .invalid
  }
  /// Whether the keys are there as they were written.
  public var holdsKeys: Bool { !keys.ends.isEmpty || rows.isEmpty }
  /// The key as it was written, if it is there; nil when blank or unreadable.
  public func key(_ row: Int) -> String? { holdsKeys ? keys[row] : nil }
}

extension Column {
  /// Whether the cell at `row` holds a value, is blank, or could not be read.
  public func state(_ row: Int) -> CellState {
    switch self {
    case .date(let column): column.state(row)
    case .dateTime(let column): column.state(row)
    case .number(let column): column.state(row)
    case .boolean(let column): column.state(row)
    case .code(let column): column.state(row)
    case .span(let column): column.state(row)
    case .text(let column): column.state(row)
    case .reference(let column): column.state(row)
    }
  }

  /// How many rows the column has.
  public var count: Int {
    switch self {
    case .date(let column): column.days.count
    case .dateTime(let column): column.doubledMinutes.count
    case .number(let column): column.millionths.count
    case .boolean(let column): column.states.count
    case .code(let column): column.ids.count
    case .span(let column): column.ids.count
    case .text(let column): column.ends.count
    case .reference(let column): column.rows.count
    }
  }
}

extension Column {
  /// Its days, where it holds dates or dates with times.
  public var days: DateColumn? {
    switch self {
    case .date(let column): return column
    case .dateTime(let column):
      return DateColumn(
        days: column.doubledMinutes.map { doubled -> Int32 in
          if doubled == DateTimeColumn.blank { return DateColumn.blank }
          if doubled == DateTimeColumn.invalid { return DateColumn.invalid }
          let minutes = doubled >> 1
          return Int32(clamping: minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440)
        })
    default: return nil
    }
  }
}
