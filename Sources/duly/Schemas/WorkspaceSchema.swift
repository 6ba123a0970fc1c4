/// The JSON Schema of duly.yaml.
enum WorkspaceSchema {
  static var whole: JSON {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Duly workspace",
      "description": "duly.yaml, at the root of a workspace: which rules run over which records.",
      "type": "object",
      "additionalProperties": false,
      "required": ["language", "workspace", "rules", "schema", "sources"],
      "properties": properties,
      "$defs": [
        "texts": texts,
        "text": text,
        "completeFrom": completeFrom,
        "source": source,
      ],
    ]
  }

  private static let properties: JSON = [
    "language": ["description": "The version of the language that the file is written in: 1.", "enum": [1, "1"]],
    "workspace": .string("The name of the workspace, shown at the head of every page."),
    "council": .string("The council whose records these are."),
    "rules": [
      "description": "The rule files that run, as paths from this file.",
      "oneOf": [.string(), ["type": "array", "items": .string(), "minItems": 1]],
    ],
    "exceptions": .string("The file of agreed exceptions, CSV or YAML, as a path from this file."),
    "answers": .string("The file of answers, CSV, as a path from this file."),
    "figures": .string("The local figures file, as a path from this file."),
    "schema": .string("The record schema: the name of a shipped one, such as childrens-social-care, or a path to a file."),
    "calendars": .named(
      .string(),
      "Calendars of working days or of school terms by name, as paths. The shipped ones are known without being named."),
    "terms": .named(.string(), "Words and abbreviations that the council's own staff know: each with what it means."),
    "tracker": ["description": "Where findings and actions are kept from one night to the next."],
    "sources": [
      "description": "Where records come from: one entry for each source.",
      "type": "object",
      "minProperties": 1,
      "additionalProperties": .ref("source"),
    ],
  ]

  static let texts: JSON = ["oneOf": [.ref("text"), .list(.ref("text"))]]

  static let text: JSON = ["type": ["string", "number", "boolean", "null"]]

  static let completeFrom: JSON = [
    "description": "From when on the list is whole: a date, always, or latest_only (one row for each child, the newest).",
    "type": "string",
    "pattern": "^(always|latest_only|[0-9]{4}-[0-9]{2}-[0-9]{2})$",
  ]

  static let source: JSON = .keys(
    [
      "title": .string("What people call the source."),
      "folder": .string("The folder of its CSV files, as a path from this file."),
      "extracted_at": .string("When the files were taken from the case system: 2026-04-08T02:10."),
      "max_age": .string("How old the extract may be, such as 2 days."),
      "dates": .words(
        ["day_first", "iso"],
        "How dates are written: day_first (08/04/2026) or iso (2026-04-08). Without it both are read."),
      "delimiter": .string("What stands between two cells: comma (without it), semicolon, tab, bar, or the character itself."),
      "empty_values": .ref("texts", "Texts that mean blank in every column of this source, such as NULL or 1900-01-01."),
      "complete_from": .ref("completeFrom"),
      "lists": .named(
        [
          "oneOf": [
            [
              "description": "A file name, or the words: not supplied.",
              "type": "string",
              "pattern": "(^not supplied$|\\.[cC][sS][vV]$)",
            ],
            .keys(
              [
                "file": .string("The file in the folder."),
                "complete_from": .ref("completeFrom"),
                "columns": .named(
                  .string(),
                  "The heading of a field's column, where the schema does not know it: field, then heading."),
                "empty_values": .named(.ref("texts"), "Texts that mean blank in one field: field, then the texts."),
              ],
              required: ["file"]),
          ],
        ],
        "The lists that this source holds. Without it: every list whose file lies in the folder."),
    ],
    required: ["folder"])
}
