/// Arguments as written with which a function can never give anything, whatever the others turn out to be.
///
/// Rules are checked with it: such a call would be *cannot tell* for every child.
struct HopelessArguments {
  /// One for each parameter, in order; nil for what is not known beforehand.
  let arguments: [Value?]

  /// What is wrong, with the place of the parameter at fault; nil where nothing is for certain.
  static func problem(of function: String, _ arguments: [Value?]) -> (place: Int, text: String)? {
    let them = HopelessArguments(arguments: arguments)
    return switch function {
    case "matches": them.pattern(flagsAt: 2)
    case "replace": them.pattern(flagsAt: 3) ?? them.replacement ?? them.emptyMatch(flagsAt: 3)
    case "split": them.pattern(flagsAt: nil) ?? them.emptyMatch(flagsAt: nil)
    case "substring": them.position(1) ?? them.length(2, least: 1)
    case "sublist": them.position(1) ?? them.length(2, least: 0)
    case "insert before", "remove": them.position(1)
    case "modulo": them.divisor(1)
    case "decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down": them.scale(1)
    case "number": them.separators
    case "date": them.within(1, 1...12, "the month") ?? them.within(2, 1...31, "the day")
    case "time": them.within(0, 0...23, "the hour") ?? them.within(1, 0...59, "the minute") ?? them.within(2, 0...59, "the second")
    case "working day after": them.daysOn(1)
    default: nil
    }
  }

  /// Whether a number is divided by a literal 0.
  static func isZero(_ value: Value?) -> Bool { value?.number?.isZero == true }

  private func known(_ place: Int) -> Value? { place < arguments.count ? arguments[place] : nil }

  private func number(_ place: Int) -> Decimal? { known(place)?.number }

  // MARK: - Patterns

  private func flags(_ place: Int?) -> String? {
    guard let place, place < arguments.count else { return "" }
    guard let flags = arguments[place] else { return nil }
    return flags.string ?? ""
  }

  private func compiled(flagsAt place: Int?) -> Swift.Result<Pattern, Pattern.Problem>? {
    guard let pattern = known(1)?.string, let flags = flags(place) else { return nil }
    return Pattern.compile(pattern, flags: flags)
  }

  private func pattern(flagsAt place: Int?) -> (Int, String)? {
    guard case .failure(let problem)? = compiled(flagsAt: place) else {
      // The flags alone: the pattern may be a field.
      guard let place, known(1) == nil, let flags = known(place)?.string,
        case .failure(let problem) = Pattern.compile("a", flags: flags)
      else { return nil }
      return (place, problem.sentence)
    }
    return (problem.kind == .unknownFlag ? place ?? 1 : 1, problem.sentence)
  }

  private func emptyMatch(flagsAt place: Int?) -> (Int, String)? {
    guard case .success(let pattern)? = compiled(flagsAt: place), pattern.matchesEmpty else { return nil }
    return (1, PatternRefusal.matchesEmptyText.sentence)
  }

  private var replacement: (Int, String)? {
    guard case .success(let pattern)? = compiled(flagsAt: 3), let text = known(2)?.string,
      case .failure(let problem) = Replacement.compile(text, groups: pattern.groups, literal: pattern.flags.literal)
    else { return nil }
    return (2, problem.sentence)
  }

  // MARK: - Numbers

  private func position(_ place: Int) -> (Int, String)? {
    number(place)?.truncated == 0 ? (place, "positions count from 1, or back from -1") : nil
  }

  private func length(_ place: Int, least: Int) -> (Int, String)? {
    guard let length = number(place)?.truncated, length < least else { return nil }
    return (place, "the length must be \(least) or more")
  }

  private func divisor(_ place: Int) -> (Int, String)? {
    HopelessArguments.isZero(known(place)) ? (place, "nothing can be divided by 0") : nil
  }

  private func scale(_ place: Int) -> (Int, String)? {
    guard let scale = number(place) else { return nil }
    guard let whole = scale.truncated, -6111...6176 ~= whole else { return (place, "the scale must lie between -6111 and 6176") }
    return nil
  }

  private func within(_ place: Int, _ range: ClosedRange<Int>, _ what: String) -> (Int, String)? {
    // `date(from)` and `time(from)` take one argument, of which nothing is said here.
    guard arguments.count > 1, let value = number(place), value.truncated.map({ !range.contains($0) }) ?? true else { return nil }
    return (place, "\(what) must lie between \(range.lowerBound) and \(range.upperBound)")
  }

  private func daysOn(_ place: Int) -> (Int, String)? {
    guard let number = number(place), number.int.map({ $0 < 0 }) ?? true else { return nil }
    return (place, "the number of days must be whole, 0 or more")
  }

  // MARK: - Separators

  private var separators: (Int, String)? {
    let (grouping, decimal) = (known(1)?.string, known(2)?.string)
    if let grouping, ![" ", ",", "."].contains(grouping) { return (1, "the grouping separator must be a blank, a comma or a point") }
    if let decimal, ![",", "."].contains(decimal) { return (2, "the decimal separator must be a comma or a point") }
    if let grouping, grouping == decimal { return (2, "the decimal separator must be another than the grouping separator") }
    return nil
  }
}
