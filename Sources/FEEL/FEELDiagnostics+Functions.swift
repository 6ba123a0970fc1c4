import Caseload
import CivilTime
import SourceText

/// What is said about calculations, lists and functions.
extension FEELDiagnostics {
  static func alwaysFails(_ text: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.alwaysFails, "`\(short(text))` can never be worked out", span)
  }

  static func dividedByZero(_ text: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.alwaysFails, "`\(short(text))` can never be worked out: nothing can be divided by 0", span)
  }

  static func cannotNegate(_ text: String, _ kind: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.calculation, "`\(short(text))` is \(kind) and has no minus", span)
  }

  static func cannotCalculate(
    _ op: ArithmeticOperator, _ a: String, _ aKind: String, _ b: String, _ bKind: String, help: String?,
    _ span: SourceSpan
  ) -> Diagnostic {
    let verb =
      switch op {
      case .add: "added"
      case .subtract: "taken from one another"
      case .multiply: "multiplied"
      case .power: "raised to one another"
      case .divide: "divided"
      }
    return error(ID.calculation, "`\(short(a))` (\(aKind)) and `\(short(b))` (\(bKind)) cannot be \(verb)", span, help)
  }

  static func listCompared(_ text: String, _ kind: String, isRecords: Bool, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.listCompared, "`\(short(text))` is \(kind): it cannot be compared with one value", span,
      isRecords
        ? "count it: count(\(short(text))) > 0"
        : "ask for one of them, as in some x in LIST satisfies ..., or take the last record: LIST[-1]")
  }

  static func spanCompared(_ text: String, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.spanCompared, "`\(short(text))` is a span in words: which of two is longer depends on where they begin", span,
      "it can only be asked whether it is there: \(short(text)) != null")
  }

  static func notInRules(_ node: Node, _ text: String, _ span: SourceSpan) -> Diagnostic {
    let (what, help): (String, String?) =
      switch node.kind {
      case .forEach: ("going through several lists, or counting, with `for` is", "a list's values are taken by path: visit[seen = true].date")
      case .function: ("functions of one's own are", nil)
      case .context: ("values in braces are", nil)
      case .instanceOf: ("`instance of` is", "the schema says what kind of value each field holds")
      default: ("this is", nil)
      }
    return error(ID.notInRules, "\(what) not in rules", span, help)
  }

  static func cannotBeGiven(_ text: String, _ kind: String, _ name: String, _ span: SourceSpan) -> Diagnostic {
    let help =
      switch kind {
      case "a date with a time": "take its day: date(\(short(text)))"
      case _ where kind.hasPrefix("a list of"): "take one field of each record, for example \(short(text)).date"
      default: Optional<String>.none
      }
    return error(ID.arguments, "`\(name)` cannot be given `\(short(text))`, which is \(kind)", span, help)
  }

  static func badArguments(_ name: String, _ why: String, _ span: SourceSpan) -> Diagnostic {
    let help: String? =
      switch name {
      case "get or else": "write get or else(FIELD, VALUE WHERE BLANK)"
      case "list contains": "write list contains(LIST, VALUE)"
      case "today": "write today()"
      case "count": "write count(visit[seen = true])"
      default: nil
      }
    return error(ID.arguments, "`\(name)`: \(why)", span, help)
  }

  static func functionNotInRules(_ name: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.notInRules, "the function `\(name)` is not in rules", span, knownFunctions)
  }

  static func noCalendar(_ name: String, _ calendar: CalendarKind, canBeNamed: Bool, _ span: SourceSpan) -> Diagnostic {
    if !canBeNamed {
      return error(ID.noCalendar, "`\(name)` asks a calendar, and there is none here", span, "ask it in a rule")
    }
    switch calendar {
    case .working:
      return error(
        ID.noCalendar, "`\(name)` asks for working days, but the rule set does not say which calendar holds the bank holidays",
        span, "add near the top: `calendars: {working: england-and-wales}`")
    case .school:
      return error(
        ID.noCalendar, "`\(name)` asks for school terms, but the rule set does not say which calendar holds them", span,
        "add near the top: `calendars: {school: NAME}`, with the name that duly.yaml gives to your calendar of terms")
    }
  }

  static func unknownFunction(_ name: String, near: String?, _ span: SourceSpan) -> Diagnostic {
    error(ID.unknownFunction, "there is no function `\(name)`", span, didYouMean(near) ?? knownFunctions)
  }

  private static let knownFunctions = "docs/reference/feel-functions.md lists the functions, and which of them rules have"

  static func notAFunction(_ text: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.unknownFunction, "`\(short(text))` is not a function", span, knownFunctions)
  }

  static func needsList(_ name: String, _ text: String, _ kind: String, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.notAList, "`\(name)` needs a list of records; `\(short(text))` is \(kind)", span,
      "for example: \(name == "sum" ? "sum(payment.amount)" : name == "list contains" ? "list contains(plan.status, \"open\")" : "count(visit[seen = true])")"
    )
  }

  static func needsElements(_ name: String, _ wanted: String, _ text: String, _ kind: String, _ span: SourceSpan)
    -> Diagnostic
  {
    error(ID.arguments, "`\(name)` needs \(wanted); `\(short(text))` is \(kind)", span)
  }

  static func notFilterable(_ text: String, _ kind: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.notAList, "only lists of records are filtered; `\(short(text))` is \(kind)", span)
  }

  static func notRecords(_ text: String, _ kind: String, _ quantifier: Quantifier, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.notAList, "`\(quantifier.rawValue)` goes through a list of records; `\(short(text))` is \(kind)", span,
      "for example: \(quantifier.rawValue) v in visit satisfies v.seen = true")
  }

  static func otherIndex(_ span: SourceSpan) -> Diagnostic {
    error(ID.index, "by number only the first [1] or the last [-1] record can be taken", span)
  }
}
