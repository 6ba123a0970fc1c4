import TestSupport

/// Rules that count hours, and records with times of day.
extension RuleGenerator {
  mutating func countHours(_ rule: inout PlainRule) {
    var within = within()
    if random.chance(70) {
      within.list = "call"
      within.from = "called_at"
      within.triggerIf = random.chance(30) ? .flag("grave", true) : nil
      let countsIf: PlainCondition? = random.chance(50) ? .flag("helpful", true) : nil
      switch random.number(0...5) {
      case 0, 1: within.done = .finished
      case 2: within.done = .records(list: "reply", countsIf: countsIf, oneEach: false, byKey: true, lookBack: nil)
      case 3: within.done = .records(list: "meeting", countsIf: nil, oneEach: random.chance(50), byKey: false, lookBack: nil)
      default:
        within.done = .records(
          list: "echo", countsIf: random.chance(50) ? .flag("clear", true) : nil, oneEach: random.chance(50), byKey: false, lookBack: random.chance(25) ? anySpan() : nil)
      }
    }
    within.span = hours()
    rule.duty = .within(within)
    // Nothing moves a deadline in hours.
    (rule.stops, rule.extensions) = (nil, nil)
  }

  private mutating func hours() -> PlainInterval {
    let span = PlainInterval.span(PlainSpan(count: random.pick([5, 24, 24, 36, 48, 72, 72, 72, 100]), unit: .hours))
    if random.chance(75) { return span }
    let other: PlainInterval = random.chance(50) ? .span(PlainSpan(count: random.number(1...5), unit: .days)) : hours()
    return .table([.init(when: condition(on: [.flag("disabled")], depth: 0), then: span)], otherwise: other)
  }
}

extension PlainRule {
  var countsHours: Bool {
    intervals.flatMap(\.parts).contains { if case .span(let span) = $0 { span.unit == .hours } else { false } }
  }
}

extension CaseGenerator {
  mutating func addCalls(to one: inout PlainCase, _ name: String, _ start: Int, _ noise: Int) {
    guard rule.countsHours else { return }
    var spans = rule.intervals.flatMap(\.parts).compactMap { if case .span(let span) = $0, span.unit == .hours { span.count } else { nil } }
    spans.append(0)
    let first = one.records.count
    for number in 0..<random.number(1...4) {
      // Many of them before the nights on which clocks change.
      let day = random.chance(35) ? Timeline.first + random.pick([86, 87, 88, 89, 296, 297, 298]) : start + random.number(-3...90)
      let minute = aMinute()
      var call = PlainRecord(list: "call", key: "\(name)k\(number)")
      call["called_at"] = .moment(day, minute)
      if random.chance(60) { call["ended_at"] = near(day, minute, random.pick(spans)) }
      call["grave"] = random.chance(60) ? .yes : .no
      one.records.append(call)
      for _ in 0..<random.number(0...2) {
        var reply = PlainRecord(list: "reply", key: "\(name)r\(one.records.count)")
        reply["replied_at"] = near(day, minute, random.pick(spans))
        reply["helpful"] = random.chance(75) ? .yes : .no
        reply["call_id"] = .key(call.key)
        one.records.append(reply)
        var echo = PlainRecord(list: "echo", key: "\(name)o\(one.records.count)")
        echo["echoed_at"] = near(day, minute, random.pick(spans))
        echo["clear"] = random.chance(75) ? .yes : .no
        one.records.append(echo)
      }
    }
    disturb(&one, noise, from: first)
  }

  private mutating func aMinute() -> Int? {
    if random.chance(25) { return random.chance(50) ? nil : 0 }
    return random.pick([1, 90, 119, 180, 870, 1439, random.number(200...1300)])
  }

  /// About so many hours later.
  private mutating func near(_ day: Int, _ minute: Int?, _ hours: Int) -> PlainCell {
    let shift = random.pick([-1500, -60, -1, 0, 0, 1, 59, 60, 61, 1440, 3000, random.number(-300...300)])
    let then = day * 1440 + (minute ?? 600) + hours * 60 + shift
    return .moment(then / 1440, random.chance(25) ? (random.chance(50) ? nil : 0) : then % 1440)
  }
}
