import CivilTime
public import Compliance

/// What somebody should know of an agreed exception: that it has ended, changed nothing, or was approved late; nil: nothing.
public func exceptionNote(_ line: ExceptionLine) -> String? {
  let late = line.isApprovedLate ? "approved on \(line.approvedOn.inWords(withYear: true)), after it began" : nil
  return switch line.standing {
  case .ended: ["it has ended", late].compactMap { $0 }.joined(separator: "; ")
  case .unused: ["nothing would be open without it", late].compactMap { $0 }.joined(separator: "; ")
  case .notApprovedYet: "not approved yet"
  case .inUse, .notBegun: late
  }
}

/// How many exceptions are in use, and those that somebody should look at.
func exceptionBlocks(_ report: CheckReport) -> [Block] {
  if report.exceptions.isEmpty { return [] }
  let inUse = report.exceptions.filter { $0.standing == .inUse }.count
  let lines = report.exceptions.compactMap { line -> Phrase? in
    guard let note = exceptionNote(line) else { return nil }
    let days = "\(line.from.inWords(withYear: true)) to \(line.until.inWords(withYear: true))"
    return "\(strong: oneLine(line.title)), \(nameAndNumber(line.person)), \(days): \(note)"
  }
  let size = "\(inUse) in use"
  return [.heading("Agreed exceptions (\(size))")] + (lines.isEmpty ? [.paragraph("All of them are as they should be.")] : [.bullets(lines)])
}
