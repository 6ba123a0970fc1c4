/// What a backslash begins.
extension PatternParser {
  enum Escape {
    case character(Unicode.Scalar)
    case set(PatternSet)
    /// A digit follows, which is not read yet.
    case digit
  }

  mutating func escape() throws(Pattern.Problem) -> Escape {
    let start = at
    at += 1
    guard let letter = peek() else { throw problem(.backslashAtEnd, at: start) }
    if ("0"..."9").contains(letter) { return .digit }
    at += 1
    if let scalar = PatternParser.character(escapedBy: letter) { return .character(scalar) }
    if letter == "p" || letter == "P" { return .set(try property(turned: letter == "P", from: start)) }
    if let set = PatternCategories.set(letter) { return .set(set) }
    throw problem(PatternParser.isEdge(letter) ? .wordEdge(letter) : .unknownEscape(letter), at: start)
  }

  private static func character(escapedBy letter: Unicode.Scalar) -> Unicode.Scalar? {
    switch letter {
    case "n": "\n"
    case "r": "\r"
    case "t": "\t"
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "$", "-", "[", "]", "^": letter
    default: nil
    }
  }

  /// What other languages of patterns write for a place.
  private static func isEdge(_ letter: Unicode.Scalar) -> Bool { "bBAzZG".unicodeScalars.contains(letter) }

  /// `\p{Lu}`, `\p{IsBasicLatin}`, and the same turned round with `\P`.
  private mutating func property(turned: Bool, from start: Int) throws(Pattern.Problem) -> PatternSet {
    guard peek() == "{" else { throw problem(.propertyMalformed, at: start) }
    at += 1
    let set = try namedSet(try propertyName(from: start), from: start)
    return turned ? set.complement : set
  }

  private mutating func propertyName(from start: Int) throws(Pattern.Problem) -> String {
    var name = String.UnicodeScalarView()
    while let next = peek(), next != "}" {
      name.append(next)
      at += 1
    }
    guard peek() == "}", !name.isEmpty else { throw problem(.propertyMalformed, at: start) }
    at += 1
    return String(name)
  }

  private func namedSet(_ name: String, from start: Int) throws(Pattern.Problem) -> PatternSet {
    if let mask = PatternCategories.mask(name) { return PatternSet(categories: mask) }
    guard name.hasPrefix("Is") else { throw problem(.unknownProperty, at: start) }
    guard let block = PatternBlocks.set(String(name.dropFirst(2))) else { throw problem(.unknownBlock, at: start) }
    return block
  }
}
