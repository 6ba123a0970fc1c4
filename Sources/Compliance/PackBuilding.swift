import CaseRecords
import Caseload
import CivilTime
import RuleSets

/// How cases are chosen for a worker's page.
public struct Choosing: Sendable {
  /// How many cases are gone into for each worker; at least two.
  public var cases: Int
  public var seed: UInt64
  /// May the reader see restricted cases?
  public var showsRestricted: Bool
  public init(cases: Int = 2, seed: UInt64 = 1, showsRestricted: Bool = false) {
    self.cases = cases
    self.seed = seed
    self.showsRestricted = showsRestricted
  }
}

/// Which workers a pack is for.
public enum AuditScope: Sendable, Hashable {
  case worker(String), team(String), supervisor(String), all
}

extension Run {
  /// One pack for each supervisor, in the order of their keys; cases that nobody holds come last.
  public func packs(_ scope: AuditScope, _ choosing: Choosing, header: AuditHeader) -> [SupervisorPack] {
    let caseloads = casesByWorker()
    var packs: [(key: String, supervisor: Holder?, workers: [WorkerAudit])] = []
    for (key, people) in caseloads {
      let worker = key.isEmpty ? nil : context.workerRow(key).flatMap { context.worker($0) } ?? Holder(key: key, name: nil, team: nil)
      let supervisor = key.isEmpty ? nil : context.supervisor(ofWorker: key)
      guard includes(scope, worker, supervisor) else { continue }
      let audit = audit(worker, supervisor, people, choosing)
      let place = supervisor?.key ?? ""
      if let index = packs.firstIndex(where: { $0.key == place }) {
        packs[index].workers.append(audit)
      } else {
        packs.append((place, supervisor, [audit]))
      }
    }
    return packs.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
      .map { SupervisorPack(supervisor: $0.supervisor, header: header, workers: $0.workers) }
  }

  private func includes(_ scope: AuditScope, _ worker: Holder?, _ supervisor: Holder?) -> Bool {
    switch scope {
    case .all: true
    case .worker(let key): worker?.key == key
    case .team(let name): worker?.team == name
    case .supervisor(let key): supervisor?.key == key
    }
  }

  /// The open cases of each worker, by key; "" for cases that nobody holds.
  private func casesByWorker() -> [(key: String, people: [Int])] {
    var cases: [String: [Int]] = [:]
    for person in 0..<context.about.count where context.isOpen(person) {
      cases[context.holderNow(of: person)?.key ?? "", default: []].append(person)
    }
    return cases.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func audit(_ worker: Holder?, _ supervisor: Holder?, _ people: [Int], _ choosing: Choosing) -> WorkerAudit {
    let shown = people.filter { choosing.showsRestricted || !context.person($0).isRestricted }
    let audits = shown.map { audit(of: $0) }
    let ordered = audits.sorted { a, b in concern(a) == concern(b) ? a.person.key < b.person.key : concern(a).lexicographicallyPrecedes(concern(b)) }
    let columns = self.columns
    return WorkerAudit(
      worker: worker, supervisor: supervisor, away: worker.flatMap { away($0.key) }, columns: columns,
      rows: ordered.map { row($0, columns, shown) }, cases: chosen(ordered, choosing),
      restrictedCount: people.count - shown.count, comingUp: comingUp(ordered))
  }

  /// What matters for the child first, then days: the smaller the earlier.
  private func concern(_ audit: CaseAudit) -> [Int] {
    guard let worst = audit.findings.first(where: { $0.kind == .gap }) else { return [9, 0, 0] }
    let gaps = audit.findings.filter { $0.kind == .gap }.count
    return [worst.rule.priority, -(worst.lateness?.calendarDays ?? 0), -gaps]
  }

  // MARK: Page one

  /// One column for each check that any rule answers, in the order of the rules.
  private var columns: [(check: String, heading: String)] {
    var columns: [(check: String, heading: String)] = []
    let named = checks(about: nil).filter { !$0.isHistory }.map { ($0.rule.check, $0.rule.title) } + notRun.map { ($0.check, $0.title) }
    for (check, title) in named where !columns.contains(where: { $0.check == check }) { columns.append((check, title)) }
    return columns
  }

  private func row(_ audit: CaseAudit, _ columns: [(check: String, heading: String)], _ people: [Int]) -> WorkerRow {
    let cells = columns.map { column in audit.findings.first { $0.rule.check == column.check } }
    let doesNotApply = zip(columns, cells).map { column, cell in
      cell == nil && audit.doesNotApply.contains { $0.rule.check == column.check }
    }
    var familySize = 1
    if let family = audit.person.family { familySize = people.filter { context.person($0).family == family }.count }
    return WorkerRow(person: audit.person, cells: cells, doesNotApply: doesNotApply, familySize: familySize)
  }

  private func comingUp(_ audits: [CaseAudit]) -> [Finding] {
    let horizon = context.asOf.adding(days: 28)
    return audits.flatMap(\.findings).filter { $0.kind == .comingUp && ($0.due ?? horizon) <= horizon }
      .sorted { ($0.due ?? .latest, $0.rule.priority, $0.identity.text) < ($1.due ?? .latest, $1.rule.priority, $1.identity.text) }
  }

  private func away(_ key: String) -> String? {
    let roles = context.schema.roles
    guard let row = context.workerRow(key), let from = roles.workerAwayFrom, let until = roles.workerAwayUntil,
      case .date(let starts)? = context.caseload.column(from), case .date(let ends)? = context.caseload.column(until),
      let start = starts[row], start <= context.asOf
    else { return nil }
    guard let end = ends[row] else { return "away since \(start.inWords(withYear: false))" }
    return end >= context.asOf ? "away \(start.inWords(withYear: false)) to \(end.inWords(withYear: false))" : nil
  }

  // MARK: Choosing cases

  /// Why a gap of this check or priority is looked at before others, true for whatever rule stands behind it.
  private static func weight(_ rule: RuleSummary) -> String {
    switch rule.check {
    case "visit": return "a child not seen on record in time comes first"
    case "plan": return "the plan is not up to date on record"
    case "supervision": return "case supervision is not up to date on record"
    default: break
    }
    let what = rule.check.isEmpty ? "" : ": " + (rule.check.hasPrefix("no-") ? String(rule.check.dropFirst(3)) : rule.check)
      .map { $0 == "-" ? " " : String($0) }.joined()
    switch rule.priority {
    case 1: return "what bears on the child's safety comes first\(what)"
    case 2: return "a step in its set time is open\(what)"
    default: return "something is missing on record\(what)"
    }
  }

  /// The cases with most to put right, and one at random; each with the reason.
  private func chosen(_ ordered: [CaseAudit], _ choosing: Choosing) -> [CaseAudit] {
    let wanted = min(max(2, choosing.cases), ordered.count)
    var chosen: [CaseAudit] = []
    for audit in ordered where chosen.count < max(1, wanted - 1) {
      guard let worst = audit.findings.first(where: { $0.kind == .gap }) else { break }
      var copy = audit
      copy.chosenBecause = Self.weight(worst.rule)
      chosen.append(copy)
    }
    var rest = ordered.filter { audit in !chosen.contains { $0.person.key == audit.person.key } }
    var dice = Dice(seed: choosing.seed, salt: ordered.first?.holder?.key ?? "")
    while chosen.count < wanted, !rest.isEmpty {
      var copy = rest.remove(at: dice.roll(rest.count))
      copy.chosenBecause = "at random (seed \(choosing.seed))"
      chosen.append(copy)
    }
    return chosen
  }
}

/// Repeatable chance: the same seed and worker give the same cases on every machine.
struct Dice {
  private var state: UInt64

  init(seed: UInt64, salt: String) {
    state = seed &+ 0x9E37_79B9_7F4A_7C15
    for byte in salt.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// A number from 0 up to, not including, `count`.
  mutating func roll(_ count: Int) -> Int {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(count))
  }
}

extension RunContext {
  /// Whether the person's own period runs on the day judged.
  public func isOpen(_ person: Int) -> Bool {
    guard let period = aboutShape.period else { return true }
    if case .date(let from)? = about.columns[period.from], from.days[person] > asOf.dayNumber { return false }
    guard let field = period.until, case .date(let until)? = about.columns[field] else { return true }
    let day = until.days[person]
    return day <= DateColumn.invalid || day > asOf.dayNumber
  }
}
