extension WholeFEELTable {
  /// Filters, paths, loops and quantifiers.
  static let structures = cases(
    #"""
    [1, 2, 3][-1] => 3
    [1, 2, 3][0] => null
    [1, 2, 3][4] => null
    [1, 2, 3][1.0] => 1
    [1, 2, 3][null] => []
    null[1] => null
    null[true] => []
    1[item = 1] => [1]
    "a"[item = "b"] => []
    [{a: 1}, {a: 2}][a > 1].a => [2]
    [{a: 1}, {a: 2}][item.a > 1] => [{a: 2}]
    [{a: 1}, {b: 2}].a => [1, null]
    [{a: [1, 2]}, {a: [3]}].a => [[1, 2], [3]]
    [{a: {b: 1}}, {a: null}].a.b => [1, null]
    {a: [{b: [{c: 1}, {c: 2}]}]}.a.b.c => [[1, 2]]
    [{a: null}, {a: 1}][a = null] => [{a: null}]
    [{b: 1}, {a: 1}][a = null] => [{b: 1}]
    [1, null, 2][item > 1] => [2]
    {x: 2, b: [{x: 1}, {x: 3}][x > 2]}.b => [{x: 3}]
    {list: [1, 2], item: 5}.list[item = 1] => [1]
    [{item: 1}, {item: 2}].item => [1, 2]
    [[1, 2, 3], [4]][item[1] = 4] => [[4]]
    [{a: 1}, {a: 2}, {a: 3}][some v in [1, 3] satisfies v = a] => [{a: 1}, {a: 3}]
    [{day rate: 5}, {day rate: 6}][day rate > 5].day rate => [6]
    -[1,2][1] => -1
    null.a => null!
    "a".b => null!
    for i in 3..1 return i => [3, 2, 1]
    for i in [1..3) return i => [1, 2]
    for i in (1..4) return i => [2, 3]
    for i in null return i => null!
    for i in 5 return i => [5]
    for i in 1..null return i => null!
    for i in [1, 2], j in [i, 3] return j => [1, 3, 2, 3]
    for i in 1..2, j in 1..i return j => [1, 1, 2]
    for i in 1..3 return count(partial) => [0, 1, 2]
    for i in 1..5 return if i <= 2 then 1 else partial[-1] + partial[-2] => [1, 1, 2, 3, 5]
    for d in @"2020-02-28"..@"2020-03-01" return string(d) => ["2020-02-28", "2020-02-29", "2020-03-01"]
    for x in [@"2021-01-01"..@"2021-01-02") return x => [2021-01-01]
    for x in (> 5) return x => null!
    some x in [] satisfies true => false
    every x in [] satisfies false => true
    some x in [1, 2] satisfies x => null
    some x in [null, true] satisfies x => true
    some x in [null, false] satisfies x => null
    every x in [null, true] satisfies x => null
    every x in [null, false] satisfies x => false
    some x in null satisfies true => null!
    some x in [1, 2], y in [2, 3] satisfies x = y => true
    every x in [1, 2], y in [2, 3] satisfies x < y => false
    every x in 1..3 satisfies x > 0 => true
    """#)
}
