public import SourceText

/// What a `duly.yaml` says: rules, schema, calendars, words and sources, with paths made whole.
public struct Workspace: Sendable {
  /// The workspace's title, and the council's name.
  public var title: String, council: String?
  /// Rule files, in the order written.
  public var rules: [LocatedPath]
  /// The local figures file, if there is one.
  public var figures: LocatedPath?
  /// The file of agreed exceptions, if there is one.
  public var exceptions: LocatedPath?
  /// The file of answers, if there is one.
  public var answers: LocatedPath?
  /// The record schema.
  public var schema: SchemaChoice
  /// Calendars beside the shipped ones, by name.
  public var calendars: [(name: String, file: LocatedPath)]
  /// Words that the council uses, with what they stand for, in the order written.
  public var terms: [(term: String, meaning: String)]
  /// Where records come from, in the order written.
  public var sources: [SourceDescription]
  /// The file that it was read from.
  public var file: SourceFile

  /// A path as written, and from where Duly runs.
  public struct LocatedPath: Sendable {
    /// As written in the file.
    public let written: String
    /// From where Duly runs.
    public let path: String
    /// Where it is written.
    public let span: SourceSpan
  }

  /// A schema by name or by path.
  public enum SchemaChoice: Sendable {
    /// One that comes with Duly.
    case shipped(name: String, span: SourceSpan)
    case file(LocatedPath)
  }
}

/// Reads a `duly.yaml`. Paths in it are relative to `folder`, by default the folder of the file's name.
/// All mistakes are reported; nil when it cannot be used.
public func readWorkspace(
  _ file: SourceFile, folder: String? = nil, diagnostics: inout Diagnostics
) -> Workspace? {
  var reader = WorkspaceReader(folder: folder ?? folderOf(file.name))
  var found = Diagnostics()
  let root = readYAML(file, diagnostics: &found)
  let workspace = root.flatMap { reader.read($0, file) }
  if let root { found.append(reader.diagnostics, exceptGuessesIn: root) }
  diagnostics.append(found)
  return found.hasErrors ? nil : workspace
}

private func folderOf(_ path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
