import TestSupport

/// Clock stops, extensions and agreed exceptions.
extension RuleGenerator {
  mutating func addAdjustments(to rule: inout PlainRule) {
    switch rule.duty {
    case .within, .chain:
      if random.chance(30) { rule.stops = PlainStops(countsIf: random.chance(40) ? .flag("pause_agreed", true) : nil) }
      if random.chance(30) { rule.extensions = PlainExtensions(limit: random.chance(50) ? anySpan() : nil) }
    default: break
    }
    rule.allowsExceptions = random.chance(40)
  }
}

extension PlainRule {
  var adjustmentLines: [String] {
    var lines: [String] = []
    if let stops {
      let condition = stops.countsIf.map { ", counts_if: \($0.yaml)" } ?? ""
      lines.append("clock_stops: {list: pause\(condition), from: pause_from, until: pause_until}")
    }
    if let extensions {
      let limit = extensions.limit.map { ", limit: \($0.words)" } ?? ""
      lines.append("extensions: {list: extension, granted: granted_on, to: new_date\(limit)}")
    }
    if allowsExceptions { lines.append("exception_by: manager") }
    return lines
  }
}

extension CaseGenerator {
  /// Only where the rule reads them. They are not made unreadable: see `OpenPoint`.
  mutating func addAdjustments(to one: inout PlainCase, _ name: String, _ start: Int) {
    if rule.stops != nil { one.records += pauses(name, start) }
    if rule.extensions != nil { one.records += extensions(name, start) }
    if rule.allowsExceptions {
      for _ in 0..<random.number(1...2) {
        let from = start + random.number(-10...200)
        one.exceptions.append(
          PlainException(from: from, until: from + random.number(0...120), approvedOn: from + random.pick([-20, -1, 0, 0, 1, 10])))
      }
    }
  }

  private mutating func pauses(_ name: String, _ start: Int) -> [PlainRecord] {
    var day = start + random.number(-15...40)
    return (0..<random.number(0...4)).map { number in
      var record = PlainRecord(list: "pause", key: "\(name)c\(number)")
      record["pause_from"] = .day(day)
      day += random.pick([0, 0, 1, 2, 5, 10, 20])
      if random.chance(80) { record["pause_until"] = .day(day) }
      record["pause_agreed"] = random.chance(75) ? .yes : .no
      // Some touch or overlap.
      day += random.pick([-3, 0, 1, 1, 2]) + (random.chance(70) ? random.number(0...60) : 0)
      return record
    }
  }

  private mutating func extensions(_ name: String, _ start: Int) -> [PlainRecord] {
    (0..<random.number(0...4)).map { number in
      var record = PlainRecord(list: "extension", key: "\(name)x\(number)")
      let granted = start + random.number(-5...150)
      record["granted_on"] = .day(granted)
      record["new_date"] = .day(granted + random.pick([-2, 0, 3, 7, 14, 28, 45, 60]))
      return record
    }
  }
}
