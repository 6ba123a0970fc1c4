import Compliance
import FEEL
import RuleSets
import SourceText

extension ExampleRunning {
  /// What the examples do not show, each part and span once, wherever it is used.
  var advice: [Diagnostic] {
    let bare = Set(withoutExamples.map { "\($0.ruleSet.name)/\($0.rule.id)" })
    var found = withoutExamples.map { Diagnostic.ruleWithoutExamples($0.rule.id, at: $0.rule.span) }
    var parts = Parts()
    for coverage in coverage where !bare.contains("\(coverage.ruleSet.name)/\(coverage.rule.id)") {
      for condition in coverage.conditions { parts.add(condition) }
      for span in coverage.spans where !span.inTime || !span.late {
        found.append(
          .spanOneSided(
            span.path, reached: span.isReached, inTime: span.inTime, of: coverage.rule.id, at: coverage.rule.span))
      }
    }
    return found + parts.oneSided
  }
}

/// Parts of conditions by their place: one that stands in a figure is used by several rules.
private struct Parts {
  private var places: [SourceSpan] = []
  private var seen: [SourceSpan: (name: String, yes: Bool, no: Bool)] = [:]

  mutating func add(_ condition: RuleCoverage.Condition) {
    let part = condition.part
    if let known = seen[part.place] {
      seen[part.place] = (known.name, known.yes || part.yes, known.no || part.no)
    } else {
      places.append(part.place)
      seen[part.place] = (condition.name, part.yes, part.no)
    }
  }

  var oneSided: [Diagnostic] {
    places.compactMap { place in
      guard let part = seen[place], !part.yes || !part.no else { return nil }
      let missing = (part.yes ? [] : ["true"]) + (part.no ? [] : ["false"])
      return .partOneSided(part.name, missing: missing, at: place)
    }
  }
}
