import CivilTime
import Compliance

/// What every report says of itself: the day looked at, when the records were taken, which rules, and what was left out.
struct HeaderWords {
  let header: AuditHeader
  var dates: DateWords { DateWords(asOf: header.asOf) }

  /// "As of Wed 8 April 2026 · as recorded on Wed 8 April 2026, 02:10"
  var day: String {
    let asOf = "As of \(header.asOf.inWords(withYear: true))"
    return header.extractedAt.map { "\(asOf) · as recorded on \(oneLine($0))" } ?? asOf
  }

  /// "Rules: compliance-audit 2026-04-01 (agreed by …)"
  var rules: String {
    header.ruleSets.isEmpty ? "" : "Rules: " + header.ruleSets.map(oneLine).joined(separator: "; ")
  }

  var draft: String {
    "DRAFT: the rules are not agreed yet. Try them out; do not act on them or put them on a child's file."
  }

  /// One line for each rule that was not run, with the reason that the analyst needs.
  var notRunInFull: [Phrase] {
    header.notRun.map { Phrase("\(oneLine($0.title)): \(oneLine($0.reason))") }
  }

  /// The same for a manager, who cannot mend a source.
  var notRunInShort: [String] {
    header.notRun.map { "\(oneLine($0.title)) (\($0.isForWantOfData ? "no such data in this extract" : oneLine($0.reason)))" }
  }

  /// Said on everything that people read.
  static let limits = """
    Only dates and fields were looked at. Duly did not read the notes, see the child or judge the quality of the work. \
    "On record" means what was written down by the time the records were taken.
    """
}
