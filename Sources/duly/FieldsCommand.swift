import ArgumentParser
import CaseRecords
import Caseload
import Compliance
import Glibc
import RuleSets
import SourceText

struct FieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields", _superCommandName: "duly",
    abstract: "Exactly which lists and fields the rules read, with a ready SELECT for each list.",
    discussion: """
      Examples:
        duly fields
        duly fields --format sql > extract.sql
        duly fields --rules visits.yaml --only visit-in-time --format json

      Exit codes: 0 done, 2 rules or command wrong.
      """)

  @OptionGroup var chosen: RuleFileOptions
  @Option(parsing: .upToNextOption, help: "Only these rules.") var only: [String] = []
  @Option(help: "text, sql or json.") var format: Format = .text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, sql, json }

  func run() {
    refuseFiles(only)
    let rulebook = chosen.loadRulebook()
    checkRuleNames(Set(only), rulebook)
    let listing = FieldListing(rulebook: rulebook, only: Set(only))
    switch format {
    case .text: Output.print(listing.text)
    case .sql: Output.print(listing.sql)
    case .json: Output.print(listing.json.laidOut() + "\n")
    }
    leave(.fine)
  }
}

/// The fields that the rules of a run read, list by list.
struct FieldListing {
  private let rulebook: Rulebook
  private let needs: FieldNeeds
  private let ruleCount: Int

  init(rulebook: Rulebook, only: Set<String>) {
    self.rulebook = rulebook
    let ruleSets = rulebook.ruleSets.map { $0.limited(to: only) }
    needs = FieldNeeds(ruleSets, schema: rulebook.schema, withKeyInformation: true)
    ruleCount = Set(ruleSets.flatMap { $0.rules.map(\.id) }).count
  }

  private var shape: Shape { rulebook.schema.shape }

  /// Lists of which something is read, in the order of the schema; those that are worked out from others have no file.
  private var lists: [Int] {
    shape.lists.indices.filter { shape.lists[$0].derivation == nil && !needs.uses(of: $0).isEmpty }
  }

  // MARK: Text

  var text: String {
    var lines = ["Fields that \(ruleCount) \(ruleCount == 1 ? "rule reads" : "rules read"), and what pages show. Others are not loaded by check and audit."]
    for list in lists {
      let uses = needs.uses(of: list)
      let width = uses.map { shape[$0.field].name.count }.max() ?? 0
      lines += ["", "\(shape.lists[list].name) (\(shape.lists[list].plural))"]
      lines += uses.map { use in
        let name = shape[use.field].name
        return "  \(name)\(String(repeating: " ", count: width - name.count))  \(words(use))"
      }
    }
    return lines.joined(separator: "\n") + "\n\n" + sql
  }

  private func words(_ use: FieldNeeds.Use) -> String {
    var parts: [String] = []
    if !use.neededBy.isEmpty { parts.append("needed by " + rules(use.neededBy)) }
    if !use.usedBy.isEmpty { parts.append("used where it is there by " + rules(use.usedBy)) }
    if parts.isEmpty { parts.append(use.isStructure ? "names, dates or orders the records" : "shown on pages") }
    return parts.joined(separator: "; ")
  }

  private func rules(_ ids: [String]) -> String {
    ids.count == ruleCount && ruleCount > 3 ? "every rule" : ids.joined(separator: ", ")
  }

  // MARK: SQL

  /// Standard SQL; each column comes under the field's name.
  var sql: String { lists.map(select).joined(separator: "\n") }

  private func select(_ list: Int) -> String {
    let columns = needs.uses(of: list).map { use -> String in
      let name = shape[use.field].name
      guard let heading = heading(of: name, in: shape.lists[list].name) else { return "  \(quoted(name))" }
      return "  \(quoted(heading)) AS \(quoted(name))"
    }
    return "SELECT\n" + columns.joined(separator: ",\n") + "\nFROM \(quoted(shape.lists[list].name));\n"
  }

  /// The column's name in the source, where the workspace says one.
  private func heading(of field: String, in list: String) -> String? {
    for source in rulebook.workspace?.sources ?? [] {
      for description in source.lists ?? [] where description.list == list {
        if let column = description.columns.first(where: { $0.field == field }) { return column.header }
      }
    }
    return nil
  }

  private func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  // MARK: JSON

  var json: JSON {
    .object([
      ("schema", .text(rulebook.schema.name)),
      ("lists", .array(lists.map { list in
        .object([
          ("list", .text(shape.lists[list].name)), ("select", .text(select(list))),
          ("fields", .array(needs.uses(of: list).map { use in
            .object([
              ("field", .text(shape[use.field].name)), ("needed_by", .texts(use.neededBy)), ("used_by", .texts(use.usedBy)),
              ("names_records", .boolean(use.isStructure)), ("shown", .boolean(use.isShown)),
            ])
          })),
        ])
      })),
    ])
  }
}

extension RuleSet {
  /// The same with these rules only; all where none is named.
  func limited(to names: Set<String>) -> RuleSet {
    names.isEmpty ? self : keeping { $0.isKnown(by: names) }
  }
}

/// Ends the program where a rule is named that there is not.
func checkRuleNames(_ names: Set<String>, _ rulebook: Rulebook) {
  let rules = rulebook.ruleSets.flatMap(\.rules)
  for id in names.sorted() where !rules.contains(where: { $0.isKnown(by: [id]) }) {
    let near = suggestion(for: id, among: rules.map(\.id)).map { " Did you mean \($0)?" } ?? ""
    Output.complain("error: No rule has the id \(id).\(near)\n")
    leave(.wrongInput)
  }
}

/// `--only` takes every word behind it for a rule; a file among them is told of before anything is read.
func refuseFiles(_ names: [String], flag: String = "--only") {
  for name in names where name.hasSuffix(".yaml") || name.hasSuffix(".yml") || access(name, F_OK) == 0 && name.contains("/") {
    Output.complain(
      "error: \(flag) takes every word behind it for the id of a rule, and \(name) is a file. Write --rules \(name)\n")
    leave(.wrongInput)
  }
}
