/// The tables that bundles are laid out in, one for each list of the form.
struct BundleLayout {
  /// A cell of a record that is being read.
  enum Cell {
    case absent, blank, yes, no, unreadable
    /// As it stands in the line.
    case plain(Range<Int>)
    /// In the scratch space, escapes resolved.
    case resolved(Range<Int>)
  }

  /// A record that several bundles may have in common.
  struct Shared {
    let place: Int
    let key: [UInt8]
    let row: [UInt8]
  }

  /// A key that a bundle names without holding its record.
  struct Unmet: Hashable {
    let place: Int
    let key: [UInt8]
  }

  private let form: BundleForm
  private(set) var texts: [[UInt8]]
  private(set) var lines: [[Int]]
  /// Per list those records that bundles share, by key.
  private var known: [[[UInt8]: [UInt8]]]
  private var unmet: Set<Unmet> = []

  init(_ form: BundleForm) {
    self.init(nothingOf: form)
    texts = form.lists.map { list in Array((list.fields.map(\.name).joined(separator: ",") + "\n").utf8) }
    lines = form.lists.map { _ in [] }
    known = form.lists.map { _ in [:] }
  }

  /// Stands in while the tables are elsewhere.
  init(nothingOf form: BundleForm) {
    self.form = form
    (texts, lines, known) = ([], [], [])
  }

  // MARK: Rows

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, to place: Int) { texts[place].append(contentsOf: bytes) }
  mutating func add(_ byte: UInt8, to place: Int) { texts[place].append(byte) }
  mutating func add(_ bytes: [UInt8], to place: Int) { texts[place].append(contentsOf: bytes) }
  mutating func endRow(_ place: Int, line: Int) {
    texts[place].append(10)
    lines[place].append(line)
  }

  /// A cell, in quotes where it needs them.
  mutating func addCell(_ bytes: UnsafeBufferPointer<UInt8>, to place: Int) {
    var isPlain = true
    for byte in bytes where byte == 44 || byte == 34 || byte == 10 || byte == 13 { isPlain = false }
    if isPlain { return texts[place].append(contentsOf: bytes) }
    texts[place].append(34)
    for byte in bytes {
      if byte == 34 { texts[place].append(34) }
      texts[place].append(byte)
    }
    texts[place].append(34)
  }

  /// Text behind a closed quote: no type of cell can be read from it.
  mutating func addUnreadable(to place: Int) { texts[place].append(contentsOf: Array("\"?\"?".utf8)) }

  // MARK: Marks

  /// How far each table reaches.
  var marks: [(bytes: Int, rows: Int)] { texts.indices.map(mark) }

  func mark(_ place: Int) -> (bytes: Int, rows: Int) { (texts[place].count, lines[place].count) }

  mutating func cut(to marks: [(bytes: Int, rows: Int)]) {
    for place in texts.indices { cut(place, to: marks[place]) }
  }

  mutating func cut(_ place: Int, to mark: (bytes: Int, rows: Int)) {
    texts[place].removeLast(texts[place].count - mark.bytes)
    lines[place].removeLast(lines[place].count - mark.rows)
  }

  // MARK: What bundles share

  func row(of key: [UInt8], in place: Int) -> [UInt8]? { known[place][key] }

  /// Whether a bundle would not say the same beside those that are here: one of its records is here with other contents,
  /// or one side would lend the other a record that it does not have.
  func disagrees(_ shared: [Shared], _ missing: [Unmet]) -> Bool {
    shared.contains { record in
      if let row = known[record.place][record.key] { return row != record.row }
      return unmet.contains(Unmet(place: record.place, key: record.key))
    } || missing.contains { known[$0.place][$0.key] != nil }
  }

  mutating func remember(_ shared: [Shared], _ missing: [Unmet]) {
    for record in shared { known[record.place][record.key] = record.row }
    unmet.formUnion(missing)
  }

  var batch: BundleBatch {
    var tables: [String: [UInt8]] = [:], rows: [String: [Int]] = [:]
    for (place, list) in form.lists.enumerated() {
      tables[list.name] = texts[place]
      rows[list.name] = lines[place]
    }
    return BundleBatch(tables: tables, lines: rows)
  }
}
