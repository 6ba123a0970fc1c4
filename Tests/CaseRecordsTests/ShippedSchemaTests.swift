import CaseRecords
import Caseload
import SourceText
import Testing

/// Lists and fields as the shipped schema for the children looked after return has them, on a return written here.
@Suite("The children looked after return")
struct ShippedSchemaTests {
  private func schema() throws -> RecordSchema {
    let root = try #require(folderAbove(holding: "schemas/ssda903.yaml"))
    var diagnostics = Diagnostics()
    let file = try #require(
      SourceFile.read(
        path: root + "/schemas/ssda903.yaml", name: "ssda903.yaml", maximumBytes: 1 << 20, diagnostics: &diagnostics))
    let schema = readSchema(file, diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty, "\(report(diagnostics))")
    return try #require(schema)
  }

  @Test("reads files named and headed as the return has them")
  func madeUp() throws {
    let (records, diagnostics) = try load(
      [
        "2021-header.csv": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,2,18/03/2005,OOTH,,,\n2,1,29/07/2009,NOBT,,,\n",
        "2021-episodes.csv":
          "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
          + "1,25/03/2018,S,V2,N2,U4,PR4,13/08/2020,X1,,,,\n1,13/08/2020,P,V2,N2,U4,PR4,,,,,,\n2,01/04/2020,L,C2,N1,U4,PR1,,,,,,\n",
        "2021-reviews.csv": "CHILD,DOB,REVIEW,REVIEW_CODE\n1,18/03/2005,20/04/2018,PN1\n",
        "2021-missing.csv": "CHILD,DOB,MISSING,MIS_START,MIS_END\n",
      ], schema: schema())
    #expect(diagnostics.isEmpty, "\(report(diagnostics))")
    #expect(records?.quality.count(of: .columnUnknown) == 0)
    #expect(cells(records, "period_of_care.from") == ["2018-03-25", ""])
    #expect(cells(records, "period_of_care.until") == ["", ""])
    #expect(cells(records, "period_of_care.first_seen") == ["2018-03-25", "2020-04-01"])
    #expect(cells(records, "review.date") == ["2018-04-20"])
    #expect(cells(records, "child.ethnicity") == ["OOTH", "NOBT"])
  }

  @Test("a whole public return is read without a note about its columns")
  func sample() throws {
    guard let root = folderAbove(holding: "shared/samples/ssda903/2021-episodes.csv") else {
      print("skipped: the sample returns are not beside this checkout")
      return
    }
    var source = SourceDescription(folder: root + "/shared/samples/ssda903")
    let files = [
      "child": "header", "episode": "episodes", "review": "reviews", "missing": "missing", "uasc": "uasc", "oc2": "oc2",
      "oc3": "oc3", "previous_permanence": "previous_permanence",
    ]
    source.lists = files.sorted { $0.key < $1.key }.map { ListDescription(list: $0.key, file: "2021-\($0.value).csv") }
    var diagnostics = Diagnostics()
    let records = try #require(loadRecords(schema: schema(), source: source, diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty, "\(report(diagnostics))")
    for kind in [QualityKind.columnUnknown, .columnMissing, .cellNotReadable, .ownerUnknown] {
      #expect(records.quality.count(of: kind) == 0, "\(kind.rawValue)")
    }
    #expect(cells(records, "child.child_id").count == 144)
    #expect(cells(records, "episode.decom").count == 253)
    // 120 children with episodes; those of one overlap, and none has a gap.
    #expect(cells(records, "period_of_care.first_seen").count == 120)
  }
}
