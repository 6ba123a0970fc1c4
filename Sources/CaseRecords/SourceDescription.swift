public import Caseload
public import CivilTime
public import SourceText

/// Where records come from and what they prove: a folder of CSV files.
public struct SourceDescription: Sendable {
  /// The source's key in `duly.yaml`.
  public var name: String
  /// What people read.
  public var title: String
  /// Where its files lie.
  public var folder: String
  /// When the files were taken from the case system.
  public var extractedAt: DateAndTime?
  /// How old the extract may be.
  public var maxAge: Span?
  /// How its dates are written.
  public var dates: DateForms
  /// The byte between cells.
  public var delimiter: UInt8
  /// Texts that read as blank, beside the schema's.
  public var emptyValues: [String]
  /// What the source holds of each list that does not say otherwise.
  public var completeFrom: Holding
  /// nil: every list whose file lies in the folder.
  public var lists: [ListDescription]?
  /// Set where the records are in memory already: CSV by the list's name, and no folder.
  var contents: [String: [UInt8]]?
  /// Where `duly.yaml` names the folder.
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
  /// The list's name in the schema.
  public var list: String
  /// nil: not supplied.
  public var file: String?
  /// nil: as the source says.
  public var holding: Holding?
  /// Header for fields whose column has a name of its own.
  public var columns: [ColumnName]
  /// Texts that read as blank in one field.
  public var emptyValues: [(field: String, texts: [String], span: SourceSpan?)]
  /// Where `duly.yaml` names the list, and its file.
  public var span: SourceSpan?, fileSpan: SourceSpan?

  /// The header of a field's column.
  public struct ColumnName: Sendable {
    /// The field's name in the schema, and the header as the file has it.
    public var field: String, header: String
    /// Where `duly.yaml` says so.
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
