import TestSupport

/// Rules whose spans are counted in ways of their own.
extension RuleGenerator {
  mutating func countSpansTheirOwnWay(_ rule: inout PlainRule) {
    switch rule.duty {
    case .recorded(let fields, let by, let fromMoved): rule.duty = .recorded(fields, by: by.map { counted($0) }, fromMoved: fromMoved)
    case .within(var within):
      within.span = counted(within.span)
      rule.duty = .within(within)
    case .before(var before):
      before.span = counted(before.span)
      rule.duty = .before(before)
    case .chain(var chain):
      chain.first = chain.first.map { counted($0) }
      switch chain.next {
      case .interval(let interval): chain.next = .interval(counted(interval))
      case .document(let age?, let reviewDue): chain.next = .document(age: counted(age), reviewDue: reviewDue)
      case .document, .ordinals: break
      }
      rule.duty = .chain(chain)
    case .atLeast(var duty):
      if case .inTheLast(let interval) = duty.window { duty.window = .inTheLast(counted(interval)) }
      rule.duty = .atLeast(duty)
    case .mustBeTrue: break
    }
  }

  /// Some of its parts at any depth, most often the whole; the same day for most, which the rule seldom says.
  private mutating func counted(_ interval: PlainInterval, chance: Int = 65) -> PlainInterval {
    let inner: PlainInterval
    switch interval {
    case .span, .field, .newest: inner = interval
    case .figure(var figure):
      for place in figure.values.indices { figure.values[place].interval = counted(figure.values[place].interval, chance: 30) }
      inner = .figure(figure)
    case .table(let rows, let otherwise):
      inner = .table(
        rows.map { .init(when: $0.when, then: counted($0.then, chance: 30)) }, otherwise: otherwise.map { counted($0, chance: 30) })
    case .sooner(let parts): inner = .sooner(parts.map { counted($0, chance: 30) })
    case .later(let parts): inner = .later(parts.map { counted($0, chance: 30) })
    case .counted(let part, let sameDay): inner = .counted(counted(part, chance: 30), sameDay: sameDay)
    }
    return random.chance(chance) ? .counted(inner, sameDay: random.chance(70)) : inner
  }
}
