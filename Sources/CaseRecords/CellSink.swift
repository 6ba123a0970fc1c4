import Caseload
import CivilTime

typealias CellBytes = UnsafeBufferPointer<UInt8>

/// Takes the cells of one field, row after row, and becomes its column. One class for each type of field.
///
/// While a file is read in parts each thread has sinks of its own; what a part gave is then added to the list's sinks.
class CellSink {
  /// The longest text that is kept, in bytes.
  static let maximumCellBytes = 65_536

  let field: Int
  let emptyValues: EmptyValues
  /// How many cells held one of the field's empty values.
  @exclusivity(unchecked) final private(set) var emptyCount = 0
  final func countEmpty() { emptyCount += 1 }
  final func forgetEmpty(beyond count: Int) { emptyCount = min(emptyCount, count) }

  init(field: Int, emptyValues: EmptyValues) {
    self.field = field
    self.emptyValues = emptyValues
  }

  /// Takes a cell as it stands in the file.
  final func take(_ cell: CellBytes) -> CellTrouble {
    let text = trimmed(cell)
    if text.isEmpty {
      if !cell.isEmpty && cell.contains(0) { emptyCount += 1 }
      addBlank()
      return .none
    }
    if emptyValues.hold(text) {
      emptyCount += 1
      addBlank()
      return .none
    }
    if text.count > CellSink.maximumCellBytes {
      addInvalid()
      return .tooLong
    }
    let trouble = add(text)
    return trouble != .none && isEmptyWord(text) ? .emptyWord : trouble
  }

  /// How this sink's cells are read without being looked at one by one; nil: they are not.
  func fastCells(rows: Int) -> FastCells? { nil }

  /// Takes a trimmed cell that is neither blank nor an empty value.
  func add(_ text: CellBytes) -> CellTrouble { .none }
  func addBlank() {}
  func addInvalid() {}
  /// Expects so many rows. Gives what the system has yet to clear of the memory for them.
  func reserve(rows: Int) -> [UnclearedPages] { [] }
  /// Lets go of all rows behind the first so many; or counts what was written into its memory.
  func truncate(to rows: Int) {}
  /// Adds what another sink of the same field took.
  func append(_ part: CellSink) { emptyCount += part.emptyCount }
  /// Begins another part: what was learnt of spellings stays.
  func clear() {
    emptyCount = 0
    truncate(to: 0)
  }
  func finish() -> Column { .text(TextColumn()) }
}

/// Blanks, no-break spaces, tabs, line ends and NUL (which some exports write for an empty text) around a cell do not count.
@inline(__always)
func trimmed(_ cell: CellBytes) -> CellBytes {
  var (start, end) = (0, cell.count)
  while true {
    while start < end, cell[start] <= 0x20 { start += 1 }
    guard end - start >= 2, cell[start] == 0xC2, cell[start + 1] == 0xA0 else { break }
    start += 2
  }
  while true {
    while end > start, cell[end - 1] <= 0x20 { end -= 1 }
    guard end - start >= 2, cell[end - 1] == 0xA0, cell[end - 2] == 0xC2 else { break }
    end -= 2
  }
  return CellBytes(rebasing: cell[start..<end])
}

/// Words that most likely stand for nothing, told so that the message can say how to declare them.
private func isEmptyWord(_ text: CellBytes) -> Bool {
  let known: [StaticString] = ["null", "n/a", "na", "none", "nan", "#n/a", "-", "nil", "\\n", "(null)", "<null>"]
  return text.count <= 6
    && known.contains { word in
      word.utf8CodeUnitCount == text.count && (0..<text.count).allSatisfy { lowered(text[$0]) == word.utf8Start[$0] }
    }
}

final class TextSink: CellSink {
  @exclusivity(unchecked) private var column = TextColumn()
  override func reserve(rows: Int) -> [UnclearedPages] {
    [column.ends.prepareRoom(for: rows), column.bytes.prepareRoom(for: rows * 9)]
  }
  override func add(_ text: CellBytes) -> CellTrouble {
    column.bytes.append(contentsOf: text)
    column.ends.append(UInt64(column.bytes.count))
    return .none
  }
  override func addBlank() { column.ends.append(UInt64(column.bytes.count)) }
  override func addInvalid() {
    column.bytes.append(TextColumn.invalid)
    column.ends.append(UInt64(column.bytes.count))
  }
  override func truncate(to rows: Int) {
    guard rows < column.ends.count else { return }
    column.bytes.truncate(to: rows == 0 ? 0 : Int(column.ends[rows - 1]))
    column.ends.truncate(to: rows)
  }
  override func append(_ part: CellSink) {
    super.append(part)
    guard let part = part as? TextSink else { return }
    let start = UInt64(column.bytes.count)
    column.bytes.append(contentsOf: part.column.bytes.buffer)
    let (count, more) = (column.ends.count, part.column.ends.count)
    let room = column.ends.room(for: count + more)
    for place in 0..<more { room[count + place] = start + part.column.ends.buffer[place] }
    column.ends.truncate(to: count + more)
  }
  override func finish() -> Column { .text(column) }
}

/// Keys of other records; the rows are found when all lists have been read.
final class ReferenceSink: CellSink {
  private let keys: TextSink
  override init(field: Int, emptyValues: EmptyValues) {
    keys = TextSink(field: field, emptyValues: emptyValues)
    super.init(field: field, emptyValues: emptyValues)
  }
  override func reserve(rows: Int) -> [UnclearedPages] { keys.reserve(rows: rows) }
  override func add(_ text: CellBytes) -> CellTrouble { keys.add(text) }
  override func addBlank() { keys.addBlank() }
  override func addInvalid() { keys.addInvalid() }
  override func truncate(to rows: Int) { keys.truncate(to: rows) }
  override func append(_ part: CellSink) {
    super.append(part)
    if let part = part as? ReferenceSink { keys.append(part.keys) }
  }
  override func finish() -> Column {
    guard case .text(let texts) = keys.finish() else { return .text(TextColumn()) }
    return .reference(ReferenceColumn(keys: texts))
  }
}
