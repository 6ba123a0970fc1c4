import CivilTime
public import Compliance

/// The columns that every table of verdicts begins with. `days_late` is in calendar days after due.
public let verdictColumns = ["rule", "subject", "outcome", "kind", "opened", "due", "done", "days_late"]

/// The header line of a table of verdicts, with more columns after the first eight where the caller has them.
public func csvHeader(more: [String] = []) -> String {
  var out: [UInt8] = []
  for (index, column) in (verdictColumns + more).enumerated() {
    if index > 0 { out.append(comma) }
    appendField(column, to: &out)
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
  appendField(rule, to: &out)
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
  for field in more {
    out.append(comma)
    appendField(field, to: &out)
  }
  out.append(newline)
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")

private func appendPlain(_ text: String, to out: inout [UInt8]) { out.append(contentsOf: text.utf8) }

/// RFC 4180: quoted where a comma, quote or line end is inside, or blanks stand at the ends.
private func appendField(_ text: String, to out: inout [UInt8]) {
  let needsQuotes =
    text.utf8.contains { $0 == comma || $0 == quote || $0 == newline || $0 == 0x0D }
    || text.utf8.first == 0x20 || text.utf8.last == 0x20
  guard needsQuotes else { return appendPlain(text, to: &out) }
  out.append(quote)
  for byte in text.utf8 {
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
