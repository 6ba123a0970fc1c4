extension BuiltIn {
  static let contexts: [BuiltIn] = [
    BuiltIn("get value", .wholeFEELOnly,
      Form([.context("m"), .text("key")], .kind(.anything)) { a, _ in a[0].context?[a[1].string ?? ""] ?? .null },
      Form([.context("context"), .text("key")], .kind(.anything)) { a, _ in
        a[0].context?[a[1].string ?? ""] ?? .null
      }),
    BuiltIn("get entries", .wholeFEELOnly,
      Form([.context("m")], .list(.context)) { a, call in entries(a[0], &call) },
      Form([.context("context")], .list(.context)) { a, call in entries(a[0], &call) }),
    BuiltIn("context", .wholeFEELOnly,
      Form([.list("entries")], .kind(.context)) { a, call in made(a[0].items, &call) }),
    BuiltIn("context put", .wholeFEELOnly,
      Form([.context("context"), .text("key"), .any("value")], .kind(.context)) { a, call in
        guard let context = a[0].context, let key = a[1].string else { return .null }
        return call.context(context.putting(a[2], at: key).entries)
      },
      Form([.context("context"), .list("keys"), .any("value")], .kind(.context)) { a, call in
        guard let context = a[0].context else { return .null }
        return put(a[2], at: a[1].items[...], in: context, &call)
      }),
    BuiltIn("context merge", .wholeFEELOnly,
      Form([.list("contexts")], .kind(.context)) { a, call in merged(a[0].items, &call) }),
  ]

  private static func entries(_ value: Value, _ call: inout Call) -> Value {
    let entries = value.context?.entries ?? []
    return call.list(
      entries.map { .context(ContextValue([("key", .string($0.key)), ("value", $0.value)])) })
  }

  private static func made(_ items: [Value], _ call: inout Call) -> Value {
    var entries: [(key: String, value: Value)] = []
    var seen: Set<String> = []
    for item in items {
      guard let entry = item.context, let key = entry["key"]?.string, let value = entry["value"] else {
        return call.fail("each entry must be a context with a text as `key` and with a `value`")
      }
      guard seen.insert(key).inserted else { return call.fail("two entries have the same key") }
      entries.append((key, value))
    }
    return call.context(entries)
  }

  /// Puts a value at the end of a path of keys.
  private static func put(
    _ value: Value, at keys: ArraySlice<Value>, in context: ContextValue, _ call: inout Call
  ) -> Value {
    guard let key = keys.first?.string else { return call.fail("keys must be a list of texts") }
    if keys.count == 1 { return call.context(context.putting(value, at: key).entries) }
    guard case .context(let inner)? = context[key] else { return call.fail("there is no context at `\(FEELDiagnostics.short(key))`") }
    let changed = put(value, at: keys.dropFirst(), in: inner, &call)
    return call.hasFailed ? .null : call.context(context.putting(changed, at: key).entries)
  }

  private static func merged(_ items: [Value], _ call: inout Call) -> Value {
    var entries: [(key: String, value: Value)] = []
    var places: [String: Int] = [:]
    for item in items {
      guard let context = item.context else {
        return call.fail("the list must hold contexts, and holds \(item.kindInWords)")
      }
      for entry in context.entries {
        if let place = places[entry.key] {
          entries[place].value = entry.value
        } else {
          places[entry.key] = entries.count
          entries.append(entry)
        }
      }
    }
    return call.context(entries)
  }
}
