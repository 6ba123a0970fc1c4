/// Per row the row of another list that it leads to; below zero where it leads nowhere (`ReferenceColumn`).
///
/// Rows that stand in the order of what they lead to are not written down one by one: where each one's rows begin says it
/// all. So it is with the records of a caseload and their owners, and that is a third of what the records would take.
public struct RowReferences: Sendable {
  /// One for each row; empty where `starts` says it.
  private var each: Cells<Int32>
  /// The rows that lead to `r` are `starts[r]..<starts[r + 1]`; those behind the last lead nowhere. Empty where each is
  /// written down.
  public private(set) var starts: Cells<Int32>
  public private(set) var count: Int

  public init(_ each: Cells<Int32>) {
    (self.each, starts, count) = (each, [], each.count)
  }

  public init(_ each: [Int32]) { self.init(Cells(each)) }

  /// Rows in the order of what they lead to.
  ///
  /// - Parameters:
  ///   - starts: one more than there are rows to lead to, ascending, none above `count`.
  public init(starts: Cells<Int32>, count: Int) {
    (each, self.starts, self.count) = ([], starts, starts.isEmpty ? 0 : count)
  }

  /// Whether the rows stand in the order of what they lead to, and that is all that is known of them.
  public var areInOrder: Bool { !starts.isEmpty }

  /// Whether each row leads somewhere.
  public var leadSomewhere: Bool {
    if let last = starts.last { return Int(last) == count }
    var smallest: Int32 = 0
    for row in each.buffer { smallest = Swift.min(smallest, row) }
    return smallest >= 0
  }

  /// Each row's, written down.
  public var cells: Cells<Int32> {
    guard areInOrder else { return each }
    return Cells(unsafeUninitializedCapacity: count) { cells in
      for (row, target) in enumerated() { cells[row] = target }
      return count
    }
  }

  /// Whether they are the same ones, without a look at them.
  public func isIdentical(to other: RowReferences) -> Bool {
    count == other.count && starts.count == other.starts.count
      && starts.buffer.baseAddress == other.starts.buffer.baseAddress && each.buffer.baseAddress == other.each.buffer.baseAddress
  }

  public func reordered(_ order: [Int32]) -> RowReferences { RowReferences(cells.reordered(order)) }

  /// Puts rows in each other's places that lead to the same, if they are in order.
  mutating func move(_ moves: [(place: Int32, row: Int32)]) {
    if !areInOrder { each.move(moves) }
  }

  /// Puts in the place of each row the one that it leads to; -1 for those that lead nowhere. Quickest for rows that stand
  /// side by side.
  public func follow(_ rows: UnsafeMutableBufferPointer<Int32>) {
    guard areInOrder else {
      for place in rows.indices { rows[place] = rows[place] < 0 ? -1 : each[Int(rows[place])] }
      return
    }
    var (target, members): (Int32, Range<Int32>) = (-1, 0..<0)
    for place in rows.indices {
      let row = rows[place]
      if row >= 0, !members.contains(row) {
        target = self[Int(row)]
        members = target < 0 ? (starts.last ?? 0)..<Int32(count) : starts[Int(target)]..<starts[Int(target) + 1]
      }
      rows[place] = row < 0 ? -1 : target
    }
  }

  /// The last that begins at `row` or before it: those that nothing leads to begin where the next one does.
  private func target(of row: Int) -> Int32 {
    precondition(UInt(bitPattern: row) < UInt(bitPattern: count), "a row beyond the list's end")
    let place = starts.buffer.firstPlace(notBelow: Int32(truncatingIfNeeded: row) + 1)
    return place == starts.count ? -1 : Int32(truncatingIfNeeded: place) - 1
  }
}

extension UnsafeBufferPointer<Int32> {
  /// Of ascending numbers the place of the first that is not below this one.
  func firstPlace(notBelow number: Int32) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension RowReferences: RandomAccessCollection, MutableCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(row: Int) -> Int32 {
    get { areInOrder ? target(of: row) : each[row] }
    set {
      if areInOrder { self = RowReferences(cells) }
      each[row] = newValue
    }
  }

  /// From row to row, without searching for each.
  public struct Iterator: IteratorProtocol {
    private let references: RowReferences
    private var row = 0
    private var target = 0

    init(_ references: RowReferences) { self.references = references }

    public mutating func next() -> Int32? {
      guard row < references.count else { return nil }
      defer { row += 1 }
      guard references.areInOrder else { return references.each[row] }
      let starts = references.starts.buffer
      while target + 1 < starts.count, starts[target + 1] <= row { target += 1 }
      return target + 1 < starts.count ? Int32(truncatingIfNeeded: target) : -1
    }
  }

  public func makeIterator() -> Iterator { Iterator(self) }
}

extension RowReferences: ExpressibleByArrayLiteral, Equatable {
  public init(arrayLiteral rows: Int32...) { self.init(rows) }

  public static func == (a: RowReferences, b: RowReferences) -> Bool { a.count == b.count && a.elementsEqual(b) }
}
