public import Caseload
import CivilTime

/// Values, fields and records inside a condition, as people say them.
extension ConditionWords {
  func value(_ typed: Typed) -> String {
    switch typed.op {
    case .null: return "nothing"
    case .truth(let value): return value ? "yes" : "no"
    case .scalar(let number): return constant(number, typed.type)
    case .text(let text): return "\"\(text)\""
    case .today: return "the day looked at"
    case .extra(let index): return index == 0 ? "the day in question" : "the day on which the count began"
    case .field(let address, let base), .keyText(let address, let base): return field(address, base)
    case .codeText(let inner), .dateOf(let inner): return value(inner)
    case .owner(let list, _), .single(let list): return "the \(shape.lists[list].title)"
    case .slot(let slot): return record(slot)
    case .arithmetic(let op, let a, let b): return arithmetic(op, a, b)
    case .negative(let inner): return "minus \(value(inner))"
    case .part(let part, let inner): return "the \(part) of \(value(inner))"
    case .extremeOf(let which, let all): return "\(superlative(which, typed.type)) of \(all.map(value).joined(separator: " and "))"
    case .ifElse(let test, let a, let b): return "\(value(a)) if \(truth(test, false).text), and otherwise \(value(b))"
    case .orElse(let a, let b): return "\(value(a)) (where it is not recorded: \(value(b)))"
    case .general(let general): return self.general(general, typed)
    default: return lists(typed)
    }
  }

  private func lists(_ typed: Typed) -> String {
    switch typed.op {
    case .rows(let rows): return "the \(records(rows, plural: true))"
    case .count(let rows): return "the number of \(records(rows, plural: true))"
    case .sum(let rows, let element): return "the sum of \(inside(rows).value(element)) over all \(records(rows, plural: true))"
    case .extreme(let which, let rows, let element):
      let words = inside(rows).value(element)
      let bare = words.hasPrefix("the ") ? String(words.dropFirst(4)) : words
      return "\(superlative(which, typed.type)) \(bare) among the \(records(rows, plural: true))"
    case .pick(let rows, let element, let isLast):
      let which = "the \(isLast ? "last" : "first") \(records(rows, plural: false))"
      if case .slot = element.op { return which }
      return "\(inside(rows).value(element)) of \(which)"
    default: return quoted(typed)
    }
  }

  private func inside(_ rows: Rows) -> ConditionWords {
    var inner = self
    inner.innermost = rows.slot
    return inner
  }

  private func superlative(_ which: Extreme, _ type: ValueType) -> String {
    let isDate = type == .date || type == .dateTime
    return switch which {
    case .min: isDate ? "the earliest" : "the smallest"
    case .max: isDate ? "the latest" : "the largest"
    }
  }

  /// As it is written, in quotes: nothing in it has words of its own.
  func quoted(_ typed: Typed) -> String { "\"\(source.text(in: typed.range))\"" }

  // MARK: Constants

  private func constant(_ number: Int64, _ type: ValueType) -> String {
    switch type {
    case .number: return decimal(number)
    case .date: return CivilDate(dayNumber: Int32(clamping: number)).plainWords
    case .dateTime:
      let minutes = number >> 1
      let day = CivilDate(dayNumber: Int32(clamping: minutes.flooredDays)).plainWords
      let time = minutes - minutes.flooredDays * 1440
      return "\(day), \(time / 60 < 10 ? "0" : "")\(time / 60):\(time % 60 < 10 ? "0" : "")\(time % 60)"
    case .daysDuration:
      if number % 86_400 == 0 { return counted(number / 86_400, "day") }
      return number % 3_600 == 0 ? counted(number / 3_600, "hour") : counted(number / 60, "minute")
    case .monthsDuration: return number % 12 == 0 ? counted(number / 12, "year") : counted(number, "month")
    case .code(let list):
      return list.codes.indices.contains(Int(number)) ? list.codes[Int(number)].title : String(number)
    default: return String(number)
    }
  }

  private func counted(_ number: Int64, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  private func decimal(_ millionths: Int64) -> String {
    let (whole, rest) = (millionths.magnitude / 1_000_000, millionths.magnitude % 1_000_000)
    let sign = millionths < 0 ? "minus " : ""
    if rest == 0 { return "\(sign)\(whole)" }
    var digits = String(rest)
    digits = String(repeating: "0", count: 6 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }

  // MARK: Sums

  private func arithmetic(_ op: ArithmeticOperator, _ a: Typed, _ b: Typed) -> String {
    let isDate = a.type == .date || a.type == .dateTime
    let isLength = b.type == .daysDuration || b.type == .monthsDuration
    if isDate, isLength, op == .add || op == .subtract {
      return "the day \(value(b)) \(op == .add ? "after" : "before") \(value(a))"
    }
    if op == .add, a.type == .daysDuration || a.type == .monthsDuration, b.type == .date { return "the day \(value(a)) after \(value(b))" }
    if isDate, op == .subtract, b.type == a.type { return "the time from \(value(b)) to \(value(a))" }
    let word =
      switch op {
      case .add: "plus"
      case .subtract: "less"
      case .multiply: "times"
      case .divide: "divided by"
      case .power: "to the power of"
      }
    return "\(value(a)) \(word) \(value(b))"
  }

  // MARK: Functions

  private func general(_ general: General, _ typed: Typed) -> String {
    switch general {
    case .arithmetic(let op, let a, let b): return arithmetic(op, a, b)
    case .apply(let builtIn, let arguments): return function(builtIn.name, arguments.map(\.value)) ?? quoted(typed)
    default: return quoted(typed)
    }
  }

  private func function(_ name: String, _ values: [Typed]) -> String? {
    switch (name, values.count) {
    case ("working days between", 2): return "the number of working days from \(value(values[0])) to \(value(values[1]))"
    case ("working day after", 2): return "working day \(value(values[1])) after \(value(values[0]))"
    case ("age at", 2): return "the age on \(value(values[1]))"
    case ("school term of", 1): return "the school term of \(value(values[0]))"
    case ("abs", 1): return "the size of \(value(values[0]))"
    case ("string length", 1): return "the length of \(value(values[0]))"
    case ("upper case", 1), ("lower case", 1), ("string", 1), ("trim", 1): return value(values[0])
    default: return nil
    }
  }

  // MARK: Fields and records

  /// "the type of review", "the child's category", "the date of \"case opened\""
  private func field(_ address: FieldAddress, _ base: Typed) -> String {
    let title = shape[address].title
    let holder = owned(base, address)
    switch shape[address].type {
    case .boolean: return yesOrNo(address, base)
    case .date, .dateTime:
      return shape[address].isNounForDay && !holder.isEmpty ? "\(holder)\(title)"
        : holder.isEmpty ? shape[address].dayInWords : "the date of \(holder)\"\(title)\""
    default:
      // "The who referred" is not said.
      let isQuestion = ["who ", "what ", "how ", "whether ", "where ", "when "].contains { title.hasPrefix($0) }
      if isQuestion { return "\(holder)\"\(title)\"" }
      return holder.isEmpty ? "the \(title)" : "\(holder)\(title)"
    }
  }

  /// "\"child seen\""
  func yesOrNo(_ typed: Typed) -> String {
    guard case .field(let address, let base) = typed.op else { return value(typed) }
    return yesOrNo(address, base)
  }

  private func yesOrNo(_ address: FieldAddress, _ base: Typed) -> String { "\(owned(base, address))\"\(shape[address].title)\"" }

  /// Whose field it is, where that is not plain: "the child's ".
  func owned(_ base: Typed, _ address: FieldAddress) -> String {
    switch base.op {
    case .slot(Slot.subject):
      let title = shape[address].title
      let isElsewhere = shape.lists.indices.contains { list in
        list != address.list && shape.lists[list].fields.contains { $0.title == title }
      }
      return isElsewhere && (hasItem || innermost != nil) ? "the \(shape.lists[shape.aboutList].title)'s " : ""
    case .slot(Slot.previous): return "the previous record's "
    case .slot(Slot.next): return "the next record's "
    case .slot(let slot):
      if let innermost, innermost != slot { return "\(record(slot))'s " }
      return ""
    case .owner(let list, _), .single(let list): return "the \(shape.lists[list].title)'s "
    case .field(let address, _):
      if case .reference(let list) = shape[address].type { return "the \(shape.lists[list].title)'s " }
      return ""
    case .pick: return "\(value(base))'s "
    default: return ""
    }
  }

  private func record(_ slot: Int) -> String {
    switch slot {
    case Slot.subject: "the \(shape.lists[shape.aboutList].title)"
    case Slot.previous: "the record before it"
    case Slot.next: "the record after it"
    default: "the record"
    }
  }

  /// "visits where \"child seen\" is yes"
  func records(_ rows: Rows, plural: Bool) -> String {
    let list = shape.lists[rows.list]
    let name = plural ? list.plural : list.title
    if rows.filters.isEmpty { return name }
    let inner = inside(rows)
    return "\(name) where \(JoinedWords.joined(rows.filters.map { inner.truth($0, false) }, .and).text)"
  }
}

extension CivilDate {
  /// "1 April 2026"
  fileprivate var plainWords: String {
    let (year, month, day) = yearMonthDay
    return "\(day) \(CivilDate.monthNames[month - 1]) \(year)"
  }
}

extension FieldShape {
  /// A date field in a sentence: "the date of birth", "the date of \"case opened\"".
  public var dayInWords: String { isNounForDay ? "the \(title)" : "the date of \"\(title)\"" }

  /// Whether the title itself names a day: "start of the placement".
  var isNounForDay: Bool {
    title == "date" || ["date", "day", "start", "end", "expected date"].contains { title.hasPrefix($0 + " ") }
  }
}
