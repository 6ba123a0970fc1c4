import Foundation
import Testing

/// A row of a table on a page of the docs.
struct DocsRow: CustomTestStringConvertible, Sendable {
  let page: String
  /// Counted from 1.
  let line: Int
  /// What stands in the cells, by the column's heading.
  let cells: [String: String]

  var place: String { "\(page):\(line)" }
  var testDescription: String { "\(place) \(codes("call").first ?? code("example") ?? code("condition") ?? "")" }

  /// What stands in a cell between single backticks, in order; nothing where there is no such column.
  func codes(_ heading: String) -> [String] {
    let parts = (cells[heading] ?? "").components(separatedBy: "`")
    return parts.indices.filter { $0 % 2 == 1 }.map { parts[$0] }
  }

  /// The cell's one code; nil where there is none.
  func code(_ heading: String) -> String? { codes(heading).first }

  /// Whether the table has these columns.
  func has(_ headings: String...) -> Bool { headings.allSatisfy { cells[$0] != nil } }

  /// All rows of all tables on a page.
  static func rows(of page: String) throws -> [DocsRow] {
    let lines = try readText("\(projectFolder)/\(page)").components(separatedBy: "\n")
    var rows: [DocsRow] = []
    var headings: [String] = []
    for (index, line) in lines.enumerated() {
      guard line.hasPrefix("|") else {
        headings = []
        continue
      }
      if line.hasPrefix("|---") { continue }
      let cells = cells(of: line)
      if headings.isEmpty {
        headings = cells
      } else {
        rows.append(DocsRow(page: page, line: index + 1, cells: Dictionary(zip(headings, cells)) { first, _ in first }))
      }
    }
    return rows
  }

  /// A sign within backticks separates nothing.
  private static func cells(of line: String) -> [String] {
    var cells: [String] = [""]
    var isCode = false
    for character in line.dropFirst() {
      if character == "`" { isCode.toggle() }
      if character == "|", !isCode { cells.append("") } else { cells[cells.count - 1].append(character) }
    }
    return cells.dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
