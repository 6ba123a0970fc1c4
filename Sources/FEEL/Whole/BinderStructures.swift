extension Binder {
  func structure(_ general: General, _ range: Range<Int>) -> ValueCode {
    switch general {
    case .list(let items): return list(items.map { value($0) }, range)
    case .context(let entries): return contextLiteral(entries.map { ($0.key, value($0.value)) }, range)
    case .function(let parameters, let body, let cost):
      let code = value(body)
      return { context in
        let function = FunctionValue(
          .written(parameters: parameters, code: code, cost: cost, environment: context.environment))
        if Limits.isWithin(function.depth, 1) { return Given(.function(function)) }
        context.run?.failOfSize(range)
        return .null
      }
    default: return { _ in .null }
    }
  }

  private func list(_ codes: [ValueCode], _ range: Range<Int>) -> ValueCode {
    { context in
      var items: [Value] = []
      items.reserveCapacity(codes.count)
      var flags = Flags.none
      for code in codes {
        let given = code(&context)
        flags = flags | given.flags.onlyRests
        items.append(given.value)
      }
      return Given(context.bounded(ListValue(items), range), flags)
    }
  }

  /// Each entry is a variable for those after it.
  private func contextLiteral(_ codes: [(key: String, code: ValueCode)], _ range: Range<Int>) -> ValueCode {
    { context in
      var entries: [(key: String, value: Value)] = []
      var flags = Flags.none
      let outer = context.environment
      var inner = outer
      for (key, code) in codes {
        let given = withExtendedLifetime(inner) { code(&context) }
        flags = flags | given.flags.onlyRests
        entries.append((key, given.value))
        inner = Environment(given, inner)
        context.environment = inner
      }
      context.environment = outer
      let value = ContextValue(entries)
      if Limits.isWithin(value.depth, value.size), context.step(1, range) { return Given(.context(value), flags) }
      context.run?.failOfSize(range)
      return Given(.null, flags)
    }
  }

  // MARK: - Paths

  func path(_ base: @escaping ValueCode, _ name: String, _ range: Range<Int>) -> ValueCode {
    let zones = resources.zones
    let work = name.utf8.count / 64
    return { context in
      let readMark = context.readMark
      let given = base(&context)
      // In a list each item is asked for the name.
      let items = given.value.list?.items.count ?? 1
      if work > 0 || items > 8, !context.step(items * (1 + work) / 8, range) { return .null }
      let outcome = given.value.property(name, zones)
      if case .failed = outcome, let entries = given.value.context, !context.step(entries.costOfMissing(name), range) {
        return .null
      }
      return context.settle(outcome, given.flags, range, readMark)
    }
  }

  // MARK: - Filters

  /// An entry of the innermost filtered item that has one of this name.
  func member(_ name: String, _ levels: [Int], _ other: Typed) -> ValueCode {
    let otherwise = value(other)
    let (work, range) = (levels.count * name.utf8.count / 64, other.range)
    return { context in
      if work > 0, !context.step(work, range) { return .null }
      for level in levels {
        let item = context.variable(level)
        if case .context(let entries) = item.value, let value = entries[name] { return Given(value, item.flags) }
      }
      return otherwise(&context)
    }
  }

  /// `list[3]`, `list[-1]`, `list[test]`; a value that is no list counts as a list of one.
  func filter(_ base: Typed, _ test: Typed, _ loop: Loop) -> ValueCode {
    let base = value(base)
    let index = Binder.literalIndex(test)
    let test = value(test)
    return { context in
      let readMark = context.readMark
      let given = base(&context)
      if given.value.isNull, index == nil { return Given(.list(ListValue([])), given.flags.onlyRests) }
      let items = given.value.isNull ? [] : given.value.items
      if let index {
        return context.settle(Binder.item(index, of: items), given.flags, loop.range, readMark)
      }
      return Binder.filtered(items, given.flags.onlyRests, test, &context, loop, readMark)
    }
  }

  private static func filtered(
    _ items: [Value], _ flags: Flags, _ test: ValueCode, _ context: inout Context, _ loop: Loop, _ readMark: Int
  ) -> Given {
    var kept: [Value] = []
    var flags = flags
    for (place, item) in items.enumerated() {
      guard context.step(loop.weight, loop.range) else { return .null }
      let answer = context.with(Given(item)) { test(&$0) }
      flags = flags | answer.flags.onlyRests
      switch answer.value {
      case .boolean(true): kept.append(item)
      // A number that does not depend on the item is a place in the list.
      case .number(let number) where place == 0:
        guard let index = number.int else { return context.settle(.failed("a place is a whole number"), flags, loop.range, readMark) }
        return context.settle(Binder.item(index, of: items), flags, loop.range, readMark)
      case .boolean(false), .null: break
      default:
        return context.settle(
          .failed("a filter is a condition or a place, not \(answer.value.kindInWords)"), flags, loop.range, readMark)
      }
    }
    return Given(context.bounded(ListValue(kept), loop.range), flags)
  }

  private static func literalIndex(_ test: Typed) -> Int? { literal(test)?.int }

  private static func literal(_ test: Typed) -> Decimal? {
    switch test.op {
    case .general(.constant(.number(let number))): number
    case .general(.negative(let operand)): literal(operand)?.negated
    default: nil
    }
  }

  private static func item(_ index: Int, of items: [Value]) -> Outcome {
    let place = index > 0 ? index - 1 : items.count + index
    return .value(index != 0 && items.indices.contains(place) ? items[place] : .null)
  }
}
