/// A mistake that was recognised, and how to read on behind it.
struct YAMLFinding {
    var diagnostic: Diagnostic
    /// Empty when reading cannot go on.
    var edits: [YAMLEdit]
}

/// Builds the tree from libyaml's events, one attempt at the text. Its diagnostics count only if no further attempt follows.
struct YAMLTreeBuilder {
    enum Outcome {
        case finished(YAMLNode?)
        /// A limit was passed; it has been reported.
        case stopped
        /// libyaml cannot read the text.
        case broken(YAMLSyntaxProblem)
        /// Readable, but not as meant: mend it and read again.
        case mend(YAMLFinding)
    }

    struct Anchored {
        var node: YAMLNode
        var count: Int
        var height: Int
    }

    private enum Key {
        case none
        case key(YAMLScalar)
        /// The value that follows is left out, its key having been reported.
        case leftOut
    }

    private struct Frame {
        var isMapping: Bool
        var isFlow: Bool
        var start: Int
        var end: Int
        var anchor: String?
        var items: [YAMLNode] = []
        var entries: [YAMLEntry] = []
        /// Where each key stands, once there are too many to go through.
        var places: [String: SourceSpan]?
        var key = Key.none
        var count = 1
        var height = 1

        /// Where the same key was written before.
        func place(of key: String) -> SourceSpan? {
            guard let places else { return entries.first { $0.key.text == key }?.key.span }
            return places[key]
        }

        mutating func add(_ key: YAMLScalar, _ value: YAMLNode) {
            entries.append(YAMLEntry(key: key, value: value))
            if places != nil {
                places?[key.text] = key.span
            } else if entries.count == 24 {
                places = Dictionary(entries.map { ($0.key.text, $0.key.span) }, uniquingKeysWith: { first, _ in first })
            }
        }
    }

    let file: SourceFile
    let limits: YAMLLimits
    let working: YAMLWorkingText
    private(set) var diagnostics = Diagnostics()
    /// The scalar before the place where reading stopped.
    private(set) var lastScalar: YAMLScalar?
    private var frames: [Frame] = []
    private var anchors: [String: Anchored] = [:]
    /// Anchors in front of texts that nothing has pointed to yet: most likely the text begins with the sign.
    private var unusedMarks: [String: SourceSpan] = [:]
    private var root: YAMLNode?
    private var hasDocument = false
    private var nodes = 0
    private var aliasNodes = 0
    private var outcome: Outcome?

    init(file: SourceFile, limits: YAMLLimits, working: YAMLWorkingText) {
        self.file = file
        self.limits = limits
        self.working = working
    }

    mutating func run() -> Outcome {
        guard let stream = YAMLEventStream(working.bytes) else { return .finished(nil) }
        while outcome == nil {
            switch stream.next() {
            case .problem(let problem): return .broken(problem)
            case .event(let event): take(event)
            }
        }
        return outcome ?? .stopped
    }

    private mutating func take(_ event: YAMLEvent) {
        let start = working.offset(event.start)
        let end = working.offset(event.end)
        switch event.kind {
        case .documentStart:
            if hasDocument { stop(.severalDocuments(at: file.span(start..<max(start, end)))) }
            hasDocument = true
        case .documentEnd: return
        case .streamEnd:
            for mark in unusedMarks.values.sorted(by: { $0.start < $1.start }) { diagnostics.report(.anchorCharacter(mark, key: nil)) }
            if outcome == nil { outcome = .finished(root) }
        case .scalar(let text, let style): takeScalar(text, style, event, start, end)
        case .alias: takeAlias(event, start, end)
        case .sequenceStart(let isFlow): open(isMapping: false, isFlow: isFlow, event, start, end)
        case .mappingStart(let isFlow): open(isMapping: true, isFlow: isFlow, event, start, end)
        case .collectionEnd: close(end)
        }
    }

    private mutating func stop(_ diagnostic: Diagnostic) {
        diagnostics.report(diagnostic)
        outcome = .stopped
    }

    private mutating func mend(_ finding: YAMLFinding) {
        outcome = .mend(finding)
    }

    // MARK: Collections

    private mutating func open(isMapping: Bool, isFlow: Bool, _ event: YAMLEvent, _ start: Int, _ end: Int) {
        guard countNode(at: start) else { return }
        guard frames.count < limits.maximumDepth else { return stop(.tooDeep(at: file.span(start..<start), limit: limits.maximumDepth)) }
        if hasTag(event, start) { diagnostics.report(.tag(YAMLLineScan(file).tagSpan(at: start), fixing: nil)) }
        let content = contentStart(event, start)
        frames.append(Frame(isMapping: isMapping, isFlow: isFlow, start: content, end: max(end, content), anchor: event.anchor))
    }

    private mutating func close(_ end: Int) {
        guard var frame = frames.popLast() else { return }
        // A block's end is only noticed at what follows it, lines below; it ends where its last part does.
        if frame.isFlow { frame.end = max(frame.end, end) }
        let span = file.span(frame.start..<max(frame.start, frame.end))
        let node = frame.isMapping ? YAMLNode.mapping(frame.entries, span) : YAMLNode.sequence(frame.items, span)
        add(node, count: frame.count, height: frame.height, end: frame.end, anchor: frame.anchor)
    }

    private mutating func countNode(at start: Int) -> Bool {
        nodes += 1
        if nodes > limits.maximumNodes { stop(.tooManyNodes(at: file.span(start..<start), limit: limits.maximumNodes)) }
        return nodes <= limits.maximumNodes
    }

    private mutating func add(_ node: YAMLNode, count: Int, height: Int, end: Int, anchor: String?) {
        if let anchor { anchors[anchor] = Anchored(node: node, count: count, height: height) }
        guard !frames.isEmpty else {
            root = node
            return
        }
        let last = frames.count - 1
        frames[last].count += count
        frames[last].height = max(frames[last].height, height + 1)
        frames[last].end = max(frames[last].end, end)
        guard frames[last].isMapping else {
            frames[last].items.append(node)
            return
        }
        switch frames[last].key {
        case .none: frames[last].key = key(from: node, in: last)
        case .leftOut: frames[last].key = .none
        case .key(let key):
            frames[last].key = .none
            frames[last].add(key, node)
        }
    }

    private mutating func key(from node: YAMLNode, in frame: Int) -> Key {
        guard let key = node.scalar else {
            if let finding = YAMLLineScan(file).bracketsAsText(node) { mend(finding) }
            diagnostics.report(.keyNotText(node, whole: node.span, key: nil))
            return .leftOut
        }
        if key.isEmpty {
            diagnostics.report(.emptyKey(key.span))
            return .leftOut
        }
        if key.text == "<<", key.style == .plain {
            diagnostics.report(.mergeKey(key.span))
            return .leftOut
        }
        if let first = frames[frame].place(of: key.text) {
            diagnostics.report(.duplicateKey(key, first: first))
            return .leftOut
        }
        return .key(key)
    }

    // MARK: Scalars

    private mutating func takeScalar(_ text: String, _ style: ScalarStyle, _ event: YAMLEvent, _ start: Int, _ end: Int) {
        guard countNode(at: start) else { return }
        let scalar = readScalar(text, style, event, start, end)
        lastScalar = scalar
        if let anchor = event.anchor { unusedMarks[anchor] = file.span(start..<max(end, start)) }
        guard outcome == nil else { return }
        add(.scalar(scalar), count: 1, height: 1, end: scalar.span.end, anchor: event.anchor)
    }

    private mutating func readScalar(_ text: String, _ style: ScalarStyle, _ event: YAMLEvent, _ start: Int, _ end: Int) -> YAMLScalar {
        if let guess = working.guesses[start] {
            return YAMLScalar(text: guess.guess ?? "", style: .plain, span: file.span(guess.range), isGuessed: true)
        }
        if hasTag(event, start) { return taggedScalar(start, end) }
        let content = contentStart(event, start)
        let span = file.span(content..<max(content, end))
        let scalar = YAMLScalar(text: text, style: style, span: span)
        switch style {
        case .plain: return mayBeMistaken(before: span.end) ? checkedPlain(scalar) : scalar
        case .singleQuoted, .doubleQuoted:
            if let finding = YAMLLineScan(file).runawayQuote(scalar, indentation: blockColumn()) { mend(finding) }
        case .literal, .folded:
            if text.isEmpty, let finding = YAMLLineScan(file).emptyBlock(scalar) {
                diagnostics.report(finding.diagnostic)
                return guessed(finding.edits, scalar)
            }
        }
        return scalar
    }

    /// Only where a blank follows can text be lost, and only what is not ASCII looks like something else.
    private func mayBeMistaken(before end: Int) -> Bool {
        !file.isASCII || end < file.bytes.count && Byte.isBlank(file.bytes[end])
    }

    private mutating func checkedPlain(_ scalar: YAMLScalar) -> YAMLScalar {
        let scan = YAMLLineScan(file)
        if let finding = scan.plainLook(scalar) {
            if finding.edits.contains(where: { $0.guess == nil }) {
                mend(finding)
                return scalar
            }
            diagnostics.report(finding.diagnostic)
            return guessed(finding.edits, scalar)
        }
        if isValuePosition, let finding = scan.lostText(after: scalar) {
            diagnostics.report(finding.diagnostic)
            return guessed(finding.edits, scalar)
        }
        return scalar
    }

    private func guessed(_ edits: [YAMLEdit], _ scalar: YAMLScalar) -> YAMLScalar {
        guard let edit = edits.first, let guess = edit.guess else { return scalar }
        return YAMLScalar(text: guess, style: .plain, span: file.span(edit.range), isGuessed: true)
    }

    private mutating func taggedScalar(_ start: Int, _ end: Int) -> YAMLScalar {
        let scan = YAMLLineScan(file)
        let tag = scan.tagSpan(at: start)
        let whole = file.span(start..<max(end, tag.end))
        diagnostics.report(.tag(tag, fixing: whole))
        return YAMLScalar(text: whole.text, style: .plain, span: whole, isGuessed: true)
    }

    private var isValuePosition: Bool {
        guard let frame = frames.last, frame.isMapping else { return true }
        if case .none = frame.key { return false }
        return true
    }

    /// The column (from 0) of the innermost block list or mapping.
    private func blockColumn() -> Int? {
        frames.last { !$0.isFlow }.map { file.position(at: $0.start).column - 1 }
    }

    // MARK: Tags, anchors, aliases

    private func hasTag(_ event: YAMLEvent, _ start: Int) -> Bool {
        event.hasTag || (start < file.bytes.count && file.bytes[start] == Byte.exclamation && working.guesses[start] == nil)
    }

    /// Where the content begins, behind an anchor.
    private func contentStart(_ event: YAMLEvent, _ start: Int) -> Int {
        guard event.anchor != nil, start < file.bytes.count, file.bytes[start] == Byte.ampersand else { return start }
        return YAMLLineScan(file).behindAnchor(at: start)
    }

    private mutating func takeAlias(_ event: YAMLEvent, _ start: Int, _ end: Int) {
        guard countNode(at: start) else { return }
        let name = event.anchor ?? ""
        let span = file.span(start..<end)
        if frames.contains(where: { $0.anchor == name }) {
            diagnostics.report(.aliasOfItself(name, at: span))
        } else if let anchored = anchors[name] {
            unusedMarks[name] = nil
            aliasNodes += anchored.count
            guard aliasNodes <= limits.maximumAliasNodes else { return stop(.tooManyAliases(at: span, limit: limits.maximumAliasNodes)) }
            guard frames.count + anchored.height <= limits.maximumDepth else { return stop(.tooDeep(at: span, limit: limits.maximumDepth)) }
            return add(anchored.node, count: anchored.count, height: anchored.height, end: end, anchor: nil)
        } else {
            diagnostics.report(.unknownAlias(name, at: span))
        }
        add(.scalar(YAMLScalar(text: span.text, style: .plain, span: span, isGuessed: true)), count: 1, height: 1, end: end, anchor: nil)
    }
}
