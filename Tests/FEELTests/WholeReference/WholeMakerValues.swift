import TestSupport

@testable import FEEL

extension WholeExpressionMaker {
  // MARK: - Numbers

  mutating func number(_ depth: Int, _ sure: Bool) -> Fragment {
    switch random.below(sure ? 9 : 22) {
    case 0, 1: return infix(.number, random.pick(["+", "-"]), .number, .additive, depth, sure: sure)
    case 2: return infix(.number, "*", .number, .multiplicative, depth, sure: sure)
    case 3:
      let dividend = text(.number, depth, .multiplicative, sure: sure)
      let divisor = sure ? random.pick(["2", "3", "7", "0.5"]) : text(.number, depth, .power)
      return Fragment("\(dividend) / \(divisor)", .multiplicative)
    case 4: return Fragment("-" + text(.number, depth, .prefix, sure: sure), .prefix)
    case 5: return rounding(depth, sure)
    case 6: return call("count", text(.list(itemKind()), depth, sure: sure))
    case 7, 8: return measured(depth, sure)
    case 9: return power(depth)
    case 10, 11: return aggregate(depth)
    case 12: return call("modulo", text(.number, depth), text(.number, depth))
    case 13: return quotientOfDurations(depth)
    case 14:
      let texts = random.pick([
        ["\"1,000.5\"", "\",\"", "\".\""], ["\"1 234\"", "\" \"", "\".\""], ["\"-0.25\"", "null", "\".\""],
        ["\"1.000,75\"", "\".\"", "\",\""], ["\"12\"", "\",\"", "null"],
      ])
      return call("number", texts[0], texts[1], texts[2])
    case 15: return Fragment(text(.record, depth, .postfix) + ".a")
    case 16: return Fragment(call("index of", text(.list(.number), depth), text(.number, depth)).text + "[1]")
    case 17: return Fragment("\(range(.number)).\(random.pick(["start", "end"]))")
    case 18: return Fragment(text(.list(.number), depth, .postfix, sure: true) + "[\(random.pick(["1", "2", "-1"]))]")
    case 19: return rounding(depth, sure)
    default: return infix(.number, random.pick(["+", "-"]), .number, .additive, depth)
    }
  }

  private mutating func rounding(_ depth: Int, _ sure: Bool) -> Fragment {
    // Halves, on which the ways of rounding differ, come seldom by themselves.
    let halves = ["2.5", "-3.5", "3.5", "1.25", "-0.15", "15", "-25", "-1.126", "200 / 3", "0.375"]
    let value = random.chance(60) ? random.pick(halves) : text(.number, depth, sure: sure)
    let scale = random.pick(["0", "0", "1", "1", "2", "-1"])
    switch random.below(6) {
    case 0: return call("abs", value)
    case 1: return call(random.pick(["floor", "ceiling"]), value)
    case 2: return call(random.pick(["floor", "ceiling"]), value, scale)
    default:
      return call(random.pick(["decimal", "round up", "round down", "round half up", "round half down"]), value, scale)
    }
  }

  /// A number that some other value gives.
  private mutating func measured(_ depth: Int, _ sure: Bool) -> Fragment {
    switch random.below(6) {
    case 0: return call("string length", text(.string, depth, sure: sure))
    case 1:
      return Fragment("\(text(.date, depth, .postfix, sure: sure)).\(random.pick(["year", "month", "day", "weekday"]))")
    case 2:
      return Fragment(
        "\(text(.dateTime, depth, .postfix, sure: sure)).\(random.pick(["year", "hour", "minute", "second", "weekday"]))"
      )
    case 3: return Fragment("\(text(.time, depth, .postfix, sure: sure)).\(random.pick(["hour", "minute", "second"]))")
    case 4:
      return call(
        random.pick(["day of year", "week of year"]), text(random.pick([.date, .dateTime]), depth, sure: sure))
    default:
      // The parts of a negative duration are not told by the standard.
      if random.chance(50) {
        return Fragment("abs(\(text(.months, depth, sure: sure))).\(random.pick(["years", "months"]))")
      }
      let part = random.pick(["days", "hours", "minutes", "seconds"])
      return Fragment("abs(\(text(.seconds, depth, sure: sure))).\(part)")
    }
  }

  private mutating func power(_ depth: Int) -> Fragment {
    if random.chance(40) { return Fragment(text(.number, depth, .power) + " ** 2", .power) }
    return Fragment(
      "\(random.pick(["0", "1", "2", "5", "0.5", "-3"])) ** \(random.pick(["0", "1", "3", "4", "-1", "-2"]))", .power)
  }

  private mutating func aggregate(_ depth: Int) -> Fragment {
    let function = random.pick(["sum", "mean", "median", "min", "max", "product"])
    if random.chance(70) { return call(function, text(.list(.number), depth)) }
    return call(function, text(.number, depth), text(.number, depth), text(.number, depth))
  }

  private mutating func quotientOfDurations(_ depth: Int) -> Fragment {
    random.chance(50)
      ? Fragment(
        text(.seconds, depth, .multiplicative) + " / @\"\(random.pick(["PT1H", "P2D", "-PT3M"]))\"", .multiplicative)
      : Fragment(
        text(.months, depth, .multiplicative) + " / @\"\(random.pick(["P1Y", "P7M", "-P1M"]))\"", .multiplicative)
  }

  // MARK: - Texts

  mutating func string(_ depth: Int, _ sure: Bool) -> Fragment {
    switch random.below(sure ? 5 : 11) {
    case 0: return infix(.string, "+", .string, .additive, depth, sure: sure)
    case 1: return call(random.pick(["upper case", "lower case"]), text(.string, depth, sure: sure))
    case 2: return substring()
    case 3:
      return call(
        random.pick(["day of week", "month of year"]), text(random.pick([.date, .dateTime]), depth, sure: sure))
    case 4 where random.chance(15):
      return call(
        "string", random.pick(["{a: 1, b: \"x\"}", "[1..3)", "[[1, null], [true]]", "{}", "{a: {b: [1.50]}}"]))
    case 4:
      let kind = random.pick([
        Kind.number, .boolean, .date, .time, .dateTime, .months, .seconds, .string, .list(.number),
      ])
      return call("string", text(kind, depth, sure: sure))
    case 5:
      return call(random.pick(["substring before", "substring after"]), text(.string, depth), text(.string, depth))
    case 6: return call("string join", text(.list(.string), depth))
    case 7: return call("string join", text(.list(.string), depth), text(.string, depth))
    case 8:
      return call(
        "replace", text(.string, depth), random.pick(["\"[a-c]\"", "\"b+\"", "\"^a\"", "\"[^a]\"", "\"\\\\s\""]),
        "\"-\"")
    case 9: return call(random.pick(["min", "max"]), text(.list(.string), depth))
    default: return Fragment(text(.record, depth, .postfix) + ".b")
    }
  }

  private mutating func substring() -> Fragment {
    let text = random.pick(["\"hello\"", "\"\\uD83D\\uDC0Eabc\"", "\"été\""])
    let start = random.pick(["1", "2", "3", "-1", "-2", "-3"])
    return random.chance(50)
      ? call("substring", text, start) : call("substring", text, start, random.pick(["1", "2", "9"]))
  }

  // MARK: - Dates and times

  private mutating func extreme(_ kind: Kind, _ depth: Int, _ sure: Bool) -> Fragment {
    call(random.pick(["min", "max"]), text(kind, depth, sure: sure), text(kind, depth, sure: sure))
  }

  mutating func date(_ depth: Int, _ sure: Bool) -> Fragment {
    switch random.below(sure ? 5 : 9) {
    case 0, 1: return infix(.date, random.pick(["+", "-"]), .months, .additive, depth, sure: sure)
    case 2: return infix(.date, random.pick(["+", "-"]), .seconds, .additive, depth, sure: sure)
    case 3: return call("date", text(.dateTime, depth, sure: sure))
    case 4:
      return call(
        "date",
        random.pick([
          "2020, 2, 29", "1999, 12, 31", "2024, 1, 1", "day: 3, month: 2, year: 2020", "from: \"2019-01-31\"",
        ]))
    case 5: return infix(.months, "+", .date, .additive, depth)
    case 6: return call(random.pick(["min", "max"]), text(.list(.date), depth))
    case 7: return call("date", text(.date, depth))
    default: return Fragment(text(.record, depth, .postfix) + ".d")
    }
  }

  mutating func time(_ depth: Int, _ sure: Bool) -> Fragment {
    if random.chance(10) { return extreme(.time, depth, sure) }
    switch random.below(4) {
    case 0: return call("time", random.pick(["11, 59, 45", "0, 0, 0", "23, 5, 9", "minute: 2, second: 3, hour: 1"]))
    case 1: return call("time", text(.dateTime, depth, sure: sure))
    default: return infix(.time, random.pick(["+", "-"]), .seconds, .additive, depth, sure: sure)
    }
  }

  mutating func dateTime(_ depth: Int, _ sure: Bool) -> Fragment {
    if random.chance(10) { return extreme(.dateTime, depth, sure) }
    switch random.below(4) {
    case 0: return call("date and time", text(.date, depth, sure: sure), text(.time, depth, sure: sure))
    case 1: return infix(.dateTime, random.pick(["+", "-"]), .months, .additive, depth, sure: sure)
    case 2: return infix(.dateTime, random.pick(["+", "-"]), .seconds, .additive, depth, sure: sure)
    default: return call("date and time", text(.dateTime, depth, sure: sure), text(.time, depth, sure: sure))
    }
  }

  // MARK: - Durations: none grows large, and each has whole seconds

  mutating func months(_ depth: Int, _ sure: Bool) -> Fragment {
    if random.chance(10) { return extreme(.months, depth, sure) }
    switch random.below(6) {
    case 0: return infix(.months, random.pick(["+", "-"]), .months, .additive, depth, sure: sure)
    case 1:
      return Fragment(
        text(.months, 0, .multiplicative, sure: true) + " * " + random.pick(["2", "3", "0.5", "1.75", "-2"]),
        .multiplicative)
    case 2:
      return Fragment(
        random.pick(["2", "0.5", "-1.5"]) + " * " + text(.months, 0, .prefix, sure: true), .multiplicative)
    case 3:
      return Fragment(
        text(.months, 0, .multiplicative, sure: true) + " / " + random.pick(["2", "3", "-4", "0.5"]), .multiplicative)
    case 4:
      return call(
        "years and months duration", text(random.pick([.date, .dateTime]), depth, sure: sure),
        text(random.pick([.date, .dateTime]), depth, sure: sure))
    default:
      return random.chance(50)
        ? Fragment("-" + text(.months, depth, .prefix, sure: sure), .prefix)
        : call("abs", text(.months, depth, sure: sure))
    }
  }

  mutating func seconds(_ depth: Int, _ sure: Bool) -> Fragment {
    if random.chance(10) { return extreme(.seconds, depth, sure) }
    switch random.below(7) {
    case 0: return infix(.seconds, random.pick(["+", "-"]), .seconds, .additive, depth, sure: sure)
    case 1:
      return Fragment(simplest(.seconds, true).text + " * " + random.pick(["2", "3", "0.5", "-1.5"]), .multiplicative)
    case 2: return Fragment(simplest(.seconds, true).text + " / " + random.pick(["2", "3", "-5"]), .multiplicative)
    case 3: return infix(.date, "-", .date, .additive, depth, sure: sure)
    case 4: return infix(.dateTime, "-", .dateTime, .additive, depth, sure: sure)
    case 5: return infix(.time, "-", .time, .additive, depth, sure: sure)
    default:
      return random.chance(50)
        ? Fragment("-" + text(.seconds, depth, .prefix, sure: sure), .prefix)
        : call("abs", text(.seconds, depth, sure: sure))
    }
  }
}
