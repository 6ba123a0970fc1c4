import CivilTime
import FEEL
public import SourceText

/// What is said of rule sets that can be used, and are probably not what was meant.
extension Diagnostic {
  private static func warning(
    _ number: Int, _ message: String, at span: SourceSpan?, help: [String] = [], notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(DiagnosticID("DULY-E\(number)"), .warning, message, at: span, help: help, notes: notes)
  }

  static func oneAnswerOnly(_ span: SourceSpan, answer: Bool) -> Diagnostic {
    answer
      ? warning(
        410, "this condition is always true where nothing that it reads is blank", at: span,
        help: ["take it out, or look for `or` where `and` is meant"])
      : warning(
        410, "this condition can never be true", at: span, help: ["look for `and` where `or` is meant, and at the codes and numbers"])
  }

  /// A part of a condition that no example makes yes, or none makes no.
  public static func partOneSided(_ name: String, missing: [String], at span: SourceSpan) -> Diagnostic {
    warning(
      411, "no example makes this part \(missing.joined(separator: " or "))", at: span,
      help: ["add an example for `\(name)`: `duly test --coverage` shows what is reached"])
  }

  /// A span whose date no example keeps, or none passes.
  public static func spanOneSided(_ path: String, reached: Bool, inTime: Bool, of rule: String, at span: SourceSpan) -> Diagnostic {
    let what = !reached ? "reaches" : inTime ? "passes" : "keeps"
    let message = reached ? "no example \(what) the date that `\(path)` gives" : "no example \(what) the span `\(path)`"
    return warning(
      412, message, at: span, help: ["add an example for `\(rule)`: one on the due day and one on the day after"])
  }

  /// A rule that nothing shows to be right.
  public static func ruleWithoutExamples(_ rule: String, at span: SourceSpan) -> Diagnostic {
    warning(
      413, "the rule `\(rule)` has no examples", at: span,
      help: ["add `examples:` with a made-up case and the answer that you expect, on both sides of each boundary"])
  }

  static func unusedFigure(_ figure: String, at span: SourceSpan) -> Diagnostic {
    warning(414, "no rule of this file uses the figure `\(figure)`", at: span, help: ["name it where a rule has its span, or take it out"])
  }

  static func figureBeginsLater(
    _ figure: String, on day: CivilDate, than other: String, on otherDay: CivilDate, rule: String, at span: SourceSpan
  ) -> Diagnostic {
    warning(
      415, "`\(rule)` uses this figure and `\(other)`: from \(otherDay) to \(day) only one of them has a value, so the rule begins on \(day)",
      at: span, help: ["give `\(figure)` a value from \(otherDay) on, or say `in_force: {from: \(day)}` in the rule"])
  }

  static func calendarEndsEarly(
    _ calendar: String, ends: CivilDate, rule: String, needs: CivilDate, at span: SourceSpan
  ) -> Diagnostic {
    warning(
      416, "the calendar `\(calendar)` ends on \(ends), and this rule may count working days up to \(needs)", at: span,
      help: ["take a calendar that covers more years: beyond its end nobody can tell what is due"])
  }

  static func wordForStaff(_ word: String, instead: String, at span: SourceSpan) -> Diagnostic {
    warning(417, "staff will read `\(word)`, a word that blames or puzzles", at: span, help: [instead])
  }

  static func acronymForStaff(_ word: String, at span: SourceSpan) -> Diagnostic {
    warning(418, "staff will read `\(word)`, and may not know what it stands for", at: span, help: ["write it out"])
  }

  static func keyLikeARealOne(_ span: SourceSpan) -> Diagnostic {
    warning(
      419, "this looks like a key of a real record", at: span,
      help: ["examples are made up: write a short key such as `A1`, and never a child's own number"])
  }

  static func keyOfARecord(_ span: SourceSpan) -> Diagnostic {
    warning(
      419, "this is the key of somebody in the records of this workspace", at: span,
      help: ["examples are made up: write a short key such as `A1`, or leave it out"])
  }

  static func nameOfARecord(_ span: SourceSpan) -> Diagnostic {
    warning(
      424, "this is the name of somebody in the records of this workspace", at: span,
      help: ["examples are made up: leave the name out, or write `Example`"])
  }

  static func nameInExample(_ span: SourceSpan) -> Diagnostic {
    warning(
      424, "this may be the name of a real person", at: span,
      help: ["examples are made up: leave the name out, or write `Example`"])
  }

  static func otherwiseNeverReached(_ span: SourceSpan) -> Diagnostic {
    warning(
      421, "this `otherwise` is never reached: the rows above it take every case", at: span,
      help: ["take it out, or look whether a row above takes more than it should; what is blank is never taken by it either"])
  }

  static func roleLikeAnother(_ role: String, meant: String, at span: SourceSpan) -> Diagnostic {
    warning(
      422, "`\(role)` is no role that is known here, and looks like one that is", at: span,
      help: ["did you mean `\(meant)`? a role of your own is shown as it is written"])
  }

  static func appliesToNobody(_ span: SourceSpan, beside other: SourceSpan) -> Diagnostic {
    warning(
      410, "this condition can never be true together with the other one that a rule here asks, so that rule applies to nobody", at: span,
      help: ["what the rule set asks and what the rule asks must both hold: change one of them"],
      notes: [Note("the other one is here", at: other)])
  }

  static func rowOfNobody(_ span: SourceSpan, given: Expression) -> Diagnostic {
    warning(
      423, "this row is never reached: nobody to whom the rule applies is such a case", at: span,
      help: ["take the row out, or look whether the condition of the rule leaves out more than it should"],
      notes: [Note("this must hold before the row is looked at", at: given.wholeSpan)])
  }

  static func exampleNameTwice(_ name: YAMLScalar, first: SourceSpan) -> Diagnostic {
    warning(
      420, "two examples of one rule have this name", at: name.span, help: ["say in the name what the example shows"],
      notes: [Note("the first is here", at: first)])
  }

  static func oddSpaceReadAsPlain(_ span: SourceSpan) -> Diagnostic {
    warning(
      426, "here is a no-break space, which looks like a space; it is read as one", at: span,
      help: ["delete it and type a space; it came with text pasted from a page or a word processor"])
  }
}

/// One sentence for each id of advice, for `duly help ID`.
public let ruleAdviceDiagnosticIDs: [(DiagnosticID, String)] = [
  ("410", "A condition is always true, or can never be true, whatever is recorded."),
  ("411", "No example shows what happens where a part of a condition is true, or where it is not."),
  ("412", "No example shows what happens within a span, or after it."),
  ("413", "A rule has no examples."),
  ("414", "A figure is not used by any rule."),
  ("415", "The figures of one rule begin on different days, so that it begins with the last of them."),
  ("416", "A calendar ends before the rules that count by it."),
  ("417", "A text for staff holds a word that blames or puzzles."),
  ("418", "A text for staff holds an abbreviation."),
  ("419", "An example holds what looks like the key of a real record."),
  ("420", "Two examples of one rule have the same name."),
  ("421", "The last row of a table, `otherwise`, is never reached."),
  ("424", "An example holds a person's name."),
  ("426", "A condition or a span holds a no-break space, which is read as a plain one."),
  ("423", "A row of a table is never reached by anybody to whom its rule applies."),
  ("422", "A role looks like a misspelt one: it differs little from a role that is known."),
].map { (DiagnosticID("DULY-E\($0.0)"), $0.1) }
