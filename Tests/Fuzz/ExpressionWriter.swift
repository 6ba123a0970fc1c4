@testable import FEEL

/// Writes expressions of whole FEEL that the parser takes, nested as the choices say. Most are of fitting types, since
/// what does not fit ends early.
struct ExpressionWriter {
  var choices: Choices
  /// Variables of the loops, functions and contexts around, innermost last.
  private var names = ["n", "l", "f", "t", "d"]
  private var depth = 0
  private var parts = 0

  init(_ choices: Choices) { self.choices = choices }

  private static let functions = BuiltIn.all.values.sorted { $0.name < $1.name }

  mutating func expression() -> String { any() }

  // MARK: - Kinds

  /// Whether only leaves may follow.
  private var isDeepEnough: Bool { depth > 24 || parts > 400 || choices.isUsedUp }

  private mutating func inside(_ write: (inout Self) -> String) -> String {
    depth += 1
    parts += 1
    defer { depth -= 1 }
    return write(&self)
  }

  mutating func any() -> String {
    inside { writer in
      if writer.isDeepEnough { return writer.leaf() }
      return switch writer.choices.below(16) {
      case 0: writer.leaf()
      case 1, 2: writer.number()
      case 3: writer.text()
      case 4: writer.condition()
      case 5, 6: writer.list()
      case 7: writer.context()
      case 8: writer.function()
      case 9: writer.called()
      case 10: writer.temporal()
      case 11: "(\(writer.any()))"
      case 12: "\(writer.postfixed())\(writer.choices.pick([".a", ".b", "[1]", "[-1]", ".years", ".start", ".time offset"]))"
      case 13: "\(writer.any()) \(writer.choices.pick(["+", "-", "*", "/", "**", "=", "<", "!=", ">="])) \(writer.any())"
      case 14: "if \(writer.condition()) then \(writer.any()) else \(writer.any())"
      default: writer.builtIn(Self.functions[writer.choices.below(Self.functions.count)])
      }
    }
  }

  private mutating func leaf() -> String {
    switch choices.below(8) {
    case 0: "1"
    case 1: choices.pick(names)
    case 2: choices.pick(Self.numbers)
    case 3: quoted(choices.pick(Self.texts))
    case 4: choices.pick(["true", "false", "null", "[]", "{}", "now()", "today()"])
    case 5: temporalLeaf()
    case 6: choices.pick(Self.functions.map(\.name).filter { !$0.contains(" ") })
    default: choices.pick(["partial", "item", "a", "b"])
    }
  }

  /// Something a path, a filter or arguments may follow.
  private mutating func postfixed() -> String {
    isDeepEnough ? choices.pick(names) : choices.below(2) == 0 ? list() : "(\(any()))"
  }

  private mutating func number() -> String {
    inside { writer in
      if writer.isDeepEnough { return writer.choices.pick(Self.numbers) }
      return switch writer.choices.below(6) {
      case 0, 1: writer.choices.pick(Self.numbers)
      case 2: "-\(writer.number())"
      case 3: "(\(writer.number()) \(writer.choices.pick(["+", "-", "*", "/", "**"])) \(writer.number()))"
      case 4: writer.giving(.number)
      default: "count(\(writer.list()))"
      }
    }
  }

  private mutating func text() -> String {
    inside { writer in
      if writer.isDeepEnough { return writer.quoted(writer.choices.pick(Self.texts)) }
      return switch writer.choices.below(5) {
      case 0, 1: writer.quoted(writer.choices.pick(Self.texts))
      case 2: "(\(writer.text()) + \(writer.text()))"
      case 3: writer.giving(.string)
      default: "string join(for i in 1..\(writer.choices.below(256)) return \(writer.text()))"
      }
    }
  }

  private mutating func condition() -> String {
    inside { writer in
      if writer.isDeepEnough { return writer.choices.pick(["true", "false", "null"]) }
      let form = writer.choices.below(9)
      let sign = writer.choices.pick(["=", "!=", "<", "<=", ">", ">="])
      return switch form {
      case 0: writer.choices.pick(["true", "false", "null"])
      case 1: "\(writer.any()) \(sign) \(writer.any())"
      case 2: "(\(writer.condition()) and \(writer.condition()))"
      case 3: "(\(writer.condition()) or \(writer.condition()))"
      case 4: "not(\(writer.condition()))"
      case 5: "(\(writer.any()) between \(writer.number()) and \(writer.number()))"
      case 6: "(\(writer.any()) in (\(writer.test()), \(writer.test())))"
      case 7: writer.loop(writer.choices.pick(["some", "every"]), "satisfies") { $0.condition() }
      default: "(\(writer.any()) instance of \(writer.type()))"
      }
    }
  }

  private mutating func test() -> String {
    switch choices.below(3) {
    case 0: any()
    case 1: "< \(number())"
    default: range()
    }
  }

  private mutating func range() -> String {
    let (open, close) = (choices.pick(["[", "(", "]"]), choices.pick(["]", ")", "["]))
    let isNumbers = choices.below(2) == 0
    return "\(open)\(isNumbers ? number() : temporalLeaf())..\(isNumbers ? number() : temporalLeaf())\(close)"
  }

  private mutating func list() -> String {
    inside { writer in
      if writer.isDeepEnough { return "[1, 2]" }
      return switch writer.choices.below(7) {
      case 0: "[" + (0..<writer.choices.below(6)).map { _ in writer.any() }.joined(separator: ", ") + "]"
      case 1, 2: "(" + writer.loop("for", "return") { $0.any() } + ")"
      case 3: writer.giving(.list)
      case 4: writer.list() + "[" + writer.within(["item"]) { $0.condition() } + "]"
      case 5: writer.list() + "[\(writer.number())]"
      default: "l"
      }
    }
  }

  private mutating func loop(_ word: String, _ link: String, _ body: (inout Self) -> String) -> String {
    let kind = choices.below(5)
    let name = choices.pick(["i", "j", "k"])
    let source =
      switch kind {
      case 0: list()
      case 1: "1..\(choices.below(256))"
      case 2: "\(number())..\(number())"
      case 3: "\(list()), j in 1..\(choices.below(64))"
      default: choices.below(2) == 0 ? range() : "\(temporalLeaf())..\(temporalLeaf())"
      }
    return "\(word) \(name) in \(source) \(link) " + within([name, "j", "partial"], body)
  }

  private mutating func within(_ new: [String], _ write: (inout Self) -> String) -> String {
    let count = names.count
    names += new
    defer { names.removeLast(names.count - count) }
    return write(&self)
  }

  private mutating func context() -> String {
    let count = names.count
    defer { names.removeLast(names.count - count) }
    var entries: [String] = []
    for key in ["a", "b", "day rate", "f"].prefix(choices.below(5)) {
      entries.append("\(key == "day rate" ? quoted(key) : key): \(any())")
      if key != "day rate" { names.append(key) }
    }
    return "{" + entries.joined(separator: ", ") + "}"
  }

  private mutating func function() -> String {
    let parameters = Array(["x", "y", "g"].prefix(choices.below(4)))
    let typed = choices.below(4) == 0 ? ": \(type())" : ""
    return "function(" + parameters.map { $0 + typed }.joined(separator: ", ") + ") " + within(parameters) { $0.any() }
  }

  private mutating func called() -> String {
    let arguments = (0..<choices.below(4)).map { _ in any() }.joined(separator: ", ")
    return switch choices.below(4) {
    case 0: "(\(function()))(\(arguments))"
    case 1: "\(choices.pick(names))(\(arguments))"
    case 2: "{r: function(g, k) if k <= 0 then \(any()) else g(g, k - 1), v: r(r, \(choices.below(256)))}.v"
    default: "sort(\(list()), function(x, y) \(within(["x", "y"]) { $0.condition() }))"
    }
  }

  private mutating func type() -> String {
    isDeepEnough
      ? "Any"
      : inside { writer in
        switch writer.choices.below(5) {
        case 0: writer.choices.pick(["number", "string", "date", "Any", "days and time duration", "function", "Null"])
        case 1: "list<\(writer.type())>"
        case 2: "range<\(writer.type())>"
        case 3: "context<a: \(writer.type()), b: \(writer.type())>"
        default: "function<\(writer.type()), \(writer.type())>->\(writer.type())"
        }
      }
  }

  private mutating func temporal() -> String {
    switch choices.below(4) {
    case 0: temporalLeaf()
    case 1: "(\(temporalLeaf()) + \(temporalLeaf()))"
    case 2: "(\(temporalLeaf()) - \(temporalLeaf()))"
    default: giving([.date, .time, .dateTime, .daysDuration, .monthsDuration][choices.below(5)])
    }
  }

  private mutating func temporalLeaf() -> String {
    let number = choices.pick(Self.numbers)
    return switch choices.below(6) {
    case 0: "@\"" + choices.pick(Self.moments) + "\""
    case 1: "duration(\"" + choices.pick(Self.lengths) + "\")"
    case 2: "(\(number) * duration(\"" + choices.pick(Self.lengths) + "\"))"
    case 3: "date(\(number), \(choices.pick(Self.numbers)), 1)"
    case 4: "time(\(number), 0, \(choices.pick(Self.numbers)))"
    default: "date and time(\"" + choices.pick(Self.moments) + "\")"
    }
  }

  // MARK: - Functions

  /// A call of a function that gives such a value.
  private mutating func giving(_ kind: Kinds) -> String {
    let fitting = Self.functions.filter { $0.forms.contains { $0.gives.kinds.contains(kind) } }
    return fitting.isEmpty ? "null" : builtIn(fitting[choices.below(fitting.count)])
  }

  private mutating func builtIn(_ function: BuiltIn) -> String {
    inside { writer in
      if writer.isDeepEnough { return "null" }
      let form = function.forms[writer.choices.below(function.forms.count)]
      var arguments: [String] = []
      for parameter in form.parameters {
        if parameter.isOptional, writer.choices.below(2) == 0 { break }
        arguments.append(writer.argument(parameter))
        if parameter.isRepeated { arguments.append(writer.argument(parameter)) }
      }
      return function.name + "(" + arguments.joined(separator: ", ") + ")"
    }
  }

  private mutating func argument(_ parameter: BuiltIn.Parameter) -> String {
    if ["pattern", "delimiter", "replacement", "flags"].contains(parameter.name) {
      return quoted(parameter.name == "flags" ? choices.pick(["", "i", "smx", "q"]) : pattern())
    }
    if choices.below(16) == 15 { return any() }
    return switch parameter.kinds {
    case .number: number()
    case .string: text()
    case .list: list()
    case .context: context()
    case .range: range()
    case .function: function()
    case .boolean: condition()
    case .anything: any()
    default: parameter.kinds.contains(.date) || parameter.kinds.contains(.time) ? temporal() : any()
    }
  }

  private mutating func pattern() -> String {
    (0..<1 + choices.below(8)).map { _ in choices.pick(Self.patternParts) }.joined()
  }

  private func quoted(_ text: String) -> String { NodePrinter.quoted(text) }

  // MARK: - Leaves

  private static let numbers = [
    "1", "0", "2", "3", "0.5", "12.75", "100", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "1e6000", "1e-6000", "9.999999999999999999999999999999999e6144", "1e-6176", "170141183460469231731687303715884105728",
    "999999999", "-999999999", "1000000", "4294967296", "0.1", "1e34", "6111", "-6176", "18446744073709551616", "n",
    "day rate", "1e9223372036854775807", "1e-9223372036854775808",
  ]
  private static let texts = [
    "", "a", "abc", "aaaaaaaaaaaaaaaaaaaaaaaab", "e\u{301}", "\u{1F600}", "a\nb", "\"", "\\", "ß", "P1D", "2026-04-01", "1,000.5",
    "[1..10]", "x y", "0", String(repeating: "long ", count: 200), "\u{0}",
  ]
  private static let moments = [
    "2026-04-01", "2024-02-29", "999999999-12-31", "-999999999-01-01", "00:00:00", "23:59:59.999999999Z", "12:00:00+14:00",
    "2026-03-29T01:30:00@Europe/London", "-999999999-01-01T00:00:00+18:00", "999999999-12-31T23:59:59-18:00", "P1Y", "PT1S", "P10D",
    "2026-04-01T24:00:00", "12:00:00@Etc/UTC",
  ]
  private static let lengths = [
    "P1D", "PT1S", "P1Y", "P1M", "-P1M", "PT0.000000001S", "P99999999999999999999Y", "P768614336404564650Y7M", "-P768614336404564650Y8M",
    "P1969227408102674D", "-P9223372036854775808D", "P999999999999999999999999999D", "P0D", "PT99999999999H",
  ]
  private static let patternParts = [
    "a", ".", "*", "+", "?", "(", ")", "|", "[a-z]", "[^a]", "{2,5}", "{1000}", "\\d", "\\p{L}", "^", "$", "$1", "$0", "\\1", "(a*)*", "(a|aa)+",
    "(?:", "b", "[\\w-[a]]", "\\i\\c",
  ]
}
