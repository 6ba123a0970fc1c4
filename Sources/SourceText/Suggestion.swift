/// The nearest of `candidates` when it is near enough, else nil.
///
/// Nearness is the Damerau-Levenshtein distance (a swap of two neighbours counts one), at most a third of the word's length, and one is always
/// allowed. A candidate that differs in case only is near, however long. On ties the earlier candidate wins.
public func suggestion(for word: String, among candidates: [String]) -> String? {
    let letters = Array(word.unicodeScalars)
    let limit = max(1, letters.count / 3)
    guard letters.count <= 100 else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
        let other = Array(candidate.unicodeScalars)
        guard abs(other.count - letters.count) <= limit, other != letters else { continue }
        let distance = editDistance(letters, other)
        guard distance <= limit, distance < max(letters.count, 1), distance < best?.distance ?? Int.max else { continue }
        best = (distance, candidate)
    }
    return best?.candidate ?? candidates.first { $0 != word && $0.lowercased() == word.lowercased() }
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.
private func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for row in 1...one.count {
        var current = [row]
        for column in 1...other.count {
            let same = one[row - 1] == other[column - 1]
            var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
            if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
                cost = min(cost, beforeLast[column - 2] + 1)
            }
            current.append(cost)
        }
        beforeLast = last
        last = current
    }
    return last[other.count]
}
