import TestSupport

/// Rules whose periods are derived, and rules that count by school terms.
extension RuleGenerator {
  mutating func derivePeriods(_ rule: inout PlainRule) {
    let condition: PlainCondition? = random.chance(20) ? condition(on: [.code("group", ["A", "B"])], depth: 0) : nil
    let period = PlainPeriod.each(list: random.pick(["spell", "spell", "kept_spell", "placed", "placed"]), where: condition)
    if random.chance(25) {
      var duty = atLeast()
      duty.period = period
      if case .inTheLast = duty.window { duty.window = .inTheLast(interval(nil)) }
      rule.duty = .atLeast(duty)
      (rule.stops, rule.extensions) = (nil, nil)
      return
    }
    var chain = PlainChain(next: .interval(interval(nil)), first: nil, list: "visit", period: period)
    if random.chance(35) { chain.first = interval(nil) }
    if random.chance(65) { chain.countsIf = self.condition(on: visitQuestions, depth: 1) }
    if random.chance(20) { chain.lookBack = anySpan() }
    rule.duty = .chain(withRestarts(chain))
  }

  mutating func countSchoolTime(_ rule: inout PlainRule) {
    if random.chance(25) {
      var duty = atLeast()
      duty.window = .schoolTerm
      if duty.period == nil { duty.period = period() }
      rule.duty = .atLeast(duty)
      (rule.stops, rule.extensions) = (nil, nil)
      return
    }
    rule.duty = rule.duty.inSchoolDays
    let limit = rule.extensions?.limit?.inSchoolDays
    rule.extensions?.limit = limit
  }
}

extension PlainRule {
  var needsTerms: Bool { countsSchoolDays || countsByTerm }

  var countsSchoolDays: Bool {
    spans.contains { $0.unit == .schoolDays }
  }

  var countsByTerm: Bool {
    if case .atLeast(let duty) = duty { duty.window == .schoolTerm } else { false }
  }

  private var spans: [PlainSpan] {
    var spans = intervals.flatMap(\.parts).compactMap { if case .span(let span) = $0 { span } else { nil } }
    if case .chain(let chain) = duty, case .ordinals(let all) = chain.next { spans += all }
    return spans
  }
}

extension PlainDuty {
  /// What was asked for in working days asked for in school days.
  fileprivate var inSchoolDays: PlainDuty {
    switch self {
    case .recorded(let fields, let by, let fromMoved): return .recorded(fields, by: by?.inSchoolDays, fromMoved: fromMoved)
    case .within(var within):
      within.span = within.span.inSchoolDays
      return .within(within)
    case .before(var before):
      before.span = before.span.inSchoolDays
      return .before(before)
    case .chain(var chain):
      chain.first = chain.first?.inSchoolDays
      switch chain.next {
      case .interval(let interval): chain.next = .interval(interval.inSchoolDays)
      case .ordinals(let spans): chain.next = .ordinals(spans.map(\.inSchoolDays))
      case .document(let age, let reviewDue): chain.next = .document(age: age?.inSchoolDays, reviewDue: reviewDue)
      }
      return .chain(chain)
    case .atLeast, .mustBeTrue: return self
    }
  }
}

extension PlainSpan {
  fileprivate var inSchoolDays: PlainSpan { PlainSpan(count: count, unit: unit == .workingDays || unit == .days ? .schoolDays : unit) }
}

extension PlainInterval {
  fileprivate var inSchoolDays: PlainInterval {
    switch self {
    case .span(let span): .span(span.inSchoolDays)
    case .table(let rows, let otherwise):
      .table(rows.map { Row(when: $0.when, then: $0.then.inSchoolDays) }, otherwise: otherwise?.inSchoolDays)
    case .sooner(let parts): .sooner(parts.map(\.inSchoolDays))
    case .later(let parts): .later(parts.map(\.inSchoolDays))
    case .counted(let inner, let sameDay): .counted(inner.inSchoolDays, sameDay: sameDay)
    case .figure, .field, .newest: self
    }
  }
}
