import Caseload
import CivilTime

extension Binder {
  /// A value of the whole language.
  func value(_ typed: Typed) -> ValueCode {
    if case .general(let general) = typed.op { return self.general(general, typed.range) }
    return lifted(typed)
  }

  private func general(_ general: General, _ range: Range<Int>) -> ValueCode {
    switch general {
    case .constant(let value):
      let given = Given(value)
      return { _ in given }
    case .variable(let levels): return variable(levels, range)
    case .member(let name, let items, let otherwise): return member(name, items, otherwise)
    case .failing(let reason):
      return { context in
        context.run?.fail(reason, range)
        return .null
      }
    case .and(let all): return junction(all, decides: false)
    case .or(let all): return junction(all, decides: true)
    case .not(let operand): return negation(operand, range)
    case .ifElse(let test, let a, let b): return choice(test, a, b)
    case .forEach, .quantified: return loops(general, range)
    case .list, .context, .function: return structure(general, range)
    case .path(let base, let name): return path(value(base), name, range)
    case .filter(let base, let test, let weight): return filter(base, test, Loop(range, weight))
    case .apply(let builtIn, let arguments): return apply(builtIn, arguments, range)
    case .invoke(let function, let arguments): return invoke(function, arguments, range)
    default: return operation(general, range)
    }
  }

  /// A variable; to go far up the environment is counted.
  private func variable(_ levels: Int, _ range: Range<Int>) -> ValueCode {
    if levels < 32 { return { context in context.variable(levels) } }
    return { context in context.step(levels / 16, range) ? context.variable(levels) : .null }
  }

  // MARK: - Operators

  private func operation(_ general: General, _ range: Range<Int>) -> ValueCode {
    let zones = resources.zones
    switch general {
    case .negative(let operand):
      return combined(range, value(operand)) { value in
        value.negated.map { .value($0) } ?? .failed("\(value.kindInWords) has no negative")
      }
    case .arithmetic(.power, let a, let b): return power(value(a), value(b), range)
    case .arithmetic(let op, let a, let b):
      return combined(range, value(a), value(b)) { $0.calculated(op, $1, zones) }
    case .compare(let op, let a, let b):
      return combined(range, value(a), value(b)) { Binder.compared(op, $0, $1, zones) }
    case .between(let a, let lower, let upper):
      return between(value(a), value(lower), value(upper), range)
    case .isIn(let a, let tests): return membership(value(a), tests.map { asking($0) }, range)
    case .test(let op, let operand):
      return combined(range, value(operand)) { RangeValue(op, $0).bounded }
    case .range(let lower, let upper, let includesLower, let includesUpper):
      return combined(range, value(lower), value(upper)) {
        RangeValue.made($0, $1, includesLower: includesLower, includesUpper: includesUpper, zones)
      }
    case .instanceOf(let operand, let type): return instance(value(operand), type, range)
    default: return { _ in .null }
    }
  }

  /// What an operation gives: a value, or null and why.
  enum Outcome {
    case value(Value)
    case failed(String)
  }

  private func combined(
    _ range: Range<Int>, _ a: @escaping ValueCode, _ operation: @escaping @Sendable (Value) -> Outcome
  ) -> ValueCode {
    { context in
      let readMark = context.readMark
      let x = a(&context)
      guard context.step(lookingThrough: x.value, range) else { return .null }
      return context.settle(operation(x.value), x.flags, range, readMark, ofNull: x.value.isNull)
    }
  }

  private func combined(
    _ range: Range<Int>, _ a: @escaping ValueCode, _ b: @escaping ValueCode,
    _ operation: @escaping @Sendable (Value, Value) -> Outcome
  ) -> ValueCode {
    { context in
      let readMark = context.readMark
      let x = a(&context)
      let y = b(&context)
      guard context.step(lookingThrough: x.value, range), context.step(lookingThrough: y.value, range) else { return .null }
      let ofNull = x.value.isNull || y.value.isNull
      return context.settle(operation(x.value, y.value), x.flags | y.flags, range, readMark, ofNull: ofNull)
    }
  }

  /// A power with as many digits as there can be was worked out as a logarithm and an exponential: that counts.
  private func power(_ a: @escaping ValueCode, _ b: @escaping ValueCode, _ range: Range<Int>) -> ValueCode {
    let zones = resources.zones
    let code = combined(range, a, b) { $0.calculated(.power, $1, zones) }
    return { context in
      let given = code(&context)
      guard let number = given.value.number, number.hasAllDigits else { return given }
      return context.step(Limits.longCalculation, range) ? given : .null
    }
  }

  static func compared(_ op: Comparison, _ a: Value, _ b: Value, _ zones: ZoneTable) -> Outcome {
    if let answer = a.compare(op, b, zones) { return .value(.boolean(answer)) }
    if Kinds(a) == Kinds(b), Kinds([.time, .dateTime]).contains(Kinds(a)) {
      return .failed("one of the two has a time zone and the other has none")
    }
    return .failed("\(a.kindInWords) and \(b.kindInWords) cannot be compared by `\(op.rawValue)`")
  }

  private func between(
    _ value: @escaping ValueCode, _ lower: @escaping ValueCode, _ upper: @escaping ValueCode, _ range: Range<Int>
  ) -> ValueCode {
    let zones = resources.zones
    return { context in
      let readMark = context.readMark
      let x = value(&context)
      let (low, high) = (lower(&context), upper(&context))
      guard context.step(lookingThrough: x.value, range) else { return .null }
      let flags = x.flags | low.flags | high.flags
      let above = x.value.compare(.atLeast, low.value, zones)
      let below = x.value.compare(.atMost, high.value, zones)
      if let answer = above.and(below) { return Given(.boolean(answer), flags.onlyRests) }
      let reason = "\(x.value.kindInWords) does not compare with \(low.value.kindInWords) and \(high.value.kindInWords)"
      return context.settle(.failed(reason), flags, range, readMark)
    }
  }

  private func instance(_ value: @escaping ValueCode, _ type: TypeName, _ range: Range<Int>) -> ValueCode {
    if let name = type.unknownName {
      return combined(range, value) { _ in .failed("there is no type `\(FEELDiagnostics.short(name))`") }
    }
    return combined(range, value) { .value(.boolean(type.isInstance($0))) }
  }

  // MARK: - in

  /// Whether a value passes a test: a boolean, or null where that cannot be said. (A closure that lies in an array by
  /// itself is called by a detour.)
  private struct Test: Sendable {
    let ask: @Sendable (Given, inout Context) -> Given
  }

  private func asking(_ test: Typed) -> Test {
    let (zones, range) = (resources.zones, test.range)
    if case .general(.asked(let inner)) = test.op {
      let code = value(inner)
      return Test { x, context in
        let answer = context.with(x) { code(&$0) }
        guard context.step(lookingThrough: answer.value, range) else { return .null }
        return Given(truth: answer.value.boolean ?? answer.value.holds(x.value, zones), answer.flags)
      }
    }
    let code = value(test)
    return Test { x, context in
      let test = code(&context)
      guard context.step(lookingThrough: test.value, range) else { return .null }
      return Given(truth: test.value.holds(x.value, zones), test.flags)
    }
  }

  private func membership(_ value: @escaping ValueCode, _ tests: [Test], _ range: Range<Int>) -> ValueCode {
    { context in
      let readMark = context.readMark
      let x = value(&context)
      var flags = x.flags.onlyRests
      var answer: Bool? = false
      for test in tests {
        let passes = test.ask(x, &context)
        flags = flags | passes.flags.onlyRests
        if passes.value.boolean == true { return Given(.boolean(true), flags) }
        if passes.value.isNull { answer = nil }
      }
      if let answer { return Given(.boolean(answer), flags) }
      return context.settle(
        .failed("\(x.value.kindInWords) cannot be compared with what stands after `in`"), flags, range, readMark)
    }
  }

  // MARK: - Logic

  /// `and` (decided by false) or `or` (decided by true). What is neither counts as null.
  private func junction(_ all: [Typed], decides: Bool) -> ValueCode {
    let codes = all.map { value($0) }
    return { context in
      let mark = context.mark
      var (flags, isNull, isSaid) = (Flags.none, false, false)
      for code in codes {
        let given = code(&context)
        if given.value.boolean == decides {
          if !given.flags.isUncertain {
            context.forget(from: mark)
            return Given(.boolean(decides))
          }
          isSaid = true
        }
        if given.value.boolean == nil { isNull = true }
        flags = flags | given.flags.onlyRests
      }
      return Given(isSaid ? .boolean(decides) : isNull ? .null : .boolean(!decides), flags)
    }
  }

  private func negation(_ operand: Typed, _ range: Range<Int>) -> ValueCode {
    combined(range, value(operand)) { value in
      switch value {
      case .boolean(let value): .value(.boolean(!value))
      case .null: .value(.null)
      default: .failed("`not` needs a condition, and this is \(value.kindInWords)")
      }
    }
  }

  func choice(_ test: Typed, _ a: Typed, _ b: Typed) -> ValueCode {
    // In rules a null is no yes, so that a plain null decides an `and` as a plain no does.
    let test = test.type == .boolean ? lifted(truth(test, asCondition: true)) : value(test)
    let (a, b) = (value(a), value(b))
    return { context in
      let answer = test(&context)
      var given = answer.value.boolean == true ? a(&context) : b(&context)
      given.flags = given.flags.onlyRests | answer.flags.onlyRests
      return given
    }
  }
}

extension Given {
  fileprivate init(truth: Bool?, _ flags: Flags) { self.init(truth.map { .boolean($0) } ?? .null, flags) }
}

extension Value {
  /// What `x in test` says for this test: a range holds it, a list holds it or a range that does, else they are equal.
  func holds(_ value: Value, _ zones: ZoneTable) -> Bool? {
    switch self {
    case .range(let range):
      if case .range = value { return equals(value, zones) }
      return range.holds(value, zones)
    case .list(let list):
      if case .list = value, equals(value, zones) == true { return true }
      var answer: Bool? = false
      for item in list.items {
        switch item.test(value, zones) {
        case true?: return true
        case nil: answer = nil
        case false?: break
        }
      }
      return answer
    default: return equals(value, zones)
    }
  }

  /// An item of a list that is looked through: a range that holds the value, or the value itself.
  private func test(_ value: Value, _ zones: ZoneTable) -> Bool? {
    if case .range(let range) = self, range.kind == .interval || !value.isRange { 
      if case .range = value { return equals(value, zones) }
      return range.holds(value, zones)
    }
    return equals(value, zones) ?? false
  }

  private var isRange: Bool { if case .range = self { true } else { false } }
}

extension Context {
  /// The value of a variable, so many levels up.
  func variable(_ levels: Int) -> Given {
    var place = environment
    for _ in 0..<levels { place = place?.parent }
    return place?.given ?? .null
  }

  /// What an operation gave, with what it rests on. A failure is told, and rests on all that was read; but for one of
  /// null alone: what is not there yet (a blank that means so) leads to null as in every calculation of rules.
  func settle(
    _ outcome: Binder.Outcome, _ flags: Flags, _ range: Range<Int>, _ readMark: Int, ofNull: Bool = false
  ) -> Given {
    switch outcome {
    case .value(let value): return Given(value, flags.onlyRests)
    case .failed(let reason):
      run?.fail(reason, range)
      if ofNull { return Given(.null, flags.onlyRests) }
      if !flags.isUncertain { fail(reason, from: readMark) }
      return Given(.null, .rests)
    }
  }
}
