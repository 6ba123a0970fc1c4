/// Names of several words or with signs (`full name`, `day-rate`), which only somebody who knows them can read.
///
/// They are kept word by word, so that finding the longest that begins at a place takes no longer than reading it,
/// however many there are.
struct KnownNames {
  private struct Step {
    /// The steps that follow, by the next word or sign.
    var next: [String: Int] = [:]
    /// The names in scope that end here, innermost last.
    var inScope: [String] = []
    /// The first whose context was left, or that lies deep inside what the caller gives: it counts after a dot and in
    /// filters.
    var elsewhere: String?
  }

  private var steps = [Step()]
  /// Where the names in scope end, innermost last.
  private var ends: [Int] = []

  init(top: [String], deep: [String]) {
    for name in top { add(name) }
    for name in deep + ["time offset", "start included", "end included"] {
      if let end = end(of: name), steps[end].elsewhere == nil { steps[end].elsewhere = name }
    }
  }

  var count: Int { ends.count }

  mutating func add(_ name: String) {
    guard let end = end(of: name) else { return }
    steps[end].inScope.append(name)
    ends.append(end)
  }

  /// Leaves a context, a loop or a function.
  mutating func leave(to count: Int) {
    while ends.count > count {
      let end = ends.removeLast()
      let name = steps[end].inScope.removeLast()
      if steps[end].elsewhere == nil { steps[end].elsewhere = name }
    }
  }

  /// The step at which a name ends; nil for what anybody can read.
  private mutating func end(of name: String) -> Int? {
    let source = ExpressionSource(name: name)
    guard let tokens = try? Lexer.tokens(of: source).dropLast(), tokens.count > 1, tokens[0].kind == .name else { return nil }
    var step = 0
    for token in tokens {
      if let next = steps[step].next[token.text] {
        step = next
      } else {
        steps[step].next[token.text] = steps.count
        step = steps.count
        steps.append(Step())
      }
    }
    return step
  }

  /// The longest known name that begins at a token: its text, and how many tokens it takes.
  func longest(at place: Int, of tokens: [Token], alsoElsewhere: Bool) -> (name: String, count: Int)? {
    var best: (name: String, count: Int)?
    var step = 0
    for at in place..<tokens.count {
      guard let next = steps[step].next[tokens[at].text] else { break }
      step = next
      if let name = steps[step].inScope.last ?? (alsoElsewhere ? steps[step].elsewhere : nil) {
        best = (name, at - place + 1)
      }
    }
    return best
  }
}
