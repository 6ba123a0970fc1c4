extension WholeFEELTable {
  /// Functions of texts, and conversions from and to them.
  static let texts = cases(
    #"""
    substring("foobar", -2, 1) => "a"
    substring("foobar", 0) => null!
    substring("foobar", -7) => null!
    substring("foobar", 1, 100) => "foobar"
    substring("foobar", 1.9) => "foobar"
    substring("\U01F40Eab", 2) => "ab"
    substring("foobar", null) => null!
    substring(length: 2, start position: 3, string: "foobar") => "ob"
    substring(string: "foobar", start: 3) => null!
    string length("🐎") => 1
    string length(["foo"]) => 3
    upper case("é") => "É"
    lower case("ÉŒ") => "éœ"
    substring before("foobar", "xyz") => ""
    substring before("foobar", "") => ""
    substring after("foobar", "") => "foobar"
    substring after("", "a") => ""
    substring after("a", null) => null!
    replace("abcd", "(ab)|(a)", "[1=$1][2=$2]") => "[1=ab][2=]cd"
    replace("abracadabra", "a.*?a", "*") => "*c*bra"
    replace("abc", "B", "x", "i") => "axc"
    replace("abc", "[", "x") => null!
    replace("abc", "b", null) => null!
    contains("", "") => true
    starts with("", "a") => false
    ends with("foobar", "") => true
    matches("foobar", "^fo*c") => false
    matches("a", "a", null) => true
    matches("a", "a", "xyz") => null!
    split("a;b;c;;", ";") => ["a", "b", "c", "", ""]
    split("John Doe", "\s") => ["John", "Doe"]
    split(null, ";") => null!
    string join(["a", null, "b"], "-") => "a-b"
    string join([], "-") => ""
    string join("a") => "a"
    string join(["a", 1]) => null!
    string(null) => null
    string(@"PT36H") => "P1DT12H"
    string(@"10:00:00+00:00") => "10:00:00Z"
    string([1, [2, null]]) => "[1, [2, null]]"
    string({a: "foo", b: {bar: [1]}}) => "{a: \"foo\", b: {bar: [1]}}"
    string(from: 1) => "1"
    "a" + null => null!
    "\u00e9" = "é" => true
    number("1.000,0", ".", ",") => 1000
    number("1,5", null, ",") => 1.5
    number("1", ",", ",") => null!
    number("1", "", ".") => null!
    number("1,000,000.01", null, ".") => null!
    number(from: "1,000.00", grouping separator: ",", decimal separator: ".") => 1000
    number(1) => null!
    """#)
}
