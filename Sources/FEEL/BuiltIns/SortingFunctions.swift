extension BuiltIn {
  static let sorting: [BuiltIn] = [
    BuiltIn("sort", .wholeFEELOnly,
      Form([.list("list"), Parameter("precedes", .function).optional], .like(0)) { a, call in sort(a, &call) })
  ]

  /// Sorts by merging, which keeps equal items in their order and asks the function about n log n times.
  private static func sort(_ a: [Value], _ call: inout Call) -> Value {
    var items = a[0].items
    var width = 1
    while width < items.count {
      var merged: [Value] = []
      merged.reserveCapacity(items.count)
      for start in stride(from: 0, to: items.count, by: width * 2) {
        let middle = min(start + width, items.count)
        let end = min(middle + width, items.count)
        guard merge(items[start..<middle], items[middle..<end], a[1].function, into: &merged, &call) else {
          return .null
        }
      }
      items = merged
      width *= 2
    }
    return call.list(items)
  }

  private static func merge(
    _ first: ArraySlice<Value>, _ second: ArraySlice<Value>, _ precedes: FunctionValue?, into merged: inout [Value],
    _ call: inout Call
  ) -> Bool {
    var (first, second) = (first, second)
    while let a = first.first, let b = second.first {
      guard call.step(1 + a.work + b.work) else { return false }
      guard let isBefore = isBefore(b, a, precedes, &call) else { return false }
      if isBefore { merged.append(b); second.removeFirst() } else { merged.append(a); first.removeFirst() }
    }
    merged += first
    merged += second
    return true
  }

  /// Whether one must come before the other; nil where that cannot be said.
  private static func isBefore(_ a: Value, _ b: Value, _ precedes: FunctionValue?, _ call: inout Call) -> Bool? {
    guard let precedes else {
      if let order = a.order(b, call.zones) { return order < 0 }
      _ = call.fail("\(a.kindInWords) and \(b.kindInWords) have no order")
      return nil
    }
    if case .boolean(let answer) = call.invoke(precedes, [a, b]) { return answer }
    _ = call.fail("precedes must answer true or false")
    return nil
  }
}
