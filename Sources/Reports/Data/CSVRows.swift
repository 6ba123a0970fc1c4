/// Rows as CSV (RFC 4180), each with its line end.
func csv(_ rows: [[String]]) -> String {
  rows.map { row in row.map(csvField).joined(separator: ",") + "\n" }.joined()
}

private func csvField(_ text: String) -> String {
  let needsQuotes = text.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) } || text.utf8.first == 0x20 || text.utf8.last == 0x20
  return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
}
