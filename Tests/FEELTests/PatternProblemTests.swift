import Testing

@testable import FEEL

@Suite("Patterns: what is wrong with them") struct PatternProblemTests {
  @Test("one mistake, its kind and its place") func kinds() {
    let rows: [(String, String, Pattern.Problem.Kind, Int)] = [
      ("a", "X", .unknownFlag, 0), ("a", "sg", .unknownFlag, 1), ("a", "i ", .unknownFlag, 1),
      ("*a", "", .nothingToRepeat("*"), 0), ("a|+", "", .nothingToRepeat("+"), 2), ("(?)", "", .groupKind, 1),
      ("(*)", "", .nothingToRepeat("*"), 1), ("{2}", "", .nothingToRepeat("{"), 0), ("a**", "", .repeatedTwice, 2),
      ("a++", "", .repeatedTwice, 2), ("a???", "", .repeatedTwice, 3), ("a{2}{3}", "", .repeatedTwice, 4), ("a*+", "", .repeatedTwice, 2),
      ("a{", "", .countMalformed, 1), ("a{}", "", .countMalformed, 1), ("a{,2}", "", .countMalformed, 1), ("a{2", "", .countMalformed, 1),
      ("a{2,", "", .countMalformed, 1), ("a{x}", "", .countMalformed, 1), ("a{ 2}", "", .countMalformed, 1), ("a{-1}", "", .countMalformed, 1),
      ("a{3,2}", "", .countReversed, 1), ("a{1001}", "", .tooManyRepeats, 2), ("a{1,99999999999999999999}", "", .tooManyRepeats, 4),
      ("(a", "", .groupNotClosed, 0), ("a(b(c)", "", .groupNotClosed, 1), ("(?:a", "", .groupNotClosed, 0), ("a)", "", .groupNotOpened, 1),
      (")", "", .groupNotOpened, 0), ("(?=a)", "", .groupKind, 1), ("(?!a)", "", .groupKind, 1), ("(?<=a)", "", .groupKind, 1),
      ("(?<n>a)", "", .groupKind, 1), ("(?P<n>a)", "", .groupKind, 1), ("(?i)a", "", .groupKind, 1), ("(?>a)", "", .groupKind, 1),
      ("[a", "", .classNotClosed, 0), ("a[", "", .classNotClosed, 1), ("[]", "", .classEmpty, 0), ("[^]", "", .classEmpty, 0),
      ("[]a]", "", .classEmpty, 0), ("[a[b]]", "", .classBracket, 2), ("[[:alpha:]]", "", .classBracket, 1), ("[-[a]]", "", .classBracket, 2),
      ("[^-[a]]", "", .classBracket, 3), ("[a-[b]c]", "", .classAfterSubtraction, 6), ("[a-[b]", "", .classNotClosed, 0),
      ("[z-a]", "", .rangeReversed, 1), ("[a-\\d]", "", .rangeEnd, 3), ("[a-\\p{L}]", "", .rangeEnd, 3), ("[--z]", "", .hyphenInRange, 1),
      ("[a--z]", "", .hyphenInRange, 1), ("[---]", "", .hyphenInRange, 1), ("[a-", "", .classNotClosed, 0), ("a]", "", .bareSign("]"), 1),
      ("a}", "", .bareSign("}"), 1), ("\\", "", .backslashAtEnd, 0), ("[a\\", "", .backslashAtEnd, 2), ("\\a", "", .unknownEscape("a"), 0),
      ("a\\/b", "", .unknownEscape("/"), 1), ("\\é", "", .unknownEscape("é"), 0), ("\\Qa\\E", "", .unknownEscape("Q"), 0), ("\\x41", "", .unknownEscape("x"), 0),
      ("\\bword", "", .wordEdge("b"), 0), ("\\Aa", "", .wordEdge("A"), 0), ("[\\b]", "", .wordEdge("b"), 1), ("\\k<n>", "", .unknownEscape("k"), 0),
      ("(a)[\\1]", "", .referenceInClass, 4), ("(a)[a\\0]", "", .referenceInClass, 5), ("[a-\\1]", "", .rangeEnd, 3), ("\\0", "", .zeroReference, 0),
      ("(a)\\012", "", .zeroReference, 3), ("(.)\\2", "", .noSuchGroup, 3), ("\\1(a)", "", .noSuchGroup, 0), ("(a\\1)", "", .groupStillOpen, 2),
      ("(a(b)\\1)", "", .groupStillOpen, 5), ("(?:a)\\1", "", .noSuchGroup, 5), ("\\p", "", .propertyMalformed, 0), ("\\pL", "", .propertyMalformed, 0),
      ("\\p{", "", .propertyMalformed, 0), ("\\p{}", "", .propertyMalformed, 0), ("\\p{L", "", .propertyMalformed, 0), ("\\p{Lx}", "", .unknownProperty, 0),
      ("\\p{Cs}", "", .unknownProperty, 0), ("\\p{^L}", "", .unknownProperty, 0), ("\\p{ L}", "", .unknownProperty, 0), ("\\p{Greek}", "", .unknownProperty, 0),
      ("\\p{IsNowhere}", "", .unknownBlock, 0), ("\\p{Is}", "", .unknownBlock, 0), ("\\p{isBasicLatin}", "", .unknownProperty, 0),
      ("[\\p{ L }]", "x", .unknownProperty, 1), ("a b )", "x", .groupNotOpened, 4), ("a ( b", "x", .groupNotClosed, 2), ("a  \\", "x", .backslashAtEnd, 3),
    ]
    for (pattern, flags, kind, offset) in rows {
      #expect(PatternFixture.problem(pattern, flags) == Pattern.Problem(kind, at: offset), "\(pattern) with '\(flags)'")
    }
  }

  @Test("each is said in its own words") func sentences() {
    let kinds: [Pattern.Problem.Kind] = [
      .tooLong, .tooDeep, .tooManyRepeats, .tooLarge, .unknownFlag, .nothingToRepeat("*"), .repeatedTwice, .countMalformed,
      .countReversed, .groupNotClosed, .groupNotOpened, .groupKind, .classNotClosed, .classEmpty, .classBracket,
      .classAfterSubtraction, .rangeReversed, .rangeEnd, .hyphenInRange, .bareSign("]"), .backslashAtEnd, .unknownEscape("a"),
      .wordEdge("b"), .referenceInClass, .zeroReference, .noSuchGroup, .groupStillOpen, .propertyMalformed, .unknownProperty,
      .unknownBlock, .replacementDollar, .replacementBackslash,
    ]
    let sentences = kinds.map { Pattern.Problem($0, at: 0).sentence }
    #expect(Set(sentences).count == kinds.count)
    #expect(!sentences.contains("this pattern cannot be read"))
    #expect(sentences.allSatisfy { !$0.hasSuffix(".") && $0.first?.isUppercase == false })
    #expect(Pattern.Problem(.tooManyRepeats, at: 0).sentence == "a count in `{ }` is at most 1000")
    #expect(PatternRefusal.matchesEmptyText.sentence != PatternRefusal.tooManySteps.sentence)
  }

  @Test("limits are kept and said") func limits() {
    #expect(PatternFixture.problem(String(repeating: "a", count: 4_096)) == nil)
    #expect(PatternFixture.problem(String(repeating: "a", count: 4_097))?.kind == .tooLong)
    #expect(PatternFixture.problem(String(repeating: "a", count: 1_000_000), "q")?.kind == .tooLong)
    func nested(_ depth: Int) -> String { String(repeating: "(", count: depth) + String(repeating: ")", count: depth) }
    #expect(PatternFixture.problem(nested(100)) == nil)
    #expect(PatternFixture.problem(nested(101)) == Pattern.Problem(.tooDeep, at: 100))
    #expect(PatternFixture.problem(String(repeating: "[a-", count: 500))?.kind == .tooDeep)
    #expect(PatternFixture.problem(String(repeating: "(?:", count: 1_300))?.kind == .tooDeep)
    #expect(PatternFixture.problem("a{1000}") == nil)
    #expect(PatternFixture.problem("(a{1000}){1000}") == nil)
    #expect(PatternFixture.problem("((ab){1000}){1000}")?.kind == .tooLarge)
    #expect(PatternFixture.problem("((((ab?){1,1000}){1,1000}){1,1000}){1,1000}")?.kind == .tooLarge)
    #expect(PatternFixture.problem("(?:(?:(?:(?:){1000}){1000}){1000}){1000}") == nil)
    #expect(PatternFixture.problem("(?:(?:(?:(?:a){0}){1000}){1000}){1000}") == nil)
    #expect(PatternFixture.problem("((((()?){1000}){1000}){1000}){1000}")?.kind == .tooLarge)
  }

  @Test("whether the empty text fits") func emptyText() {
    for pattern in ["", "a*", "a?", "^", "$", "^$", "a|", "()", "(a*)\\1", "(a|b?)+", "a{0}", "a{0,3}", "(?:)"] {
      #expect(PatternFixture.compile(pattern)?.matchesEmpty == true, "\(pattern)")
      #expect(PatternFixture.groups(pattern, in: "") != nil, "\(pattern)")
    }
    for pattern in ["a", "a+", "^a", "a|b", "(a)\\1", "[^a]", "\\s", "."] {
      #expect(PatternFixture.compile(pattern)?.matchesEmpty == false, "\(pattern)")
      #expect(PatternFixture.groups(pattern, in: "") == nil, "\(pattern)")
    }
  }
}
