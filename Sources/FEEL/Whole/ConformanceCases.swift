public import SourceText

/// One case of a conformance kit: an expression, and what its decision must be. What is expected is not looked at.
public struct ConformanceCase: Sendable {
  /// Where it comes from, as the file says.
  public let suite: String, id: String, decision: String
  /// The expression, as a file of its own.
  public let expression: SourceFile
  /// The type that the value must have, where one is named.
  public let type: String?
}

/// Reads a file of cases: a JSON list of `{"suite","id","dec","expr","typeRef"}`; other keys are not read. What is wrong
/// is reported; then nil.
public func readConformanceCases(_ file: SourceFile, diagnostics: inout Diagnostics) -> [ConformanceCase]? {
  guard let value = onDeepStack({ readCases(file) }).kept(in: &diagnostics) else { return nil }
  var cases: [ConformanceCase] = []
  for item in value.items {
    guard let context = item.context, let suite = context["suite"]?.string, let id = context["id"]?.string,
      let decision = context["dec"]?.string, let text = context["expr"]?.string
    else {
      diagnostics.report(FEELDiagnostics.badCase(cases.count + 1, SourceSpan(file: file, start: 0, end: 1)))
      return nil
    }
    cases.append(
      ConformanceCase(
        suite: suite, id: id, decision: decision,
        expression: SourceFile(name: "\(suite) \(id) \(decision)", text: text), type: context["typeRef"]?.string))
  }
  return cases
}

private struct Reading {
  let value: Value?
  let diagnostics: Diagnostics

  func kept(in all: inout Diagnostics) -> Value? {
    all.append(diagnostics)
    return value
  }
}

private func readCases(_ file: SourceFile) -> Reading {
  var diagnostics = Diagnostics()
  return Reading(value: readJSON(file, diagnostics: &diagnostics), diagnostics: diagnostics)
}

/// What came of a case, as one line of JSON: `{"suite","id","dec","value","failures"}`.
public func outcomeLine(of item: ConformanceCase, in feel: WholeFEEL) -> String {
  var diagnostics = Diagnostics()
  var value = Value.null.typedJSON
  var failures: [String] = []
  if let expression = feel.read(item.expression, diagnostics: &diagnostics) {
    let evaluation = item.type.map { feel.evaluate(expression, asType: $0) } ?? feel.evaluate(expression)
    value = evaluation.typedJSON
    failures = evaluation.failures.map { failureJSON($0.reason, $0.range.lowerBound, $0.range.upperBound) }
  } else {
    failures = diagnostics.all.map { failureJSON($0.message, $0.span?.start ?? 0, $0.span?.end ?? 0) }
  }
  let keys = [("suite", item.suite), ("id", item.id), ("dec", item.decision)]
  return "{" + keys.map { jsonText($0.0) + ":" + jsonText($0.1) }.joined(separator: ",")
    + ",\"value\":" + value + ",\"failures\":[" + failures.joined(separator: ",") + "]}"
}

/// Offsets count UTF-8 bytes of the expression.
private func failureJSON(_ reason: String, _ start: Int, _ end: Int) -> String {
  "{\"reason\":\(jsonText(reason)),\"start\":\(start),\"end\":\(end)}"
}
