/// The JSON Schema of local figures files.
enum LocalFiguresSchema {
  static var whole: JSON {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Duly local figures",
      "description": "The council's own values of figures that stand in rule sets, without touching a rule.",
      "type": "object",
      "additionalProperties": false,
      "required": ["language", "version", "figures"],
      "properties": [
        "language": ["description": "The version of the language that the file is written in: 1.", "enum": [1, "1"]],
        "title": .string("What the file is, in words."),
        "version": .ref("date", "The date of this version: findings carry it."),
        "figures": .list(
          .keys(
            [
              "figure": .string("The figure's name in its rule set."),
              "rule_set": .ref("id", "The rule set that it stands in."),
              "from": .ref("date", "The first day of this value. From then on the rule set's own no longer hold."),
              "value": .ref("span"),
              "source": .ref("source"),
              "agreed": .ref("agreed"),
            ],
            required: ["figure", "rule_set", "value", "from", "source"]),
          "One entry for each value."),
      ],
      "$defs": [
        "id": RuleSetSchema.id, "date": RuleSetSchema.date, "words": RuleSetSchema.words,
        "condition": RuleSetSchema.condition, "source": RuleSetSchema.source, "span": RuleSetSchema.span, "countFrom": RuleSetSchema.countFrom,
        "table": RuleSetSchema.table, "agreed": RuleSetSchema.agreed,
      ],
    ]
  }
}
