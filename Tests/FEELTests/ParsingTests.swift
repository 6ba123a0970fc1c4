import TestSupport
import SourceText
import Testing

@testable import FEEL

private func parsed(_ text: String) -> Node? {
  var diagnostics = Diagnostics()
  return readExpression(SourceFile(name: "x", text: text), diagnostics: &diagnostics)?.root
}

@Suite("Reading expressions") struct ParsingTests {
  @Test(
    "the plainest spelling",
    arguments: [
      ("a  and b and   c", "a and b and c"),
      ("(a and b) and c", "(a and b) and c"),
      ("a or b and c", "a or b and c"),
      ("(a or b) and c", "(a or b) and c"),
      ("1+2*3-4", "1 + 2 * 3 - 4"),
      ("1-(2-3)", "1 - (2 - 3)"),
      ("-2 ** 2", "-2 ** 2"),
      ("x between 1 and 2 and y", "x between 1 and 2 and y"),
      ("x in (<5, [1..3], ]1..3[, 7)", "x in (< 5, [1..3], (1..3), 7)"),
      ("x in [1..5]", "x in ([1..5])"),
      ("x in (1..5]", "x in ((1..5])"),
      ("x in visit.date", "x in (visit.date)"),
      ("visit[seen=true][-1].date", "visit[seen = true][-1].date"),
      ("count( visit[ seen ] )>0", "count(visit[seen]) > 0"),
      ("if a then 1 else if b then 2 else 3", "if a then 1 else if b then 2 else 3"),
      ("some x in a, y in x.b satisfies x = y and z", "some x in a, y in x.b satisfies x = y and z"),
      ("(every x in a satisfies x) and z", "(every x in a satisfies x) and z"),
      ("for i in 1..3 return i*2", "for i in 1..3 return i * 2"),
      ("function(a, b: number) a+b", "function(a, b: number) a + b"),
      ("{a: 1, \"b c\": [1,2]}.a", "{\"a\": 1, \"b c\": [1, 2]}.a"),
      ("date and time(\"2026-01-01T10:00:00\")", "date and time(\"2026-01-01T10:00:00\")"),
      ("list contains(a, b) and not(c)", "list contains(a, b) and not(c)"),
      ("substring(string: a, start position: 2)", "substring(string: a, start position: 2)"),
      ("x instance of list<number>", "x instance of list<number>"),
      ("x instance of date and time", "x instance of date and time"),
      ("x instance of date and y", "x instance of date and y"),
      ("x instance of function<number, string> -> date", "x instance of function<number, string>->date"),
      ("@\"2026-01-01\" + duration(\"P10D\")", "@\"2026-01-01\" + duration(\"P10D\")"),
      ("\"a\\\"b\\u0041\\n\"", "\"a\\\"bA\\n\""),
      ("a // remark\n and /* more */ b", "a and b"),
      ("get or else(x, null)", "get or else(x, null)"),
      (".5 + 1.25e2", ".5 + 1.25e2"),
      ("a.b.c[1].d", "a.b.c[1].d"),
      ("date and time", "date and time"),
      ("größe >= 1", "größe >= 1"),
    ])
  func printing(_ text: String, _ expected: String) throws {
    let node = try #require(parsed(text))
    #expect(node.printed == expected)
    let again = try #require(parsed(expected))
    #expect(node.matches(again))
  }

  @Test("places are UTF-8 offsets in the order of the text") func places() throws {
    let node = try #require(parsed("a = \"é\" and b.c > 1"))
    #expect(node.children.map(\.range) == [0..<8, 13..<20])
    #expect(node.children[1].children[0].range == 13..<16)
  }

  @Test("a tree printed and read again is the same tree", arguments: 1...40) func roundTrip(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<100 {
      let tree = randomTree(&random, 4)
      let text = tree.printed
      let again = try #require(parsed(text), "seed \(seed): \(text)")
      #expect(again.matches(tree), "seed \(seed): \(text)")
      #expect(again.printed == text, "seed \(seed)")
    }
  }

  @Test("any bytes end in a tree or a diagnostic", arguments: 1...20) func randomBytes(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) &* 77)
    let words = [
      "visit", "[", "]", "(", ")", "seen", "=", "\"CP\"", "and", "or", "not", "in", "..", "1", "-", "@\"2026-01-01\"",
      "some",
      "satisfies", "if", "then", "else", ".", ",", "null", "count", "item", "date", "between", "{", "}", ":", "for",
      "every",
      "function", "instance", "of", "<", "list contains", "\u{201C}", "min", "today()", "category", "\n", "\\", "\"",
    ]
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      if random.chance(50) {
        for _ in 0..<random.below(40) { bytes.append(UInt8(random.below(256))) }
      } else {
        for _ in 0..<random.below(25) { bytes += Array((random.pick(words) + (random.chance(80) ? " " : "")).utf8) }
      }
      var diagnostics = Diagnostics()
      let file = SourceFile(name: "x", utf8: bytes)
      if let expression = readExpression(file, diagnostics: &diagnostics) {
        let result = check(
          expression, in: Scope(shape: Fixture.shape, item: Fixture.visit), expecting: nil, diagnostics: &diagnostics)
        #expect((result == nil) == diagnostics.hasErrors, "seed \(seed): \(bytes)")
      } else {
        #expect(diagnostics.hasErrors, "seed \(seed): \(bytes)")
      }
      _ = DiagnosticRenderer(colour: false).render(diagnostics)
    }
  }

  /// What is repeated, how often, and what comes after.
  @Test(
    "depth and size are bounded",
    arguments: [
      ("(", 10_000, ")"), ("(", 10_000, ""), ("-", 10_000, "1"), ("not(", 5_000, ""), ("a[", 10_000, ""),
      ("[", 10_000, ""),
      ("if a then ", 3_000, ""), ("1+", 10_000, "1"), ("a.", 10_000, "a"), ("a or ", 10_000, "a"), ("x[1]", 10_000, ""),
      ("a instance of list<", 2_000, ""), ("{a:", 10_000, ""), ("some x in a satisfies ", 2_500, ""), ("a", 70_000, ""),
      ("f(", 10_000, ""), ("x in (", 8_000, ""), ("function(a) ", 5_000, ""), ("]", 10_000, ""),
    ])
  func bounds(_ part: String, _ times: Int, _ end: String) throws {
    var text = String(repeating: part, count: times)
    if part == "a instance of list<" { text = "a instance of " + String(repeating: "list<", count: times) }
    if part == "x[1]" { text = "x" + String(repeating: "[1]", count: times) }
    text += end == ")" ? "1" + String(repeating: end, count: times) : end
    var diagnostics = Diagnostics()
    #expect(readExpression(SourceFile(name: "x", text: text), diagnostics: &diagnostics) == nil)
    #expect(diagnostics.all.map(\.id.text) == ["DULY-E207"])
  }

  @Test("200 levels of parentheses are read") func deepEnough() {
    #expect(parsed(String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200)) != nil)
    #expect(parsed("1" + String(repeating: "+1", count: 200)) != nil)
    #expect(parsed("a" + String(repeating: " or a", count: 2_000)) != nil)
  }

  @Test(
    "what is just shallow enough is checked and answered",
    arguments: [
      ("not(", "long_term", ")"), ("-", "age > 0", ""), ("(if long_term then ", "long_term", " else disabled)"),
      ("(1 + ", "age", ")"),
      ("(disabled and ", "long_term", ")"), ("get or else(age, ", "1", ")"),
      ("(long_term or disabled and ", "disabled", ")"),
    ])
  func deepest(_ open: String, _ middle: String, _ close: String) throws {
    let text = String(repeating: open, count: 80) + middle + String(repeating: close, count: 80)
    let isNumber = open == "(1 + " || open.hasPrefix("get")
    let expression = try #require(checked(isNumber ? text + " > 0" : text))
    let explanation = expression.bindCondition(to: Fixture.caseload()).explain(Fixture.frame())
    #expect(explanation.truth.restsOnSomething == !explanation.restsOn.isEmpty)
    #expect(expression.expression.root.printed.utf8.count > 80)
  }

  @Test("every id has one sentence, and lies in its range") func ids() {
    let ids = feelDiagnosticIDs.map(\.0.text)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0 >= "DULY-E200" && $0 <= "DULY-E259" })
    #expect(feelDiagnosticIDs.allSatisfy { $0.1.hasSuffix(".") })
  }
}

/// A tree of any form that the grammar knows.
func randomTree(_ random: inout SeededGenerator, _ depth: Int) -> Node {
  func leaf(_ random: inout SeededGenerator) -> Node.Kind {
    switch random.below(7) {
    case 0: .null
    case 1: .boolean(random.chance(50))
    case 2: .number(random.pick(["0", "1", "12.5", ".5"]))
    case 3: .string(random.pick(["", "CP", "a \"b\"", "line\n\\", "é"]))
    case 4: .temporal("2026-01-01")
    default: .name(random.pick(["a", "b", "visit", "seen", "child"]))
    }
  }
  func sub(_ random: inout SeededGenerator) -> Node { randomTree(&random, depth - 1) }
  func name(_ text: String) -> Node.Name { Node.Name(text: text, range: 0..<0) }
  func kind(_ random: inout SeededGenerator) -> Node.Kind {
    if depth == 0 { return leaf(&random) }
    switch random.below(19) {
    case 0: return .negative(sub(&random))
    case 1, 2: return .arithmetic(random.pick(ArithmeticOperator.allCases), sub(&random), sub(&random))
    case 3, 4: return .comparison(random.pick(Comparison.allCases), sub(&random), sub(&random))
    case 5: return .and((0..<2 + random.below(2)).map { _ in sub(&random) })
    case 6: return .or((0..<2 + random.below(2)).map { _ in sub(&random) })
    case 7: return .not(sub(&random))
    case 8: return .between(sub(&random), sub(&random), sub(&random))
    case 9:
      return .isIn(
        sub(&random), [Node(.unaryTest(random.pick(Comparison.allCases), sub(&random)), 0..<0), sub(&random)])
    case 10:
      return .range(
        Node.RangeParts(
          lower: sub(&random), upper: sub(&random), includesLower: random.chance(50), includesUpper: random.chance(50)))
    case 11: return .ifElse(sub(&random), sub(&random), sub(&random))
    case 12:
      return .quantified(
        random.chance(50) ? .some : .every, [Node.Binding(name: name("x"), list: sub(&random), isSteps: false)], sub(&random))
    case 13: return .path(sub(&random), name(random.pick(["date", "seen"])))
    case 14: return .filter(sub(&random), sub(&random))
    case 15:
      return .call(
        Node(.name(random.pick(["count", "list contains", "f"])), 0..<0),
        [
          .init(label: nil, value: sub(&random)),
          .init(label: random.chance(20) ? name("p q") : nil, value: sub(&random)),
        ])
    case 16: return .list((0..<random.below(3)).map { _ in sub(&random) })
    case 17: return .context([.init(key: name("k"), value: sub(&random))])
    default: return .forEach([Node.Binding(name: name("x"), list: sub(&random), isSteps: false)], sub(&random))
    }
  }
  return Node(kind(&random), 0..<0)
}
