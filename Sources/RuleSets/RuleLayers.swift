import CivilTime
public import SourceText

/// One file of those that make a rule set: its own, and those of the rule sets that it is based on.
struct RuleLayer: Sendable {
  let map: KeyedNode
  let file: SourceFile
  /// As written; empty where it is not.
  let name: String
  let version: CivilDate?

  static let keys = [
    "language", "rule_set", "title", "version", "schema", "calendars", "about", "agreed", "count_from",
    "applies_when", "examples_with", "based_on", "switch_off", "figures", "rules",
  ]

  init?(_ file: SourceFile, _ diagnostics: inout Diagnostics) {
    guard let root = readYAML(file, diagnostics: &diagnostics) else { return nil }
    // What is based on another takes its record schema, and need not have rules of its own.
    let required = root["based_on"] == nil ? ["schema", "rules"] : []
    guard
      let map = KeyedNode(
        root, of: "a rule set", allowed: Self.keys, required: ["language", "rule_set", "title", "version"] + required,
        diagnostics: &diagnostics)
    else { return nil }
    self.map = map
    self.file = file
    name = map["rule_set"]?.scalar?.text ?? ""
    version = map["version"]?.scalar.flatMap { CivilDate(iso: $0.text) }
  }

  var asBase: RuleSet.Base? { version.map { RuleSet.Base(name: name, version: $0, file: file) } }
}

/// A rule file whose YAML is read, and what was said of that: what it means can only be told among schemas and calendars.
public struct RuleText: Sendable {
  let layer: RuleLayer?
  let said: Diagnostics

  public init(_ file: SourceFile) {
    var said = Diagnostics()
    layer = RuleLayer(file, &said)
    self.said = said
  }
}

/// What `based_on` names.
private struct WantedBase {
  let name: YAMLScalar
  let version: YAMLScalar
  let date: CivilDate

  init?(_ layer: RuleLayer, _ diagnostics: inout Diagnostics) {
    guard let node = layer.map["based_on"],
      let map = KeyedNode(
        node, of: "`based_on`", allowed: ["rule_set", "version"], required: ["rule_set", "version"],
        diagnostics: &diagnostics),
      let name = map.text("rule_set", diagnostics: &diagnostics),
      let version = map.text("version", diagnostics: &diagnostics)
    else { return nil }
    guard let date = CivilDate(iso: version.text) else {
      diagnostics.report(.notADate(version, meant: suggestedDate(version.text)))
      return nil
    }
    (self.name, self.version, self.date) = (name, version, date)
  }
}

/// The layer and those under it, the lowest first; nil where a base is wrong, which is reported.
func layers(
  under top: RuleLayer, in surroundings: RuleSetSurroundings, _ diagnostics: inout Diagnostics
) -> [RuleLayer]? {
  var layers = [top]
  while layers[0].map["based_on"] != nil {
    let upper = layers[0]
    guard let wanted = WantedBase(upper, &diagnostics) else { return nil }
    let names = layers.map(\.name)
    if names.contains(wanted.name.text) {
      diagnostics.report(.basedOnItself(wanted.name, through: names))
      return nil
    }
    guard let file = base(wanted, of: upper, in: surroundings.library, &diagnostics) else { return nil }
    // What is wrong in the base is told in its own place, once.
    var found = Diagnostics()
    var without = surroundings
    without.localFigures = nil
    let isWhole = isCircular(file, names, surroundings) || readRuleSet(file, in: without, diagnostics: &found) != nil
    guard isWhole, let layer = RuleLayer(file, &found) else {
      diagnostics.append(found)
      diagnostics.report(.baseHasMistakes(wanted.name, file: file.name))
      return nil
    }
    layers.insert(layer, at: 0)
  }
  return layers
}

/// Whether a base leads back to one of the names: it is then told where the circle closes, not again in each file.
private func isCircular(_ file: SourceFile, _ names: [String], _ surroundings: RuleSetSurroundings) -> Bool {
  var seen = Set(names)
  var next = surroundings.library.first { $0.file == file }
  while let head = next {
    if !seen.insert(head.ruleSet).inserted { return true }
    next = surroundings.library.first { $0.ruleSet == head.basedOn && !head.basedOn.isEmpty }
  }
  return false
}

private func base(
  _ wanted: WantedBase, of upper: RuleLayer, in library: [RuleFileHead], _ diagnostics: inout Diagnostics
) -> SourceFile? {
  let named = library.filter { $0.file != upper.file && $0.ruleSet == wanted.name.text }
  guard !named.isEmpty else {
    let known = Set(library.map(\.ruleSet)).subtracting([upper.name, ""])
    diagnostics.report(.unknownBase(wanted.name, known: known.sorted()))
    return nil
  }
  let near = folder(of: upper.file)
  let fitting = named.filter { $0.version == wanted.version.text }.map(\.file)
  if let found = fitting.first(where: { folder(of: $0) == near }) ?? fitting.first { return found }
  diagnostics.report(
    .otherVersionOfBase(wanted.version, wanted.name.text, found: named.map { ($0.version, $0.file.name) }))
  return nil
}

private func folder(of file: SourceFile) -> Substring {
  file.name.lastIndex(of: "/").map { file.name[..<$0] } ?? ""
}

/// What the head of a rule file says, found without reading all of it, so that a file with mistakes is found too.
public struct RuleFileHead: Sendable {
  public let file: SourceFile
  /// What the file says; empty where it does not.
  public let ruleSet: String, version: String
  /// The rule set that it is based on; empty where it is based on none.
  public let basedOn: String
  /// The record schema that it names; empty where it names none.
  public let schema: String
  /// Whether somebody agreed it.
  public let isAgreed: Bool

  /// Reads the lines that begin with a key.
  public init(_ file: SourceFile) {
    func value(_ line: Substring, _ key: String) -> String? {
      guard line.hasPrefix(key + ":") else { return nil }
      let text = line.dropFirst(key.count + 1).prefix { $0 != "#" && $0 != "," && $0 != "}" }
      return String(text.filter { $0 != " " && $0 != "\"" && $0 != "'" && $0 != "\t" })
    }
    var (ruleSet, version, basedOn, isInBase) = ("", "", "", false)
    var (schema, isAgreed) = ("", false)
    for number in 1...max(1, file.lineCount) {
      let isWithin = file.firstByte(ofLine: number) == UInt8(ascii: " ")
      // Most lines lie within something.
      if isWithin, !isInBase { continue }
      let line = file.lineText(number)
      if isWithin {
        if let found = value(line.drop { $0 == " " }, "rule_set") { basedOn = found }
        continue
      }
      if let found = value(line[...], "rule_set") { ruleSet = found }
      if let found = value(line[...], "version") { version = found }
      if let found = value(line[...], "schema") { schema = found }
      if line.hasPrefix("agreed:") { isAgreed = true }
      isInBase = line.hasPrefix("based_on:")
      if isInBase, let start = line.firstRange(of: "rule_set:") {
        basedOn = value(line[start.lowerBound...], "rule_set") ?? ""
      }
    }
    (self.file, self.ruleSet, self.version, self.basedOn) = (file, ruleSet, version, basedOn)
    (self.schema, self.isAgreed) = (schema, isAgreed)
  }
}
