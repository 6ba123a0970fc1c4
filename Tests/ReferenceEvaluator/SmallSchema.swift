import CaseRecords
import CivilTime
import SourceText

/// A small record schema of the tests' own: every kind of list and field that a duty can read, under names that do
/// not repeat, so that a condition needs no prefixes.
enum SmallSchema {
  static let text = """
    language: 1
    schema: small
    title: Small case records
    version: 2026-01-01
    zone: Europe/London
    about: person
    code_lists:
      group: {codes: {A: group a, B: group b, C: group c}}
      place: {codes: {HOME: at home, OFFICE: at the office}}
      faith:
        codes:
          X: {title: faith x}
          NOBT: {title: not yet obtained, standing: not_recorded}
          REFU: {title: would rather not say, standing: refused}
    lists:
      person:
        title: person
        plural: persons
        key: person_id
        period: {from: opened, until: closed}
        fields:
          person_id: {type: text, title: key}
          opened: {type: date, title: opened}
          closed: {type: date, title: closed, blank: not_yet}
          moved: {type: date, title: moved}
          settled: {type: date, title: settled, blank: not_yet}
          group: {type: code, codes: group, title: group, dated: {list: status, value: status_group, from: status_from, until: status_until}}
          disabled: {type: boolean, title: disability}
          restricted: {type: boolean, title: restricted, blank: no}
          faith: {type: code, codes: faith, title: faith}
          origin: {type: code, codes: faith, title: origin}
          own_gap: {type: span, title: own interval}
      worker:
        title: worker
        plural: workers
        key: worker_id
        period: {from: employed, until: left}
        fields:
          worker_id: {type: text, title: key}
          employed: {type: date, title: employed}
          left: {type: date, title: left, blank: not_yet}
          promoted: {type: date, title: promoted, blank: not_yet}
          part_time: {type: boolean, title: part time}
          senior: {type: boolean, title: senior, blank: no}
          worker_gap: {type: span, title: own interval of the worker}
      talk:
        title: talk
        plural: talks
        of: worker
        by: worker_id
        key: talk_number
        date: talked
        recorded: talk_recorded
        fields:
          talk_number: {type: text, title: talk number}
          talked: {type: date, title: date of the talk}
          talk_recorded: {type: date, title: talk recorded on}
          heard: {type: boolean, title: heard}
          room: {type: code, codes: place, title: room}
      status:
        title: status
        plural: statuses
        of: person
        by: person_id
        date: status_from
        period: {from: status_from, until: status_until}
        fields:
          status_from: {type: date, title: status from}
          status_until: {type: date, title: status until, blank: not_yet}
          status_group: {type: code, codes: group, title: status}
      visit:
        title: visit
        plural: visits
        of: person
        by: person_id
        key: visit_number
        date: visited
        recorded: visit_recorded
        fields:
          visit_number: {type: text, title: visit number}
          visited: {type: date, title: date of the visit}
          visit_recorded: {type: date, title: visit recorded on}
          seen: {type: boolean, title: seen}
          place: {type: code, codes: place, title: place}
      plan:
        title: plan
        plural: plans
        of: person
        by: person_id
        key: plan_number
        date: planned_on
        fields:
          plan_number: {type: text, title: plan number}
          planned_on: {type: date, title: date of the plan}
          review_due: {type: date, title: review due, clock: planned}
          plan_gap: {type: span, title: interval of the plan}
          agreed: {type: boolean, title: agreed}
      enquiry:
        title: enquiry
        plural: enquiries
        of: person
        by: person_id
        key: enquiry_number
        date: started
        recorded: enquiry_recorded
        fields:
          enquiry_number: {type: text, title: enquiry number}
          started: {type: date, title: started}
          finished: {type: date, title: finished, blank: not_yet}
          enquiry_recorded: {type: date, title: enquiry recorded on}
          urgent: {type: boolean, title: urgent}
          enquiry_gap: {type: span, title: interval of the enquiry}
      meeting:
        title: meeting
        plural: meetings
        of: person
        by: person_id
        key: meeting_number
        date: met_on
        recorded: meeting_recorded
        fields:
          meeting_number: {type: text, title: meeting number}
          met_on: {type: date, title: date of the meeting}
          meeting_recorded: {type: date, title: meeting recorded on}
          chaired: {type: boolean, title: chaired}
      hearing:
        title: hearing
        plural: hearings
        of: person
        by: person_id
        key: hearing_number
        date: hearing_on
        recorded: hearing_recorded
        fields:
          hearing_number: {type: text, title: hearing number}
          hearing_on: {type: date, title: date of the hearing, clock: planned}
          booked_on: {type: date, title: booked on}
          hearing_recorded: {type: date, title: hearing recorded on}
          shared: {type: date, title: report shared, blank: not_yet}
          called_off: {type: boolean, title: called off}
          formal: {type: boolean, title: formal}
          hearing_gap: {type: span, title: interval of the hearing}
      pause:
        title: pause
        plural: pauses
        of: person
        by: person_id
        key: pause_number
        date: pause_from
        period: {from: pause_from, until: pause_until}
        fields:
          pause_number: {type: text, title: pause number}
          pause_from: {type: date, title: pause from}
          pause_until: {type: date, title: pause until, blank: not_yet}
          pause_agreed: {type: boolean, title: pause agreed}
      halt:
        title: halt
        plural: halts
        of: person
        by: person_id
        key: halt_number
        date: halt_from
        period: {from: halt_from, until: halt_until}
        fields:
          halt_number: {type: text, title: halt number}
          halt_from: {type: date, title: halt from}
          halt_until: {type: date, title: halt until, blank: not_yet}
          halt_agreed: {type: boolean, title: halt agreed}
          halted: {type: reference, to: enquiry, title: halted enquiry}
      extension:
        title: extension
        plural: extensions
        of: person
        by: person_id
        key: extension_number
        date: granted_on
        fields:
          extension_number: {type: text, title: extension number}
          granted_on: {type: date, title: granted on}
          new_date: {type: date, title: new date, clock: planned}
          extra_time: {type: span, title: extra time}
      answer:
        title: answer
        plural: answers
        of: person
        by: person_id
        key: answer_number
        date: answered_on
        fields:
          answer_number: {type: text, title: answer number}
          answered_on: {type: date, title: date of the answer}
          complete: {type: boolean, title: complete}
          enquiry_id: {type: reference, to: enquiry, title: enquiry}
      call:
        title: call
        plural: calls
        of: person
        by: person_id
        key: call_number
        fields:
          call_number: {type: text, title: call number}
          called_at: {type: date_time, title: called at}
          ended_at: {type: date_time, title: call ended at, blank: not_yet, midnight: time}
          grave: {type: boolean, title: grave}
      reply:
        title: reply
        plural: replies
        of: person
        by: person_id
        key: reply_number
        fields:
          reply_number: {type: text, title: reply number}
          replied_at: {type: date_time, title: replied at}
          helpful: {type: boolean, title: helpful}
          call_id: {type: reference, to: call, title: call}
      echo:
        title: echo
        plural: echoes
        of: person
        by: person_id
        key: echo_number
        fields:
          echo_number: {type: text, title: echo number}
          echoed_at: {type: date_time, title: echoed at}
          clear: {type: boolean, title: clear}
      stay:
        title: stay
        plural: stays
        of: person
        by: person_id
        key: stay_number
        date: stay_from
        period: {from: stay_from, until: stay_until}
        fields:
          stay_number: {type: text, title: stay number}
          stay_from: {type: date, title: stay from}
          stay_until: {type: date, title: stay until, blank: not_yet}
          kept: {type: boolean, title: kept}
          stay_gap: {type: span, title: interval of the stay}
    derived:
      spell:
        title: spell
        plural: spells
        runs_of: stay
        joined_when: stay_until = null or next.stay_from <= stay_until
        from: stay_from
        until: stay_until
        starts_if: kept = true
        unknown_start: start of the spell not on record
      kept_spell:
        title: kept spell
        plural: kept spells
        runs_of: stay
        where: kept = true
        joined_when: stay_until = null or next.stay_from <= stay_until
        from: stay_from
        until: stay_until
      placed:
        title: time of a status in a stay
        plural: times of a status in a stay
        overlap_of: [stay, status]
    """

  /// The schema, read by the real reader; nil with its mistakes printed.
  static let schema: RecordSchema? = {
    var diagnostics = Diagnostics()
    let schema = readSchema(SourceFile(name: "small.yaml", text: text), diagnostics: &diagnostics)
    if schema == nil { print(DiagnosticRenderer(colour: false).render(diagnostics)) }
    return schema
  }()

  /// Terms of every year alike, each with a half-term holiday.
  static let terms: SchoolCalendar = {
    let halves = [
      ("Spring", "01-06", "02-14"), ("Spring", "02-24", "04-04"), ("Summer", "04-22", "05-23"), ("Summer", "06-02", "07-22"),
      ("Autumn", "09-01", "10-24"), ("Autumn", "11-03", "12-19"),
    ]
    func day(_ year: Int, _ text: String) -> CivilDate {
      let parts = text.split(separator: "-").compactMap { Int($0) }
      return CivilDate(year: year, month: parts[0], day: parts[1]) ?? CivilDate(dayNumber: 0)
    }
    let terms = (2015...2035).flatMap { year in
      halves.map { SchoolTerm(name: "\($0.0) term \(year)", from: day(year, $0.1), until: day(year, $0.2)) }
    }
    return SchoolCalendar(
      name: "our-terms", title: "Our terms", version: "1", covers: day(2015, "01-01")...day(2035, "12-31"), terms: terms)
  }()

  /// The calendar that the product ships.
  static let calendar: WorkingCalendar? = {
    var diagnostics = Diagnostics()
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(root)/schemas/calendars/england-and-wales.yaml"
    guard let file = SourceFile.read(path: path, name: nil, maximumBytes: 1 << 20, diagnostics: &diagnostics)
    else { return nil }
    return readCalendar(file, diagnostics: &diagnostics)
  }()
}
