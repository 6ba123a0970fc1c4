/// Words that people use for a unit and that the language does not have.
private let otherWords: [String: TimeUnit] = [
    "business day": .workingDays, "business days": .workingDays, "wd": .workingDays, "wds": .workingDays,
    "workdays": .workingDays, "workday": .workingDays, "weekdays": .workingDays, "weekday": .workingDays,
    "calendar day": .days, "calendar days": .days, "calendar month": .months, "calendar months": .months,
    "hr": .hours, "hrs": .hours, "h": .hours, "d": .days, "wk": .weeks, "wks": .weeks, "w": .weeks,
    "mth": .months, "mths": .months, "mo": .months, "yr": .years, "yrs": .years, "y": .years,
]

/// The unit that was most likely meant by words in small letters; nil where none is near.
func suggestedUnit(for words: String) -> TimeUnit? {
    if let unit = otherWords[words] { return unit }
    let written = Array(words.unicodeScalars)
    // Far longer than any unit: not a slip of the keys, and not worth the comparing.
    guard written.count <= 24 else { return nil }
    var best: (unit: TimeUnit, distance: Int)?
    for unit in TimeUnit.allCases {
        let distance = min(
            editDistance(written, Array(unit.singular.unicodeScalars)),
            editDistance(written, Array(unit.plural.unicodeScalars)))
        if distance < best?.distance ?? .max { best = (unit, distance) }
    }
    guard let best, best.distance <= max(1, best.unit.singular.utf8.count / 4) else { return nil }
    return best.unit
}

/// Letters to insert, remove, change or swap with their neighbour to come from one text to the other.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
            row.append(cost)
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
