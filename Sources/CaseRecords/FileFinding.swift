import Caseload
import SourceText

/// Finds the file of each list.
struct FileFinding {
  let schema: RecordSchema
  private(set) var files: [ListFile] = []
  private(set) var diagnostics = Diagnostics()
  private(set) var logs: [QualityLog] = []
  /// Lists of which a source speaks, with that source's title.
  private(set) var titles: [Int: String] = [:]
  private let severalSources: Bool

  init(schema: RecordSchema, sources: [SourceDescription]) {
    self.schema = schema
    severalSources = sources.count > 1
    for source in sources { find(source) }
  }

  private mutating func find(_ source: SourceDescription) {
    if let contents = source.contents { return findInMemory(contents, source) }
    let (entries, problem) = folderEntries(source.folder)
    if let problem {
      diagnostics.report(CaseRecordsDiagnostics.cannotOpenFolder(source, problem))
      return
    }
    let names = entries.filter { $0.lowercased().hasSuffix(".csv") }
    if let lists = source.lists { findNamed(lists, source, names) } else { findAll(source, names) }
  }

  private func shown(_ source: SourceDescription, _ file: String) -> String {
    severalSources ? "\(source.name)/\(file)" : file
  }

  private mutating func add(_ list: Int, _ file: String, _ source: SourceDescription, _ description: ListDescription?) {
    if let other = files.first(where: { $0.list == list }) {
      diagnostics.report(
        CaseRecordsDiagnostics.suppliedTwice(schema.shape.lists[list].name, other.shown, shown(source, file), description?.span))
      return
    }
    titles[list] = source.title
    files.append(
      ListFile(
        list: list, path: file.hasPrefix("/") ? file : source.folder + "/" + file, shown: shown(source, file),
        source: source, description: description, holding: description?.holding ?? source.completeFrom))
  }
}

// MARK: - Lists in memory

extension FileFinding {
  private mutating func findInMemory(_ contents: [String: [UInt8]], _ source: SourceDescription) {
    for description in source.lists ?? [] {
      guard let list = schema.shape.list(named: description.list), let bytes = contents[description.list] else { continue }
      titles[list] = source.title
      files.append(
        ListFile(
          list: list, path: "", shown: description.list, source: source, description: description,
          holding: description.holding ?? source.completeFrom, contents: bytes))
    }
  }
}

// MARK: - Lists that the source names

extension FileFinding {
  private mutating func findNamed(_ lists: [ListDescription], _ source: SourceDescription, _ names: [String]) {
    var used: Set<String> = []
    for description in lists {
      let (list, mistakes) = place(of: description, in: schema)
      for mistake in mistakes { diagnostics.report(mistake) }
      guard let list else { continue }
      titles[list] = titles[list] ?? source.title
      guard let file = description.file else { continue }
      used.insert(file)
      add(list, file, source, description)
    }
    for name in names where !used.contains(name) { noteUnknown(name, source, isNamed: true) }
  }

  private mutating func noteUnknown(_ name: String, _ source: SourceDescription, isNamed: Bool) {
    var log = QualityLog(list: nil, file: shown(source, name))
    log.note(
      .fileUnknown,
      isNamed
        ? "duly.yaml does not name this file; it was not read" : "no list of the schema has this name; it was not read")
    logs.append(log)
  }
}

// MARK: - Lists by the names of files

extension FileFinding {
  private mutating func findAll(_ source: SourceDescription, _ names: [String]) {
    var claimed: Set<String> = []
    var found: [Int: [String]] = [:]
    for withPrefix in [false, true] {
      for (list, shape) in schema.shape.lists.enumerated()
      where found[list] == nil && shape.derivation == nil && !shape.isFromKeys {
        let wanted = schema.reading[list].fileNames.map(plainHeader)
        let matches = names.filter { name in
          guard !claimed.contains(name) else { return false }
          let stem = String(name.dropLast(4))
          return wanted.contains(plainHeader(withPrefix ? withoutYears(stem) : stem))
        }
        if matches.isEmpty { continue }
        claimed.formUnion(matches)
        found[list] = matches
      }
    }
    for (list, matches) in found.sorted(by: { $0.key < $1.key }) {
      if matches.count == 1 {
        add(list, matches[0], source, nil)
      } else {
        diagnostics.report(
          CaseRecordsDiagnostics.severalFiles(schema.shape.lists[list].name, matches.map { shown(source, $0) }))
      }
    }
    for name in names where !claimed.contains(name) { noteUnknown(name, source, isNamed: false) }
  }

  /// "2021-22_episodes" without what comes before the first letter.
  private func withoutYears(_ stem: String) -> String {
    String(stem.drop { $0.isNumber || $0 == "-" || $0 == "_" || $0 == " " })
  }
}
