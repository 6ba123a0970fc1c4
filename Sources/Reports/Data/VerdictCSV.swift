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
  var out: [UInt8] = []
  appendCSVRow(v, rule: rule, subject: subject, more: more, to: &out)
  return String(decoding: out, as: UTF8.self)
}

/// One verdict at the end of a buffer: nothing else is allocated, so that millions of rows can be written.
public func appendCSVRow(_ v: Verdict, rule: String, subject: String, more: [String] = [], to out: inout [UInt8]) {
  let rest = more.reduce(into: [UInt8]()) { rest, field in
    rest.append(comma)
    appendField(field.utf8, to: &rest)
  }
  var start: [UInt8] = []
  appendField(rule.utf8, to: &start)
  appendCSVRow(v, rule: start, subject: subject.utf8, more: rest, to: &out)
}

/// The same, where rule and further columns are written already: as `csvField` writes them.
///
/// - Parameter more: with the comma before each.
public func appendCSVRow(
  _ v: Verdict, rule: [UInt8], subject: some Collection<UInt8>, more: [UInt8], to out: inout [UInt8]
) {
  out.append(contentsOf: rule)
  out.append(comma)
  appendField(subject, to: &out)
  out.append(comma)
  appendPlain(v.outcome.rawValue, to: &out)
  out.append(comma)
  appendPlain(v.kind.rawValue, to: &out)
  out.append(comma)
  appendDate(v.opened, to: &out)
  out.append(comma)
  appendDate(v.due, to: &out)
  out.append(comma)
  appendDate(v.done, to: &out)
  out.append(comma)
  if let late = v.daysLate { appendNumber(late, to: &out) }
  out.append(contentsOf: more)
  out.append(newline)
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

private func appendPlain(_ text: String, to out: inout [UInt8]) { out.append(contentsOf: text.utf8) }

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

private func appendDate(_ date: CivilDate?, to out: inout [UInt8]) {
  guard let date else { return }
  let (year, month, day) = date.yearMonthDay
  guard (1000...9999).contains(year) else { return appendPlain(date.description, to: &out) }
  appendNumber(year, to: &out)
  appendTwoDigits(month, to: &out)
  appendTwoDigits(day, to: &out)
}

private func appendTwoDigits(_ number: Int, to out: inout [UInt8]) {
  out.append(UInt8(ascii: "-"))
  out.append(UInt8(ascii: "0") + UInt8(number / 10))
  out.append(UInt8(ascii: "0") + UInt8(number % 10))
}

private func appendNumber(_ number: Int, to out: inout [UInt8]) {
  if number < 0 { out.append(UInt8(ascii: "-")) }
  var divisor: UInt = 1
  let magnitude = number.magnitude
  while magnitude / divisor >= 10 { divisor *= 10 }
  while divisor > 0 {
    out.append(UInt8(ascii: "0") + UInt8(magnitude / divisor % 10))
    divisor /= 10
  }
}
