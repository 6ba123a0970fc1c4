import Caseload
import SourceText
import Testing

@testable import FEEL

@Suite("What is said about mistakes") struct DiagnosticTests {
  /// Expression, id, a part of the message or help.
  @Test(
    "one mistake, one diagnostic",
    arguments: [
      ("", "DULY-E200", "nothing is written"),
      ("seen = ", "DULY-E202", "something is missing after `=`"),
      ("category = \"CP", "DULY-E204", "closing quote"),
      ("category = \u{201C}CP\u{201D}", "DULY-E205", "straight quotes"),
      ("category = 'CP'", "DULY-E205", "double quotes"),
      ("category == \"CP\"", "DULY-E206", "one `=`"),
      ("category <> \"CP\"", "DULY-E206", "write !="),
      ("long_term && disabled", "DULY-E206", "write and"),
      ("long_term AND disabled", "DULY-E206", "write and"),
      ("NOT(long_term)", "DULY-E231", "did you mean `not`?"),
      ("IF long_term THEN disabled ELSE disabled", "DULY-E206", "write if"),
      ("not long_term", "DULY-E202", "parentheses"),
      ("category is \"CP\"", "DULY-E206", "write ="),
      ("(long_term", "DULY-E203", "`)` is missing before the end"),
      ("count(visit[seen = true) > 1", "DULY-E203", "`]` is missing before `)`"),
      ("long_term)", "DULY-E201", "`)` makes no sense here"),
      ("age > 1.1234567", "DULY-E208", "six decimals"),
      ("opened > @\"01/04/2026\"", "DULY-E209", "@\"2026-04-01\""),
      ("opened > date(\"2026-02-30\")", "DULY-E209", "neither a date"),
      ("opened > @2026", "DULY-E209", "date in quotes"),
      ("!= \"CP\"", "DULY-E210", "category != \"CP\""),
      ("> 5", "DULY-E210", "> 5"),
      ("categry = \"CP\"", "DULY-E211", "did you mean `category`?"),
      ("category = CP", "DULY-E211", "\"CP\""),
      ("long_term = yes", "DULY-E211", "write true"),
      ("seen = true", "DULY-E211", "`seen` is a field of visit"),
      ("visits[seen = true] = 1", "DULY-E211", "did you mean `visit`?"),
      ("count(visit[child_id = child.child_id]) > 1", "DULY-E212", "item.child_id"),
      ("count(visit[worker_id = \"W1\"]) > 1", "DULY-E212", "item.worker_id or child.worker_id"),
      ("count(visit[worker.team = \"x\"]) > 1", "DULY-E212", "item.worker or child.worker"),
      ("child.categry = \"CP\"", "DULY-E213", "did you mean `category`?"),
      ("worker.category = \"CP\"", "DULY-E213", "child has a field"),
      ("age.year = 1", "DULY-E214", "has no `year`"),
      ("some date in visit satisfies true = true", "DULY-E225", "always true"),
      ("some age in visit satisfies age.seen", "DULY-E216", "another name"),
      ("long_term = \"yes\"", "DULY-E220", "write true, without quotes"),
      ("opened = 5", "DULY-E220", "@\"2026-04-01\""),
      ("opened > \"01/04/2026\"", "DULY-E220", "@\"2026-04-01\""),
      ("opened > 2026-04-01", "DULY-E220", "@\"2026-04-01\""),
      ("opened > \"2026-04-01\"", "DULY-E220", "@\"2026-04-01\""),
      ("age = \"5\"", "DULY-E220", "write 5, without quotes"),
      ("opened = visit[-1].written", "DULY-E220", "date(visit[-1].written)"),
      ("child = \"C1\"", "DULY-E220", "child.child_id"),
      ("category = \"CPP\"", "DULY-E221", "did you mean `CP`?"),
      ("category = \"cp\"", "DULY-E221", "did you mean `CP`?"),
      ("category in (\"CP\", \"LAC\")", "DULY-E221", "the codes are: CIN, CP, CLA"),
      ("category < \"CP\"", "DULY-E222", "has no order"),
      ("category", "DULY-E223", "category = \"CIN\""),
      ("visit[seen = true]", "DULY-E223", "count(visit[seen = true]) > 0"),
      ("long_term and opened", "DULY-E223", "opened <= today()"),
      ("true", "DULY-E225", "always true"),
      ("1 = 2", "DULY-E225", "never be true"),
      ("long_term and 1 < 2", "DULY-E225", "always true"),
      ("count(visit) >= 0", "DULY-E225", "always true"),
      ("count(visit) = null", "DULY-E225", "never null"),
      ("visit = null", "DULY-E225", "count(visit) = 0"),
      ("age < null", "DULY-E225", "x != null"),
      ("age in [5..1]", "DULY-E225", "the smaller value comes first"),
      ("category = \"CP\" and category = \"CLA\"", "DULY-E225", "can never both be true"),
      ("age > 1 / 0", "DULY-E226", "never be worked out"),
      ("opened + 10 > today()", "DULY-E227", "duration(\"P10D\")"),
      ("name + 1 = \"y\"", "DULY-E227", "cannot be added"),
      ("visit.date > opened", "DULY-E228", "the last record"),
      ("plan[-1].visit_every = \"2 weeks\"", "DULY-E229", "visit_every != null"),
      ("count(for v in visit, w in visit return v.date) = 1", "DULY-E230", "by path"),
      ("count(for i in 1..3 return i) = 1", "DULY-E230", "counting"),
      ("{a: 1}.a = 1", "DULY-E230", "not in rules"),
      ("(function(a) a)(1) = 1", "DULY-E231", "not a function"),
      ("get value({a: 1}, \"a\") > 1", "DULY-E230", "not in rules"),
      ("string length(age) > 1", "DULY-E232", "must be a text"),
      ("string length(string: name, start: 1) > 1", "DULY-E232", "no parameter"),
      ("string length(visit) > 1", "DULY-E232", "cannot be given"),
      ("age ** name > 1", "DULY-E227", "raised"),
      ("age instance of number", "DULY-E230", "schema says"),
      ("cuont(visit) > 1", "DULY-E231", "did you mean `count`?"),
      ("lst contains(visit.date, opened)", "DULY-E231", "did you mean `list contains`?"),
      ("today(1) > opened", "DULY-E232", "no argument"),
      ("get or else(age) > 1", "DULY-E232", "2 arguments"),
      ("count(age) > 1", "DULY-E233", "list of records"),
      ("age[1] > 1", "DULY-E233", "only lists"),
      ("some v in [1, 2] satisfies v > age", "DULY-E233", "goes through"),
      ("visit[2].seen", "DULY-E234", "first [1] or the last [-1]"),
      ("if long_term then 1 else \"x\"", "DULY-E220", "both must be of one kind"),
      ("if long_term then 1", "DULY-E202", "if CONDITION then A else B"),
    ])
  func mistakes(_ text: String, _ id: String, _ part: String) { one(text, id, part) }

  /// Where an argument is written with which a function can only fail, the rule would be cannot tell for every child.
  @Test(
    "calls that can only fail through what is written there",
    arguments: [
      ("matches(name, \"[\")", "DULY-E232", "`]` is missing"),
      ("matches(name, \"a\", \"z\")", "DULY-E232", "the flags are"),
      ("matches(name, name, \"z\")", "DULY-E232", "the flags are"),
      ("replace(name, \"x*\", \"y\") = \"y\"", "DULY-E232", "empty text"),
      ("replace(name, \"x\", \"$\") = \"y\"", "DULY-E232", "number of a group"),
      ("replace(input: name, pattern: \"x\", replacement: \"y\", flags: \"z\") = \"y\"", "DULY-E232", "the flags are"),
      ("count(split(name, \"\")) = 1", "DULY-E232", "empty text"),
      ("substring(name, 0) = \"a\"", "DULY-E232", "from 1"),
      ("substring(name, 1 - 1) = \"a\"", "DULY-E232", "from 1"),
      ("substring(name, 1, 0) = \"a\"", "DULY-E232", "1 or more"),
      ("count(sublist(visit.date, 0)) = 1", "DULY-E232", "from 1"),
      ("count(remove(visit.date, 0)) = 1", "DULY-E232", "from 1"),
      ("modulo(age, 0) = 1", "DULY-E232", "divided by 0"),
      ("decimal(age, 7000) = 1", "DULY-E232", "scale"),
      ("number(name, \"-\", null) = 1", "DULY-E232", "blank, a comma or a point"),
      ("number(name, \",\", \",\") = 1", "DULY-E232", "another than"),
      ("date(age, 13, 1) < today()", "DULY-E232", "between 1 and 12"),
      ("date(age, 1, 0) < today()", "DULY-E232", "between 1 and 31"),
      ("age / 0 > 1", "DULY-E226", "divided by 0"),
      ("age / (2 - 2) > 1", "DULY-E226", "divided by 0"),
    ])
  func hopeless(_ text: String, _ id: String, _ part: String) { one(text, id, part) }

  @Test(
    "calls that may well succeed are left alone",
    arguments: [
      "matches(name, \"[a]\", \"i\")", "matches(name, name)", "replace(name, \"x+\", \"y\") = \"y\"", "substring(name, -1) = \"a\"",
      "substring(name, age) = \"a\"", "substring(name, 1, 1) = \"a\"", "modulo(age, 0.5) = 0", "decimal(age, -1) = 10", "age / 0.1 > 1",
      "number(name, null, \",\") = 1", "number(name, \".\", \",\") = 1", "date(age, 12, 31) < today()", "matches(name, \"\")",
      "matches(name, \"x*\")",
    ])
  func hopeful(_ text: String) { #expect(messages(text).isEmpty) }

  private func one(_ text: String, _ id: String, _ part: String) {
    var diagnostics = Diagnostics()
    let file = SourceFile(name: "rule.feel", text: text)
    if let expression = readExpression(file, diagnostics: &diagnostics) {
      _ = check(expression, in: Scope(shape: Fixture.shape), expecting: .boolean, diagnostics: &diagnostics)
    }
    #expect(diagnostics.all.map(\.id.text) == [id])
    let said = diagnostics.all.flatMap { [$0.message] + $0.help }.joined(separator: "\n")
    #expect(said.contains(part), "\(said)")
  }

  @Test("all mistakes at once, in order") func all() {
    #expect(
      messages("categry = \"CP\" and age = \"5\" and count(vist) > 1 and long_term = 1") == [
        "nothing is called `categry` here",
        "`age` and `\"5\"` are of different kinds (a number, a text) and cannot be compared",
        "nothing is called `vist` here",
        "`long_term` and `1` are of different kinds (yes or no, a number) and cannot be compared",
      ])
  }

  @Test("a report") func report() {
    let lines = [
      "error[DULY-E221]: `CPP` is not one of the codes of `category`",
      " --> rule.feel:1:33",
      "  |",
      "1 | opened < today() and category = \"CPP\"",
      "  |                                 ^^^^^",
      "  = help: did you mean `CP`?",
      "  = help: the codes are: CIN, CP, CLA",
    ]
    let report = reported("opened < today() and category = \"CPP\"").split(separator: "\n").map(String.init)
    #expect(report == lines)
  }

  @Test(
    "places inside a YAML file",
    arguments: [
      ("when: categry = \"CP\"\n", 1, 7), ("when: 'long_term and categry = \"CP\"'\n", 1, 22),
      ("rule:\n  when: |\n    long_term and\n    categry = \"CP\"\n", 4, 5),
      ("rule:\n  when: \"long_term and categry = \\\"CP\\\"\"\n", 2, 24),
      ("rule:\n  when: >\n    é_x = 1 and\n    categry = \"CP\"\n", 3, 5),
    ])
  func placesInYAML(_ yaml: String, _ line: Int, _ column: Int) throws {
    var diagnostics = Diagnostics()
    let root = try #require(readYAML(SourceFile(name: "rule.yaml", text: yaml), diagnostics: &diagnostics))
    let scalar = try #require((root["rule"] ?? root)["when"]?.scalar)
    let expression = try #require(readExpression(scalar, diagnostics: &diagnostics))
    _ = check(expression, in: Scope(shape: Fixture.shape), expecting: .boolean, diagnostics: &diagnostics)
    let place = try #require(diagnostics.all.first?.span?.position)
    #expect(place == SourcePosition(line: line, column: column))
  }

  @Test("what is not asked of a condition") func expecting() {
    #expect(messages("opened", expecting: .date).isEmpty)
    #expect(
      messages("visit[-1].written", expecting: .date) == [
        "`visit[-1].written` is a date with a time, but a date is needed"
      ])
    #expect(messages("\"CP\"", expecting: .code(Fixture.categories)).isEmpty)
    #expect(messages("\"CQ\"", expecting: .code(Fixture.categories)).count == 1)
    #expect(messages("age + 1", expecting: nil).isEmpty)
    #expect(messages("seen = true and date > opened", item: Fixture.visit).isEmpty)
    #expect(messages("worker_id = \"W1\"", item: Fixture.visit) == ["`worker_id` could mean two things here"])
  }

  @Test(
    "no word that staff should not read",
    arguments: ["breach", "non-compliant", "failure", "obligation", "subject", "exempt", "escalate"])
  func words(_ word: String) {
    for (_, sentence) in feelDiagnosticIDs { #expect(!sentence.lowercased().contains(word)) }
  }
}
