extension WholeFEELTable {
  /// Names, contexts and functions that are written.
  static let names = cases(
    #"""
    {a b: 1, c: a b + 1}.c => 2
    {a-b: 1, c: a-b + 1}.c => 2
    {a+b: 1, c: a+b}.c => 1
    {a: 5, b: 2, c: a-b}.c => 3
    {a/b: 4, c: a/b}.c => 4
    {a'b: 1, c: a'b + 1}.c => 2
    {a·b: 1}.a·b => 1
    {日本: 1, x: 日本 + 1}.x => 2
    {👨‍👩‍👧: 1}.👨‍👩‍👧 => 1
    {date: 1}.date => 1
    {date of birth: @"2000-01-01", y: date of birth.year}.y => 2000
    {date: true, time: false, x: date and time}.x => false
    {profit and loss: 5, x: profit and loss + 1}.x => 6
    {time to live: 5, x: time to live}.x => 5
    {upper case: 5, x: upper case}.x => 5
    {f: string length, x: f("abc")}.x => 3
    for f in [upper case, lower case] return f("aB") => ["AB", "ab"]
    for person in [{full name: "a"}, {full name: "b"}] return person.full name => ["a", "b"]
    {a: 1, b: {a: 2, c: a}}.b.c => 2
    {a: 1}.b => null!
    {a: null}.a => null
    {a: 1, a: 2} => null!
    {b: a, a: 1}.b => null!
    {f: function(x: number, y: number) x - y, r: f(y: 1, x: 3)}.r => 2
    {x: 10, f: function(y) x + y, r: f(1)}.r => 11
    {f: function(x) function(y) x + y, r: f(1)(2)}.r => 3
    {f: function(n) if n = 0 then 0 else f(n - 1)}.f(3) => null!
    (function(x) x)() => null!
    (function(x) x)(y: 1) => null!
    (function(x: number) x)("a") => null!
    (function(x: number) x)(null) => null
    (function(x: number) x)([1]) => 1
    (function(x: list<number>) x)(1) => [1]
    (function(x: list<number>) x)([1, "a"]) => null!
    (function(x: date and time) x)(@"2021-01-01") => 2021-01-01T00:00:00Z
    (function(x: date) x)(@"2021-01-01T10:00:00") => null!
    (function(x: context<a: number>) x.a)({a: "1"}) => null!
    (function(f: function<number>->number) f(2))(abs) => 2
    (function(x) external {java: {class: "java.lang.Math", method signature: "cos(double)"}})(1) => null!
    {f: function(x) external {java: {class: "a", method signature: "b"}}, r: 1}.r => 1
    5() => null!
    foo(1) => null!
    """#)
}
