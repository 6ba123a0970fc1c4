import Caseload
import CivilTime
public import SourceText

/// What this target says of mistakes in rule sets; the only place where it says it.
extension Diagnostic {
  static func error(
    _ number: Int, _ message: String, at span: SourceSpan?, help: [String] = [], notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(DiagnosticID("DULY-E\(number)"), .error, message, at: span, help: help, notes: notes)
  }

  private static func nearest(_ word: String, _ known: [String]) -> [String] {
    if let near = suggestion(for: word, among: known) { return ["did you mean `\(near)`?"] }
    return known.isEmpty || known.count > 40 ? [] : ["known are: " + known.joined(separator: ", ")]
  }

  static func unknownSchema(_ scalar: YAMLScalar, known: [String]) -> Diagnostic {
    error(300, "there is no record schema named `\(scalar.text)`", at: scalar.span, help: nearest(scalar.text, known))
  }

  static func unknownLanguage(_ scalar: YAMLScalar) -> Diagnostic {
    error(301, "this program reads rule language 1, not `\(scalar.text)`", at: scalar.span, help: ["write `language: 1`"])
  }

  static func aboutWithoutKey(_ scalar: YAMLScalar, keyed: [String]) -> Diagnostic {
    error(
      302, "records of `\(scalar.text)` have no key by which a finding could name them", at: scalar.span,
      help: ["rules can be about " + keyed.map { "`\($0)`" }.joined(separator: ", ")])
  }

  static func unknownCalendar(
    _ scalar: YAMLScalar, _ kind: CalendarKind, known: [String], isOfOtherKind: Bool
  ) -> Diagnostic {
    if isOfOtherKind {
      let (holds, other) = kind == .working ? ("school terms", "school") : ("working days", "working")
      return error(
        303, "the calendar `\(scalar.text)` holds \(holds)", at: scalar.span,
        help: ["name it as `\(other): \(scalar.text)`"] + nearest(scalar.text, known))
    }
    let help = kind == .school && known.isEmpty ? ["name a file with your terms under `calendars` in duly.yaml"] : []
    let what = kind == .school ? "school calendar" : "calendar"
    return error(
      303, "there is no \(what) named `\(scalar.text)`", at: scalar.span, help: nearest(scalar.text, known) + help)
  }

  static func calendarNotNamed(_ span: SourceSpan, known: [String]) -> Diagnostic {
    error(
      304, "this rule counts working days, but the rule set does not say which calendar holds the bank holidays",
      at: span, help: ["add near the top: `calendars: {working: \(known.first ?? "england-and-wales")}`"])
  }

  static func duplicateRule(_ id: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    error(
      305, "two rules have the id `\(id)`", at: span, help: ["give one of them another id"],
      notes: [Note("the first is here", at: first)])
  }

  static func notADate(_ scalar: YAMLScalar, meant: CivilDate?) -> Diagnostic {
    if let meant {
      return error(
        306, "`\(scalar.text)` is not a date as rules write it", at: scalar.span,
        help: ["write year, month and day: `\(meant)`"])
    }
    let digits = scalar.text.utf8.map { (48...57).contains($0) ? "0" : String(Unicode.Scalar($0)) }.joined()
    return digits == "0000-00-00" || digits == "00/00/0000"
      ? error(306, "there is no such day as `\(scalar.text)`", at: scalar.span, help: ["look at a calendar: the month or the day is too high"])
      : error(
        306, "`\(scalar.text)` is not a date as rules write it", at: scalar.span,
        help: ["write year, month and day: `2026-04-01`"])
  }

  static func notASpan(_ scalar: YAMLScalar, _ problem: SpanProblem, alternatives: [String]) -> Diagnostic {
    let like = "a span is a number and a unit: `10 working days`, `6 weeks`, `3 months`"
    var help = [like]
    if !alternatives.isEmpty { help.append("or the name of a figure: " + alternatives.joined(separator: ", ")) }
    switch problem {
    case .unknownUnit(let unit, let near):
      let fix = near.map { "did you mean `\($0)`?" }
      return error(307, "`\(unit)` is not a unit of time", at: scalar.span, help: fix.map { [$0] } ?? help)
    case .noUnit:
      return error(307, "`\(scalar.text)` is a number without a unit", at: scalar.span, help: help)
    case .notWhole:
      return error(307, "`\(scalar.text)` is not a whole number of anything", at: scalar.span, help: help)
    case .negative:
      return error(307, "a span cannot be negative: `\(scalar.text)`", at: scalar.span, help: help)
    case .tooLarge:
      return error(307, "`\(scalar.text)` is longer than anything that can be counted here", at: scalar.span, help: help)
    case .empty, .noNumber:
      let near = suggestion(for: scalar.text, among: alternatives).map { ["did you mean `\($0)`?"] }
      return error(307, "`\(scalar.text)` is not a span of time", at: scalar.span, help: near ?? help)
    }
  }

  static func notAnIdentifier(_ scalar: YAMLScalar) -> Diagnostic {
    error(
      309, "`\(scalar.text)` cannot be used as a name", at: scalar.span,
      help: ["use small letters, digits and hyphens: `visit-in-time`"])
  }

  static func notAChoice(_ scalar: YAMLScalar, key: String, choices: [String]) -> Diagnostic {
    error(310, "`\(scalar.text)` is not one of the words for `\(key)`", at: scalar.span, help: nearest(scalar.text, choices))
  }

  static func unknownList(_ scalar: YAMLScalar, known: [String]) -> Diagnostic {
    error(311, "the record schema has no list named `\(scalar.text)`", at: scalar.span, help: nearest(scalar.text, known))
  }

  static func listNotOfPerson(_ scalar: YAMLScalar, about: String) -> Diagnostic {
    error(
      312, "the records of `\(scalar.text)` do not belong to one \(about)", at: scalar.span,
      help: ["name a list that the schema says is `of: \(about)`"])
  }

  static func unknownField(_ scalar: YAMLScalar, of list: String, known: [String]) -> Diagnostic {
    error(313, "`\(list)` has no field named `\(scalar.text)`", at: scalar.span, help: nearest(scalar.text, known))
  }

  static func unknownPath(_ scalar: YAMLScalar, known: [String]) -> Diagnostic {
    let near = suggestion(for: scalar.text, among: known).map { "did you mean `\($0)`?" }
    return error(
      314, "there is no field `\(scalar.text)` in the record schema", at: scalar.span,
      help: [near ?? "write the list and the field: `plan.visit_every`"])
  }

  static func wrongFieldType(
    _ scalar: YAMLScalar, is type: FieldType, wanted: FieldType, fitting: [String] = []
  ) -> Diagnostic {
    let choice = fitting.isEmpty ? "no field of this list holds that" : "these hold that: " + fitting.joined(separator: ", ")
    return error(
      315, "`\(scalar.text)` holds \(type.inWords), but \(wanted.inWords) is needed here", at: scalar.span, help: [choice])
  }

  static func unknownPlaceholder(_ name: String, at span: SourceSpan, known: [String]) -> Diagnostic {
    error(
      316, "there is no field `\(name)` that this text could name", at: span, help: nearest(name, known))
  }

  static func placeholderNotClosed(_ name: String, at span: SourceSpan) -> Diagnostic {
    error(316, "the place for `\(name)` in this text is not closed", at: span, help: ["write `<\(name)>`"])
  }

  static func oddSpaceInQuotes(_ span: SourceSpan) -> Diagnostic {
    error(
      344, "here is a no-break space, which looks like a space, and no record would match it", at: span,
      help: ["delete it and type a space; it came with text pasted from a page or a word processor"])
  }

  static func notAMapping(_ node: YAMLNode, of what: String, like: String) -> Diagnostic {
    error(317, "\(what) needs keys and values, not \(node.kindInWords)", at: node.span, help: ["like this: `\(like)`"])
  }

  static func notAList(_ node: YAMLNode, of what: String) -> Diagnostic {
    error(317, "\(what) needs a list, not \(node.kindInWords)", at: node.span, help: ["begin each item with `- `"])
  }

  static func figureNamedLikeField(_ key: YAMLScalar, list: String) -> Diagnostic {
    error(
      318, "the figure `\(key.text)` has the name of a field of `\(list)`", at: key.span,
      help: ["give the figure another name, such as `\(key.text)_limit`"])
  }

  static func figureTwiceFrom(_ figure: String, day: CivilDate, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    error(
      319, "the figure `\(figure)` has two values from \(day)", at: span,
      help: ["keep one of them, or write another first day for one"], notes: [Note("the first is here", at: first)])
  }

  static func figureAfterRule(_ figure: String, begins: CivilDate, rule: CivilDate, at span: SourceSpan) -> Diagnostic {
    error(
      320, "the figure `\(figure)` begins on \(begins), but this rule is in force from \(rule)", at: span,
      help: ["give the figure a value from \(rule) on, or let the rule begin later"])
  }

  static func endsBeforeItBegins(_ span: SourceSpan) -> Diagnostic {
    error(
      321, "this ends on or before the day it begins", at: span,
      help: ["`until` is the first day on which it no longer holds, and comes after `from`"])
  }

  static func ordinalsElsewhere(_ span: SourceSpan) -> Diagnostic {
    error(
      322, "a list of spans may stand only under `every`", at: span,
      help: ["for a choice between spans write rows: `- when: …` / `then: …`"])
  }

  static func otherwiseNotLast(_ span: SourceSpan) -> Diagnostic {
    error(323, "rows after `otherwise` are never reached", at: span, help: ["move `otherwise` to the end"])
  }

  static func otherwiseWithWhen(_ span: SourceSpan) -> Diagnostic {
    error(324, "`otherwise` stands alone in its row", at: span, help: ["begin a new row with `- ` for `when` and `then`"])
  }

  static func rowWithoutWhenThen(_ span: SourceSpan) -> Diagnostic {
    error(
      325, "a table row needs both `when` and `then`", at: span,
      help: ["write `- when: CONDITION` and on the next line, in the same column as `when`, `then: 10 working days`"])
  }

  static func soonerAndLater(_ span: SourceSpan) -> Diagnostic {
    error(
      326, "write one of `sooner_of` and `later_of`", at: span, help: ["for example `{sooner_of: [visit_interval, plan.visit_every]}`"])
  }

  static func thenMisplaced(_ scalar: YAMLScalar, isLast: Bool) -> Diagnostic {
    isLast
      ? error(
        327, "the last span must say that it holds from then on", at: scalar.span,
        help: ["write `then \(scalar.text)`"])
      : error(327, "only the last span may begin with `then`", at: scalar.span, help: ["leave the word `then` out here"])
  }

  static func badPriority(_ scalar: YAMLScalar) -> Diagnostic {
    error(
      328, "`\(scalar.text)` is not a priority", at: scalar.span,
      help: ["write one of 1 (child seen), 2 (statutory step), 3 (plan) and 4 (record keeping)"])
  }

  static func noDutyForm(_ span: SourceSpan, keys: [YAMLScalar], forms: [String]) -> Diagnostic {
    for key in keys {
      if let near = suggestion(for: key.text, among: forms) {
        return error(329, "`\(key.text)` is not a form of duty", at: key.span, help: ["did you mean `\(near)`?"])
      }
    }
    return error(
      329, "this duty does not say what must be done", at: span,
      help: ["a duty has one of: " + forms.joined(separator: ", ")])
  }

  static func twoDuties(_ key: YAMLScalar, first: YAMLScalar) -> Diagnostic {
    error(
      330, "a rule has one duty, but this one has `\(first.text)` and `\(key.text)`", at: key.span,
      help: ["make a second rule for the second duty"], notes: [Note("the first is here", at: first.span)])
  }

  static func missingInDuty(_ key: String, form: String, at span: SourceSpan) -> Diagnostic {
    let examples = [
      "list": "list: visit", "while": "while: {from: opened, until: closed}", "from": "from: opened",
      "until": "until: closed", "done": "done: completed", "by": "by: 20 working days", "event": "event: planned_for",
    ]
    return error(
      331, "`\(form)` needs `\(key)`", at: span, help: examples[key].map { ["for example `\($0)`"] } ?? [])
  }

  static func fromWithoutBy(_ span: SourceSpan) -> Diagnostic {
    error(332, "`from` is given, but not by when", at: span, help: ["add `by: 5 working days`, or leave `from` out"])
  }

  static func byWithoutFrom(_ span: SourceSpan) -> Diagnostic {
    error(333, "`by` needs a date to count from", at: span, help: ["add `from: ` and a date field"])
  }

  static func answersNotSaid(_ span: SourceSpan, list: String) -> Diagnostic {
    error(
      334, "it is not said whether one \(list) may answer several triggers", at: span,
      help: ["add `answers: each` (one may answer several) or `answers: one` (oldest first)"])
  }

  static func firstWithOrdinals(_ span: SourceSpan) -> Diagnostic {
    error(335, "`first` is already said by the list of spans under `every`", at: span, help: ["leave `first` out"])
  }

  static func noAgeNoReview(_ span: SourceSpan) -> Diagnostic {
    error(336, "`up_to_date` needs `max_age` or `review_due`, or both", at: span, help: ["for example `max_age: 3 months`"])
  }

  static func listWithoutDate(_ span: SourceSpan, list: String) -> Diagnostic {
    error(337, "the record schema gives `\(list)` no date, so its records cannot be occasions", at: span,
      help: ["name another list, or have `date: FIELD` added to this one in the record schema"])
  }

  static func listWithoutOrder(_ span: SourceSpan, list: String) -> Diagnostic {
    error(337, "the record schema gives `\(list)` no date, so none of its records is `previous` or `next` to another", at: span,
      help: ["name another list, or have `date: FIELD` added to this one in the record schema"])
  }

  static func listWithoutPeriod(_ span: SourceSpan, list: String) -> Diagnostic {
    error(338, "the record schema gives `\(list)` no period, so nothing can run while it lasts", at: span,
      help: ["name another list, or have `period: {from, until}` added to this one in the record schema"])
  }

  static func restartsOnTodaysField(_ scalar: YAMLScalar) -> Diagnostic {
    error(
      339, "`\(scalar.text)` has no history in the record schema, so nobody can know when it changed", at: scalar.span,
      help: ["name a field with a history, or a date such as `placement.start`"])
  }

  static func changingFactNotSaid(_ field: String, at span: SourceSpan) -> Diagnostic {
    error(
      340, "this span depends on `\(field)`, which can change, and the rule does not say what a change does", at: span,
      help: [
        "add `restarts: \(field.split(separator: ".").last.map(String.init) ?? field)` if a change starts the chain anew,",
        "or `interval_at: opened` if the facts of the day it opened hold until it is done",
      ])
  }

  static func exampleWithoutPerson(_ span: SourceSpan, about: String) -> Diagnostic {
    error(341, "an example needs one `\(about)`", at: span, help: ["add `\(about): {…}`"])
  }

  /// - Parameter covered: nil: nothing takes its cases, for it has none.
  static func unreachableRow(_ span: SourceSpan, covered: SourceSpan?) -> Diagnostic {
    guard let covered else {
      return error(342, "this row is never reached: its condition can never be true", at: span, help: ["correct the condition, or take the row out"])
    }
    return error(
      342, "this row is never reached: the rows above it take every case", at: span,
      help: ["move it up, or take it out"], notes: [Note("the last row that takes one of its cases", at: covered)])
  }

  static func countsIfWithoutForEach(_ span: SourceSpan) -> Diagnostic {
    error(
      345, "`counts_if` is given without `for_each`: there are no records that could count", at: span,
      help: ["name the list with `for_each`, or write a condition of the person as `applies_when`"])
  }

  static func uncoveredInput(_ span: SourceSpan, example: String) -> Diagnostic {
    error(
      343, "no row of this table is for \(example)", at: span,
      help: ["add a row for it, or `- otherwise: …` at the end"])
  }
}

extension FieldType {
  var inWords: String {
    switch self {
    case .text: "text"
    case .date: "a date"
    case .dateTime: "a date and time"
    case .number: "a number"
    case .boolean: "yes or no"
    case .span: "a span of time"
    case .code: "a code"
    case .reference: "a reference to another record"
    }
  }
}

/// One sentence for each of this target's ids, for `duly help ID`.
public let ruleSetsDiagnosticIDs: [(DiagnosticID, String)] = (formsDiagnosticIDs + leftOutDiagnosticIDs + countingDiagnosticIDs + [
  ("300", "The rule set names a record schema that does not exist."),
  ("301", "The rule set is written in another version of the rule language."),
  ("302", "The rule set is about a list whose records have no key."),
  ("303", "The rule set names a calendar that does not exist."),
  ("304", "A rule counts working days, but no calendar is named."),
  ("305", "Two rules have the same id, now or formerly."),
  ("306", "A date is not written year-month-day."),
  ("307", "A span of time is not a whole number and a unit."),
  ("308", "A rule counts school days, but no calendar of school terms is named."),
  ("309", "A name has characters other than small letters, digits and hyphens."),
  ("310", "A word is not one of the few that are allowed there."),
  ("311", "A list is named that the record schema does not have."),
  ("312", "A list is named whose records do not belong to the person judged."),
  ("313", "A field is named that its list does not have."),
  ("314", "A list and field are named that the record schema does not have."),
  ("315", "A field is of another type than is needed there."),
  ("316", "A text names a field that does not exist."),
  ("317", "A mapping or list was expected."),
  ("318", "A figure has the name of a field."),
  ("319", "A figure has two values from the same day."),
  ("320", "A figure begins after the rule that uses it."),
  ("321", "Something ends before it begins."),
  ("322", "A list of spans stands where one span is needed."),
  ("323", "Rows follow `otherwise`."),
  ("324", "`otherwise` shares a row with `when`."),
  ("325", "A table row lacks `when` or `then`."),
  ("326", "A span has both `sooner_of` and `later_of`, or neither."),
  ("327", "`then` must begin the last span of a list, and only that."),
  ("328", "A priority is a number from 1 to 4."),
  ("329", "A duty has none of the known forms."),
  ("330", "A rule has two duties."),
  ("331", "A duty lacks a key that its form needs."),
  ("332", "`from` is given without `by`."),
  ("333", "`by` is given without a date to count from."),
  ("334", "It is not said whether one record may answer several triggers."),
  ("335", "`first` is given beside a list of spans."),
  ("336", "`up_to_date` has neither `max_age` nor `review_due`."),
  ("337", "A list without a date is used for occasions, or for `previous` and `next`."),
  ("338", "A list without a period is used for periods."),
  ("339", "`restarts` names a field without history."),
  ("340", "A span depends on a fact that can change, without `restarts` or `interval_at`."),
  ("341", "An example has no person, or several."),
  ("342", "A table row is never reached."),
  ("343", "A table has no row for some cases."),
  ("344", "A condition compares with a text that holds a no-break space."),
  ("345", "`counts_if` of `must_be_true` is given without `for_each`."),
  ("370", "Hours are counted where only days can be."),
  ("371", "Hours are weighed against other spans."),
  ("390", "A rule set is based on one that is not found."),
  ("391", "A rule set is based on another version than the one that is found."),
  ("392", "A rule set is based on itself, perhaps by way of others."),
  ("393", "The rule set that another is based on has mistakes."),
  ("394", "A rule is switched off that the base does not have."),
  ("395", "Two rule sets of a run hold the same rule of one base."),
  ("396", "A local figure is for a rule set that is not run."),
  ("397", "A figure is named that no rule reads, or that its rule set does not have."),
])
  .sorted { $0.0 < $1.0 }.map { (DiagnosticID("DULY-E\($0.0)"), $0.1) }
