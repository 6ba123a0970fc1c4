/// The values that a coded field may hold. What counts as "no value" is said here, field by field, never globally.
public final class CodeList: Sendable, Hashable {
  public let name: String
  public let codes: [Code]
  private let positions: [String: Int32]

  public struct Code: Sendable, Hashable {
    public let value: String
    public let title: String
    public let standing: Standing
    /// Other spellings met in extracts.
    public let aliases: [String]
    public init(value: String, title: String, standing: Standing = .value, aliases: [String] = []) {
      self.value = value
      self.title = title
      self.standing = standing
      self.aliases = aliases
    }
  }

  /// Whether a code is a real value, stands for "not recorded", or says that the person would not tell.
  public enum Standing: Sendable, Hashable { case value, notRecorded, refused }

  public init(name: String, codes: [Code]) {
    self.name = name
    self.codes = codes
    var positions: [String: Int32] = [:]
    for (index, code) in codes.enumerated() {
      for spelling in [code.value] + code.aliases where positions[spelling] == nil {
        positions[spelling] = Int32(index)
      }
    }
    self.positions = positions
  }

  /// The position of a spelling: exact first, then without regard to case.
  public func position(of text: String) -> Int32? {
    if let exact = positions[text] { return exact }
    let lowered = text.lowercased()
    return codes.firstIndex { code in
      code.value.lowercased() == lowered || code.aliases.contains { $0.lowercased() == lowered }
    }.map(Int32.init)
  }

  public static func == (a: CodeList, b: CodeList) -> Bool { a === b || (a.name == b.name && a.codes == b.codes) }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
