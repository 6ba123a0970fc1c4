extension WholeFEELTable {
  /// Ranges as values, and `range()`.
  static let ranges = cases(
    #"""
    [1..10].start included => true
    (<= 10).start => null
    (> 5).end => null
    (= 5).end included => true
    ]1..10].start included => false
    [1..10[.end included => false
    (1..5).start => 1
    string((1..10]) => "(1..10]"
    [1..10] = (1..10] => false
    [1..10) = [1..10[ => true
    (< 10) = (<= 10) => false
    (=10) = [10..10] => false
    (> 10) = (10..null) => false
    [1..10] = [1.0..10.0] => true
    [1.."a"] => null!
    range("[18..)") = (>= 18) => true
    range("(..21)") = (< 21) => true
    range("[..21]") => null!
    range("(..)") => null!
    range("[1+1..5]") => null!
    range("[duration(\"P1D\")..duration(\"P2D\")]") => [P1D..P2D]
    range("[@\"P1D\"..@\"P1Y\"]") => null!
    range(from: "[1..2]") => [1..2]
    range("[1..2] foo") => null!
    """#)
}
