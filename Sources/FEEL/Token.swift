/// A word, literal or sign of an expression.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    case name, number, symbol, end
    /// The text that the quotes hold, escapes resolved.
    case string(String)
    case temporal(String)
  }

  let kind: Kind
  /// As written; for `end` empty.
  let text: String
  /// UTF-8 offsets in the expression.
  let range: Range<Int>

  func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
  func isWord(_ word: String) -> Bool { kind == .name && text == word }

  /// Words that can never be the name of something.
  static let keywords: Set<String> = [
    "and", "or", "between", "in", "if", "then", "else", "for", "return", "some", "every", "satisfies", "true",
    "false", "null", "function", "instance", "external",
  ]

  var isKeyword: Bool { kind == .name && Token.keywords.contains(text) }

  /// For messages: "`and`", "the end".
  var inWords: String {
    switch kind {
    case .end: "the end"
    case .string, .temporal: "a text in quotes"
    default: "`\(FEELDiagnostics.short(text))`"
    }
  }
}
