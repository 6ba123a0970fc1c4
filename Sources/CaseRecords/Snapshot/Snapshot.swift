import Caseload
import Glibc

/// The records of some files, kept in one file that is opened in no time: its columns are used where they lie.
///
/// It is believed only if it is private, whole, of this version of the program, and of the very files, schema and source
/// descriptions that are at hand. It holds certain fields, mostly all; a command that needs fewer gets the records as if
/// it had loaded those alone, in the same order and with the same data quality.
public struct Snapshot: Sendable {
  /// Where it lies.
  public let path: String
  private let schema: RecordSchema
  private let inputs: SnapshotInputs
  private let program: String

  /// What there is at the path.
  public enum Opening: Sendable {
    /// - `words`: what was said when the files were read, for people.
    case opened(LoadedRecords, words: String)
    case problem(SnapshotProblem)
  }

  /// Looks at the files as they are now: make it before they are read.
  ///
  /// - Parameter program: the program's version.
  public init(path: String, schema: RecordSchema, sources: [SourceDescription], program: String) {
    self.path = path
    self.schema = schema
    self.program = program
    inputs = SnapshotInputs(schema: schema, sources: sources)
  }

  /// Whether the files are still as they were when this was made.
  public func inputsAreUnchanged(_ sources: [SourceDescription]) -> Bool {
    inputs.difference(from: SnapshotInputs(schema: schema, sources: sources)) == nil
  }

  // MARK: Reading

  /// The records with these fields; nil: all.
  public func open(only: [Set<Int>]? = nil, threads: Int = allCores) -> Opening {
    do {
      var decoder = try SnapshotFile.map(path).decoder()
      let preface = decoder.preface
      if preface.program != program { return .problem(.otherVersion) }
      if let difference = preface.inputs.difference(from: inputs) { return .problem(.otherInputs(difference)) }
      if !holds(preface.fields, only) { return .problem(.fewerFields) }
      let (records, ties) = try decoder.records(schema, only: only)
      guard decoder.areWhole(threads: threads) else { return .problem(.damaged) }
      return .opened(only.map { records.limited(to: $0, ties: ties, schema: schema) } ?? records, words: preface.words)
    } catch let problem as SnapshotProblem {
      return .problem(problem)
    } catch {
      return .problem(.damaged)
    }
  }

  /// Which fields to load for a new one: those of the snapshot that is there already, if it can be read and is of the same
  /// schema, and these; where there is none, all. nil: all.
  public func fieldsToLoad(with only: [Set<Int>]?) -> [Set<Int>]? {
    guard let only, let old = try? SnapshotFile.map(path).decoder().preface, old.inputs.schema == inputs.schema,
      let fields = old.fields, fields.count == only.count
    else { return nil }
    return zip(fields, only).map { $0.union($1) }
  }

  private func holds(_ fields: [Set<Int>]?, _ only: [Set<Int>]?) -> Bool {
    guard let fields else { return true }
    guard let only, fields.count == only.count else { return false }
    return zip(fields, only).allSatisfy { $0.isSuperset(of: $1) }
  }

  // MARK: Writing

  /// Writes the records, all or nothing, for their owner only. What is there before is replaced if it is a snapshot.
  ///
  /// - Parameters:
  ///   - fields: those that were loaded; nil: all.
  ///   - words: what was said when the files were read.
  /// - Returns: why it could not be written; nil: it was.
  public func write(_ records: LoadedRecords, fields: [Set<Int>]?, words: String, threads: Int = allCores) -> SnapshotProblem? {
    if let problem = SnapshotFile.problemToReplace(path) { return problem }
    return withExtendedLifetime(records) {
      let encoder = SnapshotEncoder(records)
      let contents = encoder.contents(program: program, inputs: inputs, fields: fields, words: words, threads: threads)
      return SnapshotFile.write(encoder, contents: contents, to: path)
    }
  }

  /// Removes the snapshot at a path; anything else is left alone.
  ///
  /// - Returns: why it could not be removed; nil: it was.
  public static func remove(_ path: String) -> SnapshotProblem? {
    if let problem = SnapshotFile.problemToReplace(path) { return problem }
    if unlink(path) == 0 { return nil }
    return errno == ENOENT ? .missing : .notReadable(code: errno)
  }
}

extension LoadedRecords {
  /// The same as if only these fields had been loaded.
  public func limited(to only: [Set<Int>], schema: RecordSchema) -> LoadedRecords {
    let ties = zip(caseload.lists, schema.shape.lists).map { Cells(tiedRows($0, $1)) }
    return limited(to: only, ties: ties, schema: schema)
  }
}
