import Testing

@testable import SourceText

@Suite("Mappings taken apart")
struct KeyedNodeTests {
    private func keyed(_ text: String, required: [String] = [], _ diagnostics: inout Diagnostics) -> KeyedNode? {
        guard let node = readYAML(SourceFile(name: "a.yaml", text: text), diagnostics: &diagnostics) else { return nil }
        return KeyedNode(node, of: "a rule", allowed: ["title", "owner", "seen", "count"], required: required, diagnostics: &diagnostics)
    }

    private func report(_ diagnostics: Diagnostics) -> String { DiagnosticRenderer(colour: false).render(diagnostics) }

    @Test("unknown keys are reported at the key, with the nearest")
    func unknown() {
        var diagnostics = Diagnostics()
        _ = keyed("titel: x\nzzz: y\n", &diagnostics)
        #expect(
            report(diagnostics) == """
                error[DULY-E012]: unknown key `titel` in a rule
                 --> a.yaml:1:1
                  |
                1 | titel: x
                  | ^^^^^
                  = help: did you mean `title`?

                error[DULY-E012]: unknown key `zzz` in a rule
                 --> a.yaml:2:1
                  |
                2 | zzz: y
                  | ^^^
                  = help: a rule may have `title`, `owner`, `seen` and `count`
                """)
    }

    @Test("missing keys are reported together, and a misspelt one is not missing")
    func missing() {
        var diagnostics = Diagnostics()
        _ = keyed("titel: x\n", required: ["id", "title", "source"], &diagnostics)
        #expect(diagnostics.all.map(\.id.text) == ["DULY-E012", "DULY-E013"])
        #expect(diagnostics.all[1].message == "a rule needs `id` and `source`, not written here")
    }

    @Test("text cut by a comma within braces is explained")
    func comma() {
        var diagnostics = Diagnostics()
        _ = keyed("{title: Quality, Assurance and Learning, owner: x}\n", &diagnostics)
        #expect(diagnostics.all.map(\.help) == [["within { } a comma ends a value; put text that holds a comma in quotes"]])
    }

    @Test("anything but a mapping is reported", arguments: ["- a\n", "text\n"])
    func notMapping(text: String) {
        var diagnostics = Diagnostics()
        #expect(keyed(text, &diagnostics) == nil)
        #expect(diagnostics.all.map(\.id.text) == ["DULY-E014"])
    }

    @Test("values are read as asked for")
    func values() {
        var diagnostics = Diagnostics()
        let node = keyed("title: x\nowner: [a, b]\nseen: yes\ncount: -12\n", &diagnostics)
        #expect(node?.text("title", diagnostics: &diagnostics)?.text == "x")
        #expect(node?.list("owner", diagnostics: &diagnostics)?.count == 2)
        #expect(node?.list("title", diagnostics: &diagnostics)?.first?.scalar?.text == "x")
        #expect(node?.boolean("seen", diagnostics: &diagnostics) == true)
        #expect(node?.whole("count", diagnostics: &diagnostics) == -12)
        #expect(node?.keyScalar("seen")?.span.start == 23)
        #expect(node?["seen"] != nil && node?["id"] == nil)
        #expect(node?.text("id", diagnostics: &diagnostics) == nil)
        #expect(diagnostics.isEmpty)
    }

    @Test("values of another kind are reported, each once")
    func wrongValues() {
        var diagnostics = Diagnostics()
        let node = keyed("title: {child.name}\nowner:\nseen: Yes\ncount: 1e3\n", &diagnostics)
        #expect(node?.text("title", diagnostics: &diagnostics) == nil)
        #expect(node?.list("owner", diagnostics: &diagnostics) == nil)
        #expect(node?.text("owner", diagnostics: &diagnostics) == nil)
        #expect(node?.boolean("seen", diagnostics: &diagnostics) == nil)
        #expect(node?.whole("count", diagnostics: &diagnostics) == nil)
        #expect(
            report(diagnostics) == """
                error[DULY-E015]: `title` should be text, and this is a mapping (key: value)
                 --> a.yaml:1:8
                  |
                1 | title: {child.name}
                  |        ^^^^^^^^^^^^
                  = help: YAML reads a value that begins with `{` so; if it is text, put the whole value in quotes: `title: '{child.name}'`

                error[DULY-E016]: nothing is written after `owner:`
                 --> a.yaml:2:1
                  |
                2 | owner:
                  | ^^^^^
                  = help: write a value after it, or remove the key

                error[DULY-E017]: `seen` should be `yes` or `no`
                 --> a.yaml:3:7
                  |
                3 | seen: Yes
                  |       ^^^
                  = help: did you mean `yes`?

                error[DULY-E018]: `count` should be a whole number
                 --> a.yaml:4:8
                  |
                4 | count: 1e3
                  |        ^^^
                  = help: write it in digits, as in `count: 2`
                """)
    }
}
