extension BuiltIn {
  static let numbers: [BuiltIn] = [
    rounding("decimal", "n", .halfEven, isScaled: true),
    BuiltIn("floor", .everywhere, floored(.floor)),
    BuiltIn("ceiling", .everywhere, floored(.ceiling)),
    rounding("round up", "n", .up, isScaled: true),
    rounding("round down", "n", .down, isScaled: true),
    rounding("round half up", "n", .halfUp, isScaled: true),
    rounding("round half down", "n", .halfDown, isScaled: true),
    BuiltIn("abs", .everywhere,
      Form([.number("n")], .kind(.number)) { a, _ in .number((a[0].number ?? .zero).magnitude) },
      Form([Parameter("n", .durations)], .like(0)) { a, call in
        let negated = a[0].negated ?? a[0]
        return (a[0].order(negated, call.zones) ?? 0) < 0 ? negated : a[0]
      }),
    BuiltIn("modulo", .everywhere,
      Form([.number("dividend"), .number("divisor")], .kind(.number)) { a, call in
        a[0].number.flatMap { dividend in a[1].number.flatMap { dividend.modulo($0) } }.map { .number($0) }
          ?? call.fail("the divisor is 0")
      }),
    unary("sqrt", "number", "there is no root of a negative number") { $0.squareRoot() },
    unary("log", "number", "there is a logarithm only of numbers above 0", steps: Limits.longCalculation) { $0.naturalLogarithm() },
    unary("exp", "number", "the result is too large", steps: Limits.longCalculation) { $0.exponential() },
    BuiltIn("odd", .everywhere, parity(isOdd: true)),
    BuiltIn("even", .everywhere, parity(isOdd: false)),
    BuiltIn("min", .everywhere, ofItems(.ordered, .element(of: 0)) { extreme($0, wanted: -1, &$1) }),
    BuiltIn("max", .everywhere, ofItems(.ordered, .element(of: 0)) { extreme($0, wanted: 1, &$1) }),
    BuiltIn("sum", .everywhere, ofItems([.number, .daysDuration, .monthsDuration], .element(of: 0)) { sum($0, &$1) }),
    BuiltIn("product", .everywhere, ofNumbers(.number) { all, call in
      all.isEmpty ? call.fail("the list is empty") : total(all, Decimal.one, &call) { $0.multiplying($1) }
    }),
    BuiltIn("mean", .everywhere, ofNumbers(.number) { all, call in
      mean(all).map { .number($0) } ?? call.fail("the list is empty")
    }),
    BuiltIn("median", .everywhere, ofNumbers(.number) { all, _ in median(all).map { .number($0) } ?? .null }),
    BuiltIn("mode", .everywhere, ofNumbers(.list) { all, call in call.list(mode(all).map { .number($0) }) }),
    BuiltIn("stddev", .everywhere, ofNumbers(.number) { all, call in
      deviation(all).map { .number($0) } ?? call.fail("it needs at least two numbers")
    }),
  ]

  // MARK: - One number

  private static func rounding(
    _ name: String, _ parameter: String, _ mode: Decimal.Rounding, isScaled: Bool
  ) -> BuiltIn {
    BuiltIn(name, .everywhere,
      Form([.number(parameter), .number("scale")], .kind(.number)) { a, call in
        guard let scale = a[1].number?.truncated, let result = a[0].number?.rounded(scale: scale, mode) else {
          return call.fail("the scale must lie between -6111 and 6176")
        }
        return .number(result)
      })
  }

  private static func floored(_ mode: Decimal.Rounding) -> [Form] {
    [
      Form([.number("n")], .kind(.number)) { a, call in
        a[0].number?.rounded(scale: 0, mode).map { .number($0) } ?? call.fail("the number is too large")
      },
      Form([.number("n"), .number("scale")], .kind(.number)) { a, call in
        guard let scale = a[1].number?.truncated, let result = a[0].number?.rounded(scale: scale, mode) else {
          return call.fail("the scale must lie between -6111 and 6176")
        }
        return .number(result)
      },
    ]
  }

  private static func unary(
    _ name: String, _ parameter: String, _ reason: String, steps: Int = 1, _ function: @escaping @Sendable (Decimal) -> Decimal?
  ) -> BuiltIn {
    BuiltIn(name, .everywhere,
      Form([.number(parameter)], .kind(.number)) { a, call in
        guard call.step(steps) else { return .null }
        return a[0].number.flatMap(function).map { .number($0) } ?? call.fail(reason)
      })
  }

  private static func parity(isOdd: Bool) -> [Form] {
    [
      Form([.number("number")], .kind(.boolean)) { a, call in
        guard let number = a[0].number, number.isInteger, let rest = number.modulo(Decimal(2)) else {
          return .boolean(false)
        }
        return .boolean(rest.isZero != isOdd)
      }
    ]
  }

  // MARK: - Many numbers

  private static func ofNumbers(
    _ gives: Kinds, _ run: @escaping @Sendable ([Decimal], inout Call) -> Value
  ) -> [Form] {
    ofItems(.number, gives == .list ? .list(.number) : .kind(gives)) { items, call in
      guard call.step(items.count) else { return .null }
      var numbers: [Decimal] = []
      for item in items {
        guard let number = item.number else {
          return call.fail("the list must hold numbers, and holds \(item.kindInWords)")
        }
        numbers.append(number)
      }
      return run(numbers, &call)
    }
  }

  private static func total(
    _ all: [Decimal], _ start: Decimal, _ call: inout Call, _ step: (Decimal, Decimal) -> Decimal?
  ) -> Value {
    var total = start
    for number in all {
      guard let next = step(total, number) else { return call.fail("the result is too large") }
      total = next
    }
    return .number(total)
  }

  private static func sum(_ items: [Value], _ call: inout Call) -> Value {
    guard var total = items.first else { return .null }
    guard Kinds([.number, .daysDuration, .monthsDuration]).contains(Kinds(total)) else {
      return call.fail("the list must hold numbers, and holds \(total.kindInWords)")
    }
    for item in items.dropFirst() {
      guard Kinds(item) == Kinds(total) else {
        return call.fail("the list must hold values of one kind, and holds \(total.kindInWords) and \(item.kindInWords)")
      }
      guard case .value(let next) = total.calculated(.add, item, call.zones) else {
        return call.fail("the result is too large")
      }
      total = next
    }
    return total
  }

  private static func extreme(_ items: [Value], wanted: Int, _ call: inout Call) -> Value {
    guard var best = items.first else { return .null }
    guard Kinds.ordered.contains(Kinds(best)) else { return call.fail("\(best.kindInWords) has no order") }
    for item in items.dropFirst() {
      guard let order = item.order(best, call.zones) else {
        return call.fail("\(best.kindInWords) and \(item.kindInWords) have no order")
      }
      if order * wanted > 0 { best = item }
    }
    return best
  }

  private static func mean(_ all: [Decimal]) -> Decimal? {
    guard !all.isEmpty else { return nil }
    var sum: Decimal? = .zero
    for number in all { sum = sum?.adding(number) }
    return sum?.divided(by: Decimal(all.count))
  }

  private static func median(_ all: [Decimal]) -> Decimal? {
    let sorted = all.sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : mean([sorted[middle - 1], sorted[middle]])
  }

  /// The commonest numbers, smallest first.
  private static func mode(_ all: [Decimal]) -> [Decimal] {
    var counts: [Decimal: Int] = [:]
    for number in all { counts[number, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return counts.filter { $0.value == most }.keys.sorted()
  }

  /// The standard deviation of a sample.
  private static func deviation(_ all: [Decimal]) -> Decimal? {
    guard all.count > 1, let mean = mean(all) else { return nil }
    var total: Decimal? = .zero
    for number in all {
      guard let distance = number.subtracting(mean), let square = distance.multiplying(distance) else { return nil }
      total = total?.adding(square)
    }
    return total?.divided(by: Decimal(all.count - 1))?.squareRoot()
  }
}
