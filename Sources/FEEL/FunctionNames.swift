/// The names of functions that the language has, in rules or only in whole FEEL.
enum FunctionNames {
  /// What conditions of rules may call.
  static let ofRules = [
    "count", "date", "date and time", "duration", "get or else", "is missing", "list contains", "max", "min", "not",
    "sum", "today",
  ]

  /// What only whole FEEL has.
  static let ofWholeFEEL = [
    "abs", "after", "all", "any", "append", "before", "ceiling", "coincides", "concatenate", "contains", "context",
    "context merge", "context put", "day of week", "day of year", "decimal", "distinct values", "during", "ends with",
    "even", "exp", "finished by", "finishes", "flatten", "floor", "get entries", "get value", "includes", "index of",
    "insert before", "is", "list replace", "log", "lower case", "matches", "mean", "median", "meets", "met by", "mode",
    "modulo", "month of year", "now", "number", "odd", "overlapped after by", "overlapped before by", "overlapped by",
    "overlaps", "overlaps after", "overlaps before", "product", "range", "remove", "replace", "reverse", "round down",
    "round half down", "round half up", "round up", "sort", "split", "sqrt", "started by", "starts", "starts with",
    "stddev", "string", "string join", "string length", "sublist", "substring", "substring after",
    "substring before", "time", "union", "upper case", "week of year", "years and months duration",
  ]

  /// Those of several words, which the reader must know to tell them from names side by side.
  static let ofSeveralWords = Set((ofRules + ofWholeFEEL).filter { $0.contains(" ") })
}
