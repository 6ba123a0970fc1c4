/// Case variants as XPath has them: two characters whose lower-case forms are the same, or whose upper-case forms are.
enum PatternCaseVariants {
  static func areVariants(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
    one == other || (table[one.value]?.contains(other.value) ?? false)
  }

  /// The characters' variants, without the characters themselves.
  ///
  /// - Parameter ranges: In order and apart.
  static func of(_ ranges: [PatternSet.Scalars]) -> [PatternSet.Scalars] {
    var found: [PatternSet.Scalars] = []
    for range in ranges {
      var index = firstIndex(notBelow: range.lowerBound)
      while index < cased.count, cased[index] <= range.upperBound {
        found += (table[cased[index]] ?? []).map { $0...$0 }
        index += 1
      }
    }
    return found
  }

  private static func firstIndex(notBelow value: UInt32) -> Int {
    var low = 0
    var high = cased.count
    while low < high {
      let middle = (low + high) / 2
      if cased[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Every character that has variants, in order.
  private static let cased = table.keys.sorted()

  /// Each character's variants, in order. Made once, as the standard library has no way back from `k` to the Kelvin sign.
  private static let table: [UInt32: [UInt32]] = {
    let scalars = scalarsWithCase()
    var classes: [String: [UInt32]] = [:]
    for scalar in scalars {
      classes["l" + scalar.properties.lowercaseMapping, default: []].append(scalar.value)
      classes["u" + scalar.properties.uppercaseMapping, default: []].append(scalar.value)
    }
    var table: [UInt32: [UInt32]] = [:]
    for scalar in scalars {
      let same =
        (classes["l" + scalar.properties.lowercaseMapping] ?? []) + (classes["u" + scalar.properties.uppercaseMapping] ?? [])
      let others = Set(same).subtracting([scalar.value])
      if !others.isEmpty { table[scalar.value] = others.sorted() }
    }
    return table
  }()

  /// No letter beyond the second plane has case.
  private static func scalarsWithCase() -> [Unicode.Scalar] {
    var found: Set<Unicode.Scalar> = []
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      guard properties.changesWhenLowercased || properties.changesWhenUppercased else { continue }
      found.insert(scalar)
      for form in [properties.lowercaseMapping, properties.uppercaseMapping] {
        if let only = form.unicodeScalars.first, form.unicodeScalars.count == 1 { found.insert(only) }
      }
    }
    return found.sorted()
  }
}
