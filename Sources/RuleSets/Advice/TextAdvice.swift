import Caseload
import SourceText

/// Keys and names of those who are in the records at hand: no example may hold them.
public struct RecordedPeople: Sendable {
  public var keys: Set<String> = [], names: Set<String> = []
  public init(keys: Set<String> = [], names: Set<String> = []) { (self.keys, self.names) = (keys, names) }
}

/// Looks at what staff will read, and at the keys of made-up cases.
struct TextAdvice {
  let shape: Shape
  /// Where the name of a person stands.
  let nameField: FieldAddress?
  let people: RecordedPeople
  var diagnostics = Diagnostics()
  /// Names of examples within one rule.
  private var exampleNames: [String: SourceSpan] = [:]

  init(shape: Shape, nameField: FieldAddress?, people: RecordedPeople) {
    self.shape = shape
    self.nameField = nameField
    self.people = people
  }

  /// Keys whose texts are shown to staff.
  private static let shown: Set<String> = ["title", "question", "standard", "do", "done_when", "called", "for"]

  /// Words that blame or puzzle, by their beginning, with what to say instead.
  static let words: [(beginning: String, instead: String)] = [
    ("breach", "say what is missing on record: \"no visit on record since …\""),
    ("non-complian", "say what is missing on record"), ("noncomplian", "say what is missing on record"),
    ("failure", "say what was not done"), ("failed", "say what was not done"),
    ("obligation", "say what was due: \"visit\", \"plan\""), ("subject", "say \"child\" or \"worker\""),
    ("exempt", "say \"agreed exception\""), ("escalat", "say \"refer up\""),
  ]

  mutating func read(_ node: YAMLNode) {
    switch node {
    case .scalar: return
    case .sequence(let nodes, _): for node in nodes { read(node) }
    case .mapping(let entries, _): for entry in entries { read(entry) }
    }
  }

  private mutating func read(_ entry: YAMLEntry) {
    switch entry.key.text {
    case "examples":
      exampleNames = [:]
      for example in entry.value.sequence ?? [] { readExample(example) }
    case "examples_with": readExample(entry.value)
    // Names of documents are not ours.
    case "source": return
    case let key where Self.shown.contains(key):
      if let scalar = entry.value.scalar { readShown(scalar) } else { read(entry.value) }
    default: read(entry.value)
    }
  }

  // MARK: Words

  private mutating func readShown(_ scalar: YAMLScalar) {
    for word in words(of: scalar.text) {
      let place = scalar.span(ofUTF8: word.range)
      let lowered = word.text.lowercased()
      if let found = Self.words.first(where: { lowered.hasPrefix($0.beginning) }) {
        diagnostics.report(.wordForStaff(word.text, instead: found.instead, at: place))
      } else if isAcronym(word.text) {
        diagnostics.report(.acronymForStaff(word.text, at: place))
      }
    }
  }

  private func isAcronym(_ word: String) -> Bool {
    let capitals = word.utf8.filter { (65...90).contains($0) }.count
    return capitals >= 2 && word.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 115 }
  }

  /// Words with their places; what stands in `<…>` is a field's name.
  private func words(of text: String) -> [(text: String, range: Range<Int>)] {
    let bytes = Array(text.utf8)
    var found: [(text: String, range: Range<Int>)] = []
    var (start, isField): (Int?, Bool) = (nil, false)
    for (place, byte) in (bytes + [32]).enumerated() {
      let isLetter = (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte) || byte == 45
      if byte == UInt8(ascii: "<") { isField = true }
      if byte == UInt8(ascii: ">") { isField = false }
      if isLetter, !isField {
        start = start ?? place
      } else if let from = start {
        found.append((String(decoding: bytes[from..<place], as: UTF8.self), from..<place))
        start = nil
      }
    }
    return found
  }

  // MARK: Examples

  private mutating func readExample(_ node: YAMLNode) {
    for entry in node.entries ?? [] {
      if entry.key.text == "name", let name = entry.value.scalar {
        let rule = node["rule"]?.scalar?.text ?? ""
        if let first = exampleNames["\(rule)/\(name.text)"] { diagnostics.report(.exampleNameTwice(name, first: first)) }
        exampleNames["\(rule)/\(name.text)"] = name.span
      }
      guard let list = shape.list(named: entry.key.text) else { continue }
      for record in entry.value.sequence ?? [entry.value] { readRecord(record, list) }
    }
  }

  private mutating func readRecord(_ record: YAMLNode, _ list: Int) {
    for entry in record.entries ?? [] {
      guard let field = shape.lists[list].field(named: entry.key.text), let scalar = entry.value.scalar else { continue }
      readCell(scalar, FieldAddress(list: list, field: field))
    }
  }

  private mutating func readCell(_ scalar: YAMLScalar, _ address: FieldAddress) {
    let list = shape.lists[address.list]
    let isKey = [list.keyField, list.numberField].contains(address.field)
    switch shape[address].type {
    case .text where address == nameField:
      if people.names.contains(scalar.text) {
        diagnostics.report(.nameOfARecord(scalar.span))
      } else if !scalar.text.isPlainlyMadeUp {
        diagnostics.report(.nameInExample(scalar.span))
      }
    case .text where isKey: readKey(scalar, isOfPerson: address.list == shape.aboutList)
    case .reference(let other): readKey(scalar, isOfPerson: other == shape.aboutList)
    case .text:
      // The number of a home or a school has six or seven digits, that of a pupil or patient ten or more.
      if scalar.text.longestRun(isReal: true) >= 9 { diagnostics.report(.keyLikeARealOne(scalar.span)) }
    default: return
    }
  }

  private mutating func readKey(_ scalar: YAMLScalar, isOfPerson: Bool) {
    if isOfPerson, people.keys.contains(scalar.text) {
      diagnostics.report(.keyOfARecord(scalar.span))
    } else if scalar.text.longestRun(isReal: false) >= 5 || scalar.text.isLongIdentifier {
      diagnostics.report(.keyLikeARealOne(scalar.span))
    }
  }
}

extension String {
  /// The most digits in a row, as case systems write keys.
  /// - Parameter isReal: without those that count up (1234…) or are all the same: nobody's number is such a one.
  fileprivate func longestRun(isReal: Bool) -> Int {
    let runs = utf8.split { !(48...57).contains($0) }
    return runs.filter { !isReal || !$0.isMadeUp }.map(\.count).max() ?? 0
  }

  /// An identifier of 32 hexadecimal digits.
  fileprivate var isLongIdentifier: Bool {
    utf8.count == 36 && utf8.count { (48...57).contains($0) || (97...102).contains($0 | 32) } == 32
  }

  /// A name that nobody could take for that of a child.
  fileprivate var isPlainlyMadeUp: Bool {
    let plain = ["example", "test", "sample", "made", "nobody", "somebody", "anybody", "child", "person", "name"]
    let words = lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty || words.contains { word in plain.contains { $0 == word } || word.contains { $0.isNumber } }
  }
}

extension Substring.UTF8View {
  fileprivate var isMadeUp: Bool {
    let steps = Set(zip(self, dropFirst()).map { (Int($1) - Int($0) + 10) % 10 })
    return steps == [0] || steps == [1]
  }
}
