/// Rules about another list of the schema: the shape seen from there, and the records put in that order.
extension Shape {
  /// The same shape about another list. A list that refers to it by just one field, or by one named like its key,
  /// belongs to it then.
  public func about(_ list: Int) -> Shape {
    guard list != aboutList else { return self }
    let ancestors = ancestors(of: list)
    let regrouped = lists.enumerated().map { index, shape -> ListShape in
      guard index != list, !ancestors.contains(index), shape.owner?.list != list else { return shape }
      let fields = shape.fields.indices.filter { shape.fields[$0].type == .reference(list: list) }
      let key = lists[list].keyField.map { lists[list].fields[$0].name }
      let named = fields.first { shape.fields[$0].name == key }
      guard let field = fields.count == 1 ? fields[0] : named else { return shape }
      return shape.owned(by: ListShape.Owner(list: list, field: field))
    }
    return Shape(lists: regrouped, aboutList: list)
  }

  /// What a list belongs to, and what that belongs to.
  func ancestors(of list: Int) -> [Int] {
    var ancestors: [Int] = []
    while let owner = lists[ancestors.last ?? list].owner?.list, !ancestors.contains(owner) { ancestors.append(owner) }
    return ancestors
  }

  /// Owners before what belongs to them.
  func ownersFirst() -> [Int] {
    lists.indices.map { (ancestors(of: $0).count, $0) }.sorted { $0 < $1 }.map(\.1)
  }
}

extension Caseload {
  /// The same records, grouped as `shape` says, which is `self.shape` about another list.
  public func regrouped(as shape: Shape) -> Caseload {
    var regrouping = Regrouping(self, shape)
    return regrouping.caseload()
  }

  /// For each record of the list that the caseload is about, the row of `list` that it belongs to, however far up; -1
  /// where there is none. nil where the list lies on no such way.
  public func rowsAbove(in list: Int) -> [Int32]? {
    let way = shape.ancestors(of: shape.aboutList)
    guard let end = way.firstIndex(of: list) else { return nil }
    var rows = Array(about.ownerRows)
    for step in way[..<end] {
      let owners = lists[step].ownerRows
      rows = rows.map { $0 < 0 || Int($0) >= owners.count ? -1 : owners[Int($0)] }
    }
    return rows
  }
}

private struct Regrouping {
  private let old: Caseload
  private let shape: Shape
  /// Per list and old row the new row; nil where rows stay where they are.
  private var places: [[Int32]?]
  private var lists: [RecordList]

  init(_ old: Caseload, _ shape: Shape) {
    self.old = old
    self.shape = shape
    places = Array(repeating: nil, count: old.lists.count)
    lists = old.lists
  }

  mutating func caseload() -> Caseload {
    for list in shape.ownersFirst() { group(list) }
    for list in lists.indices { lists[list] = pointingAnew(list) }
    return Caseload(shape: shape, lists: lists)
  }

  private mutating func group(_ list: Int) {
    guard let owner = shape.lists[list].owner, old.lists[list].holds != .notSupplied else { return }
    let isNew = old.shape.lists[list].owner != owner
    guard isNew || places[owner.list] != nil else { return }
    let records = old.lists[list]
    let owners = RowReferences((isNew ? references(records.columns[owner.field], records.count) : records.ownerRows)
      .map { place(of: $0, in: owner.list) })
    let date = shape.lists[list].dateField.flatMap { records.days($0) }
    let order = RowOrder(
      count: records.count, owners: owners, ownerCount: lists[owner.list].count, date: date,
      key: shape.lists[list].keyField.flatMap { records.columns[$0] }, columns: records.columns)
    var newRows = [Int32](repeating: -1, count: records.count)
    for (new, row) in order.order.enumerated() { newRows[Int(row)] = Int32(new) }
    places[list] = newRows
    lists[list] = RecordList(
      count: records.count, holds: records.holds, columns: records.columns.map { $0?.reordered(order.order) },
      origins: records.origins.reordered(order.order), groupStarts: order.groupStarts)
  }

  private func references(_ column: Column?, _ count: Int) -> RowReferences {
    if case .reference(let column)? = column { column.rows } else { RowReferences(Cells(repeating: -1, count: count)) }
  }

  private func place(of row: Int32, in list: Int) -> Int32 {
    guard row >= 0 else { return -1 }
    return places[list]?[Int(row)] ?? row
  }

  /// References lead to where the records stand now.
  private func pointingAnew(_ list: Int) -> RecordList {
    let records = lists[list]
    var columns = records.columns
    var isChanged = false
    for (field, fieldShape) in shape.lists[list].fields.enumerated() {
      guard case .reference(let target) = fieldShape.type, let newRows = places[target],
        case .reference(var column)? = columns[field]
      else { continue }
      column.rows = RowReferences(column.rows.map { $0 < 0 ? $0 : newRows[Int($0)] })
      columns[field] = .reference(column)
      isChanged = true
    }
    guard isChanged else { return records }
    return RecordList(
      count: records.count, holds: records.holds, columns: columns, origins: records.origins,
      groupStarts: records.groupStarts)
  }
}

extension Origins {
  fileprivate func reordered(_ order: [Int32]) -> Origins {
    guard !lineOfRow.isEmpty else { return self }
    return Origins(
      files: files, fileOfRow: fileOfRow.isEmpty ? [] : order.map { fileOfRow[Int($0)] },
      lineOfRow: lineOfRow.reordered(order))
  }
}
