import CivilTime
import SourceText

/// What is said of spans in hours and in school days.
extension Diagnostic {
  static func hoursElsewhere(at span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      DiagnosticID("DULY-E370"), .error, "hours cannot be counted here: they run from one record to another, in `within` and `every`, or up to and from a due date",
      at: span, help: ["use days, working days, weeks, months or years"])
  }

  static func hoursWeighed(at span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      DiagnosticID("DULY-E371"), .error,
      "`sooner_of` and `later_of` cannot weigh hours: which is longer depends on the time at which they begin", at: span,
      help: ["give hours alone, or in the rows of a table"])
  }

  static func schoolDaysWithoutCalendar(_ scalar: YAMLScalar) -> Diagnostic {
    Diagnostic(
      DiagnosticID("DULY-E308"), .error, "`\(scalar.text)` is counted by calendars that the rule set does not name",
      at: scalar.span,
      help: ["name both: `calendars: {working: england-and-wales, school: OUR-TERMS}`", "or use working days"])
  }
}
