import CivilTime

extension BuiltIn {
  static let ranges: [BuiltIn] = [
    BuiltIn("range", .wholeFEELOnly,
      Form([.text("from")], .kind(.range)) { a, call in made(a[0].string ?? "", &call) }),
    pointsAndRanges("before", "point1", "point2") { a, b, e in e.endsBefore(a, b) },
    pointsAndRanges("after", "point1", "point2") { a, b, e in e.endsBefore(b, a) },
    rangesOnly("meets") { a, b, e in e.meets(a, b) },
    rangesOnly("met by") { a, b, e in e.meets(b, a) },
    rangesOnly("overlaps") { a, b, e in
      let apart = e.endsBefore(a, b).or(e.endsBefore(b, a))
      return apart.map { !$0 }
    },
    rangesOnly("overlaps before") { a, b, e in e.overlapsBefore(a, b) },
    rangesOnly("overlaps after") { a, b, e in e.overlapsBefore(b, a) },
    pointInRange("finishes", "point") { a, b, e in e.finishes(a, b) },
    rangeWithPoint("finished by", "point") { a, b, e in e.finishes(b, a) },
    rangeWithPoint("includes", "point") { a, b, e in e.includes(a, b) },
    pointInRange("during", "point") { a, b, e in e.includes(b, a) },
    pointInRange("starts", "point") { a, b, e in e.starts(a, b) },
    rangeWithPoint("started by", "point") { a, b, e in e.starts(b, a) },
    BuiltIn("coincides", .everywhere,
      form([Parameter("point1", .ordered), Parameter("point2", .ordered)]) { a, b, e in e.coincides(a, b) },
      form([.range("range1"), .range("range2")]) { a, b, e in e.coincides(a, b) }),
  ]

  private typealias Relation = @Sendable (Extent, Extent, Extents) -> Bool?

  private static func form(_ parameters: [Parameter], _ relation: @escaping Relation) -> Form {
    Form(parameters, .kind(.boolean)) { a, call in
      guard let first = Extent(a[0]), let second = Extent(a[1]),
        let answer = relation(first, second, Extents(zones: call.zones))
      else { return call.fail("the two have no order") }
      return .boolean(answer)
    }
  }

  private static func rangesOnly(_ name: String, _ relation: @escaping Relation) -> BuiltIn {
    BuiltIn(name, .everywhere, form([.range("range1"), .range("range2")], relation))
  }

  private static func pointsAndRanges(
    _ name: String, _ first: String, _ second: String, _ relation: @escaping Relation
  ) -> BuiltIn {
    BuiltIn(name, .everywhere,
      form([Parameter(first, .ordered), Parameter(second, .ordered)], relation),
      form([Parameter("point", .ordered), .range("range")], relation),
      form([.range("range"), Parameter("point", .ordered)], relation),
      form([.range("range1"), .range("range2")], relation))
  }

  private static func pointInRange(_ name: String, _ point: String, _ relation: @escaping Relation) -> BuiltIn {
    BuiltIn(name, .everywhere,
      form([Parameter(point, .ordered), .range("range")], relation), form([.range("range1"), .range("range2")], relation))
  }

  private static func rangeWithPoint(_ name: String, _ point: String, _ relation: @escaping Relation) -> BuiltIn {
    BuiltIn(name, .everywhere,
      form([.range("range"), Parameter(point, .ordered)], relation), form([.range("range1"), .range("range2")], relation))
  }
}

/// A range, or a point as the range that holds only it.
struct Extent {
  let lower: Value?
  let upper: Value?
  let includesLower: Bool
  let includesUpper: Bool
  let isPoint: Bool

  /// Nil for a range whose ends are unknown.
  init?(_ value: Value) {
    guard case .range(let range) = value else {
      (lower, upper, includesLower, includesUpper, isPoint) = (value, value, true, true, true)
      return
    }
    guard range.kind != .different, range.lower?.isNull != true, range.upper?.isNull != true else { return nil }
    (lower, upper) = (range.lower, range.upper)
    (includesLower, includesUpper, isPoint) = (range.includesLower, range.includesUpper, false)
  }
}

/// Allen's relations between extents. Nil where their values have no order.
struct Extents {
  let zones: ZoneTable

  /// How the ends of two extents lie to one another; an end that is not there lies beyond all.
  private func order(_ a: Value?, _ b: Value?, missingA: Int, missingB: Int) -> Int? {
    switch (a, b) {
    case (let a?, let b?): a.order(b, zones)
    case (nil, nil): missingA == missingB ? 0 : missingA
    case (nil, _): missingA
    case (_, nil): -missingB
    }
  }

  private func upperToLower(_ a: Extent, _ b: Extent) -> Int? { order(a.upper, b.lower, missingA: 1, missingB: -1) }
  private func lowers(_ a: Extent, _ b: Extent) -> Int? { order(a.lower, b.lower, missingA: -1, missingB: -1) }
  private func uppers(_ a: Extent, _ b: Extent) -> Int? { order(a.upper, b.upper, missingA: 1, missingB: 1) }

  func endsBefore(_ a: Extent, _ b: Extent) -> Bool? {
    upperToLower(a, b).map { $0 < 0 || ($0 == 0 && !(a.includesUpper && b.includesLower)) }
  }

  func meets(_ a: Extent, _ b: Extent) -> Bool? {
    upperToLower(a, b).map { $0 == 0 && a.includesUpper && b.includesLower && a.upper != nil }
  }

  func overlapsBefore(_ a: Extent, _ b: Extent) -> Bool? {
    guard let starts = lowers(a, b), let ends = uppers(a, b), let meeting = upperToLower(a, b) else { return nil }
    let startsFirst = starts < 0 || (starts == 0 && a.includesLower && !b.includesLower)
    let reaches = meeting > 0 || (meeting == 0 && a.includesUpper && b.includesLower)
    let endsFirst = ends < 0 || (ends == 0 && (!a.includesUpper || b.includesUpper))
    return startsFirst && reaches && endsFirst
  }

  func finishes(_ a: Extent, _ b: Extent) -> Bool? {
    guard let ends = uppers(a, b), let starts = lowers(a, b) else { return nil }
    if a.isPoint { return ends == 0 && b.includesUpper }
    return ends == 0 && a.includesUpper == b.includesUpper
      && (starts > 0 || (starts == 0 && (!a.includesLower || b.includesLower)))
  }

  func starts(_ a: Extent, _ b: Extent) -> Bool? {
    guard let ends = uppers(a, b), let starts = lowers(a, b) else { return nil }
    if a.isPoint { return starts == 0 && b.includesLower }
    return starts == 0 && a.includesLower == b.includesLower
      && (ends < 0 || (ends == 0 && (!a.includesUpper || b.includesUpper)))
  }

  func includes(_ a: Extent, _ b: Extent) -> Bool? {
    guard let starts = lowers(a, b), let ends = uppers(a, b) else { return nil }
    return (starts < 0 || (starts == 0 && (a.includesLower || !b.includesLower)))
      && (ends > 0 || (ends == 0 && (a.includesUpper || !b.includesUpper)))
  }

  func coincides(_ a: Extent, _ b: Extent) -> Bool? {
    guard let starts = lowers(a, b), let ends = uppers(a, b) else { return nil }
    return starts == 0 && ends == 0 && a.includesLower == b.includesLower && a.includesUpper == b.includesUpper
  }
}

extension Bool? {
  /// True where one is true; nil where one is null and none true.
  func or(_ other: Bool?) -> Bool? {
    if self == true || other == true { return true }
    return self == nil || other == nil ? nil : false
  }
}
