public import Caseload
public import CivilTime
public import SourceText

/// Where records come from and what they prove: a folder of CSV files.
public struct SourceDescription: Sendable {
  /// The source's key in `duly.yaml`.
  public var name: String
  public var title: String
  public var folder: String
  /// When the files were taken from the case system.
  public var extractedAt: DateAndTime?
  /// How old the extract may be.
  public var maxAge: Span?
  public var dates: DateForms
  /// The byte between cells.
  public var delimiter: UInt8
  public var emptyValues: [String]
  /// What the source holds of each list that does not say otherwise.
  public var completeFrom: Holding
  /// nil: every list whose file lies in the folder.
  public var lists: [ListDescription]?
  public var span: SourceSpan?

  /// A folder without a description: every list whose file is there is complete, a list without a file is not supplied.
  public init(folder: String) {
    name = "data"
    title = "data folder"
    self.folder = folder
    dates = .either
    delimiter = UInt8(ascii: ",")
    emptyValues = []
    completeFrom = .completeAlways
  }
}

/// One list of a source.
public struct ListDescription: Sendable {
  public var list: String
  /// nil: not supplied.
  public var file: String?
  /// nil: as the source says.
  public var holding: Holding?
  /// Header for fields whose column has a name of its own.
  public var columns: [ColumnName]
  public var emptyValues: [(field: String, texts: [String], span: SourceSpan?)]
  public var span: SourceSpan?
  public var fileSpan: SourceSpan?

  public struct ColumnName: Sendable {
    public var field: String, header: String
    public var span: SourceSpan?
    public init(field: String, header: String, span: SourceSpan? = nil) {
      self.field = field
      self.header = header
      self.span = span
    }
  }

  public init(list: String, file: String?) {
    self.list = list
    self.file = file
    columns = []
    emptyValues = []
  }
}
