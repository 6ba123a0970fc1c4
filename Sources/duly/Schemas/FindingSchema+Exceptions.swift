/// What moves a due date, and what covers a gap.
extension FindingSchema {
  static let exception: JSON = [
    "description": "The agreed exception that covers it, where one does.",
    "anyOf": [
      .keys(
        [
          "from": day("Its first day."),
          "until": day("Its last day."),
          "reason": .string("Why it was agreed."),
          "approved_by": .string("Who agreed it."),
          "role": .string("The role in which they did."),
          "approved_on": day("The day on which it was agreed."),
        ],
        required: ["from", "until", "reason", "approved_by", "role", "approved_on"]),
      ["type": "null"],
    ],
  ]

  static let stops: JSON = .list(
    .keys(
      [
        "from": day("The first day."),
        "until": dayOrNull("The last day; null while it has not ended."),
        "not_counted": ["description": "What it took out of the count.", "anyOf": [.ref("span"), ["type": "null"]]],
      ],
      required: ["from", "until", "not_counted"]),
    "Days in between that were not counted because the clock stood still.")

  static let extensions: JSON = .list(
    .keys(
      [
        "granted": dayOrNull("The day on which it was granted."),
        "due": dayOrNull("The due date with it; null while the clock stands still."),
        "too_late": ["type": "boolean", "description": "It was granted after the due date then in force, so it changed nothing."],
        "limited": ["type": "boolean", "description": "It asked for more than the rule allows."],
        "record": ["description": "The record that says so.", "anyOf": [.ref("record"), ["type": "null"]]],
      ],
      required: ["granted", "due", "too_late", "limited", "record"]),
    "Extensions that were granted for it, those that came too late included.")

  private static func day(_ help: String) -> JSON { ["type": "string", "format": "date", "description": .text(help)] }

  private static func dayOrNull(_ help: String) -> JSON {
    ["type": ["string", "null"], "format": "date", "description": .text(help)]
  }
}
