/// Text for the inside of an element or of a quoted attribute. Control characters, which HTML does not allow, are left out.
func escapeHTML(_ text: String) -> String {
  var escaped = ""
  escaped.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "'": escaped += "&#39;"
    case "\n", "\r", "\t": escaped.unicodeScalars.append(scalar)
    default:
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      if !isControl { escaped.unicodeScalars.append(scalar) }
    }
  }
  return escaped
}

/// Text in which Markdown sees no mark-up. A line break becomes a space, so that no value can begin a heading or a list.
func escapeMarkdown(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&":
      escaped += "\\"
      escaped.unicodeScalars.append(scalar)
    case "\n", "\r", "\t": escaped += " "
    default: if scalar.value >= 0x20 { escaped.unicodeScalars.append(scalar) }
    }
  }
  return escaped
}
