import CivilTime
import SourceText

/// Whole FEEL: nothing is refused. What cannot be had gives null and a failure when it is asked for.
extension Checker {
  mutating func open(_ node: Node) -> Typed {
    Typed(.general(general(node)), .any, node.range)
  }

  private mutating func general(_ node: Node) -> General {
    switch node.kind {
    case .null: return .constant(.null)
    case .boolean(let value): return .constant(.boolean(value))
    case .number(let text):
      return Decimal(literal: text).map { .constant(.number($0)) } ?? .failing("the number is too large")
    case .string(let text): return .constant(.string(text))
    case .temporal(let text):
      return Value(temporal: text, ZoneTable()).map { .constant($0) }
        ?? .failing("`\(FEELDiagnostics.short(text))` is no date, time or duration")
    case .name(let name): return lookUp(name, node.range)
    case .path(let base, let name): return .path(open(base), name.text)
    case .filter(let base, let test): return filter(base, test)
    case .call(let function, let arguments): return call(function, arguments)
    case .list(let items): return .list(items.map { open($0) })
    case .context(let entries): return context(entries)
    case .function(let parameters, let body): return function(parameters, body)
    case .external: return .failing("functions of other programs are not called")
    case .instanceOf(let value, let type): return .instanceOf(open(value), TypeName(type))
    case .ifElse(let test, let a, let b): return .ifElse(open(test), open(a), open(b))
    case .forEach, .quantified: return loop(node)
    default: return operation(node)
    }
  }

  private mutating func operation(_ node: Node) -> General {
    switch node.kind {
    case .negative(let operand): .negative(open(operand))
    case .arithmetic(let op, let a, let b): .arithmetic(op, open(a), open(b))
    case .comparison(let op, let a, let b): .compare(op, open(a), open(b))
    case .and(let all): .and(all.map { open($0) })
    case .or(let all): .or(all.map { open($0) })
    case .not(let operand): .not(open(operand))
    case .between(let value, let a, let b): .between(open(value), open(a), open(b))
    case .isIn(let value, let tests): .isIn(open(value), tests.map { test($0) })
    case .unaryTest(let op, let operand): .test(op, open(operand))
    case .range(let parts):
      .range(
        open(parts.lower), open(parts.upper), includesLower: parts.includesLower, includesUpper: parts.includesUpper)
    default: .failing("this is not understood")
    }
  }

  /// A test after `in`, where `?` is the value that is tested.
  private mutating func test(_ node: Node) -> Typed {
    guard node.mentions("?") else { return open(node) }
    let count = variables.count
    defer { variables.leave(to: count) }
    variables.add("?")
    return Typed(.general(.asked(open(node))), .any, node.range)
  }

  // MARK: - Names

  /// What a name means: the innermost variable, an item's entry in a filter, what the caller gave, a function.
  private func lookUp(_ name: String, _ range: Range<Int>) -> General {
    let (level, items) = variables.find(name)
    if let level { return member(name, items, .variable(level), range) }
    if let given = scope.given?[name] { return member(name, items, .constant(given), range) }
    if let builtIn = BuiltIn.all[name] {
      return member(name, items, .constant(.function(FunctionValue(.builtIn(builtIn)))), range)
    }
    return member(name, items, .failing("nothing is called `\(FEELDiagnostics.short(name))` here" + near(name)), range)
  }

  /// The name that may have been meant. Of very many only some are tried: each is compared letter by letter.
  private func near(_ name: String) -> String {
    var names = scope.given?.entries.prefix(Limits.suggestions).map(\.key) ?? []
    names += variables.names.suffix(Limits.suggestions).compactMap { $0 }
    return suggestion(for: name, among: names).map { "; did you mean `\($0)`?" } ?? ""
  }

  private func member(_ name: String, _ items: [Int], _ otherwise: General, _ range: Range<Int>) -> General {
    items.isEmpty ? otherwise : .member(name, items, otherwise: Typed(.general(otherwise), .any, range))
  }

  // MARK: - Forms that bind names

  private mutating func filter(_ base: Node, _ test: Node) -> General {
    let base = open(base)
    let count = variables.count
    defer { variables.leave(to: count) }
    variables.addItem()
    return .filter(base, open(test), weight: Run.weight(test.size))
  }

  private mutating func context(_ entries: [Node.Entry]) -> General {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.key.text).inserted {
      return .failing("two entries are called `\(FEELDiagnostics.short(entry.key.text))`")
    }
    let count = variables.count
    defer { variables.leave(to: count) }
    var checked: [(key: String, value: Typed)] = []
    for entry in entries {
      checked.append((entry.key.text, open(entry.value)))
      variables.add(entry.key.text)
    }
    return .context(checked)
  }

  private mutating func function(_ parameters: [Node.Parameter], _ body: Node) -> General {
    let count = variables.count
    defer { variables.leave(to: count) }
    for parameter in parameters { variables.add(parameter.name.text) }
    return .function(parameters.map { ($0.name.text, $0.type.map { TypeName($0) }) }, open(body), cost: FunctionCost(body))
  }

  private mutating func loop(_ node: Node) -> General {
    let count = variables.count
    defer { variables.leave(to: count) }
    switch node.kind {
    case .quantified(let quantifier, let bindings, let body):
      let sources = sources(bindings)
      return .quantified(quantifier, sources, open(body), weight: Checker.weight(bindings, body))
    case .forEach(let bindings, let body):
      variables.add("partial")
      let sources = sources(bindings)
      return .forEach(sources, open(body), weight: Checker.weight(bindings, body))
    default: return .failing("this is not understood")
    }
  }

  /// What a round costs: the body, and whatever is gone through anew in each round of the first.
  private static func weight(_ bindings: [Node.Binding], _ body: Node) -> Int {
    Run.weight(bindings.dropFirst().reduce(body.size) { $0 + $1.list.size })
  }

  private mutating func sources(_ bindings: [Node.Binding]) -> [General.Source] {
    bindings.map { binding in
      let source: General.Source
      if case .range(let parts) = binding.list.kind, binding.isSteps {
        source = .steps(open(parts.lower), open(parts.upper))
      } else {
        source = .list(open(binding.list))
      }
      variables.add(binding.name.text)
      return source
    }
  }

  // MARK: - Calls

  private mutating func call(_ function: Node, _ arguments: [Node.Argument]) -> General {
    let checked = arguments.map { GeneralArgument(label: $0.label?.text, value: open($0.value)) }
    if case .name(let name) = function.kind {
      let meaning = lookUp(name, function.range)
      if case .constant(.function(let value)) = meaning, case .builtIn(let builtIn) = value.body {
        return .apply(builtIn, checked)
      }
      if case .failing = meaning {
        let near = suggestion(for: name, among: BuiltIn.names)
        return .failing("there is no function `\(FEELDiagnostics.short(name))`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
      }
      return .invoke(Typed(.general(meaning), .any, function.range), checked)
    }
    return .invoke(open(function), checked)
  }
}
