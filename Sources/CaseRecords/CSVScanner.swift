/// Cuts a text into rows and cells as RFC 4180 says: quotes, doubled quotes, line ends within quotes; LF, CRLF or CR.
struct CSVScanner {
  let text: UnsafeBufferPointer<UInt8>
  let delimiter: UInt8
  /// Where the next row begins.
  private(set) var position: Int
  /// The cells of the row read last; more than `maximumCells` are counted, not kept.
  private(set) var cells: [CellRange] = []
  private(set) var cellCount = 0
  /// Where the quote stands that the row read last opened and never closed.
  private(set) var openQuote: Int?
  /// The first quote of the row read last that closed on a later line with text right behind it: it may be a stray one,
  /// and what closed it the opening quote of another row.
  private(set) var suspectQuote: (offset: Int, column: Int)?
  private let maximumCells: Int

  /// A cell's bytes (within its quotes).
  struct CellRange {
    var start: Int
    var end: Int
    var form: Form
    enum Form: UInt8 { case plain, quoted, doubledQuotes, textAfterQuote }
  }

  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, maximumCells: Int = 4096) {
    self.text = text
    self.delimiter = delimiter
    self.maximumCells = maximumCells
    position = start
  }

  var isAtEnd: Bool { position >= text.count }

  /// Goes on from another place (after an unclosed quote).
  mutating func move(to offset: Int) { position = offset }

  /// Reads the next row into `cells`. An empty line is a row of one empty cell.
  mutating func readRow() {
    cells.removeAll(keepingCapacity: true)
    cellCount = 0
    openQuote = nil
    suspectQuote = nil
    let count = text.count
    let (delimiter, newline, carriageReturn) = (self.delimiter, UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var at = position
    while true {
      let cell: CellRange
      if at < count && text[at] == UInt8(ascii: "\"") {
        cell = quotedCell(from: &at)
      } else {
        let start = at
        while at < count {
          let byte = text[at]
          if byte == delimiter || byte == newline || byte == carriageReturn { break }
          at += 1
        }
        cell = CellRange(start: start, end: at, form: .plain)
      }
      cellCount += 1
      if cellCount <= maximumCells { cells.append(cell) }
      guard at < count else { break }
      let byte = text[at]
      at += 1
      if byte == delimiter { continue }
      if byte == carriageReturn && at < count && text[at] == newline { at += 1 }
      break
    }
    position = at
  }

  /// Reads a cell that begins with a quote; leaves `at` on the delimiter or line end behind it.
  private mutating func quotedCell(from at: inout Int) -> CellRange {
    let quote = UInt8(ascii: "\"")
    let opening = at
    var form = CellRange.Form.quoted
    at += 1
    while at < text.count {
      guard text[at] == quote else {
        at += 1
        continue
      }
      if at + 1 < text.count && text[at + 1] == quote {
        form = .doubledQuotes
        at += 2
        continue
      }
      var cell = CellRange(start: opening + 1, end: at, form: form)
      at += 1
      while at < text.count, !isCellEnd(text[at]) {
        if text[at] != UInt8(ascii: " ") { cell.form = .textAfterQuote }
        at += 1
      }
      if cell.form == .textAfterQuote, suspectQuote == nil, hasLineEnd(cell) { suspectQuote = (opening, cellCount) }
      return cell
    }
    openQuote = opening
    return CellRange(start: opening + 1, end: at, form: form)
  }

  /// Whether a cell holds more than one line.
  func hasLineEnd(_ cell: CellRange) -> Bool {
    text[cell.start..<cell.end].contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }

  /// Where the line after this place begins; nil on the last line.
  func nextLine(after place: Int) -> Int? {
    guard let end = text[place...].firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else { return nil }
    let isPair = text[end] == UInt8(ascii: "\r") && end + 1 < text.count && text[end + 1] == UInt8(ascii: "\n")
    return isPair ? end + 2 : end + 1
  }

  private func isCellEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// The text of a cell of the row read last; for headers and the like, not for the many.
  func string(_ cell: CellRange) -> String {
    let bytes = text[cell.start..<cell.end]
    guard cell.form == .doubledQuotes else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: withoutDoubledQuotes(bytes), as: UTF8.self)
  }
}

/// `a ""b"" c` as it was meant.
func withoutDoubledQuotes(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var skip = false
  for byte in bytes {
    skip = byte == UInt8(ascii: "\"") && !skip
    if !skip { result.append(byte) }
  }
  return result
}
