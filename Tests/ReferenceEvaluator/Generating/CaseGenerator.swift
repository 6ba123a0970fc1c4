import TestSupport

/// Makes cases for a rule: dates near its boundaries, some cells blank or unreadable.
struct CaseGenerator {
  var random: SeededGenerator
  let rule: PlainRule
  let days: NaiveDays
  /// Lists of which the source holds the newest record alone.
  let newestOnly: Set<String>

  /// Days at which counting goes wrong first: before Easter, month ends, Christmas, leap-less February.
  private static let awkward = [
    20_089 + 30, 20_089 + 58, 20_089 + 59, 20_089 + 104, 20_089 + 107, 20_089 + 110, 20_089 + 120, 20_089 + 242, 20_089 + 304,
    20_089 + 355, 20_089 + 358, 20_089 + 364,
  ]

  mutating func aCase(_ name: String) -> PlainCase {
    let noise = random.chance(45) ? 0 : Amount.noise
    var person = PlainRecord(list: "person", key: name)
    let start = random.chance(50) ? random.pick(Self.awkward) + random.number(-3...3) - 60 : Timeline.first + random.number(0...250)
    person["opened"] = .day(start)
    if random.chance(25) { person["closed"] = .day(start + random.number(10...200)) }
    if random.chance(70) { person["moved"] = .day(start + random.number(-10...90)) }
    if random.chance(60) { person["settled"] = .day(start + random.number(-10...90)) }
    person["disabled"] = random.chance(40) ? .yes : .no
    person["restricted"] = random.pick([.yes, .no, .blank])
    person["faith"] = random.pick([.code("X"), .code("X"), .code("NOBT"), .code("REFU"), .blank])
    person["origin"] = random.pick([.code("X"), .code("X"), .code("NOBT"), .code("REFU"), .blank])
    person["own_gap"] = gap()
    var result = PlainCase(person: person)
    result.records += statuses(name, start) + visits(name, start) + plans(name, start) + enquiries(name, start)
    result.records += meetings(name, start) + stays(name, start)
    if case .before = rule.duty { result.records += hearings(name, start) }
    result.records += answers(name, result.records(of: "enquiry"))
    disturb(&result, noise)
    // By a generator of their own, so that the other records stay the same.
    var adjusting = self
    adjusting.random = SeededGenerator(seed: UInt64(start) &* 31 &+ 5)
    adjusting.addAdjustments(to: &result, name, start, noise)
    adjusting.addCalls(to: &result, name, start, noise)
    return kept(result)
  }

  // MARK: Records

  mutating func gap() -> PlainCell {
    switch random.number(0...5) {
    case 0: .noSpan
    case 1: .span(PlainSpan(count: random.number(1...20), unit: .workingDays))
    case 2: .span(PlainSpan(count: random.number(1...2), unit: .months))
    default: .span(PlainSpan(count: random.number(1...6), unit: .weeks))
    }
  }

  /// A step near one of the rule's own spans, or any.
  private mutating func step() -> Int {
    let spans = rule.intervals.flatMap(\.parts).compactMap { part -> PlainSpan? in
      if case .span(let span) = part { return span }
      return nil
    }
    guard !spans.isEmpty, random.chance(60) else { return random.number(0...50) }
    let day = days.due(random.pick(spans), from: 20_000) - 20_000
    return max(0, day + random.pick([-3, -1, 0, 0, 1, 1, 2, 3, 5]))
  }

  private mutating func statuses(_ name: String, _ start: Int) -> [PlainRecord] {
    var records: [PlainRecord] = []
    var day = start + random.pick([0, 0, 0, -20, 5])
    var group = random.pick(["A", "B", "C"])
    for number in 0..<random.number(1...3) {
      var record = PlainRecord(list: "status", key: "\(name)s\(number)")
      record["status_from"] = .day(day)
      record["status_group"] = .code(group)
      if number > 0 {
        let gap = random.pick([0, 0, 0, 0, 5])
        records[number - 1]["status_until"] = .day(day - gap)
      }
      records.append(record)
      day += max(1, step())
      group = random.pick(["A", "B", "C"])
    }
    if random.chance(15) { records[records.count - 1]["status_until"] = .day(day) }
    return records
  }

  private mutating func visits(_ name: String, _ start: Int) -> [PlainRecord] {
    var day = start + random.number(-25...15)
    return (0..<random.number(0...6)).map { number in
      day += number == 0 ? 0 : random.chance(8) ? 0 : step()
      var record = PlainRecord(list: "visit", key: "\(name)v\(number)")
      record["visited"] = .day(day)
      record["seen"] = random.chance(75) ? .yes : .no
      record["place"] = .code(random.pick(["HOME", "OFFICE"]))
      if random.chance(70) { record["visit_recorded"] = .day(day + random.number(0...5)) }
      return record
    }
  }

  private mutating func plans(_ name: String, _ start: Int) -> [PlainRecord] {
    var day = start + random.number(-25...20)
    return (0..<random.number(0...4)).map { number in
      day += number == 0 ? 0 : random.chance(8) ? 0 : step()
      var record = PlainRecord(list: "plan", key: "\(name)p\(number)")
      record["planned_on"] = .day(day)
      record["review_due"] = .day(day + random.pick([-2, 0, 7, 14, 28, 28, 42, 60]))
      record["plan_gap"] = gap()
      record["agreed"] = random.chance(75) ? .yes : .no
      return record
    }
  }

  private mutating func enquiries(_ name: String, _ start: Int) -> [PlainRecord] {
    (0..<random.number(0...4)).map { number in
      let day = start + random.number(-10...120)
      var record = PlainRecord(list: "enquiry", key: "\(name)e\(number)")
      record["started"] = .day(day)
      if random.chance(60) { record["finished"] = .day(day + (random.chance(4) ? -2 : step())) }
      if random.chance(60) { record["enquiry_recorded"] = .day(day + random.number(0...4)) }
      record["urgent"] = random.chance(50) ? .yes : .no
      record["enquiry_gap"] = gap()
      return record
    }
  }

  private mutating func meetings(_ name: String, _ start: Int) -> [PlainRecord] {
    (0..<random.number(0...4)).map { number in
      let day = start + random.number(-20...150)
      var record = PlainRecord(list: "meeting", key: "\(name)m\(number)")
      record["met_on"] = .day(day)
      record["chaired"] = random.chance(75) ? .yes : .no
      if random.chance(60) { record["meeting_recorded"] = .day(day + random.number(0...4)) }
      return record
    }
  }

  private mutating func answers(_ name: String, _ enquiries: [PlainRecord]) -> [PlainRecord] {
    var records: [PlainRecord] = []
    for enquiry in enquiries where random.chance(70) {
      guard case .day(let day) = enquiry["started"] else { continue }
      for _ in 0..<random.number(1...2) {
        var record = PlainRecord(list: "answer", key: "\(name)a\(records.count)")
        record["answered_on"] = .day(day + step())
        record["complete"] = random.chance(75) ? .yes : .no
        record["enquiry_id"] = .key(enquiry.key)
        records.append(record)
      }
    }
    return records
  }

  private mutating func stays(_ name: String, _ start: Int) -> [PlainRecord] {
    var day = start + random.number(-5...20)
    return (0..<random.number(0...3)).map { number in
      var record = PlainRecord(list: "stay", key: "\(name)y\(number)")
      record["stay_from"] = .day(day)
      day += random.number(5...90)
      if number < 2, random.chance(80) { record["stay_until"] = .day(day) }
      if random.chance(50) { day += random.number(1...20) }
      record["kept"] = random.chance(70) ? .yes : .no
      record["stay_gap"] = gap()
      return record
    }
  }

  // MARK: Noise

  /// Makes some cells blank and some unreadable; keys and references apart.
  private mutating func disturb(_ result: inout PlainCase, _ percent: Int) {
    if percent == 0 { return }
    disturb(&result.person, percent / 2)
    disturb(&result, percent, from: 0)
  }

  mutating func disturb(_ result: inout PlainCase, _ percent: Int, from first: Int) {
    if percent == 0 { return }
    for place in result.records.indices.dropFirst(first) { disturb(&result.records[place], percent) }
  }

  mutating func disturb(_ record: inout PlainRecord, _ percent: Int) {
    for field in record.cells.keys.sorted() {
      guard let cell = record.cells[field], random.chance(percent) else { continue }
      switch cell {
      case .key: continue
      case .code: record[field] = random.pick([.blank, .blank, .invalid, .code("UNLISTED")])
      default: record[field] = random.pick([.blank, .blank, .invalid])
      }
    }
  }

  private func kept(_ result: PlainCase) -> PlainCase {
    var result = result
    for list in newestOnly.sorted() {
      // One row, the newest; which of two undated ones that is nobody knows, so only dated ones are there.
      func day(_ record: PlainRecord) -> Int? { if case .day(let day) = record[dateField(of: list)] { day } else { nil } }
      let newest = result.records(of: list).filter { day($0) != nil }.max { (day($0) ?? 0) < (day($1) ?? 0) }
      result.records.removeAll { $0.list == list && $0.key != newest?.key }
    }
    return result
  }
}
