import CaseRecords
import Caseload
import Compliance
import RuleSets
import SourceText

/// A rule added at the end of a file that is there.
extension NewRuleCommand {
  func add(_ rule: String, to path: String) {
    var diagnostics = Diagnostics()
    let file = SourceFile.read(
      path: path, name: path, at: nil, maximumBytes: YAMLLimits.standard.maximumBytes, diagnostics: &diagnostics)
    let root = file.flatMap { readYAML($0, diagnostics: &diagnostics) }
    Output.complain(diagnostics)
    guard let file, let root else { leave(.wrongInput) }
    guard let place = RulePlace(root, file) else {
      Output.complain("error: \(path) does not end with its rules, two blanks before each `-`, so nothing was added. Without --into the rule is printed.\n")
      leave(.wrongInput)
    }
    if root["rules"]?.sequence?.contains(where: { $0["id"]?.scalar?.text == id }) ?? false {
      Output.complain("error: \(path) has a rule \(id) already; nothing was added.\n")
      leave(.wrongInput)
    }
    let text = fitting(rule, at: place, file)
    Output.give(text, to: path)
    Output.print("\(path): \(id) added; try `duly validate \(path)` and `duly test \(path)`\n")
    leave(.fine)
  }

  /// The file with the rule, or with one that is made for its records; ends the program where none has no mistakes.
  private func fitting(_ rule: String, at place: RulePlace, _ file: SourceFile) -> String {
    func trial(_ rule: String) -> (text: String, found: Trial) {
      let text = place.with(rule)
      return (text, Trial(of: id, in: SourceFile(name: file.name, text: text)))
    }
    let first = trial(rule)
    if first.found.isFine { return first.text }
    if let schema = first.found.schema, let about = first.found.about {
      if let other = ownStart(id, form, about, schema) {
        let second = trial(other)
        if second.found.isFine { return second.text }
      }
      let fits = NewRuleCommand.Form.allCases.filter { other in
        other != form && ([ruleStart(id, other)] + [ownStart(id, other, about, schema)].compactMap { $0 }).contains { trial($0).found.isFine }
      }
      // A file without rules can be used once it has one.
      if !fits.isEmpty || trial("").found.isUsable {
        let forms = fits.isEmpty ? "no form has one that does" : "those that do: " + fits.map { "--form \($0.rawValue)" }.joined(separator: ", ")
        let records = "its records (`schema: \(schema.name)`, about: \(schema.shape.lists[about].name))"
        Output.complain("error: The start of a rule with `\(form.rawValue)` does not fit \(records), so nothing was added; \(forms).\n")
        leave(.wrongInput)
      }
    }
    Output.complain("error: \(file.name) has mistakes of its own, so nothing was added: `duly validate \(file.name)` names them.\n")
    leave(.wrongInput)
  }
}

/// What becomes of a rule file with a rule added.
private struct Trial {
  /// It can be used, and the rule's own examples hold.
  private(set) var isFine = false
  /// It can be used.
  private(set) var isUsable = false
  /// The records it is written for, and the list that its rules are about.
  private(set) var schema: RecordSchema?
  private(set) var about: Int?

  init(of id: String, in file: SourceFile) {
    var reader = InputReader(InputOptions.none)
    let (rulebook, schemas) = reader.readAlone(file)
    if let rulebook {
      isUsable = true
      set(rulebook.schema, rulebook.ruleSets.first?.about)
      let results = ExampleRunning(rulebook, [], changesExamples: false).results.filter { $0.result.rule.id == id }
      isFine = !results.isEmpty && results.allSatisfy(\.result.isFine)
      return
    }
    // What cannot be used tells all the same which records it is written for.
    let library = reader.library([file])
    var head: RuleFileHead? = RuleFileHead(file)
    for _ in 0..<8 where head?.schema.isEmpty ?? false { head = library.first { $0.ruleSet == head?.basedOn } }
    guard let known = head.flatMap({ schemas[$0.schema] }) else { return }
    var quiet = Diagnostics()
    set(known, readYAML(file, diagnostics: &quiet)?["about"]?.scalar?.text)
  }

  private mutating func set(_ schema: RecordSchema, _ list: String?) {
    self.schema = schema
    about = list.flatMap { schema.shape.list(named: $0) } ?? schema.shape.aboutList
  }
}

/// Where in a rule file the next rule goes.
private struct RulePlace {
  private let before: String
  private let lineEnd: String

  /// nil: the file goes on after its rules, or they are not written one below the other.
  init?(_ root: YAMLNode, _ file: SourceFile) {
    let text = String(decoding: file.bytes, as: UTF8.self)
    lineEnd = text.utf8.contains(13) ? "\r\n" : "\n"
    guard let rules = root.entries?.first(where: { $0.key.text == "rules" }) else {
      before = text.withoutBlankEnd + lineEnd + lineEnd + "rules:"
      return
    }
    guard root.entries?.last?.key.text == "rules" else { return nil }
    if rules.value.isEmpty || rules.value.sequence?.isEmpty ?? false {
      // `rules:` or `rules: []`: the rest of the line gives way.
      let start = file.position(at: rules.key.span.start).line
      let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).prefix(start - 1).map { String(decoding: $0, as: UTF8.self) }
      before = (lines + ["rules:"]).joined(separator: "\n")
      return
    }
    guard let first = rules.value.sequence?.first?.entries?.first?.key.span else { return nil }
    let place = file.position(at: first.start)
    guard place.column == 5, file.lineText(place.line).hasPrefix("  - ") else { return nil }
    before = text.withoutBlankEnd + lineEnd
  }

  /// The whole file with a rule, in the file's own line ends; with no rule as it was.
  func with(_ rule: String) -> String {
    if rule.isEmpty { return before + lineEnd }
    return before + lineEnd + (lineEnd == "\n" ? rule : rule.replacing("\n", with: lineEnd))
  }
}

extension String {
  /// Without line ends and blank lines at its end.
  fileprivate var withoutBlankEnd: String {
    let bytes = Array(utf8)
    let end = bytes.lastIndex { $0 != 10 && $0 != 13 } ?? -1
    return String(decoding: bytes[..<(end + 1)], as: UTF8.self)
  }
}
