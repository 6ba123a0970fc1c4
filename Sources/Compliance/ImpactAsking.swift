import RuleSets

/// What of a rule makes its actions, whomever they are about.
private struct Asking: Equatable {
  let rule: Rule, calendar: String?

  static func == (a: Self, b: Self) -> Bool {
    guard a.calendar == b.calendar, a.rule.countFrom == b.rule.countFrom else { return false }
    guard let x = a.rule.action, let y = b.rule.action else { return a.rule.action == nil && b.rule.action == nil }
    return x.sentence == y.sentence && x.owner == y.owner && x.within == y.within && x.doneWhen == y.doneWhen
      && Set(x.tell) == Set(y.tell) && x.copy.elementsEqual(y.copy) { $0.when?.text == $1.when?.text && $0.to == $1.to }
      && x.referUp.elementsEqual(y.referUp, by: ==)
  }
}

/// Whether two rules ask the same of people about the same gap: then gaps that are the same need not be gone through.
func askAlike(_ before: Check?, _ after: Check?) -> Bool {
  func asking(_ check: Check?) -> [Asking] {
    guard let check else { return [] }
    return [Asking(rule: check.rule, calendar: check.ruleSet.calendar)] + check.earlier.flatMap(asking)
  }
  return asking(before) == asking(after)
}

/// Whether something may be asked about what a finding would show.
func asks(_ judgement: Judgement?) -> Bool {
  shown(judgement).contains { [.overdue, .notMet, .cannotTell].contains($0.outcome) }
}

/// The duties of which findings are made: those that are open, else the one that decides.
func shown(_ judgement: Judgement?) -> [Obligation] {
  guard let judgement, let deciding = judgement.deciding else { return [] }
  let open = judgement.obligations.filter(\.isOpen)
  return open.isEmpty || judgement.either != nil ? [judgement.obligations[deciding]] : open
}

/// What became of an action. Those who are told have no order.
func actionChange(_ before: RemedialAction?, _ after: RemedialAction?) -> ActionChange {
  switch (before, after) {
  case (nil, nil): .none
  case (nil, _?): .added
  case (_?, nil): .removed
  case (let a?, let b?): differences(a, b).isEmpty ? .none : .changed
  }
}

/// The parts of an action that differ: the key of the rule, and what to say of it.
private func differences(_ a: RemedialAction, _ b: RemedialAction) -> [(key: String, text: String)] {
  func words(_ role: String) -> String { role.replacing("_", with: " ") }
  func within(_ action: RemedialAction) -> String { action.within.map { "within \($0)" } ?? "no day" }
  let parts: [(isSame: Bool, key: String, text: String)] = [
    (a.text == b.text, "do", "what is to be done"),
    (
      a.owner == b.owner && a.ownerName == b.ownerName, "owner",
      a.owner == b.owner ? "who is to do it" : "who is to do it: \(words(b.owner)) instead of \(words(a.owner))"
    ),
    (
      a.within == b.within && a.by == b.by, "within",
      a.within == b.within ? "by when it is to be done" : "by when it is to be done: \(within(b)) instead of \(within(a))"
    ),
    (a.doneWhen == b.doneWhen, "done_when", "when it counts as done"),
    (Set(a.tell) == Set(b.tell), "tell", "who is told"), (Set(a.copy) == Set(b.copy), "copy", "who has a copy"),
    (a.referUp.elementsEqual(b.referUp, by: ==), "refer_up", "to whom it is referred up, or when"),
  ]
  return parts.filter { !$0.isSame }.map { ($0.key, $0.text) }
}

/// Why a gap that is the same is asked about otherwise.
func askingCause(_ before: RemedialAction?, _ after: RemedialAction?, _ id: String) -> ImpactCause {
  guard let before else { return ImpactCause(clause: "\(id)/remedial_action", text: "the rule now asks for something to be done about it") }
  guard let after else { return ImpactCause(clause: "\(id)/remedial_action", text: "the rule no longer asks for anything to be done about it") }
  let parts = differences(before, after)
  return ImpactCause(
    clause: (["\(id)/remedial_action"] + (parts.count == 1 ? [parts[0].key] : [])).joined(separator: "/"),
    text: parts.map(\.text).joined(separator: "; "))
}
