import CivilTime

extension Value {
  /// Whether two values are equal; nil where their kinds cannot be compared. Null is equal to null alone.
  func equals(_ other: Value, _ zones: ZoneTable) -> Bool? {
    switch (self, other) {
    case (.null, .null): true
    case (.null, _), (_, .null): false
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.isSame(b)
    case (.date(let a), .date(let b)): a == b
    case (.time(let a), .time(let b)): a.order(to: b, in: zones).map { $0 == .same }
    case (.dateTime(let a), .dateTime(let b)): a.order(to: b, in: zones).map { $0 == .same }
    case (.daysDuration(let a), .daysDuration(let b)): a == b
    case (.monthsDuration(let a), .monthsDuration(let b)): a == b
    case (.list(let a), .list(let b)): a.equals(b, zones)
    case (.context(let a), .context(let b)): a.equals(b, zones)
    case (.range(let a), .range(let b)): a.equals(b, zones)
    case (.function(let a), .function(let b)): a === b
    default: nil
    }
  }

  /// Negative, zero or positive; nil where the two have no order.
  func order(_ other: Value, _ zones: ZoneTable) -> Int? {
    switch (self, other) {
    case (.number(let a), .number(let b)): a < b ? -1 : a == b ? 0 : 1
    case (.string(let a), .string(let b)): a.order(b)
    case (.date(let a), .date(let b)): a < b ? -1 : a == b ? 0 : 1
    case (.time(let a), .time(let b)): a.order(to: b, in: zones)?.sign
    case (.dateTime(let a), .dateTime(let b)): a.order(to: b, in: zones)?.sign
    case (.daysDuration(let a), .daysDuration(let b)): a < b ? -1 : a == b ? 0 : 1
    case (.monthsDuration(let a), .monthsDuration(let b)): a < b ? -1 : a == b ? 0 : 1
    default: nil
    }
  }

  /// The answer of a comparison; nil where there is none.
  func compare(_ op: Comparison, _ other: Value, _ zones: ZoneTable) -> Bool? {
    switch op {
    case .equal: equals(other, zones)
    case .notEqual: equals(other, zones).map { !$0 }
    default: order(other, zones).map { op.holds($0, 0) }
    }
  }
}

extension ListValue {
  func equals(_ other: ListValue, _ zones: ZoneTable) -> Bool {
    items.count == other.items.count && zip(items, other.items).allSatisfy { $0.equals($1, zones) == true }
  }
}

extension ContextValue {
  /// The same keys with the same values, in any order.
  func equals(_ other: ContextValue, _ zones: ZoneTable) -> Bool {
    entries.count == other.entries.count
      && entries.allSatisfy { key, value in other[key].map { value.equals($0, zones) == true } ?? false }
  }
}

extension RangeValue {
  func equals(_ other: RangeValue, _ zones: ZoneTable) -> Bool {
    kind == other.kind && includesLower == other.includesLower && includesUpper == other.includesUpper
      && RangeValue.isSameEnd(lower, other.lower, zones) && RangeValue.isSameEnd(upper, other.upper, zones)
  }

  private static func isSameEnd(_ a: Value?, _ b: Value?, _ zones: ZoneTable) -> Bool {
    switch (a, b) {
    case (nil, nil): true
    case (let a?, let b?): a.equals(b, zones) == true
    default: false
    }
  }

  /// Whether a value lies in the range; nil where that cannot be said.
  func holds(_ value: Value, _ zones: ZoneTable) -> Bool? {
    switch kind {
    case .equal: return lower.flatMap { value.equals($0, zones) }
    case .different: return lower.flatMap { value.equals($0, zones) }.map { !$0 }
    case .interval: break
    }
    let above = lower.map { value.compare(includesLower ? .atLeast : .greater, $0, zones) } ?? true
    let below = upper.map { value.compare(includesUpper ? .atMost : .less, $0, zones) } ?? true
    return above.and(below)
  }
}

extension TemporalOrder {
  var sign: Int {
    switch self {
    case .earlier: -1
    case .same: 0
    case .later: 1
    }
  }
}

extension String {
  /// Whether two texts are the same code points. (Swift's own `==` counts é in one or in two as the same.)
  func isSame(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// Negative, zero or positive, by code points.
  func order(_ other: String) -> Int {
    if utf8.elementsEqual(other.utf8) { return 0 }
    return utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
  }
}

extension Bool? {
  /// FEEL's `and` of two answers, nil for null.
  func and(_ other: Bool?) -> Bool? {
    switch (self, other) {
    case (false, _), (_, false): false
    case (true, true): true
    default: nil
    }
  }
}
