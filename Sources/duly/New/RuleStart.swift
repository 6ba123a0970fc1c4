/// A rule with its examples, indented as it stands under `rules:`.
func ruleStart(_ id: String, _ form: NewRuleCommand.Form) -> String {
  switch form {
  case .within: withinStart(id)
  case .before: beforeStart(id)
  case .every: everyStart(id)
  case .upToDate: upToDateStart(id)
  case .atLeast: atLeastStart(id)
  case .recorded: recordedStart(id)
  case .mustBeTrue: mustBeTrueStart(id)
  case .mustNotBeTrue: mustNotBeTrueStart(id)
  }
}

/// What every rule begins with.
func ruleHead(_ id: String, priority: String) -> String {
  """
    - id: \(id)
      title: \(inWords(id))
      source: {document: Our practice standards, section: name the section, kind: local}   # law, guidance, national or local
      priority: \(priority)
      in_force: {from: 2026-04-01}          # what opened before is not judged by this rule
  """
}

/// When it shows as due soon, and how long typing it in may take.
let ruleDeadlines = """
      due_soon: 5 working days
      recording_time: 2 working days        # so long after the due date it may be done and not yet typed
  """

/// What is asked of people where it is missing.
func ruleAction(_ sentence: String, _ doneWhen: String) -> String {
  """
      remedial_action:
        do: \(sentence)
        owner: social_worker
        within: 5 working days
        done_when: \(doneWhen)
        tell: [social_worker, team_manager]
  """
}

private func withinStart(_ id: String) -> String {
  """
  \(ruleHead(id, priority: "2                           # 1 child seen, 2 statutory step, 3 plan, 4 record keeping"))
      duty:
        within: 45 working days             # a span, or the name of a figure
        list: assessment                    # each of these records asks for it …
        # trigger_if: type = "Assessment"   # … or only those of which this is so
        from: started                       # the date that is counted from
        done: completed                     # the date on which it was done
        called: assessment completed
  \(ruleDeadlines)
  \(ruleAction("Finish the assessment of <child.name>, or record the day on which it was finished.", "the day on which the assessment was finished is on record"))
      examples:
        - name: finished on the last day
          as_of: 2026-06-30
          child: {opened: 2026-04-01}
          assessment: [{started: 2026-04-01, completed: 2026-06-09}]
          expect: {verdict: met, due: 2026-06-09}
        - name: finished the day after
          as_of: 2026-06-30
          child: {opened: 2026-04-01}
          assessment: [{started: 2026-04-01, completed: 2026-06-10}]
          expect: {verdict: late, due: 2026-06-09, days_late: 1}
        - name: on the due date
          as_of: 2026-06-09
          child: {opened: 2026-04-01}
          assessment: [{started: 2026-04-01}]
          expect: {verdict: due_soon, due: 2026-06-09}
        - name: the last day of recording time
          as_of: 2026-06-11
          child: {opened: 2026-04-01}
          assessment: [{started: 2026-04-01}]
          expect: {verdict: awaiting_record, due: 2026-06-09}
        - name: after recording time
          as_of: 2026-06-12
          child: {opened: 2026-04-01}
          assessment: [{started: 2026-04-01}]
          expect: {verdict: overdue, due: 2026-06-09, days_late: 3, kind: gap}

  """
}

private func everyStart(_ id: String) -> String {
  """
  \(ruleHead(id, priority: "1                           # 1 child seen, 2 statutory step, 3 plan, 4 record keeping"))
      duty:
        every: 6 weeks                      # a span, or the name of a figure
        list: visit                         # the records that count …
        counts_if: seen = true              # … if this is so
        while: {from: opened, until: closed}
        called: visit with the child seen
  \(ruleDeadlines)
  \(ruleAction("See <child.name>, on their own if they agree, and record the visit with its true date.", "a visit with the child seen is on record"))
      examples:
        - name: on the due date
          as_of: 2026-05-26
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-14, seen: yes}]
          expect: {verdict: due_soon, due: 2026-05-26}
        - name: the last day of recording time
          as_of: 2026-05-28
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-14, seen: yes}]
          expect: {verdict: awaiting_record, due: 2026-05-26}
        - name: after recording time
          as_of: 2026-05-29
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-14, seen: yes}]
          expect: {verdict: overdue, due: 2026-05-26, days_late: 3, kind: gap}
        - name: a visit on which the child was not seen does not count
          as_of: 2026-05-29
          child: {opened: 2026-04-01}
          visit: [{date: 2026-04-14, seen: yes}, {date: 2026-05-26, seen: no}]
          expect: {verdict: overdue, due: 2026-05-26}

  """
}

private func upToDateStart(_ id: String) -> String {
  """
  \(ruleHead(id, priority: "3                           # 1 child seen, 2 statutory step, 3 plan, 4 record keeping"))
      duty:
        up_to_date: plan                    # the list of documents
        max_age: 6 months                   # how old the newest may be
        by: 20 working days                 # how soon the first one is there
        while: {from: opened, until: closed}
        called: plan
  \(ruleDeadlines)
  \(ruleAction("Bring the plan of <child.name> up to date.", "a newer plan is on record"))
      examples:
        - name: no plan, on the due date of the first
          as_of: 2026-05-01
          child: {opened: 2026-04-01}
          expect: {verdict: due_soon, due: 2026-05-01}
        - name: no plan, past the recording time of the first (Mon 4 May is a bank holiday)
          as_of: 2026-05-07
          child: {opened: 2026-04-01}
          expect: {verdict: overdue, due: 2026-05-01, days_late: 6, kind: gap}
        - name: six months to the day
          as_of: 2026-10-10
          child: {opened: 2026-04-01}
          plan: [{date: 2026-04-10}]
          expect: {verdict: due_soon, due: 2026-10-10}
        - name: the last day of recording time
          as_of: 2026-10-13
          child: {opened: 2026-04-01}
          plan: [{date: 2026-04-10}]
          expect: {verdict: awaiting_record, due: 2026-10-10}
        - name: after recording time
          as_of: 2026-10-14
          child: {opened: 2026-04-01}
          plan: [{date: 2026-04-10}]
          expect: {verdict: overdue, due: 2026-10-10, days_late: 4, kind: gap}

  """
}

private func recordedStart(_ id: String) -> String {
  """
  \(ruleHead(id, priority: "4                           # 1 child seen, 2 statutory step, 3 plan, 4 record keeping"))
      duty: {recorded: ethnicity}           # a field of the child, or several in [ ]
  \(ruleAction("Ask <child.name> or the family, and record what they say; rather not saying is an answer.", "an answer is on record"))
      examples:
        - name: recorded
          as_of: 2026-05-06
          child: {opened: 2026-04-01, ethnicity: WBRI}
          expect: {verdict: met}
        - name: not recorded
          as_of: 2026-05-06
          child: {opened: 2026-04-01, ethnicity: }
          expect: {verdict: not_met, kind: gap}

  """
}

private func mustBeTrueStart(_ id: String) -> String {
  """
  \(ruleHead(id, priority: "4                           # 1 child seen, 2 statutory step, 3 plan, 4 record keeping"))
      duty:
        must_be_true: not(is missing(worker_id))   # of the child; with `for_each: visit`, of each of these records
        called: a worker who holds the case
  \(ruleAction("Record who holds the case of <child.name>.", "a worker who holds the case is on record"))
      examples:
        - name: somebody holds the case
          as_of: 2026-05-06
          child: {opened: 2026-04-01, worker_id: W1}
          worker: [{worker_id: W1}]
          expect: {verdict: met}
        - name: nobody does
          as_of: 2026-05-06
          child: {opened: 2026-04-01, worker_id: }
          expect: {verdict: not_met, kind: gap}

  """
}
