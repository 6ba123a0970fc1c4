import CivilTime
public import Compliance

/// The management direction note for one child's file: plain text, lines of at most 92 characters.
///
/// The manager's own view, and whether the child is safe now, are left blank and required. It names no other child. What it
/// says may be read in court, by inspectors, and one day by the child.
public func directionNote(_ c: CaseAudit, worker: WorkerAudit, header: AuditHeader) -> String {
  let note = NoteContent(c, worker: worker, header: header)
  var page = NotePage()
  note.head(&page)
  note.whatWasLookedAt(&page)
  note.whatIsInTime(&page)
  note.whatIsAwaited(&page)
  note.whatIsMissing(&page)
  note.whatIsPast(&page)
  note.managersView(&page)
  note.actions(&page)
  note.review(&page)
  note.references(&page)
  return page.text
}

/// Lines of a note.
struct NotePage {
  private(set) var lines: [String] = []
  static let width = 92

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func heading(_ words: String) {
    if !lines.isEmpty { lines.append("") }
    lines.append(words.uppercased())
  }
  mutating func line(_ words: String) { lines.append(words) }
  mutating func blank() { lines.append("") }
  mutating func say(_ words: String) { lines += wrap(words, width: Self.width) }
  /// "1. …" or "- …", with what follows standing under the first word.
  mutating func item(_ mark: String, _ words: String) {
    let indent = String(repeating: " ", count: mark.count + 1)
    let body = wrap(words, width: Self.width - indent.count)
    for (index, line) in body.enumerated() { lines.append(index == 0 ? "\(mark) \(line)" : indent + line) }
  }
  /// "Child:          Amira Hassan"
  mutating func field(_ label: String, _ words: String) { lines.append(pad(label + ":", to: 16) + oneLine(words)) }
  /// "   Who:        Sam Okafor"
  mutating func labelled(_ label: String, _ words: String) {
    let lead = "   " + pad(label + ":", to: 13)
    let body = wrap(words, width: Self.width - lead.count)
    lines.append(lead + (body.first ?? ""))
    for rest in body.dropFirst() { lines.append(String(repeating: " ", count: lead.count) + rest) }
  }
  /// A place to write.
  mutating func room(_ count: Int) {
    for _ in 0..<count { lines.append(String(repeating: "_", count: Self.width)) }
  }
}
