/// A mapping whose keys have been checked against the ones allowed: how every reader of a YAML file takes a mapping apart.
public struct KeyedNode: Sendable {
    /// The mapping.
    public let node: YAMLNode
    private let what: String
    /// The entries whose misspelt keys were read as these.
    private let meant: [String: Int]

    /// Checks the keys of a mapping.
    ///
    /// `what` is the thing with its article, as messages name it: "a rule". Unknown keys are reported at the key, missing ones at the mapping's first
    /// line. A misspelt key is reported, and read as the key that was meant. Anything but a mapping is reported, and gives nil. Keys in `required` need not be listed in `allowed` again.
    public init?(_ node: YAMLNode, of what: String, allowed: [String], required: [String] = [], diagnostics: inout Diagnostics) {
        guard let entries = node.entries else {
            if node.scalar?.isGuessed != true { diagnostics.report(.notMapping(node, what: what, known: allowed + required.filter { !allowed.contains($0) })) }
            return nil
        }
        self.node = node
        self.what = what
        var missing = required.filter { key in !entries.contains { $0.key.text == key } }
        var meant: [String: Int] = [:]
        for (index, entry) in entries.enumerated() where !allowed.contains(entry.key.text) && !required.contains(entry.key.text) {
            let known = allowed + required.filter { !allowed.contains($0) }
            let near = suggestion(for: entry.key.text, among: known)
            diagnostics.report(.unknownKey(entry, of: what, near: near, known: known))
            // A misspelt key that is required is one mistake, not two.
            missing.removeAll { $0 == near }
            if let near, meant[near] == nil { meant[near] = index }
        }
        self.meant = meant
        if !missing.isEmpty { diagnostics.report(.missingKeys(missing, of: what, at: node.span.firstLine)) }
    }

    /// The value of a key; nil when the key is not there.
    public subscript(_ key: String) -> YAMLNode? { entry(key)?.value }

    /// The key as written; nil when it is not there.
    public func keyScalar(_ key: String) -> YAMLScalar? { entry(key)?.key }

    /// The text of a key. A list, a mapping or nothing at all is reported, and gives nil.
    public func text(_ key: String, diagnostics: inout Diagnostics) -> YAMLScalar? {
        guard let entry = entry(key) else { return nil }
        guard let scalar = entry.value.scalar else {
            diagnostics.report(.notText(entry))
            return nil
        }
        guard !isBlank(scalar) else {
            diagnostics.report(.nothingWritten(entry.key))
            return nil
        }
        return scalar
    }

    /// `yes` or `true`, `no` or `false`; anything else is reported, and gives nil.
    public func boolean(_ key: String, diagnostics: inout Diagnostics) -> Bool? {
        guard let scalar = text(key, diagnostics: &diagnostics) else { return nil }
        switch scalar.text {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            diagnostics.report(.notBoolean(scalar, key: key))
            return nil
        }
    }

    /// A whole number, written in digits; anything else is reported, and gives nil.
    public func whole(_ key: String, diagnostics: inout Diagnostics) -> Int? {
        guard let scalar = text(key, diagnostics: &diagnostics) else { return nil }
        let digits = scalar.text.utf8.first == Byte.dash ? scalar.text.dropFirst() : scalar.text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy(Byte.isDigit), let number = Int(scalar.text) else {
            diagnostics.report(.notWhole(scalar, key: key))
            return nil
        }
        return number
    }

    /// The items of a list; one text or mapping counts as a list of one. Nothing at all is reported, and gives nil.
    public func list(_ key: String, diagnostics: inout Diagnostics) -> [YAMLNode]? {
        guard let entry = entry(key) else { return nil }
        if let items = entry.value.sequence { return items }
        guard !entry.value.isEmpty else {
            diagnostics.report(.nothingWritten(entry.key))
            return nil
        }
        return [entry.value]
    }

    private func entry(_ key: String) -> YAMLEntry? {
        guard let entries = node.entries else { return nil }
        return entries.first { $0.key.text == key } ?? meant[key].map { entries[$0] }
    }

    private func isBlank(_ scalar: YAMLScalar) -> Bool {
        scalar.text.utf8.allSatisfy { Byte.isBlank($0) || Byte.isLineEnd($0) }
    }
}
