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
    if case .within(let within) = rule.duty, within.list == "enquiry", rule.stops != nil, random.chance(70) {
      rule.stops = PlainStops(countsIf: random.chance(30) ? .flag("halt_agreed", true) : nil, byReference: true)
    }
    if rule.extensions != nil { rule.extensions?.bySpan = random.chance(35) }
  }
}

extension PlainRule {
  var adjustmentLines: [String] {
    var lines: [String] = []
    if let stops {
      let condition = stops.countsIf.map { ", counts_if: \($0.yaml)" } ?? ""
      lines.append("clock_stops: {list: \(stops.list)\(condition), from: \(stops.list)_from, until: \(stops.list)_until}")
    }
    if let extensions {
      let limit = extensions.limit.map { ", limit: \($0.words)" } ?? ""
      lines.append("extensions: {list: extension, granted: granted_on, \(extensions.bySpan ? "by: extra_time" : "to: new_date")\(limit)}")
    }
    if allowsExceptions { lines.append("exception_by: manager") }
    return lines
  }
}

extension CaseGenerator {
  /// Only where the rule reads them.
  mutating func addAdjustments(to one: inout PlainCase, _ name: String, _ start: Int, _ noise: Int) {
    let first = one.records.count
    if let stops = rule.stops {
      let keys = one.records(of: "enquiry").map(\.key)
      one.records += stops.byReference ? pauses(name, start).map { halt($0, keys) } : pauses(name, start)
    }
    if rule.extensions != nil { one.records += extensions(name, start) }
    var disturbing = self
    disturbing.random = SeededGenerator(seed: UInt64(start) &* 37 &+ 11)
    disturbing.disturb(&one, noise, from: first)
    if rule.allowsExceptions {
      for _ in 0..<random.number(1...2) {
        let from = start + random.number(-10...200)
        one.exceptions.append(
          PlainException(from: from, until: from + random.number(0...120), approvedOn: from + random.pick([-20, -1, 0, 0, 1, 10])))
      }
    }
  }

  /// The same, of one enquiry alone.
  private mutating func halt(_ pause: PlainRecord, _ enquiries: [String]) -> PlainRecord {
    var record = PlainRecord(list: "halt", key: pause.key)
    for (field, cell) in pause.cells { record["halt" + field.dropFirst(5)] = cell }
    if !enquiries.isEmpty, random.chance(92) { record["halted"] = .key(random.pick(enquiries)) }
    return record
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
      record["extra_time"] = .span(PlainSpan(count: 1 + granted % 9, unit: granted % 3 == 0 ? .weeks : .workingDays))
      record["new_date"] = .day(granted + random.pick([-2, 0, 3, 7, 14, 28, 45, 60]))
      return record
    }
  }
}
