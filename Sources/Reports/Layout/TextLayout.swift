/// Lines no wider than `width` characters, broken at spaces; the second and later lines begin with `hanging`.
/// A word that is wider than a line stands alone on it, whole: a record number is not cut.
func wrap(_ phrase: Phrase, width: Int, hanging: String = "") -> [Phrase] {
  var lines: [Phrase] = []
  var line = Phrase()
  var used = 0
  for word in phrase.words {
    let length = word.reduce(0) { $0 + $1.text.count }
    if used > 0, used + 1 + length > width {
      lines.append(line)
      line = Phrase(hanging)
      used = hanging.count
    } else if used > 0 {
      line.append(" ", isStrong: false)
      used += 1
    }
    for piece in word { line.append(piece.text, isStrong: piece.isStrong) }
    used += length
  }
  return line.isEmpty ? lines : lines + [line]
}

/// The same for text without strong words.
func wrap(_ text: String, width: Int, hanging: String = "") -> [String] {
  wrap(Phrase(oneLine(text)), width: width, hanging: hanging).map(\.plain)
}

/// Text with blanks after it, up to a width in characters.
func pad(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// What a person or system wrote, on one line: no value may break the shape of a page, or reach a terminal as a command.
func oneLine(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
}
