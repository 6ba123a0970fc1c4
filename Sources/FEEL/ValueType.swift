public import Caseload

/// What sort of value an expression gives.
public indirect enum ValueType: Sendable, Hashable {
  /// Only ever null.
  case null
  case boolean, number, string, date, dateTime
  /// A length of time that has one length: days, hours, minutes.
  case daysDuration
  /// A length of time in months and years.
  case monthsDuration
  /// A span in words, as a record may hold it: "10 working days".
  case span
  /// One of the codes of a list.
  case code(CodeList)
  /// A record of the list at that position in the schema.
  case record(list: Int)
  case list(of: ValueType)
  /// What lies between two values, for functions that take ranges.
  case range(of: ValueType)
  /// Whole FEEL: known when it is evaluated.
  case any
}

extension ValueType {
  /// The type of a field's values.
  init(_ type: FieldType) {
    self =
      switch type {
      case .text: .string
      case .date: .date
      case .dateTime: .dateTime
      case .number: .number
      case .boolean: .boolean
      case .span: .span
      case .code(let list): .code(list)
      case .reference(let list): .record(list: list)
      }
  }

  /// For messages: "a date".
  func inWords(_ shape: Shape) -> String {
    switch self {
    case .null: "null"
    case .boolean: "yes or no"
    case .number: "a number"
    case .string: "a text"
    case .date: "a date"
    case .dateTime: "a date with a time"
    case .daysDuration: "a length of time in days"
    case .monthsDuration: "a length of time in months"
    case .span: "a span in words"
    case .code: "a code"
    case .record(let list): "a record (\(shape.lists[list].name))"
    case .list(let element): "a list of " + element.plural(shape)
    case .range(let element): "a range of " + element.plural(shape)
    case .any: "a value"
    }
  }

  private func plural(_ shape: Shape) -> String {
    switch self {
    case .null: "nulls"
    case .boolean: "yes/no values"
    case .number: "numbers"
    case .string: "texts"
    case .date: "dates"
    case .dateTime: "dates with times"
    case .daysDuration, .monthsDuration: "lengths of time"
    case .span: "spans"
    case .code: "codes"
    case .record(let list): shape.lists[list].plural
    case .list: "lists"
    case .range: "ranges"
    case .any: "values"
    }
  }

  var isList: Bool { if case .list = self { true } else { false } }
  var codes: CodeList? { if case .code(let list) = self { list } else { nil } }
  var record: Int? { if case .record(let list) = self { list } else { nil } }
}
