import Caseload
import SourceText

/// Functions and calculations that rules have in common with whole FEEL: worked out as values, but with types that are
/// known beforehand.
extension Checker {
  /// A call of a function of the language with arguments that were checked.
  mutating func apply(_ builtIn: BuiltIn, _ arguments: [GeneralArgument], _ range: Range<Int>) -> Typed? {
    for argument in arguments where Checker.kinds(argument.value.type) == nil {
      report(FEELDiagnostics.cannotBeGiven(text(argument.value), words(argument.value.type), builtIn.name, span(argument.value.range)))
      return nil
    }
    switch fitting(builtIn, arguments) {
    case .success(let form):
      if let hopeless = hopeless(builtIn, form, arguments) {
        report(hopeless)
        return nil
      }
      guard let type = result(of: form, arguments.map(\.value)) else {
        report(FEELDiagnostics.functionNotInRules(builtIn.name, span(range)))
        return nil
      }
      return settled(.apply(builtIn, arguments), type, range)
    case .failure(let problem):
      report(FEELDiagnostics.badArguments(builtIn.name, problem.text, span(problem.range ?? range)))
      return nil
    }
  }

  /// What is said of a call that can only fail, since something is written that the function cannot take.
  private func hopeless(_ builtIn: BuiltIn, _ form: BuiltIn.Form, _ arguments: [GeneralArgument]) -> Diagnostic? {
    guard case .success(let placed) = form.placed(arguments.map { (label: $0.label, value: $0.value) }) else { return nil }
    let values = zip(form.parameters, placed).map { parameter, typed -> Value? in
      if typed.isEmpty { return .null }
      return typed.count == 1 && typed[0].isConstant && !parameter.isRepeated ? Binder.constantValue(typed[0], shape) : nil
    }
    guard let problem = HopelessArguments.problem(of: builtIn.name, values) else { return nil }
    let place = placed[problem.place].first?.range ?? arguments[0].value.range
    return FEELDiagnostics.badArguments(builtIn.name, problem.text, span(place))
  }

  struct Misfit: Error {
    let text: String
    let range: Range<Int>?
  }

  /// The form whose parameters take values of these types.
  private func fitting(_ builtIn: BuiltIn, _ arguments: [GeneralArgument]) -> Result<BuiltIn.Form, Misfit> {
    var misfit: Misfit?
    for form in builtIn.forms {
      switch form.placed(arguments.map { (label: $0.label, value: $0.value) }) {
      case .failure(let why): misfit = misfit ?? Misfit(text: why.text, range: nil)
      case .success(let placed):
        guard let (parameter, value) = unfit(form, placed) else { return .success(form) }
        misfit = Misfit(
          text: "\(parameter.name) must be \(parameter.kinds.inWords), and `\(FEELDiagnostics.short(text(value)))` is \(words(value.type))",
          range: value.range)
      }
    }
    return .failure(misfit ?? Misfit(text: "it cannot be called like this", range: nil))
  }

  private func unfit(_ form: BuiltIn.Form, _ placed: [[Typed]]) -> (BuiltIn.Parameter, Typed)? {
    for (parameter, values) in zip(form.parameters, placed) {
      for value in values where !Checker.takes(parameter, value) { return (parameter, value) }
    }
    return nil
  }

  private static func takes(_ parameter: BuiltIn.Parameter, _ value: Typed) -> Bool {
    guard let kinds = kinds(value.type) else { return false }
    return parameter.kinds.isSuperset(of: kinds) || (value.isNullLiteral && parameter.isOptional)
  }

  /// The kinds of value that a type stands for; nil for what only rules have, such as records.
  static func kinds(_ type: ValueType) -> Kinds? {
    switch type {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .string, .code: .string
    case .date: .date
    case .daysDuration: .daysDuration
    case .monthsDuration: .monthsDuration
    case .list(let element): kinds(element) == nil ? nil : .list
    case .range(let element): kinds(element) == nil ? nil : .range
    case .dateTime, .span, .record, .any: nil
    }
  }

  /// What a form gives for arguments of these types; nil for what rules cannot keep.
  private func result(of form: BuiltIn.Form, _ arguments: [Typed]) -> ValueType? {
    func argument(_ place: Int) -> ValueType? { place < arguments.count ? Checker.plain(arguments[place].type) : nil }
    switch form.gives {
    case .kind(let kinds): return ValueType(kinds)
    case .list(let kinds): return ValueType(kinds).map { .list(of: $0) }
    case .like(let place): return argument(place).map { form.parameters[place].kinds == .list && !$0.isList ? .list(of: $0) : $0 }
    case .listLike(let place): return argument(place)
    case .element(let place):
      guard let type = argument(place) else { return nil }
      if case .list(let element) = type, !form.parameters[place].isRepeated { return element }
      return type
    }
  }

  /// Codes are texts where functions work on them.
  private static func plain(_ type: ValueType) -> ValueType {
    switch type {
    case .code: .string
    case .list(let element): .list(of: plain(element))
    default: type
    }
  }

  /// A part that is worked out as a value; a constant one must be there, and becomes a literal.
  mutating func settled(_ general: General, _ type: ValueType, _ range: Range<Int>) -> Typed? {
    let typed = Typed(.general(general), type, range)
    guard general.isConstant else { return typed }
    let value = Binder.constantValue(typed, shape)
    if value.isNull {
      report(FEELDiagnostics.alwaysFails(source.text(in: range), span(range)))
      return nil
    }
    switch value {
    case .string(let text): return Typed(.text(text), .string, range, isNullable: false)
    case .boolean(let answer): return Typed(.truth(answer), .boolean, range, isNullable: false)
    case .number(let number):
      guard let millionths = number.millionths else { return Typed(.general(.constant(value)), type, range, isNullable: false) }
      return Typed(.scalar(millionths), .number, range, isNullable: false)
    default:
      return value.scalar(type).map { Typed(.scalar($0), type, range, isNullable: false) } ?? typed
    }
  }

  /// A range between two values, for functions that take ranges.
  mutating func range(_ parts: Node.RangeParts, _ range: Range<Int>) -> Typed? {
    let a = check(parts.lower)
    let b = check(parts.upper, wanted: a?.type)
    guard let a, let b else { return nil }
    guard a.type == b.type, let kinds = Checker.kinds(a.type), Kinds.ordered.contains(kinds) else {
      report(FEELDiagnostics.mixedTypes(text(a), words(a.type), text(b), words(b.type), span(range)))
      return nil
    }
    let general = General.range(a, b, includesLower: parts.includesLower, includesUpper: parts.includesUpper)
    return Typed(.general(general), .range(of: a.type), range, isNullable: false)
  }
}

extension ValueType {
  /// The type of values of one kind; nil where rules have none.
  init?(_ kinds: Kinds) {
    switch kinds {
    case .boolean: self = .boolean
    case .number: self = .number
    case .string: self = .string
    case .date: self = .date
    case .daysDuration: self = .daysDuration
    case .monthsDuration: self = .monthsDuration
    default: return nil
    }
  }
}

extension BuiltIn.Form {
  struct Misplaced: Error { let text: String }

  /// Arguments in the order of the parameters: none for one left out, several for one that takes all further ones.
  func placed<T>(_ arguments: [(label: String?, value: T)]) -> Swift.Result<[[T]], Misplaced> {
    if arguments.contains(where: { $0.label != nil }) { return labelled(arguments) }
    guard arguments.count >= fewest, arguments.count <= most else {
      return .failure(Misplaced(text: countInWords + ", not \(arguments.count)"))
    }
    return .success(
      parameters.enumerated().map { index, parameter in
        if parameter.isRepeated { return arguments.dropFirst(index).map(\.value) }
        return index < arguments.count ? [arguments[index].value] : []
      })
  }

  private func labelled<T>(_ arguments: [(label: String?, value: T)]) -> Swift.Result<[[T]], Misplaced> {
    var placed = [[T]](repeating: [], count: parameters.count)
    for argument in arguments {
      guard let place = parameters.firstIndex(where: { $0.name == argument.label }), placed[place].isEmpty else {
        let names = parameters.map(\.name).joined(separator: ", ")
        return .failure(Misplaced(text: "there is no parameter `\(FEELDiagnostics.short(argument.label ?? ""))`; the parameters are \(names)"))
      }
      placed[place] = [argument.value]
    }
    for (parameter, values) in zip(parameters, placed) where values.isEmpty && !parameter.isOptional {
      return .failure(Misplaced(text: "the parameter `\(parameter.name)` is missing"))
    }
    return .success(placed)
  }

  private var countInWords: String {
    let least = fewest
    if most == Int.max { return "it takes at least \(least) argument\(least == 1 ? "" : "s")" }
    if most == 0 { return "it takes no argument" }
    let numbers = least == most ? "\(least)" : "\(least) to \(most)"
    return "it takes \(numbers) argument\(most == 1 ? "" : "s")"
  }
}
