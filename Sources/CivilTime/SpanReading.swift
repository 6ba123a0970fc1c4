/// What a text says when a span was asked for.
public enum SpanReading: Sendable, Hashable {
    case span(Span)
    case notASpan(SpanProblem)
}

/// Why a text is not a span. The sentences for people are the caller's: this says only what was found.
public enum SpanProblem: Sendable, Hashable {
    /// Nothing but blanks.
    case empty
    /// It does not begin with a whole number, a number word from one to twelve, or "a".
    case noNumber
    /// A number with nothing after it.
    case noUnit
    /// What follows the number is not a unit; the unit that was most likely meant, where one is near.
    case unknownUnit(String, suggestion: String?)
    /// A number, as written, that is not whole or holds a comma.
    case notWhole(String)
    /// A number below zero.
    case negative
    /// A number over `Span.largestCount`.
    case tooLarge
}

/// Reads a span in words: "10 working days", "6 weeks", "one month", "a week", "72 hours".
/// Singular or plural, capitals or not, and any number of blanks between the words; the no-break spaces that word
/// processors write are blanks too.
public func readSpan(_ text: String) -> SpanReading {
    let words = text.split(whereSeparator: \.isBlank)
    guard let first = words.first else { return .notASpan(.empty) }
    let (numberText, attached) = splitNumber(first)
    switch readCount(numberText) {
    case .problem(let problem): return .notASpan(problem)
    case .count(let count):
        let unitWords = (attached.isEmpty ? [] : [attached]) + words.dropFirst()
        return readUnit(unitWords.joined(separator: " "), count: count)
    }
}

private enum CountReading {
    case count(Int)
    case problem(SpanProblem)
}

private let numberWords = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
]

/// Takes "6weeks" apart into "6" and "weeks"; a word without digits is all number, to be looked up.
private func splitNumber(_ word: Substring) -> (number: Substring, rest: Substring) {
    let end = word.lastIndex { $0.isASCIIDigit }
    guard let end, let first = word.first, first.isASCIIDigit || "+-.,".contains(first) else { return (word, "") }
    let next = word.index(after: end)
    return (word[..<next], word[next...])
}

private func readCount(_ word: Substring) -> CountReading {
    if let count = numberWords[word.lowercased()] { return .count(count) }
    let isNegative = word.first == "-"
    let unsigned = isNegative ? word.dropFirst() : word
    guard let first = unsigned.first, first.isASCIIDigit || first == "." else { return .problem(.noNumber) }
    guard unsigned.allSatisfy({ $0.isASCIIDigit || $0 == "." || $0 == "," }) else { return .problem(.noNumber) }
    guard unsigned.allSatisfy(\.isASCIIDigit) else { return .problem(.notWhole(String(word))) }
    let digits = unsigned.drop { $0 == "0" }
    if isNegative, !digits.isEmpty { return .problem(.negative) }
    // Digits that do not fit an Int are far too many as well.
    guard let count = digits.isEmpty ? 0 : Int(digits), count <= Span.largestCount else { return .problem(.tooLarge) }
    return .count(count)
}

private func readUnit(_ words: String, count: Int) -> SpanReading {
    guard !words.isEmpty else { return .notASpan(.noUnit) }
    let lowercased = words.lowercased()
    if let unit = TimeUnit.allCases.first(where: { lowercased == $0.singular || lowercased == $0.plural }) {
        return .span(Span(count, unit))
    }
    let suggestion = suggestedUnit(for: lowercased)?.word(for: count)
    return .notASpan(.unknownUnit(words, suggestion: suggestion))
}

extension Character {
    fileprivate var isBlank: Bool {
        switch self {
        case " ", "\t", "\n", "\r", "\r\n", "\u{00A0}", "\u{2007}", "\u{202F}": true
        default: false
        }
    }
    fileprivate var isASCIIDigit: Bool { self >= "0" && self <= "9" && isASCII }
}
