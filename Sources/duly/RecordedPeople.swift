import CaseRecords
import Caseload
import RuleSets
import SourceText

extension RecordedPeople {
  /// Keys, numbers and names of those whom a workspace's records are about. Of all columns no others are read, and of the
  /// files that the workspace names no other; what is wrong in them is for `duly sources` to say.
  init(of workspace: Workspace?, schema: RecordSchema?) {
    self.init()
    guard let workspace, let schema, !workspace.sources.isEmpty else { return }
    let shape = schema.shape
    let about = shape.lists[shape.aboutList]
    let name = schema.roles.subjectName.flatMap { $0.list == shape.aboutList ? $0.field : nil }
    let keys = [about.keyField, about.numberField].compactMap { $0 }
    var only = [Set<Int>](repeating: [], count: shape.lists.count)
    only[shape.aboutList] = Set(keys + [name].compactMap { $0 })
    var quiet = Diagnostics()
    let sources = workspace.sources.map { $0.only(about.name) }
    guard let records = loadRecords(schema: schema, sources: sources, only: only, diagnostics: &quiet) else { return }
    for field in keys { self.keys.formUnion(records.texts(of: field)) }
    if let name { names = records.texts(of: name) }
  }
}

extension LoadedRecords {
  fileprivate func texts(of field: Int) -> Set<String> {
    let list = caseload.lists[caseload.shape.aboutList]
    guard case .text(let column)? = list.columns[field] else { return [] }
    return Set((0..<list.count).compactMap { column[$0] })
  }
}

extension SourceDescription {
  /// The same with one of the lists that it names.
  fileprivate func only(_ list: String) -> SourceDescription {
    var copy = self
    copy.lists = lists?.filter { $0.list == list }
    return copy
  }
}
