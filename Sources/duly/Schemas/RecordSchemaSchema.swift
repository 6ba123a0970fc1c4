/// The JSON Schema of record schemas.
enum RecordSchemaSchema {
  static var whole: JSON {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Duly record schema",
      "description": "What the records of a council look like: lists of records, their fields, and the codes that they may hold.",
      "type": "object",
      "additionalProperties": false,
      "required": ["language", "schema", "title", "version", "about", "lists"],
      "properties": properties,
      "$defs": [
        "name": name,
        "path": path,
        "text": text,
        "texts": texts,
        "yesNo": yesNo,
        "dates": dates,
        "code": code,
        "list": list,
        "field": field,
        "runs": runs,
        "overlap": overlap,
      ],
    ]
  }

  private static let properties: JSON = [
    "language": ["description": "The version of the language that the file is written in: 1.", "enum": [1, "1"]],
    "schema": .string("The schema's name, which rule files give."),
    "title": .string("The schema's name in words."),
    "version": .string("A date: 2026-04-01."),
    "zone": .string("The time zone in which times of day are meant: Europe/London."),
    "source": ["description": "Where the shape of these records is written down.", "type": ["string", "object"]],
    "about": .ref("name", "The list that rules are about: one record for each child."),
    "empty_values": .ref("texts", "Texts that mean blank in every field, such as NULL."),
    "plausible": .ref("dates", "Dates before or after are taken as unreadable."),
    "code_lists": .named(
      .keys(
        [
          "title": .string(),
          "source": ["type": ["string", "object"]],
          "codes": [
            "description": "Each code with its title, or with title, aliases and standing.",
            "oneOf": [.list(.ref("text")), .named(.ref("code"))],
          ],
        ],
        required: ["codes"]),
      "What coded fields may hold, list by list."),
    "lists": [
      "description": "Record lists by name, in the singular: child, visit.",
      "type": "object",
      "minProperties": 1,
      "propertyNames": .ref("name"),
      "additionalProperties": .ref("list"),
    ],
    "derived": [
      "description": "Lists that no file holds, worked out from another: periods of care from episodes.",
      "type": "object",
      "propertyNames": .ref("name"),
      "additionalProperties": ["oneOf": [.ref("runs"), .ref("overlap")]],
    ],
    "holding": .keys(
      [
        "worker": .keys(
          [
            "list": .ref("name"),
            "name": .ref("path"),
            "team": .ref("path"),
            "supervisor": .ref("path", "The field with the supervisor's key."),
            "supervisor_name": .ref("path"),
            "away_from": .ref("path"),
            "away_until": .ref("path"),
          ],
          required: ["list"],
          "The list of workers, and which of its fields says what."),
        "now": .ref("path", "The field with the key of the worker who holds the case today."),
        "over_time": .keys(
          ["list": .ref("name"), "worker": .ref("name"), "from": .ref("name"), "until": .ref("name")],
          required: ["list", "worker", "from"],
          "The list that says who held the case when."),
      ],
      "Who holds a case, and who supervises whom."),
    "people": .keys(
      [
        "name": .ref("path"),
        "number": .ref("path"),
        "born": .ref("path"),
        "restricted": .ref("path"),
        "family": .ref("path"),
        "team": .ref("path"),
      ],
      "Which fields hold a child's name, number, date of birth, family, and whether the case is restricted."),
    "key_information": .list(
      [
        "type": "object",
        "additionalProperties": false,
        "required": ["title"],
        "properties": [
          "title": .string(),
          "field": .ref("path", "A field, such as child.category."),
          "list": .ref("name", "A list, all of whose records are shown."),
          "show": .list(.ref("name"), "Which fields of the list are shown."),
        ],
        "oneOf": [["required": ["field"]], ["required": ["list"]]],
      ],
      "The lines that head a case in the audit, in order."),
  ]

  private static let runs: JSON = .keys(
    [
      "title": .string("One run in words: period of care."),
      "plural": .string("Several in words."),
      "runs_of": .ref("name", "The list whose records are joined into runs."),
      "where": .string("A condition over a record: does it take part?"),
      "joined_when": .string("A condition over a record and the next one: both belong to one run."),
      "from": .ref("name", "The field with a record's first day."),
      "until": .ref("name", "The field with a record's last day."),
      "starts_if": .string("A condition over a run's first record: without it the start of the run is not known."),
      "unknown_start": .string("What is said where the start of a run is not known."),
    ],
    required: ["runs_of", "joined_when", "from", "until"])

  private static let overlap: JSON = .keys(
    [
      "title": .string("One stretch in words."),
      "plural": .string("Several in words."),
      "overlap_of": [
        "description": "Two lists of one owner: a record for each stretch in which records of both run.",
        "type": "array",
        "items": .ref("name"),
        "minItems": 2,
        "maxItems": 2,
      ],
      "unknown_start": .string("What is said where the start is not known."),
    ],
    required: ["overlap_of"])

  static let name: JSON = ["type": "string", "pattern": "^[a-z][a-z0-9_]*$"]

  static let path: JSON = ["type": "string", "pattern": "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?$"]

  static let text: JSON = ["type": ["string", "number", "boolean", "null"]]

  static let texts: JSON = ["oneOf": [.ref("text"), .list(.ref("text"))]]

  static let yesNo: JSON = ["enum": [true, false, "true", "false", "yes", "no"]]

  static let dates: JSON = .keys(["from": .string(), "until": .string()], required: ["from", "until"])

  static let code: JSON = [
    "oneOf": [
      .ref("text"),
      .keys(
        [
          "title": .string("The code in words."),
          "aliases": .ref("texts", "Other spellings met in extracts."),
          "standing": .words(
            ["value", "not_recorded", "refused"],
            "not_recorded: counts as no value. refused: the person would rather not say, which is an answer."),
        ]),
    ],
  ]

  static let list: JSON = [
    "type": "object",
    "additionalProperties": false,
    "anyOf": [["required": ["fields"]], ["required": ["like"]]],
    "properties": [
      "like": .ref("name", "Another list that is declared in the same way: last year's beside this year's."),
      "single": .ref("yesNo", "yes: one record for all, whose fields may be named from everywhere."),
      "from_keys": .ref("yesNo", "yes: no file; one record for each key that the lists belonging to it name."),
      "title": .string("One record in words: visit."),
      "plural": .string("Several records in words: visits."),
      "files": .ref("texts", "Other names under which the list's file comes, without .csv."),
      "of": .ref("name", "The list whose records these belong to."),
      "by": .ref("name", "The field with the owner's key."),
      "key": .ref("name", "The field that tells one record from another."),
      "number": .ref("name", "The field with the record's number in the case system."),
      "kind": .ref("name", "The field that says what sort of record it is."),
      "date": .ref("name", "The date by which records are ordered."),
      "recorded": .ref("name", "The date on which the record was written down."),
      "period": .keys(
        ["from": .ref("name"), "until": .ref("name")],
        required: ["from"],
        "The time for which the record stands: from is the first day, until the first day no longer in it."),
      "fields": [
        "description": "The record's fields by name.",
        "type": "object",
        "propertyNames": .ref("name"),
        "additionalProperties": .ref("field"),
      ],
    ],
  ]

  static let field: JSON = .keys(
    [
      "type": .words(["text", "date", "date_time", "number", "boolean", "code", "span", "reference"], "What the field holds."),
      "title": .string("The field in words."),
      "source": ["type": ["string", "object"]],
      "aliases": .ref("texts", "Other headings under which its column comes."),
      "codes": .string("The code list of a coded field."),
      "to": .ref("name", "The list whose key a reference holds."),
      "clock": .words(
        ["happened", "planned"],
        "happened: not there while later than the day asked about. planned: always there."),
      "blank": [
        "description": "What a blank means: unknown (without it), no for yes-or-no fields, not_yet for dates.",
        "enum": ["unknown", "no", "not_yet", false],
      ],
      "ends_with": .ref(
        "name",
        "For yes or no: a date of the same record. Before it this is yes; from it on it cannot be. Where both stand, this one is not believed."),
      "midnight": .words(
        ["date", "time"], "For dates with times: whether 00:00 is a time, or how a date without one is written (without it)."),
      "recorded": .ref("name", "A date field of the same record: when this field was written down."),
      "arrives_with": .ref("name", "A date field of the same record: until that day this field is blank too."),
      "dated": .keys(
        ["list": .ref("name"), "value": .ref("name"), "from": .ref("name"), "until": .ref("name")],
        required: ["list", "value", "from"],
        "The list from which the field's value on a day is drawn."),
      "special": .ref("yesNo", "Pages and exports say recorded or not recorded, never the value."),
      "empty_values": .ref("texts", "Texts that mean blank in this field."),
      "none": .ref("texts", "Words that say: no span of its own."),
      "true": .ref("texts", "Words for yes, in place of true, yes, y and 1."),
      "false": .ref("texts", "Words for no, in place of false, no, n and 0."),
      "plausible": .ref("dates", "Dates before or after are taken as unreadable."),
    ],
    required: ["type"])
}
