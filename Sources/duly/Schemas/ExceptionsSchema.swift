/// The JSON Schema of agreed exceptions.
enum ExceptionsSchema {
  static var whole: JSON {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Duly agreed exceptions",
      "description": "For whom, from when until when and why something is agreed to come later than a local standard asks.",
      "type": "object",
      "additionalProperties": false,
      "required": ["exceptions"],
      "properties": [
        "language": ["description": "The version of the language that the file is written in: 1.", "enum": [1, "1"]],
        "exceptions": .list(.ref("exception"), "One entry for each."),
      ],
      "$defs": ["id": RuleSetSchema.id, "day": day, "exception": exception],
    ]
  }

  private static let day: JSON = [
    "type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})$",
  ]

  private static let exception: JSON = .keys(
    [
      "rule": [
        "description": "The rule's id, alone or after its rule set: visits/visit-in-time.",
        "type": ["string", "integer"],
        "pattern": "^([a-z0-9_-]+/)?[a-z0-9_-]+$",
      ],
      "subject": ["description": "The key of the child or worker.", "type": ["string", "integer"]],
      "from": .ref("day", "The first day of the exception."),
      "until": .ref("day", "Its last day."),
      "reason": .string("Why it was agreed."),
      "approved_by": .string("Who agreed it."),
      "role": .ref("id", "In which role: the one that the rule names under `exception_by`."),
      "approved_on": .ref("day", "The day on which it was agreed."),
    ],
    required: ["rule", "subject", "from", "until", "reason", "approved_by", "role", "approved_on"])
}
