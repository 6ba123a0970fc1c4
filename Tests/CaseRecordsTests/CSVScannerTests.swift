import TestSupport
import Testing

@testable import CaseRecords

@Suite("CSV, cut into rows and cells")
struct CSVScannerTests {
  private func rows(_ text: String, delimiter: Character = ",") -> [[String]] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = CSVScanner(bytes, from: 0, delimiter: delimiter.asciiValue ?? 44)
      var rows: [[String]] = []
      while !scanner.isAtEnd {
        scanner.readRow()
        rows.append(scanner.cells.map(scanner.string))
      }
      return rows
    }
  }

  @Test("as RFC 4180 says", arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
    ("a,\n,b", [["a", ""], ["", "b"]]),
    ("\"a,b\",c", [["a,b", "c"]]),
    ("\"a\nb\",c\nd,e", [["a\nb", "c"], ["d", "e"]]),
    ("\"say \"\"yes\"\"\",c", [["say \"yes\"", "c"]]),
    ("\"\",x", [["", "x"]]),
    ("\"a\" ,x", [["a", "x"]]),
    ("5\" nail,x", [["5\" nail", "x"]]),
    ("a\n\nb\n", [["a"], [""], ["b"]]),
    (",,", [["", "", ""]]),
  ])
  func rows(text: String, expected: [[String]]) {
    #expect(rows(text) == expected)
  }

  @Test("other delimiters")
  func delimiters() {
    #expect(rows("a;b,c\n", delimiter: ";") == [["a", "b,c"]])
    #expect(rows("a\tb\n", delimiter: "\t") == [["a", "b"]])
  }

  @Test("an unclosed quote is told with its place")
  func openQuote() {
    Array("x,\"abc\ny,z\n".utf8).withUnsafeBufferPointer { bytes in
      var scanner = CSVScanner(bytes, from: 0, delimiter: 44)
      scanner.readRow()
      #expect(scanner.openQuote == 2)
      #expect(scanner.isAtEnd)
    }
  }

  @Test("any bytes end", arguments: 0..<200)
  func anyBytes(seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array("\"\",\n\r;ab ".utf8)
    let text = (0..<Int.random(in: 0...60, using: &numbers)).map { _ in alphabet.randomElement(using: &numbers) ?? 0 }
    text.withUnsafeBufferPointer { bytes in
      var scanner = CSVScanner(bytes, from: 0, delimiter: 44)
      var last = -1
      while !scanner.isAtEnd {
        #expect(scanner.position > last, "seed \(seed)")
        last = scanner.position
        scanner.readRow()
      }
    }
  }
}
