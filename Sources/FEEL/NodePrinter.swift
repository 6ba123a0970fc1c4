extension Node {
  /// The expression in its plainest spelling. Read again, it gives the same tree.
  public var printed: String {
    var printer = NodePrinter()
    printer.print(self, above: .lowest)
    return printer.output
  }
}

extension Node {
  fileprivate var holdsFilter: Bool {
    if case .filter = kind { true } else { children.contains(where: \.holdsFilter) }
  }
}

/// Writes a tree with as few parentheses as will do.
struct NodePrinter {
  var output = ""

  /// How tightly a form binds; the order is the grammar's.
  enum Binding: Int, Comparable {
    case lowest, or, and, comparison, additive, multiplicative, power, prefix, postfix
    /// Nothing binds as tightly: always in parentheses.
    case beyond
    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
    var tighter: Binding { Binding(rawValue: rawValue + 1) ?? .postfix }
  }

  /// Prints a node where only forms that bind at least as tightly as `floor` may stand without parentheses.
  mutating func print(_ node: Node, above floor: Binding) {
    let binding = NodePrinter.binding(of: node.kind)
    let bare = binding >= floor
    if !bare { output += "(" }
    body(node.kind)
    if !bare { output += ")" }
  }

  static func binding(of kind: Node.Kind) -> Binding {
    switch kind {
    case .ifElse, .quantified, .forEach, .function, .external, .unaryTest: .lowest
    case .or: .or
    case .and: .and
    case .comparison, .between, .isIn, .instanceOf: .comparison
    case .arithmetic(.add, _, _), .arithmetic(.subtract, _, _): .additive
    case .arithmetic(.multiply, _, _), .arithmetic(.divide, _, _): .multiplicative
    case .arithmetic(.power, _, _): .power
    case .negative: .prefix
    default: .postfix
    }
  }

  private mutating func body(_ kind: Node.Kind) {
    switch kind {
    case .null: output += "null"
    case .boolean(let value): output += value ? "true" : "false"
    case .number(let text), .name(let text): output += text
    case .string(let text): output += NodePrinter.quoted(text)
    case .temporal(let text): output += "@" + NodePrinter.quoted(text)
    case .negative(let operand):
      output += "-"
      print(operand, above: .prefix)
    case .not(let operand):
      output += "not("
      print(operand, above: .lowest)
      output += ")"
    case .list(let items): bracketed("[", items, "]")
    case .ifElse(let condition, let then, let otherwise):
      output += "if "
      print(condition, above: .lowest)
      output += " then "
      print(then, above: .lowest)
      output += " else "
      print(otherwise, above: .lowest)
    default: operators(kind)
    }
  }

  private mutating func operators(_ kind: Node.Kind) {
    let level = NodePrinter.binding(of: kind)
    switch kind {
    case .arithmetic(let op, let a, let b): infix(a, op.rawValue, b, level)
    case .comparison(let op, let a, let b): infix(a, op.rawValue, b, level)
    case .and(let all): chain(all, " and ", level)
    case .or(let all): chain(all, " or ", level)
    case .between(let a, let b, let c):
      print(a, above: .comparison)
      output += " between "
      print(b, above: .additive)
      output += " and "
      print(c, above: .additive)
    case .isIn(let a, let tests):
      print(a, above: .comparison)
      bracketed(" in (", tests, ")")
    case .unaryTest(let op, let a):
      output += op.rawValue + " "
      print(a, above: .additive)
    case .instanceOf(let a, let type):
      print(a, above: .comparison)
      output += " instance of " + type
    default: structures(kind)
    }
  }

  private mutating func structures(_ kind: Node.Kind) {
    switch kind {
    case .path(let a, let name):
      print(a, above: .postfix)
      output += "." + name.text
    case .filter(let a, let condition):
      print(a, above: .postfix)
      bracketed("[", [condition], "]")
    case .range(let parts):
      output += parts.includesLower ? "[" : "("
      print(parts.lower, above: .additive)
      output += ".."
      // `[` after the upper end would close the range.
      print(parts.upper, above: parts.upper.holdsFilter ? .beyond : .additive)
      output += parts.includesUpper ? "]" : ")"
    case .quantified(let quantifier, let bindings, let body): loop(quantifier.rawValue, bindings, "satisfies", body)
    case .forEach(let bindings, let body): loop("for", bindings, "return", body)
    case .call(let function, let arguments):
      print(function, above: .postfix)
      separated("(", arguments, ")") { printer, argument in
        if let label = argument.label { printer.output += label.text + ": " }
        printer.print(argument.value, above: .lowest)
      }
    case .context(let entries):
      separated("{", entries, "}") { printer, entry in
        printer.output += NodePrinter.quoted(entry.key.text) + ": "
        printer.print(entry.value, above: .lowest)
      }
    case .function(let parameters, let body):
      separated("function(", parameters, ") ") { printer, parameter in
        printer.output += parameter.name.text + (parameter.type.map { ": " + $0 } ?? "")
      }
      print(body, above: .lowest)
    case .external(let mapping):
      output += "external "
      print(mapping, above: .lowest)
    default: break
    }
  }

  private mutating func infix(_ a: Node, _ op: String, _ b: Node, _ level: Binding) {
    print(a, above: level)
    output += " " + op + " "
    print(b, above: level.tighter)
  }

  private mutating func chain(_ all: [Node], _ word: String, _ level: Binding) {
    for (index, operand) in all.enumerated() {
      if index > 0 { output += word }
      print(operand, above: level.tighter)
    }
  }

  private mutating func bracketed(_ open: String, _ items: [Node], _ close: String) {
    separated(open, items, close) { $0.print($1, above: .lowest) }
  }

  private mutating func separated<T>(
    _ open: String, _ items: [T], _ close: String, _ one: (inout NodePrinter, T) -> Void
  ) {
    output += open
    for (index, item) in items.enumerated() {
      if index > 0 { output += ", " }
      one(&self, item)
    }
    output += close
  }

  private mutating func loop(_ word: String, _ bindings: [Node.Binding], _ link: String, _ body: Node) {
    separated(word + " ", bindings, " " + link + " ") { printer, binding in
      printer.output += binding.name.text + " in "
      if binding.isSteps, case .range(let parts) = binding.list.kind {
        printer.print(parts.lower, above: .additive)
        printer.output += ".."
        printer.print(parts.upper, above: .additive)
      } else {
        printer.print(binding.list, above: .lowest)
      }
    }
    print(body, above: .lowest)
  }

  /// A text in double quotes, with what FEEL cannot hold there written as escapes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
