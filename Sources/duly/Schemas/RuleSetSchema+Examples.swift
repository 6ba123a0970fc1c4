import Compliance

extension RuleSetSchema {
  static let records: JSON = ["oneOf": [["type": "object"], .list(["type": "object"]), ["type": "null"]]]

  static let example: JSON = [
    "description": "A made-up case with the answer that is expected. Further keys are lists with their records.",
    "type": "object",
    "required": ["name", "as_of", "expect"],
    "properties": [
      "name": .string("What the example shows."),
      "as_of": .ref("date", "The day on which it is asked."),
      "known_at": .ref("date", "What was written down after that day is not there."),
      "exceptions": exceptions,
      "holds": .ref("holds"),
      "todo": .string("Why the answer is still another one: it must not hold yet."),
      "expect": .ref("expectation"),
    ],
    "additionalProperties": .ref("records"),
  ]

  static let dateOrNone: JSON = ["type": "string", "pattern": "^(none|[0-9]{4}-[0-9]{2}-[0-9]{2})$"]

  static let exceptions: JSON = .list(
    .keys(
      [
        "rule": ["description": "The rule's id; without it, the rule judged.", "type": ["string", "integer"]],
        "from": .ref("date"),
        "until": .ref("date"),
        "reason": .string(),
        "approved_by": .string(),
        "role": .string(),
        "approved_on": .ref("date"),
      ],
      required: ["from", "until"]),
    "Agreed exceptions for the person.")

  /// For deadlines in hours.
  static let momentOrNone: JSON = ["type": "string", "pattern": "^(none|[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2})?)$"]

  static let nearMiss: JSON = .keys(
    [
      "list": .string("The record's list."),
      "date": .ref("date"),
      "clause": .string("The part of the rule that turned it down: counts_if/and[1]."),
    ])

  static let holds: JSON = .named(
    ["type": "string", "pattern": "^(always|latest_only|not supplied|[0-9]{4}-[0-9]{2}-[0-9]{2})$"],
    "What the source holds of a list: always (without it), a date, latest_only, or not supplied.")

  static let expectation: JSON = .keys(
    [
      "verdict": .words(Outcome.allCases.map(\.rawValue)),
      "opened": .ref("dateOrNone"),
      "due": .ref("momentOrNone"),
      "done": .ref("momentOrNone"),
      "days_late": ["description": "Calendar days after the due date.", "type": ["integer", "string"]],
      "kind": .words(["gap", "coming_up", "history"]),
      "priority": ["enum": [1, 2, 3, 4, "1", "2", "3", "4"]],
      "reason": .words(["recorded", "missing", "not_asked"], "Whether the reason for lateness is recorded."),
      "action": [
        "description": "What is asked of people about the gap, as far as the example says it, or none.",
        "oneOf": [
          .words(["none"]),
          .keys([
            "owner": .ref("id"),
            "within": .ref("span"),
            "tell": .ref("names"),
            "copy": .ref("names"),
            "refer_up": .list(.ref("referUp")),
          ]),
        ],
      ],
      "obligations": .list(
        .keys(
          [
            "key": ["description": "By what it is known: the key of the record that opened it.", "type": ["string", "integer"]],
            "opened": .ref("date", "The day on which it opened."),
            "outcome": .words(Outcome.allCases.map(\.rawValue)),
            "due": .ref("momentOrNone"),
            "done": .ref("momentOrNone"),
          ]),
        "Some of what was due, each named by its key or the day on which it opened."),
      "near_miss": [
        "description": "Records that are shown as nearly counting, or none.",
        "oneOf": [.words(["none"]), .ref("nearMiss"), .list(.ref("nearMiss"))],
      ],
    ],
    required: ["verdict"])
}
