@testable import FEEL

/// A slow evaluator of whole FEEL that walks the tree as written: it shares nothing with the product but the parser.
enum WholeReference {
  /// Names and what they stand for.
  typealias Names = [String: Value]

  indirect enum Value {
    case null
    case boolean(Bool)
    case number(ExactNumber)
    case string(String)
    /// Days since 1 January of year 1.
    case date(Int)
    /// Seconds since midnight.
    case time(ExactNumber)
    /// Seconds since the midnight with which year 1 began.
    case dateTime(ExactNumber)
    case months(Int)
    case seconds(ExactNumber)
    case list([Value])
    case context([Entry])
    case range(Span)
    case function(Function)
  }

  struct Entry {
    let key: String
    let value: Value
  }

  /// `[1..5]`; an end that is nil is open for ever, as in `(< 5)`.
  struct Span {
    let lower: Value?, upper: Value?
    let includesLower: Bool, includesUpper: Bool
  }

  struct Function {
    let parameters: [Node.Parameter]
    let body: Node
    let names: Names
  }
}

extension WholeReference.Value {
  var isNull: Bool { if case .null = self { true } else { false } }
  var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  var number: ExactNumber? { if case .number(let value) = self { value } else { nil } }
  var string: String? { if case .string(let value) = self { value } else { nil } }
  var items: [Self]? { if case .list(let items) = self { items } else { nil } }
  var entries: [WholeReference.Entry]? { if case .context(let entries) = self { entries } else { nil } }
  var span: WholeReference.Span? { if case .range(let span) = self { span } else { nil } }

  /// A whole number, cut at the point, that fits.
  var cutToInt: Int? { number?.rounded(scale: 0, .down).int }

  static func number(_ value: Int) -> Self { .number(ExactNumber(value)) }

  /// A truth value, or null where there is none.
  static func truth(_ value: Bool?) -> Self { value.map { .boolean($0) } ?? .null }

  /// The kind, in the words of the standard's types.
  var kind: String {
    switch self {
    case .null: "Null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .months: "years and months duration"
    case .seconds: "days and time duration"
    case .list: "list"
    case .context: "context"
    case .range: "range"
    case .function: "function"
    }
  }

  /// The one canonical text of a value, in which two evaluators are compared: kinds told apart, keys in order.
  var canonical: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): value.description
    case .string(let text): NodePrinter.quoted(text)
    case .date, .time, .dateTime, .months, .seconds: kind + " " + (WholeCalendar.text(of: self) ?? "")
    case .list(let items): "[" + items.map(\.canonical).joined(separator: ", ") + "]"
    case .context(let entries):
      "{"
        + entries.sorted { WholeReference.isBefore($0.key, $1.key) }
        .map { NodePrinter.quoted($0.key) + ": " + $0.value.canonical }.joined(separator: ", ") + "}"
    case .range(let span): "range " + span.text(\.canonical)
    case .function: "function"
    }
  }
}

extension WholeReference.Span {
  func text(_ end: (WholeReference.Value) -> String) -> String {
    (includesLower ? "[" : "(") + (lower.map(end) ?? "") + ".." + (upper.map(end) ?? "") + (includesUpper ? "]" : ")")
  }
}

extension WholeReference {
  /// The order of texts: code point by code point.
  static func isBefore(_ a: String, _ b: String) -> Bool {
    a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
  }

  static func isSame(_ a: String, _ b: String) -> Bool { a.unicodeScalars.elementsEqual(b.unicodeScalars) }
}
