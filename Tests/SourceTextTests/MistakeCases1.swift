extension MistakeCase {
    static let part1: [MistakeCase] = [
        MistakeCase(
            "a tag",
            "    when: != \"CP\"\n",
            #"""
            error[DULY-E023]: YAML reads `!=` at the start of a value as a tag, and takes it away from the text
             --> r.yaml:4:11
              |
            4 |     when: != "CP"
              |           ^^
              = help: put the whole value in quotes: `when: '!= "CP"'`
              = help: a condition names first what is compared, and then needs no quotes: `category != "CP"`
            """#),
        MistakeCase(
            "a tag and more",
            "    when: != \"CP\" and seen = true\n",
            #"""
            error[DULY-E023]: YAML reads `!=` at the start of a value as a tag, and takes it away from the text
             --> r.yaml:4:11
              |
            4 |     when: != "CP" and seen = true
              |           ^^
              = help: put the whole value in quotes: `when: '!= "CP" and seen = true'`
              = help: a condition names first what is compared, and then needs no quotes: `category != "CP" and seen = true`
            """#),
        MistakeCase(
            "an exclamation mark before a space",
            "    when: ! seen\n",
            #"""
            error[DULY-E023]: YAML reads `!` at the start of a value as a tag, and takes it away from the text
             --> r.yaml:4:11
              |
            4 |     when: ! seen
              |           ^
              = help: put the whole value in quotes: `when: '! seen'`
            """#),
        MistakeCase(
            "text lost after a hash",
            "    title: Visit in time #2\n",
            #"""
            error[DULY-E030]: YAML reads what follows a space and `#` as a comment, so this part of the value would be lost
             --> r.yaml:4:26
              |
            4 |     title: Visit in time #2
              |                          ^^
              = help: put the whole value in quotes: `title: 'Visit in time #2'`
              = help: if it is a comment, write a space after the `#`
            """#),
        MistakeCase(
            "a hash at once",
            "    title: #2\n",
            #"""
            error[DULY-E030]: YAML reads what follows a space and `#` as a comment, so this part of the value would be lost
             --> r.yaml:4:12
              |
            4 |     title: #2
              |            ^^
              = help: put the whole value in quotes: `title: '#2'`
              = help: if it is a comment, write a space after the `#`
            """#),
        MistakeCase(
            "a hash in text of two lines",
            "    title: Visit #2\n      and more\n",
            #"""
            error[DULY-E030]: YAML reads what follows a space and `#` as a comment, so this part of the value would be lost
             --> r.yaml:4:18
              |
            4 |     title: Visit #2
              |                  ^^
              = help: put the whole value in single quotes
              = help: if it is a comment, write a space after the `#`
            """#),
        MistakeCase(
            "an open brace",
            "    when: {category = 1\n",
            #"""
            error[DULY-E031]: YAML reads a value that begins with `{` as a mapping, and this one is not closed
             --> r.yaml:4:11
              |
            4 |     when: {category = 1
              |           ^^^^^^^^^^^^^
              = help: put the whole value in quotes: `when: '{category = 1'`
              = help: if a mapping is meant, close it with `}`
            """#),
        MistakeCase(
            "a brace and more",
            "    do: {child.name} is seen\n",
            #"""
            error[DULY-E031]: YAML reads a value that begins with `{` as a mapping, and nothing may follow it on the line
             --> r.yaml:4:9
              |
            4 |     do: {child.name} is seen
              |         ^^^^^^^^^^^^^^^^^^^^
              = help: put the whole value in quotes: `do: '{child.name} is seen'`
              = help: if a mapping is meant, remove what follows it
            """#),
        MistakeCase(
            "an open range",
            "    when: [2026-01-01..2026-02-01)\n",
            #"""
            error[DULY-E031]: YAML reads a value that begins with `[` as a list, and this one is not closed
             --> r.yaml:4:11
              |
            4 |     when: [2026-01-01..2026-02-01)
              |           ^^^^^^^^^^^^^^^^^^^^^^^^
              = help: put the whole value in quotes: `when: '[2026-01-01..2026-02-01)'`
              = help: if a list is meant, close it with `]`
            """#),
        MistakeCase(
            "a bracket and more",
            "    when: [1, 2] = x\n",
            #"""
            error[DULY-E031]: YAML reads a value that begins with `[` as a list, and nothing may follow it on the line
             --> r.yaml:4:11
              |
            4 |     when: [1, 2] = x
              |           ^^^^^^^^^^
              = help: put the whole value in quotes: `when: '[1, 2] = x'`
              = help: if a list is meant, remove what follows it
            """#),
        MistakeCase(
            "a brace that goes wrong inside",
            "    source: {document: \"Q\" A, section: 3}\n",
            #"""
            error[DULY-E044]: this list or mapping in brackets cannot be read from here on: a comma or the closing bracket is missing
             --> r.yaml:4:28
              |
            4 |     source: {document: "Q" A, section: 3}
              |                            ^
              = help: text with a comma, colon, quote or bracket in it must be put in single quotes
              = note: it begins here
             --> r.yaml:4:13
              |
            4 |     source: {document: "Q" A, section: 3}
              |             -
            """#),
        MistakeCase(
            "a colon in braces",
            "    source: {document: Q: A, section: 3}\n",
            #"""
            error[DULY-E044]: this list or mapping in brackets cannot be read from here on: a comma or the closing bracket is missing
             --> r.yaml:4:25
              |
            4 |     source: {document: Q: A, section: 3}
              |                         ^
              = help: text with a comma, colon, quote or bracket in it must be put in single quotes
              = note: it begins here
             --> r.yaml:4:13
              |
            4 |     source: {document: Q: A, section: 3}
              |             -
            """#),
        MistakeCase(
            "a brace over lines that goes wrong",
            "    source: {document: Q,\n      section: \"3\" 4}\n",
            #"""
            error[DULY-E044]: this list or mapping in brackets cannot be read from here on: a comma or the closing bracket is missing
             --> r.yaml:5:20
              |
            5 |       section: "3" 4}
              |                    ^
              = help: text with a comma, colon, quote or bracket in it must be put in single quotes
              = note: it begins here
             --> r.yaml:4:13
              |
            4 |     source: {document: Q,
              |             -
            """#),
        MistakeCase(
            "greater than",
            "    when: > 5\n",
            #"""
            error[DULY-E032]: YAML reads `>` at the start of a value as the head of a block of lines below it
             --> r.yaml:4:11
              |
            4 |     when: > 5
              |           ^^^
              = help: put the whole value in quotes: `when: '> 5'`
            """#),
        MistakeCase(
            "greater or equal",
            "    when: >= 5\n",
            #"""
            error[DULY-E032]: YAML reads `>` at the start of a value as the head of a block of lines below it
             --> r.yaml:4:11
              |
            4 |     when: >= 5
              |           ^^^^
              = help: put the whole value in quotes: `when: '>= 5'`
            """#),
        MistakeCase(
            "greater than without a space",
            "    when: >5\n",
            #"""
            error[DULY-E032]: YAML reads `>` at the start of a value as the head of a block of lines below it
             --> r.yaml:4:11
              |
            4 |     when: >5
              |           ^^
              = help: put the whole value in quotes: `when: '>5'`
            """#),
        MistakeCase(
            "a bar",
            "    do: | see\n",
            #"""
            error[DULY-E032]: YAML reads `|` at the start of a value as the head of a block of lines below it
             --> r.yaml:4:9
              |
            4 |     do: | see
              |         ^^^^^
              = help: put the whole value in quotes: `do: '| see'`
            """#),
        MistakeCase(
            "a quoted text and more",
            "    when: \"CP\" = category\n",
            #"""
            error[DULY-E033]: to YAML a value that begins with a quote ends with the closing quote, and this text follows it
             --> r.yaml:4:16
              |
            4 |     when: "CP" = category
              |                ^^^^^^^^^^
              = help: put the whole value in quotes: `when: '"CP" = category'`
            """#),
        MistakeCase(
            "a quoted item and more",
            "    when:\n      - \"CP\" and x\n",
            #"""
            error[DULY-E033]: to YAML a value that begins with a quote ends with the closing quote, and this text follows it
             --> r.yaml:5:14
              |
            5 |       - "CP" and x
              |              ^^^^^
              = help: put the whole value in quotes: `'"CP" and x'`
            """#),
        MistakeCase(
            "an at sign",
            "    when: @\"2026-01-01\"\n",
            #"""
            error[DULY-E034]: YAML does not allow a value to begin with `@`
             --> r.yaml:4:11
              |
            4 |     when: @"2026-01-01"
              |           ^^^^^^^^^^^^^
              = help: put the whole value in quotes: `when: '@"2026-01-01"'`
            """#),
    ]
}
