public import CivilTime

/// A value for one cell, as written in a rule's example or a test.
public enum Cell: Sendable, Hashable {
  case blank
  /// Something that cannot be read as the field's type.
  case invalid
  case date(CivilDate)
  /// Minutes since 1970-01-01T00:00; `dateOnly` where no time is known.
  case dateTime(minutes: Int64, dateOnly: Bool)
  /// Whole millionths.
  case number(millionths: Int64)
  case boolean(Bool)
  /// A code by its value; one that the list does not hold is kept as unlisted.
  case code(String)
  case span(Span)
  /// The record says that it sets no span of its own.
  case noSpan
  case text(String)
  /// The key of another record.
  case key(String)
}

/// Builds a small caseload record by record: rule examples and tests. (Files have a faster way.)
public struct CaseloadBuilder {
  public let shape: Shape
  private var rows: [[(cells: [Int: Cell], origin: (file: String, line: Int)?)]]
  private var holdings: [Holding]
  private var suppliedFields: [Set<Int>?]

  /// Every list is taken to be supplied and complete until said otherwise.
  public init(shape: Shape) {
    self.shape = shape
    rows = Array(repeating: [], count: shape.lists.count)
    holdings = Array(repeating: .completeAlways, count: shape.lists.count)
    suppliedFields = Array(repeating: nil, count: shape.lists.count)
  }

  /// Adds one record; fields that are not named are blank.
  public mutating func add(list: Int, _ cells: [Int: Cell], origin: (file: String, line: Int)? = nil) {
    rows[list].append((cells, origin))
  }

  /// Says what the source holds of a list, and (if not all) which fields it supplies.
  public mutating func setHolding(_ holding: Holding, of list: Int, fields: Set<Int>? = nil) {
    holdings[list] = holding
    suppliedFields[list] = fields
  }

  public func build() -> Caseload {
    var lists = shape.lists.map { RecordList.notSupplied(fields: $0.fields.count) }
    for list in buildOrder() where holdings[list] != .notSupplied { lists[list] = build(list, lists) }
    return Caseload(shape: shape, lists: resolvingReferences(lists))
  }

  /// Owners before what belongs to them.
  private func buildOrder() -> [Int] {
    func depth(_ list: Int) -> Int {
      var (list, depth) = (list, 0)
      while let owner = shape.lists[list].owner, depth <= shape.lists.count {
        list = owner.list
        depth += 1
      }
      return depth
    }
    return shape.lists.indices.sorted { (depth($0), $0) < (depth($1), $1) }
  }

  private func build(_ list: Int, _ built: [RecordList]) -> RecordList {
    let listShape = shape.lists[list]
    let records = rows[list]
    let columns: [Column?] = listShape.fields.indices.map { field in
      if let supplied = suppliedFields[list], !supplied.contains(field) { return nil }
      return column(listShape.fields[field].type, records.map { $0.cells[field] ?? .blank })
    }
    var owners: RowReferences?
    var ownerCount = 0
    if let owner = listShape.owner {
      ownerCount = built[owner.list].count
      let keys = KeyIndex(built[owner.list], shape.lists[owner.list])
      owners = RowReferences(records.map { record -> Int32 in
        switch record.cells[owner.field] {
        case .key(let key), .text(let key): keys.row(of: key) ?? -1
        default: -1
        }
      })
    }
    let date = listShape.dateField.flatMap { columns[$0]?.days }
    let order = RowOrder(
      count: records.count, owners: owners, ownerCount: ownerCount, date: date,
      key: listShape.keyField.flatMap { columns[$0] }, columns: columns)
    return RecordList(
      count: records.count, holds: holdings[list], columns: columns.map { $0?.reordered(order.order) },
      origins: origins(records.map(\.origin), order.order),
      groupStarts: order.groupStarts)
  }

  private func origins(_ origins: [(file: String, line: Int)?], _ order: [Int32]) -> Origins {
    var result = Origins()
    for row in order {
      guard let origin = origins[Int(row)] else { return Origins() }
      let file = result.files.firstIndex(of: origin.file) ?? result.files.count
      if file == result.files.count { result.files.append(origin.file) }
      result.fileOfRow.append(UInt16(file))
      result.lineOfRow.append(UInt32(origin.line))
    }
    return result
  }

  private func resolvingReferences(_ lists: [RecordList]) -> [RecordList] {
    lists.enumerated().map { index, records in
      var columns = records.columns
      for (field, fieldShape) in shape.lists[index].fields.enumerated() {
        guard case .reference(let target) = fieldShape.type, case .reference(var column)? = columns[field]
        else { continue }
        let keys = KeyIndex(lists[target], shape.lists[target])
        for row in 0..<records.count where column.keys.state(row) == .value {
          column.rows[row] = column.keys[row].flatMap(keys.row(of:)) ?? ReferenceColumn.dangling
        }
        columns[field] = .reference(column)
      }
      return RecordList(
        count: records.count, holds: records.holds, columns: columns, origins: records.origins,
        groupStarts: records.groupStarts)
    }
  }

  private func column(_ type: FieldType, _ cells: [Cell]) -> Column {
    switch type {
    case .date: return .date(DateColumn(days: cells.map(\.dateNumber)))
    case .dateTime: return .dateTime(DateTimeColumn(doubledMinutes: cells.map(\.doubledMinutes)))
    case .number: return .number(NumberColumn(millionths: cells.map(\.millionths)))
    case .boolean: return .boolean(BooleanColumn(states: cells.map(\.booleanState)))
    case .code(let list): return .code(CodeColumn(list: list, cells))
    case .span: return .span(SpanColumn(cells))
    case .text: return .text(TextColumn(cells))
    case .reference:
      return .reference(
        ReferenceColumn(
          rows: cells.map { $0 == .blank ? ReferenceColumn.blank : ReferenceColumn.dangling },
          keys: TextColumn(cells)))
    }
  }
}

/// Finds records by key.
public struct KeyIndex {
  private var rows: [String: Int32] = [:]

  public init(_ records: RecordList, _ shape: ListShape) {
    guard let field = shape.keyField else { return }
    switch records.columns[field] {
    case .text(let column)?: for row in 0..<records.count { add(column[row], row) }
    case .reference(let column)?: for row in 0..<records.count { add(column.keys[row], row) }
    default: break
    }
  }

  private mutating func add(_ key: String?, _ row: Int) {
    if let key, rows[key] == nil { rows[key] = Int32(row) }
  }

  public func row(of key: String) -> Int32? { rows[key] }
}

extension Cell {
  fileprivate var dateNumber: Int32 {
    switch self {
    case .date(let date): date.dayNumber
    case .blank: DateColumn.blank
    default: DateColumn.invalid
    }
  }

  fileprivate var doubledMinutes: Int64 {
    switch self {
    case .dateTime(let minutes, let dateOnly): minutes * 2 + (dateOnly ? 1 : 0)
    case .blank: DateTimeColumn.blank
    default: DateTimeColumn.invalid
    }
  }

  fileprivate var millionths: Int64 {
    switch self {
    case .number(let millionths): millionths
    case .blank: NumberColumn.blank
    default: NumberColumn.invalid
    }
  }

  fileprivate var booleanState: UInt8 {
    switch self {
    case .boolean(let value): value ? BooleanColumn.yes : BooleanColumn.no
    case .blank: BooleanColumn.blank
    default: BooleanColumn.invalid
    }
  }

  fileprivate var string: String {
    switch self {
    case .text(let text), .key(let text), .code(let text): text
    default: ""
    }
  }
}

extension CodeColumn {
  fileprivate init(list: CodeList, _ cells: [Cell]) {
    self.init(list: list)
    for cell in cells {
      switch cell {
      case .code(let text), .text(let text): append(text)
      case .blank: ids.append(Self.blank)
      default: ids.append(Self.invalid)
      }
    }
  }

  /// Adds a code by its spelling; one that the list does not hold is kept as text.
  public mutating func append(_ text: String) {
    if let position = list.position(of: text) {
      ids.append(position)
    } else if let known = unlisted.firstIndex(of: text) {
      ids.append(Self.unlistedFirst - Int32(known))
    } else {
      unlisted.append(text)
      ids.append(Self.unlistedFirst - Int32(unlisted.count - 1))
    }
  }
}

extension SpanColumn {
  fileprivate init(_ cells: [Cell]) {
    self.init()
    for cell in cells {
      switch cell {
      case .span(let span): append(span)
      case .noSpan: ids.append(Self.none)
      case .blank: ids.append(Self.blank)
      default: ids.append(Self.invalid)
      }
    }
  }

  /// Adds a span; equal ones share a place.
  public mutating func append(_ span: Span) {
    let known = spans.firstIndex(of: span) ?? spans.count
    if known == spans.count { spans.append(span) }
    ids.append(Int32(known))
  }
}

extension TextColumn {
  fileprivate init(_ cells: [Cell]) {
    self.init()
    for cell in cells {
      if cell == .invalid { bytes.append(Self.invalid) }
      append(cell.string)
    }
  }
}
