/// What a built-in function takes, written as in the standard's tables.
struct WholeSignature {
  struct Parameter {
    let name: String
    let type: String
    /// May be left out.
    let isOptional: Bool
    /// May be given as null.
    let takesNull: Bool
  }

  let parameters: [Parameter]
  /// Whether the last parameter stands for one or more values.
  let isVariadic: Bool

  /// `name: type, name?: type, name: type or null, name...: type`
  init(_ text: String) {
    isVariadic = text.contains("...")
    parameters = text.split(separator: ", ").map { part in
      let halves = part.split(separator: ": ")
      let name = halves[0].filter { !"?.".contains($0) }
      let takesNull = halves[1].hasSuffix(" or null")
      return Parameter(
        name: String(name), type: String(takesNull ? halves[1].dropLast(8) : halves[1]),
        isOptional: halves[0].hasSuffix("?"), takesNull: takesNull || halves[1] == "any")
    }
  }

  /// All forms of a function, in the order in which they are tried.
  static func of(_ name: String) -> [WholeSignature] { (table[name] ?? []).map { WholeSignature($0) } }

  /// A list, or the same values one by one: the list is recognised because it is the only argument.
  private static func listOrItems(_ items: String) -> [String] { ["list: list", "\(items)...: any"] }

  private static let twoPlaces = [
    "range1: range, range2: range", "point: point, range: range", "range: range, point: point",
    "point1: point, point2: point",
  ]
  private static let oneDay = ["date: date or moment"]
  private static let rounding = ["n: number, scale: number"]

  static let table: [String: [String]] = [
    // Conversion
    "date": ["from: string", "from: date or moment", "year: number, month: number, day: number"],
    "date and time": ["date: date or moment, time: time", "from: string"],
    "time": [
      "from: string", "from: date and time", "hour: number, minute: number, second: number, offset?: nothing or null",
    ],
    "number": ["from: string, grouping separator: string or null, decimal separator: string or null"],
    "string": ["from: any"], "duration": ["from: string"], "range": ["from: string"],
    "years and months duration": ["from: date or moment, to: date or moment"],
    // Texts
    "substring": ["string: string, start position: number, length?: number"], "string length": ["string: string"],
    "upper case": ["string: string"], "lower case": ["string: string"],
    "substring before": ["string: string, match: string"], "substring after": ["string: string, match: string"],
    "contains": ["string: string, match: string"], "starts with": ["string: string, match: string"],
    "ends with": ["string: string, match: string"],
    "matches": ["input: string, pattern: string, flags?: string or null"],
    "replace": ["input: string, pattern: string, replacement: string, flags?: string or null"],
    "split": ["string: string, delimiter: string"], "string join": ["list: list, delimiter?: string or null"],
    // Lists
    "list contains": ["list: list, element: any"], "count": ["list: list"], "reverse": ["list: list"],
    "min": listOrItems("c"), "max": listOrItems("c"), "sum": listOrItems("n"), "mean": listOrItems("n"),
    "median": listOrItems("n"), "mode": listOrItems("n"), "product": listOrItems("n"), "all": listOrItems("b"),
    "any": listOrItems("b"), "sublist": ["list: list, start position: number, length?: number"],
    "append": ["list: list, item...: any"], "concatenate": ["list...: list"], "union": ["list...: list"],
    "insert before": ["list: list, position: number, newItem: any"], "remove": ["list: list, position: number"],
    "index of": ["list: list, match: any"], "distinct values": ["list: list"], "duplicate values": ["list: list"],
    "flatten": ["list: list"], "sort": ["list: list, precedes: function"],
    "list replace": ["list: list, position: number, newItem: any", "list: list, match: function, newItem: any"],
    // Numbers
    "decimal": rounding, "round up": rounding, "round down": rounding, "round half up": rounding,
    "round half down": rounding, "floor": ["n: number, scale?: number"], "ceiling": ["n: number, scale?: number"],
    "abs": ["n: number", "n: days and time duration", "n: years and months duration"],
    "modulo": ["dividend: number, divisor: number"], "odd": ["number: number"], "even": ["number: number"],
    // Days
    "day of year": oneDay, "day of week": oneDay, "month of year": oneDay, "week of year": oneDay,
    // Ranges
    "before": twoPlaces, "after": twoPlaces, "coincides": twoPlaces, "meets": ["range1: range, range2: range"],
    "met by": ["range1: range, range2: range"], "overlaps": ["range1: range, range2: range"],
    "overlaps before": ["range1: range, range2: range"], "overlaps after": ["range1: range, range2: range"],
    "finishes": twoPlaces, "finished by": twoPlaces, "includes": twoPlaces, "during": twoPlaces, "starts": twoPlaces,
    "started by": twoPlaces,
    // Contexts and the rest
    "get value": ["m: context, key: string"], "get entries": ["m: context"], "context": ["entries: list"],
    "context put": ["context: context, key: string, value: any", "context: context, keys: list, value: any"],
    "context merge": ["contexts: list"], "is": ["value1?: any, value2?: any"],
  ]
}

extension WholeReference {
  /// The values of a call in the order of the parameters; nil where they do not fit. One left out is nil.
  static func arguments(_ given: [(label: String?, value: Value)], for signature: WholeSignature) -> [Value?]? {
    let parameters = signature.parameters
    // All are named or none is.
    guard Set(given.map { $0.label == nil }).count < 2 else { return nil }
    var slots = [Value?](repeating: nil, count: parameters.count)
    var more: [Value] = []
    for (place, argument) in given.enumerated() {
      if let label = argument.label {
        guard let index = parameters.firstIndex(where: { $0.name == label }), slots[index] == nil else { return nil }
        slots[index] = argument.value
      } else if place < parameters.count {
        slots[place] = argument.value
      } else {
        guard signature.isVariadic else { return nil }
        more.append(argument.value)
      }
    }
    for (place, parameter) in parameters.enumerated() {
      guard let value = slots[place] else {
        if parameter.isOptional { continue }
        return nil
      }
      guard let fitting = fitted(value, to: parameter.type, orNull: parameter.takesNull) else { return nil }
      slots[place] = fitting
    }
    guard let last = parameters.last else { return slots }
    let fitting = more.compactMap { fitted($0, to: last.type, orNull: last.takesNull) }
    return fitting.count == more.count ? slots + fitting : nil
  }

  /// The value itself, or what the standard's implicit conversions make of it: the item of a list of one, a list of it.
  private static func fitted(_ value: Value, to type: String, orNull: Bool) -> Value? {
    if value.isNull { return orNull ? value : nil }
    if isOf(value, type) { return value }
    if type == "list" { return .list([value]) }
    if case .list(let items) = value, items.count == 1, isOf(items[0], type) { return items[0] }
    return nil
  }

  private static func isOf(_ value: Value, _ type: String) -> Bool {
    switch type {
    case "any": true
    case "date or moment": value.kind == "date" || value.kind == "date and time"
    case "point": order(value, value) != nil
    default: value.kind == type
    }
  }
}
