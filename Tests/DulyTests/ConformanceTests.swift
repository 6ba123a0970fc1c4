import Foundation
import Testing

private let casesFile = sharedFolder.map { $0 + "/tck/feel-cases.json" }.flatMap {
  FileManager.default.fileExists(atPath: $0) ? $0 : nil
}

/// The public cases of the DMN conformance kit that lie beside the checkout, run by `duly feel --cases`. The test prints
/// the rates; every case that does not agree is named here, with the reason.
@Suite struct ConformanceTests {
  /// These name a type that the kit defines elsewhere, outside the file: nothing tells what it is.
  static let unknowable: Set<String> = [
    "0070-feel-instance-of number_013", "0070-feel-instance-of string_013", "0070-feel-instance-of list_019",
    "0070-feel-instance-of context_013", "0070-feel-instance-of context_016", "0082-feel-coercion decision_005",
  ]

  static let temporalSuites: Set<String> = [
    "0074-feel-properties", "0093-feel-at-literals", "0095-feel-day-of-year-function", "0096-feel-day-of-week-function",
    "0097-feel-month-of-year-function", "0098-feel-week-of-year-function", "1115-feel-date-function",
    "1116-feel-time-function", "1117-feel-date-and-time-function", "1120-feel-duration-function",
    "1121-feel-years-and-months-duration-function", "1148-feel-now-function",
  ]

  struct Rate {
    var (agreed, all) = (0, 0)
    mutating func count(_ agrees: Bool) {
      all += 1
      if agrees { agreed += 1 }
    }
    var text: String { "\(agreed) of \(all)" }
  }

  @Test(.enabled(if: casesFile != nil, "skipped: shared/tck/feel-cases.json is not beside the checkout"))
  func casesAgree() throws {
    let file = try #require(casesFile)
    let cases = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file))) as? [[String: Any]])
    let run = try runShell("duly feel --cases '\(file)'", in: projectFolder)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == cases.count)
    var (all, nonNull, temporal) = (Rate(), Rate(), Rate())
    var suites: [String: Rate] = [:]
    for (item, line) in zip(cases, lines) {
      let suite = item["suite"] as? String ?? ""
      let name = suite + " " + (item["id"] as? String ?? "")
      let outcome = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(outcome["id"] as? String == item["id"] as? String && outcome["dec"] as? String == item["dec"] as? String)
      let expected = item["expected"] as? [String: Any] ?? [:]
      let agrees = Self.agree(outcome["value"] as? [String: Any] ?? [:], expected)
      let failures = outcome["failures"] as? [Any] ?? []
      all.count(agrees)
      suites[suite, default: Rate()].count(agrees)
      if expected["t"] as? String != "null" { nonNull.count(agrees) }
      if Self.temporalSuites.contains(suite) { temporal.count(agrees) }
      if Self.unknowable.contains(name) { continue }
      #expect(agrees, "\(name): \(item["expr"] ?? "") gives \(line)")
      if item["err"] as? Bool == true { #expect(!failures.isEmpty, "\(name): \(item["expr"] ?? "") yields no failure") }
    }
    print("conformance cases: \(all.text); not null: \(nonNull.text); temporal suites: \(temporal.text)")
    for (suite, rate) in suites.sorted(by: { $0.key < $1.key }) { print("  \(suite): \(rate.text)") }
  }

  /// Whether two values in the kit's typed shape are the same: numbers to eight places, durations by their length.
  static func agree(_ a: [String: Any], _ b: [String: Any]) -> Bool {
    guard let kind = a["t"] as? String, kind == b["t"] as? String else { return false }
    switch kind {
    case "null": return true
    case "decimal":
      guard let x = number(a["v"]), let y = number(b["v"]) else { return false }
      return abs(x - y) <= Decimal(sign: .plus, exponent: -8, significand: 1) * max(1, abs(y))
    case "duration": return length(a["v"]) != nil && length(a["v"]) == length(b["v"])
    case "list":
      guard let x = a["v"] as? [[String: Any]], let y = b["v"] as? [[String: Any]] else { return false }
      return x.count == y.count && zip(x, y).allSatisfy { agree($0, $1) }
    case "context":
      guard let x = a["v"] as? [String: [String: Any]], let y = b["v"] as? [String: [String: Any]] else { return false }
      return Set(x.keys) == Set(y.keys) && x.allSatisfy { key, value in y[key].map { agree(value, $0) } ?? false }
    default: return a["v"] as? String == b["v"] as? String
    }
  }

  private static func number(_ value: Any?) -> Decimal? {
    (value as? String).flatMap { Decimal(string: $0, locale: Locale(identifier: "en_GB")) }
  }

  /// Zero is written in several ways; other durations in one.
  private static func length(_ value: Any?) -> String? {
    guard let text = value as? String else { return nil }
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return isZero ? (text.contains("T") || text.contains("D") ? "no days" : "no months") : text
  }
}
