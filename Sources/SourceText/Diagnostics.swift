/// Collects diagnostics; keeps source order per file; bounded per file.
///
/// Of each file the first hundred reported are kept; then one line says how many more there are. The same diagnostic reported twice counts once.
public struct Diagnostics: Sendable {
    /// How many diagnostics of one file are kept.
    public static let maximumPerFile = 100

    private struct Group: Sendable {
        var file: SourceFile?
        var kept: [Diagnostic] = []
        var more = 0
        var moreHasErrors = false
    }

    private var groups: [Group] = []

    /// An empty collection.
    public init() {}

    /// Adds a diagnostic.
    public mutating func report(_ diagnostic: Diagnostic) {
        let index = groupIndex(for: diagnostic.span?.file)
        // One mistake may be seen by two readers of the same file.
        if groups[index].kept.contains(diagnostic) { return }
        if groups[index].kept.count < Self.maximumPerFile {
            groups[index].kept.append(diagnostic)
        } else {
            groups[index].more += 1
            if diagnostic.severity == .error { groups[index].moreHasErrors = true }
        }
    }

    /// Adds all of another collection, in its order of reporting.
    public mutating func append(_ other: Diagnostics) {
        for group in other.groups {
            for diagnostic in group.kept { report(diagnostic) }
            guard group.more > 0 else { continue }
            let index = groupIndex(for: group.file)
            groups[index].more += group.more
            groups[index].moreHasErrors = groups[index].moreHasErrors || group.moreHasErrors
        }
    }

    /// Adds all of another collection but what it says of texts in `root` that were guessed: what is wrong with those has been reported.
    public mutating func append(_ other: Diagnostics, exceptGuessesIn root: YAMLNode) {
        let others = other.all
        guard !others.isEmpty else { return }
        let guesses = root.guessedSpans
        for diagnostic in others {
            let isOfGuess = guesses.contains { guess in
                guard let span = diagnostic.span, span.file == guess.file else { return false }
                return guess.start <= span.start && span.end <= guess.end
            }
            if !isOfGuess { report(diagnostic) }
        }
    }

    /// All diagnostics: files in the order in which they first had one, and within a file by place.
    public var all: [Diagnostic] {
        groups.flatMap { group in
            let sorted = group.kept.enumerated().sorted { one, other in
                (one.element.span?.start ?? 0, one.offset) < (other.element.span?.start ?? 0, other.offset)
            }
            let rest = group.more > 0 ? [Diagnostic.manyMore(group.more, file: group.file, errors: group.moreHasErrors)] : []
            return sorted.map(\.element) + rest
        }
    }

    /// Whether there is an error among them.
    public var hasErrors: Bool {
        groups.contains { $0.moreHasErrors || $0.kept.contains { $0.severity == .error } }
    }

    /// Whether nothing was reported.
    public var isEmpty: Bool { groups.isEmpty }

    private mutating func groupIndex(for file: SourceFile?) -> Int {
        if let index = groups.firstIndex(where: { $0.file == file }) { return index }
        groups.append(Group(file: file))
        return groups.count - 1
    }
}
