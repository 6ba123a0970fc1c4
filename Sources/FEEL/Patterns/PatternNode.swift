/// A pattern as read, before it becomes instructions.
indirect enum PatternNode {
  case empty
  case scalar(Unicode.Scalar)
  case set(PatternSet)
  case edge(PatternEdge)
  case sequence([PatternNode])
  case choice([PatternNode])
  case capture(PatternNode, Int)
  case repeated(PatternNode, PatternCount)
  case backReference(Int)
}

/// A place in a text, as opposed to a character.
enum PatternEdge: Sendable {
  case textStart, textEnd, lineStart, lineEnd
}

/// How often a part is repeated.
struct PatternCount: Equatable, Sendable {
  var least: Int
  /// Nil for as often as it fits.
  var most: Int?
  /// As often as possible first; otherwise as seldom as possible first.
  var greedy = true
}

extension PatternNode {
  /// True if this may take no character at all.
  var mayBeEmpty: Bool {
    switch self {
    case .empty, .edge, .backReference: true
    case .scalar, .set: false
    case .sequence(let parts): parts.allSatisfy(\.mayBeEmpty)
    case .choice(let branches): branches.contains(where: \.mayBeEmpty)
    case .capture(let inner, _): inner.mayBeEmpty
    case .repeated(let inner, let count): count.least == 0 || inner.mayBeEmpty
    }
  }

  /// This as a set, where it always takes exactly one character and captures nothing.
  var asSet: PatternSet? {
    switch self {
    case .scalar(let scalar): return PatternSet(scalar)
    case .set(let set): return set
    case .sequence(let parts): return parts.count == 1 ? parts[0].asSet : nil
    case .choice(let branches):
      var union = PatternSet()
      for branch in branches {
        guard let set = branch.asSet, set.isPlain else { return nil }
        union.add(set)
      }
      return union.tidied
    default: return nil
    }
  }
}
