extension Value {
  /// The type as the language names it.
  var typeName: String {
    var output: [UInt8] = []
    writeType(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  fileprivate func writeType(to output: inout [UInt8]) {
    switch self {
    case .list(let list): list.writeType(to: &output)
    case .context(let context): context.writeType(to: &output)
    case .range(let range): range.writeType(to: &output)
    default: output += typeNameOfOne.utf8
    }
  }

  /// Of what holds no other values.
  private var typeNameOfOne: String {
    switch self {
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .daysDuration: "days and time duration"
    case .monthsDuration: "years and months duration"
    case .function: "function"
    case .null, .list, .context, .range: "null"
    }
  }

  /// The one type that all have, nulls aside; else that of anything. Written and compared in place: a value may be
  /// large, and its type with it.
  fileprivate static func writeCommonType(of values: [Value], to output: inout [UInt8]) {
    let start = output.count
    for index in values.indices where !values[index].isNull {
      let end = output.count
      values[index].writeType(to: &output)
      if end == start { continue }
      let isSame = output[start..<end] == output[end...]
      output.removeSubrange((isSame ? end : start)...)
      if !isSame { break }
    }
    if output.count == start { output += "Any".utf8 }
  }
}

// Each in a function of its own, so that the frames of those around it are small: values may be hundreds of levels deep.

extension ListValue {
  fileprivate func writeType(to output: inout [UInt8]) {
    output += "list<".utf8
    Value.writeCommonType(of: items, to: &output)
    output += ">".utf8
  }
}

extension ContextValue {
  fileprivate func writeType(to output: inout [UInt8]) {
    output += "context<".utf8
    for index in entries.indices {
      if index > 0 { output += ", ".utf8 }
      output += Value.key(entries[index].key).utf8
      output += ": ".utf8
      entries[index].value.writeType(to: &output)
    }
    output += ">".utf8
  }
}

extension RangeValue {
  fileprivate func writeType(to output: inout [UInt8]) {
    output += "range<".utf8
    Value.writeCommonType(of: [lower, upper].compactMap { $0 }, to: &output)
    output += ">".utf8
  }
}
