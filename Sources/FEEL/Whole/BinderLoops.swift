extension Binder {
  func loops(_ general: General, _ range: Range<Int>) -> ValueCode {
    switch general {
    case .forEach(let sources, let body, let weight): forEach(sources, value(body), Loop(range, weight))
    case .quantified(let quantifier, let sources, let body, let weight):
      quantified(quantifier, sources, value(body), Loop(range, weight))
    default: { _ in .null }
    }
  }

  /// Where a loop is written, and what a round of it costs.
  struct Loop {
    let range: Range<Int>
    let weight: Int

    init(_ range: Range<Int>, _ weight: Int) { (self.range, self.weight) = (range, weight) }
  }

  /// What a loop goes through: values in order, or null and why.
  enum Series {
    case values([Value])
    /// Whole numbers or days, up or down.
    case steps(from: Int, to: Int, isDays: Bool)
    case failed(String)
  }

  typealias SeriesCode = @Sendable (inout Context) -> (Series, Flags)

  private func series(_ source: General.Source) -> SeriesCode {
    switch source {
    case .list(let list):
      let code = value(list)
      return { context in
        let given = code(&context)
        return (Binder.series(of: given.value), given.flags.onlyRests)
      }
    case .steps(let from, let to):
      let (from, to) = (value(from), value(to))
      return { context in
        let (a, b) = (from(&context), to(&context))
        return (Binder.steps(a.value, b.value), (a.flags | b.flags).onlyRests)
      }
    }
  }

  private static func series(of value: Value) -> Series {
    switch value {
    case .list(let list): return .values(list.items)
    case .null: return .failed("null cannot be gone through")
    case .range(let range):
      guard range.kind == .interval, let lower = range.lower, let upper = range.upper else {
        return .failed("a range without an end cannot be gone through")
      }
      guard case .steps(var from, var to, let isDays) = steps(lower, upper) else {
        return .failed("only ranges of whole numbers and of dates can be gone through")
      }
      if from > to { return .failed("the range ends before it begins; without brackets, `5..1` counts down") }
      // An end that is left out is not the last there is: the other lies beyond it.
      if !range.includesLower || !range.includesUpper, from == to { return .values([]) }
      if !range.includesLower { from += 1 }
      if !range.includesUpper { to -= 1 }
      return from <= to ? .steps(from: from, to: to, isDays: isDays) : .values([])
    default: return .values([value])
    }
  }

  private static func steps(_ a: Value, _ b: Value) -> Series {
    switch (a, b) {
    case (.number(let a), .number(let b)):
      guard let from = a.int, let to = b.int else { return .failed("only whole numbers can be counted through") }
      return .steps(from: from, to: to, isDays: false)
    case (.date(let a), .date(let b)):
      return .steps(from: Int(a.dayNumber), to: Int(b.dayNumber), isDays: true)
    default: return .failed("nothing can be counted from \(a.kindInWords) to \(b.kindInWords)")
    }
  }

  /// Goes through a series; `body` says whether to go on.
  private static func each(
    _ series: Series, _ context: inout Context, _ loop: Loop, _ body: (inout Context, Value) -> Bool
  ) {
    switch series {
    case .values(let values):
      for value in values {
        guard context.step(loop.weight, loop.range), body(&context, value) else { return }
      }
    case .steps(let from, let to, let isDays):
      var place = from
      while true {
        let date = isDays ? FEELDate(dayNumber: Int64(place)) : nil
        let value: Value = date.map { .date($0) } ?? .number(Decimal(place))
        guard context.step(loop.weight, loop.range), body(&context, value), place != to else { return }
        place += from < to ? 1 : -1
      }
    case .failed: return
    }
  }

  /// Goes through all combinations of several series, each a variable for those after it and for the body. Flags say
  /// what the series rest on; nil for a failure.
  private static func all(
    _ codes: ArraySlice<SeriesCode>, _ context: inout Context, _ loop: Loop, _ flags: inout Flags,
    _ body: (inout Context, Flags) -> Bool
  ) -> Bool {
    guard let first = codes.first else { return body(&context, flags) }
    let readMark = context.readMark
    let (series, own) = first(&context)
    flags = flags | own
    if case .failed(let reason) = series {
      flags = flags | context.settle(.failed(reason), own, loop.range, readMark).flags | .null
      return false
    }
    var goesOn = true
    each(series, &context, loop) { context, value in
      goesOn = context.with(Given(value, own)) { context in
        Binder.all(codes.dropFirst(), &context, loop, &flags, body)
      }
      return goesOn
    }
    return goesOn
  }

  private func forEach(
    _ sources: [General.Source], _ body: @escaping ValueCode, _ loop: Loop
  ) -> ValueCode {
    let codes = sources.map { series($0) }
    return { context in
      let partial = Partial()
      var (flags, sources) = (Flags.none, Flags.none)
      // The results so far lie below the variables of the loop.
      let outer = context.environment
      let below = Environment(partial, outer)
      context.environment = below
      withExtendedLifetime(below) {
        _ = Binder.all(codes[...], &context, loop, &sources) { context, _ in
          let given = body(&context)
          flags = flags | given.flags.onlyRests
          partial.list.append(given.value)
          return !context.isHalted && Limits.isWithin(partial.list.depth, partial.list.size)
        }
      }
      context.environment = outer
      flags = flags | sources
      if flags.isNull || context.isHalted { return Given(.null, flags.onlyRests) }
      return Given(context.bounded(partial.list, loop.range), flags)
    }
  }

  /// `some` looks for a true one, `every` for a false one.
  private func quantified(
    _ quantifier: Quantifier, _ sources: [General.Source], _ body: @escaping ValueCode, _ loop: Loop
  ) -> ValueCode {
    let codes = sources.map { series($0) }
    let wanted = quantifier == .some
    return { context in
      let mark = context.mark
      var (flags, sources) = (Flags.none, Flags.none)
      var (isSettled, isSaid, isNull) = (false, false, false)
      _ = Binder.all(codes[...], &context, loop, &sources) { context, sources in
        let given = body(&context)
        if given.value.boolean == wanted {
          isSaid = true
          isSettled = !(sources | given.flags).isUncertain
        } else if given.value.boolean == nil {
          isNull = true
        }
        flags = flags | given.flags.onlyRests
        return !isSettled && !context.isHalted
      }
      if isSettled {
        context.forget(from: mark)
        return Given(.boolean(wanted))
      }
      flags = flags | sources
      if flags.isNull || context.isHalted { return Given(.null, flags.onlyRests) }
      return Given(isSaid ? .boolean(wanted) : isNull ? .null : .boolean(!wanted), flags.onlyRests)
    }
  }
}

extension Context {
  var isHalted: Bool { run?.isHalted ?? false }

  /// Counts work; false once there was too much of it. Rules are not counted: what they go through is bounded.
  func step(_ count: Int, _ range: Range<Int>) -> Bool { run?.step(count, range) ?? true }

  /// Counts what it costs to look through values. Small ones cost nothing beside the expression.
  @inline(__always)
  func step(lookingThrough value: Value, _ range: Range<Int>) -> Bool {
    let work = value.work
    return work == 0 || step(work, range)
  }

  /// Evaluates with one more variable.
  @inline(__always)
  mutating func with<T>(_ given: Given, _ body: (inout Context) -> T) -> T {
    let outer = environment
    let inner = Environment(given, outer)
    environment = inner
    defer { environment = outer }
    return withExtendedLifetime(inner) { body(&self) }
  }

  /// A list, unless it is too large.
  func bounded(_ list: ListValue, _ range: Range<Int>) -> Value {
    if Limits.isWithin(list.depth, list.size), run?.step(list.items.count / 8, range) ?? true { return .list(list) }
    run?.failOfSize(range)
    return .null
  }
}
