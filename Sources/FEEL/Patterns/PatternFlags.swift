extension Pattern {
  /// The ways of reading a pattern, each by its letter.
  struct Flags: Equatable, Sendable {
    /// `s`: a dot also stands for line feed and carriage return.
    var dotAll = false
    /// `m`: `^` and `$` also stand at the start and the end of lines.
    var multiline = false
    /// `i`: letters stand for their case variants too.
    var ignoreCase = false
    /// `x`: blanks outside classes are not part of the pattern.
    var ignoreBlanks = false
    /// `q`: every character stands for itself.
    var literal = false

    static func parse(_ letters: String) throws(Problem) -> Flags {
      var flags = Flags()
      for (offset, letter) in letters.unicodeScalars.enumerated() {
        switch letter {
        case "s": flags.dotAll = true
        case "m": flags.multiline = true
        case "i": flags.ignoreCase = true
        case "x": flags.ignoreBlanks = true
        case "q": flags.literal = true
        default: throw Problem(.unknownFlag, at: offset)
        }
      }
      return flags
    }
  }
}
