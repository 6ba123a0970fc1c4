import TestSupport

/// The forms `at_least` and `before`.
extension RuleGenerator {
  mutating func atLeast() -> PlainAtLeast {
    var duty = PlainAtLeast(count: random.number(1...3), list: "visit", window: .month, period: period())
    switch random.number(0...9) {
    case 0, 1: duty.window = .week
    case 2, 3: duty.window = .month
    case 4: duty.window = .quarter(from: random.pick([1, 2, 4, 9]))
    case 5: duty.window = .year(from: random.pick([1, 4, 9]))
    case 6, 7:
      var item: String?
      if random.chance(60) { duty.period = nil } else if case .each? = duty.period { item = "stay" }
      duty.window = .inTheLast(interval(item))
    default:
      duty.window = .between(list: "meeting", countsIf: random.chance(50) ? .flag("chaired", true) : nil)
    }
    if random.chance(60) { duty.countsIf = condition(on: visitQuestions, depth: 1) }
    duty.eachRecord = random.chance(20)
    if duty.isCalendar { duty.countsPartial = random.chance(40) }
    if random.chance(20) { duty.lookBack = anySpan() }
    return duty
  }

  mutating func before() -> PlainBefore {
    var duty = PlainBefore(span: interval("hearing"), done: .shared)
    if random.chance(40) { duty.triggerIf = condition(on: [.flag("formal"), .code("group", ["A", "B", "C"])], depth: 1) }
    duty.isCancelledIfCalledOff = random.chance(60)
    duty.readsBooking = random.chance(70)
    if random.chance(55) {
      duty.done = .records(
        list: "meeting", countsIf: random.chance(60) ? .flag("chaired", true) : nil, oneEach: random.chance(50),
        lookBack: random.chance(40) ? anySpan() : nil)
    }
    return duty
  }
}

extension PlainAtLeast {
  var isCalendar: Bool {
    switch window {
    case .inTheLast, .between: false
    default: true
    }
  }

  var lines: [String] {
    var lines = ["at_least: \(count)", "list: \(list)"]
    let months = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
    switch window {
    case .week: lines.append("per: week")
    case .schoolTerm: lines.append("per: school term")
    case .month: lines.append("per: month")
    case .quarter(let from): lines += ["per: quarter", "year_from: 1 \(months[from - 1])"]
    case .year(let from): lines += ["per: year", "year_from: 1 \(months[from - 1])"]
    case .inTheLast(let interval): lines.append("in_the_last: \(interval.yaml)")
    case .between(let list, let condition):
      lines.append(condition.map { "between: {list: \(list), counts_if: \($0.yaml)}" } ?? "between: \(list)")
    }
    if let countsIf { lines.append("counts_if: \(countsIf.yaml)") }
    if eachRecord { lines.append("each_record: yes") }
    if countsPartial { lines.append("partial: count") }
    if let lookBack { lines.append("look_back: \(lookBack.words)") }
    if let period { lines.append(period.line) }
    return lines
  }
}

extension PlainPeriod {
  var line: String {
    switch self {
    case .person(let until): "while: {from: opened, until: \(until ? "closed" : "none")}"
    case .each(let list, let condition): "while: {each: \(list)" + (condition.map { ", where: \($0.yaml)" } ?? "") + "}"
    }
  }
}

extension PlainBefore {
  var lines: [String] {
    var lines = ["before: \(span.yaml)", "list: hearing", "event: hearing_on"]
    if let triggerIf { lines.append("trigger_if: \(triggerIf.yaml)") }
    if isCancelledIfCalledOff { lines.append("cancelled_if: called_off = true") }
    if readsBooking { lines.append("booked: booked_on") }
    switch done {
    case .shared: lines.append("done: shared")
    case .records(let list, let condition, let oneEach, let lookBack):
      var parts = ["list: \(list)", "answers: \(oneEach ? "one" : "each")"]
      if let condition { parts.append("counts_if: \(condition.yaml)") }
      if let lookBack { parts.append("look_back: \(lookBack.words)") }
      lines.append("done: {\(parts.joined(separator: ", "))}")
    }
    return lines
  }
}

extension CaseGenerator {
  mutating func hearings(_ name: String, _ start: Int) -> [PlainRecord] {
    (0..<random.number(0...4)).map { number in
      let day = start + random.number(-10...150)
      var record = PlainRecord(list: "hearing", key: "\(name)h\(number)")
      record["hearing_on"] = .day(day)
      if random.chance(60) { record["booked_on"] = .day(day - random.number(-1...40)) }
      if random.chance(60) { record["hearing_recorded"] = .day(day - random.number(-3...40)) }
      if random.chance(60) { record["shared"] = .day(day + random.number(-25...3)) }
      record["called_off"] = random.chance(20) ? .yes : .no
      record["formal"] = random.chance(60) ? .yes : .no
      record["hearing_gap"] = gap()
      return record
    }
  }
}
