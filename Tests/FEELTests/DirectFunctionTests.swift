import Caseload
import CivilTime
import SourceText
import Testing

@testable import FEEL

/// What rules work out on columns' own values is what the table of functions says.
@Suite("Functions worked out on columns") struct DirectFunctionTests {
  static let texts = ["", "a", "ab", "ba", "aba", "café", "cafe\u{301}", "日本", "🐎🐎", "A", "the same end", "end"]
  static let numbers: [Int64] = [
    0, 1, -1, 999_999, 1_000_000, 1_000_001, -999_999, -1_000_000, -1_000_001, 2_500_000, -2_500_000,
    9_000_000_000_000_000_000, -9_000_000_000_000_000_000,
  ]

  private func asked(_ text: String, _ caseload: Caseload) throws -> (direct: Truth, asValue: Truth) {
    let expression = try #require(checked(text), "\(text)")
    let binder = Binder(caseload: caseload)
    var context = Context(Fixture.frame())
    let direct = binder.truth(expression.root)(&context)
    let given = binder.value(expression.root)(&context)
    return (direct.settled, Truth(given.value.boolean, rests: given.flags.isUncertain))
  }

  @Test("texts", arguments: ["starts with", "ends with", "contains"])
  func texts(_ function: String) throws {
    for text in Self.texts {
      let caseload = Fixture.caseload(child: ["name": .text(text)])
      for other in Self.texts {
        let (direct, asValue) = try asked("\(function)(name, \(NodePrinter.quoted(other)))", caseload)
        #expect(direct == asValue, "\(function)(\(text), \(other))")
      }
    }
  }

  @Test("lengths") func lengths() throws {
    // A text of no characters is a blank cell.
    for text in Self.texts where !text.isEmpty {
      let caseload = Fixture.caseload(child: ["name": .text(text)])
      let length = text.unicodeScalars.count
      #expect(try truth("string length(name) = \(length)", caseload) == .yes, "\(text)")
      #expect(try truth("string length(name) > \(length)", caseload) == .no, "\(text)")
    }
  }

  @Test("numbers", arguments: ["abs", "floor", "ceiling"])
  func numbers(_ function: String) throws {
    for number in Self.numbers {
      let caseload = Fixture.caseload(child: ["age": .number(millionths: number)])
      let expression = try #require(checked("\(function)(age)", expecting: .number))
      let binder = Binder(caseload: caseload)
      var context = Context(Fixture.frame())
      let direct = binder.scalar(expression.root)(&context)
      let given = binder.value(expression.root)(&context)
      #expect(given.value.number?.millionths == direct.value, "\(function) of \(number) millionths")
    }
  }

  @Test("a blank one is not known", arguments: ["starts with(name, \"a\")", "string length(name) > 1", "abs(age) > 1", "floor(age) = 1"])
  func blanks(_ text: String) throws {
    let caseload = Fixture.caseload(child: ["name": .blank, "age": .blank])
    #expect(try truth(text, caseload).isUnknown)
  }
}
