public import Caseload
import CivilTime

/// Writes the cases of a caseload as bundles, one line each.
public struct BundleWriter {
  private let form: BundleForm
  private let caseload: Caseload
  private let subject: BundleForm.List?

  public init(_ form: BundleForm, _ caseload: Caseload) {
    self.form = form
    self.caseload = caseload
    subject = form.subject
  }

  /// Whether the case has a key; one without cannot be told from others, and has no bundle.
  public func canWrite(_ row: Int) -> Bool {
    guard let field = caseload.shape.lists[caseload.shape.aboutList].keyField else { return false }
    return caseload.about.columns[field]?.state(row) == .value
  }

  /// Appends the bundle of one case, with its line end.
  public func write(_ row: Int, to out: inout [UInt8]) {
    var rows: [Int: [Int]] = [:]
    for list in form.lists where list.role == .own { rows[list.list] = ownRows(list.list, of: row) }
    rows[caseload.shape.aboutList] = [row]
    addReferred(&rows)
    out.append(UInt8(ascii: "{"))
    for (place, list) in form.lists.enumerated() {
      if place > 0 { out.append(contentsOf: ", ".utf8) }
      out.append(UInt8(ascii: "\""))
      out.append(contentsOf: list.bytes)
      out.append(contentsOf: "\": ".utf8)
      switch list.role {
      case .subject: writeRecord(list, row, &out)
      case .single: writeRecord(list, caseload.lists[list.list].count > 0 ? 0 : nil, &out)
      case .own, .referred:
        out.append(UInt8(ascii: "["))
        for (place, row) in (rows[list.list] ?? []).enumerated() {
          if place > 0 { out.append(contentsOf: ", ".utf8) }
          writeRecord(list, row, &out)
        }
        out.append(UInt8(ascii: "]"))
      }
    }
    out.append(contentsOf: "}\n".utf8)
  }

  /// The records of a list that belong to the case, through their owners.
  private func ownRows(_ list: Int, of subject: Int) -> [Int] {
    guard let owner = caseload.shape.lists[list].owner?.list else { return [] }
    let above = owner == caseload.shape.aboutList ? [subject] : ownRows(owner, of: subject)
    return above.flatMap { Array(caseload.lists[list].rows(of: $0)) }
  }

  /// The records that the case's own name, and those that these name or belong to.
  private func addReferred(_ rows: inout [Int: [Int]]) {
    var waiting = rows.keys.sorted().flatMap { list in (rows[list] ?? []).map { (list, $0) } }
    func add(_ list: Int, _ row: Int) {
      guard row >= 0, form.lists.contains(where: { $0.list == list && $0.role == .referred }), !(rows[list] ?? []).contains(row)
      else { return }
      rows[list, default: []].append(row)
      waiting.append((list, row))
    }
    while let (place, row) = waiting.popLast() {
      guard let list = form.lists.first(where: { $0.list == place }) else { continue }
      for field in list.fields {
        guard let target = field.refersTo, case .reference(let column)? = caseload.lists[place].columns[field.field] else { continue }
        add(target, Int(column.rows[row]))
      }
      if let owner = caseload.shape.lists[place].owner?.list, list.role == .referred {
        add(owner, Int(caseload.lists[place].ownerRows[row]))
      }
    }
    for list in form.lists where list.role == .referred { rows[list.list]?.sort() }
  }

  private func writeRecord(_ list: BundleForm.List, _ row: Int?, _ out: inout [UInt8]) {
    out.append(UInt8(ascii: "{"))
    var isFirst = true
    for (place, field) in list.fields.enumerated() {
      if list.belongsToSubject && place == list.ownerPlace { continue }
      if !isFirst { out.append(contentsOf: ", ".utf8) }
      isFirst = false
      out.append(UInt8(ascii: "\""))
      out.append(contentsOf: field.bytes)
      out.append(contentsOf: "\": ".utf8)
      writeCell(list, field, row, &out)
    }
    out.append(UInt8(ascii: "}"))
  }

  private func writeCell(_ list: BundleForm.List, _ field: BundleForm.Field, _ row: Int?, _ out: inout [UInt8]) {
    guard let row, let column = caseload.lists[list.list].columns[field.field] else { return out.append(contentsOf: "null".utf8) }
    // A key that leads nowhere is a key all the same.
    if let texts = column.texts {
      switch texts.state(row) {
      case .value: return quote(UnsafeBufferPointer(rebasing: texts.bytes.buffer[texts.range(row)]), &out)
      case .blank: return out.append(contentsOf: "null".utf8)
      case .invalid: return out.append(contentsOf: "{\"unreadable\": true}".utf8)
      }
    }
    if case .code(let codes) = column, let text = codes.unlistedText(row) { return quote(text, &out) }
    switch column.state(row) {
    case .blank: out.append(contentsOf: "null".utf8)
    case .invalid: out.append(contentsOf: "{\"unreadable\": true}".utf8)
    case .value: writeValue(column, row, list, field, &out)
    }
  }

  private func writeValue(_ column: Column, _ row: Int, _ list: BundleForm.List, _ field: BundleForm.Field, _ out: inout [UInt8]) {
    switch column {
    case .date(let column): quote(column[row]?.description ?? "", &out)
    case .dateTime(let column): quote(momentText(column.doubledMinutes[row]), &out)
    case .number(let column): out.append(contentsOf: decimalText(column.millionths[row]).utf8)
    case .boolean(let column): out.append(contentsOf: (column[row] == true ? "true" : "false").utf8)
    case .code(let column): quote(column[row]?.value ?? "", &out)
    case .span(let column):
      quote(column[row]?.description ?? form.schema.reading[list.list].fields[field.field].noSpan.first ?? "", &out)
    case .text, .reference: break
    }
  }

  private func quote(_ text: String, _ out: inout [UInt8]) {
    var text = text
    text.withUTF8 { quote($0, &out) }
  }

  private func quote(_ text: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        out.append(UInt8(ascii: "\\"))
        out.append(byte)
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        out.append(contentsOf: "\\u00".utf8)
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}

/// "2026-04-01T14:30", or the date alone where no time is known.
private func momentText(_ doubled: Int64) -> String {
  let minutes = doubled >> 1
  let day = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
  let date = CivilDate(dayNumber: Int32(clamping: day)).description
  if doubled & 1 == 1 { return date }
  func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let rest = minutes - day * 1440
  return "\(date)T\(two(rest / 60)):\(two(rest % 60))"
}

/// Exact, without needless zeros.
private func decimalText(_ millionths: Int64) -> String {
  let scale = UInt64(NumberColumn.scale)
  let (whole, rest) = (millionths.magnitude / scale, millionths.magnitude % scale)
  let sign = millionths < 0 ? "-" : ""
  if rest == 0 { return "\(sign)\(whole)" }
  var digits = String(rest)
  digits = String(repeating: "0", count: 6 - digits.count) + digits
  while digits.hasSuffix("0") { digits.removeLast() }
  return "\(sign)\(whole).\(digits)"
}
