/// Why a cell cannot be read. Never holds the cell's text.
public enum CellTrouble: UInt8, Sendable, Hashable, CaseIterable {
  case none
  case notADate, monthFirst, implausibleDate, otherDateForm
  case notANumber, tooManyDecimals
  case notYesOrNo
  case unlistedCode
  case notASpan
  case emptyWord
  case tooLong, textAfterQuote, quoteNotClosed
  case rowTooShort, rowTooLong
}

/// Which ways of writing a date a source uses.
public enum DateForms: Sendable, Hashable {
  /// `2026-03-31` and `31/03/2026` both.
  case either
  case isoOnly
  case dayFirstOnly
}
