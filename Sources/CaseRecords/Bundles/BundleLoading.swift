import Caseload
import SourceText

extension BundleForm {
  /// The sources as they stand for bundles: what each list proves, and which words stand for nothing, are said as in the
  /// workspace; where the records lie, and what their columns are called, is not.
  ///
  /// - Parameter given: the workspace's sources; where there are none, every list counts as complete.
  public func sources(_ given: [SourceDescription]) -> [SourceDescription] {
    let given = given.isEmpty ? [SourceDescription(folder: "")] : given
    return given.enumerated().map { place, source in
      var copy = source
      copy.dates = .either
      copy.delimiter = UInt8(ascii: ",")
      copy.lists = lists.filter { $0.list != schema.shape.aboutList || !isGathered }.compactMap { list in
        let said = source.lists?.first { $0.list == list.name }
        // What no source names comes with the first that does not name its lists.
        let isElsewhere = given.contains { $0.lists?.contains { $0.list == list.name } ?? false }
        guard said != nil || !isElsewhere && place == given.firstIndex(where: { $0.lists == nil }) ?? 0 else { return nil }
        var description = ListDescription(list: list.name, file: list.name)
        description.holding = said?.holding
        description.emptyValues = said?.emptyValues ?? []
        description.columns = list.fields.map { ListDescription.ColumnName(field: $0.name, header: $0.name) }
        return description
      }
      copy.contents = [:]
      return copy
    }
  }

  /// The subject's list comes from no table: its records are the keys that the others name.
  private var isGathered: Bool { schema.shape.lists[schema.shape.aboutList].isFromKeys }
}

extension BundleBatch {
  /// The bundles as a caseload, derived lists included. nil only where nothing can be read.
  /// - Parameter sources: from `BundleForm.sources`.
  public func records(_ form: BundleForm, _ sources: [SourceDescription], only: [Set<Int>]) -> LoadedRecords? {
    var diagnostics = Diagnostics()
    let filled = sources.map { source in
      var copy = source
      copy.contents = tables
      return copy
    }
    return loadRecords(schema: form.schema, sources: filled, only: only, diagnostics: &diagnostics)
  }
}

/// What was wrong with the cells and records of bundles, counted over all batches.
public struct BundleQuality: Sendable {
  private struct Place: Hashable {
    let kind: QualityKind, list: String, column: String?, reason: String
  }
  private var order: [Place] = []
  private var found: [Place: (count: Int, line: Int?)] = [:]

  public init() {}

  /// What one bundle cannot show by itself (a key that others share), and what is so by the form, is left out.
  public mutating func add(_ quality: DataQuality, _ batch: BundleBatch) {
    for count in quality.counts where count.kind.isCounted && ![.keyShared, .emptyValue].contains(count.kind) {
      guard let list = count.list else { continue }
      // Nothing else in a bundle is laid out so.
      let isTold = count.reason == CaseRecordsDiagnostics.reason(.textAfterQuote)
      let reason = isTold ? "could not be read where the bundle was made" : count.reason
      let place = Place(kind: count.kind, list: list, column: count.column, reason: reason)
      let line = count.firstRow.flatMap { batch.line(of: $0, in: list) }
      if found[place] == nil { order.append(place) }
      let known = found[place] ?? (0, nil)
      found[place] = (known.count + count.count, [known.line, line].compactMap { $0 }.min())
    }
  }

  /// "visit: 3 cells in column `date`: is no date; the first is in line 17"
  public var inWords: [String] {
    order.sorted { ($0.list, $0.column ?? "", $0.kind.rawValue, $0.reason) < ($1.list, $1.column ?? "", $1.kind.rawValue, $1.reason) }
      .map { place in
        let (count, line) = found[place] ?? (0, nil)
        let at = place.column.map { " in `\($0)`" } ?? ""
        return "\(place.list): \(place.kind.counted(count))\(at): \(place.reason)" + (line.map { "; the first is in line \($0)" } ?? "")
      }
  }
}
