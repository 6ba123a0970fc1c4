/// What no text of a rule can show: how a file was saved, and several files beside one another. Commands make them.
let messageExamplesOfFiles: [MessageExample] = [
  MessageExample(
    "003", in: .shell,
    wrong: #"""
      iconv -t UTF-16 rules.yaml > draft.yaml   # Notepad: Save As, Encoding UTF-16
      duly validate draft.yaml
      """#,
    right: #"""
      iconv -t UTF-8 rules.yaml > draft.yaml    # Notepad: Save As, Encoding UTF-8
      duly validate draft.yaml
      """#),
  MessageExample(
    "004", in: .shell,
    wrong: #"""
      (cat rules.yaml; printf '# Caf\351\n') > draft.yaml       # Notepad: Encoding ANSI
      duly validate draft.yaml
      """#,
    right: #"""
      (cat rules.yaml; printf '# Caf\303\251\n') > draft.yaml   # Notepad: Encoding UTF-8
      duly validate draft.yaml
      """#),
  MessageExample(
    "005", in: .shell,
    wrong: #"""
      (cat rules.yaml; printf '# a\000b\n') > draft.yaml   # a character that cannot be seen
      duly validate draft.yaml
      """#,
    right: #"""
      (cat rules.yaml; printf '# ab\n') > draft.yaml
      duly validate draft.yaml
      """#),
  MessageExample(
    "046", in: .shell,
    wrong: #"""
      gzip -c rules.yaml > draft.yaml   # what Word and Excel save is packed, too
      duly validate draft.yaml
      """#,
    right: #"""
      cat rules.yaml > draft.yaml       # plain text
      duly validate draft.yaml
      """#),
  MessageExample(
    "132", in: .shell,
    wrong: #"""
      printf 'PK\003\004' > data/child.csv   # an Excel file under another name
      duly sources --rules rules.yaml --data data --as-of 2026-04-01
      """#,
    right: #"""
      printf 'child_id,opened\nC1,2026-01-05\n' > data/child.csv   # Excel: Save As, CSV UTF-8
      duly sources --rules rules.yaml --data data --as-of 2026-04-01
      """#),
  MessageExample(
    "138", in: .shell,
    wrong: #"""
      printf 'child_id,opened,name\nC1,2026-01-05,Zo\353\n' > data/child.csv       # Excel: CSV
      duly sources --rules rules.yaml --data data --as-of 2026-04-01
      """#,
    right: #"""
      printf 'child_id,opened,name\nC1,2026-01-05,Zo\303\253\n' > data/child.csv   # Excel: CSV UTF-8
      duly sources --rules rules.yaml --data data --as-of 2026-04-01
      """#),
  MessageExample(
    "139", in: .shell,
    wrong: #"""
      mkdir extract   # nothing is in it
      duly sources --rules rules.yaml --data extract --as-of 2026-04-01
      """#,
    right: #"""
      duly sources --rules rules.yaml --data data --as-of 2026-04-01
      """#),
  MessageExample(
    "241", in: .shell,
    wrong: #"""
      echo '[1, 2]' > values.json
      duly feel --context values.json 'age + 1'
      """#,
    right: #"""
      echo '{"age": 5}' > values.json
      duly feel --context values.json 'age + 1'
      """#),
  MessageExample(
    "333", in: .shell,
    wrong: #"""
      printf 'language: 1\nschema: ours\ntitle: Ours\nversion: 2026-04-01\nabout: child\nlists:\n  child: {key: child_id, fields: {child_id: {type: text}, opened: {type: date}, name: {type: text}}}\n  visit: {of: child, date: seen_on, fields: {child_id: {type: reference, to: child}, seen_on: {type: date}}}\n' > ours.yaml
      sed 's/schema: .*/schema: ours/; s/duty: .*/duty: {recorded: name, by: 10 days}/' rules.yaml > draft.yaml
      duly validate draft.yaml --schema ours.yaml
      """#,
    right: #"""
      printf 'language: 1\nschema: ours\ntitle: Ours\nversion: 2026-04-01\nabout: child\nlists:\n  child: {key: child_id, fields: {child_id: {type: text}, opened: {type: date}, name: {type: text}}}\n  visit: {of: child, date: seen_on, fields: {child_id: {type: reference, to: child}, seen_on: {type: date}}}\n' > ours.yaml
      sed 's/schema: .*/schema: ours/; s/duty: .*/duty: {recorded: name, by: 10 days, from: opened}/' rules.yaml > draft.yaml
      duly validate draft.yaml --schema ours.yaml
      """#),
  MessageExample(
    "337", in: .shell,
    wrong: #"""
      printf 'language: 1\nschema: ours\ntitle: Ours\nversion: 2026-04-01\nabout: child\nlists:\n  child: {key: child_id, fields: {child_id: {type: text}, opened: {type: date}, name: {type: text}}}\n  visit: {of: child, fields: {child_id: {type: reference, to: child}, seen_on: {type: date}}}\n' > ours.yaml
      sed 's/schema: .*/schema: ours/; s/closed/none/' rules.yaml > draft.yaml
      duly validate draft.yaml --schema ours.yaml
      """#,
    right: #"""
      printf 'language: 1\nschema: ours\ntitle: Ours\nversion: 2026-04-01\nabout: child\nlists:\n  child: {key: child_id, fields: {child_id: {type: text}, opened: {type: date}, name: {type: text}}}\n  visit: {of: child, date: seen_on, fields: {child_id: {type: reference, to: child}, seen_on: {type: date}}}\n' > ours.yaml
      sed 's/schema: .*/schema: ours/; s/closed/none/' rules.yaml > draft.yaml
      duly validate draft.yaml --schema ours.yaml
      """#),
  MessageExample(
    "395", in: .shell,
    wrong: #"""
      for name in ours theirs; do
        printf "language: 1\nrule_set: $name\ntitle: $name\nversion: 2026-04-01\nbased_on: {rule_set: compliance-audit, version: 2026-04-01}\n" > $name.yaml
      done
      duly validate ours.yaml theirs.yaml
      """#,
    right: #"""
      for name in ours theirs; do
        printf "language: 1\nrule_set: $name\ntitle: $name\nversion: 2026-04-01\nbased_on: {rule_set: compliance-audit, version: 2026-04-01}\n" > $name.yaml
      done
      duly validate ours.yaml
      """#),
]
