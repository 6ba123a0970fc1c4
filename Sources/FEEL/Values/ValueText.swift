extension Value {
  /// As `string()` gives it: a text as it is, anything else as it could be written.
  var text: String { if case .string(let text) = self { text } else { literal } }

  /// As it could be written in an expression; functions in words.
  var literal: String {
    var output = ""
    write(to: &output)
    return output
  }

  fileprivate func write(to output: inout String) {
    switch self {
    case .list(let list): list.write(to: &output)
    case .context(let context): context.write(to: &output)
    case .range(let range): range.write(to: &output)
    default: output += literalOfOne
    }
  }

  /// Of what holds no other values.
  private var literalOfOne: String {
    switch self {
    case .boolean(let value): value ? "true" : "false"
    case .number(let number): number.description
    case .string(let text): NodePrinter.quoted(text)
    case .date(let date): date.text
    case .time(let time): time.text
    case .dateTime(let dateTime): dateTime.text
    case .daysDuration(let duration): duration.text
    case .monthsDuration(let duration): duration.text
    case .function(let function): function.inWords
    case .null, .list, .context, .range: "null"
    }
  }

  /// A key without quotes where it is a plain name.
  static func key(_ key: String) -> String {
    let scalars = key.unicodeScalars
    let isPlain = scalars.first.map { $0.properties.isAlphabetic || $0 == "_" } ?? false
    let isName = isPlain && scalars.allSatisfy { $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0) }
    return isName && !Token.keywords.contains(key) ? key : NodePrinter.quoted(key)
  }
}

// Each in a function of its own, so that the frames of those around it are small: values may be hundreds of levels deep.

extension ListValue {
  fileprivate func write(to output: inout String) {
    output += "["
    for index in items.indices {
      if index > 0 { output += ", " }
      items[index].write(to: &output)
    }
    output += "]"
  }
}

extension ContextValue {
  fileprivate func write(to output: inout String) {
    output += "{"
    for index in entries.indices {
      if index > 0 { output += ", " }
      output += Value.key(entries[index].key) + ": "
      entries[index].value.write(to: &output)
    }
    output += "}"
  }
}

extension RangeValue {
  fileprivate func write(to output: inout String) {
    switch (kind, lower, upper) {
    case (.equal, let value?, _): write("= ", value, "", to: &output)
    case (.different, let value?, _): write("!= ", value, "", to: &output)
    case (_, nil, let upper?): write(includesUpper ? "<= " : "< ", upper, "", to: &output)
    case (_, let lower?, nil): write(includesLower ? ">= " : "> ", lower, "", to: &output)
    default:
      write(includesLower ? "[" : "(", lower ?? .null, "..", to: &output)
      write("", upper ?? .null, includesUpper ? "]" : ")", to: &output)
    }
  }

  private func write(_ before: String, _ value: Value, _ after: String, to output: inout String) {
    output += before
    value.write(to: &output)
    output += after
  }
}

extension FunctionValue {
  var inWords: String {
    switch body {
    case .builtIn(let builtIn): "function " + builtIn.name
    case .written(let parameters, _, _, _): "function(" + parameters.map(\.name).joined(separator: ", ") + ")"
    }
  }
}
