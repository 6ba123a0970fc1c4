public import SourceText

/// Every kind of mistake in an expression, with one sentence for `duly help`.
public let feelDiagnosticIDs: [(DiagnosticID, String)] = [
  (FEELDiagnostics.ID.empty, "A condition was expected, and nothing is written."),
  (FEELDiagnostics.ID.unexpected, "A word or sign stands where it makes no sense."),
  (FEELDiagnostics.ID.missing, "A word or sign that belongs here is missing."),
  (FEELDiagnostics.ID.unclosed, "A bracket that was opened is not closed."),
  (FEELDiagnostics.ID.openText, "A text in quotes has no closing quote, or a comment no end."),
  (FEELDiagnostics.ID.strangeSign, "A character that the language does not know, such as a curly quote."),
  (FEELDiagnostics.ID.borrowed, "A spelling from another language, such as == or &&."),
  (FEELDiagnostics.ID.tooMuch, "An expression is too long or too deeply nested."),
  (FEELDiagnostics.ID.number, "A number has more than six decimals, or is too large."),
  (FEELDiagnostics.ID.temporal, "A date or a length of time is not written as the language writes it."),
  (FEELDiagnostics.ID.bareTest, "A comparison does not say what is compared."),
  (FEELDiagnostics.ID.unknownName, "A name that the record schema does not hold."),
  (FEELDiagnostics.ID.ambiguous, "A name that means two things here."),
  (FEELDiagnostics.ID.unknownField, "A record has no field of that name."),
  (FEELDiagnostics.ID.noParts, "A value has no parts, and a part of it is asked for."),
  (FEELDiagnostics.ID.listElsewhere, "A list does not belong to the record at hand."),
  (FEELDiagnostics.ID.nameTaken, "A name that is given already stands for something else."),
  (FEELDiagnostics.ID.mismatch, "Two values of different kinds cannot be compared or mixed."),
  (FEELDiagnostics.ID.unknownCode, "A text that is not one of the field's codes."),
  (FEELDiagnostics.ID.noOrder, "Values that have no order cannot be earlier, later, smaller or larger."),
  (FEELDiagnostics.ID.notACondition, "A value stands where a condition belongs."),
  (FEELDiagnostics.ID.wrongResult, "An expression gives another kind of value than is needed."),
  (FEELDiagnostics.ID.settled, "A condition is always true, or can never be true."),
  (FEELDiagnostics.ID.alwaysFails, "A calculation can never give a result."),
  (FEELDiagnostics.ID.calculation, "Values of these kinds cannot be calculated with."),
  (FEELDiagnostics.ID.listCompared, "A whole list is compared with one value."),
  (FEELDiagnostics.ID.spanCompared, "A span in words cannot be compared."),
  (FEELDiagnostics.ID.notInRules, "A form or function that whole FEEL has and conditions of rules have not."),
  (FEELDiagnostics.ID.unknownFunction, "A function that does not exist."),
  (FEELDiagnostics.ID.arguments, "A function is given too many values, too few, or of the wrong kind."),
  (FEELDiagnostics.ID.notAList, "A list of records belongs here."),
  (FEELDiagnostics.ID.failure, "Whole FEEL gave null because something went wrong here."),
  (FEELDiagnostics.ID.noContext, "A file of names and values is not a context."),
  (FEELDiagnostics.ID.noCalendar, "A function needs a calendar that the rule set does not name."),
  (FEELDiagnostics.ID.index, "Of a list only the first [1] or the last [-1] can be taken by number."),
]

extension FEELDiagnostics {
  /// The stable ids.
  enum ID {
    static let empty = DiagnosticID("DULY-E200")
    static let unexpected = DiagnosticID("DULY-E201")
    static let missing = DiagnosticID("DULY-E202")
    static let unclosed = DiagnosticID("DULY-E203")
    static let openText = DiagnosticID("DULY-E204")
    static let strangeSign = DiagnosticID("DULY-E205")
    static let borrowed = DiagnosticID("DULY-E206")
    static let tooMuch = DiagnosticID("DULY-E207")
    static let number = DiagnosticID("DULY-E208")
    static let temporal = DiagnosticID("DULY-E209")
    static let bareTest = DiagnosticID("DULY-E210")
    static let unknownName = DiagnosticID("DULY-E211")
    static let ambiguous = DiagnosticID("DULY-E212")
    static let unknownField = DiagnosticID("DULY-E213")
    static let noParts = DiagnosticID("DULY-E214")
    static let listElsewhere = DiagnosticID("DULY-E215")
    static let nameTaken = DiagnosticID("DULY-E216")
    static let mismatch = DiagnosticID("DULY-E220")
    static let unknownCode = DiagnosticID("DULY-E221")
    static let noOrder = DiagnosticID("DULY-E222")
    static let notACondition = DiagnosticID("DULY-E223")
    static let wrongResult = DiagnosticID("DULY-E224")
    static let settled = DiagnosticID("DULY-E225")
    static let alwaysFails = DiagnosticID("DULY-E226")
    static let calculation = DiagnosticID("DULY-E227")
    static let listCompared = DiagnosticID("DULY-E228")
    static let spanCompared = DiagnosticID("DULY-E229")
    static let notInRules = DiagnosticID("DULY-E230")
    static let unknownFunction = DiagnosticID("DULY-E231")
    static let arguments = DiagnosticID("DULY-E232")
    static let notAList = DiagnosticID("DULY-E233")
    static let index = DiagnosticID("DULY-E234")
    static let noCalendar = DiagnosticID("DULY-E235")
    static let failure = DiagnosticID("DULY-E240")
    static let noContext = DiagnosticID("DULY-E241")
  }
}
