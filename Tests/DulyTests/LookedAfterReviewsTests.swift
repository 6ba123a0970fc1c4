import Foundation
import Testing

/// Reviews of looked-after children, judged on a public made-up 903 return of 2021.
///
/// The answers in `Fixtures/looked-after-reviews-2021.csv` were worked out by hand, each with its reason, before the
/// program was first run on the return. The return is not in this repository: it is looked for in a folder `shared`
/// beside the checkout.
@Suite(
  "Looked-after reviews in the 903 return of 2021",
  .enabled(if: SampleReturn.folder != nil, "shared/samples/ssda903 is not beside the checkout: nothing was compared"))
struct LookedAfterReviewsTests {
  static let columns = ["outcome", "opened", "due", "done", "days_late"]
  static let unknownStart = "start of the period of care not in this return"

  @Test("The fixture holds at least ten children and a reason for each answer")
  func fixtureIsWhole() {
    #expect(Set(ExpectedAnswer.all.map(\.child)).count >= 10)
    #expect(ExpectedAnswer.all.allSatisfy { !$0.reason.isEmpty })
  }

  @Test("Answers are those worked out by hand", arguments: ExpectedAnswer.days)
  func answersByHand(asOf: String) throws {
    let verdicts = try SampleReturn().verdicts(asOf: asOf)
    for answer in ExpectedAnswer.all where answer.asOf == asOf {
      let verdict = try #require(verdicts[answer.child], "child \(answer.child) has no verdict")
      #expect(
        Self.columns.map { verdict[$0] ?? "" } == answer.values, "child \(answer.child): \(answer.reason)")
    }
  }

  @Test("Exactly the children whose care began before the return cannot be told", arguments: SampleReturn.days)
  func unknownStarts(asOf: String) throws {
    let sample = try SampleReturn()
    let verdicts = try sample.verdicts(asOf: asOf)
    let cannotTell = verdicts.filter { $0.value["outcome"] == "cannot_tell" }
    #expect(Set(cannotTell.keys) == (try sample.childrenWithoutStart(asOf: asOf)))
    #expect(verdicts.count == (try sample.rows(of: "header").count))
  }

  @Test("No first deadline is invented where the return has no start", arguments: SampleReturn.days)
  func nothingInvented(asOf: String) throws {
    let sample = try SampleReturn()
    let started = Set(try sample.rows(of: "episodes").filter { $0["RNE"] == "S" }.compactMap { $0["CHILD"] })
    for (child, verdict) in try sample.verdicts(asOf: asOf) where !started.contains(child) {
      #expect(["cannot_tell", "not_applicable"].contains(verdict["outcome"] ?? ""), "child \(child)")
      #expect(verdict["opened"] == "" && verdict["due"] == "" && verdict["days_late"] == "", "child \(child)")
    }
  }

  @Test("Each answer that cannot be told says that the start is not in the return")
  func reasonIsGiven() throws {
    let sample = try SampleReturn()
    let run = try sample.check(["--as-of", "2021-03-31", "--format", "ndjson"])
    let doubtful = run.output.split(separator: "\n").filter { $0.contains(#""outcome":"cannot_tell""#) }
    #expect(doubtful.count == (try sample.childrenWithoutStart(asOf: "2021-03-31").count))
    #expect(doubtful.allSatisfy { $0.contains(Self.unknownStart) })
    let told = try sample.run(["explain", "--case", "721638", "--as-of", "2021-03-31"])
    let words = told.output.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(Self.unknownStart))
  }

  @Test("The order of the rows changes nothing", arguments: SampleReturn.days)
  func orderOfRows(asOf: String) throws {
    let arguments = ["--as-of", asOf, "--format", "csv", "--all"]
    let (given, reversed) = (try SampleReturn().check(arguments), try SampleReturn(reversed: true).check(arguments))
    #expect(given.output == reversed.output)
  }
}

/// One line of the fixture.
struct ExpectedAnswer {
  let asOf: String, child: String
  /// outcome, opened, due, done, days late
  let values: [String]
  let reason: String

  static let days = Set(all.map(\.asOf)).sorted()

  static let all: [ExpectedAnswer] = {
    let file = testsFolder.appendingPathComponent("Fixtures/looked-after-reviews-2021.csv")
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").dropFirst()
    return lines.map { line in
      // Only the reason, which comes last, may hold commas.
      let cells = line.split(separator: ",", maxSplits: 7, omittingEmptySubsequences: false).map(String.init)
      return ExpectedAnswer(
        asOf: cells[0], child: cells[1], values: Array(cells[2..<7]),
        reason: cells[7].trimmingCharacters(in: CharacterSet(charactersIn: "\"")))
    }
  }()
}

private let testsFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

/// The return, with a workspace of its own in a temporary folder that goes when the value goes.
final class SampleReturn {
  static let days = ["2021-03-31", "2021-06-30", "2021-12-31", "2022-03-31"]

  /// Lists of the schema and the ends of their files' names.
  private static let files = [
    "child": "header", "episode": "episodes", "review": "reviews", "missing": "missing", "uasc": "uasc", "oc2": "oc2",
    "oc3": "oc3", "previous_permanence": "previous_permanence",
  ]

  /// `shared/samples/ssda903` beside the checkout or a folder above it; nil where there is none.
  static let folder: URL? = {
    var place = testsFolder
    while place.path != "/" {
      place.deleteLastPathComponent()
      let candidate = place.appendingPathComponent("shared/samples/ssda903")
      if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("2021-header.csv").path) {
        return candidate
      }
    }
    return nil
  }()

  private let workspace: URL
  private let data: URL

  /// - Parameter reversed: the same return with the rows of each file in the opposite order.
  init(reversed: Bool = false) throws {
    let source = try #require(SampleReturn.folder)
    workspace = FileManager.default.temporaryDirectory.appendingPathComponent("duly-reviews-\(UUID().uuidString)")
    data = workspace.appendingPathComponent("data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    for end in SampleReturn.files.values {
      let text = try String(contentsOf: source.appendingPathComponent("2021-\(end).csv"), encoding: .utf8)
      let lines = text.split(whereSeparator: \.isNewline)
      let rows = reversed ? lines.prefix(1) + lines.dropFirst().reversed() : lines[...]
      try (rows.joined(separator: "\n") + "\n").write(
        to: data.appendingPathComponent("2021-\(end).csv"), atomically: true, encoding: .utf8)
    }
    try description.write(to: workspace.appendingPathComponent("duly.yaml"), atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: workspace) }

  private var description: String {
    let rules = testsFolder.deletingLastPathComponent().appendingPathComponent("rules/looked-after-reviews.yaml")
    let lists = SampleReturn.files.sorted { $0.key < $1.key }
      .map { "      \($0.key): {file: 2021-\($0.value).csv}" }
      .joined(separator: "\n")
    return """
      language: 1
      workspace: Return of 2021 (made up)
      rules: ["\(rules.path)"]
      schema: ssda903
      sources:
        return:
          title: Return of 2021
          folder: data
          complete_from: always
          lists:
      \(lists)

      """
  }

  func run(_ arguments: [String]) throws -> ProgramRun {
    try runDuly(arguments, in: workspace.path)
  }

  func check(_ arguments: [String]) throws -> ProgramRun {
    let result = try run(["check"] + arguments)
    // 1: something is overdue; 4: only what cannot be told. Anything else means that the return was not judged.
    try #require([0, 1, 4].contains(result.status), "\(result.errors)")
    return result
  }

  /// Each child's row of the csv, by column.
  func verdicts(asOf: String) throws -> [String: [String: String]] {
    let rows = table(try check(["--as-of", asOf, "--format", "csv", "--all"]).output)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["subject"] ?? "", $0) })
  }

  func rows(of end: String) throws -> [[String: String]] {
    table(try String(contentsOf: data.appendingPathComponent("2021-\(end).csv"), encoding: .utf8))
  }

  /// Children looked after on the day whose unbroken stretch of episodes does not begin with a start (S), found in the
  /// plainest way: stretches that touch or overlap are one.
  func childrenWithoutStart(asOf: String) throws -> Set<String> {
    var stretches: [String: [(from: String, until: String, began: String)]] = [:]
    let episodes = try rows(of: "episodes").map { row in
      (
        child: row["CHILD"] ?? "", from: iso(row["DECOM"]) ?? "", until: iso(row["DEC"]) ?? "9999",
        why: row["RNE"] ?? ""
      )
    }
    for episode in episodes.sorted(by: { $0.from < $1.from }) {
      var own = stretches[episode.child] ?? []
      if let last = own.last, episode.from <= last.until {
        own[own.count - 1].until = max(last.until, episode.until)
      } else {
        own.append((episode.from, episode.until, episode.why))
      }
      stretches[episode.child] = own
    }
    return Set(
      stretches.filter { $0.value.contains { $0.from <= asOf && asOf < $0.until && $0.began != "S" } }.map(\.key))
  }

  /// The files hold no quoted cells.
  private func table(_ text: String) -> [[String: String]] {
    let lines = text.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
  }

  /// 13/08/2021 → 2021-08-13
  private func iso(_ date: String?) -> String? {
    let parts = (date ?? "").split(separator: "/")
    return parts.count == 3 ? "\(parts[2])-\(parts[1])-\(parts[0])" : nil
  }
}
