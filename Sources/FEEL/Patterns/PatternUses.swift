/// What FEEL does with patterns. Each takes the steps that it uses off those it is given.
extension Pattern {
  /// Whether the pattern is found anywhere in the text.
  func isFound(in text: String, steps: inout Int) -> Result<Bool, PatternRefusal> {
    var matcher = PatternMatcher(program, input: Array(text.unicodeScalars))
    let found = matcher.isFound(from: 0, steps: &steps)
    return steps < 0 ? .failure(.tooManySteps) : .success(found)
  }

  /// The text with each match replaced, from left to right.
  func replaced(in text: String, with replacement: Replacement, steps: inout Int) -> Result<String, PatternRefusal> {
    let input = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var done = 0
    let refusal = eachMatch(in: input, steps: &steps) { matcher, match, steps in
      result.append(contentsOf: input[done..<match.lowerBound])
      Pattern.add(replacement, matcher, to: &result, &steps)
      done = match.upperBound
    }
    if let refusal { return .failure(refusal) }
    result.append(contentsOf: input[done...])
    return .success(String(result))
  }

  /// The pieces between the matches, empty ones too. A text without a match, the empty text too, is one piece.
  func split(_ text: String, steps: inout Int) -> Result<[String], PatternRefusal> {
    let input = Array(text.unicodeScalars)
    var pieces: [String] = []
    var done = 0
    let refusal = eachMatch(in: input, steps: &steps) { _, match, _ in
      pieces.append(Pattern.text(input[done..<match.lowerBound]))
      done = match.upperBound
    }
    if let refusal { return .failure(refusal) }
    return .success(pieces + [Pattern.text(input[done...])])
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Adds what replaces a match, as long as there are steps for it: what is written is paid for like what is read.
  private static func add(
    _ replacement: Replacement, _ matcher: PatternMatcher, to result: inout String.UnicodeScalarView, _ steps: inout Int
  ) {
    for part in replacement.parts where steps >= 0 {
      switch part {
      case .text(let scalars):
        steps -= scalars.count + 1
        if steps >= 0 { result.append(contentsOf: scalars) }
      case .group(let number):
        guard number <= matcher.program.groups, let range = matcher.group(number) else { continue }
        steps -= range.count + 1
        if steps >= 0 { result.append(contentsOf: matcher.input[range]) }
      }
    }
  }

  private func eachMatch(
    in input: [Unicode.Scalar], steps: inout Int, _ use: (PatternMatcher, Range<Int>, inout Int) -> Void
  ) -> PatternRefusal? {
    if matchesEmpty { return .matchesEmptyText }
    var matcher = PatternMatcher(program, input: input)
    var from = 0
    while matcher.isFound(from: from, steps: &steps), let match = matcher.group(0), !match.isEmpty {
      use(matcher, match, &steps)
      if steps < 0 { break }
      from = match.upperBound
    }
    return steps < 0 ? .tooManySteps : nil
  }
}
