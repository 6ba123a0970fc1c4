import Testing

@testable import FEEL

@Suite("Patterns: replacing and splitting") struct PatternUseTests {
  private func replaced(_ text: String, _ pattern: String, _ by: String, _ flags: String = "", steps: Int = 1_000_000) -> String? {
    guard let compiled = PatternFixture.compile(pattern, flags),
      let replacement = try? Replacement.compile(by, groups: compiled.groups, literal: compiled.flags.literal).get()
    else { return nil }
    var steps = steps
    return try? compiled.replaced(in: text, with: replacement, steps: &steps).get()
  }

  @Test("replacing") func replacing() {
    let rows: [(String, String, String, String, String?)] = [
      ("abracadabra", "bra", "*", "", "a*cada*"), ("abracadabra", "a.*a", "*", "", "*"), ("abracadabra", "a.*?a", "*", "", "*c*bra"),
      ("abracadabra", "a(.)", "a$1$1", "", "abbraccaddabbra"), ("AAAA", "A+", "b", "", "b"), ("AAAA", "A+?", "b", "", "bbbb"),
      ("darted", "^(.*?)d(.*)$", "$1c$2", "", "carted"), ("abc", "x", "y", "", "abc"), ("", "a", "b", "", ""), ("abc", "b", "", "", "ac"),
      ("abc", "b", "$0$0", "", "abbc"), ("abc", "(b)", "[$1]", "", "a[b]c"), ("abc", "(b)", "$2", "", "ac"), ("abc", "(x)?b", "<$1>", "", "a<>c"),
      ("abc", "(b)", "$12", "", "ab2c"), ("abc", "b", "$12", "", "a2c"), ("a1b2", "[0-9]", "<$0>", "", "a<1>b<2>"), ("abc", "b", "\\$\\\\", "", "a$\\c"),
      ("a.c", ".", "$0", "q", "a$0c"), ("a.c", ".", "\\", "q", "a\\c"), ("aBc", "b", "$0$0", "iq", "a$0$0c"), ("héé\u{1F600}", "é", "\u{1F601}", "", "h\u{1F601}\u{1F601}\u{1F600}"),
      ("abcdefghijkl", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)", "$12$11$1$13", "", "lkaa3"), ("a\nb", "^", "> ", "m", nil), ("abc", "z*", "-", "", nil),
      ("a b", "\\s", "$00", "", "a 0b"),
    ]
    for (text, pattern, by, flags, expected) in rows {
      #expect(replaced(text, pattern, by, flags) == expected, "\(text) \(pattern) \(by)")
    }
  }

  @Test("replacements that cannot be read") func wrongReplacements() {
    func problem(_ text: String) -> Pattern.Problem? {
      guard case .failure(let problem) = Replacement.compile(text, groups: 1) else { return nil }
      return problem
    }
    #expect(problem("a$") == Pattern.Problem(.replacementDollar, at: 1))
    #expect(problem("$a") == Pattern.Problem(.replacementDollar, at: 0))
    #expect(problem("${1}") == Pattern.Problem(.replacementDollar, at: 0))
    #expect(problem("$$") == Pattern.Problem(.replacementDollar, at: 0))
    #expect(problem("ab\\") == Pattern.Problem(.replacementBackslash, at: 2))
    #expect(problem("\\n") == Pattern.Problem(.replacementBackslash, at: 0))
    #expect(problem("\\1") == Pattern.Problem(.replacementBackslash, at: 0))
    #expect(problem("$1\\$\\\\$0") == nil)
    #expect(problem("$9999999999999999999999") == nil)
  }

  @Test("splitting") func splitting() {
    let rows: [(String, String, [String]?)] = [
      ("John Doe", "\\s", ["John", "Doe"]), ("a;b;c;;", ";", ["a", "b", "c", "", ""]), (";a", ";", ["", "a"]), ("abc", ";", ["abc"]),
      ("", ";", [""]), ("a, b,c", ",\\s*", ["a", "b", "c"]), ("a1b22c", "\\d+", ["a", "b", "c"]), ("abc", ".", ["", "", "", ""]),
      ("abc", "x*", nil), ("é\u{1F600}é", "\u{1F600}", ["é", "é"]), ("a\r\nb", "\\r?\\n", ["a", "b"]), ("a|b", "\\|", ["a", "b"]),
    ]
    for (text, pattern, expected) in rows {
      var steps = 1_000
      let pieces = try? PatternFixture.compile(pattern)?.split(text, steps: &steps).get()
      #expect(pieces == expected, "\(text) \(pattern)")
    }
  }

  @Test("what fits the empty text neither replaces nor splits") func emptyText() throws {
    let pattern = try #require(PatternFixture.compile("a*"))
    let replacement = try Replacement.compile("b", groups: 0).get()
    var steps = 1_000
    #expect(pattern.replaced(in: "aa", with: replacement, steps: &steps) == .failure(.matchesEmptyText))
    #expect(pattern.split("aa", steps: &steps) == .failure(.matchesEmptyText))
    #expect(pattern.isFound(in: "bb", steps: &steps) == .success(true))
  }
}
