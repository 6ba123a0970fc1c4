/// Names of several words or with signs (`full name`, `day-rate`), which only somebody who knows them can read.
struct KnownNames {
  fileprivate struct Known {
    let texts: [String]
    let name: String
  }

  private var inScope: [Known] = []
  /// Those whose context was left, and those deep inside what the caller gives: they count after a dot and in filters.
  private var elsewhere: [Known] = []

  init(top: [String], deep: [String]) {
    for name in top { add(name) }
    for name in deep { elsewhere += KnownNames.known(name) }
    for name in ["time offset", "start included", "end included"] { elsewhere += KnownNames.known(name) }
  }

  var count: Int { inScope.count }

  mutating func add(_ name: String) { inScope += KnownNames.known(name) }

  /// Leaves a context, a loop or a function.
  mutating func leave(to count: Int) {
    elsewhere += inScope[count...]
    inScope.removeLast(inScope.count - count)
  }

  private static func known(_ name: String) -> [Known] {
    let source = ExpressionSource(name: name)
    guard let tokens = try? Lexer.tokens(of: source).dropLast(), tokens.count > 1, tokens[0].kind == .name else { return [] }
    return [Known(texts: tokens.map(\.text), name: name)]
  }

  /// The longest known name that begins at a token: its text, and how many tokens it takes.
  func longest(at place: Int, of tokens: [Token], alsoElsewhere: Bool) -> (name: String, count: Int)? {
    var best: Known?
    for known in inScope.reversed() where (best?.texts.count ?? 1) < known.texts.count && known.isAt(place, tokens) {
      best = known
    }
    if alsoElsewhere {
      for known in elsewhere where (best?.texts.count ?? 1) < known.texts.count && known.isAt(place, tokens) {
        best = known
      }
    }
    return best.map { ($0.name, $0.texts.count) }
  }
}

extension KnownNames.Known {
  fileprivate func isAt(_ place: Int, _ tokens: [Token]) -> Bool {
    guard place + texts.count <= tokens.count else { return false }
    return zip(texts, tokens[place...]).allSatisfy { $0 == $1.text }
  }
}
