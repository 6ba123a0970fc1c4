import TestSupport

/// Changes a text file as a person might by mistake: one slip of the keys, one line, one word. The same seed makes the
/// same change.
struct Mutator {
  /// A changed text, and what was changed.
  struct Mutant {
    let text: String
    let change: String
  }

  /// Words of which one is easily written for another.
  private let words: [[String]]
  private var random: SeededGenerator

  /// `names` are those of the record schema: fields, codes, lists.
  init(seed: UInt64, names: [[String]]) {
    random = SeededGenerator(seed: seed)
    words = names + [
      ["yes", "no"], ["true", "false"], ["and", "or"], ["days", "working days", "weeks", "months", "years"],
      ["every", "within", "recorded", "up_to_date"], ["sooner_of", "later_of"], ["next_day", "same_day"],
      ["opened", "due"], ["law", "guidance", "national", "local"], ["when", "then", "otherwise"],
    ]
  }

  private enum Kind: CaseIterable {
    case deleteCharacter, doubleCharacter, transposeCharacters, dropLine, doubleLine, swapLines, indent, outdent
    case number, word, comparison
    // The changes of meaning that still read well come up more often.
    case numberAgain, wordAgain, wordOnceMore
  }

  mutating func mutant(of text: String) -> Mutant {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let rules = Self.linesOutsideExamples(lines)
    while true {
      guard let kind = Kind.allCases.randomElement(using: &random) else { continue }
      let isRule = Int.random(in: 0..<4, using: &random) > 0
      let index = isRule ? rules.randomElement(using: &random) ?? 0 : Int.random(in: 0..<lines.count, using: &random)
      guard let changed = change(lines, index, kind) else { continue }
      let mutant = changed.joined(separator: "\n")
      if mutant != text { return Mutant(text: mutant, change: describe(kind, index, lines, changed)) }
    }
  }

  private func describe(_ kind: Kind, _ index: Int, _ lines: [String], _ changed: [String]) -> String {
    let after = changed.indices.contains(index) ? changed[index] : ""
    return "\(kind) in line \(index + 1): |\(lines[index])| became |\(after)|"
  }

  /// Examples fill most of a file; three changes in four are made to what they guard.
  private static func linesOutsideExamples(_ lines: [String]) -> [Int] {
    var indices: [Int] = []
    var isExample = false
    for (index, line) in lines.enumerated() {
      let indentation = line.prefix { $0 == " " }.count
      if line.hasPrefix("    examples:") { isExample = true } else if indentation <= 4, line.count > indentation { isExample = false }
      let isComment = line.dropFirst(indentation).hasPrefix("#")
      if !isExample, !isComment, line.count > indentation { indices.append(index) }
    }
    return indices
  }

  private mutating func change(_ lines: [String], _ index: Int, _ kind: Kind) -> [String]? {
    var lines = lines
    let line = lines[index]
    switch kind {
    case .dropLine: lines.remove(at: index)
    case .doubleLine: lines.insert(line, at: index)
    case .swapLines:
      guard index + 1 < lines.count else { return nil }
      lines.swapAt(index, index + 1)
    case .indent: lines[index] = String(repeating: " ", count: Int.random(in: 1...2, using: &random)) + line
    case .outdent:
      guard line.hasPrefix(" ") else { return nil }
      lines[index] = String(line.dropFirst(line.hasPrefix("  ") ? Int.random(in: 1...2, using: &random) : 1))
    case .deleteCharacter, .doubleCharacter, .transposeCharacters:
      guard let changed = changeCharacter(Array(line), kind) else { return nil }
      lines[index] = changed
    case .number, .numberAgain:
      guard let changed = changeNumber(line) else { return nil }
      lines[index] = changed
    case .word, .wordAgain, .wordOnceMore:
      guard let changed = changeWord(line) else { return nil }
      lines[index] = changed
    case .comparison:
      guard let changed = changeComparison(line) else { return nil }
      lines[index] = changed
    }
    return lines
  }

  private mutating func changeCharacter(_ line: [Character], _ kind: Kind) -> String? {
    guard !line.isEmpty else { return nil }
    var line = line
    let place = Int.random(in: 0..<line.count, using: &random)
    switch kind {
    case .deleteCharacter: line.remove(at: place)
    case .doubleCharacter: line.insert(line[place], at: place)
    default:
      guard place + 1 < line.count else { return nil }
      line.swapAt(place, place + 1)
    }
    return String(line)
  }

  /// One more, one less, or two digits the other way round.
  private mutating func changeNumber(_ line: String) -> String? {
    var runs: [Range<String.Index>] = []
    var place = line.startIndex
    while place < line.endIndex {
      let end = line[place...].firstIndex { !$0.isWholeNumber } ?? line.endIndex
      if end > place { runs.append(place..<end) }
      place = end < line.endIndex ? line.index(after: end) : end
    }
    guard let run = runs.randomElement(using: &random), let number = Int(line[run]) else { return nil }
    let digits = line[run]
    let changed = [String(number + 1), String(max(0, number - 1)), String(digits.reversed())].randomElement(using: &random) ?? ""
    let padded = String(repeating: "0", count: max(0, digits.count - changed.count)) + changed
    return line.replacingCharacters(in: run, with: padded)
  }

  /// Another word of the same sort.
  private mutating func changeWord(_ line: String) -> String? {
    var found: [(range: Range<String.Index>, group: Int)] = []
    for (group, choices) in words.enumerated() {
      for word in choices {
        for range in line.ranges(ofWord: word) { found.append((range, group)) }
      }
    }
    guard let (range, group) = found.randomElement(using: &random) else { return nil }
    let others = words[group].filter { $0 != line[range] }
    return others.randomElement(using: &random).map { line.replacingCharacters(in: range, with: $0) }
  }

  private mutating func changeComparison(_ line: String) -> String? {
    let signs = [" = ", " != ", " < ", " <= ", " > ", " >= "]
    let found = signs.filter { sign in line.firstRange(ofText: sign) != nil }
    guard let sign = found.randomElement(using: &random), let range = line.firstRange(ofText: sign) else { return nil }
    return signs.filter { $0 != sign }.randomElement(using: &random).map { line.replacingCharacters(in: range, with: $0) }
  }
}

extension String {
  func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }

  func firstRange(ofText text: String) -> Range<String.Index>? {
    indices.first { self[$0...].hasPrefix(text) }.map { $0..<index($0, offsetBy: text.count) }
  }

  /// Where a word stands by itself.
  func ranges(ofWord word: String) -> [Range<String.Index>] {
    func isPart(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false }
    return indices.compactMap { start in
      guard self[start...].hasPrefix(word) else { return nil }
      let end = index(start, offsetBy: word.count)
      let before = start > startIndex ? self[index(before: start)] : nil
      let after = end < endIndex ? self[end] : nil
      return isPart(before) || isPart(after) ? nil : start..<end
    }
  }
}
