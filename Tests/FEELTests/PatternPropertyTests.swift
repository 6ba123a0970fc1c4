import TestSupport
import Testing

@testable import FEEL

@Suite("Patterns: laws") struct PatternPropertyTests {
  /// A pattern and six texts for each seed; the seed is told where a law does not hold.
  private func each(_ rounds: Int, references: Bool, _ check: (SmallPattern, [Character], Pattern, Comment) -> Void) {
    for seed in UInt64(1)...UInt64(rounds) {
      var maker = SmallPatternMaker(seed: seed, references: references)
      let small = maker.pattern(maker.random.number(1...4))
      guard let pattern = PatternFixture.compile(small.text) else {
        Issue.record("seed \(seed): \(small.text) cannot be read")
        continue
      }
      for _ in 0..<6 {
        let input = maker.input()
        check(small, input, pattern, "seed \(seed): \(small.text) in '\(String(input))'")
      }
    }
  }

  private func match(_ pattern: Pattern, _ input: [Character], memoAfter: Int?) -> Pattern.MatchResult {
    var matcher = PatternMatcher(pattern.program, input: Array(String(input).unicodeScalars), memoAfter: memoAfter)
    var steps = 2_000_000
    return matcher.firstMatch(from: 0, steps: &steps)
  }

  @Test("it fits where the sets of ends say so") func setsOfEnds() {
    each(1_500, references: false) { small, input, pattern, comment in
      let expected = (0...input.count).contains { !small.ends(input, $0).isEmpty }
      for memoAfter in [0, 3, nil] as [Int?] {
        #expect((match(pattern, input, memoAfter: memoAfter) != .none) == expected, comment)
      }
      #expect(pattern.matchesEmpty == !small.ends([], 0).isEmpty, comment)
    }
  }

  @Test("the first way that fits is the match, remembering or not") func firstWay() {
    each(1_500, references: false) { small, input, pattern, comment in
      let expected = self.expected(small, input, pattern)
      for memoAfter in [0, 3, nil] as [Int?] {
        #expect(match(pattern, input, memoAfter: memoAfter) == expected, comment)
      }
    }
  }

  @Test("references back, tried in order") func references() {
    each(1_500, references: true) { small, input, pattern, comment in
      #expect(match(pattern, input, memoAfter: 0) == expected(small, input, pattern), comment)
    }
  }

  private func expected(_ small: SmallPattern, _ input: [Character], _ pattern: Pattern) -> Pattern.MatchResult {
    guard let (range, groups) = OrderedTrial(input: input).firstMatch(small) else { return .none }
    let all = [range] + (0..<pattern.groups).map { groups[$0 + 1] }
    return .match(Pattern.Match(range: range, groups: all))
  }

  @Test("any bytes make a pattern or a mistake, never worse") func anyBytes() {
    let likely = Array("()[]{}^$.|?*+\\-,:01239abAZpPLuIsdDwWsS& \n").map { $0.unicodeScalars.first ?? " " }
    var compiled = 0
    for seed in UInt64(1)...4_000 {
      var random = SeededGenerator(seed: seed)
      var view = String.UnicodeScalarView()
      for _ in 0..<random.below(24) {
        let other = Unicode.Scalar(UInt32(random.below(0x11_0000))) ?? "a"
        view.append(random.chance(90) ? random.pick(likely) : other)
      }
      let flags = random.pick(["", "i", "x", "smix", "m", "q"])
      switch Pattern.compile(String(view), flags: flags) {
      case .failure(let problem): #expect((0...view.count).contains(problem.offset), "seed \(seed)")
      case .success(let pattern):
        compiled += 1
        var steps = 20_000
        _ = pattern.isFound(in: "ab\nAB 12,\u{E9}\u{1F600}()[]aaaaaaaaaaaaaaaa", steps: &steps)
        _ = pattern.split("a1b2 c", steps: &steps)
      }
    }
    #expect(compiled > 250)
  }

  @Test("splitting and joining again gives the text") func splitAndJoin() {
    for seed in UInt64(1)...500 {
      var random = SeededGenerator(seed: seed)
      let text = String((0..<random.below(20)).map { _ in random.pick(["a", "b", ",", " "]) })
      var steps = 10_000
      let pieces = try? PatternFixture.compile(",")?.split(text, steps: &steps).get()
      #expect(pieces?.joined(separator: ",") == text, "seed \(seed)")
    }
  }
}
