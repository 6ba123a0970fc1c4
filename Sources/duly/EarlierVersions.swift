import CaseRecords
import CivilTime
import Glibc
import RuleSets
import SourceText

/// A rule set in an earlier version: `compliance-audit@2026-04-01`, or by its name alone the newest that was agreed.
extension ImpactCommand {
  /// Whether a word names a rule set, and no file: there is no file of that name, and it has no look of one.
  func namesVersion(_ word: String) -> Bool {
    access(word, F_OK) != 0 && !word.contains("/") && !word.hasSuffix(".yaml") && !word.hasSuffix(".yml")
  }

  /// The file of the version named; says which there are and ends the program where none fits.
  func earlierVersion(_ word: String, _ after: Rulebook) -> SourceFile {
    let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = parts[0], wanted = parts.count > 1 ? parts[1] : nil
    let known = versions(beside: after)
    let named = known.filter { $0.ruleSet == name }
    if let wanted {
      if let found = named.first(where: { $0.version == wanted }) { return found.file }
    } else {
      let now = after.ruleSets.first { $0.name == name }?.version.description
      let agreed = named.filter { head in head.isAgreed && now.map { head.version <= $0 } ?? true }
      // Versions are days, so that the words stand in the order of time; of two alike the one found first.
      if let newest = agreed.map(\.version).max(), let found = agreed.first(where: { $0.version == newest }) { return found.file }
    }
    Output.complain(refusal(of: name, wanted, named, known))
    leave(.wrongInput)
  }

  private func refusal(of name: String, _ wanted: String?, _ named: [RuleFileHead], _ known: [RuleFileHead]) -> String {
    guard !named.isEmpty else {
      let names = Set(known.map(\.ruleSet)).sorted()
      let near = suggestion(for: name, among: names).map { "Did you mean \($0)?" }
      let rest = near ?? (names.isEmpty ? "" : "Known are: \(names.joined(separator: ", ")).")
      return "error: There is no file or folder \(name), and no other version of a rule set of that name. \(rest)\n"
    }
    let list = named.map { "  \(name)@\($0.version)\($0.isAgreed ? "" : ", not agreed")  (\($0.file.name))\n" }.joined()
    let lead = wanted.map { "\(name) has no version \($0)" } ?? "no version of \(name) was agreed before the one at hand"
    return "error: \(lead). Found are:\n\(list)"
  }

  /// The rule files that may be an earlier version: those beside the rules at hand and the workspace's, those in a folder
  /// `earlier` there, and those that come with Duly. The files at hand are not among them.
  private func versions(beside after: Rulebook) -> [RuleFileHead] {
    let atHand = (after.ruleSets + after.bases).map(\.file.name)
    var folders: [String] = []
    for path in (after.workspace?.rules.map(\.path) ?? []) + atHand {
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      for place in [folder, folder + "/earlier"] where !folders.contains(place) { folders.append(place) }
    }
    let paths = folders.flatMap { folder in (yamlFiles(in: folder) ?? []).map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 } }
    let files = paths.filter { !atHand.contains($0) }.compactMap(ruleFile) + shippedRuleFiles
    return files.map(RuleFileHead.init).filter { !$0.ruleSet.isEmpty && !$0.version.isEmpty }
  }

  /// A file, read without a word about what is wrong in it.
  func ruleFile(_ path: String) -> SourceFile? {
    var quiet = Diagnostics()
    return SourceFile.read(path: path, name: path, at: nil, maximumBytes: YAMLLimits.standard.maximumBytes, diagnostics: &quiet)
  }
}

/// The rule sets that come with Duly.
var shippedRuleFiles: [SourceFile] {
  shippedFiles.filter { $0.path.hasPrefix("rules/") }.map { SourceFile(name: $0.path, text: $0.text) }
}
