import SourceText

/// What is said of mistakes in the forms `before` and `at_least`.
extension Diagnostic {
  static func eventNotPlanned(_ scalar: YAMLScalar, planned: [String]) -> Diagnostic {
    let help = planned.isEmpty
      ? ["have `clock: planned` added to this field in the record schema, or name another list"]
      : ["planned dates of this list: " + planned.joined(separator: ", ")]
    return error(
      350, "`\(scalar.text)` shows only once its day has come, so nothing can be due before it", at: scalar.span,
      help: help)
  }

  static func notACount(_ scalar: YAMLScalar) -> Diagnostic {
    error(
      351, "`\(scalar.text)` is not a number of records", at: scalar.span,
      help: ["write a whole number from 1 on in digits: `at_least: 2`"])
  }

  static func notOneWindow(_ span: SourceSpan, given: [String]) -> Diagnostic {
    let message = given.isEmpty
      ? "`at_least` does not say in what time" : "`at_least` says in what time more than once: " + given.joined(separator: ", ")
    return error(
      352, message, at: span,
      help: ["write one of `per: month`, `in_the_last: 3 months`, `between: supervision`"])
  }

  static func keyWithoutWindow(_ key: String, needs: String, at span: SourceSpan) -> Diagnostic {
    error(353, "`\(key)` says something only with `\(needs)`", at: span, help: ["leave it out"])
  }

  static func notADayOfTheYear(_ scalar: YAMLScalar) -> Diagnostic {
    error(
      354, "a year cannot begin on `\(scalar.text)`", at: scalar.span,
      help: ["write the day and the month's name: `1 April`"])
  }

  static func termsWithoutCalendar(_ span: SourceSpan) -> Diagnostic {
    error(
      355, "this counts in school terms, but the rule set does not say which calendar holds them", at: span,
      help: ["name a calendar of school terms near the top: `calendars: {school: NAME}`"])
  }
}

/// One sentence for each id of these forms.
let formsDiagnosticIDs: [(String, String)] = [
  ("350", "`before` names an event whose date is not a planned one."),
  ("351", "`at_least` needs a whole number of records, 1 or more."),
  ("352", "`at_least` needs one of `per`, `in_the_last` and `between`."),
  ("353", "A key of `at_least` does not go with its window of time."),
  ("354", "`year_from` is not a day and a month's name."),
  ("355", "A duty counts in school terms, but no calendar of them is named."),
]
