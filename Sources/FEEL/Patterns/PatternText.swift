/// A pattern's scalars as they are read, each with its place in what was written.
struct PatternText {
  private(set) var scalars: [Unicode.Scalar] = []
  private var offsets: [Int] = []
  private let end: Int

  init(_ pattern: String, flags: Pattern.Flags) throws(Pattern.Problem) {
    let written = Array(pattern.unicodeScalars.prefix(Pattern.longest + 1))
    guard written.count <= Pattern.longest else { throw Pattern.Problem(.tooLong, at: Pattern.longest) }
    end = written.count
    if flags.ignoreBlanks && !flags.literal {
      addWithoutBlanks(written)
    } else {
      scalars = written
      offsets = Array(written.indices)
    }
  }

  /// The place in what was written of what is read at `index`; its end for an index past the last.
  func offset(_ index: Int) -> Int { index < offsets.count ? offsets[index] : end }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  /// Blanks go before anything else is read, as XPath says: `\ d` is `\d`. Those inside a class stay.
  private mutating func addWithoutBlanks(_ written: [Unicode.Scalar]) {
    var depth = 0
    var escaped = false
    for (offset, scalar) in written.enumerated() {
      if depth == 0 && PatternText.isBlank(scalar) { continue }
      scalars.append(scalar)
      offsets.append(offset)
      if escaped {
        escaped = false
      } else if scalar == "\\" {
        escaped = true
      } else if scalar == "[" {
        depth += 1
      } else if scalar == "]" {
        depth = max(0, depth - 1)
      }
    }
  }
}
