import Testing

@testable import FEEL

@Suite("The reference of whole FEEL, and the expressions that are made to watch over it") struct WholeReferenceTests {
  @Test("it says what was worked out by hand", arguments: WholeHandCases.all)
  func handCase(_ handCase: WholeHandCases.Case) {
    #expect(wholeReferenceAnswer(handCase.expression) == handCase.answer, "\(handCase.expression)")
  }

  @Test("there are two hundred such cases, each once")
  func count() {
    #expect(WholeHandCases.all.count >= 200)
    #expect(Set(WholeHandCases.all.map(\.expression)).count == WholeHandCases.all.count)
  }

  @Test("what is read, printed and read again is the same tree", arguments: 1...20 as ClosedRange<UInt64>)
  func printing(_ seed: UInt64) throws {
    var maker = WholeExpressionMaker(seed: seed)
    for _ in 0..<50 {
      let text = maker.expression()
      let tree = try #require(WholeReference.tree(text), "seed \(seed): \(text)")
      let again = try #require(WholeReference.tree(tree.printed), "seed \(seed): \(text) printed \(tree.printed)")
      #expect(tree.matches(again), "seed \(seed): \(text) printed \(tree.printed)")
      #expect(again.printed == tree.printed, "seed \(seed): \(text)")
    }
  }

  @Test("every form and every function is made, and most expressions have a value")
  func coverage() throws {
    var (labels, functions, nulls) = (Set<String>(), Set<String>(), 0)
    var maker = WholeExpressionMaker(seed: 2_026)
    let count = 3_000
    for _ in 0..<count {
      let tree = try #require(WholeReference.tree(maker.expression()))
      note(tree, &labels, &functions)
      if WholeReference.evaluate(tree).isNull { nulls += 1 }
    }
    #expect(Set(WholeSignature.table.keys).subtracting(functions) == ["duplicate values"])
    #expect(labels.isSuperset(of: WholeReferenceTests.forms), "\(Set(WholeReferenceTests.forms).subtracting(labels))")
    #expect(nulls < count / 4, "\(nulls) of \(count) are null")
  }

  private static let forms = [
    "null", "boolean", "number", "string", "temporal", "name", "negative", "arithmetic", "comparison", "and", "or",
    "not",
    "between", "in", "test", "range", "if", "some", "every", "for", "path", "filter", "call", "list", "context",
    "function", "instance",
  ]

  private func note(_ node: Node, _ labels: inout Set<String>, _ functions: inout Set<String>) {
    labels.insert(String(node.kind.label.split(separator: " ").first ?? ""))
    if case .call(let function, _) = node.kind, case .name(let name) = function.kind { functions.insert(name) }
    for child in node.children { note(child, &labels, &functions) }
  }
}
