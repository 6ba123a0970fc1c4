import Caseload
import CivilTime
import SourceText

extension SchemaReader {
  static let fieldKeys = [
    "type", "title", "aliases", "clock", "blank", "arrives_with", "dated", "special", "empty_values", "codes", "to",
    "none", "true", "false", "plausible", "source", "ends_with", "midnight",
    "recorded",
  ]
  static let fieldTypes = ["text", "date", "date_time", "number", "boolean", "code", "span", "reference"]
  /// Keys that only some types take.
  private static let typeOfKey = [
    ("codes", ["code"]), ("to", ["reference"]), ("none", ["span"]), ("true", ["boolean"]), ("false", ["boolean"]),
    ("ends_with", ["boolean"]), ("clock", ["date", "date_time"]), ("plausible", ["date", "date_time"]),
    ("midnight", ["date_time"]),
  ]

  mutating func readField(_ field: Int, of list: Int) -> (FieldShape, FieldReading) {
    let draft = drafts[list].fields[field]
    guard let keyed = draft.keyed else {
      let shape = draft.implied ?? FieldShape(name: draft.name, title: draft.name, type: .text)
      return (shape, reading(draft.name, nil))
    }
    let (type, word) = fieldType(keyed)
    if let word { checkKeys(keyed, word, draft) }
    let clock = clock(keyed)
    let shape = FieldShape(
      name: draft.name, title: title(keyed, draft.name), type: type, clock: clock, blank: blank(keyed, type),
      arrivesWith: dateField(keyed, "arrives_with", list), recorded: dateField(keyed, "recorded", list), dated: dated(keyed),
      endsWith: dateField(keyed, "ends_with", list),
      special: keyed["special"] == nil ? false : keyed.boolean("special", diagnostics: &diagnostics) ?? false)
    return (shape, reading(draft.name, keyed))
  }

  private mutating func reading(_ name: String, _ keyed: KeyedNode?) -> FieldReading {
    guard let keyed else {
      return FieldReading(
        headers: [name], emptyValues: emptyValues, plausible: plausible, yes: SchemaReader.yes,
        no: SchemaReader.no, noSpan: [], midnightIsTime: false)
    }
    return FieldReading(
      headers: [name] + texts(keyed, "aliases"),
      emptyValues: emptyValues.adding(texts(keyed, "empty_values")),
      plausible: period(keyed["plausible"]) ?? plausible,
      yes: keyed["true"] == nil ? SchemaReader.yes : texts(keyed, "true"),
      no: keyed["false"] == nil ? SchemaReader.no : texts(keyed, "false"),
      noSpan: texts(keyed, "none"), midnightIsTime: midnightIsTime(keyed))
  }

  /// `midnight: time`; else `00:00` is how a system writes a date without a time.
  private mutating func midnightIsTime(_ keyed: KeyedNode) -> Bool {
    guard keyed["midnight"] != nil, let word = keyed.text("midnight", diagnostics: &diagnostics) else { return false }
    if word.text == "time" || word.text == "date" { return word.text == "time" }
    diagnostics.report(CaseRecordsDiagnostics.unknownWord(word, "midnight", known: ["date", "time"]))
    return false
  }

  static let yes = ["true", "yes", "y", "1"]
  static let no = ["false", "no", "n", "0"]

  private mutating func fieldType(_ keyed: KeyedNode) -> (FieldType, String?) {
    guard keyed["type"] != nil, let word = keyed.text("type", diagnostics: &diagnostics) else { return (.text, nil) }
    switch word.text {
    case "text": return (.text, word.text)
    case "date": return (.date, word.text)
    case "date_time": return (.dateTime, word.text)
    case "number": return (.number, word.text)
    case "boolean": return (.boolean, word.text)
    case "span": return (.span, word.text)
    case "code": return (codeType(keyed, word) ?? .text, word.text)
    case "reference": return (referenceType(keyed, word) ?? .text, word.text)
    default:
      diagnostics.report(CaseRecordsDiagnostics.unknownType(word, known: SchemaReader.fieldTypes))
      return (.text, nil)
    }
  }

  private mutating func codeType(_ keyed: KeyedNode, _ type: YAMLScalar) -> FieldType? {
    guard keyed["codes"] != nil else {
      diagnostics.report(CaseRecordsDiagnostics.typeNeeds(type, "codes", "codes: NAME, one of the code_lists"))
      return nil
    }
    guard let name = keyed.text("codes", diagnostics: &diagnostics) else { return nil }
    guard let list = codeLists[name.text] else {
      diagnostics.report(CaseRecordsDiagnostics.unknownCodeList(name, known: codeListNames))
      return nil
    }
    return .code(list)
  }

  private mutating func referenceType(_ keyed: KeyedNode, _ type: YAMLScalar) -> FieldType? {
    guard keyed["to"] != nil else {
      diagnostics.report(CaseRecordsDiagnostics.typeNeeds(type, "to", "to: LIST, the list whose key the field holds"))
      return nil
    }
    guard let name = keyed.text("to", diagnostics: &diagnostics), let list = list(name) else { return nil }
    if drafts[list].keyed["key"] == nil { tellKeyless(name) }
    return .reference(list: list)
  }

  /// A key that the field's type does not take is a mistake about the type.
  private mutating func checkKeys(_ keyed: KeyedNode, _ type: String, _ draft: FieldDraft) {
    for (key, types) in SchemaReader.typeOfKey where !types.contains(type) {
      if let scalar = keyed.keyScalar(key) {
        diagnostics.report(CaseRecordsDiagnostics.keyOfOtherType(scalar, type, types))
      }
    }
  }

  private mutating func clock(_ keyed: KeyedNode) -> Clock {
    guard keyed["clock"] != nil, let word = keyed.text("clock", diagnostics: &diagnostics) else { return .happened }
    switch word.text {
    case "happened": return .happened
    case "planned": return .planned
    default:
      diagnostics.report(CaseRecordsDiagnostics.unknownWord(word, "clock", known: ["happened", "planned"]))
      return .happened
    }
  }

  private mutating func blank(_ keyed: KeyedNode, _ type: FieldType) -> BlankMeaning {
    guard keyed["blank"] != nil, let word = keyed.text("blank", diagnostics: &diagnostics) else { return .unknown }
    switch (word.text, type) {
    case ("no", .boolean): return .no
    case ("not_yet", .date), ("not_yet", .dateTime): return .notYet
    case ("unknown", _): return .unknown
    default:
      diagnostics.report(CaseRecordsDiagnostics.badBlank(word))
      return .unknown
    }
  }

  /// A date field of the same list that a key names.
  private mutating func dateField(_ keyed: KeyedNode, _ key: String, _ list: Int) -> Int? {
    guard let field = field(keyed, key, of: list), let span = keyed[key]?.span else { return nil }
    let type = drafts[list].fields[field].keyed?["type"]?.scalar?.text
    if type != "date" {
      diagnostics.report(CaseRecordsDiagnostics.needsDateField(span, drafts[list].fields[field].name, key))
    }
    return field
  }

  /// `{list: category_period, value: category, from: from, until: until}`
  private mutating func dated(_ keyed: KeyedNode) -> DatedFrom? {
    guard let node = keyed["dated"],
      let dated = KeyedNode(
        node, of: "a dated field's history", allowed: ["until"], required: ["list", "value", "from"],
        diagnostics: &diagnostics),
      dated["list"] != nil, let name = dated.text("list", diagnostics: &diagnostics), let list = list(name)
    else { return nil }
    let value = field(dated, "value", of: list)
    let from = field(dated, "from", of: list)
    let until = dated["until"]?.scalar?.text == "none" ? nil : field(dated, "until", of: list)
    for key in ["from", "until"] {
      guard let scalar = dated[key]?.scalar, let field = drafts[list].fields.first(where: { $0.name == scalar.text }),
        let type = field.keyed?["type"]?.scalar?.text, type != "date"
      else { continue }
      diagnostics.report(CaseRecordsDiagnostics.needsDateField(scalar.span, field.name, key))
    }
    guard let value, let from else { return nil }
    return DatedFrom(list: list, value: value, from: from, until: until)
  }
}
