/// How large a YAML file may be.
public struct YAMLLimits: Sendable {
    /// Bytes of the file.
    public var maximumBytes: Int
    /// Lists and mappings within one another.
    public var maximumDepth: Int
    /// Texts, lists and mappings in all.
    public var maximumNodes: Int
    /// Texts, lists and mappings that aliases (`*name`) may add in all.
    public var maximumAliasNodes: Int

    /// Limits of one's own.
    public init(maximumBytes: Int = 4 << 20, maximumDepth: Int = 60, maximumNodes: Int = 200_000, maximumAliasNodes: Int = 10_000) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumNodes = maximumNodes
        self.maximumAliasNodes = maximumAliasNodes
    }

    /// What a rule file needs many times over: 4 MiB, depth 60, 200,000 nodes, 10,000 by aliases.
    public static let standard = YAMLLimits()
}

/// Reads a file that holds one YAML document.
///
/// All mistakes that can be found are reported, in one pass for the reader: behind a mistake the value is taken as it was probably meant, so the tree
/// may be used to look for further mistakes, but not for more when `diagnostics.hasErrors`. The tree is nil when the text is not YAML at all, when it
/// is empty (one diagnostic), or when a limit is passed.
public func readYAML(_ file: SourceFile, limits: YAMLLimits = .standard, diagnostics: inout Diagnostics) -> YAMLNode? {
    file.reportEncoding(&diagnostics)
    guard file.bytes.count <= limits.maximumBytes else {
        diagnostics.report(.tooLarge(file: file.name, maximumBytes: limits.maximumBytes))
        return nil
    }
    var reading = YAMLReading(file: file, limits: limits)
    let root = reading.run()
    diagnostics.append(reading.diagnostics)
    return root
}

/// Reads a file again and again, each time behind one more mistake.
private struct YAMLReading {
    let file: SourceFile
    let limits: YAMLLimits
    var diagnostics = Diagnostics()
    private var edits: [YAMLEdit] = []

    init(file: SourceFile, limits: YAMLLimits) {
        self.file = file
        self.limits = limits
    }

    /// Attempts are bounded by the bytes that they read in all, so that a large file full of mistakes ends soon.
    private var maximumAttempts: Int { min(Diagnostics.maximumPerFile, 2 + (32 << 20) / max(file.bytes.count, 1)) }

    mutating func run() -> YAMLNode? {
        let hidden = YAMLHiddenCharacters.find(in: file)
        if let diagnostic = hidden.diagnostic { diagnostics.report(diagnostic) }
        guard hidden.edits.count < 10_000 else { return nil }
        edits = hidden.edits
        for _ in 0..<maximumAttempts {
            var builder = YAMLTreeBuilder(file: file, limits: limits, working: YAMLWorkingText(file, edits: edits))
            switch builder.run() {
            case .finished(let root):
                diagnostics.append(builder.diagnostics)
                return nonEmpty(root)
            case .stopped:
                diagnostics.append(builder.diagnostics)
                return nil
            case .mend(let finding):
                diagnostics.report(finding.diagnostic)
                guard add(finding.edits) else { return giveUp(builder) }
            case .broken(let problem):
                guard let finding = diagnose(problem, builder) else { return giveUp(builder) }
                diagnostics.report(finding.diagnostic)
                guard add(finding.edits) else { return giveUp(builder) }
            }
        }
        return nil
    }

    private func diagnose(_ problem: YAMLSyntaxProblem, _ builder: YAMLTreeBuilder) -> YAMLFinding? {
        let place = builder.working.offset(problem.index)
        let context = problem.contextIndex.map { builder.working.offset($0) }
        let diagnosis = YAMLSyntaxDiagnosis(
            file: file, problem: problem, place: place, context: context, lastScalar: builder.lastScalar, edits: edits)
        guard var finding = diagnosis.finding() else { return nil }
        if finding.edits.contains(where: \.isTab) { finding.edits = bestTabs(finding.edits) }
        return finding
    }

    private mutating func giveUp(_ builder: YAMLTreeBuilder) -> YAMLNode? {
        diagnostics.append(builder.diagnostics)
        return nil
    }

    private mutating func nonEmpty(_ root: YAMLNode?) -> YAMLNode? {
        guard let root, !root.isEmpty else {
            diagnostics.report(.emptyFile(file))
            return nil
        }
        return root
    }

    /// False when there is nothing to add, or when it would touch what has been edited before.
    private mutating func add(_ new: [YAMLEdit]) -> Bool {
        guard !new.isEmpty else { return false }
        let merged = (edits + new).sorted { $0.range.lowerBound < $1.range.lowerBound }
        for (one, next) in zip(merged, merged.dropFirst()) {
            guard one.range.upperBound <= next.range.lowerBound, one.range != next.range else { return false }
        }
        edits = merged
        return true
    }

    /// A tab may have been meant as two, four or eight spaces: the first width with which the file can be read.
    private func bestTabs(_ tabs: [YAMLEdit]) -> [YAMLEdit] {
        let candidates = [2, 4, 8, 3].map { width in
            tabs.map { YAMLEdit(range: $0.range, replacement: String(repeating: " ", count: width * $0.range.count)) }
        }
        guard file.bytes.count < 256 << 10 else { return candidates[0] }
        for candidate in candidates {
            var trial = self
            guard trial.add(candidate) else { continue }
            var builder = YAMLTreeBuilder(file: file, limits: limits, working: YAMLWorkingText(file, edits: trial.edits))
            if case .broken = builder.run() { continue }
            return candidate
        }
        return candidates[0]
    }
}
