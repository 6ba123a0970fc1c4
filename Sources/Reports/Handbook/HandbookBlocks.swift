import CivilTime
import Compliance
import RuleSets

/// A handbook, part by part: rule sets, what is in them, then rule after rule.
struct HandbookBlocks {
  let book: Handbook

  init(_ book: Handbook) { self.book = book }

  var all: [Block] {
    let title = book.ruleSets.count == 1 ? oneLine(book.ruleSets[0].title) : "The standards in plain English"
    var blocks: [Block] = [.title(title), .paragraph(Phrase("As they are on \(book.day.asOfLaw). This text is made from the rules themselves, so it says what is checked, no more and no less."))]
    for set in book.ruleSets { blocks += head(of: set) + set.rules.flatMap(rule) }
    return blocks + [.heading("What such rules cannot see"), .paragraph(Phrase(Self.limits))]
  }

  private static let limits = """
    Rules look at dates and fields, as far as they are written down. They do not read the notes, see the child or judge the \
    quality of the work.
    """

  private func head(of set: Handbook.RuleSet) -> [Block] {
    var blocks: [Block] = book.ruleSets.count == 1 ? [] : [.heading(oneLine(set.title))]
    let agreed = set.agreedBy.map { "agreed by \(oneLine($0))" } ?? "not agreed yet: a DRAFT"
    blocks.append(.paragraph(Phrase("Version of \(set.version.asOfLaw), \(agreed).")))
    let groups = (1...4).compactMap { priority -> Phrase? in
      let titles = set.rules.filter { $0.priority == priority }.map { oneLine($0.title) }
      return titles.isEmpty ? nil : "\(strong: Self.purpose(priority)): \(titles.joined(separator: "; "))"
    }
    return blocks + [.bullets(groups)]
  }

  /// What a rule of a priority is for.
  private static func purpose(_ priority: Int) -> String {
    switch priority {
    case 1: "The child is seen"
    case 2: "Steps in their set time"
    case 3: "Plans, and thinking together"
    default: "A record that is whole"
    }
  }

  private func rule(_ rule: RuleInWords) -> [Block] {
    var blocks: [Block] = [.heading(oneLine(rule.title))]
    if !rule.question.isEmpty { blocks.append(.paragraph(.strong(oneLine(rule.question)))) }
    blocks += parts(rule.standard)
    if !rule.action.isEmpty { blocks += [.subheading("If it is missing")] + parts(rule.action) }
    blocks += [.subheading("Where it comes from")] + origin(rule)
    return blocks
  }

  /// Sentences run on; a list stands by itself.
  private func parts(_ parts: [RuleInWords.Part]) -> [Block] {
    var blocks: [Block] = []
    var running = Phrase()
    func flush() {
      if !running.isEmpty { blocks.append(.paragraph(running)) }
      running = Phrase()
    }
    for part in parts {
      running.say(Phrase(oneLine(part.text)))
      if part.items.isEmpty { continue }
      flush()
      blocks.append(.bullets(part.items.map { Phrase(oneLine($0)) }))
    }
    flush()
    return blocks
  }

  private func origin(_ rule: RuleInWords) -> [Block] {
    var text = "\(stopped(sourceWords(SourceReference(rule.source))))"
    switch (rule.from, rule.until) {
    case (let from?, let until?): text += " It holds from \(from.asOfLaw) until the day before \(until.asOfLaw)."
    case (let from?, nil): text += " It holds from \(from.asOfLaw) on."
    case (nil, let until?): text += " It holds until the day before \(until.asOfLaw)."
    case (nil, nil): break
    }
    return [.paragraph(Phrase(text))] + rule.figures.flatMap(figure)
  }

  private func figure(_ figure: FigureInWords) -> [Block] {
    var blocks: [Block] = []
    for value in figure.values {
      let now = figure.values.count > 1 ? (value.isInForce ? ", in force now" : "") : ""
      let lead = "Figure \"\(oneLine(figure.title))\", from \(value.from.asOfLaw)\(now)"
      if value.lines.count == 1 {
        blocks.append(.paragraph("\(lead): \(strong: oneLine(value.lines[0])). \(stopped(sourceWords(SourceReference(value.source))))"))
      } else {
        blocks += [.paragraph("\(lead). \(stopped(sourceWords(SourceReference(value.source))))"), .bullets(value.lines.map { Phrase(oneLine($0)) })]
      }
    }
    return blocks
  }
}

extension CivilDate {
  /// "1 April 2018": a day of law or policy, for which the weekday says nothing.
  fileprivate var asOfLaw: String {
    let (year, month, day) = yearMonthDay
    return "\(day) \(CivilDate.monthNames[month - 1]) \(year)"
  }
}
