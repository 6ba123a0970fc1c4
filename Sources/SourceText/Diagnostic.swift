/// How much a diagnostic matters.
public enum Severity: Sendable, Hashable {
    /// The file cannot be used as it is.
    case error
    /// It can be used, and is probably not what was meant.
    case warning
    /// For information.
    case note
}

/// The stable name of a kind of diagnostic, such as `DULY-E012`; `duly help ID` explains it.
public struct DiagnosticID: Hashable, Sendable, Comparable {
    /// The name as shown.
    public let text: String

    /// A name as shown, such as `DULY-E012`.
    public init(_ text: String) { self.text = text }

    /// Alphabetical order.
    public static func < (one: DiagnosticID, other: DiagnosticID) -> Bool { one.text < other.text }
}

/// One mistake or remark about a file: what it is, where it is, and what to do.
public struct Diagnostic: Sendable, Equatable {
    /// The kind.
    public var id: DiagnosticID
    /// How much it matters.
    public var severity: Severity
    /// What is the matter, in plain words: one line, no full stop at the end.
    public var message: String
    /// Where; nil when it is about no place in a file.
    public var span: SourceSpan?
    /// Further places and facts.
    public var notes: [Note]
    /// What to do, one line each.
    public var help: [String]
    /// A change that puts it right, where it is known.
    public var fix: Fix?

    /// A further place or fact.
    public struct Note: Sendable, Equatable {
        /// What it says.
        public var message: String
        /// Where, if anywhere.
        public var span: SourceSpan?

        /// A note about a place, or about none.
        public init(_ message: String, at span: SourceSpan? = nil) {
            self.message = message
            self.span = span
        }
    }

    /// A replacement that puts a mistake right.
    public struct Fix: Sendable, Equatable {
        /// What it does, such as "write `recording_time`".
        public var title: String
        /// What is replaced.
        public var span: SourceSpan
        /// The text to put there.
        public var replacement: String

        /// A replacement of `span`.
        public init(title: String, span: SourceSpan, replacement: String) {
            self.title = title
            self.span = span
            self.replacement = replacement
        }
    }

    /// An error.
    public init(
        _ id: DiagnosticID, _ message: String, at span: SourceSpan?, help: [String] = [], notes: [Note] = [], fix: Fix? = nil
    ) {
        self.init(id, .error, message, at: span, help: help, notes: notes, fix: fix)
    }

    /// A diagnostic of the severity given.
    public init(
        _ id: DiagnosticID,
        _ severity: Severity,
        _ message: String,
        at span: SourceSpan?,
        help: [String] = [],
        notes: [Note] = [],
        fix: Fix? = nil
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.span = span
        self.help = help
        self.notes = notes
        self.fix = fix
    }
}
