/// What comes of files and expressions that are too large, of lists that lie far apart, and of a base with mistakes.
let messageExamplesOfLimits: [MessageExample] = [
  MessageExample(
    "002", in: .shell,
    wrong: #"""
      (cat rules.yaml; yes '# a line too many' | head -n 300000) > draft.yaml   # no rule file is as large as that: was another one meant?
      duly validate draft.yaml
      """#,
    right: #"""
      (cat rules.yaml; yes '# a line' | head -n 3) > draft.yaml                   # records go into CSV files, which may be large
      duly validate draft.yaml
      """#),
  MessageExample(
    "008", in: .shell,
    wrong: #"""
      (cat rules.yaml; printf 'figures: '; yes '[' | head -n 100 | tr -d '\n') > draft.yaml   # brackets opened again and again
      duly validate draft.yaml
      """#,
    right: #"""
      (cat rules.yaml; printf 'figures: {}\n') > draft.yaml
      duly validate draft.yaml
      """#),
  MessageExample(
    "009", in: .shell,
    wrong: #"""
      (cat rules.yaml; printf 'figures: ['; yes 'a,' | head -n 250000 | tr -d '\n'; echo ']') > draft.yaml
      duly validate draft.yaml
      """#,
    right: #"""
      (cat rules.yaml; printf 'figures: {}\n') > draft.yaml   # many rules go into several files, each with a `rule_set` of its own
      duly validate draft.yaml
      """#),
  MessageExample(
    "010", in: .shell,
    wrong: #"""
      (cat rules.yaml; printf 'figures:\n  a: &a ['; yes 'x,' | head -n 100 | tr -d '\n'
        printf ']\n  b: ['; yes '*a,' | head -n 200 | tr -d '\n'; echo ']') > draft.yaml   # 200 times a list of 100
      duly validate draft.yaml
      """#,
    right: #"""
      sed 's/source: /source: \&ours /' rules.yaml > draft.yaml   # an alias may stand for a line or two
      duly validate draft.yaml
      """#),
  MessageExample(
    "011", in: .shell,
    wrong: #"""
      (cat rules.yaml; seq 101 | sed 's/.*/unknown_&: 1/') > draft.yaml   # one mistake more than the hundred that are shown
      duly validate draft.yaml
      """#,
    right: #"""
      duly validate rules.yaml
      """#,
    beside: ["012"]),
  MessageExample(
    "207", in: .shell,
    wrong: #"""
      duly feel "$(yes '1 +' | head -n 5000 | tr '\n' ' ') 1"   # 5,001 parts; an expression has at most 4,096, in 256 levels
      """#,
    right: #"""
      duly feel 'sum([1, 1, 1])'
      """#),
  MessageExample(
    "215", in: .shell,
    wrong: #"""
      printf 'language: 1\nschema: ours\ntitle: Ours\nversion: 2026-04-01\nabout: child\nlists:\n  child: {key: child_id, fields: {child_id: {type: text}}}\n  plan: {of: child, key: plan_id, date: made_on, fields: {child_id: {type: reference, to: child}, plan_id: {type: text}, made_on: {type: date}}}\n  step: {of: plan, date: done_on, fields: {plan_id: {type: reference, to: plan}, done_on: {type: date}}}\n' > ours.yaml
      sed 's/schema: .*/schema: ours/; s/duty: .*/duty: {must_be_true: "count(step) > 0"}/' rules.yaml > draft.yaml
      duly validate draft.yaml --schema ours.yaml
      """#,
    right: #"""
      printf 'language: 1\nschema: ours\ntitle: Ours\nversion: 2026-04-01\nabout: child\nlists:\n  child: {key: child_id, fields: {child_id: {type: text}}}\n  plan: {of: child, key: plan_id, date: made_on, fields: {child_id: {type: reference, to: child}, plan_id: {type: text}, made_on: {type: date}}}\n  step: {of: plan, date: done_on, fields: {plan_id: {type: reference, to: plan}, done_on: {type: date}}}\n' > ours.yaml
      sed 's/schema: .*/schema: ours/; s/duty: .*/duty: {must_be_true: "count(plan[-1].step) > 0"}/' rules.yaml > draft.yaml
      duly validate draft.yaml --schema ours.yaml
      """#),
  MessageExample(
    "393", in: .shell,
    wrong: #"""
      printf 'language: 1\nrule_set: ours\ntitle: Ours\nversion: 2026-04-01\nbased_on: {rule_set: visits, version: 2026-04-01}\n' > draft.yaml
      sed 's/10 days/10 dais/' rules.yaml > base.yaml   # the mistake in the base is told too
      rm rules.yaml
      duly validate draft.yaml
      """#,
    right: #"""
      printf 'language: 1\nrule_set: ours\ntitle: Ours\nversion: 2026-04-01\nbased_on: {rule_set: visits, version: 2026-04-01}\n' > draft.yaml
      duly validate draft.yaml
      """#,
    beside: ["307"]),
]
