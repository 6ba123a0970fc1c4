import CaseRecords
import Caseload
import Glibc
import SourceText

extension InputOptions {
  /// The records of a snapshot. One that is missing, of other files or not whole is made anew, which is said.
  func recordsByWay(
    of path: String, _ schema: RecordSchema, _ sources: [SourceDescription], _ fields: [Set<Int>]?
  ) -> LoadedRecords {
    let snapshot = Snapshot(path: path, schema: schema, sources: sources, program: programVersion)
    switch snapshot.open(only: fields) {
    case .opened(let records, let words):
      Output.complain(words)
      return records
    case .problem(let problem):
      if !problem.isMended { endBecause(of: problem, path) }
      return renewed(snapshot, problem, schema, sources, fields)
    }
  }

  private func renewed(
    _ snapshot: Snapshot, _ problem: SnapshotProblem, _ schema: RecordSchema, _ sources: [SourceDescription],
    _ fields: [Set<Int>]?
  ) -> LoadedRecords {
    let unwritten = make(snapshot, schema, sources, fields: snapshot.fieldsToLoad(with: fields), because: problem)
    // The file's columns take the place of those in memory, which are let go by now.
    if unwritten == nil, case .opened(let records, _) = snapshot.open(only: fields) { return records }
    let records = unwritten ?? read(schema, sources, fields).records
    return fields.map { records.limited(to: $0, schema: schema) } ?? records
  }

  /// Reads the files and writes the snapshot.
  ///
  /// - Returns: nil, or the records where they could not be written (the reason is said).
  private func make(
    _ snapshot: Snapshot, _ schema: RecordSchema, _ sources: [SourceDescription], fields: [Set<Int>]?,
    because problem: SnapshotProblem
  ) -> LoadedRecords? {
    let (records, said) = read(schema, sources, fields)
    let trouble = write(records, to: snapshot, sources, fields: fields, said: said)
    Output.complain(
      "snapshot: \(snapshot.path) \(problem.inWords); \(trouble ?? "it was made from the files, for you alone to read")\n")
    return trouble == nil ? nil : records
  }

  /// - Returns: why it was not written, in words; nil: it was.
  func write(
    _ records: LoadedRecords, to snapshot: Snapshot, _ sources: [SourceDescription], fields: [Set<Int>]?, said: Diagnostics
  ) -> String? {
    // What was read of a file that is being written anew is neither the old one nor the new one.
    guard snapshot.inputsAreUnchanged(sources) else { return "it was not written: the files changed while they were read" }
    let words = said.isEmpty ? "" : DiagnosticRenderer(colour: false).render(said) + "\n"
    return snapshot.write(records, fields: fields, words: words).map { "it could not be written: \($0.inWords)" }
  }

  func endBecause(of problem: SnapshotProblem, _ path: String) -> Never {
    Output.complain("error: \(path) \(problem.inWords).\n")
    leave(.wrongInput)
  }
}

extension SnapshotProblem {
  /// Whether the snapshot can be made anew in its place.
  var isMended: Bool {
    switch self {
    case .notASnapshot, .notReadable: false
    default: true
    }
  }

  /// What is the matter, after the file's name.
  var inWords: String {
    switch self {
    case .missing: "was not there"
    case .otherInputs(let why): "was of other records: \(why)"
    case .otherVersion: "was written by another version of Duly"
    case .fewerFields: "lacked fields that are needed"
    case .notPrivate: "was open to others, so it was not used"
    case .damaged: "was damaged"
    case .notASnapshot: "is not a snapshot, so it is left alone: give another name"
    case .notReadable(let code): "cannot be used: \(String(cString: strerror(code)))"
    }
  }
}
