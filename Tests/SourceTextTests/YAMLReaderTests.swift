import Testing

@testable import SourceText

private func read(_ text: String, limits: YAMLLimits = .standard) -> (YAMLNode?, [String]) {
    var diagnostics = Diagnostics()
    let node = readYAML(SourceFile(name: "a.yaml", text: text), limits: limits, diagnostics: &diagnostics)
    return (node, diagnostics.all.map(\.id.text))
}

@Suite("The YAML tree")
struct YAMLReaderTests {
    @Test("nothing is typed", arguments: ["no", "1e3", "0777", "2026-01-05", "~", "null", "Yes", "0x1F", "12:30", "-", ".5", "=", "1_000"])
    func untyped(text: String) {
        let (node, ids) = read("a: \(text)\n")
        #expect(ids == [] || text == "-")
        if text != "-" { #expect(node?["a"]?.scalar?.text == text) }
    }

    @Test("a value that is not written is an empty plain text")
    func empty() {
        let (node, ids) = read("a:\nb: ''\nc: # comment\nd: [x, ]\n")
        #expect(ids == [])
        #expect(node?["a"]?.isEmpty == true)
        #expect(node?["b"]?.isEmpty == false)
        #expect(node?["c"]?.isEmpty == true)
        #expect(node?["d"]?.sequence?.count == 1)
        #expect(node?["e"] == nil)
    }

    @Test("every key and value knows its place, behind other letters too")
    func places() {
        let text = "é–: “\nclé: {naïve: 'x é', 日: [ä, \"ö\"]}\nlist:\n- 𝄞: a\n  b:\n    c: ü\n\n# end\nlast: 1\n"
        var diagnostics = Diagnostics()
        let node = readYAML(SourceFile(name: "a.yaml", text: text), diagnostics: &diagnostics)
        let flow = node?["clé"]
        #expect(flow?.span.text == "{naïve: 'x é', 日: [ä, \"ö\"]}")
        #expect(flow?.entries?.map(\.key.span.text) == ["naïve", "日"])
        #expect(flow?["naïve"]?.span.text == "'x é'")
        #expect(flow?["日"]?.span.text == "[ä, \"ö\"]")
        #expect(flow?["日"]?.sequence?.map(\.span.text) == ["ä", "\"ö\""])
        let list = node?["list"]
        #expect(list?.span.text == "- 𝄞: a\n  b:\n    c: ü")
        #expect(list?.sequence?[0].span.text == "𝄞: a\n  b:\n    c: ü")
        #expect(list?.sequence?[0]["b"]?.span.text == "c: ü")
        #expect(node?.entries?.last?.key.span.text == "last")
    }

    @Test("a key that is there is told, in short and in long mappings", arguments: [2, 10, 23, 24, 25, 26, 60])
    func sameKeys(count: Int) {
        for again in [0, count / 2, count - 1] {
            let keys = (0..<count).map { "key\($0): \($0)\n" }.joined()
            var diagnostics = Diagnostics()
            let file = SourceFile(name: "a.yaml", text: keys + "key\(again): other\nlast: x\n")
            let node = readYAML(file, diagnostics: &diagnostics)
            #expect(diagnostics.all.map(\.id.text) == ["DULY-E019"])
            #expect(diagnostics.all.first?.span?.position == SourcePosition(line: count + 1, column: 1))
            #expect(diagnostics.all.first?.notes.first?.span?.position == SourcePosition(line: again + 1, column: 1))
            #expect(node?.entries?.count == count + 1)
            #expect(node?["key\(again)"]?.scalar?.text == String(again))
        }
    }

    @Test("styles are kept")
    func styles() {
        let (node, ids) = read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >-\n  x\n  y\n")
        #expect(ids == [])
        #expect(node?.entries?.compactMap(\.value.scalar?.style) == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded])
        #expect(node?.entries?.compactMap(\.value.scalar?.text) == ["x", "x", "x", "x\n", "x y"])
    }

    @Test("kinds have words")
    func kinds() {
        let (node, _) = read("a: x\nb: [x]\nc: {x: y}\n")
        #expect(node?.entries?.map(\.value.kindInWords) == ["text", "a list", "a mapping (key: value)"])
        #expect(node?["a"]?["x"] == nil && node?["a"]?.sequence == nil && node?["b"]?.scalar == nil && node?["b"]?.entries == nil)
    }

    @Test("what is right is not blamed", arguments: [
        "a: x # comment\n", "# comment\n#comment\na: 1\n", "a: b #\n", "a: \"x\" #2\n", "a: it's\n", "a: x-y – z\n", "a: http://x/y#z\n", "a: 1\n...\n",
        "---\na: 1\n", "a:\n  - b\n  -\n    c: 1\n", "a:\n- b\n- c\n", "a: 'it''s'\n", "a: \"one\n  two\"\n", "a: one\n  two\n", "a: [x,\n  y]\n",
        "a: {b: c,\n  d: e}\n", "a:\n  b\n", "a: |\n  # no comment\n  \ttab\n  \u{A0}x\n  – dash\n  “x”: #1\n", "a: >\n  x: y: z\n", "\"a b\": c\n",
        "a: -5\n", "a: x #\n", "a: <child.name>\n", "a: child’s\n", "a: 10\u{A0}days\n", "a:\t1\n", "a: &x [1]\nb: *x\n", "a: >5\n       x\n",
        "a: x ## y\n", "a: = 5\n", "a: <= 5\n", "a: x=\"b\"\n", "a: ?x\n", "a: x > 5\n", "a: date(\"2026-01-01\")\n", "a: \u{1F600}\n", "? a\n: b\n", "a\n",
    ])
    func noFalseAlarm(text: String) {
        let (node, ids) = read(text)
        #expect(node != nil)
        #expect(ids == [])
        let (again, crlf) = read(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        #expect(again != nil)
        #expect(crlf == [])
    }

    @Test("an empty file is one diagnostic", arguments: ["", "\n\n", "# only this\n", "---\n", "\u{FEFF}", " "])
    func nothing(text: String) {
        let (node, ids) = read(text)
        #expect(node == nil)
        #expect(ids == ["DULY-E006"])
    }
}

@Suite("A whole rule set")
struct WholeRuleSetTests {
    static let text = #"""
        language: 1
        rule_set: visits
        title: Visits to children
        version: 2026-04-01
        schema: childrens-social-care
        calendars: {working: england-and-wales}
        about: child                         # the record list that each rule is about

        figures:                             # values that change with time; each with its source
          visit_interval:
            title: Longest gap between visits
            values:
              - from: 2018-04-01
                source: {document: Local practice standards, section: 3.2, kind: local}
                value:
                  - when: category = "CP"
                    then: 10 working days
                  - when: category = "CLA"
                    then: 6 weeks
                  - otherwise: 20 working days

        rules:
          - id: visit-in-time
            title: Visit in time
            source: {document: Quality Assurance and Learning Framework, section: 3, kind: local}
            priority: 1                      # 1 child seen, 2 statutory step, 3 plan, 4 record keeping
            duty:
              every: visit_interval
              list: visit
              counts_if: seen = true
              while: {from: opened, until: closed}
              restarts: category             # a change of category starts the chain anew
            due_soon: 5 working days         # from this long before the due date
            recording_time: 2 working days   # past due but within it: awaiting record
            remedial_action:
              do: See <child.name>, on their own if they agree, and record it.
              owner: social_worker
              within: 2 working days
              done_when: a visit with the child seen is on record
              tell: [social_worker, team_manager]
              copy:
                - when: category = "CP"
                  to: conference_chair
                - when: category = "CLA"
                  to: reviewing_officer
              refer_up:
                - after: 5 working days
                  to: service_manager
            examples:
              - name: due on the very day
                as_of: 2026-04-01
                child: {category: CP, opened: 2026-01-05}
                visit: [{date: 2026-03-18, seen: true}]
                expect: {verdict: due_soon, due: 2026-04-01}
              - name: the day after recording time, over Easter
                as_of: 2026-04-14
                child: {category: CP, opened: 2026-01-05}
                visit: [{date: 2026-03-24, seen: true}]
                expect: {verdict: overdue, due: 2026-04-09}

        """#

    @Test("is read without a word")
    func whole() {
        let (node, ids) = read(Self.text + "\n")
        #expect(ids == [])
        #expect(node?.entries?.map(\.key.text) == ["language", "rule_set", "title", "version", "schema", "calendars", "about", "figures", "rules"])
        let rule = node?["rules"]?.sequence?[0]
        #expect(rule?["remedial_action"]?["do"]?.scalar?.text == "See <child.name>, on their own if they agree, and record it.")
        #expect(rule?["examples"]?.sequence?.count == 2)
    }

    @Test("a large one is read in time that grows with it")
    func large() {
        let line = "{a: [" + Array(repeating: "é b", count: 60_000).joined(separator: ", ") + "]}\n"
        let time = ContinuousClock().measure { #expect(read(line).1 == []) }
        #expect(time < .seconds(20))
    }
}

@Suite("Aliases and limits")
struct YAMLLimitTests {
    @Test("an alias repeats what it names")
    func alias() {
        let (node, ids) = read("a: &x {b: 1}\nc: *x\nd: [*x, *x]\n")
        #expect(ids == [])
        #expect(node?["c"]?["b"]?.scalar?.text == "1")
        #expect(node?["d"]?.sequence?.count == 2)
        #expect(node?["c"]?.span.text == "{b: 1}")
    }

    @Test("an alias of itself and one of nothing are reported")
    func wrongAliases() {
        #expect(read("a: &x [*x]\n").1 == ["DULY-E025"])
        #expect(read("a: *y\nb: *z\n").1 == ["DULY-E024", "DULY-E024"])
    }

    @Test("a thousand million laughs end at once")
    func laughs() {
        var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for level in 1...20 {
            let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(items)]\n"
        }
        let clock = ContinuousClock()
        var result: (YAMLNode?, [String])?
        let time = clock.measure { result = read(text) }
        #expect(result?.0 == nil)
        #expect(result?.1 == ["DULY-E010"])
        #expect(time < .seconds(1))
    }

    @Test("aliases may not build what is too deep")
    func deepAliases() {
        var text = "a0: &a0 [x]\n"
        for level in 1...80 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(read(text).1 == ["DULY-E008"])
    }

    @Test("depth, nodes and size are bounded")
    func bounds() {
        #expect(read(String(repeating: "[", count: 100_000)).1 == ["DULY-E008"])
        #expect(read(String(repeating: "- ", count: 1_000) + "x\n").1 == ["DULY-E008"])
        #expect(read(String(repeating: "[", count: 60) + String(repeating: "]", count: 60)).1 == [])
        let many = String(repeating: "- x\n", count: 50)
        #expect(read(many, limits: YAMLLimits(maximumNodes: 50)).1 == ["DULY-E009"])
        #expect(read(many, limits: YAMLLimits(maximumBytes: 100)).1 == ["DULY-E002"])
        #expect(read(many, limits: YAMLLimits(maximumNodes: 51)).1 == [])
    }

    @Test("more than one document is refused")
    func documents() {
        #expect(read("a: 1\n---\nb: 2\n").1 == ["DULY-E007"])
    }
}
