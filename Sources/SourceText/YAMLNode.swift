/// How a scalar is written.
public enum ScalarStyle: Sendable, Hashable {
    /// Without quotes.
    case plain
    /// `'…'`
    case singleQuoted
    /// `"…"`
    case doubleQuoted
    /// `|`: lines as they are.
    case literal
    /// `>`: lines joined.
    case folded
}

/// A piece of text in a YAML file. It is always text: `no`, `0777`, `2026-01-05` and `~` mean nothing yet.
public struct YAMLScalar: Sendable {
    /// The text that it stands for.
    public let text: String
    /// How it is written.
    public let style: ScalarStyle
    /// Where it is written, quotes and block marks included.
    public let span: SourceSpan
    /// Whether the text was guessed from a mistaken notation that has been reported.
    public let isGuessed: Bool

    /// A scalar read from `span`.
    public init(text: String, style: ScalarStyle, span: SourceSpan) {
        self.init(text: text, style: style, span: span, isGuessed: false)
    }

    init(text: String, style: ScalarStyle, span: SourceSpan, isGuessed: Bool) {
        self.text = text
        self.style = style
        self.span = span
        self.isGuessed = isGuessed
    }

    /// Whether nothing is written.
    public var isEmpty: Bool { text.isEmpty && style == .plain }
}

/// A key and its value.
public struct YAMLEntry: Sendable {
    /// The key.
    public let key: YAMLScalar
    /// The value; an empty plain scalar where nothing is written.
    public let value: YAMLNode

    /// An entry.
    public init(key: YAMLScalar, value: YAMLNode) {
        self.key = key
        self.value = value
    }
}

/// A YAML file's tree: text, lists and mappings, each with its place.
public indirect enum YAMLNode: Sendable {
    /// Text.
    case scalar(YAMLScalar)
    /// A list.
    case sequence([YAMLNode], SourceSpan)
    /// A mapping of keys to values, in the order written, no key twice.
    case mapping([YAMLEntry], SourceSpan)

    /// Where it is written, from its first to its last character.
    public var span: SourceSpan {
        switch self {
        case .scalar(let scalar): scalar.span
        case .sequence(_, let span), .mapping(_, let span): span
        }
    }

    /// The text, nil for a list or a mapping.
    public var scalar: YAMLScalar? {
        if case .scalar(let scalar) = self { scalar } else { nil }
    }

    /// The items, nil for anything but a list.
    public var sequence: [YAMLNode]? {
        if case .sequence(let items, _) = self { items } else { nil }
    }

    /// The entries, nil for anything but a mapping.
    public var entries: [YAMLEntry]? {
        if case .mapping(let entries, _) = self { entries } else { nil }
    }

    /// The value of the first entry with that key; nil when there is none, or this is no mapping.
    public subscript(key: String) -> YAMLNode? {
        entries?.first { $0.key.text == key }?.value
    }

    /// Where its guessed texts are written.
    var guessedSpans: [SourceSpan] {
        switch self {
        case .scalar(let scalar): scalar.isGuessed ? [scalar.span] : []
        case .sequence(let items, _): items.flatMap(\.guessedSpans)
        case .mapping(let entries, _): entries.flatMap { ($0.key.isGuessed ? [$0.key.span] : []) + $0.value.guessedSpans }
        }
    }

    /// What it is, for messages: "text", "a list" or "a mapping (key: value)".
    public var kindInWords: String {
        switch self {
        case .scalar: "text"
        case .sequence: "a list"
        case .mapping: "a mapping (key: value)"
        }
    }

    /// Whether nothing is written after `key:` or `-`.
    public var isEmpty: Bool { scalar?.isEmpty ?? false }
}
