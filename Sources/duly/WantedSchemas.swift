import CaseRecords
import SourceText

extension InputReader {
  /// The paths of the shipped schemas that a run needs, told from the heads of its rule files without reading these yet: a
  /// small run should not wait for large schemas of others. nil: all, so that a message can name them.
  func wantedSchemas(_ workspace: Workspace?, _ ruleFiles: [SourceFile]) -> Set<String>? {
    var names = ruleFiles.map { schemaName(in: $0) ?? "" }
    var isOwnFile = false
    if let given = options.schema { names.append(given) } else if let workspace {
      switch workspace.schema {
      case .shipped(let name, _): names.append(name)
      case .file: isOwnFile = true
      }
    }
    let shipped = Set(shippedFiles.map(\.path))
    let paths = names.map { "schemas/\($0).yaml" }
    // A name that is not shipped may be that of the workspace's own schema, or a mistake.
    return isOwnFile || !paths.allSatisfy(shipped.contains) ? nil : Set(paths)
  }

  /// What stands behind `schema:` at the start of a line.
  private func schemaName(in file: SourceFile) -> String? {
    let key = Array("schema:".utf8)
    var start = 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: 10) ?? file.bytes.count
      if file.bytes[start..<end].starts(with: key) {
        let line = String(decoding: file.bytes[(start + key.count)..<end], as: UTF8.self)
        let value = line.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
        return String(value.filter { !" \t\r\"'".contains($0) })
      }
      start = end + 1
    }
    return nil
  }
}
