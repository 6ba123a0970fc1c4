import CivilTime
import SourceText
import Testing

@testable import FEEL

@Suite("Whole FEEL agrees with the reference that shares only its parser") struct WholeAgreementTests {
  private static let feel = WholeFEEL(today: CivilDate(dayNumber: 20_552))

  /// What the product makes of a text, as the reference writes values.
  static func answer(_ source: String) -> String {
    var diagnostics = Diagnostics()
    guard let expression = feel.read(SourceFile(name: "made", text: source), diagnostics: &diagnostics) else {
      return "cannot be read"
    }
    return feel.evaluate(expression).value.canonical
  }

  @Test("two thousand random expressions", arguments: [20_261_121, 7, 99, 4_711])
  func random(_ seed: UInt64) {
    let found = disagreements(seed: seed, count: 500, evaluate: WholeAgreementTests.answer)
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test("an expression and its plainest spelling mean the same", arguments: 1...4 as ClosedRange<UInt64>)
  func printed(_ seed: UInt64) throws {
    var maker = WholeExpressionMaker(seed: seed)
    for _ in 0..<250 {
      let source = maker.expression()
      let tree = try #require(WholeReference.tree(source))
      #expect(
        WholeAgreementTests.answer(tree.printed) == WholeAgreementTests.answer(source), "seed \(seed): \(source)")
    }
  }

  @Test("the cases that were worked out by hand", arguments: WholeHandCases.all)
  func handCase(_ handCase: WholeHandCases.Case) {
    #expect(WholeAgreementTests.answer(handCase.expression) == handCase.answer, "\(handCase.expression)")
  }
}

extension Value {
  /// As `WholeReference.Value.canonical` writes it.
  fileprivate var canonical: String {
    switch self {
    case .null, .boolean, .number, .string: literal
    case .date, .time, .dateTime, .monthsDuration, .daysDuration: typeName + " " + literal
    case .list(let list): "[" + list.items.map(\.canonical).joined(separator: ", ") + "]"
    case .context(let context):
      "{"
        + context.entries.sorted { WholeReference.isBefore($0.key, $1.key) }
        .map { NodePrinter.quoted($0.key) + ": " + $0.value.canonical }.joined(separator: ", ") + "}"
    case .range(let range): "range " + range.canonical
    case .function: "function"
    }
  }
}

extension RangeValue {
  fileprivate var canonical: String {
    (includesLower ? "[" : "(") + (lower?.canonical ?? "") + ".." + (upper?.canonical ?? "") + (includesUpper ? "]" : ")")
  }
}
