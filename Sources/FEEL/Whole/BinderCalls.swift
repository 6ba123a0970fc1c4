extension Binder {
  private typealias ArgumentCode = (label: String?, code: ValueCode)

  /// A function of the language.
  func apply(_ builtIn: BuiltIn, _ arguments: [GeneralArgument], _ range: Range<Int>) -> ValueCode {
    let codes: [ArgumentCode] = arguments.map { ($0.label, value($0.value)) }
    let resources = resources
    return { context in
      let readMark = context.readMark
      let (values, flags) = Binder.evaluate(codes, &context)
      var call = Call(name: builtIn.name, range: range, resources: resources, run: context.run)
      let value = builtIn.call(values, &call)
      // What is not there yet (a blank that means so) leads to null as in every calculation: nothing failed.
      guard call.hasFailed, !values.contains(where: \.value.isNull) else { return Given(value, flags) }
      if !flags.isUncertain { context.fail(call.reason, from: readMark, lacksCalendar: call.lacksCalendar) }
      return Given(value, .rests)
    }
  }

  /// Whatever a value turns out to be.
  func invoke(_ function: Typed, _ arguments: [GeneralArgument], _ range: Range<Int>) -> ValueCode {
    let code = value(function)
    let codes: [ArgumentCode] = arguments.map { ($0.label, value($0.value)) }
    let resources = resources
    return { context in
      let readMark = context.readMark
      let given = code(&context)
      guard case .function(let function) = given.value else {
        return context.settle(
          .failed("only functions can be called, and this is \(given.value.kindInWords)"), given.flags, range, readMark)
      }
      let (values, flags) = Binder.evaluate(codes, &context)
      let (value, failed) = function.call(values, range, resources, context.run)
      return Given(value, failed ? .rests : flags | given.flags.onlyRests)
    }
  }

  private static func evaluate(_ codes: [ArgumentCode], _ context: inout Context) -> ([Argument], Flags) {
    var flags = Flags.none
    var values: [Argument] = []
    values.reserveCapacity(codes.count)
    for (label, code) in codes {
      let given = code(&context)
      flags = flags | given.flags.onlyRests
      values.append(Argument(label: label, value: given.value))
    }
    return (values, flags)
  }
}

extension FunctionValue {
  /// Calls it. Arguments that do not fit are a failure.
  func call(
    _ arguments: [Argument], _ range: Range<Int>, _ resources: Resources, _ run: Run?
  ) -> (value: Value, failed: Bool) {
    switch body {
    case .builtIn(let builtIn):
      var call = Call(name: builtIn.name, range: range, resources: resources, run: run)
      let value = builtIn.call(arguments, &call)
      return (value, call.hasFailed)
    case .written(let parameters, let code, let cost, let environment):
      guard let run, run.step(cost.ofPlacing(arguments, parameters), range) else { return (.null, true) }
      let placed: [Value]
      switch FunctionValue.placed(arguments, parameters) {
      case .success(let values): placed = values
      case .failure(let why):
        run.fail(why.text, range)
        return (.null, true)
      }
      guard run.step(cost.weight, range), run.enter(cost.depth, range) else { return (.null, true) }
      defer { run.leave(cost.depth) }
      var inner = environment
      for value in placed { inner = Environment(Given(value), inner) }
      var context = Context.nowhere
      context.run = run
      context.environment = inner
      return withExtendedLifetime(inner) {
        let given = code(&context)
        return (given.value, given.flags.isUncertain)
      }
    }
  }

  private static func placed(
    _ arguments: [Argument], _ parameters: [(name: String, type: TypeName?)]
  ) -> Result<[Value], BuiltIn.Form.Misplaced> {
    guard arguments.count == parameters.count else {
      return .failure(
        BuiltIn.Form.Misplaced(text: "the function takes \(parameters.count) argument\(parameters.count == 1 ? "" : "s"), not \(arguments.count)"))
    }
    var values: [Value] = []
    for (index, parameter) in parameters.enumerated() {
      let isLabelled = arguments[index].label != nil
      guard let argument = isLabelled ? arguments.first(where: { $0.label == parameter.name }) : arguments[index] else {
        let name = FEELDiagnostics.short(parameter.name)
        return .failure(BuiltIn.Form.Misplaced(text: "the parameter `\(name)` is missing"))
      }
      guard let value = (parameter.type ?? .any).converting(argument.value) else {
        return .failure(
          BuiltIn.Form.Misplaced(text: "`\(FEELDiagnostics.short(parameter.name))` cannot be \(argument.value.kindInWords)"))
      }
      values.append(value)
    }
    return .success(values)
  }
}

extension FunctionCost {
  /// Labels are looked for among all parameters, and values looked through where a type is named.
  fileprivate func ofPlacing(_ arguments: [Argument], _ parameters: [(name: String, type: TypeName?)]) -> Int {
    var work = arguments.contains { $0.label != nil } ? arguments.count * parameters.count / 8 : 0
    if parameters.contains(where: { $0.type != nil }) {
      for argument in arguments { work = work.saturated(plus: argument.value.work) }
    }
    return work
  }
}

extension TypeName {
  /// A value as one of the type, with the standard's implicit conversions; nil where it is of another.
  func converting(_ value: Value) -> Value? {
    if conforms(value) { return value }
    if case .list(let list) = value, list.items.count == 1, conforms(list.items[0]) { return list.items[0] }
    let single = Value.list(ListValue([value]))
    if case .list = self, conforms(single) { return single }
    if case .date(let date) = value, self == .kind(.dateTime) { return .dateTime(date.midnightUTC) }
    return nil
  }
}
