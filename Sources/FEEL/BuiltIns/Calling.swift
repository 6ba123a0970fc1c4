import CivilTime

extension BuiltIn {
  /// Calls the first form that fits. No form that fits is a failure, told by the forms that come closest.
  func call(_ arguments: [Argument], _ call: inout Call) -> Value {
    guard call.step(cost(of: arguments)) else { return .null }
    var closest: [Misfit] = []
    for form in inOrder(of: arguments) {
      switch form.arranged(arguments) {
      case .success(let values): return form.run(values, &call)
      case .failure(let misfit):
        if let other = closest.first, other.closeness >= misfit.closeness {
          if other.closeness == misfit.closeness { closest.append(misfit) }
        } else {
          closest = [misfit]
        }
      }
    }
    return call.fail(reason(closest, arguments.count))
  }

  /// `before(point: a, range: b)` and `before(range: b, point: a)` are two forms: the order of the labels tells them
  /// apart.
  private func inOrder(of arguments: [Argument]) -> [Form] {
    let labels = arguments.map(\.label)
    let first = forms.count > 1 ? forms.first { $0.parameters.map(\.name) == labels } : nil
    return first.map { [$0] + forms } ?? forms
  }

  /// Most functions look through what they are given.
  private func cost(of arguments: [Argument]) -> Int {
    let isQuick = BuiltIn.quick.contains(name)
    return arguments.reduce(1) { $0.saturated(plus: isQuick && $1.value.string == nil ? 0 : $1.value.work) }
  }

  /// Those that take the same time however many values they are given in one.
  private static let quick: Set = ["count", "get value", "get or else", "is missing"]

  // MARK: - What does not fit

  /// Why a form does not take some arguments.
  struct Misfit: Error {
    enum Reason {
      case count
      case kind(parameter: String, wanted: Kinds, given: Value)
      case other(String)
    }

    let reason: Reason
    /// How far the form went along with the arguments.
    let closeness: Int
  }

  private func reason(_ closest: [Misfit], _ count: Int) -> String {
    switch closest.first?.reason {
    case .kind(let parameter, _, let given)?:
      var kinds: Kinds = []
      for misfit in closest { if case .kind(_, let wanted, _) = misfit.reason { kinds.formUnion(wanted) } }
      return "\(parameter) must be \(kinds.inWords), and is \(given.isNull ? "null" : given.kindInWords)"
    case .other(let text)?: return text
    case .count?, nil: return "it takes \(countsInWords), not \(count)"
    }
  }

  /// "1, 3 or 4 arguments"
  private var countsInWords: String {
    let least = forms.map(\.fewest).min() ?? 0
    if forms.contains(where: { $0.most == Int.max }) { return "at least \(least) argument\(least == 1 ? "" : "s")" }
    let counts = Set(forms.flatMap { Array($0.fewest...$0.most) }).sorted().map(String.init)
    guard let last = counts.last, last != "0" else { return "no argument" }
    let all = counts.count == 1 ? last : counts.dropLast().joined(separator: ", ") + " or " + last
    return "\(all) argument\(all == "1" ? "" : "s")"
  }
}

extension BuiltIn.Form {
  /// The arguments in the order of the parameters, each as the parameter wants it.
  fileprivate func arranged(_ arguments: [Argument]) -> Swift.Result<[Value], BuiltIn.Misfit> {
    let all: [[Value]]
    switch placed(arguments.map { (label: $0.label, value: $0.value) }) {
    case .success(let placed): all = placed
    case .failure(let why): return .failure(misfit(why, arguments))
    }
    var values: [Value] = []
    for (parameter, given) in zip(parameters, all) {
      guard let value = parameter.isRepeated ? .list(ListValue(given)) : given.first else {
        values.append(.null)
        continue
      }
      guard let fitting = parameter.fitting(value) else {
        let wrong = parameter.isRepeated ? given.first { parameter.single.fitting($0) == nil } : value
        let reason = BuiltIn.Misfit.Reason.kind(parameter: parameter.name, wanted: parameter.kinds, given: wrong ?? value)
        return .failure(BuiltIn.Misfit(reason: reason, closeness: 1_000 + values.count))
      }
      values.append(fitting)
    }
    return .success(values)
  }

  /// A form that knows more of the labels is closer.
  private func misfit(_ why: Misplaced, _ arguments: [Argument]) -> BuiltIn.Misfit {
    let labels = arguments.compactMap(\.label)
    if labels.isEmpty { return BuiltIn.Misfit(reason: .count, closeness: 0) }
    let known = labels.count { label in parameters.contains { $0.name == label } }
    return BuiltIn.Misfit(reason: .other(why.text), closeness: known)
  }
}
