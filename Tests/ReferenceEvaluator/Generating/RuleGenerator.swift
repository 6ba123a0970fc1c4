import TestSupport
import CivilTime

/// Makes rules of every form, small enough to be understood when one goes wrong.
struct RuleGenerator {
  var random: SeededGenerator

  mutating func rule() -> PlainRule {
    var rule = PlainRule(duty: duty())
    if random.chance(35) { rule.appliesWhen = condition(on: personQuestions, depth: 1) }
    if random.chance(50) { rule.dueSoon = random.pick([span(.workingDays, 1...5), span(.days, 1...10), span(.weeks, 1...1)]) }
    if random.chance(40) { rule.recordingTime = random.pick([span(.workingDays, 1...3), span(.days, 1...5)]) }
    rule.sameDay = random.chance(12)
    let hasFigure = rule.intervals.contains { !$0.figures.isEmpty }
    if !hasFigure, random.chance(10) { rule.inForceFrom = Timeline.first + random.number(20...200) }
    if random.chance(4) { rule.inForceUntil = Timeline.first + random.number(300...500) }
    addAdjustments(to: &rule)
    // By a generator of their own, so that the other rules stay as they are.
    var others = self
    others.random = SeededGenerator(seed: random.next())
    if others.random.chance(7) {
      others.countHours(&rule)
    } else if others.random.chance(9) {
      others.derivePeriods(&rule)
    } else if others.random.chance(10) {
      others.countSchoolTime(&rule)
    } else if others.random.chance(5) {
      others.askOfWorkers(&rule)
    }
    if others.random.chance(15) { others.countSpansTheirOwnWay(&rule) }
    return rule
  }

  private mutating func duty() -> PlainDuty {
    switch random.number(0...12) {
    case 10, 11: return .atLeast(atLeast())
    case 12: return .before(before())
    case 0: return recorded()
    case 1: return mustBeTrue()
    case 2, 3, 4: return .within(within())
    case 5, 6: return .chain(document())
    default: return .chain(every())
    }
  }

  // MARK: Conditions

  enum Question { case code(String, [String]), flag(String) }
  private var personQuestions: [Question] { [.code("group", ["A", "B", "C"]), .flag("disabled"), .flag("restricted")] }
  var visitQuestions: [Question] { [.flag("seen"), .code("place", ["HOME", "OFFICE"])] }

  mutating func condition(on questions: [Question], depth: Int) -> PlainCondition {
    if depth > 0, random.chance(35) {
      // Each question once, so that no condition contradicts itself.
      let order = questions.shuffled(using: &random).prefix(2)
      let parts = order.map { condition(on: [$0], depth: 0) }
      let joined: PlainCondition = parts.count == 1 ? parts[0] : random.chance(50) ? .all(parts) : .any(parts)
      return random.chance(20) ? .not(joined) : joined
    }
    switch random.pick(questions) {
    case .flag(let field): return random.chance(15) ? .not(.flag(field, random.chance(50))) : .flag(field, random.chance(70))
    case .code(let field, let codes):
      if codes.count > 2, random.chance(30) { return .isOneOf(field, Array(codes.shuffled(using: &random).prefix(2)).sorted()) }
      return random.chance(25) ? .isNot(field, random.pick(codes)) : .isOneOf(field, [random.pick(codes)])
    }
  }

  // MARK: Spans

  private func span(_ unit: PlainSpan.Unit, _ range: ClosedRange<Int>) -> PlainSpan {
    var copy = random
    return PlainSpan(count: copy.number(range), unit: unit)
  }

  mutating func anySpan() -> PlainSpan {
    switch random.number(0...9) {
    case 0...3: return PlainSpan(count: random.number(1...25), unit: .workingDays)
    case 4, 5: return PlainSpan(count: random.number(1...45), unit: .days)
    case 6, 7: return PlainSpan(count: random.number(1...6), unit: .weeks)
    default: return PlainSpan(count: random.number(1...3), unit: .months)
    }
  }

  mutating func interval(_ item: String?, depth: Int = 2) -> PlainInterval {
    switch random.number(0...11) {
    case 0...2 where depth > 0: return table(item, depth)
    case 3 where depth > 1: return .figure(figure())
    case 4: return spanField(item)
    case 5 where depth > 0: return .sooner([interval(item, depth: 0), spanField(item)])
    case 6 where depth > 0: return .later([interval(item, depth: depth - 1), .span(anySpan())])
    default: return .span(anySpan())
    }
  }

  private mutating func spanField(_ item: String?) -> PlainInterval {
    switch item {
    case "stay"? where random.chance(50): return .field("stay_gap")
    case "enquiry"? where random.chance(50): return .field("enquiry_gap")
    case "hearing"? where random.chance(50): return .field("hearing_gap")
    default: return random.chance(50) ? .field("own_gap") : .newest(list: "plan", field: "plan_gap")
    }
  }

  private mutating func table(_ item: String?, _ depth: Int) -> PlainInterval {
    var questions = personQuestions
    if item == "enquiry" { questions.append(.flag("urgent")) }
    if item == "stay" { questions.append(.flag("kept")) }
    let order = questions.shuffled(using: &random)
    let rows = (0..<random.number(1...2)).map { place in
      PlainInterval.Row(when: condition(on: [order[place]], depth: 0), then: interval(item, depth: depth - 1))
    }
    return .table(rows, otherwise: interval(item, depth: depth - 1))
  }

  private mutating func figure() -> PlainFigure {
    var values = [PlainFigure.Value(from: Timeline.first - 1000, interval: interval(nil, depth: random.chance(30) ? 1 : 0))]
    if random.chance(50) {
      values.append(.init(from: Timeline.first + random.number(60...250), interval: interval(nil, depth: 0)))
    }
    return PlainFigure(name: "limit_\(random.number(1...1_000_000))", values: values)
  }

  // MARK: Forms

  private mutating func recorded() -> PlainDuty {
    let fields = random.chance(40) ? ["faith", "origin"] : ["faith"]
    guard random.chance(60) else { return .recorded(fields, by: nil, fromMoved: false) }
    return .recorded(fields, by: interval(nil), fromMoved: random.chance(40))
  }

  private mutating func mustBeTrue() -> PlainDuty {
    if random.chance(50) {
      if random.chance(50) {
        return .mustBeTrue(condition(on: visitQuestions, depth: 1), forEach: "visit", countsIf: condition(on: visitQuestions, depth: 1))
      }
      return .mustBeTrue(condition(on: [.flag("urgent"), .flag("disabled")], depth: 1), forEach: "enquiry", countsIf: nil)
    }
    return .mustBeTrue(condition(on: personQuestions, depth: 1), forEach: nil, countsIf: nil)
  }

  mutating func within() -> PlainWithin {
    let isPerson = random.chance(20)
    let item: String? = isPerson ? nil : "enquiry"
    var within = PlainWithin(span: interval(item), list: item ?? "person", from: isPerson ? "moved" : "started", done: .finished)
    if random.chance(35) {
      within.triggerIf = isPerson ? condition(on: personQuestions, depth: 1)
        : condition(on: [.flag("urgent"), .code("group", ["A", "B", "C"])], depth: 1)
    }
    let lookBack: PlainSpan? = random.chance(30) ? anySpan() : nil
    let meetings = PlainWithin.Done.records(
      list: "meeting", countsIf: random.chance(60) ? .flag("chaired", true) : nil, oneEach: random.chance(50), byKey: false,
      lookBack: lookBack)
    if isPerson || random.chance(45) {
      within.done = meetings
    } else if random.chance(30) {
      within.done = .records(
        list: "answer", countsIf: random.chance(50) ? .flag("complete", true) : nil, oneEach: false, byKey: true, lookBack: nil)
    }
    within.newestOnly = !isPerson && random.chance(35)
    return within
  }

  mutating func period() -> PlainPeriod {
    if random.chance(25) {
      return .each(list: "stay", where: random.chance(40) ? condition(on: [.flag("kept"), .code("group", ["A", "B"])], depth: 0) : nil)
    }
    return .person(until: random.chance(85))
  }

  private mutating func every() -> PlainChain {
    let period = period()
    let item: String? = if case .each = period { "stay" } else { nil }
    var chain = PlainChain(next: .interval(.span(anySpan())), first: nil, list: "visit", period: period)
    if random.chance(20) {
      chain.next = .ordinals((0..<random.number(2...4)).map { _ in anySpan() })
    } else {
      chain.next = .interval(interval(item))
      if random.chance(35) { chain.first = interval(item) }
    }
    if random.chance(65) { chain.countsIf = condition(on: visitQuestions, depth: 1) }
    chain.eachRecord = random.chance(12)
    if random.chance(20) { chain.lookBack = anySpan() }
    return withRestarts(chain)
  }

  private mutating func document() -> PlainChain {
    let period = period()
    let item: String? = if case .each = period { "stay" } else { nil }
    let readsReview = random.chance(60)
    let age: PlainInterval? = readsReview && random.chance(40) ? nil : interval(item)
    var chain = PlainChain(
      next: .document(age: age, reviewDue: readsReview), first: age == nil || random.chance(40) ? interval(item) : nil,
      list: "plan", period: period)
    if random.chance(35) { chain.countsIf = .flag("agreed", true) }
    if random.chance(15) { chain.lookBack = anySpan() }
    return withRestarts(chain)
  }

  mutating func withRestarts(_ chain: PlainChain) -> PlainChain {
    var chain = chain
    let readsGroup = PlainRule(duty: .chain(chain)).intervals.flatMap(\.conditions).contains { $0.fields.contains("group") }
    if readsGroup ? random.chance(70) : random.chance(20) { chain.restarts.append(.group) }
    if random.chance(8) { chain.restarts.append(.settled) }
    if random.chance(8), chain.period == .person(until: true) { chain.restarts.append(.stays) }
    chain.saysAt = (readsGroup && chain.restarts.isEmpty) || random.chance(15)
    chain.atDue = chain.saysAt && random.chance(60)
    return chain
  }
}

/// The time in which generated cases lie.
enum Timeline {
  /// 1 January 2025: Easter, both sides of two winters and a 28 February lie ahead.
  static let first = 20_089
}
