/// A piece of running text, of which some words are strong. It is escaped only when written, for the format written.
struct Phrase: Sendable, Hashable {
  struct Piece: Sendable, Hashable {
    var text: String
    var isStrong: Bool
  }
  var pieces: [Piece]

  init(_ text: String = "") { pieces = text.isEmpty ? [] : [Piece(text: text, isStrong: false)] }
  static func strong(_ text: String) -> Phrase {
    var phrase = Phrase()
    phrase.append(text, isStrong: true)
    return phrase
  }

  var isEmpty: Bool { pieces.allSatisfy { $0.text.isEmpty } }

  mutating func append(_ text: String, isStrong: Bool = false) {
    guard !text.isEmpty else { return }
    if pieces.last?.isStrong == isStrong {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(Piece(text: text, isStrong: isStrong))
    }
  }
  mutating func append(_ other: Phrase) {
    for piece in other.pieces { append(piece.text, isStrong: piece.isStrong) }
  }
  static func + (a: Phrase, b: Phrase) -> Phrase {
    var both = a
    both.append(b)
    return both
  }

  /// The words, each with the pieces that it is made of: lines are broken between them.
  var words: [[Piece]] {
    var words: [[Piece]] = []
    var word: [Piece] = []
    for piece in pieces {
      for (index, part) in piece.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if index > 0, !word.isEmpty {
          words.append(word)
          word = []
        }
        if !part.isEmpty { word.append(Piece(text: String(part), isStrong: piece.isStrong)) }
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// A sentence more, after a space.
  mutating func say(_ sentence: Phrase) {
    guard !sentence.isEmpty else { return }
    if !isEmpty { append(" ") }
    append(sentence)
  }

  /// For a terminal: strong words are bold where it shows colours.
  func terminal(colour: Bool) -> String {
    guard colour else { return plain }
    return pieces.map { $0.isStrong ? "\u{1B}[1m\($0.text)\u{1B}[0m" : $0.text }.joined()
  }
  var plain: String { pieces.map(\.text).joined() }
  var markdown: String {
    pieces.map { $0.isStrong ? "**\(escapeMarkdown($0.text))**" : escapeMarkdown($0.text) }.joined()
  }
  var html: String {
    pieces.map { $0.isStrong ? "<strong>\(escapeHTML($0.text))</strong>" : escapeHTML($0.text) }.joined()
  }
}

extension Phrase: ExpressibleByStringInterpolation {
  struct StringInterpolation: StringInterpolationProtocol {
    var phrase = Phrase()
    init(literalCapacity: Int, interpolationCount: Int) {}
    mutating func appendLiteral(_ literal: String) { phrase.append(literal) }
    mutating func appendInterpolation(_ text: String) { phrase.append(text) }
    mutating func appendInterpolation(_ number: Int) { phrase.append(String(number)) }
    mutating func appendInterpolation(_ other: Phrase) { phrase.append(other) }
    mutating func appendInterpolation(strong text: String) { phrase.append(text, isStrong: true) }
  }
  init(stringLiteral value: String) { self.init(value) }
  init(stringInterpolation: StringInterpolation) { self = stringInterpolation.phrase }
}

extension Sequence where Element == Phrase {
  /// The sentences that say something, with spaces between them.
  func asParagraph() -> Phrase {
    reduce(into: Phrase()) { $0.say($1) }
  }
}
