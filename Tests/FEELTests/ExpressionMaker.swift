import TestSupport

/// Makes well-typed conditions at random, as text.
struct ExpressionMaker {
  var random: SeededGenerator
  /// Whether tests of blanks (`= null`, `is missing`, `get or else`) may occur.
  var testsBlanks: Bool
  /// Whether functions and quotients may occur that are worked out as values of the whole language.
  var callsFunctions = false
  /// The list whose records are filtered, or named by the variable in use.
  private var item: String?
  private var variable: String?

  init(seed: UInt64, testsBlanks: Bool, callsFunctions: Bool = false) {
    random = SeededGenerator(seed: seed)
    self.testsBlanks = testsBlanks
    self.callsFunctions = callsFunctions
  }

  mutating func condition(_ depth: Int) -> String {
    if depth == 0 { return leaf() }
    switch random.below(12) {
    case 0: return leaf()
    case 1: return "not(\(condition(depth - 1)))"
    case 2, 3: return "(" + (0..<2 + random.below(2)).map { _ in condition(depth - 1) }.joined(separator: " and ") + ")"
    case 4, 5: return "(" + (0..<2 + random.below(2)).map { _ in condition(depth - 1) }.joined(separator: " or ") + ")"
    case 6: return "(if \(condition(depth - 1)) then \(condition(depth - 1)) else \(condition(depth - 1)))"
    case 7: return "(\(number(depth - 1)) \(random.pick(["=", "!=", "<", "<=", ">", ">="])) \(number(depth - 1)))"
    case 8: return "(\(date(depth - 1)) \(random.pick(["=", "!=", "<", "<=", ">", ">="])) \(date(depth - 1)))"
    case 9: return "(count(\(list(depth - 1))) \(random.pick(["=", "!=", "<", "<=", ">", ">="])) \(random.below(4)))"
    case 10: return quantified(depth)
    default:
      if testsBlanks { return blankTest(depth) }
      return "list contains(\(list(depth - 1)).minutes, \(number(0)))"
    }
  }

  private mutating func leaf() -> String {
    if callsFunctions, random.chance(40) { return functionLeaf() }
    if let variable, random.chance(60) { return member("\(variable).") }
    if item != nil, random.chance(70) { return member(random.chance(20) ? "item." : "") }
    return random.pick([
      "long_term", "not(long_term)", "disabled", "(category = \"CP\")", "(category in (\"CP\", \"CLA\"))",
      "(category != \"CIN\")",
      "(name = \"x\")", "(age > 2)", "(age between 1 and 3)", "(opened < @\"2026-02-01\")", "(closed <= today())",
      "(child.worker.team = \"North\")", "(child.age in (1, 3))", "(visit[-1].seen = true)",
      "(visit[seen][1].date > opened)",
    ])
  }

  private mutating func member(_ prefix: String) -> String {
    random.pick([
      "\(prefix)seen", "(\(prefix)seen = true)", "(\(prefix)kind = \"home\")", "(\(prefix)minutes > 2)",
      "(\(prefix)date > opened)",
      "(\(prefix)date <= @\"2026-02-15\")", "(\(prefix)worker_id.team = \"North\")",
    ])
  }

  private mutating func blankTest(_ depth: Int) -> String {
    let value = random.pick([
      "age", "opened", "closed", "category", "long_term", "child.worker_id", "child.worker.team", "visit[-1].date",
      "visit[seen][-1].minutes", "name",
    ])
    switch random.below(4) {
    case 0: return "(\(value) = null)"
    case 1: return "(\(value) != null)"
    case 2: return "is missing(\(value))"
    default: return "get or else(long_term, \(condition(depth - 1)))"
    }
  }

  private mutating func number(_ depth: Int) -> String {
    if callsFunctions, depth > 0, random.chance(60) { return functionNumber(depth) }
    if depth == 0 { return random.pick(["1", "2", "3", "age"]) }
    switch random.below(8) {
    case 0: return "age"
    case 1: return "\(random.below(4))"
    case 2: return "(\(number(depth - 1)) + \(number(depth - 1)))"
    case 3: return "(count(\(list(depth - 1))) + 0)"
    case 4: return "\(random.pick(["sum", "min", "max"]))(\(list(depth - 1)).minutes)"
    case 5: return "\(list(depth - 1))[\(random.pick(["1", "-1"]))].minutes"
    case 6: return testsBlanks ? "get or else(age, \(number(depth - 1)))" : "age"
    default: return "(if \(condition(depth - 1)) then \(number(depth - 1)) else \(number(depth - 1)))"
    }
  }

  private mutating func date(_ depth: Int) -> String {
    if depth == 0 { return random.pick(["opened", "closed", "today()", "@\"2026-02-01\""]) }
    switch random.below(4) {
    case 0: return "\(random.pick(["min", "max"]))(\(list(depth - 1)).date)"
    case 1: return "\(list(depth - 1))[\(random.pick(["1", "-1"]))].date"
    case 2: return "(if \(condition(depth - 1)) then \(date(depth - 1)) else \(date(depth - 1)))"
    default: return date(0)
    }
  }

  private mutating func list(_ depth: Int) -> String {
    // Inside a filter the names of its records would be taken for both lists.
    guard item == nil, variable == nil, random.chance(70) else { return "visit" }
    item = "visit"
    defer { item = nil }
    let filter = random.chance(40) && depth > 0 ? "(\(leaf()) \(random.pick(["and", "or"])) \(leaf()))" : leaf()
    return "visit[\(filter)]"
  }

  private mutating func quantified(_ depth: Int) -> String {
    guard item == nil, variable == nil else { return leaf() }
    let list = list(depth - 1)
    variable = "v"
    defer { variable = nil }
    return "(\(random.pick(["some", "every"])) v in \(list) satisfies \(condition(min(1, depth - 1))))"
  }

  // MARK: - Functions

  private mutating func functionLeaf() -> String {
    if let variable, random.chance(60) { return functionMember("\(variable).") }
    if item != nil, random.chance(70) { return functionMember(random.chance(20) ? "item." : "") }
    var choices = [
      "contains(name, \"x\")", "starts with(name, \"y\")", "starts with(category, \"C\")", "(upper case(name) = \"X\")",
      "(string length(category) > 2)", "(day of week(opened) = \"Sunday\")", "(day of week(closed) != \"Sunday\")",
      "(school term of(opened) = \"Spring term\")", "(working day after(opened, 3) > today())",
      "(working day after(opened, age) <= @\"2026-02-01\")", "(working day after(opened, 600) > today())",
      "(age at(today(), opened) = 0)", "(modulo(age, 2) = 0)",
    ]
    if testsBlanks { choices += ["(school term of(opened) = null)", "is missing(age / 2)", "(working day after(closed, 1) != null)"] }
    return random.pick(choices)
  }

  private mutating func functionMember(_ prefix: String) -> String {
    random.pick([
      "starts with(\(prefix)kind, \"h\")", "(floor(\(prefix)minutes / 2) = 1)", "(modulo(\(prefix)minutes, 2) = 0)",
      "(day of week(\(prefix)date) = \"Sunday\")", "(working days between(opened, @\"2026-02-14\") > \(prefix)minutes)",
      "contains(name, \"x\")",
    ])
  }

  private mutating func functionNumber(_ depth: Int) -> String {
    func simpleDate() -> String { random.pick(["opened", "closed", "today()", "@\"2026-02-01\""]) }
    switch random.below(9) {
    case 0: return "string length(\(random.pick(["name", "category"])))"
    case 1: return "abs(\(number(depth - 1)) - 2)"
    case 2: return "floor(\(number(depth - 1)) / 2)"
    case 3: return "(\(number(depth - 1)) / 2)"
    case 4: return "modulo(\(random.pick(["age", "string length(name)"])), \(random.pick(["2", "age - 1"])))"
    case 5: return "(age / (age - 1))"
    case 6: return "working days between(\(simpleDate()), \(simpleDate()))"
    case 7: return "age at(opened, today())"
    default: return "(if \(condition(depth - 1)) then \(number(depth - 1)) else (age / 2))"
    }
  }
}
