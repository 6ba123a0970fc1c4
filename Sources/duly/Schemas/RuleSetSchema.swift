import RuleSets

/// The JSON Schema of rule files.
enum RuleSetSchema {
  static var whole: JSON {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Duly rule set",
      "description": "What must be done, of whom, by when, where that is written, and what to do when it is not done.",
      "type": "object",
      "additionalProperties": false,
      "required": ["language", "rule_set", "title", "version"],
      "anyOf": [["required": ["schema", "rules"]], ["required": ["based_on"]]],
      "properties": properties,
      "$defs": [
        "id": id,
        "date": date,
        "words": words,
        "condition": condition,
        "names": names,
        "agreed": agreed,
        "yesNo": yesNo,
        "countFrom": countFrom,
        "intervalAt": intervalAt,
        "source": source,
        "span": span,
        "table": table,
        "while": whilePeriod,
        "done": done,
        "duty": duty,
        "called": called,
        "remedialAction": remedialAction,
        "referUp": referUp,
        "records": records,
        "holds": holds,
        "expectation": expectation,
        "nearMiss": nearMiss,
        "example": example,
        "dateOrNone": dateOrNone,
        "momentOrNone": momentOrNone,
        "rule": rule,
      ],
    ]
  }

  private static let properties: JSON = [
    "language": ["description": "The version of the language that the file is written in: 1.", "enum": [1, "1"]],
    "rule_set": .ref("id", "The rule set's name: lower-case letters, digits and hyphens. It never changes."),
    "title": .string("The rule set's name in words."),
    "version": .ref("date", "The date of this version: 2026-04-01."),
    "schema": .string("The record schema that the rules read."),
    "calendars": .keys(
      [
        "working": .string("The one that working days are counted in, such as england-and-wales."),
        "school": .string("The one that holds school terms, as duly.yaml names it."),
      ],
      "The calendars that rules ask."),
    "about": .string("The list that the rules are about: child."),
    "agreed": .ref("agreed"),
    "based_on": .keys(
      [
        "rule_set": .ref("id", "The rule set whose rules and figures hold here too, as far as nothing else is said."),
        "version": .ref("date", "Its version."),
      ],
      required: ["rule_set", "version"],
      "Another rule set: beside this one, in the workspace, or one that comes with Duly."),
    "switch_off": .list(
      [
        "oneOf": [
          .ref("id"),
          .keys(
            ["rule": .ref("id", "The rule's id."), "from": .ref("date", "The first day on which it no longer holds.")],
            required: ["rule"]),
        ]
      ],
      "Rules of the base that are not asked: ids, or ids with a first day."),
    "count_from": .ref("countFrom"),
    "applies_when": .ref("condition", "A condition for every rule of the set."),
    "examples_with": .named(.ref("records"), "What every example holds unless it says otherwise: list, then records."),
    "figures": .named(
      .keys(
        [
          "title": .string("The figure in words; of a figure of the base not needed."),
          "values": [
            "description": "The value from a day on, until the next one.",
            "type": "array",
            "minItems": 1,
            "items": .keys(
              [
                "from": .ref("date", "The first day on which the value holds."),
                "source": .ref("source"),
                "value": .ref("span"),
              ],
              required: ["from", "source", "value"]),
          ],
        ],
        required: ["values"]),
      "Values that change with time, each with its source."),
    "rules": .list(.ref("rule"), "The rules."),
  ]

  /// An editor reads an id of digits alone as a number.
  static let id: JSON = ["type": ["string", "integer"], "pattern": "^[a-z0-9_-]+$", "minimum": 0]

  static let date: JSON = ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]

  static let words: JSON = .string("A span in words: 10 working days, 6 weeks, 3 months.")

  static let condition: JSON = .string("A condition over the records, such as category = \"CP\" and disabled = true.")

  static let name: JSON = ["type": ["string", "integer"]]

  static let names: JSON = ["oneOf": [name, .list(name)]]

  static let agreed: JSON = .keys(
    ["by": .string("Who agreed it."), "role": .string("In which role."), "date": .ref("date", "When.")],
    required: ["by", "role", "date"],
    "Who agreed it and when. Without it every output says DRAFT.")

  static let yesNo: JSON = ["enum": [true, false, "true", "false", "yes", "no"]]

  static let countFrom: JSON = .words(
    ["next_day", "same_day"],
    "Whether counting begins on the day after (next_day) or on the day itself (same_day).")

  static let source: JSON = .keys(
    [
      "document": .string("The law, guidance, specification or policy."),
      "section": ["description": "The part of it.", "type": ["string", "number"]],
      "council": .string("The council whose document it is."),
      "kind": .words(
        Source.Kind.allCases.map(\.rawValue),
        "law, statutory guidance, a national data specification, or the council's own."),
      "url": .string("Where it can be read."),
    ],
    required: ["document", "kind"],
    "Where the rule or the figure is written.")

  static let span: JSON = [
    "description": "A span in words, a figure's name, a field such as plan.visit_every, a table, the sooner or later of several, or one of these with a counting of its own.",
    "oneOf": [
      .string(),
      .ref("table"),
      .keys(
        [
          "sooner_of": ["description": "The one that comes first holds.", "type": "array", "items": .ref("span"), "minItems": 1],
        ],
        required: ["sooner_of"]),
      .keys(
        [
          "later_of": ["description": "The one that comes last holds.", "type": "array", "items": .ref("span"), "minItems": 1],
        ],
        required: ["later_of"]),
      .keys(
        [
          "span": .ref("span", "What is counted."),
          "count_from": .ref("countFrom", "How this span is counted, whatever the rule says."),
        ],
        required: ["span", "count_from"]),
    ],
  ]

  static let table: JSON = [
    "description": "Rows, read from the top: the first whose condition holds.",
    "type": "array",
    "minItems": 1,
    "items": [
      "oneOf": [
        .keys(
          [
            "when": .ref("condition"),
            "then": .ref("span"),
            "for": .string("Whom the row is for, in words: a child in need."),
          ],
          required: ["when", "then"]),
        .keys(
          [
            "otherwise": .ref("span", "Holds where no row above does."),
            "for": .string("Whom the row is for, in words."),
          ],
          required: ["otherwise"]),
      ],
    ],
  ]

  static let rule: JSON = .keys(
    [
      "id": .ref("id", "The rule's name: lower-case letters, digits and hyphens. It never changes."),
      "formerly": .ref("names", "Names that the rule had before."),
      "title": .string("The rule's name in words."),
      "check": .ref("id", "The column of the audit page. Rules with the same one share it."),
      "question": .string("The question as the audit form asks it."),
      "standard": .string("The standard in plain words; without it, it is made from the duty."),
      "source": .ref("source"),
      "priority": [
        "description": "1 the child is seen, 2 a step that the law asks for, 3 the plan, 4 the record.",
        "enum": [1, 2, 3, 4, "1", "2", "3", "4"],
      ],
      "in_force": .keys(
        ["from": .ref("date"), "until": .ref("date")],
        "The first day of the rule, and the first day on which it no longer holds."),
      "count_from": .ref("countFrom"),
      "applies_when": .ref("condition", "Whom the rule is for."),
      "where_supplied": .ref("names", "Spans that are left out, and said to be, where no source supplies the field."),
      "duty": .ref("duty"),
      "clock_stops": clockStops,
      "extensions": extensions,
      "exception_by": .ref("id", "The role that may agree an exception; only for rules of kind local."),
      "due_soon": .ref("words", "From this long before the due date it is shown as due soon."),
      "recording_time": .ref("words", "Past the due date but within this long, it is shown as awaiting record."),
      "remedial_action": .ref("remedialAction"),
      "examples": .list(.ref("example"), "Made-up cases on both sides of each boundary."),
    ],
    required: ["id", "title", "source", "priority", "duty"])
}
