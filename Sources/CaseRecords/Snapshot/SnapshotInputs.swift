import Caseload
import CivilTime
import Glibc
import SourceText

/// What a snapshot was made from. All of it is compared, byte by byte: a snapshot of anything else is not used.
struct SnapshotInputs: Sendable, Equatable {
  /// One file, as it was when it was read.
  struct File: Sendable, Equatable {
    let shown: String, path: String
    let list: Int
    /// Bytes; nanoseconds since 1970; the file's number on its device. All -1 where it cannot be looked at.
    var size: Int64 = -1, modified: Int64 = -1, inode: Int64 = -1, device: Int64 = -1
  }

  /// The record schema's text.
  let schema: String
  /// What `duly.yaml` says of the sources, and where.
  let sources: String
  let files: [File]
  /// The CSV files that lie in the sources' folders: a new one may be a list's.
  let names: [String]

  init(schema: RecordSchema, sources: [SourceDescription]) {
    self.schema = schema.name + "\n" + String(decoding: schema.file.bytes, as: UTF8.self)
    self.sources = sources.map(SnapshotInputs.words).joined(separator: "\n")
    files = FileFinding(schema: schema, sources: sources).files.map { File($0) }
    names = sources.flatMap { source in
      folderEntries(source.folder).names.filter { $0.lowercased().hasSuffix(".csv") }.map { source.name + "/" + $0 }
    }
  }

  /// What is different, as the end of a sentence; nil where all is the same.
  func difference(from now: SnapshotInputs) -> String? {
    if schema != now.schema { return "the record schema is another" }
    if sources != now.sources { return "the sources are described otherwise" }
    if let changed = zip(files, now.files).first(where: { $0 != $1 }) { return "\(changed.1.shown) has changed" }
    return files == now.files && names == now.names ? nil : "there are other files"
  }

  // MARK: In the snapshot

  func write(into contents: inout BinaryWriter) {
    contents.append(schema)
    contents.append(sources)
    contents.append(files) { contents, file in
      contents.append(file.shown)
      contents.append(file.path)
      contents.append(Int64(file.list))
      for number in [file.size, file.modified, file.inode, file.device] { contents.append(number) }
    }
    contents.append(names)
  }

  init(reading contents: inout BinaryReader) throws {
    schema = try contents.text()
    sources = try contents.text()
    files = try contents.items { contents in
      File(
        shown: try contents.text(), path: try contents.text(), list: Int(try contents.number(Int64.self)),
        size: try contents.number(), modified: try contents.number(), inode: try contents.number(),
        device: try contents.number())
    }
    names = try contents.texts()
  }

  // MARK: In words

  private static func words(_ source: SourceDescription) -> String {
    var parts = [
      source.name, source.title, wholePath(source.folder), "\(source.dates)", "\(source.delimiter)", words(source.completeFrom),
      source.extractedAt.map { "\($0.date.dayNumber) \($0.minuteOfDay ?? -1)" } ?? "", source.maxAge?.description ?? "",
      "\(source.emptyValues)", place(source.span),
    ]
    for list in source.lists ?? [] {
      parts += [
        list.list, list.file ?? "not supplied", list.holding.map(words) ?? "",
        "\(list.columns.map { [$0.field, $0.header, place($0.span)] })",
        "\(list.emptyValues.map { [$0.field, "\($0.texts)", place($0.span)] })", place(list.span), place(list.fileSpan),
      ]
    }
    return "\(source.lists == nil ? "every file" : "named files") \(parts)"
  }

  /// What is said of a source names the place, so a place that has moved counts as a change.
  private static func place(_ span: SourceSpan?) -> String {
    span.map { "\($0.file.name):\($0.start)-\($0.end)" } ?? ""
  }

  private static func words(_ holding: Holding) -> String {
    switch holding {
    case .completeAlways: "always"
    case .completeFrom(let day): "from \(day.dayNumber)"
    case .latestOnly: "latest"
    case .notSupplied: "none"
    }
  }
}

extension SnapshotInputs.File {
  fileprivate init(_ file: ListFile) {
    shown = file.shown
    path = wholePath(file.path)
    list = file.list
    var status = stat()
    guard stat(file.path, &status) == 0 else { return }
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    inode = Int64(truncatingIfNeeded: status.st_ino)
    device = Int64(truncatingIfNeeded: status.st_dev)
  }
}

/// From the root on, without links; as it is given where there is no such thing.
private func wholePath(_ path: String) -> String {
  guard let whole = realpath(path, nil) else { return path }
  defer { free(whole) }
  return String(cString: whole)
}
