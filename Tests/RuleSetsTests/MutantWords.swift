import Caseload
import CivilTime
import SourceText

/// A word, sign, number or text of a condition.
struct MutantToken {
  enum Kind { case word, sign, number, text }
  let kind: Kind
  let start: Int, end: Int
  let text: String
  /// It follows a point: it is read of something.
  let isRead: Bool
  /// A bracket follows: it is a function.
  let isCalled: Bool
  /// Spaces stand on both sides.
  let isSpaced: Bool

  static func tokens(_ bytes: [UInt8], _ range: Range<Int>) -> [MutantToken] {
    var tokens: [MutantToken] = []
    var place = range.lowerBound
    func byte(_ at: Int) -> UInt8 { range.contains(at) ? bytes[at] : 32 }
    while place < range.upperBound {
      let first = byte(place)
      var end = place + 1
      let kind: Kind
      if isLetter(first) {
        kind = .word
        while isLetter(byte(end)) || isDigit(byte(end)) { end += 1 }
      } else if isDigit(first) {
        kind = .number
        while isDigit(byte(end)) { end += 1 }
      } else if first == UInt8(ascii: "\"") {
        kind = .text
        while end < range.upperBound, byte(end) != UInt8(ascii: "\"") { end += 1 }
        end = min(end + 1, range.upperBound)
      } else if "=<>!+-".utf8.contains(first) {
        kind = .sign
        if byte(end) == UInt8(ascii: "=") { end += 1 }
      } else {
        place += 1
        continue
      }
      tokens.append(
        MutantToken(
          kind: kind, start: place, end: end, text: String(decoding: bytes[place..<end], as: UTF8.self),
          isRead: byte(place - 1) == UInt8(ascii: "."), isCalled: byte(end) == UInt8(ascii: "("),
          isSpaced: byte(place - 1) <= 32 && byte(end) <= 32))
      place = end
    }
    return tokens
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte | 32 >= UInt8(ascii: "a") && byte | 32 <= UInt8(ascii: "z"))
  }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}

/// What may be written for a word, a sign, a number or a text.
struct MutantWords {
  private static let signs: [String: [String]] = [
    "=": ["!="], "!=": ["="], "<": ["<=", ">"], "<=": ["<", ">="], ">": [">=", "<"], ">=": [">", "<="], "+": ["-"], "-": ["+"],
  ]
  private static let operators = [
    "and": "or", "or": "and", "some": "every", "every": "some", "min": "max", "max": "min",
  ]
  private static let literals = ["true": "false", "false": "true"]
  private static let language: Set<String> = [
    "not", "in", "satisfies", "for", "return", "if", "then", "else", "null", "item", "previous", "next", "is", "missing", "get",
  ]

  private let shape: Shape
  /// Lists of which a rule speaks before all others.
  private let lists: [ListShape]

  init(_ shape: Shape, near text: String) {
    self.shape = shape
    let named = shape.lists.filter { !text.ranges(ofWord: $0.name).isEmpty }
    lists = named + shape.lists.filter { list in !named.contains { $0.name == list.name } }
  }

  func isList(_ text: String) -> Bool { shape.list(named: text) != nil }
  func isField(_ text: String) -> Bool { shape.lists.contains { $0.field(named: text) != nil } }

  func others(_ token: MutantToken) -> [(SemanticMutant.Kind, String)] {
    switch token.kind {
    case .sign:
      return token.isSpaced ? (Self.signs[token.text] ?? []).map { (.operator, $0) } : []
    case .number:
      guard let number = Int(token.text), !token.isRead else { return [] }
      return [number - 1, number + 1].filter { $0 >= 0 }.map { (.number, String($0)) }
    case .text: return text(String(token.text.dropFirst().dropLast())).map { ($0, "\"\($1)\"") }
    case .word:
      if let other = Self.operators[token.text], !token.isRead { return [(.operator, other)] }
      if let other = Self.literals[token.text] { return [(.code, other)] }
      if !token.isRead, token.isCalled || Self.language.contains(token.text) { return [] }
      return names(token.text).map { (.name, $0) }
    }
  }

  /// A code, a day, a length of time; other texts are changed only where they end in a digit.
  private func text(_ text: String) -> [(SemanticMutant.Kind, String)] {
    typealias Change = (SemanticMutant.Kind, String)
    if let date = CivilDate(iso: text) { return [-1, 1].map { days -> Change in (.date, date.adding(days: days).description) } }
    let digits = text.filter(\.isNumber)
    if text.hasPrefix("P"), let number = Int(digits), let place = text.firstRange(ofText: digits) {
      let counts = [number - 1, number + 1].filter { $0 > 0 }
      return counts.map { count -> Change in (.span, text.replacingCharacters(in: place, with: String(count))) }
    }
    for list in codeLists {
      guard let place = list.codes.firstIndex(where: { $0.value == text }) else { continue }
      let others = [place + 1, place + list.codes.count - 1].map { list.codes[$0 % list.codes.count].value }
      return Set(others).subtracting([text]).sorted().map { (.code, $0) }
    }
    guard let last = text.last?.wholeNumberValue else { return [] }
    return [(.code, text.dropLast() + String((last + 1) % 10))]
  }

  private var codeLists: [CodeList] {
    shape.lists.flatMap(\.fields).compactMap { if case .code(let list) = $0.type { list } else { nil } }
  }

  /// The fields beside it that hold the same sort of thing, or the lists beside it.
  private func names(_ name: String) -> [String] {
    if let place = shape.list(named: name) {
      let own = shape.lists.indices.filter { shape.lists[$0].owner?.list == shape.lists[place].owner?.list && shape.lists[$0].owner != nil }
      return neighbours(of: place, in: own).map { shape.lists[$0].name }
    }
    var found: [String] = []
    for list in lists {
      guard let place = list.field(named: name) else { continue }
      let like = list.fields.indices.filter { isAlike(list.fields[$0].type, list.fields[place].type) }
      for other in neighbours(of: place, in: like).map({ list.fields[$0].name }) where !found.contains(other) { found.append(other) }
      if found.count > 1 { break }
    }
    return Array(found.prefix(2))
  }

  private func neighbours(of place: Int, in places: [Int]) -> [Int] {
    guard let at = places.firstIndex(of: place), places.count > 1 else { return [] }
    return Set([places[(at + 1) % places.count], places[(at + places.count - 1) % places.count]]).subtracting([place]).sorted()
  }

  private func isAlike(_ a: FieldType, _ b: FieldType) -> Bool {
    switch (a, b) {
    case (.code, .code), (.reference, .reference): true
    default: a == b
    }
  }
}
