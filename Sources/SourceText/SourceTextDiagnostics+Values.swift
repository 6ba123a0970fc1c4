// What YAML makes of a value that was meant as text, and how to write it so that it stays text.

extension Diagnostic {
    private init(
        _ problem: SourceTextProblem, _ message: String, at span: SourceSpan?, help: [String] = [], notes: [Note] = [], fix: Fix? = nil
    ) {
        self.init(problem.id, .error, message, at: span, help: help, notes: notes, fix: fix)
    }

    /// Whether a text is short enough to be shown again within a line of help.
    static func isShort(_ text: String) -> Bool { text.utf8.count <= 100 && !text.utf8.contains(where: Byte.isLineEnd) }

    /// A text as YAML wants it quoted: single quotes, or double ones where that reads better.
    static func quotedForm(_ text: String) -> String {
        let plainInside = !text.contains("\"") && !text.contains("\\")
        if text.contains("'"), plainInside { return "\"\(text)\"" }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    static func quoting(_ span: SourceSpan, _ text: String) -> Fix? {
        guard isShort(text) else { return nil }
        return Fix(title: "write \(quotedForm(text))", span: span, replacement: quotedForm(text))
    }

    private static func quoteHelp(_ text: String, key: String?) -> String {
        guard isShort(text) else { return "put the whole value in single quotes" }
        return "put the whole value in quotes: `\(key.map { "\($0): " } ?? "")\(quotedForm(text))`"
    }

    private static func quoted(
        _ problem: SourceTextProblem, _ message: String, at span: SourceSpan, whole: SourceSpan, key: String?, more: [String] = []
    ) -> Diagnostic {
        Diagnostic(problem, message, at: span, help: [quoteHelp(whole.text, key: key)] + more, fix: quoting(whole, whole.text))
    }

    static func tag(_ tag: SourceSpan, fixing whole: SourceSpan?) -> Diagnostic {
        let message = "YAML reads `\(tag.text)` at the start of a value as a tag, and takes it away from the text"
        guard let whole else {
            return Diagnostic(.tag, message, at: tag, help: ["remove it, or put the whole value in single quotes"])
        }
        let key = YAMLLineScan(whole.file).keyText(before: whole.start)
        // A condition that begins with `!=` would not be one in quotes either: what is compared is missing.
        let more = tag.text.hasPrefix("!=") ? ["a condition names first what is compared, and then needs no quotes: `category \(whole.text)`"] : []
        return quoted(.tag, message, at: tag, whole: whole, key: key, more: more)
    }

    static func lostText(_ lost: SourceSpan, whole: SourceSpan, key: String?) -> Diagnostic {
        quoted(
            .lostText, "YAML reads what follows a space and `#` as a comment, so this part of the value would be lost",
            at: lost, whole: whole, key: key, more: ["if it is a comment, write a space after the `#`"])
    }

    static func openBracket(_ whole: SourceSpan, key: String?) -> Diagnostic {
        let first = firstCharacter(whole)
        return quoted(
            .bracket, "YAML reads a value that begins with `\(first)` as \(collection(first)), and this one is not closed",
            at: whole, whole: whole, key: key, more: ["if \(collection(first)) is meant, close it with `\(first == "{" ? "}" : "]")`"])
    }

    static func bracketThenMore(_ whole: SourceSpan, key: String?) -> Diagnostic {
        let first = firstCharacter(whole)
        return quoted(
            .bracket, "YAML reads a value that begins with `\(first)` as \(collection(first)), and nothing may follow it on the line",
            at: whole, whole: whole, key: key, more: ["if \(collection(first)) is meant, remove what follows it"])
    }

    private static func collection(_ first: String) -> String { first == "{" ? "a mapping" : "a list" }

    private static func firstCharacter(_ span: SourceSpan) -> String { String(span.text.prefix(1)) }

    static func blockMark(_ whole: SourceSpan, key: String?) -> Diagnostic {
        quoted(
            .blockMark, "YAML reads `\(firstCharacter(whole))` at the start of a value as the head of a block of lines below it",
            at: whole, whole: whole, key: key)
    }

    static func quotedThenMore(_ rest: SourceSpan, whole: SourceSpan, key: String?) -> Diagnostic {
        quoted(
            .quotedThenMore, "to YAML a value that begins with a quote ends with the closing quote, and this text follows it",
            at: rest, whole: whole, key: key)
    }

    static func apostrophe(_ mark: SourceSpan, whole: SourceSpan, text: String, key: String?) -> Diagnostic {
        Diagnostic(
            .apostrophe, "this apostrophe ends the text, because the text is in single quotes", at: mark,
            help: [isShort(text) ? "use double quotes: `\(key.map { "\($0): " } ?? "")\(quotedForm(text))`" : "use double quotes round the text"],
            fix: quoting(whole, text))
    }

    static func escape(_ mark: SourceSpan, whole: SourceSpan?, text: String, key: String?) -> Diagnostic {
        let message = "in double quotes, YAML reads a backslash as the start of a special sign, and it does not know `\(mark.text)`"
        guard let whole, isShort(text) else {
            return Diagnostic(.escape, message, at: mark, help: ["use single quotes round the text"])
        }
        let single = "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        return Diagnostic(
            .escape, message, at: mark, help: ["use single quotes: `\(key.map { "\($0): " } ?? "")\(single)`"],
            fix: Fix(title: "write \(single)", span: whole, replacement: single))
    }

    static func missingQuote(_ mark: SourceSpan, whole: SourceSpan, text: String, key: String?) -> Diagnostic {
        var inner = text
        if let last = inner.last, "\"'”’".contains(last) { inner.removeLast() }
        return Diagnostic(
            .missingQuote, "this quote is not closed on its line, so YAML reads the lines below as part of the text", at: mark,
            help: [
                isShort(inner) ? "close it: `\(key.map { "\($0): " } ?? "")\(quotedForm(inner))`" : "put the same quote at the end of the text"
            ],
            fix: quoting(whole, inner))
    }

    static func reservedCharacter(_ whole: SourceSpan, key: String?) -> Diagnostic {
        quoted(
            .reservedCharacter, "YAML does not allow a value to begin with `\(firstCharacter(whole))`", at: whole, whole: whole, key: key)
    }

    static func strayCharacter(_ mark: SourceSpan) -> Diagnostic {
        Diagnostic(
            .reservedCharacter, "YAML does not allow `\(mark.text)` here", at: mark,
            help: ["put the whole text that it belongs to in single quotes"])
    }

    static func anchorCharacter(_ whole: SourceSpan, key: String?) -> Diagnostic {
        let first = firstCharacter(whole)
        let reading = first == "*" ? "a pointer to something above" : "a mark to point to later"
        return quoted(
            .anchorCharacter, "YAML reads `\(first)` at the start of a value as \(reading), not as text", at: whole, whole: whole, key: key)
    }

    static func dashValue(_ whole: SourceSpan, key: String?) -> Diagnostic {
        quoted(
            .dashValue, "YAML reads a hyphen and a space as an item of a list, and a list may not begin on the line of its key",
            at: whole, whole: whole, key: key, more: ["if a list is meant, begin it on the next line, further in"])
    }

    static func strayDash(_ mark: SourceSpan) -> Diagnostic {
        Diagnostic(
            .dashValue, "YAML reads this as an item of a list, and a list may not begin here", at: mark,
            help: ["if a list is meant, begin it on a line of its own; if text is meant, put the whole of it in single quotes"])
    }

    static func colonInside(_ colon: SourceSpan, whole: SourceSpan, key: String?) -> Diagnostic {
        quoted(
            .colonInside, "YAML reads a colon and a space as the end of a key, and this one stands within a value", at: colon, whole: whole, key: key)
    }

    static func insideBrackets(_ mark: SourceSpan, opened: SourceSpan?) -> Diagnostic {
        let notes = opened.map { [Note("it begins here", at: $0)] } ?? []
        return Diagnostic(
            .insideBrackets, "this list or mapping in brackets cannot be read from here on: a comma or the closing bracket is missing", at: mark,
            help: ["text with a comma, colon, quote or bracket in it must be put in single quotes"], notes: notes)
    }
}

// MARK: From word processors

extension Diagnostic {
    static func curlyQuotes(_ span: SourceSpan, straight: String, key: String?) -> Diagnostic {
        let form = isShort(straight) ? ": `\(key.map { "\($0): " } ?? "")\(quotedForm(straight))`" : ""
        return Diagnostic(
            .curlyQuotes, "these quotes are curly, as word processors write them, and to YAML they are not quotes", at: span.firstLine,
            help: ["use straight quotes\(form)"], fix: quoting(span, straight))
    }

    static func oddSpace(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .oddSpace, "here is a no-break space, which looks like a space and is none to YAML", at: span,
            help: ["delete it and type a space; it came with text pasted from a page or a word processor"],
            fix: Fix(title: "type a space", span: span, replacement: " "))
    }

    static func dashAsListMark(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .dash, "a list item begins with a hyphen, and this is `\(span.text)`", at: span,
            help: ["type the hyphen of the keyboard and a space: `- `"], fix: Fix(title: "type a hyphen", span: span, replacement: "-"))
    }

    static func dashAsMinus(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .dash, "a minus is a hyphen, and this is `\(span.text)`", at: span,
            help: ["type the hyphen of the keyboard: `-`"], fix: Fix(title: "type a hyphen", span: span, replacement: "-"))
    }

    static func tab(_ span: SourceSpan, lines: Int) -> Diagnostic {
        let more = lines > 1 ? "; \(lines) lines of this file begin with tabs" : ""
        return Diagnostic(
            .tab, "here is a tab, and YAML takes only spaces for this\(more)", at: span,
            help: ["type spaces instead: two for each level"], fix: Fix(title: "type spaces", span: span, replacement: "  "))
    }
}

// MARK: Keys and kinds of value

extension Diagnostic {
    static func unknownKey(_ entry: YAMLEntry, of what: String, near: String?, known: [String]) -> Diagnostic {
        let key = entry.key
        var help: [String] = []
        if let near {
            help = ["did you mean `\(near)`?"]
        } else if isCutByComma(entry) {
            help = ["within { } a comma ends a value; put text that holds a comma in quotes"]
        } else if !known.isEmpty {
            help = ["\(what) may have \(list(known, last: "and"))"]
        }
        return Diagnostic(
            .unknownKey, "unknown key `\(key.text)` in \(what)", at: key.span, help: help,
            fix: near.map { Fix(title: "write `\($0)`", span: key.span, replacement: $0) })
    }

    /// `{document: Quality, Assurance}`: the key has no colon.
    private static func isCutByComma(_ entry: YAMLEntry) -> Bool {
        let bytes = entry.key.span.file.bytes
        var place = entry.key.span.end
        while place < bytes.count, Byte.isBlank(bytes[place]) || Byte.isLineEnd(bytes[place]) { place += 1 }
        return entry.value.isEmpty && place < bytes.count && bytes[place] != Byte.colon
    }

    /// `a`, `b` and `c`.
    static func list(_ words: [String], last: String) -> String {
        let marked = words.map { "`\($0)`" }
        guard marked.count > 1 else { return marked.first ?? "" }
        return marked.dropLast().joined(separator: ", ") + " \(last) " + marked[marked.count - 1]
    }

    static func missingKeys(_ keys: [String], of what: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .missingKeys, "\(what) needs \(list(keys, last: "and")), not written here", at: span,
            help: [keys.count == 1 ? "add `\(keys[0]): …`" : "add a line for each"])
    }

    static func notMapping(_ node: YAMLNode, what: String, known: [String] = []) -> Diagnostic {
        let found = node.isEmpty ? "nothing is written" : "this is \(node.kindInWords)"
        return Diagnostic(
            .notMapping, "\(what) is written as `key: value`, and \(found)", at: node.span.firstLine,
            help: ["write one `key: value` on each line, with a space after the colon"]
                + (1...8 ~= known.count ? ["\(what) may have \(list(known, last: "and"))"] : []))
    }

    static func notText(_ entry: YAMLEntry) -> Diagnostic {
        let span = entry.value.span
        let first = span.text.utf8.first
        let isBracket = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        let help = isBracket && isShort(span.text)
            ? "YAML reads a value that begins with `\(String(span.text.prefix(1)))` so; if it is text, "
                + quoteHelp(span.text, key: entry.key.text)
            : "write one text after `\(entry.key.text):`"
        return Diagnostic(
            .notText, "`\(entry.key.text)` should be text, and this is \(entry.value.kindInWords)", at: span.firstLine, help: [help],
            fix: isBracket ? quoting(span, span.text) : nil)
    }

    static func nothingWritten(_ key: YAMLScalar) -> Diagnostic {
        Diagnostic(
            .nothingWritten, "nothing is written after `\(key.text):`", at: key.span,
            help: ["write a value after it, or remove the key"])
    }

    static func notBoolean(_ scalar: YAMLScalar, key: String) -> Diagnostic {
        let lower = scalar.text.lowercased()
        let near = ["yes", "no", "true", "false"].first { $0 == lower } ?? (lower == "y" ? "yes" : lower == "n" ? "no" : nil)
        return Diagnostic(
            .notBoolean, "`\(key)` should be `yes` or `no`", at: scalar.span,
            help: [near.map { "did you mean `\($0)`?" } ?? "write `yes` or `no`"],
            fix: near.map { Fix(title: "write `\($0)`", span: scalar.span, replacement: $0) })
    }

    static func notWhole(_ scalar: YAMLScalar, key: String) -> Diagnostic {
        Diagnostic(.notWhole, "`\(key)` should be a whole number", at: scalar.span, help: ["write it in digits, as in `\(key): 2`"])
    }
}
