extension WholeFEELTable {
  /// Literals, comments, precedence and what is no expression.
  static let grammar = cases(
    #"""
    .5 => 0.5
    -.5 => -0.5
    1.5e-3 => 0.0015
    1e => null!
    1. => null!
    0x10 => null!
    "a\"b" => "a\"b"
    "\x" => "\\x"
    string length("\\") => 1
    1 /* a */ + /* b */ 2 => 3
    /* a => null!
    "a // b" => "a // b"
    1 //x⏎+ 1 => 2
    2 ** 3 ** 2 => 64
    -2 ** 2 => 4
    2 ** -1 => 0.5
    -(2 ** 2) => -4
    2--3 => 5
    10 - 2 - 3 => 5
    100 / 10 * 2 => 20
    2 + 3 = 5 => true
    true or false and false => true
    5 between 1 + 1 and 2 * 5 => true
    5 between 1 and 10 and true => true
    1 + 1 instance of number => true
    if true then 1 else 2 + 3 => 1
    if null then 1 else 2 => 2
    if 1 then 1 else 2 => 2
    if true then 1 => null!
    1 = 2 = => null!
    [1 2] => null!
    [1,] => null!
    abs(1,) => null!
    {a: 1,} => null!
    (1 => null!
    () => null!
    not true => null!
    """#)
}
