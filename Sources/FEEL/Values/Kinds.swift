/// Which kinds of value there may be.
struct Kinds: OptionSet, Sendable, Hashable {
  let rawValue: UInt16

  static let null = Kinds(rawValue: 1 << 0)
  static let boolean = Kinds(rawValue: 1 << 1)
  static let number = Kinds(rawValue: 1 << 2)
  static let string = Kinds(rawValue: 1 << 3)
  static let date = Kinds(rawValue: 1 << 4)
  static let time = Kinds(rawValue: 1 << 5)
  static let dateTime = Kinds(rawValue: 1 << 6)
  static let daysDuration = Kinds(rawValue: 1 << 7)
  static let monthsDuration = Kinds(rawValue: 1 << 8)
  static let list = Kinds(rawValue: 1 << 9)
  static let context = Kinds(rawValue: 1 << 10)
  static let range = Kinds(rawValue: 1 << 11)
  static let function = Kinds(rawValue: 1 << 12)

  static let durations: Kinds = [.daysDuration, .monthsDuration]
  static let days: Kinds = [.date, .dateTime]
  /// What has an order.
  static let ordered: Kinds = [.number, .string, .date, .time, .dateTime, .daysDuration, .monthsDuration]
  static let something = Kinds(rawValue: (1 << 13) - 2)
  static let anything = Kinds(rawValue: (1 << 13) - 1)
}

extension Kinds {
  /// The kind of one value.
  init(_ value: Value) {
    self =
      switch value {
      case .null: .null
      case .boolean: .boolean
      case .number: .number
      case .string: .string
      case .date: .date
      case .time: .time
      case .dateTime: .dateTime
      case .daysDuration: .daysDuration
      case .monthsDuration: .monthsDuration
      case .list: .list
      case .context: .context
      case .range: .range
      case .function: .function
      }
  }

  /// For messages: "a number or a text".
  var inWords: String {
    if self == .anything || self == .something { return "a value" }
    let hasOrder = isSuperset(of: .ordered)
    let named = hasOrder ? subtracting(.ordered) : self
    let all = (hasOrder ? ["a value that has an order"] : []) + Kinds.names.filter { named.contains($0.kind) }.map(\.words)
    guard let last = all.last else { return "nothing" }
    return all.count == 1 ? last : all.dropLast().joined(separator: ", ") + " or " + last
  }

  private static let names: [(kind: Kinds, words: String)] = [
    (.null, "null"), (.boolean, "true or false"), (.number, "a number"), (.string, "a text"), (.date, "a date"),
    (.time, "a time"), (.dateTime, "a date with a time"), (.daysDuration, "a length of time in days"),
    (.monthsDuration, "a length of time in months"), (.list, "a list"), (.context, "a context"), (.range, "a range"),
    (.function, "a function"),
  ]
}

extension Value {
  /// For messages: "a number".
  var kindInWords: String { Kinds(self).inWords }
}
