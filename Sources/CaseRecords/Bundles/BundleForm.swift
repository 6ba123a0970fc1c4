public import Caseload
import SourceText

/// What the bundles of a run hold: which lists and fields each of them must have. Said once, at the start, and the same
/// for every line: what a line lacks is a mistake of that line, never a list that is "not supplied".
public struct BundleForm: Sendable {
  /// One list of a bundle.
  public struct List: Sendable {
    /// The list's place in the shape.
    public let list: Int
    public let name: String
    let bytes: [UInt8]
    public let role: Role
    /// Those that are read, in the order of the schema.
    public let fields: [Field]
    /// Where in `fields` the record's own key stands, and the owner's.
    let keyPlace: Int?, ownerPlace: Int?
    /// The owner is the subject: its key need not be written.
    let belongsToSubject: Bool
  }

  /// What a list is to a bundle.
  public enum Role: Sendable, Hashable {
    /// The one record that the bundle is about: an object.
    case subject
    /// One record for all bundles (the head of a return): an object.
    case single
    /// Records that belong to the subject, or to a record that does: a list.
    case own
    /// Records that records of the bundle name (their worker): a list, which several bundles may have in common.
    case referred
  }

  /// One field of a list.
  public struct Field: Sendable {
    /// The field's place in its list.
    public let field: Int
    public let name: String
    let bytes: [UInt8]
    /// How JSON's `true` and `false` are written in a column of this type.
    let yes: [UInt8], no: [UInt8]
    /// For references to a list of the bundle or another: that list; nil for the owner's key.
    let refersTo: Int?
  }

  public let schema: RecordSchema
  /// In the order of the schema.
  public let lists: [List]

  /// - Parameters:
  ///   - needed: per list the fields that rules read, or findings show.
  ///   - notSupplied: lists that no bundle has, and fields.
  public init(
    schema: RecordSchema, needed: [Set<Int>], notSupplied lists: Set<Int>, fields: Set<FieldAddress>
  ) {
    self.schema = schema
    let shape = schema.shape
    let roles = shape.bundleRoles(needed)
    self.lists = shape.lists.indices.compactMap { list in
      guard let role = roles[list], !lists.contains(list) else { return nil }
      let read = needed[list].sorted().filter { field in
        if fields.contains(FieldAddress(list: list, field: field)) { return false }
        // A field with a history comes from that history, where there is one.
        guard let dated = shape.lists[list].fields[field].dated else { return true }
        return lists.contains(dated.list) || roles[dated.list] == nil
      }
      let own = shape.lists[list].keyField
      let hasKey = role != .own || own.map { !fields.contains(FieldAddress(list: list, field: $0)) } ?? true
      return List(list, role, read, hasKey ? own : nil, schema)
    }
  }

  /// The subject's list.
  var subject: List? { lists.first { $0.role == .subject } }
}

extension BundleForm.List {
  fileprivate init(_ list: Int, _ role: BundleForm.Role, _ read: [Int], _ key: Int?, _ schema: RecordSchema) {
    let shape = schema.shape.lists[list]
    let keys = [key, shape.owner?.field].compactMap { $0 }
    let places = Set(read).union(keys).sorted()
    self.list = list
    self.role = role
    name = shape.name
    bytes = Array(shape.name.utf8)
    keyPlace = key.flatMap(places.firstIndex)
    ownerPlace = shape.owner.flatMap { places.firstIndex(of: $0.field) }
    belongsToSubject = shape.owner?.list == schema.shape.aboutList
    fields = places.map { field in
      let reading = schema.reading[list].fields[field]
      var target: Int?
      if case .reference(let other) = shape.fields[field].type, field != shape.owner?.field { target = other }
      let isBoolean = shape.fields[field].type == .boolean
      return BundleForm.Field(
        field: field, name: shape.fields[field].name, bytes: Array(shape.fields[field].name.utf8),
        yes: Array((isBoolean ? reading.yes.first ?? "true" : "true").utf8),
        no: Array((isBoolean ? reading.no.first ?? "false" : "false").utf8), refersTo: target)
    }
  }
}

extension Shape {
  /// Whether the records of a list belong to one subject, by themselves or through their owners.
  public func belongsToSubject(_ list: Int) -> Bool {
    var (list, steps) = (list, 0)
    while list != aboutList, steps <= lists.count {
      guard let above = lists[list].owner?.list ?? lists[list].derivation?.from else { return false }
      (list, steps) = (above, steps + 1)
    }
    return list == aboutList
  }

  /// What each list is to a bundle; nil for those that come from no bundle.
  fileprivate func bundleRoles(_ needed: [Set<Int>]) -> [BundleForm.Role?] {
    var roles: [BundleForm.Role?] = lists.indices.map { list in
      if list == aboutList { return .subject }
      if needed[list].isEmpty || lists[list].derivation != nil || lists[list].isFromKeys { return nil }
      return lists[list].isSingle ? .single : belongsToSubject(list) ? .own : nil
    }
    // What they name, what those name, and to whom those belong.
    var waiting = lists.indices.filter { roles[$0] != nil }
    while let list = waiting.popLast() {
      var named = needed[list].compactMap { field -> Int? in
        if case .reference(let target) = lists[list].fields[field].type { return target }
        return nil
      }
      if let owner = lists[list].owner?.list { named.append(owner) }
      for target in named where roles[target] == nil && !lists[target].isFromKeys && lists[target].derivation == nil {
        roles[target] = .referred
        waiting.append(target)
      }
    }
    return roles
  }
}
