/// Reads a pattern by the grammar of XPath, which is XML Schema 1.1's with anchors, reluctant repeats, groups and references.
struct PatternParser {
  struct Parsed {
    let node: PatternNode
    let groups: Int
  }

  let text: PatternText
  let flags: Pattern.Flags
  var at = 0
  /// How many groups and classes are open.
  var depth = 0
  /// For each capturing group that has begun, whether it has ended.
  private var ended: [Bool] = []

  static func parse(_ text: PatternText, flags: Pattern.Flags) throws(Pattern.Problem) -> Parsed {
    var parser = PatternParser(text: text, flags: flags)
    if flags.literal {
      return Parsed(node: .sequence(text.scalars.map(parser.character)), groups: 0)
    }
    let node = try parser.choice()
    if parser.peek() != nil { throw parser.problem(.groupNotOpened) }
    return Parsed(node: node, groups: parser.ended.count)
  }

  private init(text: PatternText, flags: Pattern.Flags) {
    self.text = text
    self.flags = flags
  }

  // MARK: - The text

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    at + ahead < text.scalars.count ? text.scalars[at + ahead] : nil
  }

  func problem(_ kind: Pattern.Problem.Kind, at index: Int? = nil) -> Pattern.Problem {
    Pattern.Problem(kind, at: text.offset(index ?? at))
  }

  mutating func goDeeper() throws(Pattern.Problem) {
    depth += 1
    if depth > Pattern.deepest { throw problem(.tooDeep) }
  }

  /// A character that stands for itself, and with `i` for its variants.
  func character(_ scalar: Unicode.Scalar) -> PatternNode {
    guard flags.ignoreCase else { return .scalar(scalar) }
    let set = PatternSet(scalar).withCaseVariants
    return set == PatternSet(scalar) ? .scalar(scalar) : .set(set)
  }

  // MARK: - Branches and pieces

  private mutating func choice() throws(Pattern.Problem) -> PatternNode {
    var branches = [try branch()]
    while peek() == "|" {
      at += 1
      branches.append(try branch())
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func branch() throws(Pattern.Problem) -> PatternNode {
    var pieces: [PatternNode] = []
    while let next = peek(), next != "|", next != ")" {
      let piece = try piece()
      if case .empty = piece { continue }
      pieces.append(piece)
    }
    if pieces.isEmpty { return .empty }
    return pieces.count == 1 ? pieces[0] : .sequence(pieces)
  }

  private mutating func piece() throws(Pattern.Problem) -> PatternNode {
    let part = try atom()
    guard let count = try quantifier() else { return part }
    if let next = peek(), "?*+{".unicodeScalars.contains(next) { throw problem(.repeatedTwice) }
    // Nothing is left of what is taken no times, or of nothing taken many times.
    if count.most == 0 { return .empty }
    if case .empty = part { return .empty }
    return .repeated(part, count)
  }

  private mutating func atom() throws(Pattern.Problem) -> PatternNode {
    let start = at
    guard let next = peek() else { return .empty }
    switch next {
    case "(": return try group()
    case "[": return .set(try characterClass())
    case "\\": return try escapedAtom()
    case "?", "*", "+", "{": throw problem(.nothingToRepeat(next), at: start)
    case "}", "]": throw problem(.bareSign(next), at: start)
    default: break
    }
    at += 1
    switch next {
    case ".": return .set(flags.dotAll ? PatternSet.all : PatternSet.allButLineEnds)
    case "^": return .edge(flags.multiline ? .lineStart : .textStart)
    case "$": return .edge(flags.multiline ? .lineEnd : .textEnd)
    default: return character(next)
    }
  }

  // MARK: - Groups

  private mutating func group() throws(Pattern.Problem) -> PatternNode {
    let start = at
    try goDeeper()
    at += 1
    let number = try groupNumber()
    let inner = try choice()
    guard peek() == ")" else { throw problem(.groupNotClosed, at: start) }
    at += 1
    depth -= 1
    guard let number else { return inner }
    ended[number - 1] = true
    return .capture(inner, number)
  }

  /// Nil for `(?:`. Groups are numbered by where they begin.
  private mutating func groupNumber() throws(Pattern.Problem) -> Int? {
    if peek() == "?" {
      guard peek(1) == ":" else { throw problem(.groupKind) }
      at += 2
      return nil
    }
    ended.append(false)
    return ended.count
  }

  // MARK: - References

  private mutating func escapedAtom() throws(Pattern.Problem) -> PatternNode {
    let start = at
    switch try escape() {
    case .character(let scalar): return character(scalar)
    case .set(let set): return .set(set)
    case .digit: return try reference(from: start)
    }
  }

  /// One digit always counts; each further one only while as many groups have begun.
  private mutating func reference(from start: Int) throws(Pattern.Problem) -> PatternNode {
    guard let first = digit() else { throw problem(.backslashAtEnd, at: start) }
    guard first > 0 else { throw problem(.zeroReference, at: start) }
    at += 1
    var number = first
    while let next = digit(), number * 10 + next <= ended.count {
      number = number * 10 + next
      at += 1
    }
    guard number <= ended.count else { throw problem(.noSuchGroup, at: start) }
    guard ended[number - 1] else { throw problem(.groupStillOpen, at: start) }
    return .backReference(number)
  }

  func digit() -> Int? {
    guard let next = peek(), ("0"..."9").contains(next) else { return nil }
    return Int(next.value - 48)
  }
}
