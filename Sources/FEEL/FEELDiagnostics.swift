import Caseload
import SourceText

/// All that is said about expressions.
enum FEELDiagnostics {
  static func error(_ id: DiagnosticID, _ message: String, _ span: SourceSpan, _ help: String?...) -> Diagnostic
  {
    Diagnostic(id, .error, message, at: span, help: help.compactMap { $0 })
  }

  static func didYouMean(_ near: String?) -> String? { near.map { "did you mean `\($0)`?" } }

  /// Long texts are cut, so that a message stays one line. Only the beginning is looked at: this is said often.
  static func short(_ text: String) -> String {
    let isPlain = text.utf8.count <= 60 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    if isPlain { return text }
    var line = String.UnicodeScalarView()
    var (count, needsBlank) = (0, false)
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if count > 60 || place == 200 { return String(String.UnicodeScalarView(line.prefix(57))) + "..." }
      if isBlank(scalar) {
        needsBlank = count > 0
        continue
      }
      if needsBlank {
        line.append(" ")
        count += 1
      }
      needsBlank = false
      line.append(scalar)
      count += 1
    }
    return count > 60 ? String(String.UnicodeScalarView(line.prefix(57))) + "..." : String(line)
  }

  /// White space; the properties of characters take long to look up.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  // MARK: - Reading

  static func nothing(_ span: SourceSpan) -> Diagnostic {
    error(ID.empty, "nothing is written here", span, "write a condition, for example: seen = true")
  }

  static func unexpected(_ token: Token, _ span: SourceSpan) -> Diagnostic {
    let help: String? =
      switch token.kind {
      case .symbol where [")", "]", "}"].contains(token.text): "nothing was opened that it could close"
      case .name, .number, .string, .temporal: "between two parts stands `and`, `or`, or a comparison such as `=`"
      default: nil
      }
    return error(ID.unexpected, "\(token.inWords) makes no sense here", span, help)
  }

  static func endsEarly(after token: Token?, _ span: SourceSpan) -> Diagnostic {
    guard let token else { return nothing(span) }
    return error(ID.missing, "something is missing after \(token.inWords)", span)
  }

  static func missing(_ what: String, _ form: String?, found: Token, _ span: SourceSpan) -> Diagnostic {
    let sign = what.contains(" ") ? what : "`\(what)`"
    let help: String? =
      switch form {
      case ",": "write what comes after the comma, or take it away"
      case "if": "the whole form is: if CONDITION then A else B"
      case "between": "the whole form is: A between B and C"
      case "some": "the whole form is: some x in LIST satisfies CONDITION"
      case "every": "the whole form is: every x in LIST satisfies CONDITION"
      default: nil
      }
    return error(ID.missing, "\(sign) is missing before \(found.inWords)", span, help)
  }

  static func unclosed(_ open: String, _ close: String, found: Token, _ span: SourceSpan, opened: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      ID.unclosed, .error, "`\(close)` is missing before \(found.inWords)", at: span,
      notes: [Diagnostic.Note("`\(open)` was opened here", at: opened)])
  }

  static func openText(_ span: SourceSpan) -> Diagnostic {
    error(ID.openText, "the closing quote is missing", span, "put `\"` at the end of the text, on the same line")
  }

  static func openComment(_ span: SourceSpan) -> Diagnostic {
    error(ID.openText, "the end of the comment is missing", span, "a comment that begins with /* ends with */")
  }

  static func bareAt(_ span: SourceSpan) -> Diagnostic {
    error(ID.temporal, "after `@` a date in quotes is needed", span, "write a date as @\"2026-04-01\"")
  }

  static func strangeSign(_ sign: Unicode.Scalar, _ span: SourceSpan) -> Diagnostic {
    switch sign {
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}":
      error(ID.strangeSign, "curly quotes are not understood", span, "put texts in straight quotes: \"CP\"")
    case "\u{2018}", "\u{2019}", "'", "`":
      error(ID.strangeSign, "texts stand in double quotes", span, "write \"CP\"")
    case "\u{2013}", "\u{2014}", "\u{2212}":
      error(ID.strangeSign, "a long dash is not understood", span, "for minus write -")
    case "\u{2260}": error(ID.strangeSign, "`\u{2260}` is not understood", span, "write !=")
    case "\u{2264}": error(ID.strangeSign, "`\u{2264}` is not understood", span, "write <=")
    case "\u{2265}": error(ID.strangeSign, "`\u{2265}` is not understood", span, "write >=")
    case "\u{2026}": error(ID.strangeSign, "`\u{2026}` is not understood", span, "leave it out, or write out what is meant")
    case "#": error(ID.strangeSign, "`#` is not understood", span, "texts that hold `#` stand in double quotes")
    default:
      error(
        ID.strangeSign,
        sign.properties.generalCategory == .control || sign.value == 0xFFFD
          ? "a character that cannot be shown is not understood" : "`\(sign)` is not understood", span,
        "leave it out; within a text it stands in double quotes")
    }
  }

  /// Signs that other languages have.
  /// - Parameter span: worked out only where it is needed: that takes a while in a folded text.
  static func borrowedSign(_ two: String, _ span: @autoclosure () -> SourceSpan) -> Diagnostic? {
    switch two {
    case "==": error(ID.borrowed, "`==` is not understood", span(), "one `=` asks whether two values are equal")
    case "<>": error(ID.borrowed, "`<>` is not understood", span(), "write != for \"is not\"")
    case "=<": error(ID.borrowed, "`=<` is not understood", span(), "write <=")
    case "=>": error(ID.borrowed, "`=>` is not understood", span(), "write >=")
    case "&&": error(ID.borrowed, "`&&` is not understood", span(), "write and")
    case "||": error(ID.borrowed, "`||` is not understood", span(), "write or")
    default: nil
    }
  }

  /// Words in capitals that the language writes small.
  static func borrowedWord(_ token: Token, next: Token, _ span: SourceSpan) -> Diagnostic? {
    let small = token.text.lowercased()
    guard token.text != small, ["and", "or", "if", "some", "every"].contains(small), next.kind == .name else {
      return nil
    }
    return error(ID.borrowed, "`\(token.text)` is written small", span, "write \(small)")
  }

  static func notWithoutParentheses(_ span: SourceSpan) -> Diagnostic {
    error(ID.missing, "what `not` turns round stands in parentheses", span, "write not(seen = true)")
  }

  static func equalsInWords(_ word: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.borrowed, "`\(word)` is not understood", span, "write = for \"is\", and != for \"is not\"")
  }

  static func tooLong(_ limits: ExpressionLimits, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.tooMuch, "the expression is longer than \(limits.bytes) bytes", span, "split it into several rules or figures")
  }

  static func tooNested(_ limits: ExpressionLimits, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.tooMuch, "the expression has more than \(limits.depth) levels or \(limits.nodes) parts", span,
      "split it into several rules or figures")
  }

  static func listsTooNested(_ span: SourceSpan) -> Diagnostic {
    error(ID.tooMuch, "more than \(Slot.count - Slot.firstLocal) lists inside one another", span)
  }

  // MARK: - Literals

  static func numberTooFine(_ span: SourceSpan) -> Diagnostic {
    error(ID.number, "the number has more than six decimals", span, "numbers in rules are exact to six decimals")
  }

  static func numberTooLarge(_ span: SourceSpan) -> Diagnostic {
    error(ID.number, "the number is too large", span, "numbers in rules go up to about nine million million")
  }

  static func badTemporal(_ text: String, _ span: SourceSpan) -> Diagnostic {
    if let date = Checker.date(writtenAs: text) {
      return error(ID.temporal, "the date is written another way", span, dateHint(date))
    }
    return error(
      ID.temporal, "`\(short(text))` is neither a date nor a length of time", span,
      "a date is written \"2026-04-01\"; ten days \"P10D\", six months \"P6M\"")
  }

  static func dateHint(_ date: String?) -> String { "write the date as @\"\(date ?? "2026-04-01")\"" }

  static func emptyList(_ span: SourceSpan) -> Diagnostic {
    error(ID.settled, "the list holds nothing to look for", span)
  }

  static func needsLiteral(_ name: String, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.arguments, "`\(name)` needs a text in quotes", span,
      name == "duration" ? "write duration(\"P10D\") for ten days" : nil)
  }

  static func notADate(_ text: String, _ kind: String, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.arguments, "`\(short(text))` cannot be made a date: it is \(kind)", span,
      "write date(\"2026-04-01\"), or date(FIELD) of a date with a time")
  }

  // MARK: - Names

  static func unknownName(_ name: String, near: String?, homes: [String], _ span: SourceSpan) -> Diagnostic {
    let home = homes.first.map { "`\(name)` is a field of \($0): write it with its record, as in \($0)[-1].\(name)" }
    if name == "previous" || name == "next" {
      return error(
        ID.unknownName, "nothing is called `\(name)` here", span,
        "`previous` and `next` stand in the condition of `must_be_true` with `for_each`")
    }
    return error(
      ID.unknownName, "nothing is called `\(name)` here", span, didYouMean(near) ?? home,
      near == nil && home == nil ? "texts and codes stand in double quotes: \"\(name)\"" : nil)
  }

  static func codeWithoutQuotes(_ name: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.unknownName, "nothing is called `\(name)` here", span, "codes stand in double quotes: \"\(name)\"")
  }

  static func wordForBoolean(_ name: String, _ value: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.unknownName, "nothing is called `\(name)` here", span, "write \(value)")
  }

  /// "true" or "false" for the words that people use for them.
  static func yesOrNo(_ word: String) -> String? {
    switch word.lowercased() {
    case "yes", "y", "true", "t", "1": "true"
    case "no", "n", "false", "f", "0": "false"
    default: nil
    }
  }

  static func ambiguous(_ name: String, _ ways: [String], _ span: SourceSpan) -> Diagnostic {
    error(
      ID.ambiguous, "`\(name)` could mean two things here", span,
      ways.isEmpty ? nil : "write " + ways.joined(separator: " or "))
  }

  static func unknownField(_ name: String, of list: String, near: String?, homes: [String], _ span: SourceSpan)
    -> Diagnostic
  {
    let home = homes.first.map { "\($0) has a field `\(name)`" }
    return error(ID.unknownField, "\(list) has no field `\(name)`", span, didYouMean(near) ?? home)
  }

  static func noParts(_ text: String, _ kind: String, _ name: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.noParts, "`\(short(text))` is \(kind) and has no `\(name)`", span)
  }

  static func listOfLists(_ text: String, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.noParts, "`\(short(text))` would be a list of lists", span, "take one record first, for example the last: [-1]"
    )
  }

  static func listElsewhere(_ name: String, _ owner: String?, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.listElsewhere, "\(name) does not belong to the record at hand", span,
      owner.map { "\(name) belongs to \($0): write it after a \($0), as in \($0)[-1].\(name)" })
  }

  static func nameTaken(_ name: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.nameTaken, "`\(name)` already stands for something else here", span, "choose another name, such as x")
  }

  // MARK: - Types

  static func mismatch(
    _ a: String, _ aKind: String, _ b: String, _ bKind: String, help: [String], _ span: SourceSpan
  ) -> Diagnostic {
    let kinds = aKind == bKind ? "are of two different sorts" : "are of different kinds (\(aKind), \(bKind))"
    return Diagnostic(
      ID.mismatch, .error, "`\(short(a))` and `\(short(b))` \(kinds) and cannot be compared", at: span, help: help)
  }

  static func mixedTypes(_ a: String, _ aKind: String, _ b: String, _ bKind: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.mismatch, "`\(short(a))` is \(aKind), but `\(short(b))` is \(bKind); both must be of one kind", span)
  }

  static func unknownCode(_ text: String, _ list: CodeList, of field: String?, _ span: SourceSpan) -> Diagnostic {
    let values = list.codes.map(\.value)
    let byAlias = list.position(of: text).map { values[Int($0)] }
    let shown = values.prefix(12).joined(separator: ", ") + (values.count > 12 ? " and \(values.count - 12) more" : "")
    return error(
      ID.unknownCode, "`\(short(text))` is not one of the codes of \(field.map { "`\(short($0))`" } ?? list.name)",
      span,
      didYouMean(byAlias ?? suggestion(for: text, among: values)), "the codes are: \(shown)")
  }

  static func noOrder(_ text: String, _ kind: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.noOrder, "`\(short(text))` is \(kind) and has no order", span, "use = or !=, or in (...)")
  }

  static func notACondition(_ text: String, _ kind: String, help: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.notACondition, "`\(short(text))` is \(kind), not a condition", span, help)
  }

  static func wrongResult(_ text: String, _ kind: String, _ wanted: String, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.wrongResult, "`\(short(text))` is \(kind), but \(wanted) is needed", span,
      kind == "a date with a time" && wanted == "a date" ? "write date(\(short(text)))" : nil)
  }

  static func settled(_ answer: Bool, _ span: SourceSpan) -> Diagnostic {
    error(ID.settled, answer ? "this is always true" : "this can never be true", span)
  }

  static func contradiction(_ a: String, _ b: String, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.settled, "`\(short(a))` and `\(short(b))` can never both be true", span,
      "for one or the other write `or`, or `in (…)`")
  }

  static func emptyRange(_ a: String, _ b: String, _ span: SourceSpan) -> Diagnostic {
    error(ID.settled, "nothing lies between `\(short(a))` and `\(short(b))`", span, "the smaller value comes first")
  }

  static func neverNull(_ text: String, isList: Bool, _ op: Comparison, _ span: SourceSpan) -> Diagnostic {
    if op.isOrder {
      return error(ID.settled, "nothing comes before or after null", span, "ask whether a value is there: x != null")
    }
    return error(
      ID.settled, "`\(short(text))` is never null", span,
      isList ? "count it, for example: count(\(short(text))) = 0" : nil)
  }

  static func bareTest(_ op: Comparison, _ operand: String, example: String, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.bareTest, "it does not say what is compared", span,
      "write the name first, for example: \(example) \(op.rawValue) \(short(operand))")
  }

  // MARK: - Whole FEEL

  static func failure(_ reason: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(ID.failure, .warning, reason + "; this gives null", at: span)
  }

  static func badJSON(_ reason: String, _ span: SourceSpan) -> Diagnostic { error(ID.noContext, reason, span) }

  static func badCase(_ number: Int, _ span: SourceSpan) -> Diagnostic {
    error(
      ID.noContext, "case \(number) cannot be read", span,
      "each case is an object with the texts \"suite\", \"id\", \"dec\" and \"expr\"")
  }

  static func noContext(_ span: SourceSpan) -> Diagnostic {
    error(
      ID.noContext, "the file does not hold a context", span,
      "write the names and their values as {\"age\": 12, \"category\": \"CP\"}")
  }
}
