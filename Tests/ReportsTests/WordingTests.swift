import CivilTime
import Testing

@testable import Compliance
@testable import Reports

/// Everything that staff read, made from every outcome of every rule, with names, without, in draft and agreed.
private func everythingStaffRead() -> [(name: String, text: String)] {
  var texts: [(String, String)] = []
  for (index, f) in (everyFinding() + [notChecked(planRule, amira), cannotTell(visitRule, nameless)]).enumerated() {
    texts.append(("finding \(index)", findingText(f, in: header())))
    texts.append(("finding \(index) in Markdown", findingMarkdown(f, in: header(draft: true))))
    let pair = words(for: f, dates: DateWords(asOf: asOf))
    texts.append(("words \(index)", "\(pair.long) \(pair.short)"))
  }
  let every = caseOfEverything()
  var worker = samsAudit()
  worker.cases.append(every)
  worker.comingUp += everyFinding().filter { $0.kind == .comingUp }
  let pack = SupervisorPack(
    supervisor: helen, header: header(draft: true, notRun: [pathwayNotRun]), workers: [worker, unallocated()])
  texts.append(("check", checkText(checkReport())))
  texts.append(("check in Markdown", checkMarkdown(checkReport())))
  texts.append(("explanation", explanationText(every, past: every.findings, header: header(draft: true))))
  texts.append(("note", directionNote(every, worker: worker, header: header(draft: true))))
  texts.append(("pack", packHTML(pack)))
  texts.append(("pack as text", packText(pack)))
  texts.append(("pack in Markdown", packMarkdown(pack)))
  return texts
}

let nameless = person("104400", nil, nil)

func caseOfEverything() -> CaseAudit {
  var c = amirasCase()
  c.findings = everyFinding()
  return c
}

@Suite("Words that staff read")
struct WordingTests {
  @Test(arguments: [
    "breach", "non-compliant", "noncompliant", "failure", "failed", "obligation", "subject", "exempt", "escalat", "violation",
    "defaulter", "offend",
  ])
  func `a word that blames or puzzles is nowhere`(word: String) {
    for (name, text) in everythingStaffRead() {
      #expect(!text.lowercased().contains(word), "\(name)")
    }
  }

  @Test func `no acronym is used`() {
    for (name, text) in everythingStaffRead() {
      for acronym in ["CP", "CPP", "CLA", "CIN", "LAC", "IRO", "SW", "TM", "CSC", "CWD", "NQSW", "ICPC", "QA", "PA", "SGO", "LADO", "CSE", "PLO"] {
        #expect(!wordsOf(text).contains(acronym[...]), "\(name): \(acronym)")
      }
    }
  }

  @Test func `a raw value of an outcome is nowhere`() {
    for (name, text) in everythingStaffRead() where name != "pack" {
      for outcome in Outcome.allCases where outcome.rawValue.contains("_") {
        #expect(!text.contains(outcome.rawValue), "\(name): \(outcome.rawValue)")
      }
    }
  }

  @Test func `a finding has at most 130 words`() {
    for f in everyFinding() {
      let count = findingText(f, in: header()).split(whereSeparator: \.isWhitespace).count
      #expect(count <= 130, "\(f.rule.id) \(f.outcome)")
    }
  }

  @Test func `every report says what was not checked`() {
    let pack = helensPack()
    for text in [checkText(checkReport()), packHTML(pack), packText(pack).replacing("\n", with: " ")] {
      #expect(text.contains("did not read the notes, see the child or judge"))
      #expect(text.contains("Pathway plan up to date"))
    }
  }

  private func wordsOf(_ text: String) -> Set<Substring> {
    Set(text.split { !$0.isLetter })
  }
}

@Suite("Short and long words")
struct OutcomeWordsTests {
  let dates = DateWords(asOf: asOf)
  private func short(_ f: Finding) -> String { words(for: f, dates: dates).short }
  private func long(_ f: Finding) -> String { words(for: f, dates: dates).long }

  @Test func `cells say it in two or three words`() {
    #expect(short(overdueVisit()) == "OVERDUE 4 wd")
    #expect(short(notRecorded(religionRule, amira)) == "NOT RECORDED")
    #expect(short(recorded(religionRule, amira)) == "yes")
    #expect(short(doneLate(assessmentRule, amira)) == "done late")
    #expect(short(cannotTell(visitRule, amira)) == "cannot tell")
    #expect(short(notChecked(visitRule, amira)) == "–")
    #expect(short(timed(visitRule, amira, last: "2026-03-24", next: "2026-04-10", outcome: .dueSoon)) == "due Fri 10")
    #expect(short(timed(visitRule, amira, last: "2026-03-24", next: "2026-04-07", outcome: .awaitingRecord)) == "awaiting record")
  }

  @Test func `passed only by a weekend is told in calendar days`() {
    var f = overdueVisit()
    f.lateness = Lateness(calendarDays: 2, own: Span(0, .workingDays), skipped: [])
    #expect(short(f) == "OVERDUE 2 days")
    #expect(findingText(f, in: header()).contains("; 2 days ago"))
  }

  @Test func `a late last one is not made good by a next one that is not due`() {
    #expect(short(timed(visitRule, amira, last: "2026-04-01", next: "2026-05-17", lastInTime: false)) == "done late")
    #expect(short(timed(visitRule, amira, last: "2026-04-01", next: "2026-05-17", lastInTime: nil)) == "not due yet")
  }

  @Test func `a reason is said where the rule asks for one`() {
    var f = doneLate(assessmentRule, amira)
    #expect(long(f) == "Done late (reason recorded)")
    f.attributes.reason = .missing
    #expect(long(f) == "Done late (no reason recorded)")
    f.attributes.reason = .notAsked
    #expect(long(f) == "Done late")
  }

  @Test func `what clears a gap may be a whole sentence`() {
    var f = overdueVisit()
    f.clearsWhen = "If it has been done, record it with its true date and this clears tonight."
    #expect(findingText(f, in: header()).replacing("\n", with: " ").contains("02:10. If it has been done, record it with its true date and this clears tonight. "))
  }

  @Test func `standards read as people say them`() {
    var f = overdueVisit()
    f.rule.standard = "every 1 month"
    #expect(FindingSentences(f, in: header()).paragraph.plain.contains("our standard is every month, so"))
    f.rule.standard = "by its own review date"
    #expect(FindingSentences(f, in: header()).paragraph.plain.contains("By its own review date, the next was due by"))
  }

  @Test func `rather not saying is an answer`() {
    var f = recorded(religionRule, amira)
    f.attributes.isRefused = true
    #expect(long(f) == "Recorded (would rather not say)")
  }

  @Test func `days carry a year only where it is another`() {
    #expect(dates.day(day("2026-03-31")) == "Tue 31 March")
    #expect(dates.day(day("2025-12-31")) == "Wed 31 December 2025")
    #expect(dates.short(day("2026-04-22")) == "22 Apr")
    #expect(dates.week(of: day("2026-04-12")) == "Week of Mon 6 April")
  }

  @Test func `names are used as people use them`() {
    #expect(firstName(person("1", "Hassan, Amira")) == "Amira")
    #expect(firstName(person("1", "Unborn Baby Khan")) == "the baby")
    #expect(firstName(person("1", nil)) == "the child")
    #expect(fullName(person("1", nil)) == "Child 1")
  }

  @Test func `a heading is what the rule is about`() {
    #expect(heading(of: supervisionRule) == "Case supervision")
    let any = rule(
      "assessment-on-record", "An assessment on record", .within, check: "no-assessment", question: "", called: "", priority: 2)
    #expect(heading(of: any) == "Assessment")
    let other = rule("x", "Speak to the school", .mustBeTrue, check: "no-school-contact", question: "", called: "", priority: 2)
    #expect(heading(of: other) == "School contact")
    #expect(
      columnHeadings(["Visit in time", "Assessment in time", "An assessment on record", "Chronology"])
        == ["Visit", "Assessment", "Assessment on record", "Chronology"])
  }
}
