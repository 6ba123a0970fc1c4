import Testing

@testable import Compliance
@testable import Reports

@Suite("Packs")
struct PackTests {
  @Test func `the page asks for nothing from outside and runs nothing`() {
    let html = packHTML(helensPack())
    for banned in ["<script", "src=", "http:", "https:", "url(", "@import", "<link", "<iframe", "javascript:", " onclick"] {
      #expect(!html.lowercased().contains(banned), "\(banned)")
    }
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
  }

  @Test func `every element that is opened is closed, in order`() {
    for pack in [helensPack(), helensPack(draft: true), SupervisorPack(supervisor: nil, header: header(), workers: [])] {
      #expect(unbalanced(packHTML(pack)) == nil)
    }
  }

  @Test func `what a source holds cannot become mark-up`() {
    let nasty = "<script>alert(1)</script>\"'&<b>"
    var worker = samsAudit()
    worker.worker?.name = nasty
    worker.away = nasty
    let who = person(nasty, nasty, nasty, family: nasty)
    worker.rows = [row(who, familySize: 1) { cells, _ in cells[5] = overdueVisit(who) }, row(who, familySize: 1)]
    var c = amirasCase()
    c.person = who
    c.keyInformation = [(nasty, nasty)]
    c.essentialGaps = [nasty]
    c.chosenBecause = nasty
    var miss = overdueVisit(who)
    miss.nearMisses[0].why = nasty
    c.findings = [miss]
    worker.cases = [c]
    let html = packHTML(SupervisorPack(supervisor: helen, header: header(), workers: [worker]))
    #expect(!html.contains("<script"))
    #expect(!html.contains("<b>"))
    #expect(unbalanced(html) == nil)
  }

  @Test func `tables have captions, and headings of rows and columns`() {
    let html = packHTML(helensPack())
    let tables = html.split(separator: "<table").dropFirst().filter { !$0.hasPrefix(" class=\"strip\"") }
    #expect(tables.count > 5)
    for table in tables {
      #expect(table.contains("<caption"))
      #expect(table.contains("scope=\"row\""))
    }
  }

  @Test func `no row of a source is in a pack`() {
    let pack = helensPack()
    for text in [packHTML(pack), packText(pack), packMarkdown(pack)] { #expect(!text.contains(".csv")) }
  }

  @Test func `brothers and sisters stand together`() throws {
    var worker = samsAudit()
    worker.rows.swapAt(3, 6)
    let families = WorkerContent(worker, header: header()).families.map { $0.map(\.person.number) }
    #expect(families.contains(["104300", "104302", "104301"]) || families.contains(["104300", "104301", "104302"]))
    #expect(families.count == 6)
  }

  @Test func `workers without children, and children without checks, are pages all the same`() {
    let empty = WorkerAudit(
      worker: priya, supervisor: nil, away: nil, columns: [], rows: [], cases: [], restrictedCount: 2, comingUp: [])
    let html = packHTML(SupervisorPack(supervisor: nil, header: header(), workers: [empty]))
    #expect(html.contains("2 restricted cases are not shown here."))
    #expect(unbalanced(html) == nil)
  }

  /// The first place where elements do not nest; nil where all is well.
  private func unbalanced(_ html: String) -> String? {
    var open: [Substring] = []
    let void: Set<Substring> = ["meta", "br", "col", "!DOCTYPE"]
    for part in html.split(separator: "<").dropFirst(0) {
      guard let end = part.firstIndex(of: ">") else { return "no end: \(part.prefix(30))" }
      let tag = part[..<end]
      let name = tag.prefix { $0 != " " }
      if void.contains(name) { continue }
      if name.hasPrefix("/") {
        if open.popLast() != name.dropFirst() { return "closes \(name)" }
      } else {
        open.append(name)
      }
    }
    return open.last.map { "\($0) stays open" }
  }
}

@Suite("Direction notes")
struct NoteTests {
  private var note: String { directionNote(amirasCase(), worker: samsAudit(), header: header(notRun: [pathwayNotRun])) }

  @Test func `lines stay under 120 characters whatever the words`() {
    var c = amirasCase()
    c.findings += everyFinding()
    c.essentialGaps.append(Array(repeating: "a long tale of what is not there", count: 20).joined(separator: " "))
    for line in directionNote(c, worker: samsAudit(), header: header()).split(separator: "\n") {
      #expect(line.count < 120)
    }
  }

  @Test func `it names no other child of the page or the family`() {
    for row in samsRows() where row.person.key != amira.key {
      #expect(!note.contains(row.person.number))
      #expect(!note.contains(row.person.name?.split(separator: " ").first.map(String.init) ?? "-"))
    }
  }

  @Test func `the manager's view and the child's safety are left to the manager`() {
    #expect(note.contains("Is Amira safe now? How do you know?\n____"))
    #expect(note.contains("required"))
  }

  @Test func `each action says what, who by name, by when, why and when it is done`() {
    for words in ["See Amira Hassan", "Who:         Sam Okafor", "By when:     Fri 10 April", "Why:         So that Amira", "Done when:"] {
      #expect(note.contains(words), "\(words)")
    }
  }

  @Test func `a day that could not be worked out is said as a span`() {
    var c = amirasCase()
    c.findings = [overdueVisit()]
    c.findings[0].action?.by = nil
    #expect(directionNote(c, worker: samsAudit(), header: header()).contains("Within 2 working days"))
  }
}

@Suite("Reports of a check")
struct CheckTextTests {
  @Test func `colour codes are there only when asked for`() {
    #expect(!checkText(checkReport()).contains("\u{1B}"))
    #expect(checkText(checkReport(), colour: true).contains("\u{1B}[1m"))
  }

  @Test func `order of findings does not show`() {
    var turned = checkReport()
    turned.gaps.reverse()
    turned.comingUp.reverse()
    #expect(checkText(turned) == checkText(checkReport()))
  }

  @Test func `what a source holds cannot reach the terminal as a command`() {
    var report = checkReport()
    report.gaps[0].person.name = "x\u{1B}[2Jy\u{9B}z\nnew line"
    #expect(!checkText(report).unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
  }

  @Test func `Markdown shows values as they are`() {
    var f = overdueVisit()
    f.person.name = "*A* [x](y) | <b> # `z`"
    let text = findingMarkdown(f, in: header())
    #expect(text.contains("\\*A\\* \\[x\\](y) \\| \\<b\\> \\# \\`z\\`"))
  }

  @Test func `lines are at most 110 characters`() {
    for line in checkText(checkReport()).split(separator: "\n") { #expect(line.count <= 110) }
    for line in packText(helensPack()).split(separator: "\n") { #expect(line.count <= 110) }
  }
}
