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
    var bytes: [UInt8] = []
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

  var header: [UInt8] { Array(csvHeader(more: ["rules"]).utf8) }

  @Sendable func part(_ verdicts: [Verdict]) -> Part {
    var part = Part()
    for verdict in verdicts {
      part.isInBreach = part.isInBreach || verdict.outcome.isInBreach
      part.cannotTell = part.cannotTell || verdict.outcome == .cannotTell
      let check = run.checks[verdict.check]
      if !restricted, check.isRestricted(verdict.person) {
        part.hidden.insert(check.ownRow(of: verdict.person))
      } else if verdict.isListed(all: all) {
        if format == .csv { addRow(verdict, check, &part.bytes) } else { addFindings(verdict, check, &part.bytes) }
      }
    }
    return part
  }

  private func addRow(_ verdict: Verdict, _ check: Check, _ bytes: inout [UInt8]) {
    let place = verdict.check
    if let keys = keys[place], keys.state(verdict.person) == .value {
      let key = UnsafeBufferPointer(rebasing: keys.bytes.buffer[keys.range(verdict.person)])
      appendCSVRow(verdict, rule: rules[place], subject: key, more: versions[place], to: &bytes)
    } else {
      appendCSVRow(verdict, rule: rules[place], subject: check.personKey(verdict.person).utf8, more: versions[place], to: &bytes)
    }
  }

  private func addFindings(_ verdict: Verdict, _ check: Check, _ bytes: inout [UInt8]) {
    for finding in check.findings(of: verdict.person) {
      bytes.append(contentsOf: ndjson(finding, withRows: withRows).utf8)
      if bytes.last != 10 { bytes.append(10) }
    }
  }
}

extension Verdict {
  /// Whether it is listed without `--all`.
  func isListed(all: Bool) -> Bool {
    if all { return true }
    switch outcome {
    case .met, .due, .lapsed, .notApplicable: return false
    default: return true
    }
  }
}
