import Caseload

/// Rows as they mostly are: as many cells as columns, quotes only around a whole cell.
extension PartReader {
  /// Goes on from `outcome.end` while rows are plain; stops before the first that is not.
  func fastRows(_ base: UnsafePointer<UInt8>, _ size: Int, _ outcome: inout Outcome, _ limit: Int) {
    let delimiter = self.delimiter, room = self.room, plans = self.plans, plansEnd = self.plans + sinks.count
    let search = CellSearch(base, delimiter), months = MonthTable.shared
    var at = outcome.end, record = outcome.records
    // The owner's key of the row before, as it stands in the file, and that owner.
    var keyStart = 0, keyLength = 0, owner: Int32 = -1
    rows: while at < limit && record < room - 1 {
      var saysSomething = false
      var plan = plans
      if !marks.isEmpty { marks.removeAll(keepingCapacity: true) }
      while true {
        let cell = search.cell(at)
        switch plan.pointee.kind {
        case .skip:
          guard let end = search.end(cell) else { break rows }
          at = end
        case .owner:
          if keyLength > 0, search.isSame(keyStart, at, keyLength), search.isEnd(at &+ keyLength) {
            at &+= keyLength
          } else {
            guard let end = search.end(cell), let found = findOwner(search.bytes(cell, to: end), after: owner, plan, record)
            else { break rows }
            (keyStart, keyLength, owner) = (at, end - at, found)
            at = end
          }
          saysSomething = saysSomething || owner != ReferenceColumn.blank
        case .date:
          if let day = months.day(base + cell.start), day >= plan.pointee.earliest, day <= plan.pointee.latest,
            let end = search.end(cell, length: 10)
          {
            plan.pointee.numbers[record] = day
            saysSomething = true
            at = end
          } else if let end = search.end(cell, length: 0) {
            plan.pointee.numbers[record] = DateColumn.blank
            at = end
          } else {
            guard let end = otherCell(cell, search, plan - plans, record, outcome.rows) else { break rows }
            at = end
          }
        case .state:
          guard let end = search.end(cell) else { break rows }
          let length = cell.length(to: end)
          if length <= WordTable<UInt8>.longest, length > 0,
            let state = WordTable<UInt8>.find(.init(base + cell.start, length), in: plan.pointee.stateWords)
          {
            plan.pointee.states[record] = state
            saysSomething = true
          } else if length == 0 {
            plan.pointee.states[record] = BooleanColumn.blank
          } else {
            guard otherCell(cell, search, plan - plans, record, outcome.rows) != nil else { break rows }
          }
          at = end
        case .code:
          guard let end = search.end(cell) else { break rows }
          let length = cell.length(to: end)
          if length <= WordTable<Int32>.longest, length > 0,
            let id = WordTable<Int32>.find(.init(base + cell.start, length), in: plan.pointee.codeWords)
          {
            plan.pointee.numbers[record] = id
            saysSomething = true
          } else if length == 0 {
            plan.pointee.numbers[record] = CodeColumn.blank
          } else {
            guard otherCell(cell, search, plan - plans, record, outcome.rows) != nil else { break rows }
          }
          at = end
        case .other:
          guard let end = otherCell(cell, search, plan - plans, record, outcome.rows) else { break rows }
          at = end
        }
        plan += 1
        let ending = base[at]
        at &+= 1
        if ending == delimiter {
          if plan == plansEnd { break rows }
          continue
        }
        // What ends a cell and is no delimiter ends a row: LF, or CR and LF.
        if ending == 13 { at &+= 1 }
        break
      }
      // Too few cells, nothing said, or no line end before the end of what is at hand: looked at again, with care.
      if plan != plansEnd || !saysSomething || at > size { break rows }
      record &+= 1
      (outcome.end, outcome.records) = (at, record)
      outcome.rows &+= 1
      if at >= limit { return }
    }
    takeBack(outcome.rows)
  }

  /// A cell that is read one by one; gives the place of what ends it. nil: the row is to be read with care.
  // Within the loop it would take registers from what nearly every cell needs.
  @inline(never)
  private func otherCell(_ cell: CellSearch.Cell, _ search: CellSearch, _ column: Int, _ record: Int, _ row: Int) -> Int? {
    guard let end = search.end(cell), let sink = sinks[column] else { return nil }
    sink.truncate(to: record)
    marks.append((sink, sink.emptyCount))
    let trouble = sink.take(search.bytes(cell, to: end))
    if trouble != .none { note(trouble, row, column) }
    return end
  }

  /// The row that was begun is read again: what was noted of it is forgotten.
  @inline(never)
  private func takeBack(_ row: Int) {
    for (sink, count) in marks { sink.forgetEmpty(beyond: count) }
    marks.removeAll(keepingCapacity: true)
    while let last = notes.last, last.row >= row { notes.removeLast() }
  }

  /// The owner whose key stands here; nil: the cell is not readable as a key.
  @inline(never)
  private func findOwner(
    _ cell: CellBytes, after owner: Int32, _ plan: UnsafeMutablePointer<CellPlan>, _ record: Int
  ) -> Int32? {
    guard let owners = plan.pointee.owners else { return nil }
    let next = owners._withUnsafeGuaranteedRef { sink in
      let next = sink.next(after: owner, cell)
      if let next { sink.begin(next, at: record) }
      return next
    }
    if let next { return next }
    let sink = owners.takeUnretainedValue()
    sink.truncate(to: record)
    marks.append((sink, sink.emptyCount))
    guard sink.take(cell) == .none else { return nil }
    return sink.last
  }
}

/// Finds where cells end, eight bytes at a time.
struct CellSearch {
  struct Cell {
    /// Where its text begins, behind a quote.
    let start: Int
    let isQuoted: Bool
    /// How many bytes its text has, given the place of what ends the cell.
    @inline(__always) func length(to end: Int) -> Int { end &- start &- (isQuoted ? 1 : 0) }
  }

  private let base: UnsafePointer<UInt8>
  private let delimiter: UInt8
  private let delimiters: UInt64
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let newlines = ones &* 10
  private static let quotes = ones &* 34

  init(_ base: UnsafePointer<UInt8>, _ delimiter: UInt8) {
    self.base = base
    self.delimiter = delimiter
    delimiters = CellSearch.ones &* UInt64(delimiter)
  }

  @inline(__always) func cell(_ at: Int) -> Cell {
    let isQuoted = base[at] == UInt8(ascii: "\"")
    return Cell(start: isQuoted ? at &+ 1 : at, isQuoted: isQuoted)
  }

  @inline(__always) func bytes(_ cell: Cell, to end: Int) -> CellBytes {
    CellBytes(start: base + cell.start, count: cell.length(to: end))
  }

  /// Whether a delimiter or line end stands here.
  @inline(__always) func isEnd(_ at: Int) -> Bool {
    let byte = base[at]
    return byte == delimiter || byte == 10 || byte == 13 && base[at &+ 1] == 10
  }

  /// The place of what ends the cell, if its text has just this length.
  @inline(__always) func end(_ cell: Cell, length: Int) -> Int? {
    var at = cell.start &+ length
    if cell.isQuoted {
      if base[at] != UInt8(ascii: "\"") { return nil }
      at &+= 1
    }
    return isEnd(at) ? at : nil
  }

  /// The place of what ends the cell; nil where a quoted cell holds a line end or a quote.
  @inline(__always) func end(_ cell: Cell) -> Int? {
    if cell.isQuoted {
      let quote = find(cell.start, CellSearch.quotes)
      return base[quote] != 10 && isEnd(quote &+ 1) ? quote &+ 1 : nil
    }
    let end = find(cell.start, delimiters)
    return base[end] == 10 && end > cell.start && base[end &- 1] == 13 ? end &- 1 : end
  }

  /// The first place from here on of one of these bytes, or of a line end.
  @inline(__always) private func find(_ from: Int, _ wanted: UInt64) -> Int {
    var at = from
    while true {
      let word = UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let (one, other) = (word ^ wanted, word ^ CellSearch.newlines)
      let found = ((one &- CellSearch.ones) & ~one | (other &- CellSearch.ones) & ~other) & 0x8080_8080_8080_8080
      if found != 0 { return at &+ found.trailingZeroBitCount &>> 3 }
      at &+= 8
    }
  }

  @inline(__always) func isSame(_ one: Int, _ other: Int, _ length: Int) -> Bool {
    let raw = UnsafeRawPointer(base)
    var place = 0
    while place &+ 8 <= length {
      if raw.loadUnaligned(fromByteOffset: one &+ place, as: UInt64.self)
        != raw.loadUnaligned(fromByteOffset: other &+ place, as: UInt64.self)
      {
        return false
      }
      place &+= 8
    }
    while place < length {
      if base[one &+ place] != base[other &+ place] { return false }
      place &+= 1
    }
    return true
  }
}
