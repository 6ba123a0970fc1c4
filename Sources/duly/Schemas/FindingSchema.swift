/// The JSON Schema of one finding, as `duly check --format ndjson` writes it.
enum FindingSchema {
  static var whole: JSON {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Finding",
      "description": "One finding of a check: one line of the output of `duly check --format ndjson`. All keys are always there; what is not known is null.",
      "type": "object",
      "properties": properties,
      "required": [
        "id",
        "outcome",
        "kind",
        "rule",
        "person",
        "opened",
        "due",
        "done",
        "lateness",
        "last",
        "last_in_time",
        "next",
        "reckoning",
        "evidence",
        "near_misses",
        "decided_by",
        "uncertainties",
        "either",
        "clears_when",
        "action",
        "changes_on",
        "open_since",
        "exception",
        "held_on_due_date",
        "held_now",
        "attributes",
        "versions",
      ],
      "additionalProperties": false,
      "$defs": [
        "outcome": outcome,
        "span": span,
        "holiday": holiday,
        "source": source,
        "rule": rule,
        "person": person,
        "record": record,
        "reckoning": reckoning,
        "lateness": lateness,
        "action": action,
        "holder": holder,
        "counted": counted,
      ],
    ]
  }

  private static let properties: JSON = [
    "id": .string("The finding's own name: the same from night to night."),
    "outcome": .ref("outcome"),
    "kind": [
      "type": "string",
      "description": "gap: missing now, and a person can act. coming_up: nothing is missing. history: figures and explanations only.",
      "enum": ["gap", "coming_up", "history"],
    ],
    "rule": .ref("rule"),
    "person": .ref("person"),
    "opened": ["type": ["string", "null"], "format": "date", "description": "The day on which the duty arose."],
    "due": ["type": ["string", "null"], "format": "date", "description": "The last day that is in time."],
    "done": ["type": ["string", "null"], "format": "date", "description": "The day on which it was done."],
    "due_time": time("For a deadline in hours: the time of the day on which it is due, where it is known."),
    "done_time": time("For a deadline in hours: the time at which it was done, where it is known."),
    "lateness": [
      "description": "How late, as of the day or when done; null where nothing is late.",
      "anyOf": [.ref("lateness"), ["type": "null"]],
    ],
    "last": ["description": "The newest record that counts.", "anyOf": [.ref("record"), ["type": "null"]]],
    "last_in_time": ["type": ["boolean", "null"], "description": "Whether that one came in time; null where it cannot be told."],
    "next": ["type": ["string", "null"], "format": "date", "description": "When the next is due."],
    "counted": .ref("counted", "How many records there are in the window of time; only for duties that count."),
    "reckoning": [
      "description": "How the due date was worked out; null where there is none.",
      "anyOf": [.ref("reckoning"), ["type": "null"]],
    ],
    "evidence": .list(.ref("record"), "The records that the answer rests on."),
    "near_misses": .list(
      .keys(
        [
          "record": .ref("record"),
          "why": .string("Why it did not: child seen: no."),
          "clause": .string("The part of the rule that turned it down."),
        ],
        required: ["record", "why", "clause"],
        "A record that nearly counted."),
      "Records that nearly counted."),
    "decided_by": .keys(
      ["path": .string("Where it is in the rule."), "text": .string("As written in the rule.")],
      required: ["path", "text"],
      "The part of the rule that decided."),
    "uncertainties": .list(
      .keys(
        [
          "cause": [
            "type": "string",
            "description": "The sort of reason.",
            "enum": [
              "blank",
              "invalid",
              "unlisted",
              "not_in_this_extract",
              "outside_calendar",
              "unknown_start",
              "conflicting",
              "time_not_recorded",
            ],
          ],
          "text": .string("One plain sentence without full stop."),
          "field": ["type": ["string", "null"], "description": "The field to put right."],
          "record": ["description": "The record to put right.", "anyOf": [.ref("record"), ["type": "null"]]],
          "person_can_fix": [
            "type": "boolean",
            "description": "Whether a worker can put it right on the record; otherwise the extract is at fault.",
          ],
        ],
        required: ["cause", "text", "field", "record", "person_can_fix"],
        "A reason for not knowing."),
      "Why the answer is not known; empty unless the outcome is cannot_tell."),
    "either": [
      "description": "For cannot_tell: what it would be without, and with, the records in doubt.",
      "anyOf": [
        .keys(["without": .ref("outcome"), "with": .ref("outcome")], required: ["without", "with"], "Both answers."),
        ["type": "null"],
      ],
    ],
    "clears_when": .string("What would clear a gap; empty for the rest."),
    "action": ["description": "What to do; only for gaps.", "anyOf": [.ref("action"), ["type": "null"]]],
    "changes_on": [
      "type": ["string", "null"],
      "format": "date",
      "description": "With the records as they are, the verdict stays the same on every day before this one; null: for good.",
    ],
    "open_since": ["type": ["string", "null"], "format": "date", "description": "The first day on which it was an open gap."],
    "exception": exception,
    "held_on_due_date": ["description": "Who held the case when it fell due.", "anyOf": [.ref("holder"), ["type": "null"]]],
    "held_now": ["description": "Who holds it now.", "anyOf": [.ref("holder"), ["type": "null"]]],
    "attributes": .keys(
      [
        "reason": [
          "type": "string",
          "description": "Whether a reason for lateness is on record, where the rule asks for one.",
          "enum": ["recorded", "missing", "not_asked"],
        ],
        "recorded_late": ["type": "boolean", "description": "Written down after the due date."],
        "by_todays_facts": ["type": "boolean", "description": "An earlier duty, judged by facts that are only known for today."],
        "extended": ["type": "boolean", "description": "The due date was moved by an extension."],
        "refused": ["type": "boolean", "description": "The person would rather not say: recorded, and counted apart."],
        "inherited": ["type": "boolean", "description": "Someone else held the case when it fell due."],
      ],
      required: ["reason", "recorded_late", "by_todays_facts", "extended", "refused", "inherited"],
      "Said beside the outcome; never changes it."),
    "versions": .keys(
      [
        "rule_set": .string("The rule set and its version."),
        "calendar": .string("The calendar of working days."),
        "schema": .string("The record schema."),
        "program": .string("The program."),
        "figures": .string("The local figures, where the rule takes one of them."),
        "exceptions": .string("The file of agreed exceptions, where the rule allows them, with its check sum."),
      ],
      required: ["rule_set", "calendar", "schema", "program"],
      "What it was worked out with."),
  ]

  static let outcome: JSON = [
    "type": "string",
    "enum": [
      "met",
      "late",
      "missed",
      "lapsed",
      "due",
      "due_soon",
      "awaiting_record",
      "overdue",
      "not_met",
      "exempt",
      "not_applicable",
      "cannot_tell",
    ],
    "description": "What became of it: met (done in time), late (done after the day), missed (not done when the time for it was over), lapsed (ended before it was due), due, due_soon, awaiting_record (the day has passed, with time left to type it in), overdue, not_met (no deadline, and not so), exempt (an agreed exception), not_applicable, cannot_tell.",
  ]

  static let span: JSON = [
    "type": "string",
    "pattern": "^[0-9]+ (hour|day|working day|school day|week|month|year)s?$",
    "description": "A length of time in words: 10 working days.",
  ]

  static let holiday: JSON = .keys(
    [
      "date": ["type": "string", "format": "date", "description": "The day."],
      "title": .string("Its name: Good Friday."),
    ],
    required: ["date", "title"],
    "A day that is no working day.")

  static let source: JSON = .keys(
    [
      "kind": [
        "type": "string",
        "description": "Who set it: law, statutory guidance, a national standard, or the council itself.",
        "enum": ["law", "guidance", "national", "local"],
      ],
      "document": .string("The document."),
      "section": .string("The part of it; empty where not said."),
      "council": .string("The council whose document it is; empty where not said."),
      "url": .string("Where to read it; empty where not said."),
    ],
    required: ["kind", "document", "section", "council", "url"],
    "Where a rule or figure comes from.")

  static let rule: JSON = .keys(
    [
      "rule_set": .string("The rule set."),
      "id": .string("The rule."),
      "title": .string("Its title."),
      "form": [
        "type": "string",
        "description": "The form of the duty.",
        "enum": ["recorded", "within", "before", "every", "up_to_date", "at_least", "must_be_true"],
      ],
      "check": .string("The column of the audit page that it answers."),
      "question": .string("The question as the audit form asks it."),
      "called": .string("What is asked for: visit with the child seen."),
      "standard": .string("The standard for this person: every 10 working days; empty where it has no span."),
      "group": .string("The group that the standard is for; empty where the rule does not tell groups apart."),
      "priority": [
        "type": "integer",
        "description": "What matters first: 1 the child seen, 2 a step that the law asks for, 3 the plan, 4 record keeping.",
        "minimum": 1,
      ],
      "source": .ref("source"),
      "figure_source": [
        "description": "The source of the figure that decided, where it has its own.",
        "anyOf": [.ref("source"), ["type": "null"]],
      ],
      "agreed": ["type": "boolean", "description": "Whether the rule set is agreed; if not, it is a draft."],
    ],
    required: [
      "rule_set",
      "id",
      "title",
      "form",
      "check",
      "question",
      "called",
      "standard",
      "group",
      "priority",
      "source",
      "figure_source",
      "agreed",
    ],
    "The rule that was asked.")

  static let person: JSON = .keys(
    [
      "key": .string("The key in the records."),
      "number": .string("The number in the case system, else the key."),
      "name": ["type": ["string", "null"], "description": "The name; null where the source has none."],
      "category": ["type": ["string", "null"], "description": "The category in words."],
      "family": ["type": ["string", "null"], "description": "The family's key."],
      "restricted": ["type": "boolean", "description": "Whether only named people may see it."],
      "list": [
        "type": ["string", "null"],
        "description": "What the record is where a rule is about another list than the schema's own: worker.",
      ],
    ],
    required: ["key", "number", "name", "category", "family", "restricted", "list"],
    "The child or other person that the finding is about.")

  static let record: JSON = .keys(
    [
      "list": .string("The list that it is in: visit, plan."),
      "title": .string("What the record says it is: home visit."),
      "number": [
        "type": ["string", "null"],
        "description": "Its own number in the case system; null where the source has none.",
      ],
      "date": [
        "type": ["string", "null"],
        "format": "date",
        "description": "The day that it tells of; null where blank or not a date.",
      ],
      "recorded": [
        "type": ["string", "null"],
        "format": "date",
        "description": "The day on which it was written down; null where not known.",
      ],
      "file": .string("The file that it was read from; only where rows were asked for."),
      "row": [
        "type": ["integer", "null"],
        "description": "The row in that file, the header being 1; null where not known; only where rows were asked for.",
        "minimum": 1,
      ],
    ],
    required: ["list", "title", "number", "date", "recorded"],
    "A record, as it is found in the case system.")

  private static func time(_ description: String) -> JSON {
    ["type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$", "description": .text(description)]
  }

  static let reckoning: JSON = .keys(
    [
      "start": ["type": "string", "format": "date", "description": "The day from which the time runs."],
      "start_time": time("For a span in hours: the time of that day, where it is known."),
      "start_is": .string("What happened on it: last visit with the child seen."),
      "span": .ref("span"),
      "due": [
        "type": ["string", "null"], "format": "date",
        "description": "The last day that is in time; null while the clock stands still.",
      ],
      "skipped": .list(.ref("holiday"), "Bank holidays in between that were not counted."),
      "stops": stops,
      "extensions": extensions,
      "clause": .string("The part of the rule that gave the span."),
      "figure": ["type": ["string", "null"], "description": "The figure that gave it, if one did."],
      "figure_from": ["type": ["string", "null"], "format": "date", "description": "The day from which the figure holds."],
    ],
    required: ["start", "start_is", "span", "due", "skipped", "stops", "extensions", "clause", "figure", "figure_from"],
    "How the due date was worked out.")

  static let lateness: JSON = .keys(
    [
      "calendar_days": ["type": "integer", "description": "In calendar days.", "minimum": 0],
      "span": .ref("span"),
      "skipped": .list(.ref("holiday"), "Bank holidays in between that were not counted."),
    ],
    required: ["calendar_days", "span", "skipped"],
    "How late.")

  static let action: JSON = .keys(
    [
      "do": .string("The sentence, filled in."),
      "owner": .string("The role that does it."),
      "owner_name": ["type": ["string", "null"], "description": "That person's name."],
      "within": [
        "description": "How long there is, from the day on which the action is opened.",
        "anyOf": [.ref("span"), ["type": "null"]],
      ],
      "by": [
        "type": ["string", "null"],
        "format": "date",
        "description": "The last day, if it is opened on the day of the run.",
      ],
      "done_when": .string("How it is known to be done."),
      "tell": .list(.string(), "Roles that are told."),
      "copy": .list(.string(), "Roles that get a copy."),
      "refer_up": .list(
        .keys(["after": .ref("span"), "to": .string("The role.")], required: ["after", "to"], "A step up."),
        "Whom it is referred up to, and how long after the action's last day."),
    ],
    required: ["do", "owner", "owner_name", "within", "by", "done_when", "tell", "copy", "refer_up"],
    "What the rule asks to be done about a gap.")

  static let holder: JSON = .keys(
    [
      "key": .string("The worker's key in the records."),
      "name": ["type": ["string", "null"], "description": "The worker's name."],
      "team": ["type": ["string", "null"], "description": "The worker's team."],
    ],
    required: ["key", "name", "team"],
    "Who holds a case.")

  static let counted: JSON = .keys(
    [
      "found": ["type": "integer", "minimum": 0],
      "asked": ["type": "integer", "minimum": 1],
      "from": [
        "type": ["string", "null"],
        "format": "date",
        "description": "The window's first day, or the day from which records count.",
      ],
      "until": ["type": ["string", "null"], "format": "date", "description": "The window's last day, where it is known."],
      "partial": [
        "type": "boolean",
        "description": "The window is not asked for, because the rule's time does not wholly cover it.",
      ],
    ],
    required: ["found", "asked", "from", "until", "partial"],
    "How many records there are of how many that are asked for.")
}
