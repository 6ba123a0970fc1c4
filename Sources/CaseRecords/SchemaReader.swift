import Caseload
import CivilTime
public import SourceText

/// Reads a record schema. All mistakes are reported with their places; nil when it cannot be used.
public func readSchema(_ file: SourceFile, diagnostics: inout Diagnostics) -> RecordSchema? {
  var found = Diagnostics()
  defer { diagnostics.append(found) }
  guard let root = readYAML(file, diagnostics: &found) else { return nil }
  var reader = SchemaReader(file: file)
  let schema = reader.read(root)
  found.append(reader.diagnostics, exceptGuessesIn: root)
  return found.hasErrors ? nil : schema
}

/// Takes a schema apart, names first: lists may speak of each other in any order.
struct SchemaReader {
  let file: SourceFile
  var diagnostics = Diagnostics()
  var codeLists: [String: CodeList] = [:]
  var codeListNames: [String] = []
  var emptyValues = EmptyValues()
  var plausible = CivilDate(dayNumber: -25567)...CivilDate(dayNumber: 47846)  // 1900-01-01 to 2100-12-31
  var drafts: [ListDraft] = []
  /// Lists whose missing key has been told: many lists refer to one.
  private var toldKeyless: Set<String> = []

  /// A list as written, with the names of its fields known.
  struct ListDraft {
    let name: YAMLScalar
    let keyed: KeyedNode
    var fields: [FieldDraft] = []
    /// The list that this one belongs to; set once all names are known.
    var owner: ListShape.Owner?
    var derivedFrom: Int?
    /// Of an overlap: the list with which it is made.
    var overlapsWith: Int?
  }

  struct FieldDraft {
    var name: String
    let span: SourceSpan
    /// nil for fields that the schema implies (the owner's key, a derived list's dates).
    let keyed: KeyedNode?
    var implied: FieldShape?
  }

  static let keys = [
    "language", "schema", "title", "version", "zone", "about", "code_lists", "empty_values", "plausible", "lists",
    "derived", "holding", "people", "key_information", "source",
  ]

  init(file: SourceFile) { self.file = file }

  mutating func read(_ root: YAMLNode) -> RecordSchema? {
    guard
      let top = KeyedNode(
        root, of: "a record schema", allowed: SchemaReader.keys,
        required: ["language", "schema", "title", "version", "about", "lists"], diagnostics: &diagnostics)
    else { return nil }
    checkLanguage(top)
    let name = top.text("schema", diagnostics: &diagnostics)
    let title = top.text("title", diagnostics: &diagnostics)
    let version = top.text("version", diagnostics: &diagnostics)
    let zone = top["zone"] == nil ? nil : top.text("zone", diagnostics: &diagnostics)
    emptyValues = EmptyValues(texts(top, "empty_values"))
    plausible = period(top["plausible"]) ?? plausible
    readCodeLists(top["code_lists"])
    draftLists(top["lists"])
    draftDerived(top["derived"])
    guard !drafts.isEmpty else { return nil }
    let about = aboutList(top)
    findOwners()
    let (lists, reading) = readLists()
    let shape = Shape(lists: lists, aboutList: about ?? 0)
    checkCircles(shape)
    guard !diagnostics.hasErrors else {
      // Roles are still read: all mistakes are told at once.
      if about != nil { _ = readRoles(top, shape) }
      return nil
    }
    let derived = readDerivedLists(shape)
    let roles = readRoles(top, shape)
    return RecordSchema(
      name: name?.text ?? "", title: title?.text ?? "", version: version?.text ?? "",
      zone: zone?.text ?? "Europe/London", shape: shape, roles: roles, reading: reading, file: file,
      derivedLists: derived)
  }

  private mutating func checkLanguage(_ top: KeyedNode) {
    guard top["language"] != nil, let language = top.text("language", diagnostics: &diagnostics) else { return }
    if language.text != "1" { diagnostics.report(CaseRecordsDiagnostics.unknownLanguage(language)) }
  }

  private mutating func aboutList(_ top: KeyedNode) -> Int? {
    guard top["about"] != nil, let about = top.text("about", diagnostics: &diagnostics) else { return nil }
    guard let list = list(about) else { return nil }
    if drafts[list].keyed["of"] != nil || drafts[list].derivedFrom != nil {
      diagnostics.report(CaseRecordsDiagnostics.aboutBelongs(about))
      return nil
    }
    if drafts[list].keyed["key"] == nil {
      toldKeyless.insert(about.text)
      diagnostics.report(CaseRecordsDiagnostics.aboutNeedsKey(about))
      return nil
    }
    return list
  }
}

// MARK: - Names

extension SchemaReader {
  /// The position of a list by name; an unknown one is reported.
  mutating func list(_ name: YAMLScalar) -> Int? {
    if let list = drafts.firstIndex(where: { $0.name.text == name.text }) { return list }
    diagnostics.report(CaseRecordsDiagnostics.unknownList(name, known: drafts.map(\.name.text)))
    return nil
  }

  /// The position of a field by name; an unknown one is reported.
  mutating func field(_ name: YAMLScalar, of list: Int) -> Int? {
    let fields = drafts[list].fields
    if let field = fields.firstIndex(where: { $0.name == name.text }) { return field }
    diagnostics.report(
      CaseRecordsDiagnostics.unknownField(name, list: drafts[list].name.text, known: fields.map(\.name)))
    return nil
  }

  /// Says once that nothing can refer to the records of a list without a key.
  mutating func tellKeyless(_ name: YAMLScalar) {
    guard toldKeyless.insert(name.text).inserted else { return }
    diagnostics.report(CaseRecordsDiagnostics.ownerNeedsKey(name))
  }

  /// The field that a key names.
  mutating func field(_ keyed: KeyedNode, _ key: String, of list: Int) -> Int? {
    guard keyed[key] != nil, let name = keyed.text(key, diagnostics: &diagnostics) else { return nil }
    return field(name, of: list)
  }

  /// Names are lower case words joined by `_`, so that rules can use them as they are.
  mutating func checkName(_ name: YAMLScalar, _ what: String) {
    let bytes = Array(name.text.utf8)
    let isPlain =
      bytes.first.map { $0 &- 97 < 26 } ?? false
      && bytes.allSatisfy { $0 &- 97 < 26 || $0 &- 48 < 10 || $0 == UInt8(ascii: "_") }
    if !isPlain { diagnostics.report(CaseRecordsDiagnostics.badName(name, what)) }
  }

  /// The texts of a key that holds one or several.
  mutating func texts(_ keyed: KeyedNode, _ key: String) -> [String] {
    guard keyed[key] != nil, let items = keyed.list(key, diagnostics: &diagnostics) else { return [] }
    return items.compactMap { item in
      guard let scalar = item.scalar else {
        diagnostics.report(CaseRecordsDiagnostics.notOneText(item, key))
        return nil
      }
      return scalar.text
    }
  }

  /// `{from: DATE, until: DATE}`, both days included.
  mutating func period(_ node: YAMLNode?) -> ClosedRange<CivilDate>? {
    guard let node,
      let keyed = KeyedNode(node, of: "a period", allowed: [], required: ["from", "until"], diagnostics: &diagnostics)
    else { return nil }
    return dates(keyed, &diagnostics)
  }
}

/// The days `from` and `until` of a mapping; a mistake is reported.
func dates(_ keyed: KeyedNode, _ diagnostics: inout Diagnostics) -> ClosedRange<CivilDate>? {
  guard keyed["from"] != nil, keyed["until"] != nil,
    let from = keyed.text("from", diagnostics: &diagnostics),
    let until = keyed.text("until", diagnostics: &diagnostics)
  else { return nil }
  guard let first = date(from, &diagnostics), let last = date(until, &diagnostics) else { return nil }
  guard first <= last else {
    diagnostics.report(CaseRecordsDiagnostics.endsBeforeItBegins(until))
    return nil
  }
  return first...last
}

/// A date as Duly's files write it: 2026-04-01. Anything else is reported.
func date(_ scalar: YAMLScalar, _ diagnostics: inout Diagnostics) -> CivilDate? {
  if let date = CivilDate(iso: scalar.text) { return date }
  diagnostics.report(CaseRecordsDiagnostics.notADate(scalar))
  return nil
}
