import SourceText

/// Builds the tree of an expression: the whole grammar of FEEL, by operator precedence.
struct Parser {
  let source: ExpressionSource
  let tokens: [Token]
  let limits: ExpressionLimits
  var at = 0
  var nesting = 0
  var nodes = 0
  /// While the end of a range is read, `[` closes it (`]1..5[`) and begins no filter.
  var closesRange = false
  /// Names of several words that may be used here.
  var names: KnownNames
  /// Within a filter the names of entries count, wherever their context was written.
  var isInFilter = false

  init(_ source: ExpressionSource, _ tokens: [Token], _ limits: ExpressionLimits, _ names: KnownNames) {
    self.source = source
    self.tokens = tokens
    self.limits = limits
    self.names = names
  }

  mutating func whole() throws(SyntaxError) -> Node {
    if current.kind == .end { throw fail(FEELDiagnostics.nothing(span(0..<max(source.text.utf8.count, 0)))) }
    let root = try expression()
    guard current.kind == .end else { throw afterTheEnd() }
    return root
  }

  // MARK: - Tokens

  var current: Token { tokens[at] }
  func peek(_ distance: Int) -> Token { tokens[min(at + distance, tokens.count - 1)] }
  func span(_ range: Range<Int>) -> SourceSpan { source.span(ofUTF8: range) }
  /// The diagnostic is made in a frame of its own: those of the parser are many deep.
  @inline(never) func fail(_ diagnostic: @autoclosure () -> Diagnostic) -> SyntaxError {
    SyntaxError(diagnostic: diagnostic())
  }

  mutating func advance() { if at < tokens.count - 1 { at += 1 } }

  mutating func take(_ symbol: String) -> Bool {
    guard current.isSymbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard current.isWord(word) else { return false }
    advance()
    return true
  }

  mutating func expectWord(_ word: String, in form: String) throws(SyntaxError) {
    if !takeWord(word) { throw fail(FEELDiagnostics.missing(word, form, found: current, span(current.range))) }
  }

  /// Takes a comma, after which something more must come.
  mutating func another(before close: String) throws(SyntaxError) -> Bool {
    guard take(",") else { return false }
    if current.isSymbol(close) { throw fail(FEELDiagnostics.unexpected(current, span(current.range))) }
    return true
  }

  mutating func expect(_ symbol: String, closing open: Token) throws(SyntaxError) {
    if !take(symbol) {
      throw fail(
        FEELDiagnostics.unclosed(open.text, symbol, found: current, span(current.range), opened: span(open.range)))
    }
  }

  /// Makes a node that ends at the last token taken, within the limits.
  mutating func node(_ kind: Node.Kind, from start: Int) throws(SyntaxError) -> Node {
    let node = Node(kind, start..<max(start, at > 0 ? tokens[at - 1].range.upperBound : start))
    nodes += 1
    if node.depth > limits.depth || nodes > limits.nodes { throw tooMuch(node.range) }
    return node
  }

  func tooMuch(_ range: Range<Int>) -> SyntaxError {
    fail(FEELDiagnostics.tooNested(limits, span(range.lowerBound..<min(range.upperBound, range.lowerBound + 1))))
  }

  private func afterTheEnd() -> SyntaxError {
    if at > 0, tokens[at - 1].isWord("not") {
      return fail(FEELDiagnostics.notWithoutParentheses(span(tokens[at - 1].range)))
    }
    if at > 0, tokens[at - 1].kind == .name, ["is", "are", "equals"].contains(current.text) {
      return fail(FEELDiagnostics.equalsInWords(current.text, span(current.range)))
    }
    if let problem = FEELDiagnostics.borrowedWord(current, next: peek(1), span(current.range)) { return fail(problem) }
    return fail(FEELDiagnostics.unexpected(current, span(current.range)))
  }

  // MARK: - Operators

  mutating func expression() throws(SyntaxError) -> Node {
    let outer = closesRange
    closesRange = false
    defer { closesRange = outer }
    return try binary(.or)
  }

  typealias Level = NodePrinter.Binding

  /// Operators that bind at least as tightly as `floor`, by precedence climbing.
  mutating func binary(_ floor: Level) throws(SyntaxError) -> Node {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > limits.depth { throw tooMuch(current.range) }
    let start = current.range.lowerBound
    var left = try unary()
    while let (word, level) = infix(), level >= floor {
      advance()
      switch word {
      case "and", "or":
        // `a and b and c` becomes one node; `(a and b) and c` stays as it is written.
        var operands = [left]
        repeat { operands.append(try binary(level.tighter)) } while takeWord(word)
        left = try node(word == "and" ? .and(operands) : .or(operands), from: start)
      case "between":
        let lower = try binary(.additive)
        try expectWord("and", in: "between")
        left = try node(.between(left, lower, try binary(.additive)), from: start)
      case "in": left = try node(.isIn(left, try tests()), from: start)
      case "instance": left = try node(.instanceOf(left, try instanceType()), from: start)
      default:
        let right = try binary(level.tighter)
        left = try node(Parser.operation(word, left, right), from: start)
      }
    }
    return left
  }

  private static func operation(_ word: String, _ left: Node, _ right: Node) -> Node.Kind {
    if let comparison = Comparison(rawValue: word) { return .comparison(comparison, left, right) }
    return .arithmetic(ArithmeticOperator(rawValue: word) ?? .add, left, right)
  }

  private func infix() -> (String, Level)? {
    let token = current
    switch token.kind {
    case .symbol:
      if Comparison(rawValue: token.text) != nil { return (token.text, .comparison) }
      switch ArithmeticOperator(rawValue: token.text) {
      case .add, .subtract: return (token.text, .additive)
      case .multiply, .divide: return (token.text, .multiplicative)
      case .power: return (token.text, .power)
      case nil: return nil
      }
    case .name:
      switch token.text {
      case "or": return ("or", .or)
      case "and": return ("and", .and)
      case "between", "in": return (token.text, .comparison)
      case "instance": return peek(1).isWord("of") ? ("instance", .comparison) : nil
      default: return nil
      }
    default: return nil
    }
  }

  private mutating func unary() throws(SyntaxError) -> Node {
    let start = current.range.lowerBound
    guard take("-") else { return try postfix() }
    nesting += 1
    defer { nesting -= 1 }
    if nesting > limits.depth { throw tooMuch(start..<start + 1) }
    return try node(.negative(try unary()), from: start)
  }

  // MARK: - Paths, filters, calls

  private mutating func postfix() throws(SyntaxError) -> Node {
    let start = current.range.lowerBound
    var base = try primary()
    while true {
      if current.isSymbol("."), peek(1).kind == .name {
        advance()
        base = try node(.path(base, pathName()), from: start)
      } else if current.isSymbol("."), peek(1).kind != .symbol {
        throw fail(FEELDiagnostics.missing("a name after the dot", nil, found: peek(1), span(peek(1).range)))
      } else if current.isSymbol("["), !closesRange {
        let open = current
        advance()
        let outer = isInFilter
        isInFilter = true
        let condition = try expression()
        isInFilter = outer
        try expect("]", closing: open)
        base = try node(.filter(base, condition), from: start)
      } else if current.isSymbol("(") {
        base = try call(base, from: start)
      } else {
        return base
      }
    }
  }

  /// The name after a dot.
  private mutating func pathName() -> Node.Name {
    let start = current.range.lowerBound
    let known = names.longest(at: at, of: tokens, alsoElsewhere: true)
    let text = known?.name ?? current.text
    for _ in 0..<(known?.count ?? 1) { advance() }
    return Node.Name(text: text, range: start..<tokens[at - 1].range.upperBound)
  }

  private mutating func call(_ function: Node, from start: Int) throws(SyntaxError) -> Node {
    let open = current
    advance()
    var arguments: [Node.Argument] = []
    while !current.isSymbol(")") {
      arguments.append(try argument())
      if try !another(before: ")") { break }
    }
    try expect(")", closing: open)
    if case .name("not") = function.kind, arguments.count == 1, arguments[0].label == nil {
      return try node(.not(arguments[0].value), from: start)
    }
    return try node(.call(function, arguments), from: start)
  }

  private mutating func argument() throws(SyntaxError) -> Node.Argument {
    let label = label()
    return Node.Argument(label: label, value: try expression())
  }

  /// Words and the colon after them.
  private mutating func label() -> Node.Name? {
    var end = 0
    while peek(end).kind == .name { end += 1 }
    guard end > 0, peek(end).isSymbol(":") else { return nil }
    let words = (0..<end).map { peek($0).text }
    let range = current.range.lowerBound..<peek(end - 1).range.upperBound
    at += end + 1
    return Node.Name(text: words.joined(separator: " "), range: range)
  }

  // MARK: - Tests

  /// What follows `in`: one test, or several in parentheses.
  private mutating func tests() throws(SyntaxError) -> [Node] {
    guard current.isSymbol("(") else { return [try binary(.additive)] }
    let (open, start) = (current, current.range.lowerBound)
    advance()
    var tests = [try expression()]
    if take("..") { return [try rangeEnd(tests[0], from: start, includesLower: false)] }
    while take(",") { tests.append(try expression()) }
    try expect(")", closing: open)
    return tests
  }

  mutating func rangeEnd(_ lower: Node, from start: Int, includesLower: Bool) throws(SyntaxError) -> Node {
    let outer = closesRange
    closesRange = true
    let upper = try binary(.additive)
    closesRange = outer
    let closes = take("]")
    if !closes, !take(")"), !take("[") {
      throw fail(
        FEELDiagnostics.unclosed(
          includesLower ? "[" : "(", "]", found: current, span(current.range), opened: span(start..<start + 1)))
    }
    let parts = Node.RangeParts(lower: lower, upper: upper, includesLower: includesLower, includesUpper: closes)
    return try node(.range(parts), from: start)
  }

  private mutating func instanceType() throws(SyntaxError) -> String {
    advance()
    return try type()
  }

  /// A type as written, evenly spaced.
  mutating func type() throws(SyntaxError) -> String {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > limits.depth { throw tooMuch(current.range) }
    var words: [String] = []
    if takeWord("function") { words = ["function"] }
    while current.kind == .name, !current.isKeyword || joinsType(words.last) {
      words.append(current.text)
      advance()
      while current.isSymbol("."), peek(1).kind == .name {
        advance()
        words.append((words.popLast() ?? "") + "." + current.text)
        advance()
      }
    }
    guard !words.isEmpty else {
      throw fail(FEELDiagnostics.missing("a type", nil, found: current, span(current.range)))
    }
    var text = words.joined(separator: " ")
    if current.isSymbol("<") { text += try typeArguments() }
    if take("->") { text += "->" + (try type()) }
    return text
  }

  /// Whether the `and` that is next is that of `date and time` or the like, and no operator after `date`.
  private func joinsType(_ word: String?) -> Bool {
    guard current.isWord("and") else { return false }
    return ["date": "time", "days": "time", "years": "months"][word ?? ""].map { peek(1).isWord($0) } ?? false
  }

  private mutating func typeArguments() throws(SyntaxError) -> String {
    let open = current
    advance()
    var parts: [String] = []
    while !current.isSymbol(">") {
      let label = label().map { $0.text + ": " } ?? ""
      parts.append(label + (try type()))
      if !take(",") { break }
    }
    try expect(">", closing: open)
    return "<" + parts.joined(separator: ", ") + ">"
  }
}
