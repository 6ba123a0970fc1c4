import Testing

@testable import FEEL

@Suite("Patterns: what they fit") struct PatternMatchTests {
  /// A pattern, its flags, a text, and what is found first (nil for nothing).
  typealias Row = (pattern: String, flags: String, text: String, found: String?)

  private func check(_ rows: [Row]) {
    for row in rows {
      let comment: Comment = "\(row.pattern) with '\(row.flags)' in '\(row.text)'"
      #expect(PatternFixture.problem(row.pattern, row.flags) == nil, comment)
      #expect(PatternFixture.groups(row.pattern, row.flags, in: row.text)?[0] == row.found, comment)
    }
  }

  @Test("characters, branches and groups") func characters() {
    check([
      ("", "", "", ""), ("", "", "abc", ""), ("b", "", "abc", "b"), ("bc", "", "abc", "bc"), ("bd", "", "abc", nil),
      ("a|b", "", "cba", "b"), ("a|ab", "", "ab", "a"), ("ab|a", "", "ab", "ab"), ("|a", "", "a", ""),
      ("x|", "", "a", ""), ("(|b)c", "", "bc", "bc"), ("()", "", "a", ""), ("(?:)", "", "a", ""),
      ("a(b|c)d", "", "abd acd", "abd"), ("a(?:b|c)d", "", "xacd", "acd"), ("(a|ab)(c|bcd)(d*)", "", "abcd", "abcd"),
      ("a&b;<>\"'#%,:=!~`@/_", "", "a&b;<>\"'#%,:=!~`@/_", "a&b;<>\"'#%,:=!~`@/_"), ("-", "", "a-b", "-"),
    ])
  }

  @Test("repeats") func repeats() {
    check([
      ("ab?", "", "ab", "ab"), ("ab?", "", "ac", "a"), ("ab*", "", "abbb", "abbb"), ("ab+", "", "ac", nil),
      ("ab+", "", "abb", "abb"), ("a{2}", "", "aaa", "aa"), ("a{2,}", "", "aaaa", "aaaa"), ("a{2,}", "", "a", nil),
      ("a{2,3}", "", "aaaa", "aaa"), ("a{0}b", "", "ab", "b"), ("a{0,1}b", "", "aab", "ab"), ("(ab){2}", "", "ababab", "abab"),
      ("(ab){2,3}", "", "abababab", "ababab"), ("(ab){2,}", "", "abababab", "abababab"), ("(?:ab){3,}", "", "abab", nil),
      ("ab??", "", "ab", "a"), ("ab*?", "", "abbb", "a"), ("ab+?", "", "abbb", "ab"), ("a{2,3}?", "", "aaaa", "aa"),
      ("a{2,}?", "", "aaaa", "aa"), ("a{2}?", "", "aaaa", "aa"), ("(ab)+?c", "", "ababc", "ababc"),
      ("(ab)*?c", "", "ababc", "ababc"), ("(?:ab|c){1,2}?c", "", "abcc", "abc"), ("a.*c", "", "abcbcb", "abcbc"),
      ("a.*?c", "", "abcbcb", "abc"), ("^.*?(\\d+)$", "", "ab12", "ab12"), ("a*a", "", "aaa", "aaa"), ("a*?a", "", "aaa", "a"),
      ("(a*)*", "", "aab", "aa"), ("(a*)+", "", "b", ""), ("(a|b*)*c", "", "abbac", "abbac"), ("(|a)*", "", "aa", ""),
      ("(|a)+b", "", "ab", "ab"), ("(a?){3}", "", "aaaa", "aaa"), ("(?:a?){3}b", "", "aab", "aab"), ("(?:)*", "", "a", ""),
      ("(^)*a", "", "ba", "a"), ("^*a", "", "ba", "a"), ("a$?", "", "ab", "a"), ("(a{2}){2}", "", "aaaaa", "aaaa"),
      ("[ab]{3}", "", "abc bab", "bab"), ("x{007}", "", "xxxxxxxx", "xxxxxxx"), ("[^,]*,", "", "ab,cd,", "ab,"),
    ])
  }

  @Test("anchors and the dot") func anchors() {
    check([
      ("^a", "", "ba", nil), ("^b", "", "ba", "b"), ("a$", "", "ba", "a"), ("b$", "", "ba", nil), ("^$", "", "", ""),
      ("^$", "", "a", nil), ("a$", "", "a\n", nil), ("^b", "", "a\nb", nil), ("^b", "m", "a\nb", "b"),
      ("a$", "m", "a\nb", "a"), ("^$", "m", "a\n\nb", ""), ("^$", "m", "a\nb", nil), ("^$", "m", "a\n", nil),
      ("^$", "m", "\n", ""), ("^$", "m", "", ""), ("$", "m", "a", ""), ("a\\n$", "m", "a\n", nil), ("a\\n^", "m", "a\n", nil),
      ("a\\r$", "m", "a\r\n", "a\r"), ("a^b", "", "ab", nil), ("a$b", "", "ab", nil), ("(^a|b)c", "", "acbc", "ac"),
      ("a.b", "", "a\nb", nil), ("a.b", "", "a\rb", nil), ("a.b", "s", "a\nb", "a\nb"), ("a.b", "s", "a\rb", "a\rb"),
      ("a.b", "", "a\u{2028}b", "a\u{2028}b"), (".", "", "\u{1F600}", "\u{1F600}"), ("^.$", "", "e\u{301}", nil),
      ("^..$", "", "e\u{301}", "e\u{301}"), ("^.$", "", "\r\n", nil),
    ])
  }

  @Test("classes") func classes() {
    check([
      ("[abc]+", "", "xxbcay", "bca"), ("[a-c]+", "", "xabcd", "abc"), ("[^a-c]+", "", "abxyc", "xy"),
      ("[a-cx-z0]+", "", "m0axn", "0ax"), ("[-a]+", "", "b-a-", "-a-"), ("[a-]+", "", "b-a-", "-a-"),
      ("[^-a]+", "", "-ab-", "b"), ("[a-c-z]+", "", "d-zab", "-zab"), ("[a-c-]+", "", "d-a", "-a"), ("[--]", "", "-", "-"),
      ("[\\w-z]+", "", "%a-z%", "a-z"), ("[a^]+", "", "^a", "^a"), ("[^^]+", "", "^a", "a"), ("[.$*+?(){}|]+", "", "a.$*+?(){}|", ".$*+?(){}|"),
      ("[\\[\\]\\\\\\-\\^]+", "", "a[]\\-^b", "[]\\-^"), ("[\\n\\r\\t]+", "", "a\n\r\tb", "\n\r\t"), ("[\\--0]+", "", "a-./0b", "-./0"),
      ("[a-z-[aeiou]]+", "", "aeibcdo", "bcd"), ("[^a-z-[0-9]]+", "", "ab12--c", "--"), ("[a-z-[^aeiou]]+", "", "bcaeid", "aei"),
      ("[a-z-[b-y-[m]]]+", "", "bamzn", "amz"), ("[a--[b]]+", "", "b-a", "-a"), ("[\\w-[\\d]]+", "", "12ab", "ab"),
      ("[\\p{L}-[\\p{Lu}]]+", "", "ABcdE", "cd"), ("[^\\s]+", "", " ab ", "ab"), ("[\\S]+", "", " ab ", "ab"),
      ("[\\D\\d]+", "", "a1", "a1"), ("[^\\D\\d]", "", "a1", nil), ("[ ]", "", "a b", " "), ("[&&]+", "", "a&", "&"),
      ("[\u{0}-\u{10FFFF}]+", "", "a\u{1F600}", "a\u{1F600}"), ("[\u{E0}-\u{FF}]+", "", "aéÿz", "éÿ"),
    ])
  }

  @Test("escapes") func escapes() {
    check([
      ("\\n\\r\\t", "", "a\n\r\t", "\n\r\t"), ("\\.\\?\\*\\+\\|\\(\\)\\[\\]\\{\\}\\-\\^\\$\\\\", "", ".?*+|()[]{}-^$\\", ".?*+|()[]{}-^$\\"),
      ("\\s+", "", "a \t\n\rb", " \t\n\r"), ("\\s", "", "\u{A0}\u{B}\u{C}", nil), ("\\S+", "", " a\u{A0} ", "a\u{A0}"),
      ("\\d+", "", "a12\u{661}b", "12\u{661}"), ("\\D+", "", "1ab2", "ab"), ("\\w+", "", "-aé1+-", "aé1+"),
      ("\\w", "", "_-., ", nil), ("\\W+", "", "a_-., b", "_-., "), ("\\i+", "", "1a:_é-", "a:_é"), ("\\I+", "", "a1-b", "1-"),
      ("\\c+", "", " a1-.\u{B7}: ", "a1-.\u{B7}:"), ("\\C+", "", "a ,b", " ,"),
    ])
  }

  @Test("categories and blocks") func properties() {
    check([
      ("\\p{L}+", "", "1aÉж中2", "aÉж中"), ("\\p{Lu}+", "", "aAÉb", "AÉ"), ("\\P{Lu}+", "", "AabB", "ab"), ("\\p{Lt}", "", "aǅ", "ǅ"),
      ("\\p{Nd}+", "", "a1٣", "1٣"), ("\\p{N}+", "", "a1Ⅷ½", "1Ⅷ½"), ("\\p{M}", "", "e\u{301}", "\u{301}"), ("\\p{P}+", "", "a_-(.«", "_-(.«"),
      ("\\p{S}+", "", "a+£^©", "+£^©"), ("\\p{Sc}", "", "a£", "£"), ("\\p{Z}+", "", "a \u{A0}\u{2028}", " \u{A0}\u{2028}"),
      ("\\p{C}", "", "a\u{0}", "\u{0}"), ("\\p{Co}", "", "a\u{E000}", "\u{E000}"), ("\\p{Cn}", "", "a\u{378}", "\u{378}"), ("\\p{Cf}", "", "a\u{AD}", "\u{AD}"),
      ("\\P{C}+", "", "\u{0}ab", "ab"), ("\\p{IsBasicLatin}+", "", "éab", "ab"), ("\\P{IsBasicLatin}+", "", "aéèb", "éè"),
      ("\\p{IsLatin-1Supplement}", "", "aé", "é"), ("\\p{IsLatinExtended-A}", "", "eŵ", "ŵ"), ("\\p{IsGreek}", "", "aα", "α"),
      ("\\p{IsGreekandCoptic}", "", "aα", "α"), ("\\p{IsCyrillic}", "", "aж", "ж"), ("\\p{IsEmoticons}", "", "a\u{1F600}", "\u{1F600}"),
      ("\\p{IsPrivateUse}", "", "a\u{100000}", "\u{100000}"), ("[^\\p{L}\\p{IsBasicLatin}]", "", "aé1€", "€"),
      ("[\\P{L}b]+", "", "ab1c", "b1"),
    ])
  }

  @Test("any case") func ignoringCase() {
    check([
      ("abc", "i", "xABc", "ABc"), ("ABC", "i", "abc", "abc"), ("[a-c]+", "i", "xBd", "B"), ("[A-Z]", "i", "z", "z"),
      ("[^q]", "i", "Qqa", "a"), ("[A-Z-[OI]]+", "i", "oOiIxX", "xX"), ("(a)\\1", "i", "aA", "aA"), ("(a)\\1", "", "aA", nil),
      ("\\p{Lu}", "i", "aB", "B"), ("[\\p{Lu}]", "i", "aB", "B"), ("é", "i", "É", "É"), ("k", "i", "\u{212A}", "\u{212A}"),
      ("\u{212A}", "i", "k", "k"), ("[J-L]", "i", "\u{212A}", "\u{212A}"), ("ß", "i", "\u{1E9E}", "\u{1E9E}"), ("ß", "i", "SS", nil),
      ("σ", "i", "ς", "ς"), ("Ж", "i", "ж", "ж"), ("\u{10400}", "i", "\u{10428}", "\u{10428}"), ("[а-я]+", "i", "ЖУК", "ЖУК"),
      ("1-é", "i", "1-É", "1-É"), ("\\p{IsBasicLatin}", "i", "\u{212A}", nil), ("a*B", "i", "xAab", "Aab"), ("(ab|cd)+", "i", "xAbCD", "AbCD"),
    ])
  }

  @Test("blanks left out") func ignoringBlanks() {
    check([
      (" a\tb\nc\r ", "x", "abc", "abc"), ("a b", "x", "a b", nil), ("a[ ]b", "x", "a b", "a b"), ("a {2 , 3 } ?b", "x", "aab", "aab"),
      ("\\ d+", "x", "a12", "12"), ("\\p{ I s BasicLatin}+", "x", "ab", "ab"), ("( ?: a ) +", "x", "aa", "aa"), ("[a -[ ]]+", "x", "a a", "a"),
      ("[\\]\\[ ] b", "x", "x b", " b"), ("\\[ a \\]", "x", "[a]", "[a]"), ("a # b", "x", "a#b", "a#b"), ("a\u{A0}b", "x", "a\u{A0}b", "a\u{A0}b"),
    ])
  }

  @Test("every character itself") func literal() {
    check([
      ("a.b", "q", "axb a.b", "a.b"), ("(", "q", "a(", "("), ("[\\", "q", "[\\", "[\\"), ("A.", "qi", "a.", "a."),
      ("a b", "qx", "a b", "a b"), ("^$", "qm", "a^$", "^$"), ("", "q", "a", ""), ("a*", "q", "aaa*", "a*"),
    ])
  }

  @Test("references back") func references() {
    check([
      ("(a)(b)\\2\\1", "", "abba", "abba"), ("(\\w+) \\1", "", "the the", "the the"), ("(a*)b\\1", "", "aabaa", "aabaa"),
      ("(a*)b\\1$", "", "aaba", "aba"), ("(a)|b\\1", "", "b", "b"), ("(?:(a)|b)+\\1", "", "aba", "aba"), ("(a)\\10", "", "aa0", "aa0"),
      ("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10", "", "abcdefghijj", "abcdefghijj"), ("([ab])\\1*", "", "abbb", "a"), ("([ab])\\1+", "", "abbb", "bbb"),
      ("((a)\\2)\\1", "", "aaaa", "aaaa"), ("(a)(?:\\1b)?", "", "aab", "aab"), ("('|\").*?\\1", "", "x\"it's\"y", "\"it's\""),
      ("(a){0}\\1b", "", "b", "b"), ("([md])[aeiou]\\1", "i", "Mum", "Mum"), ("(ß)\\1", "i", "ß\u{1E9E}", "ß\u{1E9E}"),
    ])
  }

  @Test("what each group took") func groups() {
    let rows: [(String, String, [String?])] = [
      ("(a)(b)?", "a", ["a", "a", nil]), ("((a)|(b))*", "ab", ["ab", "b", "a", "b"]), ("(a*)*", "aa", ["aa", ""]),
      ("(a|ab)(c|bcd)(d*)", "abcd", ["abcd", "a", "bcd", ""]), ("(a)*", "aab", ["aa", "a"]), ("(a)*?b", "aab", ["aab", "a"]),
      ("(a){2,3}", "aaaa", ["aaa", "a"]), ("(?:(a)|b)*", "ab", ["ab", "a"]), ("(\\d+)-(\\d+)", "x10-20", ["10-20", "10", "20"]),
      ("(a(b)?)+", "aba", ["aba", "a", "b"]), ("(.*)(\\d*)", "a1", ["a1", "a1", ""]), ("(.*?)(\\d*)$", "a1", ["a1", "a", "1"]),
      ("(a)?b|(c)", "c", ["c", nil, "c"]), ("()|a", "a", ["", ""]), ("(a)*b|a(c)", "aac", ["ac", nil, "c"]),
      ("(?:x(y)*)+", "xyxx", ["xyxx", "y"]), ("(?:(a)b|(a)c)", "ac", ["ac", nil, "a"]),
    ]
    for (pattern, text, expected) in rows {
      #expect(PatternFixture.groups(pattern, in: text) == expected, "\(pattern) in '\(text)'")
    }
  }

  @Test("looking on from a later place") func later() throws {
    let pattern = try #require(PatternFixture.compile("^a|b$|c"))
    let input = Array("acab".unicodeScalars)
    var steps = 1_000
    let ranges = (0...4).map { from in
      if case .match(let match) = pattern.firstMatch(in: input, from: from, steps: &steps) { return match.range }
      return -1 ..< -1
    }
    #expect(ranges == [0..<1, 1..<2, 3..<4, 3..<4, -1 ..< -1])
    #expect(steps < 1_000)
  }
}
