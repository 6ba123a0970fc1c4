/// A value of the whole language.
///
/// Rules keep their values in columns (see `Scalar`); they become values of this kind where a function needs them so.
enum Value: Sendable {
  case null
  case boolean(Bool)
  case number(Decimal)
  case string(String)
  case date(FEELDate)
  indirect case time(FEELTime)
  indirect case dateTime(FEELDateTime)
  case daysDuration(DaysDuration)
  case monthsDuration(MonthsDuration)
  case list(ListValue)
  case context(ContextValue)
  case range(RangeValue)
  case function(FunctionValue)
}

extension Value {
  var isNull: Bool { if case .null = self { true } else { false } }
  var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  var number: Decimal? { if case .number(let value) = self { value } else { nil } }
  var string: String? { if case .string(let value) = self { value } else { nil } }
  var list: ListValue? { if case .list(let value) = self { value } else { nil } }
  var context: ContextValue? { if case .context(let value) = self { value } else { nil } }
  var range: RangeValue? { if case .range(let value) = self { value } else { nil } }
  var function: FunctionValue? { if case .function(let value) = self { value } else { nil } }

  /// A list, or the one value as a list of one.
  var items: [Value] { list?.items ?? [self] }

  /// How many levels it has; 1 for what holds nothing.
  var depth: Int {
    switch self {
    case .list(let list): list.depth
    case .context(let context): context.depth
    case .function(let function): function.depth
    case .range(let range): range.depth
    default: 1
    }
  }

  /// How many values it holds when all are counted that would be printed, itself included.
  var size: Int {
    switch self {
    case .list(let list): list.size
    case .context(let context): context.size
    case .range(let range): range.size
    case .string(let text): 1 + text.utf8.count / 16
    case .number(let number): 1 + number.writtenZeros / 16
    default: 1
    }
  }

  /// What it costs to look through it, to compare it or to copy it, in steps.
  var work: Int {
    switch self {
    case .list, .context, .range: size / 8
    case .string(let text): text.utf8.count / 32
    default: 0
    }
  }
}

/// A list, with the measures that keep it within limits.
struct ListValue: Sendable {
  private(set) var items: [Value]
  private(set) var depth: Int
  private(set) var size: Int

  init(_ items: [Value]) {
    self.items = items
    var (depth, size) = (0, 1)
    for item in items {
      depth = max(depth, item.depth)
      size = size.saturated(plus: item.size)
    }
    self.depth = depth + 1
    self.size = size
  }

  mutating func append(_ item: Value) {
    items.append(item)
    depth = max(depth, item.depth + 1)
    size = size.saturated(plus: item.size)
  }
}

/// Entries in the order in which they were written.
final class ContextValue: Sendable {
  let entries: [(key: String, value: Value)]
  let depth: Int
  let size: Int
  private let places: [String: Int]

  /// Of several entries with one key the last counts; the callers see to it that there are none.
  init(_ entries: [(key: String, value: Value)]) {
    self.entries = entries
    var (depth, size, places) = (0, 1, [String: Int](minimumCapacity: entries.count))
    for (index, entry) in entries.enumerated() {
      depth = max(depth, entry.value.depth)
      size = size.saturated(plus: entry.value.size).saturated(plus: entry.key.utf8.count / 16)
      places[entry.key] = index
    }
    self.depth = depth + 1
    self.size = size
    self.places = places
  }

  /// The value of a key; nil where there is none.
  subscript(key: String) -> Value? { places[key].map { entries[$0].value } }

  /// The same with a key's value changed, or the key added at the end.
  func putting(_ value: Value, at key: String) -> ContextValue {
    var entries = entries
    if let place = places[key] { entries[place].value = value } else { entries.append((key, value)) }
    return ContextValue(entries)
  }
}

/// A range, or a test that was put in parentheses: `[1..10]`, `(> 5)`, `(!= 3)`.
final class RangeValue: Sendable {
  enum Kind: Sendable { case interval, equal, different }

  let kind: Kind
  /// Nil where the range has no such end (`> 5`); null where null was written (`[1..null)`).
  let lower: Value?
  let upper: Value?
  let includesLower: Bool
  let includesUpper: Bool
  let depth: Int
  let size: Int

  init(_ lower: Value?, _ upper: Value?, includesLower: Bool, includesUpper: Bool, kind: Kind = .interval) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
    self.kind = kind
    depth = max(lower?.depth ?? 0, upper?.depth ?? 0) + 1
    size = 1.saturated(plus: lower?.size ?? 0).saturated(plus: upper?.size ?? 0)
  }

  /// What `< x`, `= x` and the like are when they stand by themselves.
  convenience init(_ comparison: Comparison, _ value: Value) {
    switch comparison {
    case .less: self.init(nil, value, includesLower: false, includesUpper: false)
    case .atMost: self.init(nil, value, includesLower: false, includesUpper: true)
    case .greater: self.init(value, nil, includesLower: false, includesUpper: false)
    case .atLeast: self.init(value, nil, includesLower: true, includesUpper: false)
    case .equal: self.init(value, value, includesLower: true, includesUpper: true, kind: .equal)
    case .notEqual: self.init(value, value, includesLower: true, includesUpper: true, kind: .different)
    }
  }
}

/// A function: one of the language, or one that was written.
final class FunctionValue: Sendable {
  enum Body: Sendable {
    case builtIn(BuiltIn)
    case written(parameters: [(name: String, type: TypeName?)], code: ValueCode, cost: FunctionCost, environment: Environment?)
  }

  let body: Body
  let depth: Int

  init(_ body: Body) {
    self.body = body
    if case .written(_, _, _, let environment) = body { depth = (environment?.depth ?? 0) + 1 } else { depth = 1 }
  }
}

extension Int {
  /// The sum, or the largest number where that is too small.
  func saturated(plus other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? Int.max : sum
  }
}
