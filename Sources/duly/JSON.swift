/// A JSON value that is laid out for people to read: keys keep the order in which they are given.
indirect enum JSON: Sendable {
  case object([(String, JSON)])
  case array([JSON])
  case text(String)
  case number(Int)
  case boolean(Bool)
  case null

  static func text(orNull text: String?) -> JSON { text.map { .text($0) } ?? .null }
  static func texts(_ texts: [String]) -> JSON { .array(texts.map { .text($0) }) }

  /// Short values on one line, others a line for each part; two blanks for each level.
  func laidOut(width: Int = 110, indentation: Int = 0) -> String {
    let line = onOneLine
    if line.utf8.count + indentation <= width { return line }
    let (outer, inner) = (String(repeating: " ", count: indentation), String(repeating: " ", count: indentation + 2))
    switch self {
    case .object(let entries):
      let parts = entries.map { key, value in
        "\(inner)\(JSON.quoted(key)): \(value.laidOut(width: width, indentation: indentation + 2))"
      }
      return "{\n" + parts.joined(separator: ",\n") + "\n\(outer)}"
    case .array(let items):
      let parts = items.map { inner + $0.laidOut(width: width, indentation: indentation + 2) }
      return "[\n" + parts.joined(separator: ",\n") + "\n\(outer)]"
    default: return line
    }
  }

  private var onOneLine: String {
    switch self {
    case .object(let entries): "{" + entries.map { "\(JSON.quoted($0)): \($1.onOneLine)" }.joined(separator: ", ") + "}"
    case .array(let items): "[" + items.map(\.onOneLine).joined(separator: ", ") + "]"
    case .text(let text): JSON.quoted(text)
    case .number(let number): String(number)
    case .boolean(let value): value ? "true" : "false"
    case .null: "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}
