import Caseload
import CivilTime
import SourceText

/// Turns what the files gave into record lists: one record per key, owners found, rows in order, references resolved.
struct ListAssembly {
  let schema: RecordSchema
  var lists: [RecordList]
  var logs: [QualityLog?]
  var keyTables: [KeyTable?]
  /// Per list the later rows of a key that several owners share, by its first row.
  var sharers: [[Int32: [Int32]]]
  /// Headers of the fields' columns, for what is found after the files are read.
  var headers: [[String?]]

  init(schema: RecordSchema) {
    self.schema = schema
    let shapes = schema.shape.lists
    lists = shapes.map { RecordList.notSupplied(fields: $0.fields.count) }
    logs = Array(repeating: nil, count: shapes.count)
    keyTables = Array(repeating: nil, count: shapes.count)
    sharers = Array(repeating: [:], count: shapes.count)
    headers = Array(repeating: [], count: shapes.count)
  }

  /// Takes what a file gave; owners come before what belongs to them.
  mutating func take(_ list: Int, _ source: inout RawList) {
    if source.state == .read { assemble(list, &source) }
    logs[list] = source.log
  }

  /// When all lists are there.
  mutating func finish() {
    for list in lists.indices { resolveReferences(list) }
    keyTables = []
  }

  /// How the keys of a list's owners are best read: as rows, once their list is there. Where the key itself is asked for
  /// (it is the record's own, or a person's), or the owners' list is made from such keys, as it is written.
  func ownerKeys(_ list: Int) -> ListReader.OwnerKeys {
    let shape = schema.shape.lists[list]
    guard let owner = shape.owner, owner.list == schema.shape.aboutList, list != owner.list,
      !schema.shape.lists[owner.list].isFromKeys, shape.keyField != owner.field, shape.numberField != owner.field
    else { return .asWritten }
    return .rows(keyTables[owner.list])
  }

  /// Lists that belong to none, then those that belong to these, and so on: none belongs to another that stands beside it.
  func ownersFirst() -> [[Int]] {
    let shapes = schema.shape.lists
    func depth(_ list: Int) -> Int {
      var (list, depth) = (list, 0)
      while let owner = shapes[list].owner, depth <= shapes.count { (list, depth) = (owner.list, depth + 1) }
      return depth
    }
    let depths = shapes.indices.map(depth)
    return Set(depths).sorted().map { depth in shapes.indices.filter { depths[$0] == depth } }
  }

  mutating func assemble(_ list: Int, _ raw: inout RawList) {
    let shape = schema.shape.lists[list]
    joinSameKeys(shape, &raw)
    let owners = owners(shape, &raw)
    let ownerCount = shape.owner.map { lists[$0.list].count } ?? 0
    var date = shape.dateField.flatMap { raw.columns[$0]?.days }
    let order = RowOrder(
      count: raw.count, owners: owners, ownerCount: ownerCount, date: date,
      key: shape.keyField.flatMap { raw.columns[$0] }, columns: raw.columns)
    date = nil
    var columns: [Column?] = Array(repeating: nil, count: raw.columns.count)
    let places = order.isUnchanged ? nil : order.order
    for field in columns.indices {
      guard var column = raw.columns[field] else { continue }
      raw.columns[field] = nil
      if let places { column = column.reordered(places) } else if !order.moves.isEmpty { column.move(order.moves, order) }
      columns[field] = column
    }
    var lines = places.map { raw.lines.reordered($0) } ?? raw.lines
    raw.lines = RowLines()
    lines.move(order.moves)
    lists[list] = RecordList(
      count: lines.count, holds: raw.isCut ? .nothingProven : raw.file.holding, columns: columns,
      origins: Origins(files: [raw.file.shown], lineOfRow: lines), groupStarts: order.groupStarts)
    headers[list] = raw.headerOfField
    if let field = shape.keyField, let keys = columns[field]?.texts {
      var later: [Int32: [Int32]] = [:]
      keyTables[list] = KeyTable(keys) { later[$0, default: []].append($1) }
      sharers[list] = later
    }
  }
}

extension Holding {
  /// Some records of the file may be lost: their absence proves nothing on any day.
  static let nothingProven = Holding.completeFrom(.init(dayNumber: 2_932_896))
}

extension Column {
  /// The texts of a text or reference column.
  var texts: TextColumn? {
    switch self {
    case .text(let column): column
    case .reference(let column): column.keys
    default: nil
    }
  }
}
