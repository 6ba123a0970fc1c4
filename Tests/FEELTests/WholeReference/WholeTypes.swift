/// A type as it is written after `instance of`: its name and what stands in its angle brackets.
struct WholeType {
  var name = ""
  /// The labels are those of a context's entries.
  var arguments: [(label: String, type: WholeType)] = []

  /// Reads one type and leaves what follows it.
  static func read(_ text: inout Substring) -> WholeType {
    var type = WholeType(name: word(&text))
    guard text.first == "<" else { return type }
    repeat {
      text.removeFirst()
      if text.first == ">" { break }
      var rest = text
      let label = word(&rest)
      if rest.first == ":" { text = rest.dropFirst() }
      type.arguments.append((label, read(&text)))
    } while text.first == ","
    if !text.isEmpty { text.removeFirst() }
    if text.hasPrefix("->") {
      text = text.dropFirst(2)
      _ = read(&text)
    }
    return type
  }

  private static func word(_ text: inout Substring) -> String {
    let word = text.prefix { !"<>,:-".contains($0) }
    text = text.dropFirst(word.count)
    return word.split(separator: " ").joined(separator: " ")
  }
}

extension WholeReference {
  static func conforms(_ value: Value, to type: String) -> Bool {
    var text = type[...]
    return conforms(value, to: WholeType.read(&text))
  }

  /// Null belongs to every type; a context may have more entries than its type names.
  private static func conforms(_ value: Value, to type: WholeType) -> Bool {
    if value.isNull || type.name == "Any" { return true }
    guard value.kind == type.name else { return false }
    switch value {
    case .list(let items):
      return type.arguments.allSatisfy { _, wanted in items.allSatisfy { conforms($0, to: wanted) } }
    case .context(let entries):
      return type.arguments.allSatisfy { label, wanted in
        entries.first { isSame($0.key, label) }.map { conforms($0.value, to: wanted) } ?? false
      }
    case .range(let span):
      return type.arguments.allSatisfy { _, wanted in
        conforms(span.lower ?? .null, to: wanted) && conforms(span.upper ?? .null, to: wanted)
      }
    default: return true
    }
  }
}
