import Caseload
import SourceText

extension SchemaReader {
  mutating func readCodeLists(_ node: YAMLNode?) {
    guard let node else { return }
    guard let entries = node.entries else {
      diagnostics.report(CaseRecordsDiagnostics.notNames(node, "code_lists"))
      return
    }
    for entry in entries {
      checkName(entry.key, "code list")
      codeListNames.append(entry.key.text)
      codeLists[entry.key.text] = codeList(entry)
    }
  }

  private mutating func codeList(_ entry: YAMLEntry) -> CodeList {
    var codes: [CodeList.Code] = []
    if let keyed = KeyedNode(
      entry.value, of: "a code list", allowed: ["title", "source"], required: ["codes"], diagnostics: &diagnostics),
      let node = keyed["codes"]
    {
      if let entries = node.entries {
        codes = entries.map { code($0) }
      } else if let items = node.sequence {
        // A bare list of values: each is its own title.
        codes = items.compactMap(\.scalar).map { CodeList.Code(value: $0.text, title: $0.text) }
      } else {
        diagnostics.report(CaseRecordsDiagnostics.notNames(node, "codes"))
      }
    }
    checkSpellings(codes, entry)
    return CodeList(name: entry.key.text, codes: codes)
  }

  private mutating func code(_ entry: YAMLEntry) -> CodeList.Code {
    let value = entry.key.text
    if let title = entry.value.scalar {
      return CodeList.Code(value: value, title: title.text.isEmpty ? value : title.text)
    }
    guard
      let keyed = KeyedNode(
        entry.value, of: "a code", allowed: ["title", "standing", "aliases"], diagnostics: &diagnostics)
    else { return CodeList.Code(value: value, title: value) }
    let title = keyed["title"] == nil ? nil : keyed.text("title", diagnostics: &diagnostics)
    return CodeList.Code(
      value: value, title: title?.text ?? value, standing: standing(keyed), aliases: texts(keyed, "aliases"))
  }

  private mutating func standing(_ keyed: KeyedNode) -> CodeList.Standing {
    guard keyed["standing"] != nil, let word = keyed.text("standing", diagnostics: &diagnostics) else { return .value }
    switch word.text {
    case "value": return .value
    case "not_recorded": return .notRecorded
    case "refused": return .refused
    default:
      diagnostics.report(
        CaseRecordsDiagnostics.unknownWord(word, "standing", known: ["value", "not_recorded", "refused"]))
      return .value
    }
  }

  /// Two codes must not share a spelling, capitals aside.
  private mutating func checkSpellings(_ codes: [CodeList.Code], _ entry: YAMLEntry) {
    var owner: [String: String] = [:]
    for code in codes {
      for spelling in [code.value] + code.aliases {
        let plain = spelling.lowercased()
        if let other = owner[plain], other != code.value {
          diagnostics.report(CaseRecordsDiagnostics.sharedSpelling(entry.key, spelling, other, code.value))
        }
        owner[plain] = code.value
      }
    }
  }
}
