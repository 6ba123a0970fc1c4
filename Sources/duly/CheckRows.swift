import Caseload
import Compliance
import Reports
import RuleSets

/// Verdicts as rows: csv or ndjson.
struct CheckRows: Sendable {
  private let run: Run
  private let format: CheckCommand.Format
  private let all: Bool, withRows: Bool, restricted: Bool
  /// Per rule its id, and the columns behind the verdict's own, as they are written.
  private let rules: [[UInt8]], versions: [[UInt8]]
  private let keys: [TextColumn?]

  /// What came of a range of cases.
  struct Part: Sendable {
    var bytes = Bytes()
    /// Restricted cases that were left out.
    var hidden: Set<Int?> = []
    var isInBreach = false, cannotTell = false
  }

  init(_ loaded: LoadedRun, format: CheckCommand.Format, all: Bool, withRows: Bool, restricted: Bool) {
    run = loaded.run
    self.format = format
    self.all = all
    self.withRows = withRows
    self.restricted = restricted
    rules = run.checks.map { csvField($0.rule.id) }
    versions = run.checks.map { check in
      [UInt8(ascii: ",")] + csvField(check.ruleSet.versionWords + (check.ruleSet.isAgreed(on: loaded.asOf) ? "" : " DRAFT"))
    }
    keys = run.checks.map(\.personKeys)
  }

  /// How many people are judged in one go: of findings so few that what is written of them is still at hand when the
  /// system takes it.
  var rangeSize: Int { format == .csv ? 4_096 : 512 }

  private static let inBreach = OutcomeSet(where: \.isInBreach)

  var header: [UInt8] { Array(csvHeader(more: ["rules"]).utf8) }

  /// Of which verdicts there are rows.
  var outcomes: OutcomeSet { OutcomeSet { Verdict.isListed($0, all: all) } }

  @Sendable func part(_ range: ScannedRange) -> Part {
    let check = run.checks[range.check]
    var part = Part()
    part.isInBreach = !range.outcomes.isDisjoint(with: CheckRows.inBreach)
    part.cannotTell = range.outcomes.contains(OutcomeSet(.cannotTell))
    var listed = range.verdicts
    if !restricted {
      let hidden = Set(check.restricted(among: range.people))
      if !hidden.isEmpty {
        part.hidden = Set(hidden.map(check.ownRow(of:)))
        listed.removeAll { hidden.contains($0.person) }
      }
    }
    if format == .csv {
      part.bytes = rows(listed, of: check)
    } else {
      part.bytes = findings(listed, check)
    }
    return part
  }

  private func rows(_ verdicts: [Verdict], of check: Check) -> Bytes {
    guard let place = verdicts.first?.check else { return Bytes() }
    guard let keys = keys[place], !verdicts.contains(where: { keys.state($0.person) != .value }) else {
      return verdicts.reduce(into: Bytes()) { all, verdict in
        Array(check.personKey(verdict.person).utf8).withUnsafeBufferPointer {
          all.append(csvRows([verdict], rule: rules[place], subjects: [$0], more: versions[place]))
        }
      }
    }
    let bytes = keys.bytes.buffer
    let subjects = verdicts.map { UnsafeBufferPointer(rebasing: bytes[keys.range($0.person)]) }
    return csvRows(verdicts, rule: rules[place], subjects: subjects, more: versions[place])
  }

  private func findings(_ verdicts: [Verdict], _ check: Check) -> Bytes {
    let maker = FindingMaker(check)
    // Memory that is not written to costs nothing; that which must be found anew is copied.
    var lines = FindingLines(withRows: withRows, room: verdicts.count * 2_560)
    for verdict in verdicts { maker.findings(of: verdict.person) { lines.add($0) } }
    return lines.bytes
  }
}

extension Verdict {
  /// Whether it is listed without `--all`.
  func isListed(all: Bool) -> Bool { Verdict.isListed(outcome, all: all) }

  static func isListed(_ outcome: Outcome, all: Bool) -> Bool {
    if all { return true }
    switch outcome {
    case .met, .due, .lapsed, .notApplicable: return false
    default: return true
    }
  }
}
