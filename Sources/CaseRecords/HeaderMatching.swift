import Caseload
import SourceText

/// Which column of a file holds which field.
struct HeaderMatch {
  /// Per column the field, or -1.
  var fieldOfColumn: [Int] = []
  /// Headers as the file has them.
  var names: [String] = []
  /// Fields that more than one column claims.
  var twice: [(field: Int, columns: [Int])] = []
  /// Fields for which the source names a header that the file does not have.
  var notThere: [ListDescription.ColumnName] = []
  var unknown: [Int] = []
  var unnamed: [Int] = []

  var matched: Int { fieldOfColumn.count { $0 >= 0 } }

  /// - Parameter named: headers that the source gives to fields; they alone count for these fields.
  init(header: [String], list: ListShape, reading: ListReading, named: [ListDescription.ColumnName]) {
    names = header
    var fieldOfHeader: [String: Int] = [:]
    for field in list.fields.indices {
      if named.contains(where: { $0.field == list.fields[field].name }) { continue }
      for name in reading.fields[field].headers { fieldOfHeader[plainHeader(name)] = field }
    }
    var namedFields: [String: Int] = [:]
    for name in named {
      guard let field = list.field(named: name.field) else { continue }
      namedFields[plainHeader(name.header)] = field
      if !header.contains(where: { plainHeader($0) == plainHeader(name.header) }) { notThere.append(name) }
    }
    var columnsOfField: [Int: [Int]] = [:]
    for (column, name) in header.enumerated() {
      let plain = plainHeader(name)
      let field = plain.isEmpty ? -1 : namedFields[plain] ?? fieldOfHeader[plain] ?? -1
      fieldOfColumn.append(field)
      if plain.isEmpty { unnamed.append(column) } else if field < 0 { unknown.append(column) }
      if field >= 0 { columnsOfField[field, default: []].append(column) }
    }
    twice = columnsOfField.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// A header without regard to case, blanks, `_` and `-`.
func plainHeader(_ name: String) -> String {
  let bytes = name.utf8
  guard bytes.allSatisfy({ $0 < 0x80 }) else { return plainHeaderOfMarks(name) }
  return String(unsafeUninitializedCapacity: bytes.count) { plain in
    var count = 0
    for byte in bytes where !isLeftOut(Unicode.Scalar(byte)) {
      plain[count] = lowered(byte)
      count += 1
    }
    return count
  }
}

private func plainHeaderOfMarks(_ name: String) -> String {
  String(String.UnicodeScalarView(name.lowercased().unicodeScalars.filter { !isLeftOut($0) }))
}

@inline(__always)
private func isLeftOut(_ mark: Unicode.Scalar) -> Bool {
  switch mark {
  case " ", "_", "-", "\t", "\u{A0}", "\0", "\r", "\n": true
  default: false
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmingBlanks: String {
    var text = Substring(self)
    while let first = text.first, first == " " || first == "\t" || first == "\u{A0}" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" || last == "\u{A0}" { text.removeLast() }
    return String(text)
  }
}
