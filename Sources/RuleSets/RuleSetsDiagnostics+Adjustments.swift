import CaseRecords
public import SourceText

/// What is said of mistakes in clock stops, extensions and agreed exceptions.
extension Diagnostic {
  static func noClock(_ span: SourceSpan, key: String, form: String) -> Diagnostic {
    let help =
      switch form {
      case "before": "what is due before an event moves with the event's own date; take `\(key)` out"
      case "recorded": "say by when it must be recorded (`by`), or take `\(key)` out"
      case _ where form.hasSuffix("hours"): "hours run on whatever the day is; take `\(key)` out"
      default: "take `\(key)` out, or use one of the forms `within`, `every`, `up_to_date`"
      }
    return error(360, "a duty of the form `\(form)` has no due date that `\(key)` could move", at: span, help: [help])
  }

  static func extensionNotPlanned(_ scalar: YAMLScalar, planned: [String]) -> Diagnostic {
    let help = planned.isEmpty
      ? "have `clock: planned` added to this field in the record schema, or name another field"
      : "planned dates of this list: " + planned.joined(separator: ", ")
    return error(
      361, "`\(scalar.text)` shows only once its day has come, so nobody would see how far the time is extended",
      at: scalar.span, help: [help])
  }

  static func extensionToOrBy(_ span: SourceSpan, isBoth: Bool) -> Diagnostic {
    error(
      362, isBoth ? "`extensions` has both `to` and `by`" : "`extensions` does not say how far the due date moves", at: span,
      help: ["write `to:` with the field that holds the new date, or `by:` with the field that holds how much longer"])
  }

  static func exceptionToLaw(_ span: SourceSpan, _ kind: Source.Kind) -> Diagnostic {
    let whose =
      switch kind {
      case .law: "the law"
      case .guidance: "statutory guidance"
      default: "a national specification"
      }
    return error(
      363, "this rule comes from \(whose), so nobody in the council can agree an exception to it", at: span,
      help: ["take `exception_by` out; only rules with `kind: local` may have it"])
  }

  static func exceptionToUnknownRule(_ exception: AgreedException, known: [String]) -> Diagnostic {
    let near = suggestion(for: exception.rule, among: known).map { ["did you mean `\($0)`?"] } ?? []
    return Diagnostic(
      DiagnosticID("DULY-E364"), .warning, "\(exception.place): no rule that is read here has the id `\(exception.rule)`, so this exception does not count",
      at: nil, help: near)
  }

  static func exceptionNotAllowed(_ exception: AgreedException, rule: Rule) -> Diagnostic {
    let help = rule.source.kind == .local
      ? "the rule may say who agrees exceptions: `exception_by: service_manager`"
      : "only rules with `kind: local` may have exceptions"
    return Diagnostic(
      DiagnosticID("DULY-E367"), .warning, "\(exception.place): the rule `\(rule.id)` allows no exceptions, so this one does not count", at: nil,
      help: [help])
  }

  static func exceptionByOtherRole(_ exception: AgreedException, role: String) -> Diagnostic {
    Diagnostic(
      DiagnosticID("DULY-E368"), .warning,
      "\(exception.place): exceptions to this rule are agreed by the \(role), not by \(exception.role), so this one does not count", at: nil,
      help: ["ask the \(role) to agree it, and write `\(role)` under `role`"])
  }
}

/// One sentence for each id of clock stops, extensions and agreed exceptions, for `duly help ID`.
public let adjustmentDiagnosticIDs: [(DiagnosticID, String)] = [
  ("360", "A clock stop or an extension is given for a duty without a due date that it could move."),
  ("361", "An extension's new date is not a planned one."),
  ("362", "An extension says how far in two ways, or not at all."),
  ("363", "An exception is allowed to a rule that the council has not set itself."),
  ("364", "An agreed exception is for a rule that is not there."),
  ("365", "An agreed exception is for somebody who is not in the records."),
  ("367", "An agreed exception is for a rule that allows none."),
  ("368", "An agreed exception was approved by another role than the rule asks for."),
].map { (DiagnosticID("DULY-E\($0.0)"), $0.1) }
