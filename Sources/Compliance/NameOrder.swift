/// Whether one name comes before another as people list them: "Team 2" before "Team 10".
func comesBefore(_ a: String, _ b: String) -> Bool {
  let (x, y) = (parts(a), parts(b))
  for (one, other) in zip(x, y) where one != other {
    if let number = one.number, let another = other.number, number != another { return number < another }
    return one.text < other.text
  }
  return x.count != y.count ? x.count < y.count : a < b
}

private struct NamePart: Equatable {
  var text: String
  var number: Int?
}

/// Runs of digits and of anything else.
private func parts(_ name: String) -> [NamePart] {
  var parts: [NamePart] = []
  var wasDigit: Bool?
  for character in name.unicodeScalars {
    let isDigit = (48...57).contains(character.value)
    if isDigit != wasDigit { parts.append(NamePart(text: "", number: nil)) }
    parts[parts.count - 1].text.unicodeScalars.append(character)
    wasDigit = isDigit
  }
  return parts.map { NamePart(text: $0.text, number: Int($0.text)) }
}
