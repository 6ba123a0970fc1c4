import TestSupport

@testable import FEEL

/// Makes expressions of whole FEEL at random, as text: mostly well-typed, each kind of value in its own ways.
///
/// Only what the standard settles is made. Where a null would leave the standard in doubt, a *sure* value is asked for:
/// one that is not null, and holds no null.
struct WholeExpressionMaker {
  /// What an expression is to give.
  indirect enum Kind: Equatable, Sendable {
    case number, string, boolean, date, time, dateTime, months, seconds
    case list(Kind)
    /// A context with the entries of `recordKeys`.
    case record
  }

  /// A text and how tightly its outermost form binds.
  struct Fragment {
    let text: String
    let level: NodePrinter.Binding
    init(_ text: String, _ level: NodePrinter.Binding = .postfix) {
      self.text = text
      self.level = level
    }
  }

  struct Variable {
    let name: String
    let kind: Kind
    let isSure: Bool
  }

  static let recordKeys: [(name: String, kind: Kind)] = [
    ("a", .number), ("b", .string), ("c", .boolean), ("d", .date),
  ]

  var random: SeededGenerator
  var scope: [Variable] = []
  /// Forms that may still be made before only the simplest are.
  private var left = 60
  private var names = 0
  private var isSpoiled = false

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// One expression of any kind. About one in ten has parts that do not fit.
  mutating func expression() -> String {
    left = 20 + random.below(60)
    names = 0
    isSpoiled = random.chance(12)
    scope = []
    let kind = anyKind()
    return made(kind, 2 + random.below(3)).text
  }

  mutating func anyKind() -> Kind {
    random.chance(25) ? .list(itemKind()) : random.chance(8) ? .record : plainKind()
  }

  mutating func plainKind() -> Kind {
    random.pick([.number, .number, .string, .boolean, .boolean, .boolean, .date, .time, .dateTime, .months, .seconds])
  }

  mutating func itemKind() -> Kind {
    random.pick([.number, .number, .number, .string, .boolean, .date, .record, .list(.number)])
  }

  // MARK: - Any kind

  /// An expression of a kind.
  mutating func made(_ kind: Kind, _ depth: Int, sure: Bool = false) -> Fragment {
    left -= 1
    if !sure, random.chance(isSpoiled ? 12 : 0) { return misfit(kind) }
    if !sure, random.chance(2) { return Fragment("null") }
    if depth <= 0 || left <= 0 { return variable(kind, sure) ?? simplest(kind, sure) }
    if random.chance(20), let form = common(kind, depth - 1, sure) { return form }
    switch kind {
    case .number: return number(depth - 1, sure)
    case .string: return string(depth - 1, sure)
    case .boolean: return boolean(depth - 1, sure)
    case .date: return date(depth - 1, sure)
    case .time: return time(depth - 1, sure)
    case .dateTime: return dateTime(depth - 1, sure)
    case .months: return months(depth - 1, sure)
    case .seconds: return seconds(depth - 1, sure)
    case .list(let item): return list(of: item, depth - 1, sure)
    case .record: return record(depth - 1, sure)
    }
  }

  /// The text of an expression that stands where only forms that bind so tightly may stand bare.
  mutating func text(_ kind: Kind, _ depth: Int, _ floor: NodePrinter.Binding = .lowest, sure: Bool = false) -> String {
    bare(made(kind, depth, sure: sure), floor)
  }

  /// In parentheses where they are needed, and now and then where they are not.
  mutating func bare(_ fragment: Fragment, _ floor: NodePrinter.Binding) -> String {
    fragment.level < floor || random.chance(4) ? "(" + fragment.text + ")" : fragment.text
  }

  mutating func infix(
    _ a: Kind, _ op: String, _ b: Kind, _ level: NodePrinter.Binding, _ depth: Int, sure: Bool = false
  )
    -> Fragment
  {
    let left = text(a, depth, level, sure: sure)
    return Fragment("\(left) \(op) \(text(b, depth, level.tighter, sure: sure))", level)
  }

  /// A call; now and then with its arguments named, in any order.
  mutating func call(_ function: String, _ arguments: String...) -> Fragment {
    let signatures = WholeSignature.of(function)
    guard signatures.count == 1, !signatures[0].isVariadic, random.chance(12) else {
      return Fragment("\(function)(\(arguments.joined(separator: ", ")))")
    }
    let named = zip(signatures[0].parameters, arguments).map { "\($0.name): \($1)" }
    return Fragment("\(function)(\((random.chance(50) ? named : named.reversed()).joined(separator: ", ")))")
  }

  mutating func newName() -> String {
    names += 1
    return "v\(names)"
  }

  /// A variable in sight: an inner name hides an outer one.
  mutating func variable(_ kind: Kind, _ sure: Bool) -> Fragment? {
    var (seen, fitting) = (Set<String>(), [String]())
    for variable in scope.reversed() where seen.insert(variable.name).inserted {
      if variable.kind == kind, variable.isSure || !sure { fitting.append(variable.name) }
    }
    return fitting.isEmpty ? nil : Fragment(random.pick(fitting))
  }

  /// Makes something within which more names are in sight.
  mutating func within<T>(_ variables: [Variable], _ make: (inout WholeExpressionMaker) -> T) -> T {
    let outer = scope
    scope += variables
    defer { scope = outer }
    return make(&self)
  }

  /// The forms that every kind has.
  private mutating func common(_ kind: Kind, _ depth: Int, _ sure: Bool) -> Fragment? {
    switch random.below(10) {
    case 0, 1: return variable(kind, sure)
    case 2, 3:
      let condition = text(.boolean, depth)
      let then = text(kind, depth, sure: sure)
      return Fragment("if \(condition) then \(then) else \(text(kind, depth, sure: sure))", .lowest)
    case 4: return Fragment(contextOfTwo(kind, depth, sure))
    case 5:
      let items = (0..<3).map { _ in text(kind, depth, sure: sure) }
      let places = sure ? ["1", "2", "3", "-1", "-3"] : ["1", "2", "-2", "4"]
      return Fragment("[\(items.joined(separator: ", "))][\(random.pick(places))]")
    case 6: return invocation(kind, depth, sure)
    case 7: return call("get value", "{x: \(text(kind, depth, sure: sure))}", "\"x\"")
    case 8:
      let (name, other) = (newName(), itemKind())
      let list = literalList(other, depth, sure: true, count: 1 + random.below(2))
      let result = within([Variable(name: name, kind: other, isSure: true)]) { $0.text(kind, depth, sure: sure) }
      return Fragment("(for \(name) in \(list) return \(result))[\(random.pick(["1", "-1"]))]")
    default: return sure ? nil : Fragment(text(.list(kind), depth, .postfix, sure: true) + "[1]")
    }
  }

  /// `{v1: …, v2: …}.v2`, where the second entry may name the first.
  private mutating func contextOfTwo(_ kind: Kind, _ depth: Int, _ sure: Bool) -> String {
    let (first, second, other) = (newName(), newName(), plainKind())
    let value = text(other, depth, sure: sure)
    let result = within([Variable(name: first, kind: other, isSure: sure)]) { $0.text(kind, depth, sure: sure) }
    return "{\(first): \(value), \(second): \(result)}.\(second)"
  }

  /// A function on the spot or by name, called with its arguments in order or named.
  private mutating func invocation(_ kind: Kind, _ depth: Int, _ sure: Bool) -> Fragment {
    let variables = (0..<1 + random.below(2)).map { _ in Variable(name: newName(), kind: plainKind(), isSure: sure) }
    let parameters = variables.map { $0.name + (random.chance(40) ? ": " + typeName($0.kind) : "") }
    var arguments = variables.map { text($0.kind, depth - 1, sure: sure) }
    if random.chance(30) { arguments = zip(variables, arguments).map { "\($0.name): \($1)" }.reversed() }
    let body = within(variables) { $0.text(kind, depth, sure: sure) }
    if variables.count == 2, !arguments[0].contains(": "), random.chance(20) {
      // A function that gives a function, which still knows the first argument.
      let inner = "(function(\(parameters[0])) function(\(parameters[1])) \(body))"
      return Fragment("\(inner)(\(arguments[0]))(\(arguments[1]))")
    }
    let function = "function(\(parameters.joined(separator: ", "))) \(body)"
    let given = arguments.joined(separator: ", ")
    if random.chance(70) { return Fragment("(\(function))(\(given))") }
    if variables.count == 1, !given.contains(": "), random.chance(30) {
      return Fragment("(function(g, x) g(x))(\(function), \(given))")
    }
    return Fragment("{f: \(function), r: f(\(given))}.r")
  }

  /// A list written out.
  mutating func literalList(_ item: Kind, _ depth: Int, sure: Bool, count: Int) -> String {
    "[" + (0..<count).map { _ in text(item, depth, sure: sure) }.joined(separator: ", ") + "]"
  }

  func typeName(_ kind: Kind) -> String {
    switch kind {
    case .number: "number"
    case .string: "string"
    case .boolean: "boolean"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .months: "years and months duration"
    case .seconds: "days and time duration"
    case .list(let item): "list<\(typeName(item))>"
    case .record: "context<a: number, b: string>"
    }
  }

  // MARK: - The simplest of each kind

  static let numbers = ["0", "1", "2", "3", "4", "5", "7", "10", "12", "0.5", "2.25", ".75", "1e2", "100", "-1", "-3"]
  static let strings = [
    #""""#, #""a""#, #""b""#, #""abc""#, #""b c""#, #""Élan""#, #""x\"y""#, #""\u00e9\n""#, #""\uD83D\uDC0Ez""#,
  ]
  static let dates = ["2020-02-28", "2020-02-29", "2020-03-01", "2021-12-31", "2022-01-01", "1999-05-17"]
  static let times = ["00:00:00", "09:30:00", "12:00:01", "23:59:59"]
  static let monthTexts = ["P1M", "P1Y", "P2Y3M", "-P5M", "P0M", "P30M"]
  static let secondTexts = ["P1D", "PT2H30M", "P1DT12H", "-PT45M", "PT0S", "PT90S", "P10D"]

  mutating func simplest(_ kind: Kind, _ sure: Bool) -> Fragment {
    switch kind {
    case .number:
      let text = random.pick(WholeExpressionMaker.numbers)
      return Fragment(text, text.hasPrefix("-") ? .prefix : .postfix)
    case .string: return Fragment(random.pick(WholeExpressionMaker.strings))
    case .boolean: return Fragment(random.pick(["true", "false"]))
    case .date: return temporal(random.pick(WholeExpressionMaker.dates), "date")
    case .time: return temporal(random.pick(WholeExpressionMaker.times), "time")
    case .dateTime:
      let text = random.pick(WholeExpressionMaker.dates) + "T" + random.pick(WholeExpressionMaker.times)
      return temporal(text, "date and time")
    case .months: return temporal(random.pick(WholeExpressionMaker.monthTexts), "duration")
    case .seconds: return temporal(random.pick(WholeExpressionMaker.secondTexts), "duration")
    case .list(let item): return Fragment(literalList(item, 0, sure: sure, count: 1 + random.below(3)))
    case .record: return Fragment(recordText(0, sure))
    }
  }

  private mutating func temporal(_ text: String, _ function: String) -> Fragment {
    random.chance(60) ? Fragment("@\"\(text)\"") : call(function, "\"\(text)\"")
  }

  /// A context with all the keys of records; an entry may name those before it.
  mutating func recordText(_ depth: Int, _ sure: Bool) -> String {
    let outer = scope
    defer { scope = outer }
    var entries: [String] = []
    for (name, kind) in WholeExpressionMaker.recordKeys {
      entries.append("\(random.chance(15) ? "\"\(name)\"" : name): \(text(kind, depth, sure: sure))")
      scope.append(Variable(name: name, kind: kind, isSure: sure))
    }
    return "{" + entries.joined(separator: ", ") + "}"
  }
}
