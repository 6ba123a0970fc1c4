/// The cells of one column side by side in memory: values of one size, nothing else.
///
/// Used like an array. What it adds: the memory may be a file's (a snapshot), and a large one lies in large pages, so that
/// reading millions of cells in a row costs what the memory costs.
public struct Cells<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Shared by copies until one of them is written to; whoever writes is the only owner. Hence safe to send.
  @usableFromInline var memory: CellMemory
  @usableFromInline var start: UnsafeMutablePointer<Element>
  public private(set) var count: Int

  public init() { self.init(capacity: 0) }

  /// No cells yet, and room for so many.
  public init(capacity: Int) {
    memory = capacity == 0 ? .none : CellMemory(bytes: capacity * MemoryLayout<Element>.stride)
    start = memory.start.bindMemory(to: Element.self, capacity: Swift.max(1, capacity))
    count = 0
  }

  /// The cells that lie at `offset` bytes of a memory that somebody else has filled.
  public init(in memory: CellMemory, offset: Int, count: Int) {
    self.memory = memory
    start = (memory.start + offset).bindMemory(to: Element.self, capacity: Swift.max(1, count))
    self.count = count
  }

  /// As many cells as `write` says it has written, at most `capacity`.
  public init(unsafeUninitializedCapacity capacity: Int, initializingWith write: (UnsafeMutableBufferPointer<Element>) -> Int) {
    self.init(capacity: capacity)
    count = Swift.min(capacity, write(UnsafeMutableBufferPointer(start: start, count: capacity)))
  }

  /// The cells where they lie: valid while this value (or a copy of it) is.
  @inlinable public var buffer: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: start, count: count) }

  @inlinable public func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<Element>) throws -> Result) rethrows -> Result {
    defer { withExtendedLifetime(memory) {} }
    return try body(buffer)
  }

  /// Keeps `buffer` valid for as long as it is held.
  public var holder: CellMemory { memory }

  private var capacity: Int { memory.bytes / MemoryLayout<Element>.stride }

  /// Makes this value the only owner of memory for so many cells.
  private mutating func own(_ capacity: Int) {
    if isKnownUniquelyReferenced(&memory), memory.isWritable, self.capacity >= capacity { return }
    let room = capacity > self.capacity ? Swift.max(capacity, count * 2) : self.capacity
    var copy = Cells(capacity: room)
    copy.start.update(from: start, count: count)
    copy.count = count
    self = copy
  }

  public mutating func reserveCapacity(_ capacity: Int) { own(Swift.max(capacity, count)) }

  /// Room for so many cells, which are going to be written soon.
  ///
  /// - Returns: what the system has yet to clear of it.
  public mutating func prepareRoom(for cells: Int) -> UnclearedPages {
    reserveCapacity(cells)
    return memory.unclearedPages(cells * MemoryLayout<Element>.stride)
  }

  /// Memory for so many cells, those that are there included, to be written to directly; `truncate` then says how many
  /// there are. Valid until the next change of another sort.
  public mutating func room(for cells: Int) -> UnsafeMutablePointer<Element> {
    own(Swift.max(cells, count))
    return start
  }

  /// Says how many cells there are: fewer than before, or as many as were written into the room.
  public mutating func truncate(to cells: Int) {
    own(cells)
    count = cells
  }

  @inline(__always)
  public mutating func append(_ cell: Element) {
    own(count + 1)
    start[count] = cell
    count += 1
  }

  public mutating func append(contentsOf cells: UnsafeBufferPointer<Element>) {
    guard let from = cells.baseAddress, !cells.isEmpty else { return }
    own(count + cells.count)
    (start + count).update(from: from, count: cells.count)
    count += cells.count
  }
}

extension Cells: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }

  public subscript(place: Int) -> Element {
    @inlinable get {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "a cell beyond the column's end")
      return start[place]
    }
    set {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "a cell beyond the column's end")
      own(count)
      start[place] = newValue
    }
  }

  public init(_ cells: some Sequence<Element>) {
    self.init(Array(cells))
  }

  public init(_ cells: [Element]) {
    self.init(capacity: cells.count)
    cells.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  public init(repeating cell: Element, count: Int) {
    self.init(capacity: count)
    start.update(repeating: cell, count: count)
    self.count = count
  }

  public mutating func replaceSubrange(_ range: Range<Int>, with cells: some Collection<Element>) {
    var all = Array(self)
    all.replaceSubrange(range, with: cells)
    self = Cells(all)
  }
}

extension Cells: ExpressibleByArrayLiteral, Equatable where Element: Equatable {
  public init(arrayLiteral cells: Element...) { self.init(cells) }

  public static func == (a: Cells, b: Cells) -> Bool { a.count == b.count && a.elementsEqual(b) }
}

extension Cells: CustomStringConvertible {
  public var description: String { Array(self).description }
}
