import Caseload
import CivilTime
public import SourceText

/// What each identifier of this module means, in a sentence, for `duly help ID`.
public let caseRecordsDiagnosticIDs: [(DiagnosticID, String)] = [
  (.unknownWord, "A word stands where the schema or workspace file takes one of a few others."),
  (.unknownName, "A list, field, code list or type is named that the schema does not have."),
  (.badName, "Names of lists, fields and code lists are lower case words joined by `_`."),
  (.wrongKind, "A field has a type that does not fit what it is used for."),
  (.missingPart, "Something that this part of the schema cannot do without is not there."),
  (.nameTwice, "Two things share a name, a spelling or a column header, so it would not be clear which is meant."),
  (.ownership, "The lists of a schema do not hang together: each belongs to one other, and none to itself."),
  (.badValue, "A value of a schema, calendar or workspace file cannot be read."),
  (.calendar, "A calendar of working days or of school terms has a mistake."),
  (.exampleCell, "A cell of a rule's example does not fit its field."),
  (.unlistedCode, "A rule's example uses a code that the field's code list does not hold."),
  (.sourceName, "A source names a list or field that the schema does not have."),
  (.suppliedTwice, "A list is supplied by more than one file; Duly does not merge them."),
  (.cannotOpen, "A file or folder with records cannot be opened."),
  (.emptyFile, "A file with records is empty."),
  (.notText, "A file with records is not a CSV file."),
  (.noHeader, "The first row of a CSV file does not name its columns."),
  (.wrongDelimiter, "The columns of a CSV file are separated by another character than the one expected."),
  (.columnTwice, "Two columns of a CSV file claim the same field."),
  (.columnMissing, "A CSV file lacks a column without which its records cannot be used."),
  (.quoteNotClosed, "A quotation mark in a CSV file is opened and never closed."),
  (.decoded, "A CSV file is not UTF-8; it was read in the encoding that it seems to have."),
  (.nothingToRead, "No list could be read from any source."),
]

extension DiagnosticID {
  static let unknownWord = DiagnosticID("DULY-E100"), unknownName = DiagnosticID("DULY-E101")
  static let badName = DiagnosticID("DULY-E102"), wrongKind = DiagnosticID("DULY-E103")
  static let missingPart = DiagnosticID("DULY-E104"), nameTwice = DiagnosticID("DULY-E105")
  static let ownership = DiagnosticID("DULY-E106"), badValue = DiagnosticID("DULY-E107")
  static let calendar = DiagnosticID("DULY-E108")
  static let exampleCell = DiagnosticID("DULY-E110"), unlistedCode = DiagnosticID("DULY-E111")
  static let sourceName = DiagnosticID("DULY-E120"), suppliedTwice = DiagnosticID("DULY-E121")
  static let cannotOpen = DiagnosticID("DULY-E130"), emptyFile = DiagnosticID("DULY-E131")
  static let notText = DiagnosticID("DULY-E132"), noHeader = DiagnosticID("DULY-E133")
  static let wrongDelimiter = DiagnosticID("DULY-E134"), columnTwice = DiagnosticID("DULY-E135")
  static let columnMissing = DiagnosticID("DULY-E136"), quoteNotClosed = DiagnosticID("DULY-E137")
  static let decoded = DiagnosticID("DULY-E138"), nothingToRead = DiagnosticID("DULY-E139")
}

/// The words of this module's diagnostics: schemas, calendars, examples here; sources and files in the extension.
enum CaseRecordsDiagnostics {
  /// "did you mean" where something is near; the known names where they are few.
  static func choices(_ word: String, _ known: [String], _ what: String) -> [String] {
    if let near = suggestion(for: word, among: known) { return ["did you mean `\(near)`?"] }
    guard !known.isEmpty else { return [] }
    return ["\(what): " + known.prefix(15).map { "`\($0)`" }.joined(separator: ", ") + (known.count > 15 ? ", …" : "")]
  }

  private static func replacing(_ word: YAMLScalar, _ known: [String]) -> Diagnostic.Fix? {
    suggestion(for: word.text, among: known).map {
      Diagnostic.Fix(title: "write `\($0)`", span: word.span, replacement: $0)
    }
  }

  // MARK: Words and names

  static func unknownLanguage(_ word: YAMLScalar) -> Diagnostic {
    Diagnostic(.unknownWord, "this program reads language 1, not `\(word.text)`", at: word.span, help: ["write `language: 1`"])
  }

  static func unknownWord(_ word: YAMLScalar, _ key: String, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownWord, "`\(key)` does not take `\(word.text)`", at: word.span, help: choices(word.text, known, "it takes"),
      fix: replacing(word, known))
  }

  static func unknownType(_ word: YAMLScalar, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownName, "there is no field type `\(word.text)`", at: word.span, help: choices(word.text, known, "types are"),
      fix: replacing(word, known))
  }

  static func unknownCodeList(_ word: YAMLScalar, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownName, "there is no code list `\(word.text)`", at: word.span,
      help: choices(word.text, known, "code lists are"), fix: replacing(word, known))
  }

  static func unknownList(_ word: YAMLScalar, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownName, "there is no list `\(word.text)`", at: word.span, help: choices(word.text, known, "lists are"),
      fix: replacing(word, known))
  }

  static func unknownField(_ word: YAMLScalar, list: String, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownName, "the list `\(list)` has no field `\(word.text)`", at: word.span,
      help: choices(word.text, known, "its fields are"), fix: replacing(word, known))
  }

  static func badName(_ name: YAMLScalar, _ what: String) -> Diagnostic {
    Diagnostic(
      .badName, "`\(name.text)` cannot be the name of a \(what)", at: name.span,
      help: ["use lower case letters, digits and `_`, beginning with a letter, such as `date_of_birth`; people read its `title`"])
  }

  static func listTwice(_ name: YAMLScalar) -> Diagnostic {
    Diagnostic(.nameTwice, "there is already a list `\(name.text)`", at: name.span, help: ["give the derived list a name of its own"])
  }

  static func sharedSpelling(_ list: YAMLScalar, _ spelling: String, _ one: String, _ other: String) -> Diagnostic {
    Diagnostic(
      .nameTwice, "in the code list `\(list.text)`, `\(spelling)` stands for both `\(one)` and `\(other)`", at: list.span,
      help: ["capitals do not tell codes apart; take the spelling away from one of them"])
  }

  static func sharedHeader(_ span: SourceSpan, _ header: String, _ one: String, _ other: String) -> Diagnostic {
    Diagnostic(
      .nameTwice, "a column headed `\(header)` would belong to both `\(one)` and `\(other)`", at: span,
      help: ["capitals, blanks, `_` and `-` do not tell headers apart; take the alias away from one of them"])
  }

  static func notNames(_ node: YAMLNode, _ key: String) -> Diagnostic {
    Diagnostic(
      .badValue, "`\(key)` holds names, each with what it stands for, not \(node.kindInWords)", at: node.span.firstLine,
      help: ["write each on a line of its own, two blanks further in, as `name: …`"])
  }

  static func notOneText(_ node: YAMLNode, _ key: String) -> Diagnostic {
    Diagnostic(.badValue, "`\(key)` takes plain texts, not \(node.isEmpty ? "nothing" : node.kindInWords)", at: node.span.firstLine)
  }

  // MARK: Fields and lists

  static func typeNeeds(_ type: YAMLScalar, _ key: String, _ example: String) -> Diagnostic {
    Diagnostic(.missingPart, "a field of type `\(type.text)` needs `\(key)`", at: type.span, help: ["add `\(example)`"])
  }

  static func keyOfOtherType(_ key: YAMLScalar, _ type: String, _ types: [String]) -> Diagnostic {
    Diagnostic(
      .wrongKind, "`\(key.text)` does not go with type `\(type)`", at: key.span,
      help: ["it belongs to fields of type " + types.map { "`\($0)`" }.joined(separator: " or ")])
  }

  static func badBlank(_ word: YAMLScalar) -> Diagnostic {
    Diagnostic(
      .unknownWord, "a blank cannot mean `\(word.text)` here", at: word.span,
      help: ["`blank: no` is for booleans, `blank: not_yet` for dates; leave it out where a blank means that nobody knows"])
  }

  static func needsDateField(_ span: SourceSpan, _ field: String, _ key: String, orTime: Bool = false) -> Diagnostic {
    Diagnostic(.wrongKind, "`\(key)` needs a field of type `date`\(orTime ? " or `date_time`" : ""), and `\(field)` is not one", at: span)
  }

  static func needsTextField(_ span: SourceSpan, _ field: String) -> Diagnostic {
    Diagnostic(
      .wrongKind, "`\(field)` cannot be a key", at: span,
      help: ["a key is a field of type `text` (or `reference`); keys are compared letter by letter, also where they are numbers"])
  }

  static func ownerFieldType(_ span: SourceSpan, _ field: String, _ owner: String) -> Diagnostic {
    Diagnostic(
      .wrongKind, "`\(field)` should lead to a record of `\(owner)`", at: span,
      help: ["write `type: reference, to: \(owner)`, or leave the field out: `of` and `by` are enough"])
  }

  static func ownerNeedsKey(_ name: YAMLScalar) -> Diagnostic {
    Diagnostic(
      .missingPart, "the list `\(name.text)` has no `key`, so nothing can refer to its records", at: name.span,
      help: ["add `key: FIELD` to `\(name.text)`"])
  }

  static func aboutNeedsKey(_ name: YAMLScalar) -> Diagnostic {
    Diagnostic(
      .missingPart, "the list `\(name.text)`, which everything is about, has no `key`", at: name.span,
      help: ["add `key: FIELD`: findings name each record by it"])
  }

  static func aboutBelongs(_ name: YAMLScalar) -> Diagnostic {
    Diagnostic(.ownership, "the list `\(name.text)`, which everything is about, cannot belong to another list", at: name.span)
  }

  static func byWithoutOf(_ key: YAMLScalar) -> Diagnostic {
    Diagnostic(.missingPart, "`by` says which field holds the owner's key, but no owner is named", at: key.span, help: ["add `of: LIST`"])
  }

  static func ownerCircle(_ name: YAMLScalar) -> Diagnostic {
    Diagnostic(.ownership, "the list `\(name.text)` belongs to itself, directly or round about", at: name.span)
  }

  static func lineNeedsSource(_ title: YAMLScalar) -> Diagnostic {
    Diagnostic(
      .missingPart, "this line of key information does not say what it shows", at: title.span,
      help: ["add `field: child.x`, or `list: LIST` with `show: [fields]`"])
  }

  static func runsNeedOwner(_ name: YAMLScalar) -> Diagnostic {
    Diagnostic(
      .ownership, "runs can only be made of records that belong to someone, and those of `\(name.text)` do not",
      at: name.span, help: ["add `of: LIST` to `\(name.text)`"])
  }

  static func overlapOfTwo(_ name: YAMLScalar) -> Diagnostic {
    Diagnostic(
      .missingPart, "`overlap_of` of `\(name.text)` needs two different lists", at: name.span,
      help: ["write `overlap_of: [legal_status, placement]`"])
  }

  static func overlapNeedsOneOwner(_ span: SourceSpan, _ one: ListShape, _ other: ListShape) -> Diagnostic {
    Diagnostic(
      .ownership, "records of `\(one.name)` and `\(other.name)` do not belong to the same list, so none can overlap",
      at: span)
  }

  static func overlapNeedsPeriod(_ span: SourceSpan, _ list: ListShape) -> Diagnostic {
    Diagnostic(
      .missingPart, "`\(list.name)` has no `period`, so nothing can overlap with it", at: span,
      help: ["add `period: {from: FIELD, until: FIELD}` to `\(list.name)`"])
  }

  static func runsNeedDate(_ span: SourceSpan, _ base: ListShape) -> Diagnostic {
    let date = base.dateField.map { "`\(base.fields[$0].name)`" } ?? "none"
    return Diagnostic(
      .wrongKind, "`from` must be the `date` of the list `\(base.name)`, since runs follow its order; that is \(date)", at: span)
  }

  // MARK: Values

  static func notADate(_ word: YAMLScalar) -> Diagnostic {
    let british = parseBritishDate(word.text)
    return Diagnostic(
      .badValue, "`\(word.text)` is no date", at: word.span,
      help: [british.map { "dates are written year first here: \($0)" } ?? "write it as year-month-day, such as 2026-04-01"],
      fix: british.map { Diagnostic.Fix(title: "write \($0)", span: word.span, replacement: $0) })
  }

  static func endsBeforeItBegins(_ word: YAMLScalar) -> Diagnostic {
    Diagnostic(.badValue, "`until` is before `from`", at: word.span)
  }

  static func notAMoment(_ word: YAMLScalar) -> Diagnostic {
    Diagnostic(.badValue, "`\(word.text)` is no date with a time", at: word.span, help: ["write it as 2026-04-08T02:10, or the date alone"])
  }

  static func notASpan(_ word: YAMLScalar) -> Diagnostic {
    var help = "write it in words, such as 2 days or 10 working days"
    if case .notASpan(.unknownUnit(_, let near?)) = readSpan(word.text) { help = "did you mean `\(near)`?" }
    return Diagnostic(.badValue, "`\(word.text)` is no span of time", at: word.span, help: [help])
  }

  static func coversTooMuch(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(.calendar, "a calendar may cover 300 years at most", at: span)
  }

  static func otherWeekend(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .calendar, "a weekend is Saturday and Sunday here", at: span, help: ["write `weekend: [saturday, sunday]`, or leave it out"])
  }

  static func holidayOutside(_ word: YAMLScalar) -> Diagnostic {
    Diagnostic(.calendar, "this holiday lies outside the days that the calendar covers", at: word.span)
  }

  static func holidayTwice(_ word: YAMLScalar) -> Diagnostic {
    Diagnostic(.calendar, "there is already a holiday on \(word.text)", at: word.span)
  }

  static func termOutside(_ span: SourceSpan, _ covers: ClosedRange<CivilDate>) -> Diagnostic {
    Diagnostic(
      .calendar, "this term reaches beyond the days that the calendar covers", at: span,
      help: ["it covers \(covers.lowerBound) to \(covers.upperBound): correct the date, or `covers`"])
  }

  static func termOverlaps(_ span: SourceSpan, _ other: SchoolTerm) -> Diagnostic {
    Diagnostic(
      .calendar, "this term shares days with another: `\(other.name)`, \(other.from) to \(other.until)", at: span,
      help: ["a day lies in one term at most; a half-term holiday is left out by giving the term twice, before and after it"])
  }

  // MARK: Examples

  static func exampleNotRecord(_ node: YAMLNode, _ list: ListShape) -> Diagnostic {
    Diagnostic(
      .exampleCell, "a record of `\(list.name)` is written as fields with values, not as \(node.kindInWords)",
      at: node.span.firstLine, help: ["write it as `{\(list.fields.first?.name ?? "field"): …}`"])
  }

  static func exampleNotCell(_ node: YAMLNode, _ field: String) -> Diagnostic {
    Diagnostic(.exampleCell, "`\(field)` takes one value, not \(node.kindInWords)", at: node.span.firstLine)
  }

  static func exampleWrongType(_ word: YAMLScalar, _ field: String, _ expected: String) -> Diagnostic {
    Diagnostic(
      .exampleCell, "`\(field)` takes \(expected)", at: word.span,
      help: ["for a cell that cannot be read, write `\(field): {unreadable: \"\(word.text)\"}`"])
  }

  static func exampleUnlisted(_ word: YAMLScalar, _ field: String, _ codes: CodeList) -> Diagnostic {
    let known = codes.codes.map(\.value)
    return Diagnostic(
      .unlistedCode, "the code list `\(codes.name)` of `\(field)` does not hold `\(word.text)`", at: word.span,
      help: choices(word.text, known, "it holds"), fix: replacing(word, known))
  }
}
