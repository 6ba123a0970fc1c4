import SourceText
import Testing

@testable import FEEL

/// Evaluation ends; what was stopped says so and has no answer.
@Suite("What is stopped has no answer") struct StoppedTests {
  @Test(arguments: [
    "(function(f) f(f))(function(f) f(f))", "for i in 1..1000000000 return i",
    "every i in 1..10**15 satisfies matches(\"a\", \"((((a{10}){10}){10}){10})\", \"i\") = false",
    "{f: function(g) sort([1, 2], function(x, y) g(g)), r: f(f)}.r",
  ])
  func stopped(_ text: String) throws {
    var diagnostics = Diagnostics()
    let feel = WholeFEEL(today: day("2026-04-01"))
    let expression = try #require(feel.read(SourceFile(name: "expression", text: text), diagnostics: &diagnostics))
    let evaluation = feel.evaluate(expression)
    #expect(evaluation.text == "null")
    #expect(evaluation.failures.contains { $0.reason.contains("more than") || $0.reason.contains("too large") })
  }

  @Test("ten thousand parentheses are refused") func deep() {
    var diagnostics = Diagnostics()
    let text = String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)
    #expect(WholeFEEL(today: day("2026-04-01")).read(SourceFile(name: "expression", text: text), diagnostics: &diagnostics) == nil)
    #expect(diagnostics.hasErrors)
  }
}
