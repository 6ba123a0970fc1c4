import RuleSets
import SourceText

/// A rule set with one figure, one rule and its examples.
func ruleSetStart(_ name: String) -> String {
  """
  # \(inWords(name)): say here in a sentence what these rules are for. Whatever follows a # is a note.
  # Look for mistakes with `duly validate`, and run the examples with `duly test`.
  language: 1
  rule_set: \(name)
  title: \(inWords(name))
  version: 2026-04-01                       # the day of this version: change it with every change
  schema: childrens-social-care             # the records that the rules read
  calendars: {working: england-and-wales}   # the bank holidays that are not working days
  about: child
  # Who agreed the rules. Without it every page says DRAFT.
  # agreed: {by: A. Person, role: Head of service, date: 2026-04-01}

  # Spans of time that somebody may change one day, each with the day from which it holds and where it is written.
  figures:
    visit_interval:
      title: Longest gap between visits
      values:
        - from: 2026-04-01
          source: {document: Our practice standards, section: visits, kind: local}   # law, guidance, national or local
          value: 20 working days
        # To change it, leave the old value as it is and add the new one below it:
        # - from: 2027-04-01
        #   source: {document: Our practice standards, section: "visits, second edition", kind: local}
        #   value: 15 working days

  rules:
    - id: visit-in-time                     # findings carry the id: it never changes
      title: Visit in time
      check: visit                          # the column of the audit page
      question: Was the last visit in time?
      source: {document: Our practice standards, section: visits, kind: local}
      priority: 1                           # 1 child seen, 2 statutory step, 3 plan, 4 record keeping
      duty:
        every: visit_interval               # a span (10 working days, 6 weeks), or the name of a figure
        list: visit                         # the records that count …
        counts_if: seen = true              # … if this is so
        while: {from: opened, until: closed}
        called: visit with the child seen
      due_soon: 5 working days              # from this long before the due date on it is shown as due soon
      recording_time: 2 working days        # so long after the due date it may be done and not yet typed
      remedial_action:
        do: See <child.name>, on their own if they agree, and record the visit with its true date.
        owner: social_worker
        within: 2 working days
        done_when: a visit with the child seen is on record
        tell: [social_worker, team_manager]
        refer_up: [{after: 5 working days, to: service_manager}]
      # Made-up children with the answer that you expect. Write one for each side of every day and number above.
      examples:
        - name: six working days before it is due
          as_of: 2026-05-05
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-14, seen: yes}]
          expect: {verdict: due, due: 2026-05-13}
        - name: five working days before
          as_of: 2026-05-06
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-14, seen: yes}]
          expect: {verdict: due_soon, due: 2026-05-13}
        - name: on the due date, the May bank holiday not counted
          as_of: 2026-05-13
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-14, seen: yes}]
          expect: {verdict: due_soon, due: 2026-05-13}
        - name: the last day of recording time
          as_of: 2026-05-15
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-14, seen: yes}]
          expect: {verdict: awaiting_record, due: 2026-05-13}
        - name: after recording time
          as_of: 2026-05-18
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-14, seen: yes}]
          expect: {verdict: overdue, due: 2026-05-13, days_late: 5, kind: gap}
        - name: a visit on which the child was not seen does not count
          as_of: 2026-05-18
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-14, seen: yes}, {date: 2026-05-11, seen: no}]
          expect: {verdict: overdue, due: 2026-05-13}
        - name: closed
          as_of: 2026-05-18
          child: {opened: 2026-04-01, closed: 2026-05-18}
          visit: [{date: 2026-04-14, seen: yes}]
          expect: {verdict: not_applicable}

  """
}

/// A rule set that takes everything from its base until something is written in it.
func basedRuleSetStart(_ name: String, on base: RuleFileHead, in heads: [RuleFileHead]) -> String {
  let names = BaseNames(base, in: heads)
  return """
  # \(inWords(name)): what we say otherwise than `\(base.ruleSet)`. All its rules and figures hold here too.
  # `duly rules` shows what is in force on a day, and which of it is said here. Whatever follows a # is a note.
  language: 1
  rule_set: \(name)
  title: \(inWords(name))
  version: 2026-04-01                       # the day of this version: change it with every change
  based_on: {rule_set: \(base.ruleSet), version: \(base.version)}
  # Who agreed it. Without it every page says DRAFT.
  # agreed: {by: A. Person, role: Head of service, date: 2026-04-01}

  \(figureOffer(names, base))\(switchOffer(names))# Rules of our own, written as in any rule set. One with the id of a rule of the base stands in its place, from the
  # first day of its `in_force` on.
  # rules:

  """
}

/// Names that a base really has, its own base's among them.
private struct BaseNames {
  var figures: [String] = []
  var rules: [String] = []

  init(_ base: RuleFileHead, in heads: [RuleFileHead]) {
    var next: RuleFileHead? = base
    for _ in 0..<8 {
      guard let head = next else { return }
      var quiet = Diagnostics()
      let root = readYAML(head.file, diagnostics: &quiet)
      figures += root?["figures"]?.entries?.map(\.key.text) ?? []
      rules += root?["rules"]?.sequence?.compactMap { $0["id"]?.scalar?.text } ?? []
      next = heads.first { $0.ruleSet == head.basedOn }
    }
  }
}

private func figureOffer(_ names: BaseNames, _ base: RuleFileHead) -> String {
  guard let figure = names.figures.first else { return "" }
  return """
    # A figure of ours, by its name in `\(base.ruleSet)`: from its first day on it holds, and the base's no longer.
    # figures:
    #   \(figure):
    #     values:
    #       - from: 2026-07-01
    #         source: {document: Our practice standards, section: name the section, kind: local}
    #         value: 6 weeks


    """
}

private func switchOffer(_ names: BaseNames) -> String {
  guard let first = names.rules.first, let last = names.rules.last else { return "" }
  let later = first == last ? "" : "\n#   - {rule: \(last), from: 2026-07-01}"
  return """
    # Rules that we do not ask, at all or from a day on.
    # switch_off:
    #   - \(first)\(later)


    """
}
