extension WholeReference {
  /// The functions whose first parameter is a list, or that take one or more values; nil for others and for null.
  static func listFunction(_ name: String, _ signature: WholeSignature, _ arguments: [Value?]) -> Value? {
    let values = arguments.map { $0 ?? .null }
    if name == "append", let items = values[0].items { return .list(items + values.dropFirst()) }
    if name == "concatenate" { return .list(values.flatMap { $0.items ?? [] }) }
    if name == "union" { return .list(distinct(values.flatMap { $0.items ?? [] })) }
    // `min([1, 2])` and `min(1, 2)` say the same.
    let items = signature.isVariadic ? values : values[0].items ?? []
    return figure(name, items) ?? place(name, items, arguments) ?? rearranged(name, items, arguments)
  }

  // MARK: - One value from many

  private static func figure(_ name: String, _ items: [Value]) -> Value? {
    switch name {
    case "count": return .number(items.count)
    case "all": return .truth(all(items.map(\.boolean)))
    case "any": return .truth(any(items.map(\.boolean)))
    case "min": return extreme(items) { $0 < 0 }
    case "max": return extreme(items) { $0 > 0 }
    case "sum", "mean", "median", "mode", "product":
      let numbers = items.compactMap(\.number)
      return numbers.count == items.count ? figure(name, of: numbers) ?? .null : .null
    default: return nil
    }
  }

  private static func figure(_ name: String, of numbers: [ExactNumber]) -> Value? {
    if name == "mode" { return .list(mode(numbers).map { .number($0) }) }
    guard let first = numbers.first else { return nil }
    let sum = numbers.dropFirst().reduce(first) { $0 + $1 }
    switch name {
    case "sum": return .number(sum)
    case "product": return .number(numbers.dropFirst().reduce(first) { $0 * $1 })
    case "mean": return (sum / ExactNumber(numbers.count)).map { .number($0) }
    default: return median(numbers.sorted()).map { .number($0) }
    }
  }

  private static func median(_ sorted: [ExactNumber]) -> ExactNumber? {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / ExactNumber(2)
  }

  /// The numbers that occur most often, in order.
  private static func mode(_ numbers: [ExactNumber]) -> [ExactNumber] {
    let counts = numbers.map { number in numbers.filter { $0 == number }.count }
    let most = zip(numbers, counts).filter { $0.1 == counts.max() }.map(\.0).sorted()
    return most.enumerated().filter { $0.offset == 0 || most[$0.offset - 1] != $0.element }.map(\.element)
  }

  /// Null where two items have no order.
  private static func extreme(_ items: [Value], _ isBetter: (Int) -> Bool) -> Value {
    guard var best = items.first, order(best, best) != nil else { return .null }
    for item in items.dropFirst() {
      guard let order = order(item, best) else { return .null }
      if isBetter(order) { best = item }
    }
    return best
  }

  // MARK: - Places

  private static func place(_ name: String, _ items: [Value], _ arguments: [Value?]) -> Value? {
    switch name {
    case "list contains":
      return .boolean(items.contains { isSame($0, arguments[1] ?? .null) })
    case "index of":
      return .list(items.indices.filter { isSame(items[$0], arguments[1] ?? .null) }.map { .number($0 + 1) })
    case "sublist":
      guard let start = index(arguments[1], in: items) else { return nil }
      let rest = items.dropFirst(start)
      guard let length = arguments[2] else { return .list(Array(rest)) }
      guard let count = length.cutToInt, 0...rest.count ~= count else { return nil }
      return .list(Array(rest.prefix(count)))
    case "insert before":
      // One place after the last is a place too.
      guard let place = index(arguments[1], in: items + [.null]) else { return nil }
      let index = arguments[1]?.number?.isNegative == true ? place - 1 : place
      guard index >= 0 else { return nil }
      return .list(items[..<index] + [arguments[2] ?? .null] + items[index...])
    case "remove":
      guard let index = index(arguments[1], in: items) else { return nil }
      return .list(Array(items[..<index]) + Array(items[(index + 1)...]))
    default: return nil
    }
  }

  /// From a place counted from 1, or from -1 at the end.
  private static func index(_ place: Value?, in items: [Value]) -> Int? {
    guard let place = place?.cutToInt, item(place, of: items) != nil else { return nil }
    return place > 0 ? place - 1 : items.count + place
  }

  // MARK: - Lists from lists

  private static func rearranged(_ name: String, _ items: [Value], _ arguments: [Value?]) -> Value? {
    switch name {
    case "reverse": return .list(items.reversed())
    case "distinct values": return .list(distinct(items))
    case "duplicate values":
      return .list(distinct(items).filter { value in items.filter { isSame($0, value) }.count > 1 })
    case "flatten": return .list(flattened(items))
    case "string join": return joined(items, arguments[1]?.string ?? "")
    case "sort":
      guard case .function(let precedes)? = arguments[1] else { return nil }
      return sorted(items, precedes)
    case "list replace": return replaced(items, arguments[1] ?? .null, arguments[2] ?? .null)
    default: return nil
    }
  }

  private static func distinct(_ items: [Value]) -> [Value] {
    var result: [Value] = []
    for item in items where !result.contains(where: { isSame($0, item) }) { result.append(item) }
    return result
  }

  private static func flattened(_ items: [Value]) -> [Value] {
    items.flatMap { item in item.items.map { flattened($0) } ?? [item] }
  }

  /// Each item goes before the first that it precedes.
  private static func sorted(_ items: [Value], _ precedes: Function) -> Value? {
    var result: [Value] = []
    for item in items {
      var place = 0
      while place < result.count {
        guard let isBefore = call(precedes, [(nil, item), (nil, result[place])]).boolean else { return nil }
        if isBefore { break }
        place += 1
      }
      result.insert(item, at: place)
    }
    return .list(result)
  }

  private static func replaced(_ items: [Value], _ which: Value, _ new: Value) -> Value? {
    guard case .function(let matches) = which else {
      guard let index = index(which, in: items) else { return nil }
      return .list(items[..<index] + [new] + items[(index + 1)...])
    }
    var result: [Value] = []
    for item in items {
      guard let isMatch = call(matches, [(nil, item), (nil, new)]).boolean else { return nil }
      result.append(isMatch ? new : item)
    }
    return .list(result)
  }
}
