/// Classes: `[a-z]`, `[^a-z]`, `[a-z-[aeiou]]`.
///
/// A hyphen is an ordinary character first or last in a class, after a range or a class escape, and before `-[`; before `[` it
/// takes a class away; anywhere else it makes a range (XML Schema 1.1, part 2, appendix G).
extension PatternParser {
  /// What has been read of a class: what is written out has case variants, what an escape names has not.
  private struct Parts {
    var written = PatternSet()
    var named = PatternSet()
    var isEmpty = true
  }

  mutating func characterClass() throws(Pattern.Problem) -> PatternSet {
    let start = at
    try goDeeper()
    at += 1
    let negated = peek() == "^"
    if negated { at += 1 }
    var parts = Parts()
    while let next = peek(), next != "]" {
      if next == "-", peek(1) == "[", !parts.isEmpty { break }
      try part(&parts)
      parts.isEmpty = false
    }
    guard peek() == nil || !parts.isEmpty else { throw problem(.classEmpty, at: start) }
    var set = joined(parts)
    set.negated = negated
    if peek() == "-" { set.without = [try takenAway()] }
    guard peek() == "]" else { throw problem(.classNotClosed, at: start) }
    at += 1
    depth -= 1
    return set
  }

  private func joined(_ parts: Parts) -> PatternSet {
    var set = flags.ignoreCase ? parts.written.withCaseVariants : parts.written
    set.add(parts.named)
    return set.tidied
  }

  private mutating func takenAway() throws(Pattern.Problem) -> PatternSet {
    at += 1
    let set = try characterClass()
    if peek() != nil && peek() != "]" { throw problem(.classAfterSubtraction) }
    return set
  }

  private mutating func part(_ parts: inout Parts) throws(Pattern.Problem) {
    let start = at
    switch try member() {
    case .set(let set): parts.named.add(set)
    case .character(let first):
      if let last = try rangeEnd(after: first, from: start) {
        parts.written.add(first.value...last.value)
      } else {
        parts.written.add(first.value...first.value)
      }
    case .digit: throw problem(.referenceInClass, at: start)
    }
  }

  private mutating func member() throws(Pattern.Problem) -> Escape {
    guard let next = peek() else { throw problem(.classNotClosed) }
    if next == "\\" { return try escape() }
    if next == "[" { throw problem(.classBracket) }
    at += 1
    return .character(next)
  }

  /// The end of a range, if the hyphen that comes next makes one.
  private mutating func rangeEnd(after first: Unicode.Scalar, from start: Int) throws(Pattern.Problem) -> Unicode.Scalar? {
    guard peek() == "-", let next = peek(1), next != "]", next != "[" else { return nil }
    if next == "-" && peek(2) == "[" { return nil }
    if next == "-" || text.scalars[start] == "-" { throw problem(.hyphenInRange, at: start) }
    at += 1
    let endAt = at
    guard case .character(let last) = try member() else { throw problem(.rangeEnd, at: endAt) }
    guard first <= last else { throw problem(.rangeReversed, at: start) }
    return last
  }
}
