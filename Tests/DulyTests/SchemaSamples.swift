import CaseRecords
import Caseload
import CivilTime
import Foundation
import RuleSets
import SourceText

@testable import duly

/// A file of each kind in which every key stands somewhere, without a mistake; and what its reader says of a key that
/// nobody knows.
struct SchemaSamples {
  let schema: String
  let text: String

  static let all = [
    SchemaSamples(schema: "rule-set", text: ruleSet), SchemaSamples(schema: "tests", text: tests),
    SchemaSamples(schema: "workspace", text: workspace), SchemaSamples(schema: "record-schema", text: recordSchema),
    SchemaSamples(schema: "local-figures", text: localFigures),
    SchemaSamples(schema: "exceptions", text: exceptions),
  ]

  /// Lists that an example may name beside its keys.
  static let lists = careRecords?.shape.lists.map(\.name) ?? []

  /// The sample as JSON has it: mappings, lists and texts.
  func object() throws -> Any {
    var diagnostics = Diagnostics()
    let root = readYAML(SourceFile(name: schema, text: text), diagnostics: &diagnostics)
    return root.map(Self.object) ?? [:]
  }

  private static func object(_ node: YAMLNode) -> Any {
    switch node {
    case .scalar(let scalar): return scalar.text
    case .sequence(let items, _): return items.map(object)
    case .mapping(let entries, _):
      return Dictionary(uniqueKeysWithValues: entries.map { ($0.key.text, object($0.value)) })
    }
  }

  // MARK: Reading

  private static let careRecords: RecordSchema? = {
    var diagnostics = Diagnostics()
    let file = shippedFiles.first { $0.path == "schemas/childrens-social-care.yaml" }
    return file.flatMap { readSchema(SourceFile(name: $0.path, text: $0.text), diagnostics: &diagnostics) }
  }()

  /// Everything that is wrong in a file of this kind, which JSON writes: it is YAML too.
  private static func diagnostics(_ schema: String, _ whole: Any) -> [Diagnostic] {
    let data = try? JSONSerialization.data(withJSONObject: whole, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    let file = SourceFile(name: "\(schema).yaml", text: String(decoding: data ?? Data(), as: UTF8.self))
    var found = Diagnostics()
    var surroundings = RuleSetSurroundings(
      schemas: careRecords.map { [$0.name: $0] } ?? [:], calendars: ["england-and-wales"], schoolCalendars: ["terms"],
      library: [RuleFileHead(SourceFile(name: "base", text: base))])
    switch schema {
    case "rule-set": _ = readRuleSet(file, in: surroundings, diagnostics: &found)
    case "tests":
      let ruleSet = readRuleSet(SourceFile(name: "base", text: base), in: surroundings, diagnostics: &found)
      if let careRecords { _ = readRuleTests(file, for: [ruleSet].compactMap { $0 }, schema: careRecords, diagnostics: &found) }
    case "workspace": _ = readWorkspace(file, folder: ".", diagnostics: &found)
    case "exceptions": _ = readExceptions(file, diagnostics: &found)
    case "record-schema": _ = readSchema(file, diagnostics: &found)
    default:
      surroundings.localFigures = readLocalFigures(file, diagnostics: &found)
      _ = readRuleSet(SourceFile(name: "base", text: base), in: surroundings, diagnostics: &found)
    }
    return found.all
  }

  static func mistakes(_ schema: String, _ whole: Any) -> [String] { diagnostics(schema, whole).map(\.message) }

  /// The keys that the reader takes in a mapping; nil where the mapping holds names of the writer's own.
  static func knownKeys(_ schema: String, _ whole: Any, at path: [String]) -> Set<String>? {
    let strange = "qqqqqqqqqqqqqqqqqqqqqqqq"
    let told = diagnostics(schema, SchemaWalk.setting(whole, path, strange)).first {
      $0.message.hasPrefix("unknown key `\(strange)`")
    }
    guard let help = told?.help.first, let start = help.range(of: " may have ") else { return nil }
    return Set(help[start.upperBound...].matches(of: /`([a-z_]+)`/).map { String($0.output.1) })
  }
}

// MARK: - Samples

extension SchemaSamples {
  private static let base = """
    language: 1
    rule_set: base
    title: Base
    version: 2026-01-01
    schema: childrens-social-care
    calendars: {working: england-and-wales}
    figures:
      known:
        title: Known
        values: [{from: 2018-04-01, source: {document: Standard, kind: local}, value: 1 month}]
    rules:
      - {id: old, title: Old, source: {document: Standard, kind: local}, priority: 4, duty: {recorded: religion}}
      - id: plan
        title: Plan
        source: {document: Standard, kind: local}
        priority: 3
        duty: {up_to_date: plan, max_age: known, while: {from: opened, until: closed}}
    """

  private static let localFigures = """
    language: 1
    title: Ours
    version: 2026-04-01
    figures:
      - figure: known
        rule_set: base
        from: 2026-04-01
        value: {later_of: [{sooner_of: [{span: 1 week, count_from: same_day}, plan.visit_every]}, 2 weeks]}
        source: {document: Standard, section: "1", council: Ours, kind: local, url: x}
        agreed: {by: A. Person, role: Head, date: 2026-04-01}
      - figure: known
        rule_set: base
        from: 2027-04-01
        value: [{when: disabled = true, then: 1 week, for: a child}, {otherwise: 2 weeks, for: another}]
        source: {document: Standard, kind: local}
    """

  private static let exceptions = """
    language: 1
    exceptions:
      - {rule: base/plan, subject: C1, from: 2026-04-01, until: 2026-04-30, reason: Abroad, approved_by: A. Person, role: head, approved_on: 2026-03-30}
    """

  private static let tests = """
    language: 1
    tests_for: base
    examples_with: {child: {disabled: no}}
    examples:
      - rule: old
        name: one
        todo: later
        known_at: 2026-04-01
        as_of: 2026-04-01
        exceptions: [{rule: old, from: 2026-04-01, until: 2026-04-30, reason: Abroad, approved_by: A. Person, role: head, approved_on: 2026-03-30}]
        child: {opened: 2026-01-01}
        holds: {visit: always}
        expect:
          verdict: not_met
          opened: none
          due: none
          done: none
          days_late: 1
          kind: gap
          priority: 4
          reason: missing
          action: {owner: social_worker, within: 2 days, tell: [a], copy: [b], refer_up: [{after: 2 days, to: c}]}
          obligations: [{key: "-", opened: 2026-01-01, outcome: not_met, due: none, done: none}]
          near_miss: {list: visit, date: 2026-01-01, clause: counts_if}
      - name: all
        as_of: 2026-04-01
        child: {opened: 2026-01-01}
        expect: {old: {verdict: met}}
    """

  private static let workspace = """
    language: 1
    workspace: Ours
    council: Ours
    rules: [a.yaml]
    figures: figures.yaml
    exceptions: exceptions.yaml
    schema: childrens-social-care
    calendars: {ours: a.yaml}
    terms: {CP: child protection}
    answers: x
    tracker: x
    sources:
      a:
        title: A
        folder: data
        extracted_at: 2026-04-08T02:10
        max_age: 2 days
        dates: iso
        delimiter: comma
        empty_values: [x]
        complete_from: always
        lists:
          child: {file: a.csv, complete_from: always, columns: {name: Name}, empty_values: {name: [x]}}
    """

  private static let recordSchema = """
    language: 1
    schema: small
    title: Small
    version: 2026-04-01
    zone: Europe/London
    source: {document: Standard}
    about: child
    empty_values: [x]
    plausible: {from: 1900-01-01, until: 2100-01-01}
    code_lists:
      colour: {title: Colour, source: x, codes: {R: {title: red, standing: value, aliases: [rot]}}}
    lists:
      worker:
        key: worker_id
        fields:
          worker_id: {type: text}
          name: {type: text}
          team: {type: text}
          manager: {type: text}
          manager_name: {type: text}
          away_from: {type: date}
          away_until: {type: date}
      child:
        title: child
        plural: children
        files: [kids]
        key: child_id
        number: case_number
        kind: sort
        date: opened
        recorded: typed
        period: {from: opened, until: closed}
        fields:
          child_id: {type: text, title: key, aliases: [id], special: no, empty_values: [z], source: x}
          case_number: {type: text}
          sort: {type: code, codes: colour, dated: {list: spell, value: colour, from: start, until: end}}
          name: {type: text}
          born: {type: date, clock: happened, blank: not_yet, plausible: {from: 1900-01-01, until: 2100-01-01}}
          unborn: {type: boolean, true: [ja], false: [nein], ends_with: born}
          opened: {type: date}
          closed: {type: date}
          typed: {type: date}
          moment: {type: date_time, midnight: date, recorded: typed}
          every: {type: span, none: [never]}
          worker_id: {type: reference, to: worker}
          restricted: {type: boolean}
          family: {type: text}
          team: {type: text, arrives_with: closed}
      spell:
        of: child
        by: whose
        date: start
        period: {from: start, until: end}
        fields:
          whose: {type: reference, to: child}
          colour: {type: code, codes: colour}
          start: {type: date}
          end: {type: date}
          worker_id: {type: reference, to: worker}
      tour: {like: spell}
      head: {single: yes, fields: {year: {type: number}}}
      household: {key: family_id, from_keys: yes, fields: {family_id: {type: text}}}
    derived:
      stay:
        title: stay
        plural: stays
        runs_of: spell
        joined_when: end = next.start
        from: start
        until: end
        starts_if: colour = "R"
        where: colour = "R"
        unknown_start: not known
      both:
        title: both
        plural: both
        overlap_of: [spell, tour]
        unknown_start: not known
    people: {name: child.name, number: child.case_number, born: child.born, restricted: child.restricted, family: child.family, team: child.team}
    holding:
      now: child.worker_id
      over_time: {list: spell, worker: worker_id, from: start, until: end}
      worker:
        list: worker
        name: name
        team: team
        supervisor: manager
        supervisor_name: manager_name
        away_from: away_from
        away_until: away_until
    key_information:
      - {title: Name, field: child.name}
      - {title: Spells, list: spell, show: [colour]}
    """
}
