import CaseRecords
import Glibc
import RuleSets
import SourceText

/// What rule sets are based on, and the local figures that change them.
extension InputReader {
  /// The local figures file that was named, else the workspace's.
  mutating func readFigures(_ workspace: Workspace?) -> LocalFigures? {
    let path = options.figuresPath ?? workspace?.figures?.path
    guard let path, let file = read(path, at: options.figuresPath == nil ? workspace?.figures?.span : nil) else { return nil }
    return readLocalFigures(file, diagnostics: &diagnostics)
  }

  /// Where a base may be found: the rule files of the run, those beside them, and those that come with Duly. Nothing is
  /// read where no rule set has a base.
  mutating func library(_ files: [SourceFile]) -> [RuleFileHead] {
    var heads = files.map(RuleFileHead.init)
    guard heads.contains(where: { !$0.basedOn.isEmpty }) else { return heads }
    var folders: [String] = []
    for file in files {
      let folder = file.name.lastIndex(of: "/").map { String(file.name[..<$0]) } ?? "."
      // The base of an earlier version may lie with the rules of today.
      let above = folder == "earlier" ? "." : folder.hasSuffix("/earlier") ? String(folder.dropLast("/earlier".count)) : folder
      for place in [folder, above] where !folders.contains(place) { folders.append(place) }
    }
    for folder in folders {
      for name in yamlFiles(in: folder) {
        let path = folder == "." ? name : folder + "/" + name
        if files.contains(where: { $0.name == path }) { continue }
        var unread = Diagnostics()
        let file = SourceFile.read(
          path: path, name: path, at: nil, maximumBytes: YAMLLimits.standard.maximumBytes, diagnostics: &unread)
        if let head = file.map(RuleFileHead.init), !head.ruleSet.isEmpty { heads.append(head) }
      }
    }
    for shipped in shippedFiles where shipped.path.hasPrefix("rules/") {
      heads.append(RuleFileHead(SourceFile(name: shipped.path, text: shipped.text)))
    }
    return heads
  }

  private func yamlFiles(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { names.append(name) }
    }
    return names.sorted()
  }

  /// A rule set that another of the run is based on runs as part of that one, not once more by itself.
  func parted(_ ruleSets: [RuleSet]) -> (run: [RuleSet], bases: [RuleSet]) {
    let files = Set(ruleSets.flatMap { $0.bases.map(\.file) })
    return (ruleSets.filter { !files.contains($0.file) }, ruleSets.filter { files.contains($0.file) })
  }

  /// Two rule sets that run may not hold the same rule of one base.
  mutating func checkSharedRules(_ ruleSets: [RuleSet]) {
    var holders: [RuleIdentity: String] = [:]
    for ruleSet in ruleSets {
      var isTold = false
      for rule in ruleSet.rules {
        if let first = holders[rule.identity], first != ruleSet.name, !isTold {
          isTold = true
          diagnostics.report(
            .ruleRunTwice(
              rule.id, first: first, second: ruleSet.name, base: rule.identity.ruleSet, at: ruleSet.basedOnSpan ?? rule.span))
        }
        holders[rule.identity] = ruleSet.name
      }
    }
  }
}
