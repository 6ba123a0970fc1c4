import Caseload
import CivilTime
import SourceText

/// One change of what a rule file means: of a span, an operator, a code, a name, or a date.
struct SemanticMutant: Sendable, Hashable {
  enum Kind: String, CaseIterable, Sendable { case span, number, `operator`, code, name, date }
  let kind: Kind
  /// The bytes of the file that are replaced.
  let start: Int, end: Int
  let replacement: String

  func applied(to bytes: [UInt8]) -> [UInt8] { bytes[..<start] + Array(replacement.utf8) + bytes[end...] }

  /// "line 12, operator: < became <="
  func story(_ file: SourceFile) -> String {
    let was = String(decoding: file.bytes[start..<end], as: UTF8.self)
    return "line \(file.position(at: start).line), \(kind.rawValue): \(was) became \(replacement)"
  }
}

/// All of them, in the order of the file. Texts that people read, names of rules and examples are left alone.
struct SemanticMutants {
  private static let left: Set<String> = [
    "language", "rule_set", "title", "question", "check", "version", "schema", "calendars", "about", "agreed", "source",
    "standard", "called", "for", "do", "done_when", "owner", "tell", "id", "formerly", "priority", "examples", "examples_with",
    "exception_by", "name",
  ]
  private static let keys = [
    "sooner_of": "later_of", "later_of": "sooner_of", "must_be_true": "must_not_be_true", "must_not_be_true": "must_be_true",
  ]
  private static let units = [
    "working days": "days", "working day": "day", "days": "working days", "day": "working day", "weeks": "months",
    "week": "month", "months": "weeks", "month": "week", "years": "months", "year": "month", "hours": "days",
  ]

  private let file: SourceFile
  private var words: MutantWords
  private(set) var found: [SemanticMutant] = []

  init(_ file: SourceFile, _ shape: Shape) {
    self.file = file
    words = MutantWords(shape, near: "")
    var diagnostics = Diagnostics()
    guard let root = readYAML(file, diagnostics: &diagnostics) else { return }
    words = MutantWords(shape, near: String(decoding: file.bytes, as: UTF8.self))
    walk(root)
    for rule in root["rules"]?.sequence ?? [] {
      words = MutantWords(shape, near: rule.span.text)
      walk(rule)
    }
    var seen = Set<SemanticMutant>()
    found = found.filter { seen.insert($0).inserted }
  }

  private mutating func walk(_ node: YAMLNode) {
    switch node {
    case .scalar(let scalar): change(scalar)
    case .sequence(let items, _): for item in items { walk(item) }
    case .mapping(let entries, _):
      for entry in entries where !Self.left.contains(entry.key.text) && entry.key.text != "rules" {
        if entry.key.text == "to", entry.value.scalar.map({ words.isList($0.text) || words.isField($0.text) }) != true { continue }
        if let other = Self.keys[entry.key.text] { add(.operator, entry.key.span.start, entry.key.span.end, other) }
        walk(entry.value)
      }
    }
  }

  private mutating func add(_ kind: SemanticMutant.Kind, _ start: Int, _ end: Int, _ text: String) {
    found.append(SemanticMutant(kind: kind, start: start, end: end, replacement: text))
  }

  private mutating func change(_ scalar: YAMLScalar) {
    let text = scalar.text.hasPrefix("then ") ? String(scalar.text.dropFirst(5)) : scalar.text
    if let date = CivilDate(iso: text) {
      for days in [-1, 1] { add(.date, scalar.span.start, scalar.span.end, date.adding(days: days).description) }
    } else if case .span(let span) = readSpan(text), !words.isField(text) {
      changeSpan(scalar, span)
    } else if ["opened", "due", "each", "one", "newest", "count", "yes", "no", "none"].contains(text), !words.isField(text) {
      return
    } else {
      for token in MutantToken.tokens(file.bytes, scalar.span.start..<scalar.span.end) { change(token) }
    }
  }

  /// One more, one less, another unit.
  private mutating func changeSpan(_ scalar: YAMLScalar, _ span: CivilTime.Span) {
    let prefix = scalar.text.hasPrefix("then ") ? "then " : ""
    for count in [Int(span.count) - 1, Int(span.count) + 1] where count > 0 {
      add(.span, scalar.span.start, scalar.span.end, "\(prefix)\(CivilTime.Span(count, span.unit))")
    }
    let text = "\(span)"
    for (unit, other) in Self.units.sorted(by: { $0.key.count > $1.key.count }) where text.hasSuffix(" \(unit)") {
      add(.span, scalar.span.start, scalar.span.end, prefix + text.dropLast(unit.count) + other)
      return
    }
  }

  private mutating func change(_ token: MutantToken) {
    for (kind, text) in words.others(token) where text != token.text { add(kind, token.start, token.end, text) }
  }
}
