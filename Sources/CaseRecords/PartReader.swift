import Caseload

/// Reads the rows of one part of a file into sinks of its own: fast where a row is as rows mostly are, else as `CSVScanner`
/// says.
final class PartReader {
  /// Rows that start from here on are the next part's.
  struct Outcome {
    /// Where the row behind the last one begins, in bytes of the file.
    var end: Int
    /// Every byte that was at hand stands for a character by itself.
    var isASCII = false
    /// Records taken, and rows gone through, empty ones included.
    var records = 0, rows = 0
  }

  /// Something to be said of a row, counted from the part's first.
  struct Note {
    let row: Int
    let kind: QualityKind
    /// Place of the column in the file; nil: the row is meant.
    let column: Int?
    let reason: String
  }

  /// So many line ends must lie behind what is read: nothing is looked for beyond them.
  static let padding = 64

  let delimiter: UInt8
  /// Per column of the file.
  let sinks: [CellSink?]
  let used: [(column: Int, sink: CellSink)]
  /// The fields whose cells are taken even from a row that is too long.
  let keyFields: Set<Int>
  /// One for each column of the file.
  let plans: UnsafeMutablePointer<CellPlan>
  var notes: [Note] = []
  /// Empty rows, each by how many records stood before it.
  private(set) var emptyRows: [Int] = []
  /// For how many records the sinks have memory.
  private(set) var room = 0
  /// What the row at hand has changed beside its cells, should it have to be read again.
  var marks: [(sink: CellSink, emptyCount: Int)] = []

  init(sinks: [CellSink?], delimiter: UInt8, keyFields: Set<Int>) {
    self.sinks = sinks
    self.delimiter = delimiter
    self.keyFields = keyFields
    used = sinks.enumerated().compactMap { column, sink in sink.map { (column, $0) } }
    plans = .allocate(capacity: max(1, sinks.count))
    plans.initialize(repeating: CellPlan(), count: max(1, sinks.count))
  }

  deinit { plans.deallocate() }

  /// Begins another part.
  private func clear() {
    for (_, sink) in used { sink.clear() }
    notes.removeAll(keepingCapacity: true)
    emptyRows.removeAll(keepingCapacity: true)
  }

  /// Room for so many records; where a sink's memory moves, the plans say where it is.
  private func makeRoom(_ records: Int) {
    room = records
    for (place, (column, sink)) in used.enumerated() { plans[column] = CellPlan(sink.fastCells(rows: records), place: place) }
  }

  /// The rows that start at `start` or behind it, and before `limit`.
  ///
  /// - Parameters:
  ///   - bytes: what is at hand of the file, followed by `padding` line ends.
  ///   - isEnd: nothing of the file comes behind them.
  /// - Returns: nil where a row does not end in them, or a quote is out of place: the part cannot be read by itself.
  func read(_ bytes: CellBytes, from start: Int, limit: Int, isEnd: Bool) -> Outcome? {
    clear()
    // A record takes at least a byte for each column; shorter rows make room for themselves.
    if room == 0 || room < (limit - start) / max(1, sinks.count) { makeRoom((limit - start) / max(1, sinks.count) + 64) }
    guard let base = bytes.baseAddress else { return Outcome(end: start) }
    var scanner = CSVScanner(bytes, from: start, delimiter: delimiter)
    let kinds = ByteKinds(CellBytes(rebasing: bytes[start..<bytes.count]))
    let isPlain = !kinds.hasCarriageReturns || !hasLoneCarriageReturn(CellBytes(rebasing: bytes[start..<bytes.count]))
    var outcome = Outcome(end: start)
    outcome.isASCII = kinds.isASCII
    while outcome.end < limit {
      if outcome.records + 1 >= room {
        settle(outcome.records)
        makeRoom(room * 2)
      }
      if isPlain { fastRows(base, bytes.count, &outcome, limit) }
      if outcome.end >= limit { break }
      if outcome.records + 1 >= room { continue }
      settle(outcome.records)
      scanner.move(to: outcome.end)
      guard slowRow(&scanner, &outcome, isEnd: isEnd) else { return nil }
    }
    settle(outcome.records)
    return outcome
  }

  /// Tells each sink how many rows it holds.
  private func settle(_ records: Int) {
    for (_, sink) in used { sink.truncate(to: records) }
  }

  /// Line ends are LF or CRLF; a CR by itself is one too, but only `CSVScanner` knows.
  private func hasLoneCarriageReturn(_ bytes: CellBytes) -> Bool {
    for place in bytes.indices where bytes[place] == 13 && (place + 1 == bytes.count || bytes[place + 1] != 10) { return true }
    return false
  }

  // MARK: One row as CSV may be

  private func slowRow(_ scanner: inout CSVScanner, _ outcome: inout Outcome, isEnd: Bool) -> Bool {
    scanner.readRow()
    // Where more of the file follows, the row may go on there.
    if scanner.openQuote != nil || scanner.suspectQuote != nil || scanner.isAtEnd && !isEnd { return false }
    let row = outcome.rows
    outcome.rows += 1
    outcome.end = scanner.position
    if isBlank(scanner) {
      emptyRows.append(outcome.records)
      if scanner.cellCount > 1 { notes.append(Note(row: row, kind: .emptyRow, column: nil, reason: ListReader.emptyRowReason)) }
      return true
    }
    take(scanner, row)
    outcome.records += 1
    return true
  }

  private func isBlank(_ scanner: CSVScanner) -> Bool {
    scanner.cells.allSatisfy { cell in scanner.text[cell.start..<cell.end].allSatisfy { $0 <= 0x20 } }
  }

  private func take(_ scanner: CSVScanner, _ row: Int) {
    let expected = sinks.count
    if scanner.cellCount != expected {
      let isShort = scanner.cellCount < expected
      notes.append(
        Note(
          row: row, kind: isShort ? .rowTooShort : .rowTooLong, column: nil,
          reason: CaseRecordsDiagnostics.reason(isShort ? .rowTooShort : .rowTooLong)))
    }
    let isLong = scanner.cellCount > expected
    for (column, sink) in used {
      if column >= scanner.cells.count || isLong && !keyFields.contains(sink.field) {
        sink.addInvalid()
        continue
      }
      let trouble = fill(sink, scanner.cells[column], scanner.text)
      if trouble != .none { note(trouble, row, column) }
    }
  }

  func note(_ trouble: CellTrouble, _ row: Int, _ column: Int) {
    notes.append(
      Note(
        row: row, kind: trouble == .unlistedCode ? .unlistedCode : .cellNotReadable, column: column,
        reason: CaseRecordsDiagnostics.reason(trouble)))
  }
}

/// What sorts of bytes a stretch of a file holds, found out in one go.
private struct ByteKinds {
  let isASCII: Bool
  let hasCarriageReturns: Bool

  init(_ bytes: CellBytes) {
    let ones: UInt64 = 0x0101_0101_0101_0101, high = ones << 7
    let raw = UnsafeRawBufferPointer(bytes)
    var (all, returns): (UInt64, UInt64) = (0, 0)
    var place = 0
    // Of a word in which no byte is a return, none of these steps leaves a high bit where there was none.
    @inline(__always) func look(_ word: UInt64) {
      all |= word
      let other = word ^ (ones &* 13)
      returns |= (other &- ones) & ~other
    }
    let whole = raw.count & ~31
    while place < whole {
      look(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      look(raw.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
      look(raw.loadUnaligned(fromByteOffset: place + 16, as: UInt64.self))
      look(raw.loadUnaligned(fromByteOffset: place + 24, as: UInt64.self))
      place += 32
    }
    while place < raw.count {
      look(UInt64(raw[place]) | (ones << 8) &* 32)
      place += 1
    }
    isASCII = all & high == 0
    hasCarriageReturns = returns & high != 0
  }
}
