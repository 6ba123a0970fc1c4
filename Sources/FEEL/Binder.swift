import Caseload
import CivilTime

typealias TruthCode = @Sendable (inout Context) -> Truth
typealias ScalarCode = @Sendable (inout Context) -> Scalar
typealias TextCode = @Sendable (inout Context) -> TextValue

/// Turns checked expressions into closures over the columns of one caseload.
///
/// The same closures give the bare answer and, with a recorder in the context, the cells that it rests on. While a value
/// is worked out the recorder's `rests` is a stack: an operation whose answer does not depend on an operand takes the
/// operand's cells off again. A value is flagged as resting exactly when it left cells on the stack.
struct Binder {
  let caseload: Caseload
  let resources: Resources
  var shape: Shape { caseload.shape }

  /// - Parameter calendars: Those that the expression may ask.
  init(caseload: Caseload, calendars: Calendars) {
    self.caseload = caseload
    resources = Resources(calendars: calendars)
  }

  /// For whole FEEL, which reads no records.
  init(open resources: Resources) {
    caseload = Caseload(shape: Scope.open.shape, lists: [])
    self.resources = resources
  }

  /// The value of an expression that reads nothing.
  static func constant(_ typed: Typed, _ shape: Shape) -> Scalar {
    let empty = Caseload(shape: shape, lists: shape.lists.map { .notSupplied(fields: $0.fields.count) })
    let binder = Binder(caseload: empty, calendars: .none)
    var context = Context.nowhere
    if typed.type == .string { return Scalar(0, binder.text(typed)(&context).flags) }
    return binder.scalar(typed)(&context)
  }

  /// The value of an expression that reads nothing and is worked out as a value.
  static func constantValue(_ typed: Typed, _ shape: Shape) -> Value {
    let empty = Caseload(shape: shape, lists: shape.lists.map { .notSupplied(fields: $0.fields.count) })
    var context = Context.nowhere
    return Binder(caseload: empty, calendars: .none).value(typed)(&context).value
  }

  // MARK: - Conditions

  /// - Parameter asCondition: null counts as not yes here, so that a plain null decides an `and` as a plain no does.
  func truth(_ typed: Typed, asCondition: Bool = false) -> TruthCode {
    switch typed.op {
    case .truth(let value):
      let answer = Truth(value)
      return { _ in answer }
    case .null: return { _ in .null }
    case .and(let all, _):
      return Binder.conjunction(all.map { Operand(code: truth($0, asCondition: asCondition)) }, asCondition)
    case .or(let all, _):
      let general = Binder.disjunction(all.map { Operand(code: truth($0, asCondition: asCondition)) })
      return fastMembership(all, general) ?? general
    case .not(let operand):
      let code = truth(operand)
      return { context in
        let answer = code(&context).settled
        return Truth(answer.value.map { !$0 }, rests: answer.restsOnSomething)
      }
    case .compare(let op, let a, let b): return compare(op, a, b)
    case .isNull(let operand): return isNull(operand)
    case .ifElse(let test, let a, let b):
      let (test, a, b) = (truth(test, asCondition: true), truth(a), truth(b))
      return { context in
        let answer = test(&context).settled
        return (answer.saysYes ? a(&context) : b(&context)).settled.resting(answer.restsOnSomething)
      }
    case .quantified(let quantifier, let rows, let body): return quantified(quantifier, rows, body)
    case .general:
      if let direct = directTruth(typed) { return direct }
      let code = value(typed)
      return { context in
        let given = code(&context)
        return Truth(given.value.boolean, rests: given.flags.isUncertain)
      }
    default:
      let code = scalar(typed)
      return { context in code(&context).truth }
    }
  }

  /// A closure in a list. (Closures that lie in an array by themselves are called by a detour.)
  struct Operand: Sendable {
    let code: TruthCode
  }

  /// What an `and` has heard so far.
  private struct Conjunction {
    var saysNo = false, saysNull = false, rests = false, isDecided = false

    @inline(__always) mutating func hear(_ answer: Truth, _ asCondition: Bool) {
      rests = rests || answer.restsOnSomething
      saysNo = saysNo || answer.saysNo
      saysNull = saysNull || answer.saysNull
      isDecided = isDecided || (asCondition && answer == .null)
    }

    @inline(__always) func answer(_ context: Context, _ mark: Int) -> Truth {
      if isDecided { context.forget(from: mark) }
      return Truth(saysNo ? false : saysNull ? nil : true, rests: rests && !isDecided)
    }
  }

  static func conjunction(_ operands: [Operand], _ asCondition: Bool) -> TruthCode {
    if operands.count == 2 { return conjunction(operands[0].code, operands[1].code, asCondition) }
    return { context in
      let mark = context.mark
      var heard = Conjunction()
      for operand in operands {
        let answer = operand.code(&context).settled
        if answer == .yes { continue }
        if answer == .no {
          context.forget(from: mark)
          return .no
        }
        heard.hear(answer, asCondition)
      }
      return heard.answer(context, mark)
    }
  }

  /// The commonest case, without a loop.
  private static func conjunction(_ a: @escaping TruthCode, _ b: @escaping TruthCode, _ asCondition: Bool) -> TruthCode
  {
    { context in
      let mark = context.mark
      let first = a(&context).settled
      if first == .no { return .no }
      let second = b(&context).settled
      if first == .yes { return second }
      if second == .no {
        context.forget(from: mark)
        return .no
      }
      var heard = Conjunction()
      heard.hear(first, asCondition)
      if second != .yes { heard.hear(second, asCondition) }
      return heard.answer(context, mark)
    }
  }

  static func disjunction(_ operands: [Operand]) -> TruthCode {
    { context in
      let mark = context.mark
      var (saysYes, saysNull, rests) = (false, false, false)
      for operand in operands {
        let answer = operand.code(&context).settled
        if answer == .no { continue }
        if answer == .yes {
          context.forget(from: mark)
          return .yes
        }
        rests = rests || answer.restsOnSomething
        saysYes = saysYes || answer.saysYes
        saysNull = saysNull || answer.saysNull
      }
      return Truth(saysYes ? true : saysNull ? nil : false, rests: rests)
    }
  }

  private func isNull(_ typed: Typed) -> TruthCode {
    let flags = flags(typed)
    return { context in
      let mark = context.mark
      let found = flags(&context)
      if !found.isNull { return Truth(false, rests: found.isUncertain) }
      if found.restsElsewhere { return Truth(true, rests: true) }
      context.forget(from: mark)
      return .yes
    }
  }

  /// Only whether there is a value, and what that rests on.
  func flags(_ typed: Typed) -> @Sendable (inout Context) -> Flags {
    if typed.type == .string {
      let code = text(typed)
      return { context in code(&context).flags }
    }
    let code = scalar(typed)
    return { context in code(&context).flags }
  }

  // MARK: - Values

  func scalar(_ typed: Typed) -> ScalarCode {
    switch typed.op {
    case .null: return { _ in .null }
    case .scalar(let value):
      let constant = Scalar(value)
      return { _ in constant }
    case .slot(let slot): return Binder.slot(slot)
    case .today: return { context in Scalar(Int64(context.today)) }
    case .extra(let index): return Binder.extra(index)
    case .field(let address, let base): return field(address, base)
    case .owner(let list, let base): return owner(list, base)
    case .single(let list): return single(list)
    case .negative(let operand): return negative(operand)
    case .arithmetic(let op, let a, let b): return arithmetic(op, a, b, typed.type)
    case .dateOf(let operand):
      let code = scalar(operand)
      return { context in
        var value = code(&context)
        value.value = (value.value >> 1).flooredDays
        return value
      }
    case .part(let part, let operand): return self.part(part, operand)
    case .ifElse(let test, let a, let b):
      if typed.type == .boolean { break }
      let (test, a, b) = (truth(test, asCondition: true), scalar(a), scalar(b))
      return { context in
        let answer = test(&context).settled
        var value = answer.saysYes ? a(&context) : b(&context)
        if answer.restsOnSomething { value.flags = value.flags | .rests }
        return value
      }
    case .orElse(let a, let b): return orElse(scalar(a), scalar(b))
    case .extremeOf(let which, let all): return extremeOf(which, all.map(scalar))
    case .count(let rows): return count(rows)
    case .sum(let rows, let element): return sum(rows, element)
    case .extreme(let which, let rows, let element): return extreme(which, rows, element)
    case .pick(let rows, let element, let last): return pick(rows, element, last)
    case .general where typed.type != .boolean: return directNumber(typed) ?? lowered(typed)
    default: break
    }
    guard typed.type == .boolean else { return { _ in .null(.rests) } }
    let code = truth(typed)
    return { context in Scalar(code(&context)) }
  }

  private static func extra(_ index: Int) -> ScalarCode {
    { context in
      let day = index == 0 ? context.extra.0 : context.extra.1
      if day > DateColumn.invalid { return Scalar(Int64(day)) }
      return Scalar(0, day == DateColumn.blank ? .blankCell : .nullResting)
    }
  }

  private func orElse(_ a: @escaping ScalarCode, _ b: @escaping ScalarCode) -> ScalarCode {
    { context in
      let mark = context.mark
      let value = a(&context)
      if !value.flags.isNull { return value }
      if value.flags.restsElsewhere {
        var other = b(&context)
        other.flags = other.flags | .rests
        return other
      }
      context.forget(from: mark)
      return b(&context)
    }
  }

  // MARK: - Texts

  func text(_ typed: Typed) -> TextCode {
    switch typed.op {
    case .text(let text):
      let value = TextValue(text)
      return { _ in value }
    case .field(let address, let base): return onRow(base, textReader(address))
    case .keyText(let address, let base): return onRow(base, textReader(address))
    case .codeText(let operand): return codeText(operand)
    case .ifElse(let test, let a, let b):
      let (test, a, b) = (truth(test, asCondition: true), text(a), text(b))
      return { context in
        let answer = test(&context).settled
        var value = answer.saysYes ? a(&context) : b(&context)
        if answer.restsOnSomething { value.flags = value.flags | .rests }
        return value
      }
    case .orElse(let a, let b):
      let (a, b) = (text(a), text(b))
      return { context in
        let mark = context.mark
        let value = a(&context)
        if !value.flags.isNull { return value }
        if !value.flags.restsElsewhere { context.forget(from: mark) }
        var other = b(&context)
        if value.flags.restsElsewhere { other.flags = other.flags | .rests }
        return other
      }
    case .pick(let rows, let element, let last): return pickText(rows, element, last)
    case .general: return loweredText(typed)
    default: return { _ in .null(.none) }
    }
  }

  private func codeText(_ operand: Typed) -> TextCode {
    let code = scalar(operand)
    let spellings = (operand.type.codes?.codes ?? []).map { TextValue($0.value) }
    return { context in
      let value = code(&context)
      guard !value.flags.isNull, spellings.indices.contains(Int(value.value)) else { return .null(value.flags) }
      var text = spellings[Int(value.value)]
      text.flags = value.flags
      return text
    }
  }

  /// Reads a text of the row that a record stands for.
  private func onRow(_ base: Typed, _ reader: @escaping TextReader) -> TextCode {
    let row = scalar(base)
    return { context in
      let row = row(&context)
      if row.flags.isNull { return .null(row.flags) }
      var value = reader(Int(row.value), &context)
      value.flags = value.flags | row.flags.onlyRests
      return value
    }
  }
}

extension Context {
  /// For constants: no rows, no days.
  static var nowhere: Context {
    Context(Frame(subject: -1, horizon: .init(dayNumber: 0), factsDay: .init(dayNumber: 0)))
  }
}
