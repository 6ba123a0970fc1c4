import Caseload
import CivilTime
import SourceText
import Testing

@testable import FEEL

/// Duly's own functions, in whole FEEL and in rules.
@Suite("Working days, ages and school terms") struct DulyFunctionTests {
  private func evaluated(_ text: String, _ calendars: Calendars = Fixture.calendars) throws -> Evaluation {
    var diagnostics = Diagnostics()
    let feel = WholeFEEL(today: day("2026-04-01"), calendars: calendars)
    let expression = try #require(feel.read(SourceFile(name: "test", text: text), diagnostics: &diagnostics))
    return feel.evaluate(expression)
  }

  @Test(
    "what they give",
    arguments: [
      // Friday 3 and Monday 6 April 2026 are holidays: 24 March to 9 April are ten working days.
      ("working days between(@\"2026-03-24\", @\"2026-04-09\")", "10"),
      ("working days between(@\"2026-03-24\", @\"2026-04-08\")", "9"),
      ("working days between(@\"2026-04-02\", @\"2026-04-06\")", "0"),
      ("working days between(@\"2026-04-02\", @\"2026-04-07\")", "1"),
      ("working days between(@\"2026-04-01\", @\"2026-04-01\")", "0"),
      ("working days between(@\"2026-04-04\", @\"2026-04-04\")", "0"),
      ("working days between(@\"2026-03-31\", @\"2026-04-01\")", "1"),
      ("working days between(@\"2026-04-09\", @\"2026-03-24\")", "-10"),
      ("working days between(from: @\"2026-04-02\", to: @\"2026-04-07\")", "1"),
      ("working days between(date and time(\"2026-04-02T23:00:00\"), @\"2026-04-07\")", "1"),
      ("working days between(@\"2026-01-01\", @\"2027-12-31\")", "519"),
      ("working day after(@\"2026-03-24\", 10)", "2026-04-09"),
      ("working day after(@\"2026-03-18\", 10)", "2026-04-01"),
      ("working day after(@\"2026-04-02\", 1)", "2026-04-07"),
      ("working day after(@\"2026-04-04\", 0)", "2026-04-04"),
      ("working day after(@\"2026-04-04\", 1)", "2026-04-07"),
      ("working day after(@\"2026-12-31\", 1)", "2027-01-01"),
      ("working day after(@\"2026-04-02\", 1.0)", "2026-04-07"),
      ("age at(@\"2016-03-15\", @\"2026-03-14\")", "9"),
      ("age at(@\"2016-03-15\", @\"2026-03-15\")", "10"),
      ("age at(@\"2016-03-15\", @\"2016-03-15\")", "0"),
      ("age at(@\"2016-02-29\", @\"2025-02-27\")", "8"),
      ("age at(@\"2016-02-29\", @\"2025-02-28\")", "9"),
      ("age at(@\"2016-02-29\", @\"2024-02-28\")", "7"),
      ("age at(@\"2016-02-29\", @\"2024-02-29\")", "8"),
      ("age at(@\"2015-12-31\", @\"2026-01-01\")", "10"),
      ("age at(date of birth: @\"2016-03-31\", date: @\"2026-03-30\")", "9"),
      ("age at(@\"0999-01-01\", @\"-0001-01-01\")", "null"),
      ("school term of(@\"2026-01-05\")", "\"Spring term\""),
      ("school term of(@\"2026-02-13\")", "\"Spring term\""),
      ("school term of(@\"2026-02-14\")", "null"),
      ("school term of(@\"2026-02-22\")", "null"),
      ("school term of(@\"2026-02-23\")", "\"Spring term\""),
      ("school term of(@\"2026-04-12\")", "null"),
      ("school term of(@\"2026-04-13\")", "\"Summer term\""),
      ("school term of(@\"2026-08-31\")", "null"),
      ("(function(f) f(@\"2016-03-15\", @\"2026-03-15\"))(age at)", "10"),
    ])
  func values(_ text: String, _ value: String) throws {
    #expect(try evaluated(text).text == value, "\(text)")
  }

  @Test(
    "what cannot be told, and why",
    arguments: [
      ("working days between(@\"2025-12-31\", @\"2026-04-09\")", "covers 2026-01-01 to 2027-12-31 only"),
      ("working days between(@\"2026-01-01\", @\"2028-01-01\")", "covers 2026-01-01 to 2027-12-31 only"),
      ("working days between(@\"99999-01-01\", @\"2026-01-01\")", "covers 2026-01-01 to 2027-12-31 only"),
      ("working day after(@\"2027-12-31\", 1)", "covers 2026-01-01 to 2027-12-31 only"),
      ("working day after(@\"2026-12-31\", 99999999999999999999)", "must be whole, 0 or more"),
      ("working day after(@\"2026-04-01\", -1)", "must be whole, 0 or more"),
      ("working day after(@\"2026-04-01\", 1.5)", "must be whole, 0 or more"),
      ("age at(@\"2026-03-15\", @\"2026-03-14\")", "the day lies before the date of birth"),
      ("school term of(@\"2025-12-31\")", "covers 2026-01-01 to 2026-08-31 only"),
      ("school term of(@\"2026-09-01\")", "covers 2026-01-01 to 2026-08-31 only"),
      ("school term of(\"2026-09-01\")", "must be a date"),
      ("age at(@\"2026-03-15\")", "it takes 2 arguments"),
    ])
  func failures(_ text: String, _ reason: String) throws {
    let evaluation = try evaluated(text)
    #expect(evaluation.isNull)
    #expect(evaluation.failures.count == 1)
    #expect(evaluation.failures.first?.reason.contains(reason) == true, "\(evaluation.failures)")
  }

  @Test("holidays are a plain null, a day outside the calendar is not") func plainNull() throws {
    #expect(try evaluated("school term of(@\"2026-04-01\")").failures.isEmpty)
    #expect(try evaluated("school term of(@\"2026-04-01\")", .none).failures.first?.reason.contains("there is no school calendar") == true)
    #expect(
      try evaluated("working day after(@\"2026-04-01\", 1)", .none).failures.first?.reason.contains("there is no calendar of working days")
        == true)
  }

  // MARK: - In rules

  private static let caseload = Fixture.caseload(
    child: ["opened": .date(day("2026-03-24")), "birth_due": .date(day("2016-02-29")), "age": .number(millionths: 10_000_000)])

  @Test(
    "yes in rules",
    arguments: [
      "working days between(opened, @\"2026-04-09\") = 10", "working days between(opened, today()) <= 6",
      "working day after(opened, 10) = @\"2026-04-09\"", "working day after(opened, age) = @\"2026-04-09\"",
      "today() < working day after(opened, 7)", "age at(birth_due, today()) = 10", "age at(birth_due, @\"2025-02-28\") = 9",
      "school term of(opened) = \"Spring term\"", "school term of(today()) = null", "is missing(school term of(today()))",
      "get or else(school term of(today()), \"holidays\") = \"holidays\"", "school term of(today()) != \"Spring term\"",
      "age at(date: today(), date of birth: birth_due) >= 10", "working days between(opened, closed) = null",
    ])
  func inRules(_ text: String) throws {
    let explanation = try explain(text, Self.caseload)
    #expect(explanation.truth == .yes)
    #expect(explanation.restsOn.isEmpty && explanation.failures.isEmpty)
  }

  @Test(
    "cannot tell in rules, and what it rests on",
    arguments: [
      ("working days between(opened, @\"2028-01-01\") > 5", "covers 2026-01-01 to 2027-12-31 only", true, 1),
      ("age at(opened, birth_due) > 5", "the day lies before the date of birth", false, 2),
      ("school term of(birth_due) = \"Spring term\"", "covers 2026-01-01 to 2026-08-31 only", true, 1),
      ("school term of(birth_due) = null", "covers 2026-01-01 to 2026-08-31 only", true, 1),
      ("working day after(@\"2027-12-31\", 1) > opened", "covers 2026-01-01 to 2027-12-31 only", true, 0),
      ("working day after(opened, age - 11) > opened", "must be whole, 0 or more", false, 2),
    ])
  func failuresInRules(_ text: String, _ reason: String, _ lacksCalendar: Bool, _ cells: Int) throws {
    let explanation = try explain(text, Self.caseload)
    #expect(explanation.truth.isUnknown)
    #expect(explanation.restsOn.count == cells)
    let part = try #require(explanation.failures.first)
    #expect(part.reason.contains(reason) && part.lacksCalendar == lacksCalendar && part.cells == explanation.restsOn)
  }

  @Test("what does not decide is not told") func forgotten() throws {
    let text = "age = 10 or age at(opened, birth_due) > 5"
    for text in [text, "age at(opened, birth_due) > 5 or age = 10"] {
      let explanation = try explain(text, Self.caseload)
      #expect(explanation.truth == .yes && explanation.failures.isEmpty && explanation.restsOn.isEmpty)
    }
    let blank = Fixture.caseload(child: ["birth_due": .date(day("2016-02-29"))])
    let explanation = try explain("working days between(opened, birth_due) > 5", blank)
    #expect(explanation.restsOn == [cell(Fixture.child, 0, "opened")] && explanation.failures.isEmpty)
  }

  @Test(
    "mistakes in rules",
    arguments: [
      ("working days between(opened, closed) > 5", "asks for working days, but the rule set does not say"),
      ("working day after(opened, 5) > today()", "calendars: {working: england-and-wales}"),
      ("school term of(opened) = \"x\"", "calendars: {school: NAME}"),
      ("count(visit[school term of(date) = null]) > 0", "DULY-E235"),
      ("age at(opened, 5) > 3", "date must be a date or a date with a time, and `5` is a number"),
      ("age at(name, today()) > 3", "date of birth must be a date"),
      ("age at(opened) > 3", "it takes 2 arguments"),
      ("age at(opened, visit[-1].written) > 3", "take its day: date(visit[-1].written)"),
      ("age at(@\"2026-01-02\", @\"2026-01-01\") > 3", "can never be worked out"),
      ("age at(@\"2016-01-02\", @\"2026-01-01\") > 3", "always true"),
    ])
  func mistakes(_ text: String, _ part: String) {
    #expect(reported(text).contains(part), "\(reported(text))")
  }

  @Test("wrong kinds where the calendars are named") func wrongKinds() {
    for (text, part) in [
      ("working days between(opened, \"2026-01-01\") > 3", "to must be a date"),
      ("working day after(opened, \"5\") > today()", "n must be a number"),
      ("working day after(opened, 5) > 3", "cannot be compared"),
      ("school term of(opened) = 3", "cannot be compared"), ("school term of(name) = \"x\"", "date must be a date"),
    ] {
      var diagnostics = Diagnostics()
      let file = SourceFile(name: "rule.feel", text: text)
      let scope = Scope(shape: Fixture.shape, calendars: [.working, .school])
      let checked = readExpression(file, diagnostics: &diagnostics).flatMap {
        check($0, in: scope, expecting: .boolean, diagnostics: &diagnostics)
      }
      #expect(checked == nil)
      #expect(DiagnosticRenderer(colour: false).render(diagnostics).contains(part), "\(text)")
    }
  }

  @Test("what a condition asks is known beforehand") func asked() throws {
    #expect(try #require(checked("school term of(opened) = null")).asksCalendars == [.school])
    #expect(try #require(checked("working day after(opened, 1) > today()")).asksCalendars == [.working])
    #expect(try #require(checked("age at(opened, today()) > 1")).asksCalendars == [])
  }
}
