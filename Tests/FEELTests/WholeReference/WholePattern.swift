/// A small part of the patterns of XPath: letters, `.`, `\s`, `\d`, `[a-z]`, `[^a-z]`, `^`, `$`, and `*`, `+`, `?` after one.
///
/// It tries every way that there is, the longest first. Enough to watch over a real one.
struct WholePattern {
  private enum Matcher {
    case start, end
    case any
    case oneOf([ClosedRange<UInt32>], negated: Bool)
  }

  private struct Part {
    let matcher: Matcher
    var least = 1
    var most = 1
  }

  private var parts: [Part] = []

  init?(_ text: String, ignoresCase: Bool) {
    var rest = Array(text.unicodeScalars)[...]
    while let first = rest.popFirst() {
      switch first {
      case "*", "+", "?":
        guard !parts.isEmpty else { return nil }
        parts[parts.count - 1].least = first == "+" ? 1 : 0
        parts[parts.count - 1].most = first == "?" ? 1 : .max
      case "^": parts.append(Part(matcher: .start))
      case "$": parts.append(Part(matcher: .end))
      case ".": parts.append(Part(matcher: .any))
      case "[":
        guard let set = WholePattern.set(&rest) else { return nil }
        parts.append(Part(matcher: set))
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        parts.append(Part(matcher: WholePattern.escape(escaped)))
      default: parts.append(Part(matcher: .oneOf([first.value...first.value], negated: false)))
      }
    }
    if ignoresCase { parts = parts.map { WholePattern.withBothCases($0) } }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> Matcher {
    switch scalar {
    case "s": .oneOf([9...10, 13...13, 32...32], negated: false)
    case "d": .oneOf([48...57], negated: false)
    default: .oneOf([scalar.value...scalar.value], negated: false)
    }
  }

  private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Matcher? {
    let negated = rest.first == "^"
    if negated { rest.removeFirst() }
    var ranges: [ClosedRange<UInt32>] = []
    while let first = rest.popFirst(), first != "]" {
      if rest.first == "-", let last = rest.dropFirst().first, last != "]" {
        guard first.value <= last.value else { return nil }
        ranges.append(first.value...last.value)
        rest = rest.dropFirst(2)
      } else {
        ranges.append(first.value...first.value)
      }
    }
    return ranges.isEmpty ? nil : .oneOf(ranges, negated: negated)
  }

  /// For the letters of ASCII alone.
  private static func withBothCases(_ part: Part) -> Part {
    guard case .oneOf(let ranges, let negated) = part.matcher else { return part }
    var both = ranges
    for value in 65...90 as ClosedRange<UInt32> where ranges.contains(where: { $0 ~= value || $0 ~= value + 32 }) {
      both += [value...value, value + 32...value + 32]
    }
    return Part(matcher: .oneOf(both, negated: negated), least: part.least, most: part.most)
  }

  // MARK: - Matching

  /// Where a match that begins at `place` ends.
  private func end(_ text: [Unicode.Scalar], at place: Int, part: Int = 0) -> Int? {
    guard part < parts.count else { return place }
    switch parts[part].matcher {
    case .start: return place == 0 ? end(text, at: place, part: part + 1) : nil
    case .end: return place == text.count ? end(text, at: place, part: part + 1) : nil
    default: break
    }
    var count = 0
    while count < parts[part].most, place + count < text.count, fits(text[place + count], part) { count += 1 }
    while count >= parts[part].least {
      if let end = end(text, at: place + count, part: part + 1) { return end }
      count -= 1
    }
    return nil
  }

  private func fits(_ scalar: Unicode.Scalar, _ part: Int) -> Bool {
    switch parts[part].matcher {
    case .any: scalar != "\n" && scalar != "\r"
    case .oneOf(let ranges, let negated): ranges.contains { $0 ~= scalar.value } != negated
    case .start, .end: false
    }
  }

  /// The first matches that do not overlap, from the left.
  private func matches(_ text: [Unicode.Scalar]) -> [Range<Int>] {
    var (result, place) = ([Range<Int>](), 0)
    while place <= text.count {
      if let end = end(text, at: place) {
        result.append(place..<end)
        place = max(end, place + 1)
      } else {
        place += 1
      }
    }
    return result
  }

  func occurs(in text: String) -> Bool { !matches(Array(text.unicodeScalars)).isEmpty }

  func splitting(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var (result, start) = ([String](), 0)
    for match in matches(scalars) {
      result.append(WholeReference.string(scalars[start..<match.lowerBound]))
      start = match.upperBound
    }
    return result + [WholeReference.string(scalars[start...])]
  }

  func replacing(in text: String, by replacement: String) -> String { splitting(text).joined(separator: replacement) }
}
