import CivilTime

/// Puts rows in the one order in which they are judged: by owner, then by date (undated last), then by the content of
/// their cells, so that the order of rows in a file never shows.
public struct RowOrder: Sendable {
  /// The rows stand in this order already, but for those of `moves`.
  public let isUnchanged: Bool
  /// Rows that change places with others of the same owner, where all others stay: the place, and the row that comes there.
  public let moves: [(place: Int32, row: Int32)]
  private let count: Int
  private let moved: [Int32]
  /// See `RecordList.groupStarts`; empty for lists without owner.
  public let groupStarts: Cells<Int32>

  /// For each new place the row that comes there.
  public var order: [Int32] {
    guard isUnchanged else { return moved }
    var order = Array(0..<Int32(count))
    for move in moves { order[Int(move.place)] = move.row }
    return order
  }

  /// - Parameters:
  ///   - owners: per row the owner's row, or -1; nil for lists without owner.
  ///   - ownerCount: how many owners there are.
  ///   - date: the column that orders the records of one owner.
  ///   - key: the column that orders records without owner, and breaks ties.
  public init(
    count: Int, owners: RowReferences?, ownerCount: Int, date: DateColumn?, key: Column?, columns: [Column?]
  ) {
    self.count = count
    let ties = (key.map { [$0] } ?? []) + columns.compactMap { $0?.isOwners(owners) == true ? nil : $0 }
    guard let owners else {
      // Without owner the key comes first: subjects are judged and shown in key order.
      let order = RowOrder.inKeyOrder(count: count, date: date, ties: ties)
      isUnchanged = order == nil
      moves = []
      moved = order ?? []
      groupStarts = []
      return
    }
    if let (starts, broken) = startsIfTogether(owners, ownerCount, date?.days, ties) {
      (isUnchanged, moved, groupStarts) = (true, [], starts)
      moves = RowOrder.moves(broken, owners, ownerCount, starts, count, date?.days, ties)
      return
    }
    var starts = [Int32](repeating: 0, count: ownerCount + 2)
    for owner in owners { starts[Int(owner < 0 ? Int32(ownerCount) : owner) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    let order = RowOrder.grouped(owners, starts: starts, days: date?.days, ties: ties)
    isUnchanged = false
    moves = []
    moved = order
    groupStarts = Cells(starts.prefix(ownerCount + 1))
  }

  /// How the rows of the owners change places that have one before which the order is broken.
  private static func moves(
    _ broken: [Int32], _ owners: RowReferences, _ ownerCount: Int, _ starts: Cells<Int32>, _ count: Int, _ days: Cells<Int32>?,
    _ ties: [Column]
  ) -> [(place: Int32, row: Int32)] {
    let group = { @Sendable (row: Int32) in owners[Int(row)] < 0 ? ownerCount : Int(owners[Int(row)]) }
    let moves = inRanges(broken.count, of: 1 << 11) { range in
      var moves: [(place: Int32, row: Int32)] = []
      // An owner is dealt with where the first of these rows is.
      var done = range.lowerBound == 0 ? -1 : group(broken[range.lowerBound - 1])
      for row in broken[range] where group(row) != done {
        done = group(row)
        let (first, end) = (starts[done], done < ownerCount ? starts[done + 1] : Int32(count))
        var keyed = (first..<end).map { row in (days.map { Int64(rank($0[Int(row)])) } ?? 0) << 32 | Int64(row) }
        keyed.withUnsafeMutableBufferPointer { sort($0, 0, $0.count, ties) }
        for (place, key) in zip(first..<end, keyed) where Int32(truncatingIfNeeded: key) != place {
          moves.append((place, Int32(truncatingIfNeeded: key)))
        }
      }
      return moves
    }
    return moves.count == 1 ? moves[0] : Array(moves.joined())
  }

  /// nil: they are in that order.
  private static func inKeyOrder(count: Int, date: DateColumn?, ties: [Column]) -> [Int32]? {
    if case .text(let keys)? = ties.first, keys.areAscending { return nil }
    let days = date?.days
    func precedes(_ a: Int32, _ b: Int32) -> Bool {
      if let key = ties.first {
        let order = key.compare(Int(a), Int(b))
        if order != 0 { return order < 0 }
      }
      if let days {
        let (x, y) = (rank(days[Int(a)]), rank(days[Int(b)]))
        if x != y { return x < y }
      }
      return isBefore(a, b, ties)
    }
    if (1..<Int32(max(1, count))).allSatisfy({ !precedes($0, $0 - 1) }) { return nil }
    return (0..<Int32(count)).sorted(by: precedes)
  }

  /// Rows by owner, those of one owner by day. Day and row share one number, so that sorting compares nothing else;
  /// rows of one day are then put in order by content.
  private static func grouped(_ owners: RowReferences, starts: [Int32], days: Cells<Int32>?, ties: [Column]) -> [Int32] {
    let last = Int32(starts.count - 2)
    var places = starts
    var keyed = [Int64](repeating: 0, count: owners.count)
    for (row, owner) in owners.enumerated() {
      let group = Int(owner < 0 ? last : owner)
      let day = days.map { Int64(rank($0[row])) } ?? 0
      keyed[Int(places[group])] = day << 32 | Int64(row)
      places[group] += 1
    }
    keyed.withUnsafeMutableBufferPointer { keyed in
      for group in 0..<starts.count - 1 {
        let (first, end) = (Int(starts[group]), Int(starts[group + 1]))
        if end - first > 1 { sort(keyed, first, end, ties) }
      }
    }
    return keyed.map { Int32(truncatingIfNeeded: $0) }
  }

  private static func sort(_ keyed: UnsafeMutableBufferPointer<Int64>, _ first: Int, _ end: Int, _ ties: [Column]) {
    if (first + 1..<end).contains(where: { keyed[$0] < keyed[$0 - 1] }) {
      var group = UnsafeMutableBufferPointer(rebasing: keyed[first..<end])
      group.sort()
    }
    var start = first
    while start < end {
      let day = keyed[start] >> 32
      var next = start + 1
      while next < end && keyed[next] >> 32 == day { next += 1 }
      if next - start > 1 {
        var sameDay = UnsafeMutableBufferPointer(rebasing: keyed[start..<next])
        sameDay.sort {
          isBefore(Int32(truncatingIfNeeded: $0), Int32(truncatingIfNeeded: $1), ties)
        }
      }
      start = next
    }
  }

  /// By what the cells say; rows that say the same keep their order.
  static func isBefore(_ a: Int32, _ b: Int32, _ ties: [Column]) -> Bool {
    for column in ties {
      let order = column.compare(Int(a), Int(b))
      if order != 0 { return order < 0 }
    }
    return a < b
  }

  /// Undated records come last.
  static func rank(_ day: Int32) -> Int32 { day > DateColumn.invalid ? day : Int32.max }
}

extension Column {
  /// Orders two cells of one column by content: negative, zero or positive.
  public func compare(_ a: Int, _ b: Int) -> Int {
    func order<T: Comparable>(_ x: T, _ y: T) -> Int { x < y ? -1 : x > y ? 1 : 0 }
    switch self {
    case .date(let column): return order(column.days[a], column.days[b])
    case .dateTime(let column): return order(column.doubledMinutes[a], column.doubledMinutes[b])
    case .number(let column): return order(column.millionths[a], column.millionths[b])
    case .boolean(let column): return order(column.states[a], column.states[b])
    case .code(let column): return column.compareCodes(a, b)
    case .span(let column): return column.compareSpans(a, b)
    case .text(let column): return column.compareTexts(a, b)
    case .reference(let column):
      return column.holdsKeys ? column.keys.compareTexts(a, b) : order(column.rows[a], column.rows[b])
    }
  }

  /// Whether it says nothing but these owners: the same of all records of one owner.
  fileprivate func isOwners(_ owners: RowReferences?) -> Bool {
    guard let owners, owners.areInOrder, case .reference(let column) = self else { return false }
    return !column.holdsKeys && column.rows.isIdentical(to: owners)
  }

  /// Puts some rows in each other's places. Nobody else should hold the column: it would be copied.
  public mutating func move(_ moves: [(place: Int32, row: Int32)], _ order: RowOrder) {
    let old = self
    // The column that is changed must have no second owner.
    self = .boolean(BooleanColumn())
    self = old.moved(moves, order)
  }

  private consuming func moved(_ moves: [(place: Int32, row: Int32)], _ order: RowOrder) -> Column {
    switch consume self {
    case .date(var column):
      column.days.move(moves)
      return .date(column)
    case .number(var column):
      column.millionths.move(moves)
      return .number(column)
    case .dateTime(var column):
      column.doubledMinutes.move(moves)
      return .dateTime(column)
    case .boolean(var column):
      column.states.move(moves)
      return .boolean(column)
    case .code(var column):
      column.ids.move(moves)
      return .code(column)
    case .span(var column):
      column.ids.move(moves)
      return .span(column)
    case .reference(var column):
      if column.holdsKeys { return Column.reference(column).reordered(order.order) }
      column.rows.move(moves)
      return .reference(column)
    case .text(let column): return .text(column.reordered(order.order))
    }
  }

  /// The column with its rows in another order.
  public func reordered(_ order: [Int32]) -> Column {
    func pick<T>(_ values: Cells<T>) -> Cells<T> { values.reordered(order) }
    switch self {
    case .date(let column): return .date(DateColumn(days: pick(column.days)))
    case .dateTime(let column): return .dateTime(DateTimeColumn(doubledMinutes: pick(column.doubledMinutes)))
    case .number(let column): return .number(NumberColumn(millionths: pick(column.millionths)))
    case .boolean(let column): return .boolean(BooleanColumn(states: pick(column.states)))
    case .code(let column):
      return .code(CodeColumn(list: column.list, ids: pick(column.ids), unlisted: column.unlisted))
    case .span(let column): return .span(SpanColumn(ids: pick(column.ids), spans: column.spans))
    case .text(let column): return .text(column.reordered(order))
    case .reference(let column):
      // While files are read, rows are not known yet.
      let rows = column.rows.isEmpty ? [] : column.rows.reordered(order)
      return .reference(ReferenceColumn(rows: rows, keys: column.holdsKeys ? column.keys.reordered(order) : TextColumn()))
    }
  }
}

extension CodeColumn {
  /// Unlisted texts are compared as text: their numbers depend on the order of rows.
  func compareCodes(_ a: Int, _ b: Int) -> Int {
    if let x = unlistedText(a), let y = unlistedText(b) { return x < y ? -1 : x > y ? 1 : 0 }
    let (x, y) = (max(ids[a], Self.unlistedFirst), max(ids[b], Self.unlistedFirst))
    return x < y ? -1 : x > y ? 1 : 0
  }
}

extension SpanColumn {
  func compareSpans(_ a: Int, _ b: Int) -> Int {
    guard let x = self[a], let y = self[b] else { return Int(min(ids[a], 0)) - Int(min(ids[b], 0)) }
    return x.unit == y.unit ? Int(x.count) - Int(y.count) : x.unit.rawValue - y.unit.rawValue
  }
}

extension TextColumn {
  /// Orders two texts by their bytes: negative, zero or positive.
  public func compareTexts(_ a: Int, _ b: Int) -> Int {
    let (x, y) = (range(a), range(b))
    return bytes.withUnsafeBufferPointer { all in
      for offset in 0..<min(x.count, y.count) {
        let (i, j) = (all[x.lowerBound + offset], all[y.lowerBound + offset])
        if i != j { return i < j ? -1 : 1 }
      }
      return x.count - y.count
    }
  }

  /// Whether each text comes after the one before it.
  public var areAscending: Bool {
    inRanges(ends.count, of: 1 << 16) { rows in
      (Swift.max(1, rows.lowerBound)..<Swift.max(1, rows.upperBound)).allSatisfy { compareTexts($0 - 1, $0) < 0 }
    }.allSatisfy { $0 }
  }

  public func reordered(_ order: [Int32]) -> TextColumn {
    var newBytes = Cells<UInt8>(capacity: order.reduce(0) { $0 + range(Int($1)).count })
    var newEnds = Cells<UInt64>(capacity: order.count)
    bytes.withUnsafeBufferPointer { source in
      for row in order {
        newBytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[range(Int(row))]))
        newEnds.append(UInt64(newBytes.count))
      }
    }
    return TextColumn(bytes: newBytes, ends: newEnds)
  }

  /// For each place the text of the row that comes there; blank for -1, unreadable for other rows that there are not.
  func texts(of rows: RowReferences) -> TextColumn {
    var result = TextColumn()
    result.ends.reserveCapacity(rows.count)
    bytes.withUnsafeBufferPointer { source in
      for row in rows {
        if row >= 0 {
          result.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[range(Int(row))]))
        } else if row != ReferenceColumn.blank {
          result.bytes.append(TextColumn.invalid)
        }
        result.ends.append(UInt64(result.bytes.count))
      }
    }
    return result
  }

  /// Adds one text; an empty one is blank.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
    ends.append(UInt64(bytes.count))
  }
}

extension Cells {
  /// For each place the cell of the row that comes there.
  public func reordered(_ order: [Int32]) -> Cells {
    withUnsafeBufferPointer { cells in
      Cells(unsafeUninitializedCapacity: order.count) { target in
        for place in order.indices { target[place] = cells[Int(order[place])] }
        return order.count
      }
    }
  }
}

extension Cells where Element: Equatable {
  /// Puts some cells in each other's places; those that say the same are not written.
  mutating func move(_ moves: [(place: Int32, row: Int32)]) {
    let cells = moves.map { self[Int($0.row)] }
    for (move, cell) in zip(moves, cells) where self[Int(move.place)] != cell { self[Int(move.place)] = cell }
  }
}
