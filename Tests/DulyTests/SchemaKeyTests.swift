import CaseRecords
import Foundation
import RuleSets
import SourceText
import Testing

@testable import duly

/// The JSON Schemas are those of the program: as it writes them, and with the keys that its readers take.
@Suite struct SchemaKeyTests {
  @Test(arguments: jsonSchemas.map(\.name))
  func filesAreAsTheProgramWritesThem(_ name: String) throws {
    let schema = try #require(jsonSchemas.first { $0.name == name }?.schema)
    let path = "\(projectFolder)/schemas/\(name).schema.json"
    if isRecording { try (schema.laidOut() + "\n").write(toFile: path, atomically: true, encoding: .utf8) }
    let isSame = try readText(path) == schema.laidOut() + "\n"
    #expect(isSame, "schemas/\(name).schema.json is out of date: run `duly schemas --out schemas`")
  }

  /// Into each mapping of the sample a key is put that nobody knows: the keys that the reader then names must be those
  /// of the schema at that place.
  @Test(arguments: SchemaSamples.all.map(\.schema))
  func keysAreThoseOfTheReader(_ name: String) throws {
    let sample = try #require(SchemaSamples.all.first { $0.schema == name })
    let schema = try SchemaWalk(name)
    var seen = Set<String>()
    let whole = try sample.object()
    let mistakes = SchemaSamples.mistakes(name, whole)
    #expect(mistakes.isEmpty, "the sample of \(name): \(mistakes)")
    for path in SchemaWalk.mappings(whole) {
      guard let known = SchemaSamples.knownKeys(name, whole, at: path) else { continue }
      let (fitting, all) = schema.mappings(of: whole, at: path)
      let names = all.contains { $0["additionalProperties"] is [String: Any] } ? Set(SchemaSamples.lists) : []
      let wanted = known.subtracting(names)
      // Of alternatives a reader takes the keys of the one that is written, or of all.
      let isSame = fitting.contains { keys($0) == wanted } || all.reduce(into: []) { $0.formUnion(keys($1)) } == wanted
      let lacking = all.reduce(into: wanted) { $0.subtract(keys($1)) }
      #expect(isSame, "\(name), /\(path.joined(separator: "/")): the schema lacks \(lacking.sorted()), or has too much")
      for key in SchemaWalk.value(whole, path) as? [String: Any] ?? [:] {
        for place in fitting where keys(place).contains(key.key) { seen.insert("\(keys(place).sorted()) \(key.key)") }
      }
    }
    // A key that no sample has might hold a mapping whose keys nobody compares.
    let untried = schema.places.flatMap { place in
      keys(place).filter { !seen.contains("\(keys(place).sorted()) \($0)") }
    }
    #expect(untried.isEmpty, "put these keys into the sample of \(name)")
  }

  private func keys(_ place: [String: Any]) -> Set<String> { Set((place["properties"] as? [String: Any] ?? [:]).keys) }

  /// What an editor shows as help.
  @Test(arguments: jsonSchemas.map(\.name))
  func everyKeyIsExplained(_ name: String) throws {
    let schema = try SchemaWalk(name)
    for (key, value) in schema.root["properties"] as? [String: Any] ?? [:] where name != "finding" {
      #expect(schema.help(of: value) != nil, "\(name): \(key) has no description")
    }
  }

  /// The shipped files, the example workspace and the cases, by Python's jsonschema: another reader than ours.
  @Test func pythonFindsNoMistakes() throws {
    let run = try runShell("python3 Tests/DulyTests/check_schemas.py", in: projectFolder)
    if run.output.hasPrefix("skipped") { return }
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }
}

/// A JSON Schema, and the places of it that a value leads to.
struct SchemaWalk {
  let root: [String: Any]

  init(_ name: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(projectFolder)/schemas/\(name).schema.json"))
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What describes a mapping of a value: what it fits, and every alternative at that place.
  func mappings(of whole: Any, at path: [String]) -> (fitting: [[String: Any]], all: [[String: Any]]) {
    var places = resolved(root, for: whole)
    var all = [root]
    var value: Any = whole
    for step in path {
      if let list = value as? [Any], let index = Int(step) {
        value = list[index]
        all = places.compactMap { $0["items"] as? [String: Any] }
      } else if let object = value as? [String: Any], let next = object[step] {
        value = next
        all = places.compactMap { place in
          (place["properties"] as? [String: Any])?[step] as? [String: Any] ?? place["additionalProperties"] as? [String: Any]
        }
      }
      places = all.flatMap { resolved($0, for: value) }
    }
    return (places, all.flatMap { resolved($0, for: nil) })
  }

  /// References followed, and of alternatives those that a value could be; nil: all that are mappings.
  private func resolved(_ schema: [String: Any], for value: Any?) -> [[String: Any]] {
    if let name = (schema["$ref"] as? String)?.split(separator: "/").last,
      let found = (root["$defs"] as? [String: Any])?[String(name)] as? [String: Any]
    {
      return resolved(found, for: value)
    }
    if schema["properties"] == nil, let choices = (schema["oneOf"] ?? schema["anyOf"]) as? [[String: Any]] {
      return choices.flatMap { resolved($0, for: value) }
    }
    guard let value else { return schema["type"] as? String == "object" ? [schema] : [] }
    if let object = value as? [String: Any] {
      guard schema["type"] as? String == "object" else { return [] }
      if schema["properties"] == nil || schema["additionalProperties"] is [String: Any] { return [schema] }
      let keys = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
      return Set(object.keys).isSubset(of: keys) ? [schema] : []
    }
    if value is [Any] { return schema["type"] as? String == "array" ? [schema] : [] }
    return [schema]
  }

  /// Every part that describes a mapping.
  var places: [[String: Any]] { collect(root) }

  private func collect(_ value: Any) -> [[String: Any]] {
    if let list = value as? [Any] { return list.flatMap(collect) }
    guard let object = value as? [String: Any] else { return [] }
    return (object["properties"] is [String: Any] && object["type"] != nil ? [object] : []) + object.values.flatMap(collect)
  }

  func help(of value: Any) -> String? {
    guard let schema = value as? [String: Any] else { return nil }
    if let text = schema["description"] as? String { return text }
    guard let name = (schema["$ref"] as? String)?.split(separator: "/").last else { return nil }
    return ((root["$defs"] as? [String: Any])?[String(name)]).flatMap { help(of: $0) }
  }

  /// The paths of all mappings in a value.
  static func mappings(_ value: Any, _ path: [String] = []) -> [[String]] {
    if let list = value as? [Any] { return list.enumerated().flatMap { mappings($1, path + [String($0)]) } }
    guard let object = value as? [String: Any] else { return [] }
    return [path] + object.keys.sorted().flatMap { mappings(object[$0] ?? "", path + [$0]) }
  }

  static func value(_ whole: Any, _ path: [String]) -> Any {
    path.reduce(whole) { value, step in
      if let list = value as? [Any], let index = Int(step) { return list[index] }
      return (value as? [String: Any])?[step] ?? ""
    }
  }

  /// The same with another value at a path.
  static func setting(_ whole: Any, _ path: [String], _ key: String) -> Any {
    guard let step = path.first else {
      var object = whole as? [String: Any] ?? [:]
      object[key] = "x"
      return object
    }
    let rest = Array(path.dropFirst())
    if var list = whole as? [Any], let index = Int(step) {
      list[index] = setting(list[index], rest, key)
      return list
    }
    var object = whole as? [String: Any] ?? [:]
    object[step] = setting(object[step] ?? "", rest, key)
    return object
  }
}
