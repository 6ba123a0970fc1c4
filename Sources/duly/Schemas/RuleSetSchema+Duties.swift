import RuleSets

extension RuleSetSchema {
  static let intervalAt: JSON = .words(
    IntervalAt.allCases.map(\.rawValue),
    "Whose facts choose the interval: those of the day of the last occasion (opened), or of the day on which it would run out (due).")

  static let whilePeriod: JSON = [
    "description": "The time for which the duty runs.",
    "oneOf": [
      .keys(
        [
          "from": .string("The field with the first day."),
          "until": .string("The field with the first day on which it no longer runs, or none."),
        ],
        required: ["from", "until"]),
      .keys(
        [
          "each": .string("A list of periods: the duty runs in each of them."),
          "where": .ref("condition", "Which of the periods."),
        ],
        required: ["each"]),
    ],
  ]

  static let done: JSON = [
    "description": "The date on which it is done: a field of the same record, or records of another list.",
    "oneOf": [
      .string(),
      .keys(
        [
          "list": .string("The list whose records answer."),
          "counts_if": .ref("condition"),
          "date": .string("The date of the answer."),
          "answers": .words(
            WithinDuty.Answers.allCases.map(\.rawValue),
            "each: one record may answer several; one: the oldest first."),
          "look_back": .ref("words", "How long before it may have been done."),
        ],
        required: ["list"]),
    ],
  ]

  static let duty: JSON = [
    "description": "What must be done: exactly one of recorded, within, before, every, up_to_date, at_least, must_be_true, must_not_be_true.",
    "oneOf": [
      .keys(
        [
          "recorded": .ref("names", "The field or fields that hold a real value."),
          "by": .ref("span", "By when."),
          "from": .string("The date that `by` counts from."),
          "called": .ref("called"),
        ],
        required: ["recorded"]),
      .keys(
        [
          "within": .ref("span", "How soon it is done."),
          "list": .string("The list whose records ask for it; without it, the child itself."),
          "trigger_if": .ref("condition", "Which records ask for it."),
          "from": .string("The date that is counted from."),
          "done": .ref("done"),
          "which": .words(["newest"], "newest: only the newest record is judged."),
          "reason": .string("The field with the reason for being late."),
          "called": .ref("called"),
        ],
        required: ["within", "from", "done"]),
      .keys(
        [
          "before": .ref("span", "How long before the event it is done."),
          "list": .string("The list of planned events; without it, the child itself."),
          "trigger_if": .ref("condition", "Which events ask for it."),
          "event": .string("The planned date of the event."),
          "cancelled_if": .ref("condition", "When it is called off."),
          "booked": .string("The date on which it was booked."),
          "done": .ref("done"),
          "reason": .string("The field with the reason for being late."),
          "called": .ref("called"),
        ],
        required: ["before", "event", "done"]),
      .keys(
        [
          "every": [
            "description": "The longest time from one to the next; or the first, second and so on, the last beginning with `then`.",
            "anyOf": [.ref("span"), ["type": "array", "items": .string(), "minItems": 2]],
          ],
          "first": .ref("span", "How soon the first one comes."),
          "list": .string("The list whose records count."),
          "counts_if": .ref("condition", "Which of them count."),
          "while": .ref("while"),
          "restarts": .ref("names", "What starts it anew: a field with a history, or a date such as placement.start."),
          "interval_at": .ref("intervalAt"),
          "look_back": .ref("words", "How long before the start one may lie and still count."),
          "each_record": .ref("yesNo", "Two records on one date count as two."),
          "called": .ref("called"),
        ],
        required: ["every", "list", "while"]),
      [
        "type": "object",
        "additionalProperties": false,
        "required": ["up_to_date", "while"],
        "properties": [
          "up_to_date": .string("The list of documents, the newest of which counts."),
          "max_age": .ref("span", "How old the newest may be."),
          "review_due": .string("The document's own date for the next one; the sooner of the two holds."),
          "by": .ref("span", "How soon the first one is there; without it, the greatest age."),
          "counts_if": .ref("condition", "Which documents count."),
          "while": .ref("while"),
          "restarts": .ref("names", "What starts it anew."),
          "interval_at": .ref("intervalAt"),
          "look_back": .ref("words", "How long before the start one may lie and still count."),
          "each_record": .ref("yesNo", "Two records on one date count as two."),
          "called": .ref("called"),
        ],
        "anyOf": [["required": ["max_age"]], ["required": ["review_due"]]],
      ],
      [
        "type": "object",
        "additionalProperties": false,
        "required": ["at_least", "list"],
        "properties": [
          "at_least": [
            "description": "How many: 1 or more.",
            "anyOf": [["type": "integer", "minimum": 1], ["type": "string", "pattern": "^[1-9][0-9]*$"]],
          ],
          "list": .string("The list whose records count."),
          "counts_if": .ref("condition", "Which of them count."),
          "each_record": .ref("yesNo", "Two records on one date count as two."),
          "per": .words(["week", "month", "quarter", "year", "school term"], "In each of these."),
          "year_from": [
            "description": "The day on which the year begins: 1 April.",
            "type": "string",
            "pattern": "^[0-9]{1,2} [A-Z][a-z]+$",
          ],
          "partial": .words(["count"], "count: a window that the period does not wholly cover is asked for too."),
          "in_the_last": .ref("span", "In this long up to the day judged."),
          "between": [
            "description": "From each record of this list to the next.",
            "oneOf": [
              .string(),
              .keys(
                [
                  "list": .string("The list whose records open and close the windows."),
                  "counts_if": .ref("condition", "Which of them do."),
                ],
                required: ["list"]),
            ],
          ],
          "while": .ref("while"),
          "look_back": .ref("words", "How long before the start one may lie and still count."),
          "called": .ref("called"),
        ],
        "oneOf": [["required": ["per", "while"]], ["required": ["in_the_last"]], ["required": ["between", "while"]]],
      ],
      .keys(
        [
          "must_be_true": .ref("condition"),
          "for_each": .string("The list, of each of whose records it must be true."),
          "counts_if": .ref(
            "condition",
            "With for_each: which of its records are judged, and are previous and next to one another."),
          "called": .ref("called"),
        ],
        required: ["must_be_true"]),
      .keys(
        [
          "must_not_be_true": .ref("condition", "What is wrong: all is well unless it surely holds."),
          "for_each": .string("The list, of none of whose records it may be true."),
          "counts_if": .ref(
            "condition",
            "With for_each: which of its records are judged, and are previous and next to one another."),
          "called": .ref("called"),
        ],
        required: ["must_not_be_true"]),
    ],
  ]

  static let called: JSON = .string("What is to be done, in words: visit with the child seen.")
}
