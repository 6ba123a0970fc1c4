public import Caseload
import CivilTime
public import SourceText

/// One record of a rule's example, `{date: 2026-03-18, seen: true}`, as cells by field. Mistakes are reported at the
/// cell. `{unreadable: "31/02/2026"}` stands for a cell that cannot be read.
public func readExampleRecord(
  _ node: YAMLNode, list: Int, schema: RecordSchema, diagnostics: inout Diagnostics
) -> [Int: Cell]? {
  guard let entries = node.entries else {
    if node.scalar?.isGuessed != true {
      diagnostics.report(CaseRecordsDiagnostics.exampleNotRecord(node, schema.shape.lists[list]))
    }
    return nil
  }
  var reader = ExampleReader(list: list, schema: schema)
  for entry in entries { reader.read(entry) }
  diagnostics.append(reader.diagnostics)
  return reader.diagnostics.hasErrors ? nil : reader.cells
}

private struct ExampleReader {
  let list: Int
  let schema: RecordSchema
  var diagnostics = Diagnostics()
  var cells: [Int: Cell] = [:]

  init(list: Int, schema: RecordSchema) {
    self.list = list
    self.schema = schema
  }

  mutating func read(_ entry: YAMLEntry) {
    let shape = schema.shape.lists[list]
    guard let field = shape.field(named: entry.key.text) else {
      diagnostics.report(
        CaseRecordsDiagnostics.unknownField(entry.key, list: shape.name, known: shape.fields.map(\.name)))
      return
    }
    if entry.value.entries != nil {
      let keyed = KeyedNode(
        entry.value, of: "an example's cell", allowed: [], required: ["unreadable"], diagnostics: &diagnostics)
      if keyed?["unreadable"] != nil { cells[field] = .invalid }
      return
    }
    guard let scalar = entry.value.scalar else {
      diagnostics.report(CaseRecordsDiagnostics.exampleNotCell(entry.value, shape.fields[field].name))
      return
    }
    cells[field] = cell(scalar, shape.fields[field], field)
  }

  private mutating func cell(_ scalar: YAMLScalar, _ field: FieldShape, _ index: Int) -> Cell? {
    let text = scalar.text.trimmingBlanks
    // A date that stands for an empty value is known by its day.
    if text.isEmpty || schema.reading[list].fields[index].emptyValues.holds(text) { return .blank }
    switch field.type {
    case .text: return .text(text)
    case .reference: return .key(text)
    case .date: return date(scalar, &diagnostics).map { read($0, index) ?? .date($0) }
    case .dateTime: return moment(scalar, field, index)
    case .boolean: return boolean(scalar, field, index)
    case .code(let codes): return code(scalar, field, codes)
    case .number:
      let reading = Array(text.utf8).withUnsafeBufferPointer { readNumber($0) }
      if case .millionths(let value) = reading { return .number(millionths: value) }
      return wrong(scalar, field, "a number, such as 4 or 2.5")
    case .span:
      if schema.reading[list].fields[index].noSpan.contains(where: { $0.lowercased() == text.lowercased() }) { return .noSpan }
      if case .span(let span) = readSpan(text) { return .span(span) }
      return wrong(scalar, field, "a span in words, such as 10 working days")
    }
  }

  private mutating func wrong(_ scalar: YAMLScalar, _ field: FieldShape, _ expected: String) -> Cell? {
    diagnostics.report(CaseRecordsDiagnostics.exampleWrongType(scalar, field.name, expected))
    return nil
  }

  private mutating func moment(_ scalar: YAMLScalar, _ field: FieldShape, _ index: Int) -> Cell? {
    guard let moment = parseDateAndTime(scalar.text, form: .iso) else {
      return wrong(scalar, field, "a date with a time, such as 2026-04-01T14:30")
    }
    let doubled = doubledMinutes(
      moment.date, moment.minuteOfDay, midnightIsTime: schema.reading[list].fields[index].midnightIsTime)
    return read(moment.date, index) ?? .dateTime(minutes: doubled >> 1, dateOnly: doubled & 1 == 1)
  }

  /// What a file's reader would make of a date that is no plain one: the schema's empty values are blank, and what lies
  /// outside the years that are believed cannot be read. nil: it is plain.
  private func read(_ date: CivilDate, _ field: Int) -> Cell? {
    let reading = schema.reading[list].fields[field]
    if reading.emptyValues.days.contains(date.dayNumber) { return .blank }
    return reading.plausible.contains(date) ? nil : .invalid
  }

  private mutating func boolean(_ scalar: YAMLScalar, _ field: FieldShape, _ index: Int) -> Cell? {
    let reading = schema.reading[list].fields[index]
    let text = scalar.text.lowercased()
    if (reading.yes + SchemaReader.yes).contains(where: { $0.lowercased() == text }) { return .boolean(true) }
    if (reading.no + SchemaReader.no).contains(where: { $0.lowercased() == text }) { return .boolean(false) }
    return wrong(scalar, field, "true or false")
  }

  private mutating func code(_ scalar: YAMLScalar, _ field: FieldShape, _ codes: CodeList) -> Cell? {
    if let position = codes.position(of: scalar.text) { return .code(codes.codes[Int(position)].value) }
    diagnostics.report(CaseRecordsDiagnostics.exampleUnlisted(scalar, field.name, codes))
    return nil
  }
}
