import Caseload
import CivilTime

extension Binder {
  /// What a rule reads from columns, as a value.
  func lifted(_ typed: Typed) -> ValueCode {
    switch typed.op {
    case .literalList(let items): return lifted(items)
    case .projected(let rows, let element): return lifted(rows, element)
    case .ifElse(let test, let a, let b) where typed.isGeneral: return choice(test, a, b)
    case .negative(let operand) where typed.isGeneral: return value(Typed(.general(.negative(operand)), typed.type, typed.range))
    case .extremeOf(let which, let all) where typed.isGeneral: return extreme(which, all, typed.range)
    case .orElse(let a, let b) where typed.isGeneral: return orElse(a, b)
    default: break
    }
    switch typed.type {
    case .boolean: return lifted(truth(typed))
    case .string:
      let code = text(typed)
      return { context in
        let text = code(&context)
        if text.flags.isNull { return Given(.null, text.flags.onlyRests) }
        return Given(.string(String(decoding: text.bytes[text.range], as: UTF8.self)), text.flags.onlyRests)
      }
    case .code: return lifted(Typed(.codeText(typed), .string, typed.range))
    default:
      let (code, type) = (scalar(typed), typed.type)
      return { context in
        let scalar = code(&context)
        if scalar.flags.isNull { return Given(.null, scalar.flags.onlyRests) }
        return Given(Value(scalar.value, type) ?? .null, scalar.flags.onlyRests)
      }
    }
  }

  private func extreme(_ which: Extreme, _ all: [Typed], _ range: Range<Int>) -> ValueCode {
    guard let builtIn = BuiltIn.all[which == .min ? "min" : "max"] else { return { _ in .null } }
    return apply(builtIn, all.map { GeneralArgument(label: nil, value: $0) }, range)
  }

  func lifted(_ code: @escaping TruthCode) -> ValueCode {
    { context in
      let answer = code(&context).settled
      return Given(answer.value.map { .boolean($0) } ?? .null, answer.restsOnSomething ? .rests : .none)
    }
  }

  /// A field's own blank is what the other value is for; a null that comes of anything else rests on that.
  private func orElse(_ a: Typed, _ b: Typed) -> ValueCode {
    let (flags, a, b) = (flags(a), value(a), value(b))
    return { context in
      let mark = context.mark
      let found = flags(&context)
      context.forget(from: mark)
      if found.isNull, !found.restsElsewhere { return b(&context) }
      let given = a(&context)
      if !given.value.isNull { return given }
      var other = b(&context)
      other.flags = other.flags | given.flags.onlyRests
      return other
    }
  }

  private func lifted(_ items: [Typed]) -> ValueCode {
    let codes = items.map { value($0) }
    return { context in
      var (items, flags) = ([Value](), Flags.none)
      for code in codes {
        let given = code(&context)
        items.append(given.value)
        flags = flags | given.flags
      }
      return Given(.list(ListValue(items)), flags)
    }
  }

  /// The values that the records of a list give. They rest on what decides which records these are.
  private func lifted(_ rows: Rows, _ element: Typed) -> ValueCode {
    let element = value(element)
    let rows = bind(rows)
    return { context in
      var (items, flags) = ([Value](), Flags.none)
      let owner = rows.each(&context) { context, member in
        let given = element(&context)
        if !member.isSure || given.flags.isUncertain { flags = .rests }
        if member.isIn { items.append(given.value) }
        return .goOn
      }
      if rows.isIncomplete(context) {
        rows.noteAbsence(context)
        flags = .rests
      }
      return Given(.list(ListValue(items)), flags | owner)
    }
  }

  // MARK: - Back to columns' values

  /// A value of the whole language as a rule keeps it. One that does not fit failed.
  func lowered(_ typed: Typed) -> ScalarCode {
    let (code, type, range) = (value(typed), typed.type, typed.range)
    return { context in
      let readMark = context.readMark
      let given = code(&context)
      if given.value.isNull { return .null(given.flags.onlyRests) }
      if let scalar = given.value.scalar(type) { return Scalar(scalar, given.flags.onlyRests) }
      let reason = "the result cannot be kept"
      return .null(context.settle(.failed(reason), given.flags, range, readMark).flags)
    }
  }

  func loweredText(_ typed: Typed) -> TextCode {
    let code = value(typed)
    return { context in
      let given = code(&context)
      guard case .string(let text) = given.value else { return .null(given.flags.onlyRests) }
      var value = TextValue(text)
      value.flags = given.flags.onlyRests
      return value
    }
  }
}

extension Value {
  /// What a rule keeps as a whole number; see `Scalar` for what it means in each type.
  init?(_ scalar: Int64, _ type: ValueType) {
    switch type {
    case .number: self = .number(Decimal(millionths: scalar))
    case .date:
      guard let date = FEELDate(dayNumber: scalar) else { return nil }
      self = .date(date)
    case .daysDuration: self = .daysDuration(DaysDuration(seconds: scalar))
    case .monthsDuration: self = .monthsDuration(MonthsDuration(months: scalar))
    default: return nil
    }
  }

  /// The value as a rule keeps it; nil where it does not fit.
  func scalar(_ type: ValueType) -> Int64? {
    switch (self, type) {
    case (.boolean(let value), .boolean): value ? 1 : 0
    case (.number(let number), .number): number.roundedMillionths().flatMap { $0 > NumberColumn.invalid ? $0 : nil }
    case (.date(let date), .date): date.civilDate.map { Int64($0.dayNumber) }
    case (.daysDuration(let duration), .daysDuration):
      duration.nanoseconds % 1_000_000_000 == 0 ? Int64(exactly: duration.nanoseconds / 1_000_000_000) : nil
    case (.monthsDuration(let duration), .monthsDuration): duration.months
    default: nil
    }
  }
}
