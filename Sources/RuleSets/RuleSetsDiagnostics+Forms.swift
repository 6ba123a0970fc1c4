import SourceText

/// What is said of mistakes in the forms `before` and `at_least`.
extension Diagnostic {
  static func eventNotPlanned(_ scalar: YAMLScalar, planned: [String]) -> Diagnostic {
    let help = planned.isEmpty
      ? ["have `clock: planned` added to this field in the record schema, or name another list"]
      : ["planned dates of this list: " + planned.joined(separator: ", ")]
    return error(
      350, "`\(scalar.text)` shows only once its day has come, so nothing can be due before it", at: scalar.span,
      help: help)
  }
}
