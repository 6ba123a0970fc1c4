import SourceText

extension Parser {
  /// Literals, names, what stands in brackets, and the forms that begin with a word.
  mutating func primary() throws(SyntaxError) -> Node {
    let token = current
    let start = token.range.lowerBound
    switch token.kind {
    case .number:
      advance()
      return try node(.number(token.text), from: start)
    case .string(let text):
      advance()
      return try node(.string(text), from: start)
    case .temporal(let text):
      advance()
      return try node(.temporal(text), from: start)
    case .name: return try word(token)
    case .symbol: return try bracket(token)
    case .end: throw fail(FEELDiagnostics.endsEarly(after: at > 0 ? tokens[at - 1] : nil, endSpan()))
    }
  }

  /// The last character of the text, so that the caret has something to point at.
  private func endSpan() -> SourceSpan {
    let end = at > 0 ? tokens[at - 1].range : 0..<0
    return span(end)
  }

  private mutating func word(_ token: Token) throws(SyntaxError) -> Node {
    let start = token.range.lowerBound
    switch token.text {
    case "true", "false":
      advance()
      return try node(.boolean(token.text == "true"), from: start)
    case "null":
      advance()
      return try node(.null, from: start)
    case "if": return try ifElse()
    case "some", "every": return try quantified(token.text == "some" ? .some : .every)
    case "for": return try loop()
    case "function" where peek(1).isSymbol("("): return try function()
    case _ where token.isKeyword:
      throw fail(FEELDiagnostics.unexpected(token, span(token.range)))
    default: return try name()
    }
  }

  /// A name: the longest known name of several words before a parenthesis, else one word.
  private mutating func name() throws(SyntaxError) -> Node {
    let start = current.range.lowerBound
    if let known = names.longest(at: at, of: tokens, alsoElsewhere: isInFilter) {
      for _ in 0..<known.count { advance() }
      return try node(.name(known.name), from: start)
    }
    if current.text.lowercased() == "not", !peek(1).isSymbol("("), peek(1).kind != .end {
      throw fail(FEELDiagnostics.notWithoutParentheses(span(current.range)))
    }
    if let problem = FEELDiagnostics.borrowedWord(current, next: peek(1), span(current.range)) { throw fail(problem) }
    let words = wordsOfFunction()
    let text = (0..<words).map { peek($0).text }.joined(separator: " ")
    at += words - 1
    advance()
    return try node(.name(text), from: start)
  }

  /// How many words make one name of a function: any before a parenthesis, and in whole FEEL those of the language
  /// wherever they stand. (`date and time` without a parenthesis may be two conditions.)
  private func wordsOfFunction() -> Int {
    var (text, count, known) = ("", 0, 1)
    var plain = true
    while peek(count).kind == .name, count < 6 {
      text += (count == 0 ? "" : " ") + peek(count).text
      plain = plain && !peek(count).isKeyword
      count += 1
      let isOfLanguage = FunctionNames.ofSeveralWords.contains(text)
      if count > 1, peek(count).isSymbol("(") ? plain || isOfLanguage : plain && isOfLanguage && source.isWholeFEEL {
        known = count
      }
    }
    return known
  }

  // MARK: - Brackets

  private mutating func bracket(_ token: Token) throws(SyntaxError) -> Node {
    let start = token.range.lowerBound
    if let comparison = Comparison(rawValue: token.text) {
      advance()
      return try node(.unaryTest(comparison, try binary(.additive)), from: start)
    }
    switch token.text {
    case "(": return try parenthesised()
    case "[": return try listOrRange()
    case "]":
      advance()
      let lower = try expression()
      if !take("..") { throw fail(FEELDiagnostics.unexpected(token, span(token.range))) }
      return try rangeEnd(lower, from: start, includesLower: false)
    case "{": return try context()
    default: throw fail(FEELDiagnostics.unexpected(token, span(token.range)))
    }
  }

  private mutating func parenthesised() throws(SyntaxError) -> Node {
    let open = current
    advance()
    let inner = try expression()
    if take("..") { return try rangeEnd(inner, from: open.range.lowerBound, includesLower: false) }
    try expect(")", closing: open)
    return inner
  }

  private mutating func listOrRange() throws(SyntaxError) -> Node {
    let open = current
    let start = open.range.lowerBound
    advance()
    var items: [Node] = []
    while !current.isSymbol("]") {
      items.append(try expression())
      if items.count == 1, take("..") { return try rangeEnd(items[0], from: start, includesLower: true) }
      if try !another(before: "]") { break }
    }
    try expect("]", closing: open)
    return try node(.list(items), from: start)
  }

  private mutating func context() throws(SyntaxError) -> Node {
    let open = current
    advance()
    var entries: [Node.Entry] = []
    let known = names.count
    while !current.isSymbol("}") {
      entries.append(try entry())
      names.add(entries[entries.count - 1].key.text)
      if try !another(before: "}") { break }
    }
    names.leave(to: known)
    try expect("}", closing: open)
    return try node(.context(entries), from: open.range.lowerBound)
  }

  private mutating func entry() throws(SyntaxError) -> Node.Entry {
    let key: Node.Name
    if case .string(let text) = current.kind {
      key = Node.Name(text: text, range: current.range)
      advance()
    } else {
      key = nameOfWords(until: [":"])
    }
    if key.range.isEmpty || !take(":") {
      throw fail(FEELDiagnostics.missing(":", "context", found: current, span(current.range)))
    }
    return Node.Entry(key: key, value: try expression())
  }

  /// A name that is being given: words, digits and signs up to what ends it. Empty where there is none.
  private mutating func nameOfWords(until ends: Set<String>) -> Node.Name {
    let first = at
    while current.kind == .name || (at > first && (current.kind == .number || isSignOfName(current, ends))) { advance() }
    guard at > first else { return Node.Name(text: "", range: current.range.lowerBound..<current.range.lowerBound) }
    let range = tokens[first].range.lowerBound..<tokens[at - 1].range.upperBound
    return Node.Name(text: source.text(in: range).split(whereSeparator: \.isWhitespace).joined(separator: " "), range: range)
  }

  private func isSignOfName(_ token: Token, _ ends: Set<String>) -> Bool {
    token.kind == .symbol && !ends.contains(token.text) && ["+", "-", "*", "/", ".", "'"].contains(token.text)
  }

  // MARK: - Forms that begin with a word

  private mutating func ifElse() throws(SyntaxError) -> Node {
    let start = current.range.lowerBound
    advance()
    let condition = try expression()
    try expectWord("then", in: "if")
    let then = try expression()
    try expectWord("else", in: "if")
    return try node(.ifElse(condition, then, try expression()), from: start)
  }

  private mutating func quantified(_ quantifier: Quantifier) throws(SyntaxError) -> Node {
    let start = current.range.lowerBound
    let known = names.count
    defer { names.leave(to: known) }
    let bindings = try bindings(quantifier.rawValue)
    try expectWord("satisfies", in: quantifier.rawValue)
    return try node(.quantified(quantifier, bindings, try expression()), from: start)
  }

  private mutating func loop() throws(SyntaxError) -> Node {
    let start = current.range.lowerBound
    let known = names.count
    defer { names.leave(to: known) }
    let bindings = try bindings("for")
    try expectWord("return", in: "for")
    return try node(.forEach(bindings, try expression()), from: start)
  }

  private mutating func bindings(_ form: String) throws(SyntaxError) -> [Node.Binding] {
    var bindings: [Node.Binding] = []
    repeat {
      advance()
      let token = current
      guard token.kind == .name, !token.isKeyword else {
        throw fail(FEELDiagnostics.missing("a name", form, found: token, span(token.range)))
      }
      let name = variable()
      try expectWord("in", in: form)
      let start = current.range.lowerBound
      var list = try expression()
      var isSteps = false
      if take("..") {
        let upper = try binary(.additive)
        let parts = Node.RangeParts(lower: list, upper: upper, includesLower: true, includesUpper: true)
        list = try node(.range(parts), from: start)
        isSteps = true
      }
      bindings.append(Node.Binding(name: name, list: list, isSteps: isSteps))
      names.add(name.text)
    } while current.isSymbol(",")
    return bindings
  }

  /// The variable of a loop: words up to `in`.
  private mutating func variable() -> Node.Name {
    let first = at
    while current.kind == .name, !current.isKeyword { advance() }
    let range = tokens[first].range.lowerBound..<tokens[at - 1].range.upperBound
    return Node.Name(text: tokens[first..<at].map(\.text).joined(separator: " "), range: range)
  }

  private mutating func function() throws(SyntaxError) -> Node {
    let start = current.range.lowerBound
    advance()
    let open = current
    advance()
    var parameters: [Node.Parameter] = []
    let known = names.count
    defer { names.leave(to: known) }
    while current.kind == .name {
      let name = nameOfWords(until: [])
      names.add(name.text)
      parameters.append(Node.Parameter(name: name, type: take(":") ? try type() : nil))
      if try !another(before: ")") { break }
    }
    try expect(")", closing: open)
    let body = current.isWord("external") ? try external() : try expression()
    return try node(.function(parameters, body), from: start)
  }

  /// `external {java: {…}}`: what another program would work out.
  private mutating func external() throws(SyntaxError) -> Node {
    let start = current.range.lowerBound
    advance()
    return try node(.external(try expression()), from: start)
  }
}
