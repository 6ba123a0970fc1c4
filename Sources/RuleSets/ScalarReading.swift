import CaseRecords
import Caseload
import CivilTime
import FEEL
import SourceText

/// Dates, spans, names and conditions: the small things that every part of a rule is made of.
extension RuleSetReader {
  mutating func date(_ map: KeyedNode, _ key: String) -> CivilDate? {
    guard let scalar = map.text(key, diagnostics: &diagnostics) else { return nil }
    return date(scalar)
  }

  /// A date as rules write it, 2026-04-01; a UK date gets its own sentence.
  mutating func date(_ scalar: YAMLScalar) -> CivilDate? {
    if let date = CivilDate(iso: scalar.text) { return date }
    diagnostics.report(.notADate(scalar, meant: suggestedDate(scalar.text)))
    return nil
  }

  /// The texts of a list; anything else in it is reported.
  mutating func words(_ map: KeyedNode, _ key: String) -> [YAMLScalar] {
    words(map.list(key, diagnostics: &diagnostics) ?? [], key)
  }

  mutating func words(_ nodes: [YAMLNode], _ key: String) -> [YAMLScalar] {
    nodes.compactMap { node in
      if node.scalar == nil { diagnostics.report(.notAName(node, of: "`\(key)`")) }
      return node.scalar
    }
  }

  mutating func span(_ map: KeyedNode, _ key: String, orHours: Bool = false) -> CivilTime.Span? {
    if let node = map[key], node["count_from"] != nil {
      diagnostics.report(.countingElsewhere("`\(key)` takes", at: node.span))
      return nil
    }
    guard let scalar = map.text(key, diagnostics: &diagnostics) else { return nil }
    return span(scalar, orHours: orHours)
  }

  mutating func span(_ scalar: YAMLScalar, orHours: Bool = false) -> CivilTime.Span? {
    switch readSpan(scalar.text) {
    case .span(let span):
      if span.unit == .hours, !orHours {
        diagnostics.report(.hoursElsewhere(at: scalar.span))
        return nil
      }
      checkSchoolDays(span, scalar)
      reportOddSpace(inSpan: scalar)
      return span
    case .notASpan(let problem):
      diagnostics.report(.notASpan(scalar, problem, alternatives: []))
      return nil
    }
  }

  /// School days are counted by a calendar of school terms and, for bank holidays in term, one of working days.
  mutating func checkSchoolDays(_ span: CivilTime.Span, _ scalar: YAMLScalar) {
    guard span.unit == .schoolDays else { return }
    if named[.school] == nil || named[.working] == nil { diagnostics.report(.schoolDaysWithoutCalendar(scalar)) }
  }

  /// An id: lower-case letters, digits and hyphens or underscores, so that it stays the same everywhere.
  mutating func identifier(_ map: KeyedNode, _ key: String) -> String? {
    guard let scalar = map.text(key, diagnostics: &diagnostics) else { return nil }
    let fits = scalar.text.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95
    }
    if !fits {
      diagnostics.report(.notAnIdentifier(scalar))
      return nil
    }
    return scalar.text
  }

  /// One of a few words.
  mutating func choice<Value>(_ map: KeyedNode, _ key: String, _ choices: [String: Value]) -> Value? {
    guard let scalar = map.text(key, diagnostics: &diagnostics) else { return nil }
    if let value = choices[scalar.text] { return value }
    diagnostics.report(.notAChoice(scalar, key: key, choices: choices.keys.sorted()))
    return nil
  }

  /// A condition in FEEL.
  mutating func condition(_ map: KeyedNode, _ key: String, in scope: Scope) -> CheckedExpression? {
    guard let scalar = map.text(key, diagnostics: &diagnostics) else { return nil }
    return condition(scalar, in: scope)
  }

  mutating func condition(_ scalar: YAMLScalar, in scope: Scope) -> CheckedExpression? {
    guard let expression = readExpression(scalar, diagnostics: &diagnostics) else { return nil }
    reportOddSpaces(in: scalar)
    let checked = check(expression, in: scope, expecting: .boolean, diagnostics: &diagnostics)
    if let checked { conditionsRead.append(ReadCondition(condition: checked, item: scope.item)) }
    return checked
  }

  /// A no-break space in a condition: within its quotes no record would ever match it, elsewhere it does no harm.
  private mutating func reportOddSpaces(in scalar: YAMLScalar) {
    let bytes = Array(scalar.text.utf8)
    var isQuoted = false
    var harmless: Range<Int>?
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\""), place == 0 || bytes[place - 1] != UInt8(ascii: "\\") { isQuoted.toggle() }
      guard byte == 0xC2, bytes[place + 1] == 0xA0 else { continue }
      if isQuoted {
        diagnostics.report(.oddSpaceInQuotes(scalar.span(ofUTF8: place..<place + 2)))
      } else if harmless == nil {
        harmless = place..<place + 2
      }
    }
    if let harmless { remarks.append(.oddSpaceReadAsPlain(scalar.span(ofUTF8: harmless))) }
  }

  /// A no-break space in a span: it is read as a plain one, and the next who edits the line cannot see it.
  mutating func reportOddSpace(inSpan scalar: YAMLScalar) {
    let bytes = Array(scalar.text.utf8)
    guard let place = bytes.indices.dropLast().first(where: { bytes[$0] == 0xC2 && bytes[$0 + 1] == 0xA0 }) else { return }
    remarks.append(.oddSpaceReadAsPlain(scalar.span(ofUTF8: place..<place + 2)))
  }

  /// The position of a list by name.
  mutating func list(_ map: KeyedNode, _ key: String) -> Int? {
    guard let scalar = map.text(key, diagnostics: &diagnostics) else { return nil }
    return list(scalar)
  }

  mutating func list(_ scalar: YAMLScalar) -> Int? {
    if let list = shape.list(named: scalar.text) { return list }
    diagnostics.report(.unknownList(scalar, known: shape.lists.map(\.name)))
    return nil
  }

  /// A list whose records belong to the person.
  mutating func ownedList(_ map: KeyedNode, _ key: String) -> Int? {
    guard let scalar = map.text(key, diagnostics: &diagnostics), let list = list(scalar) else { return nil }
    if shape.lists[list].owner?.list == shape.aboutList { return list }
    diagnostics.report(.listNotOfPerson(scalar, about: about.name))
    return nil
  }

  /// A field of one list: `date`, or `visit.date`.
  mutating func field(_ scalar: YAMLScalar, of list: Int, type: FieldType? = nil) -> Int? {
    let listShape = shape.lists[list]
    let prefix = listShape.name + "."
    let name = scalar.text.hasPrefix(prefix) ? String(scalar.text.dropFirst(prefix.count)) : scalar.text
    guard let field = listShape.field(named: name) else {
      diagnostics.report(.unknownField(scalar, of: listShape.name, known: listShape.fields.map(\.name)))
      return nil
    }
    if let type, listShape.fields[field].type != type {
      let fitting = listShape.fields.filter { $0.type == type }.map(\.name)
      diagnostics.report(.wrongFieldType(scalar, is: listShape.fields[field].type, wanted: type, fitting: fitting))
      return nil
    }
    return field
  }

  mutating func field(_ map: KeyedNode, _ key: String, of list: Int, type: FieldType? = nil) -> Int? {
    guard let scalar = map.text(key, diagnostics: &diagnostics) else { return nil }
    return field(scalar, of: list, type: type)
  }

  /// `list.field`, or a bare field of the person.
  func address(_ text: String) -> FieldAddress? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1, let field = about.field(named: parts[0]) {
      return FieldAddress(list: shape.aboutList, field: field)
    }
    guard parts.count == 2, let list = shape.list(named: parts[0]),
      let field = shape.lists[list].field(named: parts[1])
    else { return nil }
    return FieldAddress(list: list, field: field)
  }

  /// Reports a `list.field` that the schema does not have, with the nearest name.
  mutating func reportUnknownPath(_ scalar: YAMLScalar) {
    let names = scalar.text.contains(".")
      ? shape.lists.flatMap { list in list.fields.map { "\(list.name).\($0.name)" } } : about.fields.map(\.name)
    diagnostics.report(.unknownPath(scalar, known: names))
  }
}
