extension WholeFEELTable {
  /// Arithmetic, and functions of numbers.
  static let numbers = cases(
    #"""
    decimal(2.5, 0) => 2
    decimal(12345, -2) => 12300
    decimal(1, 6177) => null!
    decimal(n: 1.55, scale: 1) => 1.6
    floor(-1.56, 1) => -1.6
    ceiling(-1.56, 1) => -1.5
    ceiling(1.5, null) => null!
    round up(-5.5, 0) => -6
    round up(5.5) => null!
    round down(1.121, 2) => 1.12
    round half up(-5.5, 0) => -6
    round half down(5.51, 0) => 6
    abs(@"-P1Y") => P1Y
    abs([-1]) => 1
    abs("x") => null!
    modulo(-12, 5) => 3
    modulo(12, -5) => -3
    modulo(-10.1, 4.5) => 3.4
    modulo(1, 0) => null!
    sqrt(2) => 1.414213562373095048801688724209698
    sqrt(-3) => null!
    log(0) => null!
    odd(-1) => true
    even(0) => true
    odd(null) => null!
    1/3 => 0.3333333333333333333333333333333333
    1/0 => null!
    0 ** -1 => null!
    (-8) ** 0.5 => null!
    10 ** 2.5 => 316.2277660168379331998893544432719
    10 ** 6145 => null!
    0.1 + 0.2 = 0.3 => true
    1.0 = 1.00 => true
    9999999999999999999999999999999999 + 1 => 10000000000000000000000000000000000
    -"a" => null!
    min([]) => null
    min([1, null]) => null!
    min(["b", "a"]) => "a"
    max([@"10:00:00Z", @"10:00:00+01:00"]) => 10:00:00Z
    sum([]) => null
    sum([@"P1Y", @"P2M"]) => P1Y2M
    sum([1, "a"]) => null!
    mean([1, 1, 2]) => 1.333333333333333333333333333333333
    median([1, 2, 3, 4]) => 2.5
    median([]) => null
    stddev([2, 4, 7, 5]) => 2.081665999466132735282297706979931
    stddev([47]) => null!
    mode([6, 1, 9, 6, 1]) => [1, 6]
    mode([]) => []
    product([2, 3, 4]) => 24
    product([]) => null!
    count([null]) => 1
    count(null) => null!
    """#)
}
