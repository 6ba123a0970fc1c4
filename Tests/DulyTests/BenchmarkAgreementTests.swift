import Foundation
import Testing

/// The seven checks agree with the peer in SQL, child by child, on made-up caseloads.
@Suite struct BenchmarkAgreementTests {
  /// Needs the generator and the peer (shared/bench beside the checkout, Python with duckdb, numpy and pyarrow).
  static let canRun: Bool = {
    guard sharedFolder != nil, let probe = try? runShell("python3 -c 'import duckdb, numpy, pyarrow'", in: "/") else {
      return false
    }
    return probe.status == 0
  }()

  static let rules = [
    "religion": "religion-recorded", "ethnicity": "ethnicity-recorded", "chronology": "chronology-up-to-date",
    "assessment": "assessment-in-time", "plan": "plan-up-to-date", "visit": "visit-in-time",
    "supervision": "supervision-in-time",
  ]

  /// Python with what draws the benchmark's caseloads and what answers beside Duly.
  static let hasPeer: Bool = {
    guard let probe = try? runShell("python3 -c 'import duckdb, numpy, pyarrow'", in: "/") else { return false }
    return probe.status == 0
  }()

  static func breaches(_ csv: String, subject: Int, rule: Int, only: Set<Substring>? = nil) -> Set<String> {
    Set(
      csv.split(whereSeparator: \.isNewline).dropFirst().compactMap { line -> String? in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        if let only, !only.contains(cells[2]) { return nil }
        return "\(cells[subject]) \(cells[rule])"
      })
  }

  /// The benchmark's own caseloads and its own SQL.
  @Test(.enabled(if: hasPeer, "skipped: duckdb, numpy or pyarrow is missing"), arguments: [(1, "2026-03-31", true), (2, "2025-01-03", false)])
  func agreesWithTheBenchmarksPeer(_ seed: Int, _ day: String, _ shuffled: Bool) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bench = projectFolder + "/Tests/Benchmark"
    let drawn = try runShell("python3 '\(bench)/generate.py' data 1200 --seed \(seed)\(shuffled ? " --shuffle" : "")", in: folder)
    #expect(drawn.status == 0, "\(drawn.errors)")
    let asked = try runShell("python3 '\(bench)/peer/peer.py' csv data --as-of \(day) --out peer.csv", in: folder)
    #expect(asked.status == 0, "\(asked.errors)")
    let run = try runDuly(
      ["check", "--rules", bench + "/seven-checks.yaml", "--data", "data", "--as-of", day, "--format", "csv"], in: folder)
    let ours = Self.breaches(run.output, subject: 1, rule: 0, only: ["overdue", "missed", "late", "not_met"])
    let peer = Self.breaches(try readText(folder + "/peer.csv"), subject: 0, rule: 1)
    #expect(peer.count > 200)
    #expect(ours == peer, "seed \(seed), \(day): differ in \(ours.symmetricDifference(peer).count)")
  }

  @Test(
    .enabled(if: canRun, "skipped: shared/bench, duckdb, numpy or pyarrow is missing"),
    arguments: [
      (3, "2026-03-31", true), (11, "2024-02-29", false), (12, "2024-12-27", true), (13, "2025-04-22", false),
      (14, "2026-01-02", true),
    ])
  func agreesWithThePeer(_ seed: Int, _ day: String, _ shuffled: Bool) throws {
    let shared = try #require(sharedFolder)
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shuffle = shuffled ? " --shuffle" : ""
    _ = try runShell("python3 '\(shared)/bench/generate.py' data 1500 --seed \(seed)\(shuffle)", in: folder)
    _ = try runShell(
      "python3 '\(shared)/bench/duckdb_checks.py' data '\(shared)/reference/bank-holidays.json' --as-of \(day) --out peer.csv",
      in: folder)
    let run = try runDuly(
      ["check", "--rules", projectFolder + "/Tests/Benchmark/seven-checks.yaml", "--data", "data", "--as-of", day,
        "--format", "csv"], in: folder)
    #expect(run.status == 1)
    let ours = Set(
      run.output.split(separator: "\n").dropFirst().compactMap { line -> String? in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return ["overdue", "missed", "late", "not_met"].contains(cells[2]) ? "\(cells[1]) \(cells[0])" : nil
      })
    let peer = Set(
      try readText(folder + "/peer.csv").split(whereSeparator: \.isNewline).dropFirst().compactMap { line -> String? in
        let cells = line.split(separator: ",")
        return Self.rules[String(cells[1])].map { "\(cells[0]) \($0)" }
      })
    #expect(peer.count > 200)
    #expect(ours == peer, "seed \(seed), \(day): differ in \(ours.symmetricDifference(peer).count)")
  }
}
