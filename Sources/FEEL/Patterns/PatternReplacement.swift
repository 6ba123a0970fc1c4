/// What is put in the place of a match: text and groups.
struct Replacement: Equatable, Sendable {
  enum Part: Equatable, Sendable {
    case text([Unicode.Scalar])
    /// 0 is the whole match.
    case group(Int)
  }

  let parts: [Part]

  /// Reads a replacement: `$1` is a group, `\$` and `\\` are the signs themselves.
  ///
  /// `$` takes as many digits as name a group that there is; one digit that names none stands for nothing.
  /// - Parameters:
  ///   - groups: How many capturing groups the pattern has.
  ///   - literal: With the flag `q`, `$` and `\` are ordinary.
  static func compile(_ text: String, groups: Int, literal: Bool = false) -> Result<Replacement, Pattern.Problem> {
    var reader = Reader(scalars: Array(text.unicodeScalars), groups: groups)
    if literal { return .success(Replacement(parts: [.text(reader.scalars)])) }
    do throws(Pattern.Problem) {
      return .success(Replacement(parts: try reader.read()))
    } catch {
      return .failure(error)
    }
  }

  private struct Reader {
    let scalars: [Unicode.Scalar]
    let groups: Int
    var at = 0
    var plain: [Unicode.Scalar] = []
    var parts: [Part] = []

    init(scalars: [Unicode.Scalar], groups: Int) {
      self.scalars = scalars
      self.groups = groups
    }

    mutating func read() throws(Pattern.Problem) -> [Part] {
      while at < scalars.count {
        switch scalars[at] {
        case "\\": try escaped()
        case "$": try group()
        default:
          plain.append(scalars[at])
          at += 1
        }
      }
      endText()
      return parts
    }

    private mutating func endText() {
      if !plain.isEmpty { parts.append(.text(plain)) }
      plain = []
    }

    private mutating func escaped() throws(Pattern.Problem) {
      guard at + 1 < scalars.count, scalars[at + 1] == "\\" || scalars[at + 1] == "$" else {
        throw Pattern.Problem(.replacementBackslash, at: at)
      }
      plain.append(scalars[at + 1])
      at += 2
    }

    private mutating func group() throws(Pattern.Problem) {
      guard var number = digit(at + 1) else { throw Pattern.Problem(.replacementDollar, at: at) }
      at += 2
      while number > 0, let next = digit(at), number * 10 + next <= groups {
        number = number * 10 + next
        at += 1
      }
      endText()
      if number <= groups { parts.append(.group(number)) }
    }

    private func digit(_ index: Int) -> Int? {
      guard index < scalars.count, ("0"..."9").contains(scalars[index]) else { return nil }
      return Int(scalars[index].value - 48)
    }
  }
}
