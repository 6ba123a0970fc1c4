/// A condition on codes and booleans; field names do not repeat over lists, so a name is enough.
indirect enum PlainCondition: Hashable {
  case isOneOf(String, [String])
  case isNot(String, String)
  case flag(String, Bool)
  case all([PlainCondition])
  case any([PlainCondition])
  case not(PlainCondition)

  var fields: Set<String> {
    switch self {
    case .isOneOf(let field, _), .isNot(let field, _), .flag(let field, _): [field]
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.fields) }
    case .not(let part): part.fields
    }
  }
}

struct PlainFigure: Hashable {
  var name: String
  /// In order of their first days.
  var values: [Value]
  struct Value: Hashable {
    var from: Int
    var interval: PlainInterval
  }
}

indirect enum PlainInterval: Hashable {
  case span(PlainSpan)
  case figure(PlainFigure)
  /// A span field of the person or the tested record.
  case field(String)
  /// The newest record's span field.
  case newest(list: String, field: String)
  case table([Row], otherwise: PlainInterval?)
  case sooner([PlainInterval])
  case later([PlainInterval])
  /// Counted in a way of its own.
  case counted(PlainInterval, sameDay: Bool)

  struct Row: Hashable {
    var when: PlainCondition
    var then: PlainInterval
  }

  /// Every part, itself included.
  var parts: [PlainInterval] {
    switch self {
    case .span, .field, .newest: [self]
    case .figure(let figure): [self] + figure.values.flatMap(\.interval.parts)
    case .table(let rows, let otherwise): [self] + rows.flatMap(\.then.parts) + (otherwise?.parts ?? [])
    case .sooner(let parts), .later(let parts): [self] + parts.flatMap(\.parts)
    case .counted(let inner, _): [self] + inner.parts
    }
  }

  var conditions: [PlainCondition] {
    parts.flatMap { part -> [PlainCondition] in
      if case .table(let rows, _) = part { return rows.map(\.when) }
      return []
    }
  }

  var figures: [PlainFigure] {
    parts.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }
}

enum PlainPeriod: Hashable {
  case person(until: Bool)
  case each(list: String, where: PlainCondition?)
}

struct PlainChain: Hashable {
  enum Next: Hashable {
    case interval(PlainInterval)
    case ordinals([PlainSpan])
    case document(age: PlainInterval?, reviewDue: Bool)
  }
  enum Restart: Hashable { case group, settled, stays }
  var next: Next
  var first: PlainInterval?
  var list: String
  var countsIf: PlainCondition?
  var eachRecord = false
  var period: PlainPeriod
  var restarts: [Restart] = []
  /// The facts of the day on which it would run out may lengthen an interval.
  var atDue = false
  var saysAt = false
  var lookBack: PlainSpan?
}

struct PlainWithin: Hashable {
  enum Done: Hashable {
    case finished
    case records(list: String, countsIf: PlainCondition?, oneEach: Bool, byKey: Bool, lookBack: PlainSpan?)
  }
  var span: PlainInterval
  /// "enquiry", or "person": the person is the trigger.
  var list: String
  /// The date field that opens it.
  var from: String
  var triggerIf: PlainCondition?
  var done: Done
  var newestOnly = false

  /// The field of the trigger's own record that says when it was done.
  var doneField: String { list == "call" ? "ended_at" : "finished" }
}

enum PlainDuty: Hashable {
  case recorded([String], by: PlainInterval?, fromMoved: Bool)
  case within(PlainWithin)
  case chain(PlainChain)
  case atLeast(PlainAtLeast)
  case before(PlainBefore)
  case mustBeTrue(PlainCondition, forEach: String?, countsIf: PlainCondition?)
}

struct PlainRule: Hashable {
  var duty: PlainDuty
  var appliesWhen: PlainCondition?
  var dueSoon: PlainSpan?
  var recordingTime: PlainSpan?
  var sameDay = false
  var inForceFrom: Int?
  var inForceUntil: Int?
  var stops: PlainStops?
  var extensions: PlainExtensions?
  var allowsExceptions = false
  /// It reads the same of workers: see `Renaming`.
  var isAboutWorkers = false

  var intervals: [PlainInterval] {
    switch duty {
    case .recorded(_, let by, _): return [by].compactMap { $0 }
    case .within(let within): return [within.span]
    case .before(let before): return [before.span]
    case .atLeast(let duty):
      if case .inTheLast(let interval) = duty.window { return [interval] }
      return []
    case .mustBeTrue: return []
    case .chain(let chain):
      var result = [chain.first].compactMap { $0 }
      switch chain.next {
      case .interval(let interval): result.append(interval)
      case .document(let age?, _): result.append(age)
      default: break
      }
      return result
    }
  }

  /// Its own first day, else the day on which its figures begin.
  var firstDay: Int? {
    inForceFrom ?? intervals.flatMap(\.figures).compactMap { $0.values.first?.from }.max()
  }
}

/// The date field of each list.
func dateField(of list: String) -> String {
  switch list {
  case "status": "status_from"
  case "visit": "visited"
  case "talk": "talked"
  case "plan": "planned_on"
  case "enquiry": "started"
  case "meeting": "met_on"
  case "hearing": "hearing_on"
  case "answer": "answered_on"
  case "pause": "pause_from"
  case "halt": "halt_from"
  case "call": "called_at"
  case "reply": "replied_at"
  case "echo": "echoed_at"
  case "extension": "granted_on"
  default: "stay_from"
  }
}

/// The field that says when a record was written down, where the list has one.
func recordedField(of list: String) -> String? {
  switch list {
  case "visit": "visit_recorded"
  case "talk": "talk_recorded"
  case "enquiry": "enquiry_recorded"
  case "meeting": "meeting_recorded"
  case "hearing": "hearing_recorded"
  default: nil
  }
}

let personFields: Set<String> = ["disabled", "restricted", "faith", "origin", "own_gap", "opened", "closed", "moved", "settled"]
