extension MistakeCase {
    static let part2: [MistakeCase] = [
        MistakeCase(
            "a backtick",
            "    when: `x`\n",
            #"""
            error[DULY-E034]: YAML does not allow a value to begin with ```
             --> r.yaml:4:11
              |
            4 |     when: `x`
              |           ^^^
              = help: put the whole value in quotes: `when: '`x`'`
            """#),
        MistakeCase(
            "a percent sign",
            "    when: %done\n",
            #"""
            error[DULY-E034]: YAML does not allow a value to begin with `%`
             --> r.yaml:4:11
              |
            4 |     when: %done
              |           ^^^^^
              = help: put the whole value in quotes: `when: '%done'`
            """#),
        MistakeCase(
            "a star",
            "    do: * see the child\n",
            #"""
            error[DULY-E035]: YAML reads `*` at the start of a value as a pointer to something above, not as text
             --> r.yaml:4:9
              |
            4 |     do: * see the child
              |         ^^^^^^^^^^^^^^^
              = help: put the whole value in quotes: `do: '* see the child'`
            """#),
        MistakeCase(
            "a star at a word",
            "    do: *important* see\n",
            #"""
            error[DULY-E035]: YAML reads `*` at the start of a value as a pointer to something above, not as text
             --> r.yaml:4:9
              |
            4 |     do: *important* see
              |         ^^^^^^^^^^^^^^^
              = help: put the whole value in quotes: `do: '*important* see'`
            """#),
        MistakeCase(
            "a star at one word",
            "    do: *important\n",
            #"""
            error[DULY-E024]: YAML reads a value that begins with `*` as the name of something marked `&important` above, and nothing is
             --> r.yaml:4:9
              |
            4 |     do: *important
              |         ^^^^^^^^^^
              = help: if it is meant as text, put the whole value in quotes: `'*important'`
            """#),
        MistakeCase(
            "an ampersand",
            "    do: & see\n",
            #"""
            error[DULY-E035]: YAML reads `&` at the start of a value as a mark to point to later, not as text
             --> r.yaml:4:9
              |
            4 |     do: & see
              |         ^^^^^
              = help: put the whole value in quotes: `do: '& see'`
            """#),
        MistakeCase(
            "a hyphen as a value",
            "    do: - see the child\n",
            #"""
            error[DULY-E036]: YAML reads a hyphen and a space as an item of a list, and a list may not begin on the line of its key
             --> r.yaml:4:9
              |
            4 |     do: - see the child
              |         ^^^^^^^^^^^^^^^
              = help: put the whole value in quotes: `do: '- see the child'`
              = help: if a list is meant, begin it on the next line, further in
            """#),
        MistakeCase(
            "a colon inside",
            "    do: See child: now\n",
            #"""
            error[DULY-E037]: YAML reads a colon and a space as the end of a key, and this one stands within a value
             --> r.yaml:4:18
              |
            4 |     do: See child: now
              |                  ^
              = help: put the whole value in quotes: `do: 'See child: now'`
            """#),
        MistakeCase(
            "a colon at the end",
            "    do: See child:\n",
            #"""
            error[DULY-E037]: YAML reads a colon and a space as the end of a key, and this one stands within a value
             --> r.yaml:4:18
              |
            4 |     do: See child:
              |                  ^
              = help: put the whole value in quotes: `do: 'See child:'`
            """#),
        MistakeCase(
            "an open quote",
            "    title: \"Visit in time\n",
            #"""
            error[DULY-E038]: this quote is not closed on its line, so YAML reads the lines below as part of the text
             --> r.yaml:4:12
              |
            4 |     title: "Visit in time
              |            ^
              = help: close it: `title: 'Visit in time'`
            """#),
        MistakeCase(
            "an open single quote",
            "    title: 'Visit in time\n",
            #"""
            error[DULY-E038]: this quote is not closed on its line, so YAML reads the lines below as part of the text
             --> r.yaml:4:12
              |
            4 |     title: 'Visit in time
              |            ^
              = help: close it: `title: 'Visit in time'`
            """#),
        MistakeCase(
            "an open quote before another",
            "    title: \"Visit in time\n    do: \"See\"\n",
            #"""
            error[DULY-E038]: this quote is not closed on its line, so YAML reads the lines below as part of the text
             --> r.yaml:4:12
              |
            4 |     title: "Visit in time
              |            ^
              = help: close it: `title: 'Visit in time'`
            """#),
        MistakeCase(
            "a quote closed by the wrong one",
            "    title: 'Visit in time\"\n",
            #"""
            error[DULY-E038]: this quote is not closed on its line, so YAML reads the lines below as part of the text
             --> r.yaml:4:12
              |
            4 |     title: 'Visit in time"
              |            ^
              = help: close it: `title: 'Visit in time'`
            """#),
        MistakeCase(
            "an apostrophe",
            "    title: 'The child's plan'\n",
            #"""
            error[DULY-E039]: this apostrophe ends the text, because the text is in single quotes
             --> r.yaml:4:22
              |
            4 |     title: 'The child's plan'
              |                      ^
              = help: use double quotes: `title: "The child's plan"`
            """#),
        MistakeCase(
            "a backslash",
            "    title: \"C:\\docs\"\n",
            #"""
            error[DULY-E040]: in double quotes, YAML reads a backslash as the start of a special sign, and it does not know `\d`
             --> r.yaml:4:15
              |
            4 |     title: "C:\docs"
              |               ^^
              = help: use single quotes: `title: 'C:\docs'`
            """#),
        MistakeCase(
            "a tab",
            "\ttitle: x\n",
            #"""
            error[DULY-E026]: here is a tab, and YAML takes only spaces for this
             --> r.yaml:4:1
              |
            4 |     title: x
              | ^^^^
              = help: type spaces instead: two for each level
            """#),
        MistakeCase(
            "tabs on two lines",
            "\ttitle: x\n\tdo: y\n",
            #"""
            error[DULY-E026]: here is a tab, and YAML takes only spaces for this; 2 lines of this file begin with tabs
             --> r.yaml:4:1
              |
            4 |     title: x
              | ^^^^
              = help: type spaces instead: two for each level
            """#),
        MistakeCase(
            "a tab after a value",
            "    title: x\n\tdo: y\n",
            #"""
            error[DULY-E026]: here is a tab, and YAML takes only spaces for this
             --> r.yaml:5:1
              |
            5 |     do: y
              | ^^^^
              = help: type spaces instead: two for each level
            """#),
        MistakeCase(
            "a tab behind a list mark",
            "    list:\n      -\ta: 1\n",
            #"""
            error[DULY-E026]: here is a tab, and YAML takes only spaces for this
             --> r.yaml:5:8
              |
            5 |       -    a: 1
              |        ^^^^
              = help: type spaces instead: two for each level
            """#),
        MistakeCase(
            "curly quotes",
            "    title: “Visit in time”\n",
            #"""
            error[DULY-E027]: these quotes are curly, as word processors write them, and to YAML they are not quotes
             --> r.yaml:4:12
              |
            4 |     title: “Visit in time”
              |            ^^^^^^^^^^^^^^^
              = help: use straight quotes: `title: 'Visit in time'`
            """#),
    ]
}
