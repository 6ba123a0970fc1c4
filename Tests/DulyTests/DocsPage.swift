import Foundation

/// A page of the docs, as the steps that a reader would take with it: files to write and commands to run.
///
/// - A block of the kind `console` holds commands (`$ duly check`) with what they print below them. Lines above the first
///   command may say the folder: `# in docs/examples/borough`. `…` alone in a line stands for any lines left out, and a
///   command with nothing below it is run without a look at what it prints.
/// - A block below a line with `` `file: NAME` `` is written to that file; below `` `add to: NAME` `` it is put at its end.
struct DocsPage {
  /// The page's place in the checkout.
  let path: String
  private(set) var lines: [String]
  private(set) var steps: [Step] = []

  enum Step {
    case write(file: String, text: String, atEnd: Bool)
    case run(Command)
  }

  struct Command {
    let folder: String?
    let line: String
    /// The lines of the page that say what it prints.
    let expected: Range<Int>
  }

  init(path: String, text: String) {
    self.path = path
    lines = text.components(separatedBy: "\n")
    var at = 0
    while at < lines.count {
      guard lines[at].hasPrefix("```") else {
        at += 1
        continue
      }
      let end = lines[(at + 1)...].firstIndex { $0.hasPrefix("```") } ?? lines.count
      readBlock(kind: lines[at].dropFirst(3), at + 1..<end)
      at = end + 1
    }
  }

  private mutating func readBlock(kind: Substring, _ body: Range<Int>) {
    if kind == "console" { return readCommands(body) }
    guard let above = lines[..<(body.lowerBound - 1)].last(where: { !$0.isEmpty }) else { return }
    for (word, atEnd) in [("`file: ", false), ("`add to: ", true)] {
      guard let start = above.range(of: word) else { continue }
      let name = above[start.upperBound...].prefix { $0 != "`" }
      steps.append(.write(file: String(name), text: lines[body].joined(separator: "\n") + "\n", atEnd: atEnd))
    }
  }

  private mutating func readCommands(_ body: Range<Int>) {
    let starts = body.filter { lines[$0].hasPrefix("$ ") }
    let head = lines[body.lowerBound..<(starts.first ?? body.upperBound)]
    let folder = head.first { $0.hasPrefix("# in ") }.map { String($0.dropFirst(5)) }
    for (start, end) in zip(starts, starts.dropFirst() + [body.upperBound]) {
      steps.append(.run(Command(folder: folder, line: String(lines[start].dropFirst(2)), expected: start + 1..<end)))
    }
  }

  /// What the page says that a command prints.
  func expected(_ command: Command) -> [String] { Array(lines[command.expected]) }

  /// The page with other lines as what its commands print.
  func replacing(_ printed: [(command: Command, lines: [String])]) -> String {
    var lines = lines
    for (command, new) in printed.reversed() { lines.replaceSubrange(command.expected, with: new) }
    return lines.joined(separator: "\n")
  }
}

/// What stands for lines left out.
private let gap = "…"

/// Whether lines are as expected; blanks at their ends do not count.
func isMatch(_ actual: [String], _ expected: [String]) -> Bool {
  let segments = segments(expected)
  if segments.count == 1 { return actual == segments[0] }
  guard actual.starts(with: segments[0]) else { return false }
  var at = segments[0].count
  for segment in segments.dropFirst().dropLast() {
    guard let place = place(of: segment, in: actual, from: at) else { return false }
    at = place + segment.count
  }
  let last = segments[segments.count - 1]
  return actual.count - last.count >= at && actual.suffix(last.count).elementsEqual(last)
}

/// The lines anew, with the same parts left out; nil where a part can no longer be found.
func recorded(_ actual: [String], like expected: [String]) -> [String]? {
  let old = segments(expected)
  if old.count == 1 { return actual }
  var parts = [Array(actual.prefix(old[0].count))]
  var at = old[0].count
  for segment in old.dropFirst().dropLast() {
    guard let first = segment.first, let place = place(of: [first], in: actual, from: at) else { return nil }
    parts.append(Array(actual[place...].prefix(segment.count)))
    at = place + segment.count
  }
  parts.append(Array(actual.dropFirst(min(at, actual.count)).suffix(old[old.count - 1].count)))
  return Array(parts.joined(separator: [gap]))
}

private func segments(_ lines: [String]) -> [[String]] {
  lines.split(separator: gap, omittingEmptySubsequences: false).map(Array.init)
}

private func place(of segment: [String], in lines: [String], from: Int) -> Int? {
  guard from + segment.count <= lines.count else { return nil }
  return (from...(lines.count - segment.count)).first { lines[$0...].starts(with: segment) }
}
