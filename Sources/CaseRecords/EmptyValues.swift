import CivilTime

/// Texts that stand for "nothing written" in an extract: `NULL`, `N/A`, `1900-01-01`. Read as blank, and counted.
///
/// Words are compared without regard to case; one that is a date also matches that day however it is written.
public struct EmptyValues: Sendable, Equatable {
  /// As written, in the order given.
  public private(set) var texts: [String] = []
  /// Day numbers of those that are dates.
  public private(set) var days: [Int32] = []
  private var words: [[UInt8]] = []
  /// Bit n: one of the words has n bytes (the last bit stands for all longer ones).
  private var lengths: UInt64 = 0

  public init(_ texts: [String] = []) {
    for text in texts { add(text) }
  }

  /// These and others.
  public func adding(_ others: [String]) -> EmptyValues {
    var result = self
    for text in others { result.add(text) }
    return result
  }

  private mutating func add(_ text: String) {
    guard !texts.contains(text) else { return }
    texts.append(text)
    if let date = parseDate(text, form: .iso) ?? parseDate(text, form: .dayFirst) { days.append(date.dayNumber) }
    let word = Array(text.utf8).map(lowered)
    words.append(word)
    lengths |= 1 << UInt64(min(word.count, 63))
  }

  /// Whether a trimmed cell is one of the words.
  @inline(__always)
  func hold(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard lengths & (1 << UInt64(min(cell.count, 63))) != 0 else { return false }
    return compare(cell)
  }

  /// Whether a word is one of them.
  func holds(_ word: String) -> Bool {
    var word = word
    return word.withUTF8 { hold($0) }
  }

  private func compare(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    words.contains { word in
      word.count == cell.count && zip(word, cell).allSatisfy { $0 == lowered($1) }
    }
  }
}

/// ASCII letters in lower case; other bytes as they are.
@inline(__always)
func lowered(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }
