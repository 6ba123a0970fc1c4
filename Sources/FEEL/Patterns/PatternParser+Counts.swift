/// Quantifiers: `?`, `*`, `+`, `{n}`, `{n,}`, `{n,m}`, each perhaps with a `?` for as seldom as possible.
extension PatternParser {
  mutating func quantifier() throws(Pattern.Problem) -> PatternCount? {
    guard var count = try quantity() else { return nil }
    if peek() == "?" {
      at += 1
      count.greedy = false
    }
    return count
  }

  private mutating func quantity() throws(Pattern.Problem) -> PatternCount? {
    switch peek() {
    case "?":
      at += 1
      return PatternCount(least: 0, most: 1)
    case "*":
      at += 1
      return PatternCount(least: 0)
    case "+":
      at += 1
      return PatternCount(least: 1)
    case "{": return try braces()
    default: return nil
    }
  }

  private mutating func braces() throws(Pattern.Problem) -> PatternCount {
    let start = at
    at += 1
    guard let least = try number() else { throw problem(.countMalformed, at: start) }
    var most: Int? = least
    if peek() == "," {
      at += 1
      most = try number()
    }
    guard peek() == "}" else { throw problem(.countMalformed, at: start) }
    at += 1
    if let most, most < least { throw problem(.countReversed, at: start) }
    return PatternCount(least: least, most: most)
  }

  private mutating func number() throws(Pattern.Problem) -> Int? {
    let start = at
    var number = 0
    while let next = digit() {
      number = number * 10 + next
      if number > Pattern.mostRepeats { throw problem(.tooManyRepeats, at: start) }
      at += 1
    }
    return at == start ? nil : number
  }
}
