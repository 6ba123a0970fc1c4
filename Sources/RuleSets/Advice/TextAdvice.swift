import Caseload
import SourceText

/// Looks at what staff will read, and at the keys of made-up cases.
struct TextAdvice {
  let shape: Shape
  var diagnostics = Diagnostics()
  /// Names of examples within one rule.
  private var exampleNames: [String: SourceSpan] = [:]

  init(shape: Shape) { self.shape = shape }

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
      let isText =
        switch shape.lists[list].fields[field].type {
        case .text, .reference: true
        default: false
        }
      if isText, looksLikeASourcesKey(scalar.text) { diagnostics.report(.keyLikeARealOne(scalar.span)) }
    }
  }

  /// As case systems write keys: five digits or more in a row, or an identifier of 32 hexadecimal digits.
  private func looksLikeASourcesKey(_ text: String) -> Bool {
    var (run, hexadecimal) = (0, 0)
    for byte in text.utf8 {
      run = (48...57).contains(byte) ? run + 1 : 0
      if run >= 5 { return true }
      if (48...57).contains(byte) || (97...102).contains(byte | 32) { hexadecimal += 1 }
    }
    return text.utf8.count == 36 && hexadecimal == 32
  }
}
