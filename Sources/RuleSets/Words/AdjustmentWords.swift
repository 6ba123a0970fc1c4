import Caseload
import FEEL

/// Clock stops, extensions and agreed exceptions in plain English.
extension RuleWriter {
  /// What moves a due date, and who may excuse from it for a time.
  func adjustments(_ role: (String) -> String) -> [Part] { clockStops + extensions + exceptions(role) }

  private var clockStops: [Part] {
    guard let stops = rule.clockStops else { return [] }
    let which = stops.countsIf.map { " where \($0.inWords)" } ?? ""
    return [Part("clock_stops", "The clock stands still during \(shape.lists[stops.list].title.withArticle)\(which): those days are not counted.")]
  }

  private var extensions: [Part] {
    guard let extensions = rule.extensions else { return [] }
    let list = shape.lists[extensions.list]
    let which = extensions.countsIf.map { " where \($0.inWords)" } ?? ""
    let how =
      switch extensions.to {
      case .date(let field): "to the date under \"\(list.fields[field].title)\""
      case .span(let field): "by what is under \"\(list.fields[field].title)\""
      }
    let limit = extensions.limit.map { ", at most \($0) in all" } ?? ""
    return [
      Part(
        "extensions",
        "\(list.title.withArticle.capitalisedAtStart)\(which) moves the due date \(how)\(limit), if it is granted by the due date then in force; a later one changes nothing.")
    ]
  }

  private func exceptions(_ role: (String) -> String) -> [Part] {
    guard let by = rule.exceptionBy else { return [] }
    return [Part("exception_by", "The \(role(by)) may agree an exception, for a stated time and reason. It never counts as done in time.")]
  }
}
