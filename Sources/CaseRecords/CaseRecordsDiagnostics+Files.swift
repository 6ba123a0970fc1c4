import Caseload
import CivilTime
import SourceText

/// Words about sources and files. They name files, rows and columns; never what a cell holds.
extension CaseRecordsDiagnostics {
  /// `01/04/2026` as 2026-04-01.
  static func parseBritishDate(_ text: String) -> String? { suggestedDate(text)?.description }

  // MARK: Workspace

  static func badCompleteFrom(_ word: YAMLScalar) -> Diagnostic {
    let british = parseBritishDate(word.text)
    return Diagnostic(
      .unknownWord, "`complete_from` does not take `\(word.text)`", at: word.span,
      help: [
        british.map { "dates are written year first here: \($0)" }
          ?? "write `always`, `latest_only` or the first day from which all records are there, such as 2024-04-01"
      ],
      fix: british.map { Diagnostic.Fix(title: "write \($0)", span: word.span, replacement: $0) })
  }

  static func badDelimiter(_ word: YAMLScalar) -> Diagnostic {
    Diagnostic(
      .badValue, "`delimiter` takes one character", at: word.span, help: ["write `delimiter: \",\"`, `\";\"`, `\"|\"` or `tab`"])
  }

  static func notAListDescription(_ word: YAMLScalar) -> Diagnostic {
    Diagnostic(
      .badValue, "a list takes a file or the words `not supplied`, not `\(word.text)`", at: word.span,
      help: ["write `{file: NAME.csv}`"])
  }

  static func unknownSourceList(_ description: ListDescription, _ shape: Shape) -> Diagnostic {
    let known = shape.lists.filter { $0.derivation == nil }.map(\.name)
    return Diagnostic(
      .sourceName, "the schema has no list `\(description.list)`", at: description.span,
      help: choices(description.list, known, "lists are"))
  }

  static func derivedFromFile(_ description: ListDescription) -> Diagnostic {
    Diagnostic(
      .sourceName, "the list `\(description.list)` is worked out from another one; it does not come from a file",
      at: description.span, help: ["take it out of `lists`"])
  }

  static func unknownSourceField(_ field: String, _ list: ListShape, _ span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .sourceName, "the list `\(list.name)` has no field `\(field)`", at: span,
      help: choices(field, list.fields.map(\.name), "its fields are"))
  }

  static func suppliedTwice(_ list: String, _ one: String, _ other: String, _ span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .suppliedTwice, "the list `\(list)` is supplied by both \(one) and \(other); the second was not read", at: span,
      help: ["name one of them, or join the files before Duly reads them"])
  }

  static func severalFiles(_ list: String, _ files: [String]) -> Diagnostic {
    Diagnostic(
      .suppliedTwice, "several files could hold the list `\(list)`: \(files.joined(separator: ", ")); none was read", at: nil,
      help: ["name one in duly.yaml, under `sources`: `\(list): {file: \(files[0])}`, or keep each year in a folder of its own"])
  }

  // MARK: Opening

  static func cannotOpen(_ file: ListFile, _ problem: FileProblem) -> Diagnostic {
    Diagnostic(
      .cannotOpen, "\(file.shown): \(inWords(problem, "file"))", at: file.description?.fileSpan,
      help: ["the list `\(listName(file))` counts as not supplied until then"])
  }

  static func cannotOpenFolder(_ source: SourceDescription, _ problem: FileProblem) -> Diagnostic {
    Diagnostic(
      .cannotOpen, "the folder of the source `\(source.name)` cannot be read: \(inWords(problem, "folder"))", at: source.span,
      help: ["it was looked for as \(source.folder)"])
  }

  private static func listName(_ file: ListFile) -> String { file.description?.list ?? file.shown }

  private static func inWords(_ problem: FileProblem, _ what: String) -> String {
    switch problem {
    case .missing: "there is no such \(what)"
    case .notPermitted: "this \(what) may not be read by the person who runs Duly"
    case .isFolder: "this is a folder, not a file"
    case .notAFile: "this is neither a file nor a folder"
    case .linksInCircle: "this is a link that leads back to itself"
    case .other(let code): "the system cannot read this \(what) (error \(code))"
    }
  }

  static func emptyFile(_ file: ListFile) -> Diagnostic {
    Diagnostic(
      .emptyFile, "\(file.shown): the file is empty, without even a header", at: file.description?.fileSpan,
      help: ["was the export stopped? A list without records is a header and no rows"])
  }

  static func notText(_ file: ListFile, _ kind: TextForm.Kind) -> Diagnostic {
    let what =
      switch kind {
      case .workbook: "an Excel workbook or another packed file"
      case .oldWorkbook: "an old Excel workbook"
      case .pdf: "a PDF document"
      case .packed: "a packed file"
      case .database: "a database file"
      case .unknown: "not text"
      }
    return Diagnostic(
      .notText, "\(file.shown): this is \(what), not a CSV file", at: file.description?.fileSpan,
      help: kind == .workbook || kind == .oldWorkbook ? ["in Excel, save the sheet as “CSV UTF-8 (comma delimited)”"] : [])
  }

  /// A note where a file had to be decoded; nil where it is UTF-8.
  static func decoded(_ file: ListFile, _ form: TextForm) -> Diagnostic? {
    let name =
      switch form {
      case .utf16: "UTF-16"
      case .windows1252: "Windows-1252"
      default: nil as String?
      }
    return name.map {
      Diagnostic(
        .decoded, .warning, "\(file.shown): the file is not UTF-8; it was read as \($0)", at: nil,
        help: ["check that names with accents are right, or export the file as UTF-8"])
    }
  }

  // MARK: Header

  static func noHeader(_ file: ListFile, _ list: ListShape, looksLikeData: Bool) -> Diagnostic {
    let names = list.fields.prefix(8).map { "`\($0.name)`" }.joined(separator: ", ")
    return Diagnostic(
      .noHeader,
      looksLikeData
        ? "\(file.shown): the first row looks like data; there is no row that names the columns"
        : "\(file.shown): no column of the first row has a name that the list `\(list.name)` knows", at: file.description?.fileSpan,
      help: [
        "put a header above the rows, with names such as \(names)"
          + (looksLikeData ? " (bcp writes none: add it with a UNION, or with a header file)" : "; or name them in duly.yaml under `columns`")
      ])
  }

  static func wrongDelimiter(_ file: ListFile, _ delimiter: UInt8) -> Diagnostic {
    let shown = delimiter == 9 ? "tabs" : "`\(Character(UnicodeScalar(delimiter)))`"
    let value = delimiter == 9 ? "tab" : "\"\(Character(UnicodeScalar(delimiter)))\""
    return Diagnostic(
      .wrongDelimiter, "\(file.shown): the columns are separated by \(shown)", at: file.description?.fileSpan,
      help: ["add `delimiter: \(value)` to the source in duly.yaml"])
  }

  static func columnTwice(_ file: ListFile, _ field: String, _ headers: [String]) -> Diagnostic {
    Diagnostic(
      .columnTwice,
      "\(file.shown): \(headers.count) columns could hold `\(field)`: \(headers.map { "`\($0)`" }.joined(separator: ", "))",
      at: file.description?.span, help: ["take one out, or name the right one in duly.yaml: `columns: {\(field): HEADER}`"])
  }

  static func headerNotThere(_ file: ListFile, _ name: ListDescription.ColumnName, _ headers: [String]) -> Diagnostic {
    Diagnostic(
      .columnMissing, .warning, "\(file.shown): there is no column `\(name.header)` for `\(name.field)`", at: name.span,
      help: choices(name.header, headers, "its columns are"))
  }

  static func neededColumnMissing(_ file: ListFile, _ list: ListShape, _ field: Int) -> Diagnostic {
    let name = list.fields[field].name
    let why =
      field == list.owner?.field ? "its records would belong to nobody" : "its records could not be told apart"
    return Diagnostic(
      .columnMissing, "\(file.shown): no column holds `\(name)`; \(why), so the file was not read",
      at: file.description?.fileSpan, help: ["name the column in duly.yaml: `columns: {\(name): HEADER}`"])
  }

  // MARK: Rows

  static func quoteNotClosed(_ file: ListFile, row: Int, column: String) -> Diagnostic {
    Diagnostic(
      .quoteNotClosed, .warning,
      "\(file.shown): a quotation mark opens in row \(row), column `\(column)`, and is never closed", at: nil,
      help: ["the row's cells from there on cannot be read; what follows its line was read as rows again"])
  }

  /// What the quote swallowed is not shown: it may be rows.
  static func quoteNotClosedInHeader(_ file: ListFile, row: Int, column: Int) -> Diagnostic {
    Diagnostic(
      .quoteNotClosed,
      "\(file.shown): a quotation mark opens in the header (row \(row), column \(column)) and is not closed there, so the file was not read",
      at: file.description?.fileSpan, help: ["close it, or take it out"])
  }

  static func nothingToRead(_ schema: RecordSchema, _ sources: [SourceDescription]) -> Diagnostic {
    let wanted = schema.shape.lists.filter { $0.derivation == nil }.prefix(4).map { "\($0.name).csv" }
    return Diagnostic(
      .nothingToRead, "no file with records was found", at: sources.first?.span,
      help: ["the schema `\(schema.name)` looks for files such as \(wanted.joined(separator: ", "))"]
        + sources.map { "looked in \($0.folder)" })
  }

  /// What is wrong with a cell or row, as the end of a sentence.
  static func reason(_ trouble: CellTrouble) -> String {
    switch trouble {
    case .none: "nothing"
    case .notADate: "is no date"
    case .monthFirst: "is no date day first; month and day seem to have changed places"
    case .implausibleDate: "is a date outside the years that are believed"
    case .otherDateForm: "is a date written in another way than the source's"
    case .notANumber: "is no number"
    case .tooManyDecimals: "is a number with more than six decimals"
    case .notYesOrNo: "is neither yes nor no"
    case .unlistedCode: "is a code that the code list does not hold"
    case .notASpan: "is no span of time in words"
    case .emptyWord: "holds a word that seems to stand for nothing; if it does, add it to `empty_values`"
    case .tooLong: "is longer than \(CellSink.maximumCellBytes) bytes"
    case .textAfterQuote: "has text after its closing quotation mark"
    case .quoteNotClosed: "opens a quotation mark that is never closed"
    case .rowTooShort: "has fewer cells than the header; the missing ones count as not readable"
    case .rowTooLong: "has more cells than the header, so no cell but its keys can be trusted"
    }
  }
}
