import CaseRecords
import CivilTime
import Glibc
import RuleSets
import SourceText

/// Which rules stand against which.
extension ImpactCommand {
  /// - Returns: the rules as they are, and what of a folder was left out, a line for each.
  func rulesAsTheyAre(_ after: Rulebook) -> (rulebook: Rulebook, leftOut: [String])? {
    var options = input
    // Figures that the command names are a part of the change.
    options.figuresPath = againstFigures
    options.rulePaths = []
    if against.isEmpty {
      let isChanged = !input.rulePaths.isEmpty || input.figuresPath != nil
      guard isChanged, after.workspace != nil else { return nil }
      return (options.loadRulebook(), [])
    }
    var (leftOut, earlier): ([String], [SourceFile]) = ([], [])
    if against.count == 1, access("\(against[0])/duly.yaml", F_OK) == 0 {
      options.workspacePath = against[0]
    } else {
      for word in against {
        if let files = yamlFiles(in: word) {
          let fitting = fitting(files, after.schema.name)
          options.rulePaths += fitting.files
          leftOut += fitting.leftOut
        } else if namesVersion(word) {
          earlier.append(earlierVersion(word, after))
        } else {
          options.rulePaths.append(word)
        }
      }
      if options.rulePaths.isEmpty, earlier.isEmpty {
        let why = leftOut.isEmpty ? "" : " for these records"
        Output.complain("error: There are no rule files\(why) in \(against.joined(separator: ", ")).\n")
        leave(.wrongInput)
      }
    }
    let before = options.loadRulebook(beside: earlier)
    if before.schema.name != after.schema.name || before.schema.version != after.schema.version {
      Output.complain("error: The rules are written for other records: \(before.schema.name) and \(after.schema.name).\n")
      leave(.wrongInput)
    }
    return (before, leftOut)
  }

  /// Of a folder's files those that are written for the records at hand.
  private func fitting(_ paths: [String], _ schema: String) -> (files: [String], leftOut: [String]) {
    let heads = paths.map { path in (path: path, head: ruleFile(path).map(RuleFileHead.init)) }
    let shipped = shippedRuleFiles.map(RuleFileHead.init)
    func records(_ head: RuleFileHead, _ depth: Int = 0) -> String {
      if !head.schema.isEmpty || head.basedOn.isEmpty || depth > 8 { return head.schema }
      let base = (heads.compactMap(\.head) + shipped).first { $0.ruleSet == head.basedOn }
      return base.map { records($0, depth + 1) } ?? ""
    }
    var (files, leftOut): ([String], [String]) = ([], [])
    for (path, head) in heads {
      // What does not say is read, and told of where it is wrong.
      let written = head.map { records($0) } ?? ""
      if written.isEmpty || written == schema {
        files.append(path)
      } else {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        leftOut.append("\(name): written for other records (\(written)), so it was left out")
      }
    }
    return (files, leftOut)
  }

  /// The rule files of a folder, in the order of their names; nil where it is none.
  func yamlFiles(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let isRuleFile = (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasSuffix(".test.yaml") && name != "duly.yaml"
      if isRuleFile { names.append("\(folder)/\(name)") }
    }
    return names.filter(holdsRules).sorted()
  }

  /// Figures, exceptions and calendars may lie beside rule files; a file that cannot be read is told of as one.
  func holdsRules(_ path: String) -> Bool {
    var quiet = Diagnostics()
    guard let file = ruleFile(path), let root = readYAML(file, diagnostics: &quiet) else { return true }
    return root["rules"] != nil || root["rule_set"] != nil
  }

  /// Rule sets that only one side has are left out, unless whole workspaces are compared or nothing would be left.
  func sides(_ before: Rulebook?, _ after: Rulebook) -> (old: [RuleSet], new: [RuleSet], leftOut: [String]) {
    guard let before else { return (after.ruleSets, after.ruleSets, []) }
    let both = Set(before.ruleSets.map(\.name)).intersection(after.ruleSets.map(\.name))
    let isWhole = input.rulePaths.isEmpty && against.contains { yamlFiles(in: $0) != nil }
    if isWhole || both.isEmpty { return (before.ruleSets, after.ruleSets, []) }
    let alone = (before.ruleSets + after.ruleSets).filter { !both.contains($0.name) }
    return (
      before.ruleSets.filter { both.contains($0.name) }, after.ruleSets.filter { both.contains($0.name) },
      alone.map { "\($0.title): only on one side, so it was left out" }
    )
  }

  /// Each side's rule sets; where the words would be the same, with the file's name or the day.
  func sideWords(_ old: [RuleSet], _ new: [RuleSet], rulesDay: CivilDate?) -> (before: [String], after: [String]) {
    if let rulesDay { return (old.map(words), new.map { "\(words($0)), as on \(rulesDay.inWords(withYear: true))" }) }
    func named(_ set: RuleSet, beside others: [RuleSet]) -> String {
      guard others.contains(where: { words($0) == words(set) }) else { return words(set) }
      return "\(words(set)), from \(set.file.name.split(separator: "/").last.map(String.init) ?? set.file.name)"
    }
    return (old.map { named($0, beside: new) }, new.map { named($0, beside: old) })
  }

  func words(_ set: RuleSet) -> String {
    let figures = set.localFigures.map { ", with the local figures of \($0)" } ?? ""
    return "\(set.title), \(set.version) (\(set.agreed.map { "agreed by \($0.by), \($0.date)" } ?? "DRAFT, not agreed"))\(figures)"
  }
}
