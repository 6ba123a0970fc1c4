import ArgumentParser
import Glibc
import RuleSets
import SourceText

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "A commented start for a rule set or a rule, without mistakes and with examples that pass.",
    discussion: """
      Examples:
        duly new rule-set our-visits
        duly new rule-set our-standards --based-on compliance-audit
        duly new rule plan-looked-at --form up_to_date --into our-visits.yaml

      Exit codes: 0 done, 2 command or file wrong.
      """,
    subcommands: [NewRuleSetCommand.self, NewRuleCommand.self])
}

struct NewRuleSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule-set", abstract: "Writes NAME.yaml: a rule set with one rule, or one based on another.")

  @Argument(help: "The rule set's name: small letters, digits and hyphens.") var name: String
  @Option(name: .customLong("based-on"), help: "The rule set to be based on: one beside it, or one that comes with Duly.")
  var basedOn: String?
  @Option(help: "The file to write (default: NAME.yaml).") var out: String?

  func run() {
    checkName(name, "our-visits")
    let path = out ?? "\(name).yaml"
    if access(path, F_OK) == 0 {
      Output.complain("error: \(path) is there already; nothing was written. Name another with --out.\n")
      leave(.wrongInput)
    }
    let text = basedOn.map { basedText(name, on: $0, beside: path) } ?? ruleSetStart(name)
    Output.give(text, to: path)
    Output.print("\(path): try `duly validate \(path)` and `duly test \(path)`, then write over what is there\n")
    leave(.fine)
  }

  private func basedText(_ name: String, on base: String, beside path: String) -> String {
    var reader = InputReader(InputOptions.none)
    // A file that is not there yet stands for the folder in which it will be.
    let heads = reader.library([SourceFile(name: path, text: "based_on: {rule_set: \(base)}")])
    guard let head = heads.first(where: { $0.ruleSet == base }) else {
      let known = heads.map(\.ruleSet).filter { !$0.isEmpty }
      let near = suggestion(for: base, among: known).map { "Did you mean \($0)?" }
      Output.complain("error: There is no rule set \(base). \(near ?? "Known are: \(known.joined(separator: ", ")).")\n")
      leave(.wrongInput)
    }
    return basedRuleSetStart(name, on: head, in: heads)
  }
}

struct NewRuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "Prints a rule to write over, or adds it to a rule file.")

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case within, before, every
    case upToDate = "up_to_date"
    case atLeast = "at_least"
    case recorded
    case mustBeTrue = "must_be_true"
    case mustNotBeTrue = "must_not_be_true"
  }

  @Argument(help: "The rule's id: small letters, digits and hyphens.") var id: String
  @Option(help: "What kind of duty.") var form: Form = .within
  @Option(help: "A rule file: the rule is added at its end.") var into: String?

  func run() {
    checkName(id, "plan-looked-at")
    let rule = ruleStart(id, form)
    guard let into else {
      Output.print(rule)
      leave(.fine)
    }
    add(rule, to: into)
  }
}

private func checkName(_ name: String, _ like: String) {
  let fits = !name.isEmpty && name.utf8.allSatisfy { byte in
    (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95
  }
  if fits { return }
  Output.complain("error: \(name) cannot be used as a name. Use small letters, digits and hyphens: \(like)\n")
  leave(.wrongInput)
}

extension InputOptions {
  /// Where no flag is given.
  static var none: InputOptions {
    var options = InputOptions()
    (options.workspacePath, options.rulePaths, options.figuresPath) = (nil, [], nil)
    (options.dataFolder, options.schema, options.asOf, options.beyondExtract) = (nil, nil, nil, false)
    options.knownAt = nil
    return options
  }
}

/// "Plan looked at" for `plan-looked-at`.
func inWords(_ id: String) -> String {
  let words = id.map { $0 == "-" || $0 == "_" ? " " : $0 }
  return words.prefix(1).map { $0.uppercased() }.joined() + String(words.dropFirst())
}
