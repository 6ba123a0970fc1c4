import Reports
import SourceText

extension Validation {
  /// Every finding with its place, for editors and scripts.
  var json: String {
    var object = JSONObject()
    object.put("errors", diagnostics.all.filter { $0.severity == .error }.count + complaints.count)
    object.put("warnings", warnings)
    object.put("findings", complaints.map(complaint) + diagnostics.all.map(finding))
    return object.text
  }

  private func complaint(_ text: String) -> JSONObject {
    var object = JSONObject()
    object.put("id", nil as String?)
    object.put("severity", "error")
    object.put("message", text)
    return object
  }

  private func finding(_ diagnostic: Diagnostic) -> JSONObject {
    var object = JSONObject()
    object.put("id", diagnostic.id.text)
    object.put("severity", word(diagnostic.severity))
    object.put("message", diagnostic.message)
    place(diagnostic.span, into: &object)
    object.put("help", diagnostic.help)
    object.put("notes", diagnostic.notes.map { note in
      var object = JSONObject()
      object.put("message", note.message)
      place(note.span, into: &object)
      return object
    })
    if let fix = diagnostic.fix {
      var change = JSONObject()
      change.put("title", fix.title)
      place(fix.span, into: &change)
      change.put("replacement", fix.replacement)
      object.put("fix", change)
    }
    return object
  }

  private func place(_ span: SourceSpan?, into object: inout JSONObject) {
    guard let span else { return }
    let (start, end) = (span.file.position(at: span.start), span.file.position(at: span.end))
    object.put("file", span.file.name)
    object.put("line", start.line)
    object.put("column", start.column)
    object.put("end_line", end.line)
    object.put("end_column", end.column)
  }

  private func word(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }
}
