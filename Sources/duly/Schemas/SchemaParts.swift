/// The parts that JSON Schemas are put together from; each with what an editor shows as help.
extension JSON {
  /// A mapping with these keys and no others.
  static func keys(_ keys: JSON, required: [String] = [], _ help: String? = nil) -> JSON {
    var parts: [(String, JSON)] = [("type", "object"), ("additionalProperties", false)]
    if !required.isEmpty { parts.append(("required", .texts(required))) }
    return .object(described(help) + parts + [("properties", keys)])
  }

  /// A mapping of any names to values of one kind.
  static func named(_ value: JSON, _ help: String? = nil) -> JSON {
    .object(described(help) + [("type", "object"), ("additionalProperties", value)])
  }

  static func list(_ item: JSON, _ help: String? = nil) -> JSON {
    .object(described(help) + [("type", "array"), ("items", item)])
  }

  static func string(_ help: String? = nil) -> JSON { .object(described(help) + [("type", "string")]) }

  /// One of a few words.
  static func words(_ words: [String], _ help: String? = nil) -> JSON {
    .object(described(help) + [("enum", .texts(words))])
  }

  /// What `$defs` holds under a name.
  static func ref(_ name: String, _ help: String? = nil) -> JSON {
    .object(described(help) + [("$ref", .text("#/$defs/\(name)"))])
  }

  private static func described(_ help: String?) -> [(String, JSON)] { help.map { [("description", .text($0))] } ?? [] }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .number(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }
}
