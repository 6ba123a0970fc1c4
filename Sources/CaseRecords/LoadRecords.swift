import Caseload
import CivilTime
import Dispatch
public import SourceText

/// Reads every list that the sources hold. What is wrong with a row or cell goes into the data quality, what is wrong
/// with a file or a source into `diagnostics` too; good rows are kept. nil only if nothing at all can be read.
///
/// - Parameter only: per list the fields to be loaded; columns of others are passed over. nil: all.
public func loadRecords(
  schema: RecordSchema, sources: [SourceDescription], only: [Set<Int>]? = nil, diagnostics: inout Diagnostics
) -> LoadedRecords? {
  let finding = FileFinding(schema: schema, sources: sources)
  diagnostics.append(finding.diagnostics)
  var raw = readAll(finding.files, schema, only)
  for list in raw { for problem in list?.problems ?? [] { diagnostics.report(problem) } }
  guard raw.contains(where: { $0?.state == .read }) else {
    if !diagnostics.hasErrors { diagnostics.report(CaseRecordsDiagnostics.nothingToRead(schema, sources)) }
    return nil
  }
  let summaries = summaries(schema, finding, raw)
  var assembly = ListAssembly(schema: schema)
  assembly.assemble(&raw)
  let plain = Caseload(shape: schema.shape, lists: assembly.lists)
  let contradictions = plain.contradictions.map { $0.issue(in: plain) }
  let caseload = derive(plain, schema: schema, except: [])
  let logs = assembly.logs.compactMap { $0 } + finding.logs
  return LoadedRecords(
    caseload: caseload,
    quality: DataQuality(
      issues: logs.flatMap(\.issues) + contradictions,
      counts: logs.flatMap(\.counts) + contradictions.map(QualityCount.init)),
    sources: summaries.map { $0.counting(assembly.lists[$0.list].count) },
    extractedAt: sources.compactMap { $0.extractedAt?.date }.min())
}

/// One source.
public func loadRecords(
  schema: RecordSchema, source: SourceDescription, diagnostics: inout Diagnostics
) -> LoadedRecords? {
  loadRecords(schema: schema, sources: [source], diagnostics: &diagnostics)
}

/// Results by place, each written by one thread only.
private final class RawLists: @unchecked Sendable {
  private let places: UnsafeMutableBufferPointer<RawList?>
  init(count: Int) {
    places = .allocate(capacity: count)
    places.initialize(repeating: nil)
  }
  deinit {
    places.deinitialize()
    places.deallocate()
  }
  func set(_ list: RawList, at place: Int) { places[place] = list }
  /// Hands the lists over: no second owner keeps their columns alive while they are put in order.
  func take() -> [RawList?] {
    let result = Array(places)
    places.update(repeating: nil)
    return result
  }
}

/// Files side by side: each list's columns depend on its own file only.
private func readAll(_ files: [ListFile], _ schema: RecordSchema, _ only: [Set<Int>]?) -> [RawList?] {
  let results = RawLists(count: schema.shape.lists.count)
  DispatchQueue.concurrentPerform(iterations: files.count) { index in
    results.set(ListReader.read(files[index], schema: schema, only: only?[files[index].list]), at: files[index].list)
  }
  return results.take()
}

private func summaries(_ schema: RecordSchema, _ finding: FileFinding, _ raw: [RawList?]) -> [SourceSummary] {
  schema.shape.lists.indices.filter { schema.shape.lists[$0].derivation == nil && !schema.shape.lists[$0].isFromKeys }.map { list in
    let fields = schema.shape.lists[list].fields
    guard let read = raw[list] else { return SourceSummary(list: list, source: finding.titles[list]) }
    return SourceSummary(
      list: list, state: read.state, source: finding.titles[list], file: read.file.shown, rows: 0,
      holds: read.state == .read ? read.isCut ? .nothingProven : read.file.holding : .notSupplied, isCut: read.isCut,
      extractedAt: read.file.source.extractedAt, maxAge: read.file.source.maxAge,
      fieldsFound: fields.indices.filter { read.headerOfField[$0] != nil }.map { fields[$0].name },
      fieldsMissing: fields.indices.filter { read.headerOfField[$0] == nil }.map { fields[$0].name },
      unknownColumns: read.unknownColumns)
  }
}

extension SourceSummary {
  fileprivate init(list: Int, source: String?) {
    self.init(
      list: list, state: .notSupplied, source: source, file: nil, rows: 0, holds: .notSupplied, isCut: false,
      extractedAt: nil, maxAge: nil, fieldsFound: [], fieldsMissing: [], unknownColumns: [])
  }

  /// The same with the number of records that were kept.
  fileprivate func counting(_ rows: Int) -> SourceSummary {
    SourceSummary(
      list: list, state: state, source: source, file: file, rows: rows, holds: holds, isCut: isCut,
      extractedAt: extractedAt, maxAge: maxAge, fieldsFound: fieldsFound, fieldsMissing: fieldsMissing,
      unknownColumns: unknownColumns)
  }
}
