import Foundation
import Testing

/// Cases one by one from standard input have the findings that they have among all others in files.
@Suite struct FilterTests {
  static let borough = projectFolder + "/docs/examples/borough"
  static let rules = projectFolder + "/Tests/Benchmark/seven-checks.yaml"

  static func sorted(_ text: String) -> [String] { text.split(separator: "\n").map(String.init).sorted() }

  @Test(arguments: ["", "--all", "--all --restricted", "--only visit-in-time plan-up-to-date"])
  func findingsOfTheExampleAreThoseOfCheck(_ flags: String) throws {
    let restricted = flags.contains("--restricted") ? " --restricted" : ""
    let filter = try runShell("duly bundle\(restricted) | duly filter \(flags)", in: Self.borough)
    let check = try runShell("duly check --format ndjson \(flags)", in: Self.borough)
    #expect(Self.sorted(check.output).count > 10)
    #expect(Self.sorted(filter.output) == Self.sorted(check.output))
    #expect(filter.status == check.status)
  }

  /// Made-up files with what files have: children twice, keys that lead nowhere, cells that nobody can read, quotes.
  static func writeCases(to folder: String, children: Int, seed: UInt64) throws {
    var state = seed
    func chance(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    func day(_ back: Int) -> String {
      if chance(30) == 0 { return ["", "31/02/2026", "soon", "NULL"][chance(4)] }
      return String(Date(timeIntervalSince1970: 1_774_915_200 - Double(chance(back)) * 86400).ISO8601Format().prefix(10))
    }
    var files = [
      "child": "child_id,date_of_birth,religion,ethnicity,category,worker_id,opened,closed\n",
      "worker": "worker_id,team,manager_id\n", "visit": "child_id,visit_number,date,seen,recorded_on\n",
      "supervision": "child_id,date,supervisor_id\n", "assessment": "child_id,started,completed\n",
      "plan": "child_id,date,review_due\n", "chronology": "child_id,updated\n",
    ]
    for worker in 0..<5 { files["worker"]! += "W\(worker),\"Team \"\"\(worker / 2)\"\", north\",M\(worker / 2)\n" }
    for child in 0..<children {
      let key = "C\(chance(20) == 0 ? max(0, child - 1) : child)"
      let religion = ["Christian", "None", "", "Pastafarian"][chance(4)], category = ["CIN", "CP", "CLA", "XX"][chance(4)]
      files["child"]! += "\(key),\(day(5000)),\(religion),WBRI,\(category),W\(chance(7)),\(day(600)),\(chance(8) == 0 ? day(100) : "")\n"
      for visit in 0..<chance(12) {
        files["visit"]! += "\(key),\(chance(9) == 0 ? "V7" : "V\(child)-\(visit)"),\(day(200)),\(["true", "false", "", "maybe"][chance(4)]),\(day(90))\n"
      }
      for _ in 0..<chance(4) { files["supervision"]! += "\(key),\(day(120)),M\(chance(3))\n" }
      for _ in 0..<chance(2) { files["assessment"]! += "\(key),\(day(200)),\(chance(2) == 0 ? "" : day(100))\n" }
      for _ in 0..<chance(3) { files["plan"]! += "\(key),\(day(300)),\(day(300))\n" }
      for _ in 0..<chance(3) { files["chronology"]! += "\(key),\(day(200))\n" }
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).csv")) }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func findingsOfMadeUpCasesAreThoseOfCheck(_ seed: UInt64) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Self.writeCases(to: folder + "/data", children: 120, seed: seed)
    let check = try runShell("duly check --rules '\(Self.rules)' --data data --as-of 2026-03-31 --format ndjson --all", in: folder)
    let bundle = try runShell("duly bundle --rules '\(Self.rules)' --data data --out bundles", in: folder)
    let flags = try #require(bundle.errors.split(separator: "duly filter ").last.map(String.init)).split(separator: "\n")[0]
    let line = "duly filter --rules '\(Self.rules)' --as-of 2026-03-31 --all \(flags)"
    let filter = try runShell("\(line) < bundles", in: folder)
    #expect(Self.sorted(check.output).count > 500)
    #expect(Self.sorted(filter.output) == Self.sorted(check.output), "seed \(seed)")
    #expect(filter.status == check.status)
    // In what company a line comes does not show: neither its order nor who else is judged with it.
    let apart = try runShell("tac bundles | awk '{ print } NR == 7 { fflush(); system(\"sleep 1\") }' | \(line)", in: folder)
    #expect(Self.sorted(apart.output) == Self.sorted(filter.output), "seed \(seed)")
    let twice = try runShell("cat bundles bundles | \(line)", in: folder)
    #expect(Self.sorted(twice.output) == (Self.sorted(filter.output) + Self.sorted(filter.output)).sorted(), "seed \(seed)")
  }

  static let small = """
    {"child": {"child_id": "C%", "opened": "2026-01-05", "closed": null, "category": "CP"}, "visit": [{"date": "2026-03-\\u0031\\u0038", "seen": true}]}
    """

  static func filter(_ lines: [String], _ more: String = "") throws -> (run: ProgramRun, kept: String) {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: folder + "/lines"))
    let absent = "worker allocation category_period child.case_number child.name child.family_id child.restricted child.worker_id child.date_of_birth visit.visit_number visit.type visit.recorded_on"
    let run = try runShell(
      "duly filter --rules '\(rules)' --only visit-in-time --as-of 2026-04-02 --bad-lines kept --not-supplied \(absent) \(more) < lines",
      in: folder)
    return (run, (try? readText(folder + "/kept")) ?? "")
  }

  /// Ten working days after 18 March are 1 April: overdue on the 2nd.
  @Test func badLinesAreNamedAndTheOthersJudged() throws {
    let good = Self.small.replacingOccurrences(of: "%", with: "1"), other = Self.small.replacingOccurrences(of: "%", with: "2")
    let bad = [
      "{\"child\": {}}", "Amy Smith", good.replacingOccurrences(of: "\"closed\": null, ", with: ""),
      good.replacingOccurrences(of: "\"seen\": true", with: "\"seen\": [\"Amy\"]"), good + " Amy",
      good.replacingOccurrences(of: "\"C1\"", with: "null"), good.replacingOccurrences(of: "{\"date\"", with: "{\"child_id\": \"C9\", \"date\""),
    ]
    let (run, kept) = try Self.filter([good] + bad + ["", other])
    #expect(run.output.split(separator: "\n").map { $0.prefix(42) } == [
      "{\"id\":\"seven-checks/visit-in-time/C1/2026-", "{\"id\":\"seven-checks/visit-in-time/C2/2026-",
    ])
    #expect(run.status == 1)
    #expect(kept == bad.joined(separator: "\n") + "\n")
    let told = run.errors.split(separator: "\n").filter { $0.hasPrefix("line ") }
    #expect(told.map { $0.prefix(7) } == (2...8).map { "line \($0):" })
    #expect(told[2].contains("has no `child.closed`"))
    #expect(told[6].contains("belongs to another child"))
    #expect(!run.errors.contains("Amy"))
    #expect(!run.errors.contains("C9"))
  }

  @Test func onlyBadLinesAreUnusableData() throws {
    let (run, _) = try Self.filter(["nothing", "of use"])
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(try Self.filter([]).run.status == 0)
  }

  @Test func namesThatTheSchemaDoesNotHaveAreSaid() throws {
    let line = Self.small.replacingOccurrences(of: "\"seen\": true", with: "\"seen\": true, \"sen\": 1, \"Amy Smith\": 2")
    let (run, _) = try Self.filter([line])
    #expect(run.errors.contains("a field of visit that the schema does not have (did you mean `seen`?): not read, 1 times; the first is in line 1"))
    #expect(!run.errors.contains("Amy"))
    #expect(run.status == 1)
  }

  @Test func wrongFlagsAreAllTold() throws {
    let run = try Self.filter([], "visits child.child_id visit.dat").run
    #expect(run.status == 2)
    for words in ["there is no list `visits`; did you mean `visit`?", "`child.child_id` says whom a bundle is about", "did you mean `date`?"] {
      #expect(run.errors.contains(words), "\(run.errors)")
    }
  }

  /// A worker's supervision is no case's own: nobody can tell it from one case.
  @Test func rulesThatLookFurtherAreRefusedByName() throws {
    let cases = projectFolder + "/Tests/Cases/language/rules-about-workers-in-words"
    let line = "duly filter --rules rules.yaml children.yaml --schema schema.yaml --as-of 2026-04-01"
    let run = try runShell(line + " < /dev/null", in: cases)
    #expect(run.status == 2)
    #expect(run.errors.contains("error: supervised is about workers, not about a case, which a bundle of one case does not hold."))
    #expect(run.errors.contains("--except supervised two-cases own-cases"))
    let rest = try runShell(line + " --except supervised two-cases own-cases < /dev/null", in: cases)
    #expect(rest.status == 0, "\(rest.errors)")
  }
}
