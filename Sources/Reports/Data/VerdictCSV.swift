import CivilTime
public import Compliance

/// The columns that every table of verdicts begins with. `days_late` is in calendar days after due.
public let verdictColumns = ["rule", "subject", "outcome", "kind", "opened", "due", "done", "days_late"]

/// The header line of a table of verdicts, with more columns after the first eight where the caller has them.
public func csvHeader(more: [String] = []) -> String {
  var out: [UInt8] = []
  for (index, column) in (verdictColumns + more).enumerated() {
    if index > 0 { out.append(comma) }
    appendField(column.utf8, to: &out)
  }
  out.append(newline)
  return String(decoding: out, as: UTF8.self)
}

/// One verdict as a line with its line end.
public func csvRow(_ v: Verdict, rule: String, subject: String, more: [String] = []) -> String {
  let rest = more.flatMap { [comma] + csvField($0) }
  let row = Array(subject.utf8).withUnsafeBufferPointer { csvRows([v], rule: csvField(rule), subjects: [$0], more: rest) }
  return row.withBuffer { String(decoding: $0, as: UTF8.self) }
}

/// Many verdicts of one rule as lines, where rule and further columns are written already, as `csvField` writes them.
///
/// - Parameters:
///   - subjects: parallel to the verdicts.
///   - more: with the comma before each.
public func csvRows(
  _ verdicts: [Verdict], rule: [UInt8], subjects: [UnsafeBufferPointer<UInt8>], more: [UInt8]
) -> Bytes {
  // At most: outcome and kind, three dates, a number, commas, and a subject in quotes of which each byte is one.
  let longest = rule.count + more.count + 120
  let room = subjects.reduce(verdicts.count * longest) { $0 + 2 * $1.count }
  return Bytes(room: room) { start in
    var line = ByteLine(end: start)
    var words = VerdictWords()
    for (verdict, subject) in zip(verdicts, subjects) { line.add(verdict, rule, subject, more, words.of(verdict)) }
    return line.end
  }
}

/// What stands between subject and dates, as `,overdue,gap,`: under one rule there are few of them.
private struct VerdictWords {
  private var known: [(outcome: Outcome, kind: Kind, bytes: [UInt8])] = []

  mutating func of(_ verdict: Verdict) -> [UInt8] {
    for entry in known where entry.outcome == verdict.outcome && entry.kind == verdict.kind { return entry.bytes }
    let bytes = Array(",\(verdict.outcome.rawValue),\(verdict.kind.rawValue),".utf8)
    known.append((verdict.outcome, verdict.kind, bytes))
    return bytes
  }
}

/// Writes bytes one behind another into memory that has room for them.
private struct ByteLine {
  var end: UnsafeMutablePointer<UInt8>

  mutating func add(
    _ verdict: Verdict, _ rule: [UInt8], _ subject: UnsafeBufferPointer<UInt8>, _ more: [UInt8], _ words: [UInt8]
  ) {
    rule.withUnsafeBufferPointer { add($0) }
    add(comma)
    addField(subject)
    words.withUnsafeBufferPointer { add($0) }
    if let opened = verdict.opened { add(opened) }
    add(comma)
    if let due = verdict.due { add(due) }
    add(comma)
    if let done = verdict.done { add(done) }
    add(comma)
    if let late = verdict.daysLate { add(number: late) }
    more.withUnsafeBufferPointer { add($0) }
    add(newline)
  }

  @inline(__always)
  private mutating func add(_ byte: UInt8) {
    end.pointee = byte
    end += 1
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    end.update(from: start, count: bytes.count)
    end += bytes.count
  }

  private mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  /// As `appendField`.
  private mutating func addField(_ text: UnsafeBufferPointer<UInt8>) {
    var needsQuotes = text.first == 0x20 || text.last == 0x20
    for byte in text { needsQuotes = needsQuotes || byte == comma || byte == quote || byte == newline || byte == 0x0D }
    if !needsQuotes { return add(text) }
    add(quote)
    for byte in text {
      if byte == quote { add(quote) }
      add(byte)
    }
    add(quote)
  }

  private mutating func add(_ date: CivilDate) {
    if !end.add(date) { add(date.description) }
  }

  private mutating func add(number: Int) { end.add(number: number) }
}

/// A text as a field of a table: in quotes where it needs them.
public func csvField(_ text: String) -> [UInt8] {
  var out: [UInt8] = []
  appendField(text.utf8, to: &out)
  return out
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")

/// RFC 4180: quoted where a comma, quote or line end is inside, or blanks stand at the ends.
private func appendField(_ text: some Collection<UInt8>, to out: inout [UInt8]) {
  var needsQuotes = false, last: UInt8 = 0
  for byte in text {
    needsQuotes = needsQuotes || byte == comma || byte == quote || byte == newline || byte == 0x0D
    last = byte
  }
  guard needsQuotes || text.first == 0x20 || last == 0x20 else { return out.append(contentsOf: text) }
  out.append(quote)
  for byte in text {
    if byte == quote { out.append(quote) }
    out.append(byte)
  }
  out.append(quote)
}
