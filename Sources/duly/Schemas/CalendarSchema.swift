/// The JSON Schema of calendars.
enum CalendarSchema {
  static var whole: JSON {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Duly calendar",
      "description": "Working days (holidays) or school terms (terms), for the days that the calendar covers.",
      "type": "object",
      "additionalProperties": false,
      "required": ["language", "calendar", "title", "version", "covers"],
      "oneOf": [["required": ["holidays"]], ["required": ["terms"], "properties": ["weekend": false]]],
      "properties": properties,
      "$defs": [
        "date": date,
      ],
    ]
  }

  private static let properties: JSON = [
    "language": ["description": "The version of the language that the file is written in: 1.", "enum": [1, "1"]],
    "calendar": .string("The calendar's name."),
    "title": .string("Its name in words."),
    "version": .string("The date of this version."),
    "source": ["description": "Where the days are published."],
    "covers": .keys(
      ["from": .ref("date"), "until": .ref("date")],
      required: ["from", "until"],
      "The days that the calendar speaks of, both included. Of others it says nothing: cannot tell."),
    "weekend": .list(.words(["saturday", "sunday"]), "Saturday and Sunday; nothing else can be said."),
    "holidays": .list(
      .keys(["date": .ref("date"), "title": .string("Its name in words.")], required: ["date", "title"]),
      "Working days are Monday to Friday less these."),
    "terms": .list(
      .keys(
        [
          "name": .string("The term, as rules compare it: Autumn term 2025."),
          "from": .ref("date"),
          "until": .ref("date"),
        ],
        required: ["name", "from", "until"]),
      "School terms, which share no day. One with a half-term holiday is written twice, before and after it, by the same name."),
  ]

  static let date: JSON = ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]
}
