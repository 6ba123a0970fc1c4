import Testing

@testable import FEEL

@Suite("Patterns: bounded work") struct PatternLimitTests {
  private func outcome(_ pattern: String, _ text: String, steps: Int) throws -> (Result<Bool, PatternRefusal>, used: Int) {
    let compiled = try #require(PatternFixture.compile(pattern))
    var left = steps
    let result = compiled.isFound(in: text, steps: &left)
    return (result, steps - left)
  }

  @Test("loops in loops are answered, as what came to nothing is remembered") func loopsInLoops() throws {
    let text = String(repeating: "a", count: 40)
    for pattern in ["(a+)+b", "(a*)*b", "(a|a)*b", "(a|aa)+b", "(a?){40}a{40}b", "(.*)*x", "(?:a*?)*?b", "(a*a*)*b", "((a{1,5}){1,5})*b"] {
      #expect(try outcome(pattern, text, steps: 1_000_000).0 == .success(false), "\(pattern)")
    }
  }

  @Test("with references back they end with too many steps") func references() throws {
    let text = String(repeating: "a", count: 40)
    for pattern in ["(a+)+\\1b", "(a*)*\\1b", "(?:(a|a)*)*\\1b"] {
      #expect(try outcome(pattern, text, steps: 100_000).0 == .failure(.tooManySteps), "\(pattern)")
    }
  }

  @Test("few steps are few") func fewSteps() throws {
    let compiled = try #require(PatternFixture.compile("b"))
    let input = Array(String(repeating: "a", count: 1_000).unicodeScalars)
    var steps = 100
    #expect(compiled.firstMatch(in: input, steps: &steps) == .tooManySteps)
    let replacement = try Replacement.compile("$0$0$0$0", groups: 0).get()
    let dot = try #require(PatternFixture.compile("a+"))
    steps = 3_000
    #expect(dot.replaced(in: String(repeating: "a", count: 1_000), with: replacement, steps: &steps) == .failure(.tooManySteps))
    steps = 10
    #expect(dot.split(String(repeating: "ab", count: 1_000), steps: &steps) == .failure(.tooManySteps))
  }

  @Test("a million characters") func longTexts() throws {
    let million = String(repeating: "ab", count: 500_000)
    for pattern in ["(a|b)*", ".*$", "(ab|ba)*$"] {
      #expect(try outcome(pattern, million, steps: 4_000_000).0 == .success(true), "\(pattern)")
    }
    let fewer = String(repeating: "ab", count: 50_000)
    for pattern in ["(?:a|b)*$", "(ab)*$", "(a|b|cd)*$", "([ab])+$", "^(.*?)$", "a.*b$", "(?:ab?)+$", "((a)(b))*$", "(?:(a)|b*)*$"] {
      #expect(try outcome(pattern, fewer, steps: 800_000).0 == .success(true), "\(pattern)")
    }
  }

  @Test("what is not there is looked for once, not from every place anew") func quadratic() throws {
    let text = String(repeating: "a", count: 20_000)
    for pattern in ["a*b", "a*?b", "a+b", "a*a*a*b", "(a|b)*c", "(aa)*c", "a*?a*?b", ".*x", "(a*)*b", "a{2,}b", "(?:a|aa)+$b"] {
      let (result, used) = try outcome(pattern, text, steps: 1_000_000)
      #expect(result == .success(false), "\(pattern)")
      #expect(used < 600_000, "\(pattern)")
    }
  }

  @Test("many matches in a long text") func manyMatches() throws {
    let text = String(repeating: "ab, ", count: 5_000)
    let pattern = try #require(PatternFixture.compile(",\\s*"))
    var steps = 1_000_000
    #expect(try pattern.split(text, steps: &steps).get().count == 5_001)
    let replacement = try Replacement.compile(";", groups: 0).get()
    #expect(try pattern.replaced(in: text, with: replacement, steps: &steps).get().utf8.count == 15_000)
    #expect(steps > 0)
  }
}
