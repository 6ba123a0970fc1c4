extension WholeFEELTable {
  /// `instance of` with every sort of type.
  static let types = cases(
    #"""
    [1, "a"] instance of list<number> => false
    [1, "a"] instance of list<Any> => true
    [] instance of list<number> => true
    [1] instance of number => false
    1 instance of list<number> => false
    [[1], ["a"]] instance of list<list<number>> => false
    {a: 1, b: 2} instance of context<a: number> => true
    {a: 1} instance of context<a: number, b: number> => false
    {a: "x"} instance of context<a: number> => false
    {a b: 1} instance of context<a b: number> => true
    {a: {b: 1}} instance of context<a: context<b: number>> => true
    ["a".."b"] instance of range<number> => false
    (< 5) instance of range<number> => true
    [@"2021-01-01T10:00:00"..@"2021-01-02T10:00:00"] instance of range<date and time> => true
    (function(x: number) x) instance of function<number>->Any => true
    (function(x: number) x) instance of function<string>->Any => false
    (function(x, y) x) instance of function<Any>->Any => false
    (function() "foo") instance of function<> -> Any => true
    substring instance of function<string, number>->string => true
    [abs] instance of list<function<number>->number> => true
    null instance of Any => false
    null instance of Null => true
    1 instance of Any => true
    1 instance of foo => null!
    @"2021-01-01T10:00:00" instance of date => false
    @"2021-01-01" instance of date and true => true
    @"2021-01-01T10:00:00" instance of date and time and true => true
    @"P1D" instance of days and time duration and true => true
    [1, "a", true][item instance of number] => [1]
    """#)
}
