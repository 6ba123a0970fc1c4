import CivilTime
import Foundation
import Testing

@testable import Compliance
@testable import Reports

@Suite("Tables of verdicts")
struct VerdictCSVTests {
  let late = Verdict(
    check: 0, person: 0, outcome: .overdue, kind: .gap, opened: day("2026-03-17"), due: day("2026-03-31"), done: nil,
    daysLate: 8)

  @Test func `the first eight columns stand`() {
    #expect(csvHeader() == "rule,subject,outcome,kind,opened,due,done,days_late\n")
    #expect(csvHeader(more: ["rule_set", "worker"]) == "rule,subject,outcome,kind,opened,due,done,days_late,rule_set,worker\n")
    #expect(csvRow(late, rule: "visit-in-time", subject: "C1") == "visit-in-time,C1,overdue,gap,2026-03-17,2026-03-31,,8\n")
  }

  @Test func `commas, quotes and line ends are quoted`() {
    let row = csvRow(late, rule: "a,b", subject: "say \"x\"\r\ny", more: [" z", ""])
    #expect(row == "\"a,b\",\"say \"\"x\"\"\r\ny\",overdue,gap,2026-03-17,2026-03-31,,8,\" z\",\n")
  }

  @Test(arguments: [0, 1, 9, 10, 99, 100, 12_345, -7]) func `numbers are written in full`(number: Int) {
    var v = late
    v.daysLate = number
    #expect(csvRow(v, rule: "r", subject: "s").hasSuffix(",\(number)\n"))
  }

  @Test func `a year of few digits is written as dates are`() {
    var v = late
    v.opened = day("0987-01-09")
    #expect(csvRow(v, rule: "r", subject: "s").contains(",0987-01-09,"))
  }
}

@Suite("Findings as JSON lines")
struct NDJSONTests {
  @Test func `every line is JSON with the keys that the schema requires`() throws {
    let schema = try readSchema()
    for f in everyFinding() + [overdueVisit(), cannotTell(visitRule, nameless), notRecorded(religionRule, amira)] {
      for withRows in [true, false] {
        let line = ndjson(f, withRows: withRows)
        #expect(!line.contains { $0.isNewline })
        let value = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(mistakes(in: value, by: schema, root: schema, at: "").isEmpty)
      }
    }
  }

  @Test func `rows are said only when asked for`() {
    #expect(ndjson(overdueVisit(), withRows: true).contains("\"row\":12"))
    #expect(!ndjson(overdueVisit(), withRows: false).contains("\"row\""))
    #expect(!ndjson(overdueVisit(), withRows: false).contains("visit.csv"))
  }

  @Test func `whatever a source holds stays one string`() throws {
    var f = overdueVisit()
    let nasty = "a\"b\\c\nd\te\u{0}f\u{2028}g\u{1F600}\u{85}"
    f.person.name = nasty
    let line = ndjson(f, withRows: false)
    let value = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect((value["person"] as? [String: Any])?["name"] as? String == nasty)
    #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x2028 || $0.value == 0x85 })
  }

  private func readSchema() throws -> [String: Any] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: root.appending(path: "schemas/finding.schema.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// As much of JSON Schema as the schema uses: references, required and further keys, alternatives, fixed words.
  private func mistakes(in value: Any, by schema: [String: Any], root: [String: Any], at path: String) -> [String] {
    if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
      let found = (root["$defs"] as? [String: Any])?[String(name)] as? [String: Any]
      return found.map { mistakes(in: value, by: $0, root: root, at: path) } ?? ["\(path): no \(name)"]
    }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      let found = choices.contains { mistakes(in: value, by: $0, root: root, at: path).isEmpty }
      return found ? [] : ["\(path): fits none"]
    }
    if let words = schema["enum"] as? [Any], let text = value as? String, !words.contains(where: { $0 as? String == text }) {
      return ["\(path): \(text)"]
    }
    let types = (schema["type"] as? [String]) ?? [schema["type"] as? String ?? ""]
    if value is NSNull { return types.contains("null") ? [] : ["\(path): null"] }
    if let list = value as? [Any] {
      guard types.contains("array"), let item = schema["items"] as? [String: Any] else { return ["\(path): a list"] }
      return list.flatMap { mistakes(in: $0, by: item, root: root, at: path + "[]") }
    }
    guard let object = value as? [String: Any] else {
      return types.contains("object") || types.contains("array") ? ["\(path): not \(types)"] : []
    }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\(path).\($0) is missing" }
    return missing
      + object.flatMap { key, item in
        properties[key].map { mistakes(in: item, by: $0, root: root, at: "\(path).\(key)") } ?? ["\(path).\(key) is unknown"]
      }
  }
}
