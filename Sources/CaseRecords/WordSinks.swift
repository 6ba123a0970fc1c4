import Caseload
import CivilTime

final class BooleanSink: CellSink {
  @exclusivity(unchecked) private var states = Cells<UInt8>()
  @exclusivity(unchecked) private var words = WordTable<UInt8>()
  private let yes: EmptyValues, no: EmptyValues

  /// - Parameters yes, no: the words for each, compared without regard to case.
  init(field: Int, emptyValues: EmptyValues, yes: [String], no: [String]) {
    self.yes = EmptyValues(yes)
    self.no = EmptyValues(no)
    super.init(field: field, emptyValues: emptyValues)
    for (word, state) in yes.map({ ($0, BooleanColumn.yes) }) + no.map({ ($0, BooleanColumn.no) }) {
      if !emptyValues.holds(word) { words.add(word, state) }
    }
  }
  override func reserve(rows: Int) -> [UnclearedPages] { [states.prepareRoom(for: rows)] }
  override func add(_ text: CellBytes) -> CellTrouble {
    if yes.hold(text) {
      states.append(BooleanColumn.yes)
    } else if no.hold(text) {
      states.append(BooleanColumn.no)
    } else {
      states.append(BooleanColumn.invalid)
      return .notYesOrNo
    }
    return .none
  }
  override func addBlank() { states.append(BooleanColumn.blank) }
  override func addInvalid() { states.append(BooleanColumn.invalid) }
  override func fastCells(rows: Int) -> FastCells? { .states(states.room(for: rows), words) }
  override func truncate(to rows: Int) { states.truncate(to: rows) }
  override func append(_ part: CellSink) {
    super.append(part)
    if let part = part as? BooleanSink { states.append(contentsOf: part.states.buffer) }
  }
  override func finish() -> Column { .boolean(BooleanColumn(states: states)) }
}

/// Codes. Each spelling is looked up once and remembered by its bytes.
final class CodeSink: CellSink {
  @exclusivity(unchecked) private var column: CodeColumn
  @exclusivity(unchecked) private var words = WordTable<Int32>()
  @exclusivity(unchecked) private var spellings = ByteTable()
  @exclusivity(unchecked) private var idOfSpelling: [Int32] = []

  init(field: Int, emptyValues: EmptyValues, list: CodeList) {
    column = CodeColumn(list: list)
    super.init(field: field, emptyValues: emptyValues)
    for code in list.codes {
      for word in [code.value] + code.aliases where !emptyValues.holds(word) {
        if let id = list.position(of: word) { words.add(word, id) }
      }
    }
  }
  override func reserve(rows: Int) -> [UnclearedPages] { [column.ids.prepareRoom(for: rows)] }
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
  override func fastCells(rows: Int) -> FastCells? { .codes(column.ids.room(for: rows), words) }
  override func truncate(to rows: Int) { column.ids.truncate(to: rows) }

  /// Unlisted texts have numbers of their own in each part.
  override func append(_ part: CellSink) {
    super.append(part)
    guard let part = part as? CodeSink else { return }
    if part.column.unlisted.isEmpty { return column.ids.append(contentsOf: part.column.ids.buffer) }
    let ids = part.column.unlisted.map { text in
      var copy = text
      return copy.withUTF8 { bytes -> Int32 in
        let (place, isNew) = spellings.insert(bytes)
        if isNew { idOfSpelling.append(lookUp(text)) }
        return idOfSpelling[Int(place)]
      }
    }
    for id in part.column.ids.buffer {
      column.ids.append(id <= CodeColumn.unlistedFirst ? ids[Int(CodeColumn.unlistedFirst - id)] : id)
    }
  }

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
  override func reserve(rows: Int) -> [UnclearedPages] { [column.ids.prepareRoom(for: rows)] }
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
    return place(of: span)
  }

  private func place(of span: CivilTime.Span) -> Int32 {
    if let known = column.spans.firstIndex(of: span) { return Int32(known) }
    column.spans.append(span)
    return Int32(column.spans.count - 1)
  }

  override func addBlank() { column.ids.append(SpanColumn.blank) }
  override func addInvalid() { column.ids.append(SpanColumn.invalid) }
  override func truncate(to rows: Int) { column.ids.truncate(to: rows) }
  override func append(_ part: CellSink) {
    super.append(part)
    guard let part = part as? SpanSink else { return }
    let ids = part.column.spans.map(place)
    for id in part.column.ids.buffer { column.ids.append(id >= 0 ? ids[Int(id)] : id) }
  }

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
