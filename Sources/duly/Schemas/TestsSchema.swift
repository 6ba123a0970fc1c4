/// The JSON Schema of files of examples, NAME.test.yaml.
enum TestsSchema {
  static var whole: JSON {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Duly examples",
      "description": "Made-up cases beside a rule file, with the answers that are expected of its rules.",
      "type": "object",
      "additionalProperties": false,
      "required": ["language", "tests_for", "examples"],
      "properties": [
        "language": ["description": "The version of the language that the file is written in: 1.", "enum": [1, "1"]],
        "tests_for": .ref("id", "The rule set that they are for."),
        "examples_with": .named(.ref("records"), "What every example holds unless it says otherwise: list, then records."),
        "examples": .list(.ref("example"), "The cases, each for one rule (`rule`) or for several (`expect` names them)."),
      ],
      "$defs": [
        "id": RuleSetSchema.id, "date": RuleSetSchema.date, "words": RuleSetSchema.words, "span": RuleSetSchema.words,
        "names": RuleSetSchema.names, "dateOrNone": RuleSetSchema.dateOrNone, "momentOrNone": RuleSetSchema.momentOrNone, "records": RuleSetSchema.records,
        "expectation": RuleSetSchema.expectation, "nearMiss": RuleSetSchema.nearMiss, "referUp": RuleSetSchema.referUp, "holds": RuleSetSchema.holds, "example": example,
      ],
    ]
  }

  private static let example: JSON = [
    "type": "object",
    "required": ["name", "as_of", "expect"],
    "properties": [
      "rule": .ref("id", "The rule that is asked. Without it `expect` names each rule with its answer."),
      "name": .string("What the example shows."),
      "as_of": .ref("date", "The day on which it is asked."),
      "known_at": .ref("date", "What was written down after that day is not there."),
      "holds": .ref("holds"),
      "todo": .string("Why the answer is still another one: it must not hold yet."),
      "expect": [
        "description": "The answer; or, without `rule`, the answer of each rule that finds something.",
        "anyOf": [.ref("expectation"), .named(.ref("expectation"))],
      ],
    ],
    "additionalProperties": .ref("records"),
  ]
}
