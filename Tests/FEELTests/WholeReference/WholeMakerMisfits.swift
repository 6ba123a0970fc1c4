import TestSupport

@testable import FEEL

extension WholeExpressionMaker {
  /// What looks like a value of a kind and is null: something in it does not fit.
  mutating func misfit(_ kind: Kind) -> Fragment {
    let text =
      switch kind {
      case .number: random.pick(WholeExpressionMaker.noNumbers)
      case .string: random.pick(WholeExpressionMaker.noTexts)
      case .boolean: random.pick(WholeExpressionMaker.noTruths)
      case .date: random.pick(WholeExpressionMaker.noDates)
      case .time:
        random.pick(["time(\"25:00:00\")", "time(24, 0, 1)", "time(1)", "time(10, 60, 0)", "@\"10:00:00\" + @\"P1M\""])
      case .dateTime:
        random.pick(["date and time(\"x\")", "@\"2020-01-01T00:00:00\" + 1", "date and time(@\"2020-01-01\", 1)"])
      case .months: random.pick(WholeExpressionMaker.noMonths)
      case .seconds: random.pick(WholeExpressionMaker.noSeconds)
      case .list:
        random.pick([
          "reverse(null)", "list replace([1], 2, 3)", "concatenate([1], null)", "for x in \"a\"..\"c\" return x",
          "get entries(1)", "flatten()", "sort([2, 1], 3)", "split(\"a\")",
        ])
      case .record:
        random.pick([
          "context put(null, \"a\", 1)", "context([{key: \"a\"}])", "context merge([1])", "get value({}, \"a\")",
          "context([{key: \"a\", value: 1}, {key: \"a\", value: 2}])",
        ])
      }
    return Fragment("(\(text))")
  }

  private static let noNumbers = [
    "1 + \"a\"", "\"a\" - \"b\"", "-\"x\"", "2 * true", "@\"2020-01-01\" * 2", "[1] + 1", "{a: 1} - 1", "abs(\"x\")",
    "abs()", "abs(1, 2)", "abs(m: 1)", "floor(\"1\")", "modulo(10, 0)", "1 / 0", "sum([\"a\"])", "mean([1, true])",
    "median([1, \"a\"])", "product([])", "{a: 1}.z", "\"abc\".a", "string length(5)", "decimal(\"1\", 0)",
    "round up(1, \"0\")", "day of year(\"x\")", "(function(x) x)()", "(function(x: string) 1)(2)", "\"abs\"(1)",
    "[1, 2, 3][4]", "10 ** \"2\"", "null + 1", "date(\"2021-02-30\").day", "number(\"x\", \",\", \".\")",
    "min([1, \"a\"])", "sum([])", "max([])", "mean([])", "(function(x) x)(y: 1)", "floor(1.5, null)", "null.a",
    "sum(null)",
  ]
  private static let noTexts = [
    "\"a\" + 1", "\"a\" * 2", "upper case(1)", "substring(\"abc\", \"x\")", "string join([1, 2])", "string(null)",
    "replace(1, \"a\", \"b\")", "day of week(\"x\")", "\"a\" - \"a\"", "lower case()", "substring before(\"a\")",
    "month of year(1)",
  ]
  private static let noTruths = [
    "1 < \"a\"", "true < false", "not(1)", "1 = \"a\"", "@\"2020-01-01\" = @\"2020-01-01T00:00:00\"",
    "\"a\" between 1 and 2", "even(\"2\")", "contains(\"a\", 1)", "starts with(1, \"a\")", "before(1, \"a\")",
    "all([true, 1])", "any([1])", "list contains(null, 1)", "true and 1", "false or \"x\"", "null < 1", "not(null)",
    "@\"P1D\" < @\"P1M\"", "meets([1..2], 3)", "null in [1..10]", "[1] < [2]", "[1] = 1", "{} = 1",
  ]
  private static let noDates = [
    "date(\"2021-13-01\")", "date(\"x\")", "date(2021, 2, 30)", "date(null)", "@\"2020-01-01\" + @\"2020-01-01\"",
    "@\"2020-01-01\" + 1", "date(true)", "date(2020, 1)", "date(\"2020-1-1\")",
  ]
  private static let noMonths = [
    "duration(\"x\")", "@\"P1M\" + 1", "@\"P1M\" * \"a\"", "@\"P1M\" * @\"P1M\"", "years and months duration(1, 2)",
    "@\"P1M\" / 0", "@\"P1M\" + @\"P1D\"", "duration(\"P1Y2D\")",
  ]
  private static let noSeconds = [
    "@\"2020-01-01T00:00:00\" - @\"2020-01-01\"", "@\"P1D\" + @\"P1M\"", "@\"2020-01-01\" - @\"00:00:00\"",
    "duration(\"P1DT\")", "@\"P1D\" / 0", "-@\"2020-01-01\"", "duration(\"1D\")", "@\"P1D\" * @\"P1D\"",
  ]
}
