import ArgumentParser
import CaseRecords
import Caseload
import Compliance
import Glibc
import RuleSets
import SourceText

struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter", _superCommandName: "duly",
    abstract: "Reads cases as JSON lines from standard input and writes their findings: for pipes, queues and clusters.",
    discussion: """
      A line is one case with all its records, a bundle:
        {"child": {"child_id": "C1", "opened": "2026-01-05", …}, "visit": [{"date": "2026-03-18", "seen": true}, …], …}
      `duly bundle` writes them from files. Findings come as `duly check --format ndjson` writes them, case by case.

      Examples:
        duly bundle | duly filter > findings.ndjson
        duly filter --rules rules.yaml --as-of 2026-03-31 --not-supplied placement visit.recorded_on < bundles.ndjson

      Every line must have each list and field that the rules read: null or [] where nothing is written. What no bundle
      has is said once, with --not-supplied. A line that is no bundle is named and left out; the others are judged.
      Rules that look at more than one case are refused.

      Exit codes: as duly check; 4 also where lines were left out, 3 where no line could be read.
      """)

  @OptionGroup var input: InputOptions
  @Option(parsing: .upToNextOption, help: "Only these rules.") var only: [String] = []
  @Option(parsing: .upToNextOption, help: "Not these rules.") var except: [String] = []
  @Option(parsing: .upToNextOption, help: "Lists (visit) and fields (visit.recorded_on) that no bundle has.")
  var notSupplied: [String] = []
  @Flag(help: "Every finding, also what is in time.") var all = false
  @Flag(help: "Write restricted cases too: only for people who may see them.") var restricted = false
  @Option(help: "Keep lines that are no bundles in this file (readable by you only).") var badLines: String?

  func run() {
    if input.dataFolder != nil || input.knownAt != nil {
      Output.complain("error: duly filter reads bundles from standard input; --data and --known-at belong to duly check and duly bundle.\n")
      leave(.wrongInput)
    }
    refuseFiles(only)
    refuseFiles(except, flag: "--except")
    let rulebook = input.loadRulebook()
    checkRuleNames(Set(only + except), rulebook)
    let chosen = chosenRules(rulebook)
    refuseFarReaching(rulebook, chosen)
    let needed = needed(rulebook, chosen)
    let form = bundleForm(rulebook, needed)
    let session = FilterSession(
      rulebook: rulebook, form: form, only: chosen, sources: form.sources(input.sources(rulebook)),
      needed: needed, options: self)
    session.sayWhatIsNotChecked()
    leave(session.run())
  }

  /// The ids of the rules that are asked.
  private func chosenRules(_ rulebook: Rulebook) -> Set<String> {
    let rules = rulebook.ruleSets.flatMap(\.rules).filter { rule in
      (only.isEmpty || rule.isKnown(by: Set(only))) && (except.isEmpty || !rule.isKnown(by: Set(except)))
    }
    return Set(rules.map(\.id))
  }

  /// Per list the fields that these rules read, and that their findings show.
  private func needed(_ rulebook: Rulebook, _ chosen: Set<String>) -> [Set<Int>] {
    // With those that they replaced: what opened under them may be open still.
    let ruleSets = rulebook.ruleSets.map { ruleSet in
      let identities = Set(ruleSet.rules.filter { chosen.contains($0.id) }.map(\.identity))
      return ruleSet.keeping { identities.contains($0.identity) }
    }
    return FieldNeeds(ruleSets, schema: rulebook.schema, withKeyInformation: false).fields
  }

  private func refuseFarReaching(_ rulebook: Rulebook, _ chosen: Set<String>) {
    var refused: [String] = []
    for ruleSet in rulebook.ruleSets {
      for rule in ruleSet.rules where chosen.contains(rule.id) {
        guard let reach = reachBeyondCase(rule, of: ruleSet, schema: rulebook.schema), !refused.contains(rule.id) else { continue }
        Output.complain("error: \(rule.id) \(reach), which a bundle of one case does not hold.\n")
        refused.append(rule.id)
      }
    }
    if refused.isEmpty { return }
    Output.complain("  Leave \(refused.count == 1 ? "it" : "them") out with --except \(refused.joined(separator: " ")), and ask by duly check.\n")
    leave(.wrongInput)
  }

  // MARK: What bundles hold

  private func bundleForm(_ rulebook: Rulebook, _ needed: [Set<Int>]) -> BundleForm {
    let shape = rulebook.schema.shape
    var lists = notInWorkspace(rulebook), fields: Set<FieldAddress> = []
    var mistakes: [String] = []
    for name in notSupplied {
      let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let list = shape.list(named: parts[0]) else {
        mistakes.append("there is no list `\(parts[0])`" + near(parts[0], shape.lists.map(\.name)))
        continue
      }
      if parts.count == 1 {
        if list == shape.aboutList { mistakes.append("every bundle is about one `\(parts[0])`") }
        lists.insert(list)
      } else if let field = shape.lists[list].field(named: parts[1]) {
        if list == shape.aboutList && field == shape.lists[list].keyField { mistakes.append("`\(name)` says whom a bundle is about") }
        fields.insert(FieldAddress(list: list, field: field))
      } else {
        mistakes.append("`\(parts[0])` has no field `\(parts[1])`" + near(parts[1], shape.lists[list].fields.map(\.name)))
      }
    }
    for mistake in mistakes { Output.complain("error: --not-supplied: \(mistake).\n") }
    if !mistakes.isEmpty { leave(.wrongInput) }
    return BundleForm(schema: rulebook.schema, needed: needed, notSupplied: lists, fields: fields)
  }

  private func near(_ word: String, _ names: [String]) -> String {
    suggestion(for: word, among: names).map { "; did you mean `\($0)`?" } ?? ""
  }

  /// Lists that the workspace's sources say nobody supplies, or do not name.
  private func notInWorkspace(_ rulebook: Rulebook) -> Set<Int> {
    let sources = input.sources(rulebook)
    if sources.isEmpty { return [] }
    let shape = rulebook.schema.shape
    return Set(
      shape.lists.indices.filter { list in
        if list == shape.aboutList { return false }
        let said = sources.compactMap { $0.lists?.first { $0.list == shape.lists[list].name } }
        return said.isEmpty ? sources.allSatisfy { $0.lists != nil } : said.allSatisfy { $0.file == nil }
      })
  }
}
