import Caseload
import CivilTime

typealias CellBytes = UnsafeBufferPointer<UInt8>

/// Takes the cells of one field, row after row, and becomes its column. One class for each type of field.
class CellSink {
  /// The longest text that is kept, in bytes.
  static let maximumCellBytes = 65_536

  let field: Int
  let emptyValues: EmptyValues
  /// How many cells held one of the field's empty values.
  @exclusivity(unchecked) final private(set) var emptyCount = 0

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

  /// Takes a trimmed cell that is neither blank nor an empty value.
  func add(_ text: CellBytes) -> CellTrouble { .none }
  func addBlank() {}
  func addInvalid() {}
  /// Expects so many rows.
  func reserve(rows: Int) {}
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
  override func reserve(rows: Int) {
    column.ends.reserveCapacity(rows)
    column.bytes.reserveCapacity(rows * 9)
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
  override func finish() -> Column { .text(column) }
}

/// Keys of other records; the rows are found when all lists have been read.
final class ReferenceSink: CellSink {
  private let keys: TextSink
  override init(field: Int, emptyValues: EmptyValues) {
    keys = TextSink(field: field, emptyValues: emptyValues)
    super.init(field: field, emptyValues: emptyValues)
  }
  override func reserve(rows: Int) { keys.reserve(rows: rows) }
  override func add(_ text: CellBytes) -> CellTrouble { keys.add(text) }
  override func addBlank() { keys.addBlank() }
  override func addInvalid() { keys.addInvalid() }
  override func finish() -> Column {
    guard case .text(let texts) = keys.finish() else { return .text(TextColumn()) }
    return .reference(ReferenceColumn(rows: [], keys: texts))
  }
}

final class BooleanSink: CellSink {
  @exclusivity(unchecked) private var column = BooleanColumn()
  private let yes: EmptyValues, no: EmptyValues

  /// - Parameters yes, no: the words for each, compared without regard to case.
  init(field: Int, emptyValues: EmptyValues, yes: [String], no: [String]) {
    self.yes = EmptyValues(yes)
    self.no = EmptyValues(no)
    super.init(field: field, emptyValues: emptyValues)
  }
  override func reserve(rows: Int) { column.states.reserveCapacity(rows) }
  override func add(_ text: CellBytes) -> CellTrouble {
    if yes.hold(text) {
      column.states.append(BooleanColumn.yes)
    } else if no.hold(text) {
      column.states.append(BooleanColumn.no)
    } else {
      column.states.append(BooleanColumn.invalid)
      return .notYesOrNo
    }
    return .none
  }
  override func addBlank() { column.states.append(BooleanColumn.blank) }
  override func addInvalid() { column.states.append(BooleanColumn.invalid) }
  override func finish() -> Column { .boolean(column) }
}

/// Codes. Each spelling is looked up once and remembered by its bytes.
final class CodeSink: CellSink {
  @exclusivity(unchecked) private var column: CodeColumn
  @exclusivity(unchecked) private var spellings = ByteTable()
  @exclusivity(unchecked) private var idOfSpelling: [Int32] = []

  init(field: Int, emptyValues: EmptyValues, list: CodeList) {
    column = CodeColumn(list: list)
    super.init(field: field, emptyValues: emptyValues)
  }
  override func reserve(rows: Int) { column.ids.reserveCapacity(rows) }
  override func add(_ text: CellBytes) -> CellTrouble {
    let (place, isNew) = spellings.insert(text)
    if isNew { idOfSpelling.append(lookUp(String(decoding: text, as: UTF8.self))) }
    let id = idOfSpelling[Int(place)]
    column.ids.append(id)
    return id >= 0 ? .none : .unlistedCode
  }

  private func lookUp(_ text: String) -> Int32 {
    if let position = column.list.position(of: text) { return position }
    column.unlisted.append(text)
    return CodeColumn.unlistedFirst - Int32(column.unlisted.count - 1)
  }

  override func addBlank() { column.ids.append(CodeColumn.blank) }
  override func addInvalid() { column.ids.append(CodeColumn.invalid) }

  /// Unlisted texts are numbered in their own order, so that the order of rows does not show.
  override func finish() -> Column {
    let order = column.unlisted.indices.sorted { column.unlisted[$0] < column.unlisted[$1] }
    guard order != Array(order.indices) else { return .code(column) }
    var newID = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { newID[old] = CodeColumn.unlistedFirst - Int32(new) }
    let ids = column.ids.map { $0 <= CodeColumn.unlistedFirst ? newID[Int(CodeColumn.unlistedFirst - $0)] : $0 }
    return .code(CodeColumn(list: column.list, ids: ids, unlisted: order.map { column.unlisted[$0] }))
  }
}

/// Spans in words; each wording is read once.
final class SpanSink: CellSink {
  @exclusivity(unchecked) private var column = SpanColumn()
  @exclusivity(unchecked) private var spellings = ByteTable()
  @exclusivity(unchecked) private var idOfSpelling: [Int32] = []
  private let noneWords: EmptyValues

  init(field: Int, emptyValues: EmptyValues, none: [String]) {
    noneWords = EmptyValues(none)
    super.init(field: field, emptyValues: emptyValues)
  }
  override func reserve(rows: Int) { column.ids.reserveCapacity(rows) }
  override func add(_ text: CellBytes) -> CellTrouble {
    let (place, isNew) = spellings.insert(text)
    if isNew { idOfSpelling.append(lookUp(text)) }
    let id = idOfSpelling[Int(place)]
    column.ids.append(id)
    return id == SpanColumn.invalid ? .notASpan : .none
  }

  private func lookUp(_ text: CellBytes) -> Int32 {
    if noneWords.hold(text) { return SpanColumn.none }
    guard case .span(let span) = readSpan(String(decoding: text, as: UTF8.self)) else { return SpanColumn.invalid }
    if let known = column.spans.firstIndex(of: span) { return Int32(known) }
    column.spans.append(span)
    return Int32(column.spans.count - 1)
  }

  override func addBlank() { column.ids.append(SpanColumn.blank) }
  override func addInvalid() { column.ids.append(SpanColumn.invalid) }

  /// Spans are numbered in their own order, so that the order of rows does not show.
  override func finish() -> Column {
    let spans = column.spans
    let order = spans.indices.sorted {
      (spans[$0].unit.rawValue, spans[$0].count) < (spans[$1].unit.rawValue, spans[$1].count)
    }
    var newID = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { newID[old] = Int32(new) }
    return .span(SpanColumn(ids: column.ids.map { $0 >= 0 ? newID[Int($0)] : $0 }, spans: order.map { spans[$0] }))
  }
}
