import Caseload
import CivilTime

/// How the dates of a field are read.
struct DateReadingRules {
  let forms: DateForms
  let plausible: ClosedRange<Int32>
}

/// Dates, straight from bytes to day numbers.
final class DateSink: CellSink {
  @exclusivity(unchecked) private var days = Cells<Int32>()
  private let rules: DateReadingRules
  private let emptyDays: [Int32]

  init(field: Int, emptyValues: EmptyValues, rules: DateReadingRules) {
    self.rules = rules
    emptyDays = emptyValues.days
    super.init(field: field, emptyValues: emptyValues)
  }

  override func reserve(rows: Int) -> [UnclearedPages] { [days.prepareRoom(for: rows)] }

  override func add(_ text: CellBytes) -> CellTrouble {
    if text.count == 10, rules.forms != .dayFirstOnly, let day = isoDay(text), rules.plausible.contains(day) {
      append(day)
      return .none
    }
    let (reading, trouble) = readDate(text, rules)
    if let reading, emptyDays.contains(reading.dayNumber) {
      append(reading.dayNumber)
    } else if trouble == .none, let reading {
      append(reading.dayNumber)
    } else {
      addInvalid()
      return trouble
    }
    return .none
  }

  @inline(__always)
  private func append(_ day: Int32) {
    if !emptyDays.isEmpty && emptyDays.contains(day) {
      // An empty value written in another way (`01/01/1900 00:00`).
      countEmpty()
      days.append(DateColumn.blank)
    } else {
      days.append(day)
    }
  }

  override func addBlank() { days.append(DateColumn.blank) }
  override func addInvalid() { days.append(DateColumn.invalid) }
  override func fastCells(rows: Int) -> FastCells? {
    // Dates written in another form alone are not read the fast way.
    guard rules.forms != .dayFirstOnly, let usualDays else { return nil }
    return .dates(days.room(for: rows), usualDays)
  }

  /// The longest stretch of plausible days without one that stands for an empty value: those are counted one by one.
  private var usualDays: ClosedRange<Int32>? {
    let (low, high) = (rules.plausible.lowerBound, rules.plausible.upperBound)
    let marks = [low - 1] + emptyDays.filter { rules.plausible.contains($0) }.sorted() + [high + 1]
    let gap = zip(marks, marks.dropFirst()).max { $0.1 - $0.0 < $1.1 - $1.0 } ?? (low, low)
    return gap.0 + 1 < gap.1 ? gap.0 + 1...gap.1 - 1 : nil
  }

  override func truncate(to rows: Int) { days.truncate(to: rows) }
  override func append(_ part: CellSink) {
    super.append(part)
    guard let part = part as? DateSink else { return }
    days.append(contentsOf: part.days.buffer)
  }
  override func finish() -> Column { .date(DateColumn(days: days)) }
}

/// Dates with the time of day, in whole minutes.
final class DateTimeSink: CellSink {
  @exclusivity(unchecked) private var moments = Cells<Int64>()
  private let rules: DateReadingRules
  private let midnightIsTime: Bool

  init(field: Int, emptyValues: EmptyValues, rules: DateReadingRules, midnightIsTime: Bool) {
    self.rules = rules
    self.midnightIsTime = midnightIsTime
    super.init(field: field, emptyValues: emptyValues)
  }

  override func reserve(rows: Int) -> [UnclearedPages] { [moments.prepareRoom(for: rows)] }
  override func add(_ text: CellBytes) -> CellTrouble {
    let (date, trouble) = readDate(text, rules)
    guard let date else {
      addInvalid()
      return trouble
    }
    if emptyValues.days.contains(date.dayNumber) {
      addBlank()
      return .none
    }
    guard trouble == .none else {
      addInvalid()
      return trouble
    }
    let moment = parseDateAndTime(text, form: .iso) ?? parseDateAndTime(text, form: .dayFirst)
    moments.append(doubledMinutes(date, moment?.minuteOfDay, midnightIsTime: midnightIsTime))
    return .none
  }
  override func addBlank() { moments.append(DateTimeColumn.blank) }
  override func addInvalid() { moments.append(DateTimeColumn.invalid) }
  override func truncate(to rows: Int) { moments.truncate(to: rows) }
  override func append(_ part: CellSink) {
    super.append(part)
    if let part = part as? DateTimeSink { moments.append(contentsOf: part.moments.buffer) }
  }
  override func finish() -> Column { .dateTime(DateTimeColumn(doubledMinutes: moments)) }
}

/// Twice the minutes, plus one where only the date is known. Midnight is how systems write a date without a time.
///
/// - Parameter midnightIsTime: unless the schema says that it is a time.
func doubledMinutes(_ date: CivilDate, _ minuteOfDay: Int?, midnightIsTime: Bool) -> Int64 {
  let minute = minuteOfDay ?? 0
  let isDateOnly = minuteOfDay == nil || (minute == 0 && !midnightIsTime)
  return (Int64(date.dayNumber) * 1440 + Int64(minute)) * 2 + (isDateOnly ? 1 : 0)
}

/// Decimal numbers as whole millionths.
final class NumberSink: CellSink {
  @exclusivity(unchecked) private var millionths = Cells<Int64>()
  override func reserve(rows: Int) -> [UnclearedPages] { [millionths.prepareRoom(for: rows)] }
  override func add(_ text: CellBytes) -> CellTrouble {
    switch readNumber(text) {
    case .millionths(let value):
      millionths.append(value)
      return .none
    case .trouble(let trouble):
      addInvalid()
      return trouble
    }
  }
  override func addBlank() { millionths.append(NumberColumn.blank) }
  override func addInvalid() { millionths.append(NumberColumn.invalid) }
  override func truncate(to rows: Int) { millionths.truncate(to: rows) }
  override func append(_ part: CellSink) {
    super.append(part)
    if let part = part as? NumberSink { millionths.append(contentsOf: part.millionths.buffer) }
  }
  override func finish() -> Column { .number(NumberColumn(millionths: millionths)) }
}

enum NumberReading: Equatable {
  case millionths(Int64)
  case trouble(CellTrouble)
}

/// `12`, `-0.5`, `+3.250`: at most six decimals that say anything, nothing rounded.
func readNumber(_ text: CellBytes) -> NumberReading {
  var at = 0
  let negative = text[0] == UInt8(ascii: "-")
  if negative || text[0] == UInt8(ascii: "+") { at = 1 }
  var value: Int64 = 0, digits = 0, decimals = -1
  while at < text.count {
    let byte = text[at]
    at += 1
    if byte == UInt8(ascii: ".") && decimals < 0 {
      decimals = 0
      continue
    }
    let digit = byte &- UInt8(ascii: "0")
    guard digit <= 9 else { return .trouble(.notANumber) }
    digits += 1
    if decimals >= 6 {
      if digit != 0 { return .trouble(.tooManyDecimals) }
      continue
    }
    let (times, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, overflows) = times.addingReportingOverflow(Int64(digit))
    if overflow || overflows { return .trouble(.notANumber) }
    value = sum
    if decimals >= 0 { decimals += 1 }
  }
  guard digits > 0 else { return .trouble(.notANumber) }
  for _ in max(0, decimals)..<6 {
    let (times, overflow) = value.multipliedReportingOverflow(by: 10)
    if overflow { return .trouble(.notANumber) }
    value = times
  }
  return .millionths(negative ? -value : value)
}

/// The date of a cell, and what is wrong with it. An implausible date is given too: it may be an empty value.
func readDate(_ text: CellBytes, _ rules: DateReadingRules) -> (date: CivilDate?, trouble: CellTrouble) {
  let iso = parseDate(text, form: .iso)
  let dayFirst = iso == nil ? parseDate(text, form: .dayFirst) : nil
  guard let date = iso ?? dayFirst else { return (nil, isMonthFirst(text) ? .monthFirst : .notADate) }
  guard rules.plausible.contains(date.dayNumber) else { return (date, .implausibleDate) }
  if iso != nil && rules.forms == .dayFirstOnly { return (date, .otherDateForm) }
  if dayFirst != nil && rules.forms == .isoOnly { return (date, .otherDateForm) }
  return (date, .none)
}

/// Whether `13/25/2026`-like text is a date once day and month change places.
private func isMonthFirst(_ text: CellBytes) -> Bool {
  let parts = text.split(maxSplits: 2, omittingEmptySubsequences: false) {
    $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
  }
  guard parts.count == 3, text.count <= 32 else { return false }
  let swapped = Array(parts[1]) + [UInt8(ascii: "/")] + Array(parts[0]) + [UInt8(ascii: "/")] + Array(parts[2])
  return swapped.withUnsafeBufferPointer { parseDate($0, form: .dayFirst) != nil }
}

/// The day number of exactly `yyyy-mm-dd`, or nil: the form that nearly every cell has.
@inline(__always)
func isoDay(_ text: CellBytes) -> Int32? {
  @inline(__always) func digit(_ at: Int) -> Int32 { Int32(text[at] &- 48) }
  var bad = false
  for at in 0..<10 where at != 4 && at != 7 { bad = bad || text[at] &- 48 > 9 }
  guard !bad, text[4] == 45, text[7] == 45 else { return nil }
  let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
  let month = digit(5) * 10 + digit(6), day = digit(8) * 10 + digit(9)
  guard month >= 1, month <= 12, day >= 1, day <= daysInMonth(year, month) else { return nil }
  // Days since 1970-01-01, counting years from March.
  let shifted = month <= 2 ? year - 1 : year
  let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
}

@inline(__always)
private func daysInMonth(_ year: Int32, _ month: Int32) -> Int32 {
  switch month {
  case 2: year & 3 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}
