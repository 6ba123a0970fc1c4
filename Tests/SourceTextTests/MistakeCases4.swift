extension MistakeCase {
    static let part4: [MistakeCase] = [
        MistakeCase(
            "a merge key",
            "    <<: x\n",
            #"""
            error[DULY-E022]: the merge key `<<` is not known here
             --> r.yaml:4:5
              |
            4 |     <<: x
              |     ^^
              = help: write out the keys that are meant
            """#),
        MistakeCase(
            "two documents",
            "---\na: b\n",
            #"""
            error[DULY-E007]: a second document begins here, and each file may hold one
             --> r.yaml:4:1
              |
            4 | ---
              | ^^^
              = help: remove the line `---`, or put what follows into a file of its own
            """#),
        MistakeCase(
            "nested lists wrong",
            "    list:\n        - a\n      - b\n",
            #"""
            error[DULY-E041]: this line does not line up with those that it belongs with
             --> r.yaml:6:7
              |
            6 |       - b
              |       ^^^
              = help: this line begins after 6 spaces, `- a` of line 5 after 8; lines that belong together begin in the same column
            """#),
        MistakeCase(
            "a question mark",
            "    when: ? x\n",
            #"""
            error[DULY-E034]: YAML does not allow a value to begin with `?`
             --> r.yaml:4:11
              |
            4 |     when: ? x
              |           ^^^
              = help: put the whole value in quotes: `when: '? x'`
            """#),
        MistakeCase(
            "a comma",
            "    when: , x\n",
            #"""
            error[DULY-E034]: YAML does not allow a value to begin with `,`
             --> r.yaml:4:11
              |
            4 |     when: , x
              |           ^^^
              = help: put the whole value in quotes: `when: ', x'`
            """#),
        MistakeCase(
            "a directive",
            "%YAML 9\n",
            #"""
            error[DULY-E034]: YAML does not allow `%` here
             --> r.yaml:4:1
              |
            4 | %YAML 9
              | ^
              = help: put the whole text that it belongs to in single quotes
            """#),
        MistakeCase(
            "a control character",
            "    title: a\u{1}b\n",
            #"""
            error[DULY-E005]: here is a character that cannot be seen (U+0001)
             --> r.yaml:4:13
              |
            4 |     title: a·b
              |             ^
              = help: delete it; text pasted from elsewhere is clean when it goes through Notepad first
            """#),
        MistakeCase(
            "a line separator",
            "    title: a\u{2028}b\n",
            #"""
            error[DULY-E005]: here is a character that cannot be seen (U+2028)
             --> r.yaml:4:13
              |
            4 |     title: a·b
              |             ^
              = help: delete it; text pasted from elsewhere is clean when it goes through Notepad first
            """#),
        MistakeCase(
            "a NUL",
            "    title: a\0b\n",
            #"""
            error[DULY-E005]: here is a NUL (a byte of value zero)
             --> r.yaml:4:13
              |
            4 |     title: a·b
              |             ^
              = help: delete it; text pasted from elsewhere is clean when it goes through Notepad first
            """#),
        MistakeCase(
            "several mistakes at once",
            "    when: != \"CP\"\n    title: Visit #2\n    do: See child: now\n    id: again\n    within: @x\n    note:yes\n",
            #"""
            error[DULY-E023]: YAML reads `!=` at the start of a value as a tag, and takes it away from the text
             --> r.yaml:4:11
              |
            4 |     when: != "CP"
              |           ^^
              = help: put the whole value in quotes: `when: '!= "CP"'`
              = help: a condition names first what is compared, and then needs no quotes: `category != "CP"`

            error[DULY-E030]: YAML reads what follows a space and `#` as a comment, so this part of the value would be lost
             --> r.yaml:5:18
              |
            5 |     title: Visit #2
              |                  ^^
              = help: put the whole value in quotes: `title: 'Visit #2'`
              = help: if it is a comment, write a space after the `#`

            error[DULY-E037]: YAML reads a colon and a space as the end of a key, and this one stands within a value
             --> r.yaml:6:18
              |
            6 |     do: See child: now
              |                  ^
              = help: put the whole value in quotes: `do: 'See child: now'`

            error[DULY-E019]: the key `id` is written twice here
             --> r.yaml:7:5
              |
            7 |     id: again
              |     ^^
              = help: keep one of the two; if both are meant, they belong in two list items, each beginning with `- `
              = note: it is first written here
             --> r.yaml:3:5
              |
            3 |   - id: visit-in-time
              |     --

            error[DULY-E034]: YAML does not allow a value to begin with `@`
             --> r.yaml:8:13
              |
            8 |     within: @x
              |             ^^
              = help: put the whole value in quotes: `within: '@x'`

            error[DULY-E042]: the colon of a key needs a space after it
             --> r.yaml:9:9
              |
            9 |     note:yes
              |         ^
              = help: write `note: yes`
            """#),
        MistakeCase(
            "an indentation among others",
            "      title: x\n      do: y\n    when: > 5\n",
            #"""
            error[DULY-E041]: this line does not line up with those that it belongs with
             --> r.yaml:4:7
              |
            4 |       title: x
              |       ^^^^^^^^
              = help: this line begins after 6 spaces, `id` of line 3 after 4; lines that belong together begin in the same column

            error[DULY-E032]: YAML reads `>` at the start of a value as the head of a block of lines below it
             --> r.yaml:6:11
              |
            6 |     when: > 5
              |           ^^^
              = help: put the whole value in quotes: `when: '> 5'`
            """#),
        MistakeCase(
            "a colon in a second line",
            "    do: See the child\n      and then tell: the manager\n",
            #"""
            error[DULY-E037]: YAML reads a colon and a space as the end of a key, and this one stands within a value
             --> r.yaml:5:20
              |
            5 |       and then tell: the manager
              |                    ^
              = help: put the whole value in single quotes
            """#),
        MistakeCase(
            "a list wrong in a mapping",
            "    - a\n",
            #"""
            error[DULY-E041]: this line does not line up with those that it belongs with
             --> r.yaml:4:5
              |
            4 |     - a
              |     ^^^
              = help: this line begins after 4 spaces, `- id` of line 3 after 2; lines that belong together begin in the same column
            """#),
        MistakeCase(
            "text after a flow",
            "    source: {document: Q, section: 3} kind\n",
            #"""
            error[DULY-E031]: YAML reads a value that begins with `{` as a mapping, and nothing may follow it on the line
             --> r.yaml:4:13
              |
            4 |     source: {document: Q, section: 3} kind
              |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = help: put the whole value in quotes: `source: '{document: Q, section: 3} kind'`
              = help: if a mapping is meant, remove what follows it
            """#),
    ]
}
