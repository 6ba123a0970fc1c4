extension MistakeCase {
    static let part3: [MistakeCase] = [
        MistakeCase(
            "curly quotes with a colon",
            "    title: “Visit: in time”\n",
            #"""
            error[DULY-E027]: these quotes are curly, as word processors write them, and to YAML they are not quotes
             --> r.yaml:4:12
              |
            4 |     title: “Visit: in time”
              |            ^^^^^^^^^^^^^^^^
              = help: use straight quotes: `title: 'Visit: in time'`
            """#),
        MistakeCase(
            "curly single quotes",
            "    title: ‘Visit’\n",
            #"""
            error[DULY-E027]: these quotes are curly, as word processors write them, and to YAML they are not quotes
             --> r.yaml:4:12
              |
            4 |     title: ‘Visit’
              |            ^^^^^^^
              = help: use straight quotes: `title: 'Visit'`
            """#),
        MistakeCase(
            "a curly apostrophe",
            "    title: the child’s plan\n    x: – y\n",
            #"""

            """#),
        MistakeCase(
            "a no-break space in the indentation",
            "  \u{A0} title: x\n",
            #"""
            error[DULY-E028]: here is a no-break space, which looks like a space and is none to YAML
             --> r.yaml:4:3
              |
            4 |     title: x
              |   ^
              = help: delete it and type a space; it came with text pasted from a page or a word processor
            """#),
        MistakeCase(
            "a no-break space as separator",
            "    title:\u{A0}x\n",
            #"""
            error[DULY-E028]: here is a no-break space, which looks like a space and is none to YAML
             --> r.yaml:4:11
              |
            4 |     title: x
              |           ^
              = help: delete it and type a space; it came with text pasted from a page or a word processor
            """#),
        MistakeCase(
            "a no-break space before a value",
            "    title: \u{A0}x\n",
            #"""
            error[DULY-E028]: here is a no-break space, which looks like a space and is none to YAML
             --> r.yaml:4:12
              |
            4 |     title:  x
              |            ^
              = help: delete it and type a space; it came with text pasted from a page or a word processor
            """#),
        MistakeCase(
            "a no-break space at the end",
            "    title: x\u{A0}\n",
            #"""
            error[DULY-E028]: here is a no-break space, which looks like a space and is none to YAML
             --> r.yaml:4:13
              |
            4 |     title: x 
              |             ^
              = help: delete it and type a space; it came with text pasted from a page or a word processor
            """#),
        MistakeCase(
            "a dash as list mark",
            "  – id: b\n    title: y\n",
            #"""
            error[DULY-E029]: a list item begins with a hyphen, and this is `–`
             --> r.yaml:4:3
              |
            4 |   – id: b
              |   ^
              = help: type the hyphen of the keyboard and a space: `- `
            """#),
        MistakeCase(
            "a bullet as list mark",
            "    list:\n      • a\n      • b\n",
            #"""
            error[DULY-E029]: a list item begins with a hyphen, and this is `•`
             --> r.yaml:5:7
              |
            5 |       • a
              |       ^
              = help: type the hyphen of the keyboard and a space: `- `

            error[DULY-E029]: a list item begins with a hyphen, and this is `•`
             --> r.yaml:6:7
              |
            6 |       • b
              |       ^
              = help: type the hyphen of the keyboard and a space: `- `
            """#),
        MistakeCase(
            "a dash as minus",
            "    within: –5 days\n",
            #"""
            error[DULY-E029]: a minus is a hyphen, and this is `–`
             --> r.yaml:4:13
              |
            4 |     within: –5 days
              |             ^
              = help: type the hyphen of the keyboard: `-`
            """#),
        MistakeCase(
            "too far in",
            "      title: x\n",
            #"""
            error[DULY-E041]: this line does not line up with those that it belongs with
             --> r.yaml:4:7
              |
            4 |       title: x
              |       ^^^^^^^^
              = help: this line begins after 6 spaces, `id` of line 3 after 4; lines that belong together begin in the same column
            """#),
        MistakeCase(
            "one too far in",
            "     title: x\n",
            #"""
            error[DULY-E041]: this line does not line up with those that it belongs with
             --> r.yaml:4:6
              |
            4 |      title: x
              |      ^^^^^^^^
              = help: this line begins after 5 spaces, `id` of line 3 after 4; lines that belong together begin in the same column
            """#),
        MistakeCase(
            "too far out",
            "   title: x\n",
            #"""
            error[DULY-E041]: this line does not line up with those that it belongs with
             --> r.yaml:4:4
              |
            4 |    title: x
              |    ^^^^^^^^
              = help: this line begins after 3 spaces, `id` of line 3 after 4; lines that belong together begin in the same column
            """#),
        MistakeCase(
            "no space after the colon",
            "    title:Visit\n",
            #"""
            error[DULY-E042]: the colon of a key needs a space after it
             --> r.yaml:4:10
              |
            4 |     title:Visit
              |          ^
              = help: write `title: Visit`
            """#),
        MistakeCase(
            "no space after the colon, last but one",
            "    a: 1\n    title:Visit\n",
            #"""
            error[DULY-E042]: the colon of a key needs a space after it
             --> r.yaml:5:10
              |
            5 |     title:Visit
              |          ^
              = help: write `title: Visit`
            """#),
        MistakeCase(
            "no colon",
            "    title\n",
            #"""
            error[DULY-E043]: this line has no `key: value`
             --> r.yaml:4:5
              |
            4 |     title
              |     ^^^^^
              = help: write a colon and a space after the key; if the line goes on with the text above, begin it further in than that line's key
            """#),
        MistakeCase(
            "a duplicate key",
            "    id: other\n",
            #"""
            error[DULY-E019]: the key `id` is written twice here
             --> r.yaml:4:5
              |
            4 |     id: other
              |     ^^
              = help: keep one of the two; if both are meant, they belong in two list items, each beginning with `- `
              = note: it is first written here
             --> r.yaml:3:5
              |
            3 |   - id: visit-in-time
              |     --
            """#),
        MistakeCase(
            "a key that is a list",
            "    [a, b]: c\n",
            #"""
            error[DULY-E020]: YAML reads this as a key, and it is a list; a key is a word
             --> r.yaml:4:5
              |
            4 |     [a, b]: c
              |     ^^^^^^
              = help: if it is meant as text, put the whole of it in quotes: `'[a, b]'`
            """#),
        MistakeCase(
            "braces in braces",
            "    do: {{name}}\n",
            #"""
            error[DULY-E020]: YAML reads this as a key, and it is a mapping (key: value); a key is a word
             --> r.yaml:4:10
              |
            4 |     do: {{name}}
              |          ^^^^^^
              = help: if it is meant as text, put the whole of it in quotes: `do: '{{name}}'`
            """#),
        MistakeCase(
            "no key",
            "    : x\n",
            #"""
            error[DULY-E021]: no key stands before the colon
             --> r.yaml:4:5
              |
            4 |     : x
              |     ^
              = help: write a key before it, as in `title: Visit in time`
            """#),
    ]
}
