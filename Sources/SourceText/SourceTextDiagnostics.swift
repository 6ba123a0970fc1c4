/// The kinds of mistake that this module reports, each with its stable id and the sentence that `duly help ID` prints.
enum SourceTextProblem: String, CaseIterable {
    case cannotOpen = "DULY-E001"
    case tooLarge = "DULY-E002"
    case utf16 = "DULY-E003"
    case notUTF8 = "DULY-E004"
    case hiddenCharacter = "DULY-E005"
    case emptyFile = "DULY-E006"
    case severalDocuments = "DULY-E007"
    case tooDeep = "DULY-E008"
    case tooManyNodes = "DULY-E009"
    case tooManyAliases = "DULY-E010"
    case manyMore = "DULY-E011"
    case unknownKey = "DULY-E012"
    case missingKeys = "DULY-E013"
    case notMapping = "DULY-E014"
    case notText = "DULY-E015"
    case nothingWritten = "DULY-E016"
    case notBoolean = "DULY-E017"
    case notWhole = "DULY-E018"
    case duplicateKey = "DULY-E019"
    case keyNotText = "DULY-E020"
    case emptyKey = "DULY-E021"
    case mergeKey = "DULY-E022"
    case tag = "DULY-E023"
    case unknownAlias = "DULY-E024"
    case aliasOfItself = "DULY-E025"
    case tab = "DULY-E026"
    case curlyQuotes = "DULY-E027"
    case oddSpace = "DULY-E028"
    case dash = "DULY-E029"
    case lostText = "DULY-E030"
    case bracket = "DULY-E031"
    case blockMark = "DULY-E032"
    case quotedThenMore = "DULY-E033"
    case reservedCharacter = "DULY-E034"
    case anchorCharacter = "DULY-E035"
    case dashValue = "DULY-E036"
    case colonInside = "DULY-E037"
    case missingQuote = "DULY-E038"
    case apostrophe = "DULY-E039"
    case escape = "DULY-E040"
    case indentation = "DULY-E041"
    case noSpaceAfterColon = "DULY-E042"
    case lineWithoutColon = "DULY-E043"
    case insideBrackets = "DULY-E044"
    case otherwise = "DULY-E045"
    case notAText = "DULY-E046"

    var id: DiagnosticID { DiagnosticID(rawValue) }

    var explanation: String {
        switch self {
        case .cannotOpen: "A file that is named cannot be opened: it is not there, it is a folder, or reading it is not allowed."
        case .tooLarge: "A file is larger than Duly reads of its kind."
        case .utf16: "A text file is saved as UTF-16, which Notepad calls Unicode; Duly reads UTF-8."
        case .notUTF8: "A text file is saved in an older Windows encoding (ANSI, Windows-1252); Duly reads UTF-8."
        case .hiddenCharacter: "A file holds a character that cannot be seen, such as a NUL or a line separator from a word processor."
        case .emptyFile: "A file that should hold YAML holds nothing but comments or blank lines."
        case .severalDocuments: "A file holds several YAML documents, parted by ---; Duly reads one from each file."
        case .tooDeep: "Lists and mappings lie within one another deeper than Duly reads."
        case .tooManyNodes: "A YAML file holds more keys and values than Duly reads from one file."
        case .tooManyAliases: "The aliases of a YAML file (*name) would repeat more text than Duly allows."
        case .manyMore: "A file has more mistakes than are shown at once; put these right first and look again."
        case .unknownKey: "A key is not one of those that may be written in this place, or is misspelt."
        case .missingKeys: "A key that must be written is not there."
        case .notMapping: "Something is a text or a list where keys with values are wanted."
        case .notText: "A key has a list or a mapping as its value where a text is wanted."
        case .nothingWritten: "A key is there and nothing is written after it."
        case .notBoolean: "A value should be yes or no."
        case .notWhole: "A value should be a whole number in digits."
        case .duplicateKey: "The same key is written twice in one mapping; YAML would drop one of the two without a word."
        case .keyNotText: "A key is a list or a mapping; keys are words."
        case .emptyKey: "A colon has no key before it."
        case .mergeKey: "The merge key << of older YAML is used; Duly does not know it."
        case .tag: "A value begins with an exclamation mark, which YAML reads as a tag and takes away from the text."
        case .unknownAlias: "A value begins with * and so names an anchor, and there is no anchor of that name above it."
        case .aliasOfItself: "An alias stands within the very thing that it names, which would never end."
        case .tab: "A tab is used to indent or to part a mark from its text; YAML takes spaces only."
        case .curlyQuotes: "Text is put in curly quotes, as word processors write them; YAML knows straight ones only."
        case .oddSpace: "A no-break space, or another that only looks like a space, stands where YAML needs a plain one."
        case .dash: "A long dash or a bullet is used where YAML needs the hyphen of the keyboard."
        case .lostText: "Text after a space and # is a comment to YAML, and would be lost."
        case .bracket: "A value begins with { or [, which YAML reads as the start of a mapping or list."
        case .blockMark: "A value begins with > or |, which YAML reads as the head of a block of lines."
        case .quotedThenMore: "A value begins with a quoted text and goes on after it; to YAML the value ends with the quote."
        case .reservedCharacter: "A value begins with a character that YAML does not allow there, such as @, % or a backtick."
        case .anchorCharacter: "A value begins with * or &, which YAML reads as an alias or an anchor."
        case .dashValue: "A value on the line of its key begins with a hyphen and a space, which YAML reads as a list."
        case .colonInside: "A value holds a colon and a space, which YAML reads as the end of a key."
        case .missingQuote: "A quote is opened and not closed, so that YAML reads the lines below as part of the text."
        case .apostrophe: "An apostrophe within single quotes ends the text; it must be doubled, or the text put in double quotes."
        case .escape: "A backslash in double quotes begins a sign that YAML does not know."
        case .indentation: "A line begins further left or right than the lines that it belongs with."
        case .noSpaceAfterColon: "A key's colon has no space after it."
        case .lineWithoutColon: "A line has no key and colon where YAML needs them."
        case .insideBrackets: "A list or mapping in brackets cannot be read: a comma, a colon or a closing bracket is missing."
        case .otherwise: "A line cannot be read as YAML for a reason that is rare."
        case .notAText: "A file that should be plain text is a document of Word, Excel or another program."
        }
    }
}

/// Every diagnostic id of this module with a sentence that explains it, in order of id.
public let sourceTextDiagnosticIDs: [(DiagnosticID, String)] = SourceTextProblem.allCases.map { ($0.id, $0.explanation) }

// MARK: Files

extension Diagnostic {
    private init(
        _ problem: SourceTextProblem, _ message: String, at span: SourceSpan?, help: [String] = [], notes: [Note] = [], fix: Fix? = nil
    ) {
        self.init(problem.id, .error, message, at: span, help: help, notes: notes, fix: fix)
    }

    /// `place` is where the file is named, if it is named in a file.
    static func cannotOpen(file: String, reason: UnreadableReason, near: String?, at place: SourceSpan?) -> Diagnostic {
        switch reason {
        case .missing:
            Diagnostic(.cannotOpen, "there is no file `\(file)`", at: place, help: [near.map { "did you mean `\($0)`?" } ?? "check the name and the folder"])
        case .notAllowed:
            Diagnostic(.cannotOpen, "you may not read `\(file)`", at: place, help: ["ask the owner of the file or folder for leave to read it"])
        case .folder:
            Diagnostic(.cannotOpen, "`\(file)` is a folder, and a file is wanted", at: place, help: ["name a file in it"])
        case .other:
            Diagnostic(.cannotOpen, "`\(file)` cannot be read", at: place, help: ["check that the disk or share is there and the file is whole"])
        }
    }

    static func tooLarge(file: String, maximumBytes: Int, at place: SourceSpan? = nil) -> Diagnostic {
        Diagnostic(
            .tooLarge, "`\(file)` is larger than \(size(maximumBytes)), the most that is read of such a file", at: place,
            help: ["check that it is the right file; a large rule set can be split into several files"])
    }

    private static func size(_ bytes: Int) -> String {
        if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return "\(bytes >> 20) MB" }
        if bytes >= 1 << 10, bytes % (1 << 10) == 0 { return "\(bytes >> 10) KB" }
        return "\(bytes) bytes"
    }

    private static let saveAsUTF8 = "in Notepad: File, Save as, and choose UTF-8 beside Encoding"

    static func utf16(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            .utf16, "this file is saved as UTF-16 (Notepad calls it Unicode), and UTF-8 is wanted", at: file.span(0..<0), help: [saveAsUTF8])
    }

    static func notUTF8(_ file: SourceFile) -> Diagnostic {
        let start = file.encodingTrouble?.offset ?? 0
        var end = min(start + 1, file.bytes.count)
        while end < file.bytes.count, file.bytes[end] & 0xC0 == 0x80 { end += 1 }
        let lines = file.encodingTrouble?.lines ?? 1
        let line = file.position(at: start).line
        let places = lines == 1 ? "line \(line) holds a character" : "line \(line) and \(counted(lines - 1, "other line")) hold characters"
        return Diagnostic(
            .notUTF8, "this file is saved in an older Windows encoding, and UTF-8 is wanted: \(places) not written as UTF-8",
            at: file.span(start..<end),
            help: ["\(saveAsUTF8); then look whether quotes, dashes and letters with accents are still right"])
    }

    static func notAText(file: String, kind: ForeignKind, at place: SourceSpan?) -> Diagnostic {
        switch kind {
        case .document:
            Diagnostic(
                .notAText, "`\(file)` is a Word or Excel document (or a zip file), and a plain text file is wanted", at: place,
                help: ["copy the text into Notepad and save it from there, with UTF-8 beside Encoding"])
        case .pdf:
            Diagnostic(
                .notAText, "`\(file)` is a PDF, and a plain text file is wanted", at: place,
                help: ["ask for the text file that it was made from, or copy the text into Notepad and save it from there"])
        case .richText:
            Diagnostic(
                .notAText, "`\(file)` is a rich text document, and a plain text file is wanted", at: place,
                help: ["copy the text into Notepad and save it from there, with UTF-8 beside Encoding"])
        case .bytes:
            Diagnostic(.notAText, "`\(file)` is not a text file", at: place, help: ["check that it is the right file"])
        }
    }

    static func hiddenCharacter(_ value: UInt32, count: Int, at span: SourceSpan) -> Diagnostic {
        let code = String(value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        let what = value == 0 ? "a NUL (a byte of value zero)" : "a character that cannot be seen (\(name))"
        let more = count > 1 ? ", the first of \(count) such characters" : ""
        return Diagnostic(
            .hiddenCharacter, "here is \(what)\(more)", at: span,
            help: ["delete it; text pasted from elsewhere is clean when it goes through Notepad first"])
    }

    static func emptyFile(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            .emptyFile, "nothing is written in this file", at: file.span(0..<0),
            help: ["lines that begin with # are comments and do not count"])
    }

    static func manyMore(_ count: Int, file: SourceFile?, errors: Bool) -> Diagnostic {
        let place = file.map { " in \($0.name)" } ?? ""
        return Diagnostic(
            SourceTextProblem.manyMore.id, errors ? .error : .note,
            count == 1 ? "1 more\(place) is not shown" : "\(count) more\(place) are not shown", at: nil,
            help: ["put right what is shown first"])
    }

    static func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
}

// MARK: Limits and structure

extension Diagnostic {
    static func severalDocuments(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .severalDocuments, "a second document begins here, and each file may hold one", at: span.firstLine,
            help: ["remove the line `---`, or put what follows into a file of its own"])
    }

    static func tooDeep(at span: SourceSpan, limit: Int) -> Diagnostic {
        Diagnostic(.tooDeep, "lists and mappings lie more than \(limit) deep here", at: span, help: ["write it with fewer levels"])
    }

    static func tooManyNodes(at span: SourceSpan, limit: Int) -> Diagnostic {
        Diagnostic(
            .tooManyNodes, "this file holds more than \(limit) keys and values; reading ends here", at: span,
            help: ["split it into several files"])
    }

    static func tooManyAliases(at span: SourceSpan, limit: Int) -> Diagnostic {
        Diagnostic(
            .tooManyAliases, "with this alias, the aliases of this file repeat more than \(limit) keys and values; reading ends here", at: span,
            help: ["write out what is meant, or use fewer aliases"])
    }

    static func duplicateKey(_ key: YAMLScalar, first: SourceSpan) -> Diagnostic {
        Diagnostic(
            .duplicateKey, "the key `\(key.text)` is written twice here", at: key.span,
            help: ["keep one of the two; if both are meant, they belong in two list items, each beginning with `- `"],
            notes: [Note("it is first written here", at: first)])
    }

    static func keyNotText(_ node: YAMLNode, whole: SourceSpan, key: String?) -> Diagnostic {
        let text = whole.text
        let quoted = isShort(text) ? ": `\(key.map { "\($0): " } ?? "")\(quotedForm(text))`" : ""
        return Diagnostic(
            .keyNotText, "YAML reads this as a key, and it is \(node.kindInWords); a key is a word", at: node.span.firstLine,
            help: ["if it is meant as text, put the whole of it in quotes\(quoted)"], fix: quoting(whole, text))
    }

    static func emptyKey(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(.emptyKey, "no key stands before the colon", at: span, help: ["write a key before it, as in `title: Visit in time`"])
    }

    static func mergeKey(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(.mergeKey, "the merge key `<<` is not known here", at: span, help: ["write out the keys that are meant"])
    }

    static func unknownAlias(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unknownAlias, "YAML reads a value that begins with `*` as the name of something marked `&\(name)` above, and nothing is", at: span,
            help: ["if it is meant as text, put the whole value in quotes: `\(quotedForm(span.text))`"],
            fix: quoting(span, span.text))
    }

    static func aliasOfItself(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.aliasOfItself, "`*\(name)` stands within the very thing that it names", at: span, help: ["write out what is meant"])
    }

    /// `columns` is the line's indentation; `before` the key, or the text, of the line before.
    static func indentation(_ line: SourceSpan, columns: Int, isItem: Bool, before: SourceSpan?) -> Diagnostic {
        var help = "lines that belong together begin in the same column"
        if let before {
            let position = before.position
            let column = position.column - 1
            let word = isShort(before.text) ? "`\(before.text)` of line \(position.line)" : "line \(position.line)"
            let here = "this line begins after \(counted(columns, "space")), \(word) after \(column)"
            if columns != column { help = "\(here); \(help)" }
            if columns == column, isItem { help = "this line is an item of a list, and those round it are not: begin it further in, or remove the hyphen" }
        }
        return Diagnostic(.indentation, "this line does not line up with those that it belongs with", at: line, help: [help])
    }

    static func noSpaceAfterColon(_ colon: SourceSpan, line: SourceSpan) -> Diagnostic {
        let text = line.text
        let corrected = String(text.prefix { $0 != ":" }) + ": " + String(text.drop { $0 != ":" }.dropFirst())
        return Diagnostic(
            .noSpaceAfterColon, "the colon of a key needs a space after it", at: colon,
            help: isShort(text) ? ["write `\(corrected)`"] : ["write a space after the colon"],
            fix: Fix(title: "add a space", span: colon, replacement: ": "))
    }

    static func noSpaceAfterListMark(_ mark: SourceSpan, line: SourceSpan) -> Diagnostic {
        let corrected = "- " + line.text.dropFirst()
        return Diagnostic(
            .dash, "the hyphen of a list item needs a space after it", at: mark,
            help: isShort(corrected) ? ["write `\(corrected)`"] : ["write a space after the hyphen"],
            fix: Fix(title: "add a space", span: mark, replacement: "- "))
    }

    static func lineWithoutColon(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .lineWithoutColon, "this line has no `key: value`", at: span,
            help: ["write a colon and a space after the key; if the line goes on with the text above, begin it further in than that line's key"])
    }

    static func otherwise(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .otherwise, "this cannot be read as YAML from here on", at: span,
            help: ["look at this line and the one before it: the indentation, the quotes, and a space after each colon; "
                + "a value with signs in it is safe in single quotes"])
    }
}
