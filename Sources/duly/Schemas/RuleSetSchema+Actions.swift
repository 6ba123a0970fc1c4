extension RuleSetSchema {
  static let remedialAction: JSON = .keys(
    [
      "do": .string("The action in plain words. <child.name> is filled in."),
      "owner": .ref("id", "Whose action it is: social_worker, team_manager, personal_adviser, reviewing_officer …"),
      "within": .ref("words", "How soon, from the day it was opened."),
      "done_when": .string("What will be on record when it is done."),
      "tell": .ref("names", "Who is told."),
      "copy": .list(
        ["oneOf": [.string(), .keys(["when": .ref("condition"), "to": .ref("id")], required: ["to"])]],
        "Who else is sent a copy, and when."),
      "refer_up": .list(.ref("referUp"), "Who is asked to help, this long after the action was due."),
    ],
    required: ["do", "owner"],
    "What people are asked to do about a gap.")

  static let referUp: JSON = .keys(["after": .ref("words"), "to": .ref("id")], required: ["after", "to"])
}
