/// A message with what gives it and what does not: `duly help DULY-E012` and the reference show both. A test runs them.
struct MessageExample: Sendable {
  let id: String
  let place: Place
  let wrong: String
  let right: String
  /// Where no example can be shown: why, and what to do.
  let instead: String?
  /// What else is said of the wrong one: some messages never come alone.
  let beside: [String]

  /// Where the example stands; the rest of the file is as usual.
  enum Place: String, Sendable {
    case condition = "a condition of a rule"
    case rule = "a rule"
    case ruleFile = "a rule file"
    case example = "an example of a rule"
    case tests = "a file of examples"
    case schema = "a record schema"
    case calendar = "a calendar"
    case workspace = "duly.yaml"
    case exceptions = "exceptions.csv, where `visit-in-time` has `exception_by: service_manager` and C1 is in the records"
    case answers = "answers.csv, where there is a rule `visit-in-time`"
    case figures = "the local figures file, where the rule set `visits` has a figure `gap`"
    case records = "child.csv, the file of children"
    case expression = "an expression of `duly feel`"
    case shell = "a folder with `rules.yaml` and `data`, at the command line"
  }

  private init(_ id: String, _ place: Place, wrong: String, right: String, instead: String?, beside: [String] = []) {
    self.id = "DULY-E\(id)"
    self.place = place
    self.wrong = wrong
    self.right = right
    self.instead = instead
    self.beside = beside.map { "DULY-E\($0)" }
  }

  init(_ id: String, in place: Place, wrong: String, right: String, beside: [String] = []) {
    self.init(id, place, wrong: wrong, right: right, instead: nil, beside: beside)
  }

  /// A message that no text on a page can show.
  static func none(_ id: String, _ instead: String) -> MessageExample {
    MessageExample(id, .ruleFile, wrong: "", right: "", instead: instead)
  }
}

/// Every message, in order of its id.
let messageExamples: [MessageExample] =
  messageExamplesOfYAML + messageExamplesOfYAMLValues + messageExamplesOfRecords + messageExamplesOfConditions
  + messageExamplesOfRules + messageExamplesOfDuties + messageExamplesOfForms + messageExamplesOfAdjustments
  + messageExamplesOfTests + messageExamplesOfFiles + messageExamplesOfLimits

extension MessageExample {
  /// "Wrong, in a rule:" and the lines; as text for a terminal.
  var asText: String {
    if let instead { return "\(instead)\n" }
    func block(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
    }
    return "\nWrong, in \(place.rawValue)\(comesWith):\n\n\(block(wrong))\nRight:\n\n\(block(right))"
  }

  private var comesWith: String { beside.isEmpty ? "" : " (it comes with \(beside.joined(separator: " and ")))" }

  /// The same as Markdown.
  var asMarkdown: String {
    if let instead { return "\(instead)\n" }
    let language = place == .condition || place == .expression ? "feel" : place == .shell ? "sh" : [.records, .exceptions, .answers].contains(place) ? "csv" : "yaml"
    func block(_ text: String) -> String { "```\(language)\n\(text)\n```\n" }
    return "Wrong, in \(place.rawValue)\(comesWith):\n\n\(block(wrong))\nRight:\n\n\(block(right))"
  }
}
