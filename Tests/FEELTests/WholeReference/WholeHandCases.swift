import Testing

/// Expressions whose values were worked out by hand from the text of the standard, to test the reference itself.
enum WholeHandCases {
  struct Case: Sendable, CustomTestStringConvertible {
    let expression: String
    let answer: String
    var testDescription: String { expression }
  }

  static let all = (numbers + logic + lists + structures + texts + temporal + ranges).map { line in
    let halves = line.split(separator: " => ", maxSplits: 1)
    return Case(expression: String(halves[0]), answer: String(halves[1]))
  }

  private static func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

  private static let numbers = lines(
    #"""
    0.1 + 0.2 => 0.3
    1 / 3 => 0.3333333333333333333333333333333333
    2 / 3 => 0.6666666666666666666666666666666667
    1 / 3 * 3 => 0.9999999999999999999999999999999999
    1e34 + 1 => 10000000000000000000000000000000000
    1e33 + 1 => 1000000000000000000000000000000001
    9999999999999999999999999999999999 + 0.5 => 10000000000000000000000000000000000
    9999999999999999999999999999999998 + 0.5 => 9999999999999999999999999999999998
    10 - 2 - 3 => 5
    2 + 3 * 4 => 14
    (2 + 3) * 4 => 20
    2 ** 3 ** 2 => 64
    -2 ** 2 => 4
    2 ** -2 => 0.25
    0 ** 0 => 1
    0 ** -1 => null
    1.50 + 1.50 => 3
    1 / 0 => null
    1 + null => null
    1 + "1" => null
    -(3) => -3
    --3 => 3
    [1] + 1 => null
    abs(-7.5) => 7.5
    floor(-1.5) => -2
    ceiling(-1.5) => -1
    floor(1.56, 1) => 1.5
    ceiling(1.51, 1) => 1.6
    decimal(2.5, 0) => 2
    decimal(3.5, 0) => 4
    decimal(-2.5, 0) => -2
    decimal(1 / 3, 2) => 0.33
    round up(5.1, 0) => 6
    round up(-5.1, 0) => -6
    round down(-5.9, 0) => -5
    round half up(-2.5, 0) => -3
    round half down(-2.5, 0) => -2
    round half down(2.51, 0) => 3
    round half up(1234, -2) => 1200
    modulo(-12, 5) => 3
    modulo(12, -5) => -3
    modulo(10.1, 4.5) => 1.1
    modulo(1, 0) => null
    odd(-3) => true
    even(0) => true
    number("1.000,5", ".", ",") => 1000.5
    number("1 000", " ", null) => 1000
    number("1,5", ",", ",") => null
    abs("1") => null
    abs() => null
    abs(n: -1) => 1
    abs([-1]) => 1
    """#)

  private static let logic = lines(
    #"""
    true and null => null
    false and null => false
    true or null => true
    false or null => null
    1 and false => false
    not(null) => null
    not(1) => null
    if null then 1 else 2 => 2
    if "true" then 1 else 2 => 2
    1 = 1.0 => true
    1 = "1" => null
    1 != "1" => null
    null = null => true
    null != 1 => true
    [1, [2]] = [1, [2]] => true
    [1, 2] = [2, 1] => false
    [1] = [1, 2] => false
    {a: 1, b: 2} = {b: 2, a: 1} => true
    {a: 1} = {a: 1, b: null} => false
    1 < "2" => null
    null < 1 => null
    true < false => null
    "B" < "a" => true
    "z" < "é" => true
    @"P1Y" = @"P12M" => true
    @"P1D" = @"P1M" => null
    @"2020-01-01" = @"2020-01-01T00:00:00" => null
    5 between 1 and 5 => true
    0 between 1 and 5 => false
    null between 1 and 5 => null
    "b" between "a" and "c" => true
    5 in (1..5) => false
    5 in (1..5] => true
    1 in ]1..5[ => false
    5 in (< 3, > 4) => true
    5 in < 5 => false
    5 in (1, 2, 5) => true
    5 in [1, 2] => false
    5 in [[1..2], [4..6]] => true
    null in [1..2] => null
    [1, 2] in ([1, 2], [3]) => true
    some x in [1, 2, 3] satisfies x > 2 => true
    every x in [1, 2, 3] satisfies x > 2 => false
    some x in [] satisfies true => false
    every x in [] satisfies false => true
    some x in [1, null] satisfies x > 2 => null
    every x in [1, null] satisfies x > 0 => null
    every x in [1, 2], y in [3, 4] satisfies x < y => true
    1 instance of number => true
    null instance of Any => false
    [1, 2] instance of list<number> => true
    [1, "a"] instance of list<number> => false
    {a: 1, b: 2} instance of context<a: number> => true
    {a: 1} instance of context<a: string> => false
    [1..2] instance of range<number> => true
    @"P1D" instance of days and time duration => true
    is(@"P1Y", @"P12M") => true
    is(1, "1") => false
    is(@"P0Y", @"P0D") => false
    """#)

  private static let lists = lines(
    #"""
    [1, 2, 3][1] => 1
    [1, 2, 3][-1] => 3
    [1, 2, 3][0] => null
    [1, 2, 3][4] => null
    7[1] => 7
    7[2] => null
    [1, 2, 3][item > 1] => [2, 3]
    [1, 2, 3][false] => []
    [{a: 1}, {a: 2}, {a: null}][a > 1] => [{"a": 2}]
    [{item: 1}, {item: 2}][item > 1] => [{"item": 2}]
    [{a: 1}, {b: 2}].a => [1, null]
    [{a: [1]}, {a: [2]}].a => [[1], [2]]
    count([]) => 0
    count(5) => 1
    count(null) => null
    sum([1, 2.5]) => 3.5
    sum(1, 2, 3) => 6
    sum([]) => null
    sum([1, null]) => null
    min([]) => null
    min(3, 1, 2) => 1
    max(["a", "b"]) => "b"
    max([1, "b"]) => null
    mean([1, 2, 2]) => 1.666666666666666666666666666666667
    median([8, 2, 5, 7]) => 6
    median([]) => null
    mode([6, 1, 9, 6, 1]) => [1, 6]
    mode([]) => []
    product([2, 3, 4]) => 24
    all([true, null]) => null
    all([false, null]) => false
    all([]) => true
    any([false, null]) => null
    any([true, null]) => true
    any(false, true) => true
    list contains([1, null], null) => true
    list contains([[1]], [1]) => true
    sublist([1, 2, 3], 2) => [2, 3]
    sublist([1, 2, 3], -2, 1) => [2]
    append([1], 2, 3) => [1, 2, 3]
    append([1], [2]) => [1, [2]]
    concatenate([1, 2], [3], []) => [1, 2, 3]
    insert before([1, 3], 1, 2) => [2, 1, 3]
    insert before([1, 3], -1, 2) => [1, 2, 3]
    remove([1, 2, 3], 2) => [1, 3]
    reverse([1, 2, 3]) => [3, 2, 1]
    index of([1, 2, 1], 1) => [1, 3]
    index of([1], 2) => []
    union([1, 2], [3, 1]) => [1, 2, 3]
    distinct values([1, 2, 1, null, null]) => [1, 2, null]
    duplicate values([1, 2, 1, 3, 2, 1]) => [1, 2]
    flatten([[1, [2]], [[3]], 4]) => [1, 2, 3, 4]
    sort([3, 1, 2], function(x, y) x < y) => [1, 2, 3]
    sort(list: ["b", "a"], precedes: function(x, y) x > y) => ["b", "a"]
    list replace([1, 2, 3], 2, 9) => [1, 9, 3]
    list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5) => [5, 5, 7, 8]
    list replace([1], 2, 3) => null
    for x in [1, 2] return x * 2 => [2, 4]
    for x in [1, 2], y in [10, 20] return x + y => [11, 21, 12, 22]
    for x in [[1, 2], [3]], y in x return y => [1, 2, 3]
    for x in 3..1 return x => [3, 2, 1]
    for i in 0..4 return if i = 0 then 1 else i * partial[-1] => [1, 1, 2, 6, 24]
    for d in @"2020-02-28"..@"2020-03-01" return d.day => [28, 29, 1]
    """#)

  private static let structures = lines(
    #"""
    {a: 1, b: a + 1} => {"a": 1, "b": 2}
    {a: 1, b: {c: a}} => {"a": 1, "b": {"c": 1}}
    {a: 1}.b => null
    {a: 1, a: 2} => null
    null.a => null
    (5).a => null
    {"b": 1, "a": [true]} => {"a": [true], "b": 1}
    {f: function(x) x + 1, r: f(2)}.r => 3
    (function(x, y) x - y)(y: 1, x: 5) => 4
    (function(x: string) x)(1) => null
    (function(x) x)(1, 2) => null
    (function(x: number) x)([4]) => 4
    {x: 1, f: function(y) x + y, g: (function(x) f(10))(5)}.g => 11
    "abs"(1) => null
    get value({a: 1}, "a") => 1
    get value({a: 1}, "b") => null
    get entries({a: 1}) => [{"key": "a", "value": 1}]
    context([{key: "a", value: 1}]) => {"a": 1}
    context([{key: "a", value: 1}, {key: "a", value: 2}]) => null
    context put({a: 1}, "b", 2) => {"a": 1, "b": 2}
    context put({a: {b: 1}}, ["a", "b"], 2) => {"a": {"b": 2}}
    context put({a: 1}, [], 2) => null
    context merge([{a: 1}, {a: 2, b: 3}]) => {"a": 2, "b": 3}
    """#)

  private static let texts = lines(
    #"""
    "a" + "b" => "ab"
    "a" + 1 => null
    "\u0041\n" => "A\n"
    string length("\uD83D\uDC0Eab") => 3
    upper case("aBc4") => "ABC4"
    lower case("ÉA") => "éa"
    substring("foobar", 3) => "obar"
    substring("foobar", 3, 3) => "oba"
    substring("foobar", -2, 1) => "a"
    substring("\uD83D\uDC0Eab", 2) => "ab"
    substring before("foobar", "bar") => "foo"
    substring before("foobar", "xyz") => ""
    substring after("foobar", "ob") => "ar"
    substring after("", "a") => ""
    contains("foobar", "of") => false
    contains("foobar", "") => true
    starts with("foobar", "fo") => true
    ends with("foobar", "r") => true
    replace("abcabc", "b", "-") => "a-ca-c"
    replace("aab", "a+", "x") => "xb"
    matches("foobar", "^fo*b") => true
    matches("foobar", "OB", "i") => true
    matches("foobar", "^o") => false
    split("a;b;;c", ";") => ["a", "b", "", "c"]
    split("John Doe", "\\s") => ["John", "Doe"]
    string join(["a", "b"], ", ") => "a, b"
    string join(["a", null, "c"]) => "ac"
    string join([]) => ""
    string join([1]) => null
    string(1.5) => "1.5"
    string(true) => "true"
    string(null) => null
    string([1, "a", null]) => "[1, \"a\", null]"
    string({a: 1, b: "x"}) => "{a: 1, b: \"x\"}"
    string(@"P13M") => "P1Y1M"
    string(@"PT36H") => "P1DT12H"
    string(@"-PT90S") => "-PT1M30S"
    """#)

  private static let temporal = lines(
    #"""
    date("2021-02-29") => null
    date(2020, 2, 29) => date 2020-02-29
    date("2020-2-9") => null
    date(@"2020-01-01T10:00:00") => date 2020-01-01
    time(1, 2, 3) => time 01:02:03
    time("24:00:01") => null
    date and time("2020-01-01") => date and time 2020-01-01T00:00:00
    date and time(@"2020-01-01", @"10:00:00") => date and time 2020-01-01T10:00:00
    duration("P1Y2D") => null
    duration("P14M") => years and months duration P1Y2M
    duration("PT25H") => days and time duration P1DT1H
    @"2020-01-31" + @"P1M" => date 2020-02-29
    @"P1Y" + @"2020-02-29" => date 2021-02-28
    @"2020-03-01" - @"P1D" => date 2020-02-29
    @"2020-01-01" + @"PT36H" => date 2020-01-02
    @"2020-01-02" - @"PT1H" => date 2020-01-01
    @"2020-03-01" - @"2020-02-01" => days and time duration P29D
    @"2020-01-01T23:00:00" + @"PT2H" => date and time 2020-01-02T01:00:00
    @"2020-01-01T00:00:00" - @"2019-12-31T12:30:00" => days and time duration PT11H30M
    @"23:00:00" + @"PT2H" => time 01:00:00
    @"01:00:00" - @"23:00:00" => days and time duration -PT22H
    @"P1Y" - @"P2M" => years and months duration P10M
    @"P1Y11M" * -2.5 => years and months duration -P4Y9M
    @"P10Y11M" / 2.5 => years and months duration P4Y4M
    @"P1D" / @"PT8H" => 3
    @"P1D" * 1.5 => days and time duration P1DT12H
    @"P1D" + @"P1M" => null
    -@"P1D" => days and time duration -P1D
    -@"2020-01-01" => null
    abs(@"-P3M") => years and months duration P3M
    @"2020-12-10".weekday => 4
    @"2020-12-10T10:30:01".second => 1
    @"P1Y2M".months => 2
    @"P1DT2H".hours => 2
    years and months duration(@"2011-12-22", @"2013-08-24") => years and months duration P1Y8M
    years and months duration(@"2016-01-21", @"2015-01-22") => years and months duration -P11M
    day of week(@"2019-09-17") => "Tuesday"
    day of year(@"2020-12-31") => 366
    month of year(@"2019-09-17") => "September"
    week of year(@"2010-01-01") => 53
    week of year(@"2003-12-31") => 1
    """#)

  private static let ranges = lines(
    #"""
    [1..5] => range [1..5]
    range("[1..5)") => range [1..5)
    [1..3].start => 1
    (1..3) = ]1..3[ => true
    [1..3] = [1..3) => false
    before([1..5), 5) => true
    before([1..5], [5..6]) => false
    after(5, [1..5)) => true
    meets([1..5], [5..6]) => true
    meets([1..5), [5..6]) => false
    met by([5..6], [1..5]) => true
    overlaps([1..5], (5..8]) => false
    overlaps([1..5], [4..8]) => true
    overlaps before([1..5], [4..8]) => true
    overlaps before([1..5], [1..5]) => false
    overlaps after([4..8], [1..5]) => true
    finishes(5, [1..5]) => true
    finishes([3..5], [1..5]) => true
    finished by([1..5), [3..5)) => true
    includes([1..5], 5) => true
    includes((1..5), [1..4]) => false
    during((1..4), [1..4]) => true
    starts([1..3), [1..5]) => true
    started by([1..5], 1) => true
    coincides([1..5], [1..5)) => false
    coincides(@"2020-01-01", @"2020-01-01") => true
    before(1, "a") => null
    """#)
}
