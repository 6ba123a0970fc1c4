@testable import FEEL

/// Writes conditions of rules over the tests' schema, of fitting types for the most part.
struct RuleWriter {
  var choices: Choices
  private var depth = 0
  /// Whether the fields of a visit may be named.
  private var isInVisit = false

  init(_ choices: Choices) { self.choices = choices }

  private static let functions = BuiltIn.all.values.filter { $0.use == .everywhere }.sorted { $0.name < $1.name }

  private var isDeepEnough: Bool { depth > 8 || choices.isUsedUp }

  private mutating func inside(_ write: (inout Self) -> String) -> String {
    depth += 1
    defer { depth -= 1 }
    return write(&self)
  }

  mutating func condition() -> String {
    inside { writer in
      let sign = writer.choices.pick(["=", "!=", "<", "<=", ">", ">="])
      if writer.isDeepEnough { return writer.truth() }
      return switch writer.choices.below(14) {
      case 0: writer.truth()
      case 1: "(\(writer.condition()) and \(writer.condition()))"
      case 2: "(\(writer.condition()) or \(writer.condition()))"
      case 3: "not(\(writer.condition()))"
      case 4: "\(writer.number()) \(sign) \(writer.number())"
      case 5: "\(writer.date()) \(sign) \(writer.date())"
      case 6: "\(writer.text()) \(writer.choices.pick(["=", "!="])) \(writer.text())"
      case 7: "(\(writer.number()) between \(writer.number()) and \(writer.number()))"
      case 8: "(\(writer.number()) in (< \(writer.number()), [\(writer.number())..\(writer.number())]))"
      case 9: "(\(writer.choices.pick(["some", "every"])) v in \(writer.list()) satisfies \(writer.condition()))"
      case 10: "(if \(writer.condition()) then \(writer.condition()) else \(writer.condition()))"
      case 11: "\(writer.any()) \(writer.choices.pick(["= null", "!= null"]))"
      case 12: "(\(writer.length()) \(sign) \(writer.length()))"
      default: writer.call(giving: .boolean)
      }
    }
  }

  private mutating func any() -> String {
    switch choices.below(7) {
    case 0: truth()
    case 1: number()
    case 2: date()
    case 3: text()
    case 4: list()
    case 5: length()
    default: isDeepEnough ? "opened" : call(giving: .anything)
    }
  }

  private mutating func truth() -> String {
    choices.pick(
      isInVisit
        ? ["seen", "item.seen", "v.seen", "long_term"]
        : ["long_term", "disabled", "v.seen", "visit[-1].seen", "true", "false", "seen", "next.seen", "previous.seen"])
  }

  private mutating func number() -> String {
    inside { writer in
      if writer.isDeepEnough { return writer.choices.pick(["1", "age"]) }
      return switch writer.choices.below(8) {
      case 0: writer.choices.pick(["1", "age", "0", "minutes", "item.minutes", "v.minutes"])
      case 1: writer.choices.pick(["9223372036854.775807", "-9223372036854.775807", "0.000001", "1e12", "1e34", "1e9223372036854775807", "1e-9223372036854775808"])
      case 2, 3: "(\(writer.number()) \(writer.choices.pick(["+", "-", "*", "/", "**"])) \(writer.number()))"
      case 4: "-\(writer.number())"
      case 5: "count(\(writer.list()))"
      case 6: "\(writer.choices.pick(["sum", "min", "max", "mean"]))(\(writer.list()).minutes)"
      default: writer.call(giving: .number)
      }
    }
  }

  private mutating func date() -> String {
    inside { writer in
      if writer.isDeepEnough { return "opened" }
      return switch writer.choices.below(7) {
      case 0: writer.choices.pick(["opened", "closed", "due", "today()", "birth_due", "date", "item.date", "v.date", "item.written"])
      case 1: writer.choices.pick(["@\"2026-02-01\"", "@\"9999-12-31\"", "@\"0001-01-01\"", "@\"-999999999-01-01\""])
      case 2: "(\(writer.date()) \(writer.choices.pick(["+", "-"])) \(writer.length()))"
      case 3: "\(writer.choices.pick(["min", "max"]))(\(writer.list()).date)"
      case 4: "\(writer.list())[\(writer.choices.pick(["1", "-1", "9223372036854775807", "-9223372036854775808"]))].date"
      case 5: "(if \(writer.condition()) then \(writer.date()) else \(writer.date()))"
      default: writer.call(giving: .date)
      }
    }
  }

  private mutating func length() -> String {
    inside { writer in
      if writer.isDeepEnough { return "duration(\"P1D\")" }
      return switch writer.choices.below(5) {
      case 0: "duration(\"\(writer.choices.pick(["P1D", "P1M", "P999999999D", "-P999999999Y", "PT999999999S", "P99999999999999999999Y"]))\")"
      case 1: "(\(writer.date()) - \(writer.date()))"
      case 2: "(\(writer.length()) * \(writer.number()))"
      case 3: "(\(writer.length()) \(writer.choices.pick(["+", "-"])) \(writer.length()))"
      default: writer.call(giving: .daysDuration)
      }
    }
  }

  private mutating func text() -> String {
    inside { writer in
      if writer.isDeepEnough { return "name" }
      return switch writer.choices.below(5) {
      case 0: writer.choices.pick(["name", "category", "child.worker.team", "kind", "note", "item.note", "worker_id.team", "item.kind"])
      case 1: writer.choices.pick(["\"x\"", "\"CP\"", "\"home\"", "\"\"", "\"a b\""])
      case 2: "(\(writer.text()) + \(writer.text()))"
      default: writer.call(giving: .string)
      }
    }
  }

  private mutating func list() -> String {
    inside { writer in
      if writer.isDeepEnough { return "visit" }
      let list = writer.choices.pick(["visit", "plan", "assessment", "visit"])
      return switch writer.choices.below(5) {
      case 0: list
      case 1, 2: "visit[" + writer.inVisit() + "]"
      case 3: "(for v in \(list) return \(writer.any()))"
      default: writer.call(giving: .list)
      }
    }
  }

  private mutating func inVisit() -> String {
    let outer = isInVisit
    isInVisit = true
    defer { isInVisit = outer }
    return condition()
  }

  private mutating func call(giving kind: Kinds) -> String {
    let fitting = Self.functions.filter { $0.forms.contains { !$0.gives.kinds.isDisjoint(with: kind) } }
    guard !fitting.isEmpty, !isDeepEnough else { return "today()" }
    return inside { writer in
      let function = fitting[writer.choices.below(fitting.count)]
      let form = function.forms[writer.choices.below(function.forms.count)]
      var arguments: [String] = []
      for parameter in form.parameters {
        if parameter.isOptional, writer.choices.below(2) == 0 { break }
        arguments.append(writer.argument(parameter.kinds))
      }
      return function.name + "(" + arguments.joined(separator: ", ") + ")"
    }
  }

  private mutating func argument(_ kinds: Kinds) -> String {
    switch kinds {
    case .number: number()
    case .string: text()
    case .boolean: condition()
    case .list: choices.below(3) == 0 ? list() : list() + ".minutes"
    case .range: "[\(number())..\(number())]"
    default: kinds.contains(.date) ? date() : any()
    }
  }
}
