import Caseload
import CivilTime

/// How the dates of a field are read.
struct DateReadingRules {
  let forms: DateForms
  let plausible: ClosedRange<Int32>
}

/// Dates, straight from bytes to day numbers.
final class DateSink: CellSink {
  @exclusivity(unchecked) private var column = DateColumn()
  private let rules: DateReadingRules
  private let emptyDays: [Int32]

  init(field: Int, emptyValues: EmptyValues, rules: DateReadingRules) {
    self.rules = rules
    emptyDays = emptyValues.days
    super.init(field: field, emptyValues: emptyValues)
  }

  @exclusivity(unchecked) private var emptyDayCount = 0
  /// Cells that held an empty value written in another way (`01/01/1900 00:00`).
  var otherEmptyCount: Int { emptyDayCount }

  override func reserve(rows: Int) { column.days.reserveCapacity(rows) }

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
      emptyDayCount += 1
      column.days.append(DateColumn.blank)
    } else {
      column.days.append(day)
    }
  }

  override func addBlank() { column.days.append(DateColumn.blank) }
  override func addInvalid() { column.days.append(DateColumn.invalid) }
  override func finish() -> Column { .date(column) }
}

/// Dates with the time of day, in whole minutes.
final class DateTimeSink: CellSink {
  @exclusivity(unchecked) private var column = DateTimeColumn()
  private let rules: DateReadingRules
  private let midnightIsTime: Bool

  init(field: Int, emptyValues: EmptyValues, rules: DateReadingRules, midnightIsTime: Bool) {
    self.rules = rules
    self.midnightIsTime = midnightIsTime
    super.init(field: field, emptyValues: emptyValues)
  }

  override func reserve(rows: Int) { column.doubledMinutes.reserveCapacity(rows) }
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
    column.doubledMinutes.append(doubledMinutes(date, moment?.minuteOfDay, midnightIsTime: midnightIsTime))
    return .none
  }
  override func addBlank() { column.doubledMinutes.append(DateTimeColumn.blank) }
  override func addInvalid() { column.doubledMinutes.append(DateTimeColumn.invalid) }
  override func finish() -> Column { .dateTime(column) }
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
  @exclusivity(unchecked) private var column = NumberColumn()
  override func reserve(rows: Int) { column.millionths.reserveCapacity(rows) }
  override func add(_ text: CellBytes) -> CellTrouble {
    switch readNumber(text) {
    case .millionths(let value):
      column.millionths.append(value)
      return .none
    case .trouble(let trouble):
      addInvalid()
      return trouble
    }
  }
  override func addBlank() { column.millionths.append(NumberColumn.blank) }
  override func addInvalid() { column.millionths.append(NumberColumn.invalid) }
  override func finish() -> Column { .number(column) }
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
