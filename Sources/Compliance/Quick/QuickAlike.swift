import RuleSets

/// Whether two rules give everybody the same quick answer, as far as that shows without asking: then one of them is asked.
extension QuickCheck {
  func answersLike(_ other: QuickCheck) -> Bool {
    let (one, another) = (check, other.check)
    guard one.exceptions.isEmpty, another.exceptions.isEmpty, one.asOf == another.asOf,
      one.ruleSet.calendar == another.ruleSet.calendar, one.ruleSet.schoolCalendar == another.ruleSet.schoolCalendar,
      one.ruleSet.about == another.ruleSet.about, one.ruleSet.schema == another.ruleSet.schema,
      one.rule.from == another.rule.from, one.rule.until == another.rule.until,
      one.rule.quickConditions == another.rule.quickConditions
    else { return false }
    return readsLike(other)
  }
}

extension QuickChain {
  func isLike(_ other: QuickChain) -> Bool {
    spans.isLike(other.spans) && starts.baseAddress == other.starts.baseAddress && dates.baseAddress == other.dates.baseAddress
      && hasCounting == other.hasCounting && eachRecord == other.eachRecord
      && from.baseAddress == other.from.baseAddress
      && until?.baseAddress == other.until?.baseAddress && inForceFrom == other.inForceFrom && first == other.first
      && interval == other.interval && isDocument == other.isDocument && review?.baseAddress == other.review?.baseAddress
      && reviewLeaf == other.reviewLeaf
  }
}

extension QuickWithin {
  func isLike(_ other: QuickWithin) -> Bool {
    spans.isLike(other.spans) && span == other.span && starts?.baseAddress == other.starts?.baseAddress
      && happened?.baseAddress == other.happened?.baseAddress && anchor.baseAddress == other.anchor.baseAddress
      && isPlanned == other.isPlanned && blankIsNotYet == other.blankIsNotYet && done.baseAddress == other.done.baseAddress
      && triggerIf == other.triggerIf && newestOnly == other.newestOnly
  }
}

extension Rule {
  /// What the conditions of a rule say that the quick way judges, in an order that is the same for rules of one form.
  fileprivate var quickConditions: [[String]] {
    let own: [String?] =
      switch duty {
      case .within(let duty): [duty.triggerIf?.text]
      case .every(let duty): [duty.occasions.countsIf?.text]
      case .upToDate(let duty): [duty.occasions.countsIf?.text]
      case .recorded, .before, .atLeast, .mustBeTrue: []
      }
    return [[duty.keyword], appliesWhen.map(\.text), own.map { $0 ?? "" }]
      + duty.spanExpressions.map { $0.conditions.map(\.text) }
  }
}
