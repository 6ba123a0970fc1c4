import Caseload
public import SourceText

/// Mistakes in what sources say of lists and fields: those that the schema does not have, or that come from no file.
public func mistakes(in sources: [SourceDescription], schema: RecordSchema) -> Diagnostics {
  var diagnostics = Diagnostics()
  for description in sources.flatMap({ $0.lists ?? [] }) {
    for mistake in place(of: description, in: schema).mistakes { diagnostics.report(mistake) }
  }
  return diagnostics
}

/// The list that a description speaks of, nil where it cannot come from a file, and what is wrong with its names.
func place(of description: ListDescription, in schema: RecordSchema) -> (list: Int?, mistakes: [Diagnostic]) {
  guard let list = schema.shape.list(named: description.list) else {
    return (nil, [CaseRecordsDiagnostics.unknownSourceList(description, schema.shape)])
  }
  let shape = schema.shape.lists[list]
  if shape.derivation != nil || shape.isFromKeys { return (nil, [CaseRecordsDiagnostics.derivedFromFile(description)]) }
  let named = description.columns.map { ($0.field, $0.span) } + description.emptyValues.map { ($0.field, $0.span) }
  let mistakes = named.compactMap { field, span in
    shape.field(named: field) == nil ? CaseRecordsDiagnostics.unknownSourceField(field, shape, span) : nil
  }
  return (list, mistakes)
}
