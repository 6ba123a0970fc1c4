import TestSupport
import Caseload
import Testing

@testable import FEEL

@Suite("What holds for every expression and caseload") struct PropertyTests {
  private static let functions = [
    "string length", "abs", "floor", "modulo", "contains", "starts with", "upper case", "day of week", "working day",
    "age at", "school term of", " / ",
  ]

  /// Checked expressions from a seed, with their text.
  ///
  /// Every second seed has functions and quotients that are worked out as values of the whole language.
  private func expressions(_ seed: UInt64, testsBlanks: Bool, count: Int) -> [(String, CheckedExpression)] {
    var maker = ExpressionMaker(seed: seed, testsBlanks: testsBlanks, callsFunctions: seed % 2 == 1)
    var result: [(String, CheckedExpression)] = []
    for _ in 0..<count * 3 where result.count < count {
      let text = maker.condition(1 + maker.random.below(3))
      if let expression = checked(text) { result.append((text, expression)) }
    }
    return result
  }

  @Test("closures agree with the reference, value and cells", arguments: 1...120 as ClosedRange<UInt64>)
  func reference(_ seed: UInt64) throws {
    let expressions = expressions(seed, testsBlanks: true, count: 40)
    #expect(expressions.count > 20)
    if seed % 2 == 1 { #expect(expressions.count { text, _ in Self.functions.contains { text.contains($0) } } > 8) }
    for caseSeed in 0..<12 as Range<UInt64> {
      let maker = CaseMaker(seed: seed &* 1_000 &+ caseSeed)
      let caseload = maker.caseload
      for (text, expression) in expressions {
        let bound = expression.bindCondition(to: caseload)
        let explanation = bound.explain(maker.frame)
        #expect(explanation.truth == bound(maker.frame), "seed \(seed)/\(caseSeed): \(text)")
        #expect(explanation.truth.restsOnSomething == !explanation.restsOn.isEmpty, "seed \(seed)/\(caseSeed): \(text)")
        var reference = Reference(caseload, maker.frame)
        let expected = reference.evaluate(expression.expression.root, asCondition: true)
        let value: Bool? = if case .bool(let value) = expected.value { value } else { nil }
        #expect(explanation.truth.value == value, "seed \(seed)/\(caseSeed): \(text)")
        #expect(explanation.restsOn == Array(expected.rests).unique, "seed \(seed)/\(caseSeed): \(text)")
        if explanation.restsOn != Array(expected.rests).unique { return }
      }
    }
  }

  @Test("blanking a field never turns unknown into known", arguments: 1...80 as ClosedRange<UInt64>)
  func blanking(_ seed: UInt64) {
    let expressions = expressions(seed &+ 500, testsBlanks: false, count: 30)
    for caseSeed in 0..<12 as Range<UInt64> {
      var maker = CaseMaker(seed: seed &* 2_000 &+ caseSeed)
      // The history, where there is one, hides the field itself.
      maker.history = nil
      let before = maker.caseload
      maker.blankOne()
      let after = maker.caseload
      for (text, expression) in expressions {
        guard expression.bindCondition(to: before)(maker.frame).isUnknown else { continue }
        #expect(expression.bindCondition(to: after)(maker.frame).isUnknown, "seed \(seed)/\(caseSeed): \(text)")
      }
    }
  }

  @Test(
    "an answer that rests on nothing is the same whatever the blanks hold", arguments: 1...120 as ClosedRange<UInt64>)
  func filling(_ seed: UInt64) {
    let expressions = expressions(seed &+ 900, testsBlanks: false, count: 30)
    for caseSeed in 0..<12 as Range<UInt64> {
      let maker = CaseMaker(seed: seed &* 3_000 &+ caseSeed)
      let before = maker.caseload
      for attempt in 0..<4 as Range<UInt64> {
        var filled = maker
        filled.random = SeededGenerator(seed: seed &* 7 &+ attempt)
        filled.fill()
        let after = filled.caseload
        for (text, expression) in expressions {
          let answer = expression.bindCondition(to: before)(maker.frame)
          guard !answer.isUnknown else { continue }
          let other = expression.bindCondition(to: after)(maker.frame)
          #expect(answer.isYes == (other.value == true), "seed \(seed)/\(caseSeed)/\(attempt): \(text)")
        }
      }
    }
  }
}
