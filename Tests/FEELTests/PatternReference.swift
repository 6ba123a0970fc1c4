import TestSupport

/// A small pattern that knows, without any cleverness, what it fits.
indirect enum SmallPattern {
  case letter(Character)
  case any
  case not(Character)
  case start, end
  case nothing
  case both(SmallPattern, SmallPattern)
  case either(SmallPattern, SmallPattern)
  case group(SmallPattern, Int)
  case times(SmallPattern, Int, Int?, Bool)
  case same(Int)

  /// As it is written.
  var text: String {
    switch self {
    case .letter(let letter): String(letter)
    case .any: "."
    case .not(let letter): "[^\(letter)]"
    case .start: "^"
    case .end: "$"
    case .nothing: "(?:)"
    case .both(let one, let other): one.text + other.text
    case .either(let one, let other): "(?:\(one.text)|\(other.text))"
    case .group(let inner, _): "(\(inner.text))"
    case .times(let inner, let least, let most, let greedy):
      "(?:\(inner.text))" + SmallPattern.count(least, most) + (greedy ? "" : "?")
    case .same(let number): "\\\(number)"
    }
  }

  private static func count(_ least: Int, _ most: Int?) -> String {
    switch (least, most) {
    case (0, nil): "*"
    case (1, nil): "+"
    case (0, 1): "?"
    default: most == least ? "{\(least)}" : "{\(least),\(most.map(String.init) ?? "")}"
    }
  }

  /// All places where it may end when it begins at `at`. Not for references back.
  func ends(_ input: [Character], _ at: Int) -> Set<Int> {
    switch self {
    case .letter(let letter): at < input.count && input[at] == letter ? [at + 1] : []
    case .any: at < input.count ? [at + 1] : []
    case .not(let letter): at < input.count && input[at] != letter ? [at + 1] : []
    case .start: at == 0 ? [at] : []
    case .end: at == input.count ? [at] : []
    case .nothing, .same: [at]
    case .both(let one, let other): Set(one.ends(input, at).flatMap { other.ends(input, $0) })
    case .either(let one, let other): one.ends(input, at).union(other.ends(input, at))
    case .group(let inner, _): inner.ends(input, at)
    case .times(let inner, let least, let most, _): SmallPattern.ends(inner, least, most, input, at)
    }
  }

  private static func ends(_ inner: SmallPattern, _ least: Int, _ most: Int?, _ input: [Character], _ at: Int) -> Set<Int> {
    var now: Set<Int> = [at]
    for _ in 0..<least { now = Set(now.flatMap { inner.ends(input, $0) }) }
    var all = now
    // No more rounds than places can reach anything new.
    for _ in 0..<min(most.map { $0 - least } ?? .max, input.count + 1) {
      now = Set(now.flatMap { inner.ends(input, $0) })
      all.formUnion(now)
    }
    return all
  }
}

/// Tries a small pattern's ways in their order, by plain recursion: the first that leads to the end is the match.
struct OrderedTrial {
  typealias Groups = [Int: Range<Int>]
  let input: [Character]

  func firstMatch(_ pattern: SmallPattern) -> (Range<Int>, Groups)? {
    for start in 0...input.count {
      if let (end, groups) = trial(pattern, start, [:], { ($0, $1) }) { return (start..<end, groups) }
    }
    return nil
  }

  private typealias Then = (Int, Groups) -> (Int, Groups)?

  private func trial(_ pattern: SmallPattern, _ at: Int, _ groups: Groups, _ then: @escaping Then) -> (Int, Groups)? {
    switch pattern {
    case .both(let one, let other): trial(one, at, groups) { trial(other, $0, $1, then) }
    case .either(let one, let other): trial(one, at, groups, then) ?? trial(other, at, groups, then)
    case .group(let inner, let number): trial(inner, at, groups) { then($0, $1.merging([number: at..<$0]) { $1 }) }
    case .times(let inner, let least, let most, let greedy):
      round(inner, Count(least: least, most: most, greedy: greedy), 0, at, groups, then)
    case .same(let number): same(groups[number] ?? 0..<0, at).flatMap { then($0, groups) }
    default: pattern.ends(input, at).first.flatMap { then($0, groups) }
    }
  }

  private func same(_ range: Range<Int>, _ at: Int) -> Int? {
    let wanted = input[range]
    return input.dropFirst(at).starts(with: wanted) ? at + wanted.count : nil
  }

  private struct Count {
    let least: Int
    let most: Int?
    let greedy: Bool
  }

  /// After `done` rounds.
  private func round(
    _ inner: SmallPattern, _ count: Count, _ done: Int, _ at: Int, _ groups: Groups, _ then: @escaping Then
  ) -> (Int, Groups)? {
    let more = {
      trial(inner, at, groups) { end, groups in
        // An endless loop is left after a round that took nothing.
        if count.most == nil && done + 1 >= count.least && end == at { return then(end, groups) }
        return round(inner, count, done + 1, end, groups, then)
      }
    }
    if done < count.least { return more() }
    if done == count.most { return then(at, groups) }
    return count.greedy ? more() ?? then(at, groups) : then(at, groups) ?? more()
  }
}

/// Makes small patterns at random.
struct SmallPatternMaker {
  var random: SeededGenerator
  let references: Bool
  private var groups = 0
  private var finished: [Int] = []

  init(seed: UInt64, references: Bool) {
    random = SeededGenerator(seed: seed)
    self.references = references
  }

  mutating func pattern(_ depth: Int) -> SmallPattern {
    if depth == 0 || random.chance(15) { return leaf() }
    switch random.below(8) {
    case 0, 1, 2: return .both(pattern(depth - 1), pattern(depth - 1))
    case 3: return .either(pattern(depth - 1), pattern(depth - 1))
    case 4: return group(depth)
    default: return times(depth)
    }
  }

  private mutating func leaf() -> SmallPattern {
    if references, !finished.isEmpty, random.chance(40) { return .same(random.pick(finished)) }
    switch random.below(12) {
    case 0: return .any
    case 1: return .not("a")
    case 2: return .start
    case 3: return .end
    case 4: return .nothing
    default: return .letter(random.pick(["a", "b", "é"]))
    }
  }

  private mutating func group(_ depth: Int) -> SmallPattern {
    groups += 1
    let number = groups
    let inner = pattern(depth - 1)
    finished.append(number)
    return .group(inner, number)
  }

  private mutating func times(_ depth: Int) -> SmallPattern {
    let inner = pattern(depth - 1)
    let (least, most): (Int, Int?) = random.pick([(0, nil), (0, nil), (1, nil), (0, 1), (2, 2), (2, nil), (1, 3), (0, 2)])
    return .times(inner, least, most, random.chance(60))
  }

  mutating func input() -> [Character] { (0..<random.below(9)).map { _ in random.pick(["a", "a", "b", "é"]) } }
}
