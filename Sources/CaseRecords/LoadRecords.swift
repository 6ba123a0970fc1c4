import Caseload
import CivilTime
import Glibc
public import SourceText

/// Reads every list that the sources hold. What is wrong with a row or cell goes into the data quality, what is wrong
/// with a file or a source into `diagnostics` too; good rows are kept. nil only if nothing at all can be read.
///
/// - Parameter only: per list the fields to be loaded; columns of others are passed over. nil: all.
public func loadRecords(
  schema: RecordSchema, sources: [SourceDescription], only: [Set<Int>]? = nil, threads: Int = allCores,
  diagnostics: inout Diagnostics
) -> LoadedRecords? {
  let finding = FileFinding(schema: schema, sources: sources)
  diagnostics.append(finding.diagnostics)
  var assembly = ListAssembly(schema: schema)
  let raw = readAll(finding.files, schema, only, threads, into: &assembly)
  for list in raw { for problem in list?.problems ?? [] { diagnostics.report(problem) } }
  guard raw.contains(where: { $0?.state == .read }) else {
    if !diagnostics.hasErrors { diagnostics.report(CaseRecordsDiagnostics.nothingToRead(schema, sources)) }
    return nil
  }
  let summaries = summaries(schema, finding, raw)
  assembly.finish()
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
    extractedAt: sources.compactMap { $0.extractedAt?.date }.min(), headers: assembly.headers)
}

/// One source.
public func loadRecords(
  schema: RecordSchema, source: SourceDescription, diagnostics: inout Diagnostics
) -> LoadedRecords? {
  loadRecords(schema: schema, sources: [source], diagnostics: &diagnostics)
}

/// How many threads read and judge where nothing else is said.
public let allCores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

/// Owners first, so that what belongs to them finds them; a large file on all threads, small ones side by side. What comes back
/// says what was read, without the columns: those are in the assembly.
private func readAll(
  _ files: [ListFile], _ schema: RecordSchema, _ only: [Set<Int>]?, _ threads: Int, into assembly: inout ListAssembly
) -> [RawList?] {
  var results = [RawList?](repeating: nil, count: schema.shape.lists.count)
  var waiting: [Int] = []
  var taken: Set<Int> = []
  func take(_ list: Int, _ assembly: inout ListAssembly) {
    guard var raw = results[list], taken.insert(list).inserted else { return }
    // No second owner keeps the columns alive while they are put in order.
    results[list]?.columns = []
    assembly.take(list, &raw)
  }
  for level in assembly.ownersFirst() {
    let wanted = files.filter { level.contains($0.list) }.map { file in
      WantedFile(file, only: only.map { fields($0[file.list], file.list, schema.shape) }, owners: assembly.ownerKeys(file.list))
    }
    // The largest first, so that nobody begins with it when the others are done.
    let small = wanted.filter(\.isSmall).sorted { ($0.bytes ?? 0) > ($1.bytes ?? 0) }
    for (file, raw) in zip(small, inRanges(small.count, of: 1, threads: threads, { small[$0.lowerBound].read(schema, threads: 1) })) {
      results[file.file.list] = raw
    }
    for list in level {
      if schema.shape.lists[list].isFromKeys { waiting.append(list) }
      for file in wanted where file.file.list == list && !file.isSmall { results[list] = file.read(schema, threads: threads) }
      if waiting.isEmpty { take(list, &assembly) }
    }
  }
  // Lists that are made from the keys of others come when those have been read.
  guard !waiting.isEmpty else { return results }
  for list in assembly.ownersFirst().joined() {
    if waiting.contains(list) { assembly.gather(list, results) }
    take(list, &assembly)
  }
  return results
}

/// A file that is going to be read, and how.
private struct WantedFile: Sendable {
  let file: ListFile
  let only: Set<Int>?
  let owners: ListReader.OwnerKeys
  /// Its length, where it is a file on disk.
  let bytes: Int?
  /// Whether dividing it would cost more than it saves.
  var isSmall: Bool { bytes.map { $0 <= WantedFile.smallBytes } ?? false }

  private static let smallBytes = 1 << 22

  init(_ file: ListFile, only: Set<Int>?, owners: ListReader.OwnerKeys) {
    (self.file, self.only, self.owners) = (file, only, owners)
    var status = stat()
    bytes = file.contents == nil && stat(file.path, &status) == 0 ? Int(status.st_size) : nil
  }

  func read(_ schema: RecordSchema, threads: Int) -> RawList {
    ListReader.read(file, schema: schema, only: only, owners: owners, threads: threads)
  }
}

/// Where the owners are made from the keys that records name, those keys are always read: who is there must not depend on
/// which rules are run.
private func fields(_ only: Set<Int>, _ list: Int, _ shape: Shape) -> Set<Int> {
  guard let owner = shape.lists[list].owner, shape.lists[owner.list].isFromKeys else { return only }
  return only.union([owner.field])
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
