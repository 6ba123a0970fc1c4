/// Gathers bundles, line by line, until enough are there to be judged together. Which of them are judged together never
/// shows: a bundle that would not say the same by itself is kept apart.
///
/// The records are laid out as the files that `loadRecords` reads, so that a bundle's cell means what a file's cell means.
public struct BundleReader {
  /// The longest line that is read, in bytes.
  public static let maximumLineBytes = 16 << 20
  static let maximumBundles = 2_000, maximumBytes = 8 << 20

  /// What became of a line.
  public enum Taking: Sendable {
    case taken
    /// It was not taken: those gathered are to be judged first.
    case full
    case bad(BundleTrouble)
  }

  public let form: BundleForm
  /// How many bundles are gathered.
  public private(set) var count = 0
  /// Names that the schema does not have, counted.
  public private(set) var strangers = BundleStrangers()
  /// Nothing may join the bundle that is gathered.
  private var isClosed = false
  private var bytes = 0
  var layout: BundleLayout
  private var subjects: Set<[UInt8]> = []

  public init(_ form: BundleForm) {
    self.form = form
    layout = BundleLayout(form)
  }

  /// - Parameters:
  ///   - line: without its line end.
  ///   - number: counted from 1.
  public mutating func add(_ line: UnsafeBufferPointer<UInt8>, number: Int) -> Taking {
    if isClosed || count >= Self.maximumBundles || bytes + line.count > Self.maximumBytes && count > 0 { return .full }
    if line.count > Self.maximumLineBytes { return .bad(.tooLong) }
    if line.contains(where: { $0 >= 0x80 }), String(validating: line, as: UTF8.self) == nil { return .bad(.notText) }
    var reading = BundleReading(form, layout, number: number)
    // The layout is handed over and back, so that it is not copied.
    layout = BundleLayout(nothingOf: form)
    let marks = reading.layout.marks
    var outcome = Taking.taken
    do {
      try reading.read(JSONCursor(line))
    } catch {
      outcome = .bad(error as? BundleTrouble ?? .notText)
    }
    layout = reading.layout
    reading.layout = BundleLayout(nothingOf: form)
    if case .taken = outcome {
      let standsAlone = reading.standsAlone || layout.disagrees(reading.shared, reading.unmet) || subjects.contains(reading.subjectKey)
      if standsAlone && count > 0 { outcome = .full } else {
        isClosed = reading.standsAlone
        layout.remember(reading.shared, reading.unmet)
        subjects.insert(reading.subjectKey)
        strangers.add(reading.strangers, line: number)
        count += 1
        bytes += line.count
        return .taken
      }
    }
    layout.cut(to: marks)
    return outcome
  }

  /// What was gathered, as columns of text by list; the reader is empty again.
  public mutating func take() -> BundleBatch {
    let batch = layout.batch
    layout = BundleLayout(form)
    subjects = []
    (count, bytes, isClosed) = (0, 0, false)
    return batch
  }
}

/// Bundles that are judged together.
public struct BundleBatch: Sendable {
  /// Per list of the form, by its name, a table in CSV under the fields' names.
  let tables: [String: [UInt8]]
  /// Per list, by name, the line of each of its rows.
  let lines: [String: [Int]]

  /// The line on which a row of a table came; nil for the heading.
  func line(of row: Int, in list: String) -> Int? {
    guard let lines = lines[list], row >= 2, row - 2 < lines.count else { return nil }
    return lines[row - 2]
  }
}

/// Names in bundles that the schema does not have. They are counted, not shown: nobody knows what they hold.
public struct BundleStrangers: Sendable {
  private var counts: [(what: String, count: Int, line: Int)] = []

  mutating func add(_ found: [String], line: Int) {
    for what in found {
      if let known = counts.firstIndex(where: { $0.what == what }) { counts[known].count += 1 } else {
        counts.append((what, 1, line))
      }
    }
  }

  public var inWords: [String] {
    counts.map { "\($0.what): not read, \($0.count) times; the first is in line \($0.line)" }
  }
}
