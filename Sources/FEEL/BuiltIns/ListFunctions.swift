import CivilTime

extension BuiltIn {
  static let lists: [BuiltIn] = [
    BuiltIn("list contains", .everywhere,
      Form([.list("list"), .any("element")], .kind(.boolean)) { a, call in
        .boolean(a[0].items.contains { same($0, a[1], call.zones) })
      }),
    BuiltIn("count", .everywhere,
      Form([.list("list")], .kind(.number)) { a, _ in .number(Decimal(a[0].items.count)) }),
    BuiltIn("all", .everywhere, ofItems(.boolean, .kind(.boolean)) { junction($0, decides: false, &$1) }),
    BuiltIn("any", .everywhere, ofItems(.boolean, .kind(.boolean)) { junction($0, decides: true, &$1) }),
    BuiltIn("sublist", .everywhere,
      Form([.list("list"), .number("start position"), .number("length").optional], .like(0)) { a, call in
        sublist(a, &call)
      }),
    BuiltIn("append", .everywhere,
      Form([.list("list"), .any("item").repeated], .like(0)) { a, call in call.list(a[0].items + a[1].items) }),
    BuiltIn("concatenate", .everywhere,
      Form([.list("list").repeated], .element(of: 0)) { a, call in call.list(a[0].items.flatMap(\.items)) }),
    BuiltIn("insert before", .everywhere,
      Form([.list("list"), .number("position"), .any("newItem")], .like(0)) { a, call in
        changed(a[0], at: a[1], &call) { $0.insert(a[2], at: $1) }
      }),
    BuiltIn("remove", .everywhere,
      Form([.list("list"), .number("position")], .like(0)) { a, call in
        changed(a[0], at: a[1], &call) { $0.remove(at: $1) }
      }),
    BuiltIn("list replace", .wholeFEELOnly,
      Form([.list("list"), .number("position"), .any("newItem")], .like(0)) { a, call in
        changed(a[0], at: a[1], &call) { $0[$1] = a[2] }
      },
      Form([.list("list"), Parameter("match", .function), .any("newItem")], .like(0)) { a, call in
        replaced(a[0].items, a[1], a[2], &call)
      }),
    BuiltIn("reverse", .everywhere,
      Form([.list("list")], .like(0)) { a, call in call.list(a[0].items.reversed()) }),
    BuiltIn("index of", .everywhere,
      Form([.list("list"), .any("match")], .list(.number)) { a, call in
        let zones = call.zones
        let places = a[0].items.indices.filter { same(a[0].items[$0], a[1], zones) }
        return call.list(places.map { .number(Decimal($0 + 1)) })
      }),
    BuiltIn("union", .everywhere,
      Form([.list("list").repeated], .element(of: 0)) { a, call in distinct(a[0].items.flatMap(\.items), &call) }),
    BuiltIn("distinct values", .everywhere,
      Form([.list("list")], .like(0)) { a, call in distinct(a[0].items, &call) }),
    BuiltIn("duplicate values", .everywhere,
      Form([.list("list")], .like(0)) { a, call in duplicates(a[0].items, &call) }),
    BuiltIn("flatten", .everywhere,
      Form([.list("list")], .like(0)) { a, call in
        var flat: [Value] = []
        return flatten(a[0].items, into: &flat, &call) ? call.list(flat) : .null
      }),
  ]

  /// A list, or its items as arguments.
  static func ofItems(
    _ kinds: Kinds, _ result: Result, _ run: @escaping @Sendable ([Value], inout Call) -> Value
  ) -> [Form] {
    [
      Form([.list("list")], result) { a, call in run(a[0].items, &call) },
      Form([.any("item"), .any("item"), .any("items").repeated.optional], result) { a, call in
        run([a[0], a[1]] + a[2].items, &call)
      },
    ]
  }

  init(_ name: String, _ use: Use, _ forms: [Form]) {
    self.name = name
    self.use = use
    self.forms = forms
  }

  /// Whether two items count as the same one.
  static func same(_ a: Value, _ b: Value, _ zones: ZoneTable) -> Bool { a.equals(b, zones) == true }

  private static func junction(_ items: [Value], decides: Bool, _ call: inout Call) -> Value {
    var isNull = false
    for item in items where !item.isNull && item.boolean == nil {
      return call.fail("the list must hold true and false, and holds \(item.kindInWords)")
    }
    for item in items {
      if item.boolean == decides { return .boolean(decides) }
      if item.isNull { isNull = true }
    }
    return isNull ? .null : .boolean(!decides)
  }

  private static func sublist(_ a: [Value], _ call: inout Call) -> Value {
    let items = a[0].items
    guard let start = a[1].number?.truncated, start != 0 else { return call.fail("start position counts from 1, or back from -1") }
    let first = start > 0 ? start - 1 : items.count + start
    guard first >= 0, first < items.count else { return call.fail("start position lies outside the list") }
    guard let length = a[2].number else { return call.list(Array(items[first...])) }
    guard let length = length.truncated, length >= 0, length <= items.count - first else {
      return call.fail("length goes beyond the list")
    }
    return call.list(Array(items[first..<first + length]))
  }

  private static func changed(
    _ list: Value, at position: Value, _ call: inout Call, _ change: (inout [Value], Int) -> Void
  ) -> Value {
    var items = list.items
    guard let position = position.number?.truncated, position != 0, position.magnitude <= items.count else {
      return call.fail("position lies outside the list")
    }
    change(&items, position > 0 ? position - 1 : items.count + position)
    return call.list(items)
  }

  /// Each item of which the function says yes becomes the new one.
  private static func replaced(_ items: [Value], _ match: Value, _ new: Value, _ call: inout Call) -> Value {
    guard let function = match.function else { return .null }
    var result: [Value] = []
    for item in items {
      guard call.step() else { return .null }
      guard case .boolean(let isMatch) = call.invoke(function, [item, new]) else {
        return call.fail("match must answer true or false")
      }
      result.append(isMatch ? new : item)
    }
    return call.list(result)
  }

  private static func distinct(_ items: [Value], _ call: inout Call) -> Value {
    var kept: [Value] = []
    for item in items {
      guard call.step(comparing: item, with: kept.count) else { return .null }
      if !kept.contains(where: { same($0, item, call.zones) }) { kept.append(item) }
    }
    return call.list(kept)
  }

  private static func duplicates(_ items: [Value], _ call: inout Call) -> Value {
    var (seen, kept): ([Value], [Value]) = ([], [])
    for item in items {
      guard call.step(comparing: item, with: seen.count) else { return .null }
      let isSeen = seen.contains { same($0, item, call.zones) }
      if isSeen, !kept.contains(where: { same($0, item, call.zones) }) { kept.append(item) }
      if !isSeen { seen.append(item) }
    }
    return call.list(kept)
  }

  private static func flatten(_ items: [Value], into flat: inout [Value], _ call: inout Call) -> Bool {
    for item in items {
      guard call.step() else { return false }
      if case .list(let inner) = item {
        guard flatten(inner.items, into: &flat, &call) else { return false }
      } else {
        flat.append(item)
      }
    }
    return true
  }
}
