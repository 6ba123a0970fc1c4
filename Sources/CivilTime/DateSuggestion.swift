/// The date that a person most likely meant by a text that is no date as rules write it: "01/04/2026", "1.4.26",
/// "2026/04/01", "1 April 2026", "Wed 1st Apr 2026"; nil where none is near. For messages only, never for records.
public func suggestedDate(_ text: String) -> CivilDate? {
    if let date = parseDate(text, form: .dayFirst) { return date }
    let words = text.split { " /.-,\t\u{00A0}\u{2010}\u{2011}\u{2013}".contains($0) }.map { $0.lowercased() }
    // A day of the week in front says nothing more.
    let parts = words.count == 4 && weekday(words[0]) ? Array(words.dropFirst()) : words
    guard parts.count == 3, let month = month(parts[1]) else { return nil }
    if parts[0].utf8.count == 4, let year = Int(parts[0]), let day = Int(parts[2]) {
        return CivilDate(year: year, month: month, day: day)
    }
    guard let day = day(parts[0]), let year = Int(parts[2]) else { return nil }
    switch parts[2].utf8.count {
    case 4: return CivilDate(year: year, month: month, day: day)
    case 2: return CivilDate(year: 2000 + year, month: month, day: day)
    default: return nil
    }
}

/// "1", "01", "1st"
private func day(_ word: String) -> Int? {
    let isOrdinal = word.count > 2 && ["st", "nd", "rd", "th"].contains(String(word.suffix(2)))
    return Int(isOrdinal ? String(word.dropLast(2)) : word)
}

/// "4", "04", "April", "Apr"
private func month(_ word: String) -> Int? {
    if let number = Int(word) { return number }
    guard word.count >= 3 else { return nil }
    return CivilDate.monthNames.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
}

private func weekday(_ word: String) -> Bool {
    word.count >= 3 && Weekday.allCases.contains { $0.name.lowercased().hasPrefix(word) }
}
