/// A regular expression as XPath has it (Functions and Operators 3.1, section 5.6), ready to be looked for in texts.
///
/// A text is a row of Unicode scalars; every position here counts scalars. Nothing here depends on a locale.
struct Pattern: Sendable {
  /// The longest pattern, in scalars.
  static let longest = 4_096
  /// The deepest nesting of groups, or of classes subtracted from classes.
  static let deepest = 100
  /// The largest count in `{n,m}`.
  static let mostRepeats = 1_000
  /// The most instructions that a pattern may come to, with its counts written out.
  static let largestProgram = 20_000
  /// The most parts that are looked at to make them: deep nesting with counts is gone through again and again.
  static let mostEffort = 200_000

  let flags: Flags
  let program: PatternProgram
  /// True if the pattern is found in the empty text. Such a pattern neither replaces nor splits (FORX0003).
  let matchesEmpty: Bool

  /// How many capturing groups there are.
  var groups: Int { program.groups }

  static func compile(_ pattern: String, flags: String = "") -> Result<Pattern, Problem> {
    do throws(Problem) {
      let flags = try Flags.parse(flags)
      let text = try PatternText(pattern, flags: flags)
      let parsed = try PatternParser.parse(text, flags: flags)
      let program = try PatternCompiler.compile(parsed, flags: flags)
      // In the empty text all anchors hold and all groups are empty.
      return .success(Pattern(flags: flags, program: program, matchesEmpty: parsed.node.mayBeEmpty))
    } catch {
      return .failure(error)
    }
  }

  /// Where a pattern was found.
  struct Match: Equatable, Sendable {
    let range: Range<Int>
    /// What each capturing group took last, by its number; the first is the whole match. Nil where a group took no part.
    let groups: [Range<Int>?]
  }

  enum MatchResult: Equatable, Sendable {
    case match(Match)
    case none
    case tooManySteps
  }

  /// The first place at or after `from` where the pattern is found.
  ///
  /// - Parameter steps: How many steps may still be taken; what was used is taken off. A step is an instruction or a scalar looked at.
  func firstMatch(in input: [Unicode.Scalar], from: Int = 0, steps: inout Int) -> MatchResult {
    var matcher = PatternMatcher(program, input: input)
    return matcher.firstMatch(from: from, steps: &steps)
  }
}
