/// A name as people list it: "Team 2" before "Team 10".
struct ListedName: Comparable {
  private struct Part: Equatable {
    var text: String
    var number: Int?
  }

  private let name: String
  /// Runs of digits and of anything else.
  private let parts: [Part]

  init(_ name: String) {
    self.name = name
    var runs: [String] = []
    var wasDigit: Bool?
    for character in name.unicodeScalars {
      let isDigit = (48...57).contains(character.value)
      if isDigit != wasDigit { runs.append("") }
      runs[runs.count - 1].unicodeScalars.append(character)
      wasDigit = isDigit
    }
    parts = runs.map { Part(text: $0, number: Int($0)) }
  }

  static func == (a: Self, b: Self) -> Bool { a.name == b.name }

  static func < (a: Self, b: Self) -> Bool {
    for (one, other) in zip(a.parts, b.parts) where one != other {
      if let number = one.number, let another = other.number, number != another { return number < another }
      return one.text < other.text
    }
    return a.parts.count != b.parts.count ? a.parts.count < b.parts.count : a.name < b.name
  }
}
