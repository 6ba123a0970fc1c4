import Caseload
import SourceText

/// Reads one line into the tables.
struct BundleReading {
  let form: BundleForm
  var layout: BundleLayout
  let number: Int
  /// The subject's key as written.
  private(set) var subjectKey: [UInt8] = []
  /// Records that other bundles may have too.
  private(set) var shared: [BundleLayout.Shared] = []
  /// Keys of such records that it names and does not hold: no other bundle may lend them.
  private(set) var unmet: [BundleLayout.Unmet] = []
  /// It would not say the same among others.
  private(set) var standsAlone = false
  /// What of it the schema does not have.
  private(set) var strangers: [String] = []
  private var seen: Set<Int> = []
  private var lacking: [String] = [], lackingFlags: [String] = []
  private var scratch: [UInt8] = []
  private var cells: [BundleLayout.Cell] = []
  /// Keys of the bundle's records, and keys that its records name, by list of the shape.
  private var keys: Set<Named> = [], named: Set<Named> = []

  private struct Named: Hashable {
    let list: Int
    let key: [UInt8]
  }

  init(_ form: BundleForm, _ layout: BundleLayout, number: Int) {
    self.form = form
    self.layout = layout
    self.number = number
  }

  mutating func read(_ line: JSONCursor) throws {
    var cursor = line
    // Records that belong to the subject wait until its key is known.
    var waiting: [(place: Int, cursor: JSONCursor)] = []
    var isSubjectKnown = false
    try cursor.members { cursor, name in
      guard let place = form.lists.firstIndex(where: { cursor.holds(name.range, $0.bytes) }) else {
        noteStranger(cursor, name.range)
        return try cursor.skipValue()
      }
      let list = form.lists[place]
      if !seen.insert(place).inserted { throw BundleTrouble.twice(list.name) }
      if list.role == .own && !isSubjectKnown {
        waiting.append((place, cursor))
        return try cursor.skipValue()
      }
      try read(place, &cursor)
      if list.role == .subject { isSubjectKnown = true }
    }
    try cursor.end()
    for (place, start) in waiting where isSubjectKnown {
      var cursor = start
      try read(place, &cursor)
    }
    for (place, list) in form.lists.enumerated() where !seen.contains(place) { lack("list `\(list.name)`", flag: list.name) }
    if !lacking.isEmpty { throw BundleTrouble.lacks(lacking, flags: lackingFlags) }
    for key in named.subtracting(keys) {
      if let place = form.lists.firstIndex(where: { $0.list == key.list }), form.lists[place].role == .referred {
        unmet.append(BundleLayout.Unmet(place: place, key: key.key))
      } else {
        standsAlone = true
      }
    }
  }

  private mutating func lack(_ what: String, flag: String) {
    if lackingFlags.contains(flag) { return }
    lacking.append(what)
    lackingFlags.append(flag)
  }

  /// A list that the schema has and nobody reads is passed over; any other name is counted.
  private mutating func noteStranger(_ cursor: JSONCursor, _ range: Range<Int>) {
    let shape = form.schema.shape
    let name = String(decoding: cursor.bytes[range], as: UTF8.self)
    if shape.list(named: name) != nil { return }
    let near = suggestion(for: name, among: shape.lists.map(\.name)).map { " (did you mean `\($0)`?)" } ?? ""
    strangers.append("a list that the schema does not have" + near)
  }

  private mutating func noteStranger(_ cursor: JSONCursor, _ range: Range<Int>, in list: BundleForm.List) {
    let shape = form.schema.shape.lists[list.list]
    let name = String(decoding: cursor.bytes[range], as: UTF8.self)
    if shape.field(named: name) != nil { return }
    let near = suggestion(for: name, among: shape.fields.map(\.name)).map { " (did you mean `\($0)`?)" } ?? ""
    let what = "a field of \(list.name) that the schema does not have" + near
    if !strangers.contains(what) { strangers.append(what) }
  }

  private mutating func read(_ place: Int, _ cursor: inout JSONCursor) throws {
    let list = form.lists[place]
    cursor.skipBlanks()
    switch list.role {
    case .subject, .single:
      guard cursor.byte == UInt8(ascii: "{") else { throw BundleTrouble.notObject(list.name) }
      try readRecord(place, &cursor)
    case .own, .referred:
      guard cursor.byte == UInt8(ascii: "[") else { throw BundleTrouble.notList(list.name) }
      try cursor.items { cursor in
        cursor.skipBlanks()
        guard cursor.byte == UInt8(ascii: "{") else { throw BundleTrouble.notList(list.name) }
        try readRecord(place, &cursor)
      }
    }
  }

  // MARK: One record

  private mutating func readRecord(_ place: Int, _ cursor: inout JSONCursor) throws {
    let list = form.lists[place]
    cells = Array(repeating: .absent, count: list.fields.count)
    scratch.removeAll(keepingCapacity: true)
    var expected = 0
    try cursor.members { cursor, name in
      // Records mostly write their fields in one order.
      if expected >= list.fields.count || !cursor.holds(name.range, list.fields[expected].bytes) {
        guard let found = list.fields.firstIndex(where: { cursor.holds(name.range, $0.bytes) }) else {
          noteStranger(cursor, name.range, in: list)
          return try cursor.skipValue()
        }
        expected = found
      }
      if case .absent = cells[expected] {} else { throw BundleTrouble.twice("\(list.name).\(list.fields[expected].name)") }
      cells[expected] = try cell(&cursor, list, expected)
      expected += 1
    }
    try finishRecord(place, list, cursor)
  }

  private mutating func cell(_ cursor: inout JSONCursor, _ list: BundleForm.List, _ field: Int) throws -> BundleLayout.Cell {
    cursor.skipBlanks()
    switch cursor.byte {
    case UInt8(ascii: "\""):
      let (range, isEscaped) = try cursor.string()
      if !isEscaped { return range.isEmpty ? .blank : .plain(range) }
      let start = scratch.count
      try cursor.unescaped(range, into: &scratch)
      return .resolved(start..<scratch.count)
    case UInt8(ascii: "{"):
      let start = cursor
      try cursor.skipValue()
      if isUnreadable(start) { return .unreadable }
      throw BundleTrouble.notCell(list.name, list.fields[field].name)
    case UInt8(ascii: "["): throw BundleTrouble.notCell(list.name, list.fields[field].name)
    default:
      let word = try cursor.bare()
      if cursor.holds(word, "null") { return .blank }
      if cursor.holds(word, "true") { return .yes }
      if cursor.holds(word, "false") { return .no }
      if cursor.isNumber(word) { return .plain(word) }
      throw BundleTrouble.notJSON("a value belongs here", at: word.lowerBound)
    }
  }

  /// `{"unreadable": true}`
  private func isUnreadable(_ start: JSONCursor) -> Bool {
    var cursor = start
    var isOne = false
    try? cursor.members { cursor, name in
      isOne = cursor.holds(name.range, "unreadable")
      try cursor.skipValue()
    }
    return isOne
  }

  private func withText<R>(_ cell: BundleLayout.Cell, _ cursor: JSONCursor, _ use: (UnsafeBufferPointer<UInt8>) -> R) -> R? {
    switch cell {
    case .plain(let range): return use(UnsafeBufferPointer(rebasing: cursor.bytes[range]))
    case .resolved(let range): return scratch.withUnsafeBufferPointer { use(UnsafeBufferPointer(rebasing: $0[range])) }
    default: return nil
    }
  }

  /// A key; nil where none is written. One with blanks around it is not the same to everybody who compares it.
  private mutating func key(_ cell: BundleLayout.Cell, _ cursor: JSONCursor) -> [UInt8]? {
    guard let key = withText(cell, cursor, { Array($0) }) else { return nil }
    let text = key.withUnsafeBufferPointer { trimmed($0).count }
    if text != key.count { standsAlone = true }
    return text == 0 ? nil : key
  }

  private mutating func finishRecord(_ place: Int, _ list: BundleForm.List, _ cursor: JSONCursor) throws {
    for (field, cell) in cells.enumerated() {
      guard case .absent = cell else { continue }
      if list.belongsToSubject && field == list.ownerPlace { continue }
      lack("`\(list.name).\(list.fields[field].name)`", flag: "\(list.name).\(list.fields[field].name)")
    }
    let own = list.keyPlace.flatMap { key(cells[$0], cursor) }
    if let own { keys.insert(Named(list: list.list, key: own)) }
    if list.role == .subject {
      guard let own else { throw BundleTrouble.noKey }
      subjectKey = own
    }
    if list.belongsToSubject, let owner = list.ownerPlace {
      if let written = key(cells[owner], cursor), written != subjectKey {
        throw BundleTrouble.otherOwner(list.name, form.schema.shape.lists[form.schema.shape.aboutList].title)
      }
      scratch.append(contentsOf: subjectKey)
      cells[owner] = .resolved((scratch.count - subjectKey.count)..<scratch.count)
    }
    for (field, cell) in cells.enumerated() {
      guard let target = list.fields[field].refersTo, let key = key(cell, cursor) else { continue }
      // Where nobody supplies the list, no bundle's neighbours can either.
      if form.schema.shape.lists[target].isFromKeys || form.lists.contains(where: { $0.list == target }) {
        named.insert(Named(list: target, key: key))
      }
    }
    write(place, list, cursor, key: own)
  }

  private mutating func write(_ place: Int, _ list: BundleForm.List, _ cursor: JSONCursor, key: [UInt8]?) {
    let mark = layout.mark(place)
    for (field, cell) in cells.enumerated() {
      if field > 0 { layout.add(44, to: place) }
      switch cell {
      case .absent, .blank: break
      case .yes: layout.add(list.fields[field].yes, to: place)
      case .no: layout.add(list.fields[field].no, to: place)
      case .unreadable: layout.addUnreadable(to: place)
      case .plain(let range): layout.addCell(UnsafeBufferPointer(rebasing: cursor.bytes[range]), to: place)
      case .resolved(let range):
        let text = scratch
        text.withUnsafeBufferPointer { layout.addCell(UnsafeBufferPointer(rebasing: $0[range]), to: place) }
      }
    }
    // A line without any sign would be taken for no record; one cell in quotes is a blank one.
    if layout.mark(place).bytes == mark.bytes { layout.add(Array("\"\"".utf8), to: place) }
    layout.endRow(place, line: number)
    if list.role == .referred || list.role == .single { share(place, mark, key: key ?? []) }
  }

  /// A record that stands in the tables already is not written again.
  private mutating func share(_ place: Int, _ mark: (bytes: Int, rows: Int), key: [UInt8]) {
    let row = Array(layout.texts[place][mark.bytes...])
    if shared.contains(where: { $0.place == place && $0.key == key && $0.row != row }) { standsAlone = true }
    let isHere = layout.row(of: key, in: place) == row || shared.contains { $0.place == place && $0.row == row }
    shared.append(BundleLayout.Shared(place: place, key: key, row: row))
    if isHere { layout.cut(place, to: mark) }
  }
}
