import CivilTime
import SourceText
import Testing

@testable import FEEL

/// Expressions and what chapter 10 of DMN 1.5 demands of them, chapter by chapter.
///
/// `null!` is null with a failure, `null` is null without one; `⏎` ends a line of the expression.
enum WholeFEELTable {
  struct Case: Sendable, CustomTestStringConvertible {
    let expression: String
    let answer: String
    var testDescription: String { expression }
  }

  static func cases(_ text: String) -> [Case] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard let arrow = words.lastIndex(of: "=>") else { return nil }
      return Case(
        expression: words[..<arrow].joined(separator: " ").split(separator: "⏎", omittingEmptySubsequences: false)
          .joined(separator: "\n"),
        answer: words[(arrow + 1)...].joined(separator: " "))
    }
  }

  /// What an expression gives, as the tables write it.
  static func answer(_ expression: String) -> String {
    let feel = WholeFEEL(today: CivilDate(dayNumber: 20_000))
    var diagnostics = Diagnostics()
    guard let read = feel.read(SourceFile(name: "table.feel", text: expression), diagnostics: &diagnostics) else {
      return "null!"
    }
    let evaluation = feel.evaluate(read)
    return evaluation.isNull && !evaluation.failures.isEmpty ? "null!" : evaluation.text
  }
}

@Suite("The standard, expression by expression") struct WholeFEELTableTests {
  @Test("grammar", arguments: WholeFEELTable.grammar) func grammar(_ row: WholeFEELTable.Case) { check(row) }
  @Test("names and functions", arguments: WholeFEELTable.names) func names(_ row: WholeFEELTable.Case) { check(row) }
  @Test("filters, paths, loops", arguments: WholeFEELTable.structures) func structures(_ row: WholeFEELTable.Case) { check(row) }
  @Test("logic and comparison", arguments: WholeFEELTable.logic) func logic(_ row: WholeFEELTable.Case) { check(row) }
  @Test("types", arguments: WholeFEELTable.types) func types(_ row: WholeFEELTable.Case) { check(row) }
  @Test("ranges", arguments: WholeFEELTable.ranges) func ranges(_ row: WholeFEELTable.Case) { check(row) }
  @Test("points and ranges", arguments: WholeFEELTable.allen) func relations(_ row: WholeFEELTable.Case) { check(row) }
  @Test("texts", arguments: WholeFEELTable.texts) func texts(_ row: WholeFEELTable.Case) { check(row) }
  @Test("numbers", arguments: WholeFEELTable.numbers) func numbers(_ row: WholeFEELTable.Case) { check(row) }
  @Test("lists and contexts", arguments: WholeFEELTable.lists) func lists(_ row: WholeFEELTable.Case) { check(row) }
  @Test("dates, times, durations", arguments: WholeFEELTable.dates) func dates(_ row: WholeFEELTable.Case) { check(row) }

  private func check(_ row: WholeFEELTable.Case) { #expect(WholeFEELTable.answer(row.expression) == row.answer) }

  /// All thirteen kinds of operand at both sides of each operator; those that go together are listed, all others fail.
  @Test("only these kinds go together", arguments: ["+", "-", "*", "/", "**"]) func matrix(_ op: String) {
    for (a, first) in KindMatrix.operands {
      for (b, second) in KindMatrix.operands {
        let expression = "\(first) \(op) \(second)"
        let isAllowed = KindMatrix.allowed[op]?.contains("\(a) \(b)") ?? false
        #expect((WholeFEELTable.answer(expression) != "null!") == isAllowed, "\(expression)")
      }
    }
  }
}

private enum KindMatrix {
  static let operands: KeyValuePairs = [
    "number": "10", "text": "\"10\"", "boolean": "true", "date": "@\"2021-01-01\"", "moment": "@\"2021-01-01T10:10:10\"",
    "time": "@\"10:10:10\"", "list": "[10]", "context": "{a: 10}", "days": "@\"P1D\"", "months": "@\"P1Y\"",
    "range": "[1..10]", "function": "(function(a) a)", "null": "null",
  ]

  static let allowed: [String: Set<String>] = [
    "+": [
      "number number", "text text", "days days", "months months", "date days", "days date", "date months", "months date",
      "moment days", "days moment", "moment months", "months moment", "time days", "days time",
    ],
    "-": [
      "number number", "days days", "months months", "date date", "moment moment", "time time", "date days",
      "date months", "moment days", "moment months", "time days",
    ],
    "*": ["number number", "number days", "days number", "number months", "months number"],
    "/": ["number number", "days number", "months number", "days days", "months months"],
    "**": ["number number"],
  ]
}
