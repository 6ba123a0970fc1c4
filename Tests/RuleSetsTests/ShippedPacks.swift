import CaseRecords
import CivilTime
import Compliance
import Glibc
import RuleSets
import SourceText

/// Every rule file in rules/, in parts: what stands before the rules, each rule, and the examples of each.
struct ShippedPack: Sendable {
  let path: String
  let file: SourceFile
  let schema: RecordSchema
  /// Bytes before the first rule.
  private let head: Range<Int>
  private let rules: [(id: String, bytes: Range<Int>)]
  /// The file of examples beside it, by rule, and what stands before the first.
  private let testHead: [UInt8]
  private let tests: [String: [UInt8]]

  init(_ path: String, text: [UInt8], tests: [UInt8]?, schema: RecordSchema) {
    self.path = path
    self.schema = schema
    file = SourceFile(name: path, utf8: text)
    let blocks = Self.blocks(text, "  - id: ")
    head = 0..<(blocks.first?.bytes.lowerBound ?? text.count)
    rules = blocks
    let examples = tests.map { ($0, Self.blocks($0, "  - rule: ")) }
    testHead = examples.map { Array($0.0[..<($0.1.first?.bytes.lowerBound ?? 0)]) } ?? []
    var byRule: [String: [UInt8]] = [:]
    for block in examples?.1 ?? [] { byRule[block.id, default: []] += examples.map { Array($0.0[block.bytes]) } ?? [] }
    self.tests = byRule
  }

  /// Stretches that begin with a line of that sort, each up to the next.
  private static func blocks(_ text: [UInt8], _ start: String) -> [(id: String, bytes: Range<Int>)] {
    var found: [(id: String, bytes: Range<Int>)] = []
    var place = 0
    for line in text.split(separator: 10, omittingEmptySubsequences: false) {
      if line.starts(with: start.utf8) {
        let id = String(decoding: line.dropFirst(start.utf8.count), as: UTF8.self).filter { $0 != "\"" && $0 != "'" && $0 != " " }
        if let last = found.indices.last { found[last].bytes = found[last].bytes.lowerBound..<place }
        found.append((id, place..<text.count))
      }
      place += line.count + 1
    }
    return found
  }

  /// The mutant in a file with the rules that it can bear on alone, and their examples.
  func reduced(_ mutant: SemanticMutant?, at place: Int) -> (rules: SourceFile, tests: SourceFile?) {
    let kept = rules.filter { head.contains(place) ? usesFigure(at: place, $0.bytes) : $0.bytes.contains(place) }
    var text: [UInt8] = []
    for part in [head] + kept.map(\.bytes) {
      guard let mutant, part.contains(mutant.start) else {
        text += file.bytes[part]
        continue
      }
      text += file.bytes[part.lowerBound..<mutant.start] + Array(mutant.replacement.utf8) + file.bytes[mutant.end..<part.upperBound]
    }
    let examples = kept.compactMap { tests[$0.id] }.flatMap { $0 }
    let name = String(path.dropLast(5)) + ".test.yaml"
    return (SourceFile(name: path, utf8: text), examples.isEmpty ? nil : SourceFile(name: name, utf8: testHead + examples))
  }

  /// Where the place is in a figure: whether the rule names it. What stands above the figures holds for all rules.
  private func usesFigure(at place: Int, _ rule: Range<Int>) -> Bool {
    let before = String(decoding: file.bytes[..<place], as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard before.contains("figures:") else { return true }
    let own = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let figure = own[..<before.count].last { $0.hasPrefix("  ") && $0.hasSuffix(":") && $0.dropFirst(2).first != " " }
    guard let name = figure?.dropFirst(2).dropLast() else { return true }
    return !String(decoding: file.bytes[rule], as: UTF8.self).ranges(ofWord: String(name)).isEmpty
  }
}

/// How a mutant fares.
enum MutantFate: Sendable, Hashable { case validate, examples, equivalent, survived }

/// All shipped packs and what they are read with.
struct ShippedPacks: Sendable {
  static let shared = ShippedPacks()
  let packs: [ShippedPack]
  private let surroundings: RuleSetSurroundings
  private let calendars: [String: WorkingCalendar]

  private init() {
    var diagnostics = Diagnostics()
    var schemas: [String: RecordSchema] = [:]
    for path in Self.files("schemas") where path.hasSuffix(".yaml") {
      guard let text = Self.bytes(path), let schema = readSchema(SourceFile(name: path, utf8: text), diagnostics: &diagnostics) else { continue }
      schemas[schema.name] = schema
    }
    var calendars: [String: WorkingCalendar] = [:]
    for path in Self.files("schemas/calendars") {
      guard let text = Self.bytes(path), let calendar = readCalendar(SourceFile(name: path, utf8: text), diagnostics: &diagnostics) else { continue }
      calendars[calendar.name] = calendar
    }
    self.calendars = calendars
    surroundings = RuleSetSurroundings(schemas: schemas, calendars: calendars.keys.sorted())
    let paths = (Self.files("rules") + Self.files("rules/ssda903")).filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }
    packs = paths.compactMap { path in
      guard let text = Self.bytes(path),
        let line = String(decoding: text, as: UTF8.self).split(separator: "\n").first(where: { $0.hasPrefix("schema: ") }),
        let schema = schemas[String(line.dropFirst(8))]
      else { return nil }
      return ShippedPack(path, text: text, tests: Self.bytes(String(path.dropLast(5)) + ".test.yaml"), schema: schema)
    }
  }

  func mutants(of pack: ShippedPack) -> [SemanticMutant] { SemanticMutants(pack.file, pack.schema.shape).found }

  func fate(_ mutant: SemanticMutant, of pack: ShippedPack) -> MutantFate {
    let (before, tests) = pack.reduced(nil, at: mutant.start)
    let (after, _) = pack.reduced(mutant, at: mutant.start)
    guard let new = read(after, tests, pack.schema), let old = read(before, tests, pack.schema) else { return .validate }
    if new.warnings.contains(where: { $0.value > old.warnings[$0.key] ?? 0 }) { return .validate }
    let setting = ExampleSurroundings(schema: pack.schema, calendars: calendars, changesExamples: false)
    for rule in new.ruleSet.rules {
      let more = new.tests?.examples.filter { $0.rule == rule.id }.map(\.example) ?? []
      if runExamples(of: rule, in: new.ruleSet, and: more, with: setting).contains(where: { !$0.isFine }) { return .examples }
    }
    return Meaning.of(new.ruleSet) == Meaning.of(old.ruleSet) ? .equivalent : .survived
  }

  private struct Reading {
    var ruleSet: RuleSet
    var tests: RuleTests?
    /// How many by id.
    var warnings: [String: Int]
  }

  private func read(_ rules: SourceFile, _ tests: SourceFile?, _ schema: RecordSchema) -> Reading? {
    var diagnostics = Diagnostics()
    guard let ruleSet = readRuleSet(rules, in: surroundings, diagnostics: &diagnostics) else { return nil }
    let tests = tests.flatMap { readRuleTests($0, for: [ruleSet], schema: schema, diagnostics: &diagnostics) }
    advise(on: ruleSet, schema: schema, calendars: calendars, diagnostics: &diagnostics)
    if diagnostics.hasErrors { return nil }
    var warnings: [String: Int] = [:]
    for diagnostic in diagnostics.all { warnings["\(diagnostic.id)", default: 0] += 1 }
    return Reading(ruleSet: ruleSet, tests: tests, warnings: warnings)
  }

  // MARK: Files

  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

  private static func files(_ folder: String) -> [String] {
    var names: [String] = []
    guard let stream = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
      if name.hasSuffix(".yaml") { names.append("\(folder)/\(name)") }
    }
    return names.sorted()
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    var diagnostics = Diagnostics()
    return SourceFile.read(path: "\(root)/\(path)", name: path, maximumBytes: 4 << 20, diagnostics: &diagnostics)?.bytes
  }
}
