import Caseload
import CivilTime
import SourceText

struct WorkspaceReader {
  let folder: String
  var diagnostics = Diagnostics()

  init(folder: String) { self.folder = folder }

  mutating func read(_ root: YAMLNode, _ file: SourceFile) -> Workspace? {
    guard
      let top = KeyedNode(
        root, of: "a workspace", allowed: ["calendars", "terms", "council", "figures", "exceptions", "answers", "tracker"],
        required: ["language", "workspace", "rules", "schema", "sources"], diagnostics: &diagnostics)
    else { return nil }
    if top["language"] != nil, let language = top.text("language", diagnostics: &diagnostics), language.text != "1" {
      diagnostics.report(CaseRecordsDiagnostics.unknownLanguage(language))
    }
    let title = top.text("workspace", diagnostics: &diagnostics)
    let rules = top["rules"] == nil ? [] : top.list("rules", diagnostics: &diagnostics) ?? []
    let paths = rules.compactMap { path($0, "rules") }
    let calendars = pairs(top["calendars"], "calendars").compactMap { name, node in
      path(node, "calendars").map { (name: name, file: $0) }
    }
    let terms = pairs(top["terms"], "terms").map { (term: $0, meaning: $1.scalar?.text ?? "") }
    let council = top["council"] == nil ? nil : top.text("council", diagnostics: &diagnostics)
    let sources = pairs(top["sources"], "sources").compactMap { source($0, $1) }
    let exceptions = top["exceptions"].flatMap { path($0, "exceptions") }
    let answers = top["answers"].flatMap { path($0, "answers") }
    let figures = top["figures"].flatMap { path($0, "figures") }
    guard let schema = schema(top) else { return nil }
    return Workspace(
      title: title?.text ?? "", council: council?.text, rules: paths, figures: figures, exceptions: exceptions, answers: answers, schema: schema,
      calendars: calendars, terms: terms, sources: sources, file: file)
  }

  /// A name that looks like a path is one.
  private mutating func schema(_ top: KeyedNode) -> Workspace.SchemaChoice? {
    guard top["schema"] != nil, let name = top.text("schema", diagnostics: &diagnostics) else { return nil }
    let isPath = name.text.contains("/") || name.text.hasSuffix(".yaml") || name.text.hasSuffix(".yml")
    return isPath ? .file(located(name)) : .shipped(name: name.text, span: name.span)
  }

  private mutating func pairs(_ node: YAMLNode?, _ key: String) -> [(String, YAMLNode)] {
    guard let node else { return [] }
    guard let entries = node.entries else {
      diagnostics.report(CaseRecordsDiagnostics.notNames(node, key))
      return []
    }
    return entries.map { ($0.key.text, $0.value) }
  }

  private mutating func path(_ node: YAMLNode, _ key: String) -> Workspace.LocatedPath? {
    guard let scalar = node.scalar, !scalar.text.isEmpty else {
      diagnostics.report(CaseRecordsDiagnostics.notOneText(node, key))
      return nil
    }
    return located(scalar)
  }

  private func located(_ scalar: YAMLScalar) -> Workspace.LocatedPath {
    Workspace.LocatedPath(written: scalar.text, path: whole(scalar.text), span: scalar.span)
  }

  private func whole(_ path: String) -> String { path.hasPrefix("/") || folder == "." ? path : folder + "/" + path }
}

// MARK: - Sources

extension WorkspaceReader {
  private static let sourceKeys = [
    "title", "extracted_at", "max_age", "dates", "delimiter", "empty_values", "complete_from", "lists",
  ]

  private mutating func source(_ name: String, _ node: YAMLNode) -> SourceDescription? {
    guard
      let keyed = KeyedNode(
        node, of: "a source", allowed: WorkspaceReader.sourceKeys, required: ["folder"], diagnostics: &diagnostics),
      keyed["folder"] != nil, let written = keyed.text("folder", diagnostics: &diagnostics)
    else { return nil }
    var source = SourceDescription(folder: whole(written.text))
    source.name = name
    source.title = (keyed["title"] == nil ? nil : keyed.text("title", diagnostics: &diagnostics)?.text) ?? name
    source.span = written.span
    source.extractedAt = moment(keyed, "extracted_at")
    source.maxAge = span(keyed, "max_age")
    source.dates = dateForms(keyed)
    source.delimiter = delimiter(keyed)
    source.emptyValues = texts(keyed, "empty_values")
    source.completeFrom = holding(keyed) ?? .completeAlways
    if let lists = keyed["lists"] { source.lists = pairs(lists, "lists").compactMap { list($0, $1) } }
    if let entries = keyed["lists"]?.entries {
      for index in source.lists?.indices ?? 0..<0 {
        let named = source.lists?[index].list
        source.lists?[index].span = entries.first { $0.key.text == named }?.key.span
      }
    }
    return source
  }

  private mutating func list(_ name: String, _ node: YAMLNode) -> ListDescription? {
    if let word = node.scalar {
      if word.text == "not supplied" { return ListDescription(list: name, file: nil) }
      guard word.text.lowercased().hasSuffix(".csv") else {
        diagnostics.report(CaseRecordsDiagnostics.notAListDescription(word))
        return nil
      }
      var description = ListDescription(list: name, file: word.text)
      description.fileSpan = word.span
      return description
    }
    guard
      let keyed = KeyedNode(
        node, of: "a list of a source", allowed: ["complete_from", "columns", "empty_values"], required: ["file"],
        diagnostics: &diagnostics),
      keyed["file"] != nil, let file = keyed.text("file", diagnostics: &diagnostics)
    else { return nil }
    var description = ListDescription(list: name, file: file.text)
    description.fileSpan = file.span
    description.holding = holding(keyed)
    for (field, header) in pairs(keyed["columns"], "columns") {
      guard let scalar = header.scalar else {
        diagnostics.report(CaseRecordsDiagnostics.notOneText(header, "columns"))
        continue
      }
      description.columns.append(.init(field: field, header: scalar.text, span: scalar.span))
    }
    if let entries = keyed["empty_values"]?.entries {
      description.emptyValues = entries.map { entry in
        let items = entry.value.sequence ?? [entry.value]
        return (entry.key.text, items.compactMap { $0.scalar?.text }, entry.key.span)
      }
    } else if let node = keyed["empty_values"] {
      diagnostics.report(CaseRecordsDiagnostics.notNames(node, "empty_values"))
    }
    return description
  }
}

// MARK: - Values

extension WorkspaceReader {
  private mutating func texts(_ keyed: KeyedNode, _ key: String) -> [String] {
    guard keyed[key] != nil, let items = keyed.list(key, diagnostics: &diagnostics) else { return [] }
    return items.compactMap { $0.scalar?.text }
  }

  /// `always`, `latest_only` or a date.
  private mutating func holding(_ keyed: KeyedNode) -> Holding? {
    guard keyed["complete_from"] != nil, let word = keyed.text("complete_from", diagnostics: &diagnostics) else { return nil }
    switch word.text {
    case "always": return .completeAlways
    case "latest_only": return .latestOnly
    default:
      if let date = CivilDate(iso: word.text) { return .completeFrom(date) }
      diagnostics.report(CaseRecordsDiagnostics.badCompleteFrom(word))
      return nil
    }
  }

  private mutating func dateForms(_ keyed: KeyedNode) -> DateForms {
    guard keyed["dates"] != nil, let word = keyed.text("dates", diagnostics: &diagnostics) else { return .either }
    switch word.text {
    case "day_first": return .dayFirstOnly
    case "iso": return .isoOnly
    default:
      diagnostics.report(CaseRecordsDiagnostics.unknownWord(word, "dates", known: ["day_first", "iso"]))
      return .either
    }
  }

  private mutating func delimiter(_ keyed: KeyedNode) -> UInt8 {
    guard keyed["delimiter"] != nil, let node = keyed["delimiter"], let scalar = node.scalar else {
      return UInt8(ascii: ",")
    }
    let words: [String: UInt8] = [
      "comma": UInt8(ascii: ","), "semicolon": UInt8(ascii: ";"), "tab": 9, "\\t": 9, "bar": UInt8(ascii: "|"),
    ]
    if let byte = words[scalar.text] { return byte }
    let bytes = Array(scalar.text.utf8)
    if bytes.count == 1, bytes[0] < 0x80, bytes[0] != UInt8(ascii: "\""), bytes[0] != 10, bytes[0] != 13 { return bytes[0] }
    diagnostics.report(CaseRecordsDiagnostics.badDelimiter(scalar))
    return UInt8(ascii: ",")
  }

  private mutating func moment(_ keyed: KeyedNode, _ key: String) -> DateAndTime? {
    guard keyed[key] != nil, let word = keyed.text(key, diagnostics: &diagnostics) else { return nil }
    if let moment = parseDateAndTime(word.text, form: .iso) { return moment }
    diagnostics.report(CaseRecordsDiagnostics.notAMoment(word))
    return nil
  }

  private mutating func span(_ keyed: KeyedNode, _ key: String) -> Span? {
    guard keyed[key] != nil, let word = keyed.text(key, diagnostics: &diagnostics) else { return nil }
    if case .span(let span) = readSpan(word.text), span.unit != .schoolDays { return span }
    diagnostics.report(CaseRecordsDiagnostics.notASpan(word))
    return nil
  }
}
