/// A set of characters: ranges and general categories, perhaps turned round, perhaps less another set.
struct PatternSet: Hashable, Sendable {
  typealias Scalars = ClosedRange<UInt32>
  static let last: UInt32 = 0x10FFFF

  /// In order and apart, once `tidied`.
  private(set) var ranges: [Scalars] = []
  /// A bit for each general category that is in the set.
  private(set) var categories: UInt32 = 0
  var negated = false
  /// At most one set: what is taken away.
  var without: [PatternSet] = []

  init() {}

  init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

  init(ranges: [Scalars]) { self.ranges = PatternSet.tidied(ranges) }

  init(categories: UInt32) { self.categories = categories }

  static let all = PatternSet(ranges: [0...last])
  static let allButLineEnds = PatternSet(ranges: [10...10, 13...13]).complement

  /// True if the set is ranges and categories only, so that it can be joined with others.
  var isPlain: Bool { !negated && without.isEmpty }

  /// Everything else. Only for sets that are ranges alone or categories alone.
  var complement: PatternSet {
    guard categories == 0 else { return PatternSet(categories: ~categories & PatternCategories.all) }
    var gaps: [Scalars] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= PatternSet.last { gaps.append(next...PatternSet.last) }
    return PatternSet(ranges: gaps)
  }

  mutating func add(_ other: PatternSet) {
    ranges += other.ranges
    categories |= other.categories
  }

  mutating func add(_ range: Scalars) { ranges.append(range) }

  /// The same set with its ranges in order, for `contains`.
  var tidied: PatternSet {
    var set = self
    set.ranges = PatternSet.tidied(ranges)
    return set
  }

  /// The same set with the case variants of its ranges.
  var withCaseVariants: PatternSet {
    var set = self
    set.ranges = PatternSet.tidied(ranges + PatternCaseVariants.of(PatternSet.tidied(ranges)))
    return set
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    var found = inRanges(scalar.value)
    if !found && categories != 0 { found = categories & PatternCategories.bit(of: scalar) != 0 }
    guard found != negated else { return false }
    return without.isEmpty || !without[0].contains(scalar)
  }

  private func inRanges(_ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= value
  }

  private static func tidied(_ ranges: [Scalars]) -> [Scalars] {
    guard ranges.count > 1 else { return ranges }
    var result: [Scalars] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound + 1 {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
