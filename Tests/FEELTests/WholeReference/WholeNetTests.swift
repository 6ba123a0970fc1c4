import Testing

@testable import FEEL

@Suite("The expressions that are made would show a mistake") struct WholeNetTests {
  /// Mistakes that an evaluator might make, as what it would take an expression for.
  static let mistakes = [
    (" <= ", " < "), (" > ", " >= "), (" != ", " = "), (" and ", " or "), ("some ", "every "), (" - ", " + "),
    (" / ", " * "), ("..", "..1 + "), ("union(", "concatenate("), ("distinct values(", "concatenate("),
    ("floor(", "ceiling("), ("round half up(", "round half down("), ("round up(", "round down("),
    ("decimal(", "round down("), ("mean(", "median("), ("min(", "max("), ("all(", "any("), ("[1]", "[-1]"),
    ("substring before(", "substring after("), ("starts with(", "ends with("), ("upper case(", "lower case("),
    ("day of year(", "week of year("), (".month", ".day"), (".hour", ".minute"), ("before(", "after("),
    ("meets(", "overlaps("), ("overlaps before(", "overlaps after("), ("includes(", "during("),
    ("starts(", "finishes("),
    ("context put(", "get value("), ("insert before(", "list replace("), ("sort(", "reverse("),
    ("flatten(", "reverse("),
    ("index of(", "remove("), ("= null", "!= null"), ("null", "0"), ("item", "true"), ("partial", "null"),
    ("if ", "if not null = "), (" * ", " ** "), ("odd(", "even("), ("contains(", "not("), ("is(", "before("),
  ]

  private static let expressions = {
    var maker = WholeExpressionMaker(seed: 1)
    return (0..<10_000).map { _ in maker.expression() }
  }()

  @Test("a mistake shows among ten thousand expressions", arguments: mistakes.indices)
  func shows(_ index: Int) {
    let (right, wrong) = WholeNetTests.mistakes[index]
    for source in WholeNetTests.expressions where source.contains(right) {
      let mistaken = source.split(separator: right, omittingEmptySubsequences: false).joined(separator: wrong)
      if disagreement(source, evaluate: { _ in wholeReferenceAnswer(mistaken) ?? "" }) != nil { return }
    }
    Issue.record("nothing shows that \(right) is not \(wrong)")
  }

  @Test("a disagreement is told, an agreement is not") func disagreements() throws {
    #expect(disagreement("1 + 1") { _ in "2" } == nil)
    #expect(disagreement("1 + 1") { _ in "3" } == "1 + 1\n  reference: 2\n  product:   3")
    #expect(disagreement("1 +") { _ in "3" } == "cannot be read: 1 +")
  }
}
