extension WholeFEELTable {
  /// Three-valued logic, comparison, `between` and `in`.
  static let logic = cases(
    #"""
    true and null => null
    null and false => false
    null or true => true
    null or false => null
    "a" and true => null
    1 or true => true
    not(null) => null
    not("a") => null!
    null = null => true
    null != 1 => true
    null < 1 => null!
    null < null => null!
    true < false => null!
    1 = "1" => null!
    1 != "1" => null!
    [1, null] = [1, null] => true
    [1, 2] = [2, 1] => false
    [1, "a"] = ["a", 1] => false
    {a: 1, b: 2} = {b: 2, a: 1} => true
    {a: 1} = {a: 1, b: null} => false
    {a: 1} < {a: 2} => null!
    1 = 1 = true => true
    @"P1D" = @"PT24H" => true
    @"P1Y" = @"P365D" => null!
    @"2021-01-01" = @"2021-01-01T00:00:00" => null!
    @"2021-01-01T00:00:00Z" = @"2021-01-01T01:00:00+01:00" => true
    @"10:00:00Z" = @"11:00:00+01:00" => true
    "a" < "A" => false
    "10" < "9" => true
    "🐎" > "\uFFFD" => true
    null between 1 and 10 => null!
    5 between 1 and null => null!
    5 between 6 and null => false
    5 between 10 and 1 => false
    "b" between 1 and 2 => null!
    5 in (> 4, < 2) => true
    5 in ([1..3], [4..6]) => true
    5 in [1, [4..6]] => true
    5 in [(> 4)] => true
    5 in [null, 5] => true
    null in [1, null] => true
    null in [1, 2] => false
    null in (1..10) => null!
    "a" in [1..10] => null!
    5 in "5" => null!
    5 in ["a", 5] => true
    [1] in [[1], [2]] => true
    [1, 2] in [1, 2] => true
    [1..5] in [[1..5]] => true
    1 in (!= 2) => true
    {l: [[1..2], [4..6]], x: 5 in l}.x => true
    {a: 1, b: 10, c: 5 in (a + 1..b - 1)}.c => true
    5 in (? > 3 and ? < 4) => false
    "abc" in (starts with(?, "a")) => true
    5 in [1,2..10] => null!
    """#)
}
